"""办公规定: by what an office works; a township lays it down for all its villages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.ledger.base import Finding, Ledger, Sheet, column, refuse, warn
from app.ledger.fields import Code, Number, Text
from app.rules import rule_named

if TYPE_CHECKING:
    from collections.abc import Iterator


class OfficeRule(Ledger):
    """办公规定: one rule, by which everybody below works who has none of his own."""

    __tablename__ = "office_rules"
    sheet = Sheet(
        title="办公规定",
        group="设置",
        domain="shared",
        rank=91,
        measure="条",
        named_by="rule",
        match_on=(("rule",),),
        order=("rule",),
    )

    rule: Mapped[str | None] = column(
        Code(
            label="规定",
            table="office_rule",
            required=True,
            help="本办公室自己定了的，按自己的；没有定的，先按苏木的，再按旗的。",
        )
    )
    number: Mapped[int | None] = column(
        Number(label="数值", help="提醒的规定写天数或者条数；写 0 就不提醒。")
    )
    words: Mapped[str | None] = column(
        Text(
            label="文字",
            lines=2,
            most=200,
            help="印在名册下面的话写在这里；表格用的文字写“中文”、“蒙古文在前”或“中文在前”。",
        )
    )
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2, listed=False))

    def check(self) -> Iterator[Finding]:
        """A value that nothing could work by."""
        known = rule_named(self.rule)
        if known is None:
            return
        kind = known.kind
        if kind.is_number and not kind.takes(self.number):
            yield refuse(
                "number",
                "请写 {least} 到 {most} 的整数",
                least=kind.least,
                most=kind.most,
            )
        if kind.choices and not kind.takes(self.words):
            yield refuse("words", "请写其中的一个：{choices}", choices="、".join(kind.choices))
        elif not kind.is_number and not kind.takes(self.words):
            yield refuse("words", "请写要印的话，最多 {most} 个字", most=kind.most)
        if not kind.is_number and self.number is not None:
            yield warn("number", "这条规定只看“文字”一栏，数值用不上")
