"""管理类别变动: when a member went from one management class to another."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Code, Link, PartialDay, Text


class MemberClass(Ledger):
    """管理类别变动: one change; kept by the program when a member's class is changed."""

    __tablename__ = "member_classes"
    sheet = Sheet(
        title="类别变动",
        group="党务",
        domain="members",
        rank=11,
        measure="次",
        named_by="member",
        match_on=(("member", "since", "became"),),
        order=("-since",),
        inside=True,
        moves_along=True,
    )

    member: Mapped[str | None] = column(
        Link(
            label="姓名",
            to="members",
            belongs=True,
            person=True,
            required=True,
            personal=True,
            aliases=("党员", "党员姓名"),
        )
    )
    was: Mapped[str | None] = column(
        Code(label="原类别", table="management", personal=True, aliases=("变动前",))
    )
    became: Mapped[str | None] = column(
        Code(label="现类别", table="management", required=True, personal=True, aliases=("变动后",))
    )
    since: Mapped[str | None] = column(
        PartialDay(label="变动日期", personal=True, aliases=("变动时间", "起始日期"))
    )
    reason: Mapped[str | None] = column(Text(label="原因", lines=2, personal=True))
