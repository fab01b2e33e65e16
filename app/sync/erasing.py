"""Erasing a person wherever he stands: the record, what was joined into it, and where he moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import say
from app.ledger.joined import Joined
from app.sync import routes
from app.sync.attaching import drop_unreferenced
from app.sync.copies import Copies
from db.journal import rows as rows_of
from db.journal.erased import erased_records
from db.journal.operations import Change, Kind, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from app.office import Office
    from db.shape import TableShape


def erase(office: Office, title: str, ledger: str, uids: Sequence[bytes]) -> frozenset[str]:
    """Remove what records say of persons for good; the names of the ledgers that changed.

    What is left of a record that is called by a person's name says nothing: it is deleted too.

    Args:
        office: ours.
        title: what is done, for people; it names nobody.
        ledger: the ledger's name.
        uids: its records, which are here and ours to write.
    """
    shape = office.registry.shapes[ledger]
    with office.journal.transaction() as connection:
        _erase(office, connection, title, [(shape, uid) for uid in uids])
        changed = settle_erasures(office, connection)
        drop_unreferenced(office, connection)
    return changed | {ledger}


def _erase(
    office: Office, connection: Connection, title: str, records: Sequence[tuple[TableShape, bytes]]
) -> None:
    """Erase records, and delete those that nothing names any more."""
    called: dict[TableShape, set[bytes]] = {}
    for shape, uid in records:
        if shape.name in office.registry.ledgers:
            called.setdefault(shape, set()).add(uid)
    deletions = [
        Change(shape, uid, Kind.DELETE)
        for shape, uids in called.items()
        if office.registry.naming_field(shape.name).personal
        for uid, row in rows_of.fetch(connection, shape, uids).items()
        if not row["_gone"]
    ]
    office.journal.write("erase", title, office.person, deletions, undoable=False)
    office.journal.erase("erase", title, office.person, records)


def settle_erasures(office: Office, connection: Connection) -> frozenset[str]:
    """Erase what else stands of records that were erased, as far as it is ours to write.

    An erasure acts in its own scope. So each office repeats it in those scopes that it writes,
    where letters have taken the person, or where he was entered twice.

    Returns:
        The names of the ledgers that changed.
    """
    changed: set[str] = set()
    while True:
        records = dict.fromkeys(_left(office, connection))
        if not records:
            break
        title = say("删除个人信息：转走的、合并的记录")
        _erase(office, connection, title, list(records))
        changed.update(shape.name for shape, _uid in records)
    if changed:
        drop_unreferenced(office, connection)
    return frozenset(changed)


def _left(office: Office, connection: Connection) -> Iterator[tuple[TableShape, bytes]]:
    """Records that are here, ours to write, and say the same as one that was erased."""
    log = office.journal.log
    erased = erased_records(log, connection)
    if not erased:
        return
    copies = Copies(office, connection)
    joined = Joined(office.tables.journal, connection)
    for uid, wire in erased.items():
        shape = log.wires.get(wire)
        same = [(shape, part) for part in joined.with_parts([uid])] if shape else []
        same += [(log.shapes[name], one) for name, one, _scope in copies.of(uid)]
        for of, one in same:
            row = rows_of.fetch(connection, of, {one}).get(one)
            if one not in erased and row is not None and _is_ours(office, connection, row):
                yield of, one


def _is_ours(office: Office, connection: Connection, row: rows_of.Row) -> bool:
    number = rows_of.number_of(row, "_scope")
    scope: Scope = office.journal.log.scopes.thing(connection, number)
    return routes.may_write(office.unit, scope)
