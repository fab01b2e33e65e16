"""通知公告: what an office has to tell the offices below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import Mapped

from app.ledger.base import Finding, Ledger, Sheet, column, warn
from app.ledger.fields import Attachments, Day, Text, Width
from app.ledger.forms import Form, FormLine, columns

if TYPE_CHECKING:
    from collections.abc import Iterator


class Notice(Ledger):
    """通知公告: one notice. Nobody notes who has read it."""

    __tablename__ = "notices"
    sheet = Sheet(
        title="通知公告",
        group="通知",
        domain="shared",
        rank=80,
        measure="份",
        named_by="title",
        match_on=(("number",), ("title", "issued_on"), ("title",)),
        order=("-issued_on",),
        forms=(
            Form(
                name="roster",
                title="通知公告目录",
                columns=columns("number", "title", "issued_on", "valid_until", "concerns"),
                order=("issued_on",),
                total="合计：{count} 份",
            ),
            Form(
                name="notice",
                title="公示（通知正文）",
                heading="{title}",
                layout="prose",
                paper="A4 portrait",
                lines=(
                    FormLine(words="{number}", align="center"),
                    FormLine(words="{concerns}：", align="flush"),
                    FormLine(words="{text}"),
                    FormLine(words="公示期：{ask:公示期}"),
                    FormLine(words="监督电话：{ask:监督电话}"),
                ),
                dated="issued_on",
                asks=("公示期", "监督电话"),
                seal=True,
                signatures=(),
            ),
        ),
    )

    title: Mapped[str | None] = column(
        Text(
            label="标题",
            required=True,
            search=True,
            most=200,
            width=Width.WIDE,
            aliases=("通知标题", "名称", "文件名称"),
        )
    )
    number: Mapped[str | None] = column(
        Text(label="文号", search=True, most=60, width=Width.MIDDLE, aliases=("发文字号", "编号"))
    )
    issued_on: Mapped[str | None] = column(
        Day(label="发布日期", required=True, aliases=("发文日期", "日期", "印发日期"))
    )
    valid_until: Mapped[str | None] = column(
        Day(label="有效期至", help="过了这一天就不再提醒；不填就一直有效。", aliases=("截止日期",))
    )
    concerns: Mapped[str | None] = column(
        Text(
            label="通知对象", most=300, help="通知谁，如“各嘎查党支部”。", aliases=("主送", "对象")
        )
    )
    text: Mapped[str | None] = column(
        Text(label="正文", lines=8, most=10_000, listed=False, search=True, aliases=("内容",))
    )
    attachments: Mapped[str | None] = column(Attachments(label="附件", personal=False))

    def check(self) -> Iterator[Finding]:
        """A notice that ends before it begins."""
        if self.issued_on and self.valid_until and self.valid_until < self.issued_on:
            yield warn("valid_until", "有效期早于发布日期，请核对")
