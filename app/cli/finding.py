"""The command that searches all ledgers at once."""

from __future__ import annotations

import click

from app.cli.session import Session, common, table
from app.language import say

pass_session = click.make_pass_decorator(Session)

USUAL = 20
"""So many records of each ledger fit on a terminal."""


@click.command(help="在全部台账里查找：姓名、拼音首字母、号码尾数、住址等，几个词都要找到。")
@click.argument("text")
@click.option(
    "--limit",
    type=click.IntRange(min=0, max=1000),
    default=USUAL,
    metavar="N",
    help="每个台账最多列出几条。",
)
@common
@pass_session
def find(session: Session, text: str, limit: int) -> None:
    """Search all ledgers."""
    from app import finding  # noqa: PLC0415 `--help` needs no database

    office = session.office
    with office.snapshot() as now:
        groups = finding.find(office, now, text, limit=limit)
    rows: list[list[str]] = []
    documents: list[dict[str, object]] = []
    for group in groups:
        title = say(office.registry[group.ledger].sheet.title)
        rows += [[title, one.title, one.detail, one.office, one.uid.hex()] for one in group.hits]
        documents.append(
            {
                "ledger": group.ledger,
                "count": group.count,
                "more": group.is_more,
                "hits": [
                    {
                        "uid": one.uid.hex(),
                        "title": one.title,
                        "detail": one.detail,
                        "unit": one.unit,
                    }
                    for one in group.hits
                ],
            }
        )
    titles = [say("台账"), say("名称"), say("找到的内容"), say("办公室"), "uid"]
    counted = "，".join(
        say(
            "{ledger} {count} 条以上" if one.is_more else "{ledger} {count} 条",
            ledger=say(office.registry[one.ledger].sheet.title),
            count=one.count,
        )
        for one in groups
    )
    ending = say("找到：{counted}", counted=counted) if groups else say("没有找到")
    session.answer(documents, f"{table(titles, rows)}\n{ending}" if rows else ending)


COMMANDS = (find,)
