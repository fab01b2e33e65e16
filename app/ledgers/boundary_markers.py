"""界碑: the markers along a section, and their condition."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, Usual, column
from app.ledger.counts import By, Count, Passing
from app.ledger.fields import Code, Day, Link, Marker, Operator, Text
from app.ledger.forms import Form, FormColumn
from app.ledger.questions import Condition

COUNTS = (
    Count(
        name="condition",
        title="按状况",
        by=By(field="condition", always=("1", "2", "3")),
        chart="bars",
    ),
    Count(
        name="section_condition",
        title="管段和状况",
        by=By(field="section"),
        across=By(field="condition", always=("1", "2", "3")),
    ),
    Count(
        name="visited",
        title="多久没有人到过",
        by=By(step="visited", bands=(30, 60, 90, 180), title="上一次到过"),
        passing=Passing(
            places="boundary_markers",
            number="number",
            along="section",
            rides="patrols",
            passed="markers",
            on="date",
            checked="checked_on",
        ),
        chart="bars",
        note="巡边经过、专门检查，都算到过。",
    ),
    Count(name="type", title="按类型", by=By(field="type"), chart="bars"),
)


class BoundaryMarker(Ledger):
    """界碑: its number and condition; no coordinates."""

    __tablename__ = "boundary_markers"
    sheet = Sheet(
        title="界碑",
        group="巡边",
        domain="patrols",
        rank=32,
        measure="座",
        counts=COUNTS,
        named_by="number",
        match_on=(("number",),),
        order=("number",),
        unique=("number",),
        views=(
            Usual(
                title="褪色和损坏的", where=(Condition("condition", Operator.ONE_OF, ("2", "3")),)
            ),
        ),
        forms=(
            Form(
                name="roster",
                title="界碑检查表",
                paper="A4 portrait",
                total="合计：{count} 座",
                totals=("condition",),
            ),
            Form(
                name="check",
                title="界碑检查表（带去填写）",
                heading="{office}界碑检查表",
                columns=(
                    FormColumn(field="number", width=24),
                    FormColumn(field="section", width=32),
                    FormColumn(field="type", width=20),
                    FormColumn(title="完好", over="状况（打√）", width=16),
                    FormColumn(title="褪色", over="状况（打√）", width=16),
                    FormColumn(title="损坏", over="状况（打√）", width=16),
                    FormColumn(title="未到", over="状况（打√）", width=16),
                    FormColumn(title="检查日期", width=26),
                    FormColumn(title="检查人", width=26),
                    FormColumn(title="情况和处置", width=60),
                ),
                facts=(("填报单位：{office}", "检查人：", "检查日期："),),
                fill=True,
                signatures=("检查人", "审核人"),
            ),
        ),
    )

    number: Mapped[str | None] = column(
        Marker(label="界碑号", required=True, search=True, aliases=("界碑编号", "编号", "界碑"))
    )
    section: Mapped[str | None] = column(
        Link(label="管段", to="sections", belongs=True, grows=True, aliases=("所属管段",))
    )
    type: Mapped[str | None] = column(
        Code(
            label="类型",
            table="marker_type",
            aliases=("界碑类型",),
        )
    )
    stand: Mapped[str | None] = column(
        Code(label="立法", table="marker_stand", aliases=("单双立", "立碑方式"))
    )
    condition: Mapped[str | None] = column(
        Code(label="状况", table="marker_condition", aliases=("界碑状况", "现状"))
    )
    checked_on: Mapped[str | None] = column(Day(label="检查日期", aliases=("最近检查", "检查时间")))
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2))
