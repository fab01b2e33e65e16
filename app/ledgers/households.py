"""党员中心户: host families that serve their neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.ledger.base import Finding, Ledger, Sheet, Usual, column, warn
from app.ledger.counts import By, Count, Measure
from app.ledger.fields import (
    Children,
    Code,
    Link,
    Number,
    Operator,
    PartialDay,
    People,
    Phone,
    Text,
    Width,
)
from app.ledger.forms import Form, FormLine, columns
from app.ledger.questions import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator


USUAL_RADIUS = 150
"""15 km, in tenths: how far a central household usually reaches in Xilin Gol."""

PLAQUE = Form(
    name="plaque",
    title="中心户牌匾卡",
    layout="labels",
    paper="A4 portrait",
    label=(88.0, 60.0),
    lines=(
        FormLine(words="党员中心户", size=26, align="center"),
        FormLine(words="{host}", size=20, align="center"),
        FormLine(words="编号：{number}", size=12, align="center"),
        FormLine(words="联系半径：{radius}　联系户：{families_stated}", size=12, align="center"),
        FormLine(words="挂牌：{plaque_on}", size=12, align="center"),
        FormLine(words="{office}", size=14, align="center"),
    ),
)
CARD = Form(
    name="card",
    title="中心户联系卡",
    layout="labels",
    paper="A4 portrait",
    label=(88.0, 54.0),
    lines=(
        FormLine(words="党员中心户联系卡", size=16, align="center"),
        FormLine(words="户主：{host}", size=14),
        FormLine(words="电话：{phone}", size=14),
        FormLine(words="地址：{address}", size=12),
        FormLine(words="联系党员：{partners}", size=12),
        FormLine(words="{office}", size=12, align="right"),
    ),
    full=True,
)
"""Given to the linked families; without the telephone number it would be of no use."""
COUNTS = (
    Count(
        name="coverage",
        title="覆盖情况",
        measures=(
            Measure(name="households", title="中心户", unit="户"),
            Measure(
                name="families", title="联系户数", kind="sum", field="families_stated", unit="户"
            ),
            Measure(name="people", title="联系人数", kind="sum", field="people_stated", unit="人"),
            Measure(name="radius", title="平均联系半径", kind="mean", field="radius", unit="公里"),
            Measure(
                name="plaques",
                title="已挂牌",
                where=(Condition("plaque_on", Operator.FILLED),),
                unit="户",
            ),
        ),
        note="联系户数和联系人数按中心户登记的数字相加；联系户名册里的户数见“联系户”。",
    ),
    Count(
        name="status",
        title="按状态",
        by=By(field="status", always=("1", "2")),
        chart="bars",
    ),
)


class Household(Ledger):
    """党员中心户: the host, how far it reaches, and the families it is linked with."""

    __tablename__ = "households"
    sheet = Sheet(
        title="党员中心户",
        group="中心户",
        domain="households",
        rank=20,
        measure="户",
        counts=COUNTS,
        named_by="host",
        match_on=(("number",), ("host", "address"), ("host",)),
        order=("number",),
        unique=("number",),
        alike=(("host",),),
        moves=True,
        views=(
            Usual(
                title="在用的", where=(Condition("status", Operator.ONE_OF, ("2",), negated=True),)
            ),
            Usual(
                title="没有联系户",
                where=(Condition("families", Operator.EMPTY),),
                columns=("number", "host", "address", "phone", "families_stated", "remarks"),
            ),
            Usual(
                title="没有挂牌",
                where=(Condition("plaque_on", Operator.EMPTY),),
                columns=("number", "host", "address", "phone", "approved_on", "plaque_on"),
            ),
        ),
        forms=(
            Form(
                name="roster",
                title="党员中心户一览表",
                columns=columns(
                    "number",
                    "host",
                    "address",
                    "radius",
                    "families_stated",
                    "people_stated",
                    "families",
                    "partners",
                    "plaque_on",
                    "phone",
                    "remarks",
                ),
                total="合计：{count} 户",
                totals=("families_stated", "people_stated"),
            ),
            PLAQUE,
            CARD,
        ),
    )

    number: Mapped[str | None] = column(
        Text(
            label="中心户编号",
            short="编号",
            sorted=True,
            search=True,
            most=40,
            width=Width.SHORT,
            section="中心户",
            aliases=("编号", "牌号", "门牌编号"),
        )
    )
    host: Mapped[str | None] = column(
        Link(
            label="中心户户主",
            short="户主",
            to="members",
            person=True,
            required=True,
            search=True,
            personal=True,
            aliases=("户主", "户主姓名", "中心户", "中心户长", "党员中心户"),
        )
    )
    address: Mapped[str | None] = column(
        Text(
            label="地址",
            address=True,
            search=True,
            personal=True,
            aliases=("住址", "家庭住址", "所在地"),
        )
    )
    phone: Mapped[str | None] = column(
        Phone(label="联系电话", search=True, aliases=("电话", "手机号", "联系方式"))
    )
    radius: Mapped[int | None] = column(
        Number(
            label="联系半径",
            decimals=1,
            unit="公里",
            units=("千米", "km", "里地"),
            aliases=("辐射半径", "半径"),
            section="联系范围",
        )
    )
    families_stated: Mapped[int | None] = column(
        Number(label="联系户数", unit="户", aliases=("户数", "联系农牧户数"))
    )
    people_stated: Mapped[int | None] = column(
        Number(label="联系人数", unit="人", units=("口人", "口"), aliases=("人数", "联系人口"))
    )
    families = Children(
        label="联系户",
        ledger="families",
        by="head",
        aliases=("联系户名单", "联系户户主", "所联系户"),
    )
    partners: Mapped[str | None] = column(
        People(
            label="联系党员",
            to="members",
            personal=True,
            aliases=("所联系党员", "联系党员姓名"),
        )
    )
    plaque_on: Mapped[str | None] = column(
        PartialDay(label="挂牌时间", section="设立", aliases=("挂牌日期", "授牌时间", "授牌日期"))
    )
    approved_on: Mapped[str | None] = column(
        PartialDay(label="批准时间", listed=False, aliases=("批准日期", "审批时间"))
    )
    status: Mapped[str | None] = column(
        Code(label="状态", table="household_status", listed=False, aliases=("使用状态",))
    )
    facilities: Mapped[str | None] = column(
        Text(
            label="设施",
            lines=2,
            listed=False,
            aliases=("设施配备", "配套设施"),
            help="如党旗、书柜、急救箱、取暖设备。",
        )
    )
    remarks: Mapped[str | None] = column(Text(label="备注", lines=3))

    def check(self) -> Iterator[Finding]:
        """A reach that is more than usual."""
        if self.radius and self.radius > 3 * USUAL_RADIUS:
            yield warn("radius", "联系半径超过 45 公里，请核对是不是公里数")
