"""What is counted of the patrols."""

from __future__ import annotations

from app.ledger.counts import By, Count, Measure, Passing
from app.ledger.fields import Operator
from app.ledger.questions import Condition

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
