"""联系户: the families that a central household is linked with."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.counts import By, Count, Measure
from app.ledger.fields import Link, Number, PersonName, Phone, Text
from app.ledger.forms import Form, columns

COUNTS = (
    Count(
        name="household",
        title="各中心户的联系户",
        by=By(field="household"),
        measures=(
            Measure(name="families", title="联系户", unit="户"),
            Measure(name="people", title="人口", kind="sum", field="people", unit="人"),
        ),
    ),
)


class Family(Ledger):
    """联系户: a family by its head; the other people in it are only counted."""

    __tablename__ = "families"
    sheet = Sheet(
        title="联系户",
        group="中心户",
        domain="households",
        rank=21,
        measure="户",
        counts=COUNTS,
        named_by="head",
        match_on=(("household", "head"), ("head", "phone"), ("head",)),
        order=("head",),
        alike=(("head", "phone"),),
        moves=True,
        forms=(
            Form(
                name="roster",
                title="联系户名册",
                columns=columns("head", "people", "address", "phone", "member", "remarks"),
                group="household",
                total="合计：{count} 户",
                totals=("people",),
            ),
        ),
    )

    head: Mapped[str | None] = column(
        PersonName(
            label="户主",
            required=True,
            search=True,
            personal=True,
            aliases=("户主姓名", "姓名", "联系户户主", "联系户"),
        )
    )
    household: Mapped[str | None] = column(
        Link(
            label="所属中心户",
            short="中心户",
            to="households",
            belongs=True,
            person=True,
            personal=True,
            aliases=("中心户", "中心户户主", "党员中心户"),
        )
    )
    people: Mapped[int | None] = column(
        Number(
            label="人口", unit="人", units=("口人", "口"), aliases=("人数", "家庭人口", "人口数")
        )
    )
    address: Mapped[str | None] = column(
        Text(label="住址", address=True, search=True, personal=True, aliases=("家庭住址", "地址"))
    )
    phone: Mapped[str | None] = column(
        Phone(label="联系电话", search=True, aliases=("电话", "手机号", "联系方式"))
    )
    member: Mapped[str | None] = column(
        Link(label="联系党员", to="members", person=True, personal=True, aliases=("包联党员",))
    )
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2))
