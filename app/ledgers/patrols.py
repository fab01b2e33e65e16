"""巡边日志: who rode which section, which markers they passed, what was broken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.language import marked
from app.ledger.base import Closed, Finding, Ledger, Sheet, Usual, column, warn
from app.ledger.counts import By, Count, Measure, Passing
from app.ledger.fields import (
    Code,
    Day,
    Link,
    Markers,
    Number,
    Operator,
    People,
    Text,
    Time,
    Width,
)
from app.ledger.forms import Form, FormColumn, columns
from app.ledger.questions import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator

FAULTY = Condition("observation", Operator.ONE_OF, ("1",))
"""界碑或设施损坏."""
PASSING = Passing(
    places="boundary_markers",
    number="number",
    along="section",
    rides="patrols",
    passed="markers",
    on="date",
    checked="checked_on",
    first="first_marker",
    last="last_marker",
)
TIMES = Measure(name="records", title="次数", unit="次")
KILOMETRES = Measure(name="km", title="里程", kind="sum", field="distance", unit="公里")
HOURS = Measure(name="hours", title="时长", kind="hours", field="depart", until="back", unit="小时")
PEOPLE = Measure(name="people", title="出动", kind="people", field="party", unit="人次")
PASSED = Measure(name="passed", title="经过界碑", kind="passed", field="markers", unit="座次")
REACHED = Measure(name="reached", title="界碑到位率", kind="reached")
FAULTS = (
    Measure(name="faults", title="设施问题", where=(FAULTY,), unit="件"),
    Measure(
        name="faults_closed",
        title="已处置",
        where=(FAULTY, Condition("handled", Operator.FILLED)),
        unit="件",
    ),
)
COUNTS = (
    Count(
        name="overview",
        title="巡边统计表",
        printed="巡边统计表",
        parts=("section", "month", "markers", "party"),
        period="date",
        chart="bars",
    ),
    Count(
        name="section",
        title="按管段",
        by=By(field="section"),
        measures=(TIMES, KILOMETRES, HOURS, PEOPLE, PASSED, REACHED, *FAULTS),
        period="date",
        passing=PASSING,
        chart="bars",
        note="时长从出发算到返回；界碑到位率是这段时间里到过的界碑占管段全部界碑的百分比。",
    ),
    Count(
        name="month",
        title="按月",
        by=By(field="date", step="month"),
        measures=(TIMES, KILOMETRES, HOURS, PEOPLE, PASSED, *FAULTS),
        period="date",
        chart="upright",
    ),
    Count(
        name="year",
        title="按年",
        by=By(field="date", step="year"),
        measures=(TIMES, KILOMETRES, HOURS, PEOPLE, PASSED, *FAULTS),
        period="date",
        chart="upright",
    ),
    Count(
        name="party",
        title="按人员",
        by=By(field="party", title="人员"),
        measures=(TIMES, KILOMETRES, HOURS),
        period="date",
        note="按姓名的拼音排列，不分先后；几个人一起巡边，每人都算一次。",
    ),
    Count(
        name="markers",
        title="界碑到位",
        period="date",
        passing=PASSING,
        coverage=True,
    ),
    Count(name="kind", title="按类型", by=By(field="kind"), period="date", chart="bars"),
    Count(
        name="faults",
        title="设施问题",
        by=By(field="section"),
        where=(FAULTY,),
        measures=(
            Measure(name="faults", title="设施问题", unit="件"),
            Measure(
                name="open",
                title="没有处置",
                where=(Condition("handled", Operator.EMPTY),),
                unit="件",
            ),
            Measure(
                name="closed",
                title="已处置",
                where=(Condition("handled", Operator.FILLED),),
                unit="件",
            ),
        ),
        period="date",
        note="情况类别是“界碑或设施损坏”的巡边记录；填了处置情况的算已处置。",
    ),
)

BOOK = Form(
    name="roster",
    title="护边员巡逻登记簿",
    columns=(
        *columns(
            "date",
            "depart",
            "back",
            "party",
            "section",
            "transport",
            "distance",
            "weather",
            "markers",
            "facilities",
            "handled",
            "reported_to",
        ),
        FormColumn(title="签字", width=16),
        FormColumn(field="remarks"),
    ),
    order=("date", "depart"),
    total="合计：{count} 次",
    totals=("distance",),
)

FORMS = (
    BOOK,
    replace(
        BOOK,
        name="blank",
        title="护边员巡逻登记簿（空白）",
        heading="{office}护边员巡逻登记簿",
        blank=True,
        fill=True,
    ),
    Form(
        name="stats",
        title="巡边统计表",
        layout="counts",
        paper="A4 landscape",
        count="overview",
    ),
    Form(
        name="coverage",
        title="界碑到位图",
        layout="counts",
        count="markers",
    ),
)


class Patrol(Ledger):
    """巡边日志: one ride (DB15/T 2986-2023, 2989-2023).

    What concerns people is not written here: it is reported to the police by word of mouth, and
    only when and to whom is noted.
    """

    __tablename__ = "patrols"
    sheet = Sheet(
        title="巡边日志",
        group="巡边",
        domain="patrols",
        rank=30,
        measure="次",
        counts=COUNTS,
        named_by="date",
        match_on=(("number",), ("date", "depart", "section"), ("date", "section")),
        order=("-date",),
        unique=("number",),
        alike=(("date", "depart", "section"),),
        closed=Closed(
            by="reviewed_on",
            notice=marked("这次巡边已经审核，再改动会记为更正，原来的内容不会丢"),
        ),
        views=(
            Usual(title="本月", where=(Condition("date", Operator.DURING, ("this_month",)),)),
            Usual(
                title="界碑有问题",
                where=(Condition("markers", Operator.NOTED, ("褪色", "损坏")),),
                columns=("date", "section", "markers", "facilities", "handled", "reported_to"),
            ),
            Usual(
                title="没有审核",
                where=(Condition("reviewed_on", Operator.EMPTY),),
                columns=("date", "depart", "back", "party", "section", "markers", "facilities"),
            ),
        ),
        forms=FORMS,
    )

    date: Mapped[str | None] = column(
        Day(label="日期", required=True, section="出巡", aliases=("巡逻日期", "巡边日期", "时间"))
    )
    number: Mapped[str | None] = column(
        Text(label="编号", search=True, most=40, listed=False, aliases=("巡逻编号", "登记号"))
    )
    depart: Mapped[str | None] = column(
        Time(label="出发时间", short="出发", aliases=("出发", "出发时刻", "开始时间"))
    )
    back: Mapped[str | None] = column(
        Time(label="返回时间", short="返回", aliases=("返回", "返回时刻", "结束时间"))
    )
    section: Mapped[str | None] = column(
        Link(
            label="管段",
            to="sections",
            grows=True,
            search=True,
            aliases=("巡逻管段", "巡逻路段", "路线"),
        )
    )
    kind: Mapped[str | None] = column(
        Code(label="类型", table="patrol_type", listed=False, aliases=("巡逻类型", "巡边类型"))
    )
    leader: Mapped[str | None] = column(
        Link(
            label="带队",
            to="members",
            person=True,
            personal=True,
            listed=False,
            aliases=("带队人", "负责人", "组长"),
        )
    )
    party: Mapped[str | None] = column(
        People(
            label="巡逻人员",
            to="members",
            counted="party_size",
            search=True,
            personal=True,
            aliases=("人员", "参加人员", "护边员", "巡边人员"),
        )
    )
    party_size: Mapped[int | None] = column(
        Number(label="人数", unit="人", listed=False, aliases=("巡逻人数", "参加人数"))
    )
    partners: Mapped[str | None] = column(
        Text(
            label="联合单位",
            listed=False,
            help="只写单位和人数，如“边境派出所2人”，不写姓名。",
            aliases=("联巡单位",),
        )
    )
    transport: Mapped[str | None] = column(
        Code(
            label="方式",
            table="transport",
            open=True,
            aliases=("巡逻方式", "交通方式", "交通工具"),
            section="行程",
        )
    )
    distance: Mapped[int | None] = column(
        Number(
            label="里程",
            decimals=1,
            unit="公里",
            units=("千米", "km"),
            aliases=("巡逻里程", "公里数", "行程"),
        )
    )
    weather: Mapped[str | None] = column(
        Text(label="天气", most=60, width=Width.SHORT, aliases=("天气情况",))
    )
    materials: Mapped[str | None] = column(
        Text(label="携带物资", listed=False, aliases=("物资", "装备"))
    )
    markers: Mapped[str | None] = column(
        Markers(
            label="经过界碑",
            section="所见",
            aliases=("界碑", "界碑号", "途经界碑"),
            help="按经过的顺序写；可以写 1231-1234；有损坏的写成 1236（褪色）。",
        )
    )
    facilities: Mapped[str | None] = column(
        Text(
            label="界碑及设施情况",
            short="界碑设施情况",
            lines=3,
            search=True,
            aliases=("设施情况", "界碑情况", "巡逻情况", "发现情况"),
            help="只写界碑和设施；与人有关的口头报告派出所，这里不写姓名、车牌和样貌。",
        )
    )
    observation: Mapped[str | None] = column(
        Code(label="情况类别", table="observation", listed=False, aliases=("问题类别",))
    )
    handled: Mapped[str | None] = column(
        Text(label="处置情况", lines=2, aliases=("处置", "处理情况", "处置措施"))
    )
    reported_to: Mapped[str | None] = column(
        Text(label="报告对象", width=Width.SHORT, aliases=("报告", "上报对象", "报告单位"))
    )
    reported_at: Mapped[str | None] = column(
        Time(label="报告时间", listed=False, aliases=("上报时间",))
    )
    reviewed_by: Mapped[str | None] = column(
        Text(label="审核人", personal=True, listed=False, section="审核", aliases=("审核",))
    )
    reviewed_on: Mapped[str | None] = column(
        Day(
            label="审核日期",
            listed=False,
            aliases=("审核时间",),
            help="填上就算审核过了。",
        )
    )
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2, section="其他"))

    def check(self) -> Iterator[Finding]:
        """Times and a distance that can hardly be."""
        if self.depart and self.back and self.back < self.depart:
            yield warn("back", "返回时间早于出发时间，请核对")
        if self.distance and self.distance > 5000:
            yield warn("distance", "里程超过 500 公里，请核对")
        if self.markers is None and self.section is None:
            yield warn("section", "没有写管段，也没有写经过的界碑")
