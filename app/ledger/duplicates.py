"""Records that are probably one: found by what the ledgers declare, and asked about once.

Two offices, or two clerks, may write down the same person twice, and the database does not forbid
it. Looking through whole ledgers is done once; afterwards only what has changed is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, func, select

from app.ledger.fields import PartialDay
from app.sync.told_apart import told_apart
from app.values.days import UNKNOWN_DAY
from db.journal.archive import Archive
from db.journal.touched import touched_since

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection, RowMapping

    from app.ledger.asking import Asking
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.ledger.registry import Registry
    from db.journal.journal import Journal
    from db.journal.operations import Position
    from db.shape import Value

Both = tuple[bytes, bytes]
"""Two record ids, the smaller first."""

MOST_ALIKE = 50
"""Of so many records that are alike, pairs are made; more are no slips of two clerks."""


@dataclass(frozen=True)
class Alike:
    """Two living records of one office that are probably one.

    Attributes:
        declared: their ledger.
        one: the first by id.
        other: the second.
        why: the fields that are alike.
    """

    declared: type[Ledger]
    one: Record
    other: Record
    why: tuple[str, ...]


class Duplicates:
    """Finds records of one database that are alike, and remembers them while the program runs.

    Args:
        registry: the ledgers.
        journal: the database's.
    """

    def __init__(self, registry: Registry, journal: Journal) -> None:
        self._registry = registry
        self._journal = journal
        self._lock = Lock()
        self._seen: Position | None = None
        self._pairs: dict[str, set[Both]] = {}

    def living(self, connection: Connection, asking: Asking, ledger: str = "") -> Iterator[Alike]:
        """The pairs (of one ledger) that nobody has joined or told apart, in order of ids."""
        pairs = self._fresh(connection)
        apart = told_apart(connection)
        for name in [ledger] if ledger else pairs:
            both = sorted(pairs.get(name, ()))
            records = asking.some(name, {uid for pair in both for uid in pair})
            for uid, other_uid in both:
                one, other = records.get(uid), records.get(other_uid)
                if one is None or other is None or frozenset((uid, other_uid)) in apart:
                    continue
                why = alike(self._registry[name], one, other)
                if why:
                    yield Alike(self._registry[name], one, other, why)

    def _fresh(self, connection: Connection) -> Mapping[str, set[Both]]:
        """The pairs as they were, with what has changed since looked at again."""
        with self._lock:
            log = self._journal.log
            position, touched = log.position(connection), None
            if self._seen:
                archive = Archive(log, self._journal.chains)
                touched = touched_since(log, archive, connection, self._seen)
            for declared in self._registry:
                name = declared.__tablename__
                if not _keys(declared):
                    continue
                if touched is None:
                    self._pairs[name] = set(_all_pairs(connection, declared))
                elif name in touched:
                    self._look_again(connection, declared, touched[name])
            self._seen = position
            return {name: set(pairs) for name, pairs in self._pairs.items()}

    def _look_again(
        self, connection: Connection, declared: type[Ledger], uids: set[bytes]
    ) -> None:
        known = self._pairs[declared.__tablename__]
        known -= {pair for pair in known if not uids.isdisjoint(pair)}
        table = declared.table()
        changed = select(table).where(table.c["_gone"] == 0, table.c["_uid"].in_(sorted(uids)))
        for row in connection.execute(changed).mappings().all():
            uid = bytes(row["_uid"])
            for names in _keys(declared):
                condition = _same(declared, names, row)
                if condition is not None:
                    others = _uids(connection, declared, condition)
                    known.update(_both(uid, other) for other in others if other != uid)


def _keys(declared: type[Ledger]) -> list[tuple[str, ...]]:
    return [*((name,) for name in declared.sheet.unique), *declared.sheet.alike]


def alike(declared: type[Ledger], one: Record, other: Record) -> tuple[str, ...]:
    """The fields by which two living records of one office are probably one; empty: they are not.

    Different numbers tell two people of one name and birthday apart.
    """
    if one.gone or other.gone or one.unit != other.unit:
        return ()
    sheet = declared.sheet
    for name in sheet.unique:
        if _fits(declared, name, one.values[name], other.values[name]):
            return (name,)
    if any(one.values[name] and other.values[name] for name in sheet.unique):
        return ()
    for names in sheet.alike:
        if all(_fits(declared, name, one.values[name], other.values[name]) for name in names):
            return names
    return ()


def _fits(declared: type[Ledger], name: str, one: Value, other: Value) -> bool:
    """Whether two filled values say the same; of a day one may know more than the other."""
    if one is None or other is None:
        return False
    if _is_loose(declared, name):
        first, second = sorted((str(one), str(other)), key=len)
        return UNKNOWN_DAY not in (first, second) and second.startswith(first)
    return one == other


def _is_loose(declared: type[Ledger], name: str) -> bool:
    return isinstance(declared.fields[name], PartialDay)


def _exact(declared: type[Ledger], names: Iterable[str]) -> list[str]:
    return [name for name in names if not _is_loose(declared, name)]


def _all_pairs(connection: Connection, declared: type[Ledger]) -> Iterator[Both]:
    """All pairs of a ledger: its whole table is read."""
    table = declared.table()
    for names in _keys(declared):
        keys = [table.c["_scope"], *(table.c[name] for name in _exact(declared, names))]
        filled = [table.c[name].is_not(None) for name in names]
        groups = (
            select(*keys)
            .where(table.c["_gone"] == 0, *filled)
            .group_by(*keys)
            .having(func.count() > 1)
        )
        for group in connection.execute(groups).all():
            same = (key == value for key, value in zip(keys, group, strict=True))
            yield from combinations(_uids(connection, declared, and_(*same)), 2)


def _uids(connection: Connection, declared: type[Ledger], condition: ColumnElement[bool]) -> list[bytes]:
    """The living records of which a condition holds, in order."""
    uid = declared.table().c["_uid"]
    query = select(uid).where(declared.table().c["_gone"] == 0, condition).order_by(uid)
    return [bytes(row[0]) for row in connection.execute(query.limit(MOST_ALIKE))]


def _same(
    declared: type[Ledger], names: tuple[str, ...], row: RowMapping
) -> ColumnElement[bool] | None:
    """Being alike with a row in these fields; None where the row says nothing of one of them."""
    table = declared.table()
    if any(row[name] is None for name in names):
        return None
    condition: ColumnElement[Any] = table.c["_scope"] == row["_scope"]
    for name in _exact(declared, names):
        condition &= table.c[name] == row[name]
    return condition


def _both(one: bytes, other: bytes) -> Both:
    return (one, other) if one < other else (other, one)
