"""打印表格: forms that an office has made for itself; a township's go to all its villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.ledger.base import Finding, Ledger, Sheet, column, warn
from app.ledger.fields import Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class PrintForm(Ledger):
    """打印表格: one form, as a document (`app.forms.documents`)."""

    __tablename__ = "print_forms"
    sheet = Sheet(
        title="打印表格",
        group="设置",
        domain="shared",
        rank=92,
        measure="张",
        inside=True,
        named_by="title",
        match_on=(("for_ledger", "name"),),
        order=("for_ledger", "title"),
    )

    for_ledger: Mapped[str | None] = column(
        Text(label="台账", required=True, most=60, help="台账在程序里的名称，如 members。")
    )
    name: Mapped[str | None] = column(
        Text(
            label="名称",
            required=True,
            most=40,
            help="给命令行用的名称；和程序自带的表格相同，就代替那一张。",
        )
    )
    title: Mapped[str | None] = column(
        Text(label="标题", required=True, search=True, most=200, aliases=("表名",))
    )
    document: Mapped[str | None] = column(
        Text(
            label="表格内容",
            lines=4,
            most=60_000,
            listed=False,
            help="在打印预览里点“改表格”来改，不用在这里写。",
        )
    )

    def check(self) -> Iterator[Finding]:
        """A document of which nothing can be used."""
        from app.forms.documents import load  # noqa: PLC0415 declarations load no typesetter

        if load(self.document or "").form is None:
            yield warn("document", "表格内容读不了，打印时没有这张表")
