"""管段: the stretches of border that patrols ride."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Marker, Number, Text
from app.ledger.forms import Form


class Section(Ledger):
    """管段: from which marker to which; no coordinates."""

    __tablename__ = "sections"
    sheet = Sheet(
        title="管段",
        group="巡边",
        domain="patrols",
        rank=31,
        measure="段",
        named_by="title",
        match_on=(("code",), ("title",)),
        order=("title",),
        unique=("title", "code"),
        forms=(
            Form(
                name="roster",
                title="管段一览表",
                total="合计：{count} 段",
                totals=("length",),
            ),
        ),
    )

    title: Mapped[str | None] = column(
        Text(
            label="管段名称",
            short="管段",
            required=True,
            search=True,
            sorted=True,
            most=60,
            aliases=("管段", "名称", "巡逻管段"),
        )
    )
    code: Mapped[str | None] = column(
        Text(label="管段编号", short="编号", most=40, aliases=("编号", "代码"))
    )
    length: Mapped[int | None] = column(
        Number(label="长度", decimals=1, unit="公里", units=("千米", "km"), aliases=("管段长度",))
    )
    first_marker: Mapped[str | None] = column(
        Marker(label="起点界碑", aliases=("起始界碑", "起点界碑号"))
    )
    last_marker: Mapped[str | None] = column(
        Marker(label="终点界碑", aliases=("终止界碑", "终点界碑号"))
    )
    terrain: Mapped[str | None] = column(
        Text(label="地形", lines=2, help="如沙地、河滩、陡坡；不要写坐标。", aliases=("地形说明",))
    )
    remarks: Mapped[str | None] = column(Text(label="备注", lines=2))
