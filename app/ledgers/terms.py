"""蒙古文用语: what headings are called in Mongolian, and who has approved it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.forms.terms import APPROVED, take_up
from app.ledger.base import Finding, Ledger, Sheet, Suggestions, column, refuse, warn
from app.ledger.fields import Code, Day, Text

if TYPE_CHECKING:
    from collections.abc import Iterator


class Term(Ledger):
    """蒙古文用语: one word for forms. One that nobody has approved is never printed."""

    __tablename__ = "terms"
    sheet = Sheet(
        title="蒙古文用语",
        group="设置",
        domain="shared",
        rank=93,
        measure="条",
        named_by="chinese",
        match_on=(("chinese",),),
        order=("chinese",),
        unique=("chinese",),
        suggestions=Suggestions(title="放入程序带的用语（都没有审定）", put_in=take_up),
    )

    chinese: Mapped[str | None] = column(
        Text(
            label="汉文",
            required=True,
            search=True,
            sorted=True,
            most=60,
            aliases=("中文", "汉语"),
            help="和表格上的字一样，如“姓名”、“党员名册”。",
        )
    )
    mongolian: Mapped[str | None] = column(
        Text(
            label="蒙古文",
            mongolian=True,
            most=200,
            aliases=("蒙文",),
            help="由懂蒙古文的人填写和核对，程序不自动翻译。",
        )
    )
    state: Mapped[str | None] = column(
        Code(
            label="审定情况",
            table="term_state",
            aliases=("状态",),
            help="没有审定的用语不会印出来。",
        )
    )
    approved_by: Mapped[str | None] = column(
        Text(label="审定人", personal=True, most=60, aliases=("审定",))
    )
    approved_on: Mapped[str | None] = column(Day(label="审定日期", aliases=("审定时间",)))
    grade: Mapped[str | None] = column(
        Code(label="出处等级", table="term_grade", aliases=("等级",), listed=False)
    )
    source: Mapped[str | None] = column(Text(label="出处", most=300, aliases=("来源",)))
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2, listed=False))

    def check(self) -> Iterator[Finding]:
        """An approval by nobody, or of nothing."""
        if self.state != APPROVED:
            return
        if not self.mongolian:
            yield refuse("mongolian", "已审定的用语要写蒙古文")
        if not self.approved_by:
            yield refuse("approved_by", "请写明是谁审定的；没有审定的，审定情况选“未审定”")
        if not self.approved_on:
            yield warn("approved_on", "还没有写审定日期")
