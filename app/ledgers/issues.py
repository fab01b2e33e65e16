"""中心户问题: what people raised at a central household, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.language import marked
from app.ledger.base import Closed, Finding, Ledger, Sheet, Usual, column, warn
from app.ledger.counts import By, Count, Measure
from app.ledger.fields import Code, Day, Link, Operator, PersonName, Text
from app.ledger.forms import Form, columns
from app.ledger.questions import Condition

if TYPE_CHECKING:
    from collections.abc import Iterator


SETTLED = frozenset({"4", "5", "6"})
OPEN = Condition("status", Operator.ONE_OF, tuple(sorted(SETTLED)), negated=True)

DONE = Condition("status", Operator.ONE_OF, tuple(sorted(SETTLED)))
MEASURES = (
    Measure(name="records", title="收集", unit="件"),
    Measure(name="solved", title="办结", where=(DONE,), unit="件"),
    Measure(name="open", title="没有办结", where=(OPEN,), unit="件"),
    Measure(name="share", title="办结率", kind="share", where=(DONE,)),
    Measure(
        name="days",
        title="平均办理天数",
        kind="days",
        field="raised_on",
        until="solved_on",
        unit="天",
    ),
)
STATES = ("1", "2", "3", "4", "5", "6")
COUNTS = (
    Count(
        name="category",
        title="按类别",
        by=By(field="category"),
        measures=MEASURES,
        period="raised_on",
        chart="bars",
        note="平均办理天数从收集日期算到办结日期，只算两个日期都填了的。",
    ),
    Count(
        name="status",
        title="按办理状态",
        by=By(field="status", always=STATES),
        period="raised_on",
        chart="bars",
    ),
    Count(
        name="month",
        title="按月",
        by=By(field="raised_on", step="month"),
        measures=MEASURES,
        period="raised_on",
        chart="upright",
    ),
    Count(
        name="category_status",
        title="类别和办理状态",
        by=By(field="category"),
        across=By(field="status", always=STATES),
        period="raised_on",
    ),
)


class Issue(Ledger):
    """问题台账: a question, who looks after it, until when, and how it was solved."""

    __tablename__ = "issues"
    sheet = Sheet(
        title="问题办理",
        group="中心户",
        domain="households",
        rank=23,
        measure="件",
        counts=COUNTS,
        named_by="issue",
        match_on=(("household", "raised_on", "issue"),),
        order=("-raised_on",),
        alike=(("household", "raised_on", "issue"),),
        closed=Closed(
            by="status",
            at=SETTLED,
            free=frozenset({"solved_on", "result", "satisfaction"}),
            notice=marked("这件事已经办结，再改动会记为更正，原来的内容不会丢"),
        ),
        views=(
            Usual(title="没有办结", where=(OPEN,), order=("due",)),
            Usual(
                title="超过期限",
                where=(OPEN, Condition("due", Operator.DURING, ("before:0:day",))),
                order=("due",),
            ),
        ),
        forms=(
            Form(
                name="roster",
                title="党员中心户问题办理台账",
                columns=columns(
                    "raised_on",
                    "household",
                    "category",
                    "issue",
                    "assigned_to",
                    "due",
                    "status",
                    "solved_on",
                    "satisfaction",
                ),
                order=("raised_on",),
                total="合计：{count} 件",
                totals=("status",),
            ),
        ),
    )

    raised_on: Mapped[str | None] = column(
        Day(label="收集日期", required=True, aliases=("日期", "收集时间", "时间"))
    )
    household: Mapped[str | None] = column(
        Link(
            label="中心户",
            to="households",
            belongs=True,
            person=True,
            personal=True,
            aliases=("党员中心户", "中心户户主"),
        )
    )
    raised_by: Mapped[str | None] = column(
        PersonName(
            label="反映人", personal=True, listed=False, help="可以不填。", aliases=("反映群众",)
        )
    )
    category: Mapped[str | None] = column(
        Code(label="类别", table="issue_category", open=True, aliases=("问题类别", "问题类型"))
    )
    issue: Mapped[str | None] = column(
        Text(
            label="问题",
            required=True,
            lines=4,
            search=True,
            aliases=("问题内容", "收集问题", "反映问题", "问题描述"),
        )
    )
    assigned_to: Mapped[str | None] = column(
        Text(label="承办人", personal=True, aliases=("办理人", "责任人", "承办单位"))
    )
    due: Mapped[str | None] = column(
        Day(label="办结期限", aliases=("办理时限", "期限", "完成时限"))
    )
    status: Mapped[str | None] = column(
        Code(label="状态", table="issue_status", aliases=("办理状态", "办理情况", "进展"))
    )
    solved_on: Mapped[str | None] = column(Day(label="办结日期", aliases=("办结时间", "完成时间")))
    result: Mapped[str | None] = column(
        Text(label="办理结果", lines=3, listed=False, aliases=("结果", "处理结果"))
    )
    satisfaction: Mapped[str | None] = column(
        Code(label="满意度", table="satisfaction", aliases=("群众满意度", "评价"))
    )

    def check(self) -> Iterator[Finding]:
        """An issue that says that it is solved, and does not say when."""
        if self.status in SETTLED and not self.solved_on:
            yield warn("solved_on", "已经办结的问题还没有填办结日期")
        if self.raised_on and self.solved_on and self.solved_on < self.raised_on:
            yield warn("solved_on", "办结日期早于收集日期，请核对")
