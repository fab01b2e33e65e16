"""What is printed of the patrols: the book, filled and blank, statistics, coverage."""

from __future__ import annotations

from dataclasses import replace

from app.ledger.forms import Form, FormColumn, columns

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
