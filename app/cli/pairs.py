"""Commands about records that are one, or only look alike: duplicates, join, apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.cli.arguments import ledger_named, uid_of, values_of
from app.cli.session import Session, common, table
from app.language import say, translate

if TYPE_CHECKING:
    from app.duplicates import Pair
    from app.office import Office, Snapshot

pass_session = click.make_pass_decorator(Session)


@click.command(help="可能重复的记录：号码相同，或者姓名和出生日期都相同。")
@click.argument("ledger", default="")
@common
@pass_session
def duplicates(session: Session, ledger: str) -> None:
    """List records that are probably one."""
    from app.duplicates import pairs  # noqa: PLC0415 `--help` needs no database

    office = session.office
    if ledger:
        ledger_named(office, ledger)
    found = pairs(office, ledger)
    with office.snapshot() as now:
        document = [_document(office, now, one) for one in found]
    rows = [
        [
            translate(office.registry[one.ledger].sheet.title),
            one.title,
            "、".join(
                translate(office.registry[one.ledger].fields[name].label) for name in one.why
            ),
            one.one.uid.hex(),
            one.other.uid.hex(),
        ]
        for one in found
    ]
    titles = [say("台账"), say("记录"), say("相同的"), say("一条"), say("另一条")]
    session.answer(document, table(titles, rows) if rows else say("没有可能重复的记录"))


def _document(office: Office, now: Snapshot, one: Pair) -> dict[str, object]:
    from app.views import View  # noqa: PLC0415 `--help` needs no database

    view = View(office, now, office.registry[one.ledger])
    fields = [field for field in view.declared.fields.values() if field.stored]
    both = one.one, one.other
    view.prepare(both)
    return {
        "ledger": one.ledger,
        "title": one.title,
        "why": list(one.why),
        "uids": [record.uid.hex() for record in both],
        "records": [{field.name: view.out(field, record) for field in fields} for record in both],
    }


@click.command(help="两条其实是一条：把 UID 并入 INTO，两条的历史都保留。")
@click.argument("ledger")
@click.argument("uid")
@click.argument("into")
@click.argument("values", nargs=-1, metavar="[FIELD=VALUE…]")
@common
@pass_session
def join(session: Session, ledger: str, uid: str, into: str, values: tuple[str, ...]) -> None:
    """Join two records that are one."""
    from app import joining  # noqa: PLC0415 `--help` needs no database
    from app.desk import read_values  # noqa: PLC0415 the same

    office = session.office
    declared = ledger_named(office, ledger)
    chosen = read_values(office, declared, values_of(declared, values))
    done = joining.join(office, ledger, uid_of(uid), uid_of(into), chosen)
    session.answer(
        {"uid": done.uid.hex(), "taken": list(done.taken), "left": list(done.left)},
        say("已并入“{title}”", title=done.title),
    )


@click.command(help="两条不是同一条，以后不再问。")
@click.argument("ledger")
@click.argument("uid")
@click.argument("other")
@common
@pass_session
def apart(session: Session, ledger: str, uid: str, other: str) -> None:
    """Say that two records are two."""
    from app import joining  # noqa: PLC0415 `--help` needs no database

    ledger_named(session.office, ledger)
    joining.apart(session.office, ledger, uid_of(uid), uid_of(other))
    session.answer({"uids": [uid, other], "apart": True}, say("已记下：这是两条"))


COMMANDS = (duplicates, join, apart)
