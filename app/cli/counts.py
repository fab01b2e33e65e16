"""The command that counts: what a ledger declares, as tables of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.records import WHERE_HELP
from app.cli.session import Session, common, table
from app.errors import Trouble, Unreadable, WrongUse
from app.language import say, translate

if TYPE_CHECKING:
    from app.counting.period import Period
    from app.counting.results import Counted, Row
    from app.ledger.base import Ledger
    from app.ledger.counts import Count

PERIOD_HELP = "期间：本月、上季度、去年、最近30天、2026、2026-03、2026-01..2026-06。"

pass_session = click.make_pass_decorator(Session)


@click.command(help="统计：不写台账时列出有哪些统计，写了就算出来。")
@click.argument("ledger", required=False)
@click.option("--count", "name", default="", metavar="NAME", help="只要一种统计。")
@click.option("--period", default="", metavar="PERIOD", help=PERIOD_HELP)
@click.option("--where", multiple=True, metavar="FIELD=VALUE", help=WHERE_HELP)
@click.option("--by-office", is_flag=True, help="每个单位一行。")
@common
@pass_session
def counts(
    session: Session,
    ledger: str | None,
    name: str,
    period: str,
    where: tuple[str, ...],
    by_office: bool,
) -> None:
    """Count."""
    if not ledger:
        _list(session)
        return
    from app.cli.arguments import ledger_named, question  # noqa: PLC0415 `--help` needs no database
    from app.counting.counting import count  # noqa: PLC0415 as above

    office = session.office
    declared = ledger_named(office, ledger)
    wanted, within = _wanted(declared, name), _period(period)
    asked = question(office, ledger, where=where)
    with office.snapshot() as now:
        found = [
            count(
                office, now, declared, one, question=asked, period=within, by_office=by_office,
                progress=session.progress(),
            )
            for one in wanted
        ]  # fmt: skip
    tables = [each for one in found for each in one.tables()]
    session.answer([_document(one) for one in tables], "\n\n".join(map(_text, tables)))


def _list(session: Session) -> None:
    from app.ledger.countable import counts_of  # noqa: PLC0415 `--help` needs no database

    found = [
        {"ledger": one.__tablename__, "name": each.name, "title": translate(each.title)}
        for one in session.office.registry
        if not one.sheet.inside
        for each in counts_of(one)
    ]
    rows = [[one["ledger"], one["name"], one["title"]] for one in found]
    session.answer(found, table([say("台账"), say("名称"), say("统计")], rows))


def _wanted(declared: type[Ledger], name: str) -> list[Count]:
    from app.ledger.countable import counts_of  # noqa: PLC0415 `--help` needs no database

    every = counts_of(declared)
    if not name:
        # what stands in others is not said twice
        return [one for one in every if not one.parts]
    found = [one for one in every if one.name == name]
    if not found:
        raise WrongUse(
            "“{ledger}”没有叫“{name}”的统计", "可以用的有：{names}",
            ledger=translate(declared.sheet.title), name=name,
            names="、".join(one.name for one in every),
        )  # fmt: skip
    return found


def _period(text: str) -> Period:
    from app.counting.period import read  # noqa: PLC0415 `--help` needs no database

    try:
        return read(text)
    except Unreadable as error:
        raise Trouble(
            "{why}", "期间写成 本月、去年、2026-03 或 2026-01..2026-06 的样子", why=str(error)
        ) from error


def _document(counted: Counted) -> dict[str, object]:
    """A table for scripts; of each number how many records stand behind it."""
    from app.counting.results import said  # noqa: PLC0415 `--help` needs no database

    def row(one: Row) -> dict[str, object]:
        return {
            "label": said(one.label),
            "values": [cell.value for cell in one.cells],
            "records": [cell.records for cell in one.cells],
        }

    return {
        "ledger": counted.ledger,
        "name": counted.count.name,
        "title": translate(counted.count.title),
        "first": counted.span[0] or None,
        "last": counted.span[1] or None,
        "columns": [
            {"name": one.name, "title": said(one.label), "unit": one.unit} for one in counted.heads
        ],
        "rows": [row(one) for one in counted.rows],
        "total": row(counted.total) if counted.total else None,
        "lines": [
            {
                "label": said(one.label),
                "markers": [
                    {"number": each.number, "last": each.last or None} for each in one.places
                ],
            }
            for one in counted.lines
        ],
    }  # fmt: skip


def _text(counted: Counted) -> str:
    from app.counting.results import said  # noqa: PLC0415 `--help` needs no database

    titles = [said(counted.first), *(said(one.label) for one in counted.heads)]
    rows = [[said(one.label), *(cell.text for cell in one.cells)] for one in counted.every_row()]
    return f"{translate(counted.count.title)}\n{table(titles, rows)}"


COMMANDS = (counts,)
