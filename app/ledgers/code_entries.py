"""代码: what an office (or the township for all its villages) adds to the code tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.ledger.base import Finding, Ledger, Sheet, column, warn
from app.ledger.fields import Code, Day, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class CodeEntry(Ledger):
    """代码: one entry of a code table, new or in place of the one with the same code."""

    __tablename__ = "code_entries"
    sheet = Sheet(
        title="代码表",
        group="设置",
        domain="shared",
        rank=90,
        measure="条",
        named_by="label",
        match_on=(("code_table", "code"),),
        order=("code_table", "code"),
    )

    code_table: Mapped[str | None] = column(
        Code(label="代码表", table="tables", required=True, aliases=("表",))
    )
    code: Mapped[str | None] = column(
        Text(label="代码", required=True, most=20, help="和已有的代码相同，就代替原来的那一条。")
    )
    label: Mapped[str | None] = column(
        Text(label="名称", required=True, search=True, most=60, aliases=("内容",))
    )
    aliases: Mapped[str | None] = column(
        Text(label="别名", help="表格里还会怎么写，用“、”隔开。", aliases=("其他写法",))
    )
    since: Mapped[str | None] = column(Day(label="启用日期"))
    until: Mapped[str | None] = column(Day(label="停用日期"))

    def check(self) -> Iterator[Finding]:
        """An entry that ends before it begins."""
        if self.since and self.until and self.until < self.since:
            yield warn("until", "停用日期早于启用日期，请核对")
