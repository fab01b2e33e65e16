"""中心户活动: what took place at a central household."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.counts import By, Count, Measure
from app.ledger.fields import Attachments, Code, Day, Link, Number, Text
from app.ledger.forms import Form, FormBox, columns


def _told(words: str, field: str, across: int, least: float = 11) -> tuple[FormBox, FormBox]:
    """A heading, and what the record says beside it."""
    return (
        FormBox(words=words, across=2, heading=True),
        FormBox(field=field, across=across, least=least),
    )


RECORD = Form(
    name="record",
    title="中心户活动记录",
    heading="{office}党员中心户活动记录",
    layout="sheet",
    paper="A4 portrait",
    grid=(1.0,) * 12,
    boxes=(
        (*_told("时间", "held_on", 4), *_told("时长", "hours", 4)),
        (*_told("地点", "place", 4), *_told("中心户", "household", 4)),
        (*_told("主持人", "leader", 4), *_told("类别", "function", 4)),
        (*_told("主题", "topic", 6), *_told("参加人数", "attendance", 2)),
        _told("内容", "content", 10, 88),
        (FormBox(words="收集问题", across=2, heading=True), FormBox(across=10, least=36)),
        _told("备注", "remarks", 10, 16),
    ),
    signatures=("主持人（签字）", "记录人（签字）"),
)
"""One gathering on a page; what people raised is written in by hand."""

TIMES = Measure(name="records", title="次数", unit="次")
PRESENT = Measure(name="attendance", title="参加人次", kind="sum", field="attendance", unit="人次")
HOURS = Measure(name="hours", title="时长", kind="sum", field="hours", unit="小时")
COUNTS = (
    Count(
        name="function",
        title="按类别",
        by=By(field="function"),
        measures=(TIMES, PRESENT, HOURS),
        period="held_on",
        chart="bars",
    ),
    Count(
        name="month",
        title="按月",
        by=By(field="held_on", step="month"),
        measures=(TIMES, PRESENT, HOURS),
        period="held_on",
        chart="upright",
    ),
    Count(
        name="year",
        title="按年",
        by=By(field="held_on", step="year"),
        measures=(TIMES, PRESENT, HOURS),
        period="held_on",
        chart="upright",
    ),
    Count(
        name="month_function",
        title="月份和类别",
        by=By(field="held_on", step="month"),
        across=By(field="function"),
        period="held_on",
    ),
)


class Activity(Ledger):
    """中心户活动: one gathering; who came is counted, names are not needed."""

    __tablename__ = "activities"
    sheet = Sheet(
        title="中心户活动",
        group="中心户",
        domain="households",
        rank=22,
        measure="次",
        counts=COUNTS,
        named_by="topic",
        match_on=(("household", "held_on", "topic"),),
        order=("-held_on",),
        alike=(("household", "held_on", "topic"),),
        forms=(
            Form(
                name="roster",
                title="党员中心户活动一览表",
                columns=columns(
                    "held_on",
                    "household",
                    "function",
                    "topic",
                    "leader",
                    "attendance",
                    "hours",
                    "content",
                ),
                order=("held_on",),
                total="合计：{count} 次",
                totals=("attendance", "function"),
            ),
            RECORD,
        ),
    )

    held_on: Mapped[str | None] = column(
        Day(label="日期", required=True, aliases=("时间", "活动时间", "活动日期"))
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
    function: Mapped[str | None] = column(
        Code(label="类别", table="activity_function", aliases=("活动类别", "活动类型"))
    )
    topic: Mapped[str | None] = column(
        Text(label="主题", required=True, search=True, aliases=("活动主题", "活动内容摘要"))
    )
    place: Mapped[str | None] = column(Text(label="地点", listed=False, aliases=("活动地点",)))
    leader: Mapped[str | None] = column(
        Link(label="主持人", to="members", person=True, personal=True, aliases=("主持",))
    )
    attendance: Mapped[int | None] = column(
        Number(label="参加人数", unit="人", aliases=("人数", "到场人数"))
    )
    hours: Mapped[int | None] = column(
        Number(label="时长", decimals=1, unit="小时", units=("学时", "时"), aliases=("学时",))
    )
    content: Mapped[str | None] = column(
        Text(label="内容", lines=5, search=True, aliases=("活动内容", "主要内容"))
    )
    photos: Mapped[str | None] = column(Attachments(label="照片"))
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2, listed=False))
