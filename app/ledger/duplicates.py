"""Records that are probably one: found by what the ledgers declare, and asked about once.

Two offices, or two clerks, may write down the same person twice, and the database does not forbid
it. Looking through whole ledgers is done once; afterwards only what has changed is looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, combinations, groupby, product
from operator import itemgetter
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select

from app.ledger.fields import PartialDay
from app.sync.told_apart import told_apart
from app.values.days import UNKNOWN_DAY
from db.journal.archive import Archive
from db.journal.touched import touched_since

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Column, ColumnElement, Connection, RowMapping

    from app.ledger.asking import Asking
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.ledger.registry import Registry
    from db.journal.journal import Journal
    from db.journal.operations import Position
    from db.shape import Value

Fields = dict[str, Any]
"""A row's columns, as far as they are needed."""
Both = tuple[bytes, bytes]
"""Two record ids, the smaller first."""

MOST_ALIKE = 50
"""Of so many records that are alike, pairs are made; more are no slips of two clerks."""
QUICK = 20_000
"""Of so many records, looking at all of them takes no time that anybody would notice."""
FEW = 300
"""Of more records, looking at the whole ledger is cheaper than asking for each."""


@dataclass(frozen=True)
class Alike:
    """Two living records of one office that are probably one.

    Attributes:
        ledger: their ledger's name.
        one: the first by id.
        other: the second.
        why: the fields that are alike.
    """

    ledger: str
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
                why = alike(self._registry[name], one.values, other.values)
                if why and not (one.gone or other.gone) and one.unit == other.unit:
                    yield Alike(name, one, other, why)

    def is_quick(self, connection: Connection) -> bool:
        """Whether an answer takes no long time: all was looked through before, or is not much."""
        if self._seen is not None:
            return True
        tables = [one.table() for one in self._registry if _keys(one)]
        ends = [connection.scalar(select(func.max(one.c["_row"]))) or 0 for one in tables]
        return sum(ends) <= QUICK

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

    def _look_again(self, connection: Connection, declared: type[Ledger], uids: set[bytes]) -> None:
        known = self._pairs[declared.__tablename__]
        known -= {pair for pair in known if not uids.isdisjoint(pair)}
        known |= _pairs_with(connection, declared, uids)


def pairs_with(connection: Connection, declared: type[Ledger], uids: set[bytes]) -> set[Both]:
    """The pairs of records that are alike to which one of these belongs; nothing is remembered.

    Args:
        connection: a transaction, also one that will be rolled back.
        declared: their ledger.
        uids: the records.
    """
    if not uids or not _keys(declared):
        return set()
    if len(uids) <= FEW:
        return _pairs_with(connection, declared, uids)
    return {one for one in _all_pairs(connection, declared) if not uids.isdisjoint(one)}


def _pairs_with(connection: Connection, declared: type[Ledger], uids: set[bytes]) -> set[Both]:
    found: set[Both] = set()
    table = declared.table()
    changed = select(table).where(table.c["_gone"] == 0, table.c["_uid"].in_(sorted(uids)))
    for row in map(_fields, connection.execute(changed).mappings().all()):
        for names in _keys(declared):
            condition = _same(declared, names, row)
            others = [] if condition is None else _rows(connection, declared, condition)
            found.update(
                _both(row, other)
                for other in others
                if other["_uid"] != row["_uid"] and alike(declared, row, other)
            )
    return found


def _keys(declared: type[Ledger]) -> list[tuple[str, ...]]:
    return [*((name,) for name in declared.sheet.unique), *declared.sheet.alike]


def alike(
    declared: type[Ledger], one: Mapping[str, Value], other: Mapping[str, Value]
) -> tuple[str, ...]:
    """The fields by which two records of one office are probably one; empty: they are not.

    Different numbers tell two people of one name and birthday apart.

    Args:
        declared: their ledger.
        one: the values of a record, by field.
        other: those of another one.
    """
    sheet = declared.sheet
    for name in sheet.unique:
        if _fits(declared, name, one[name], other[name]):
            return (name,)
    if any(one[name] and other[name] for name in sheet.unique):
        return ()
    for names in sheet.alike:
        if all(_fits(declared, name, one[name], other[name]) for name in names):
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


def _key(declared: type[Ledger], name: str) -> ColumnElement[Any]:
    """What is equal in all records that are alike in a field; of a day that may be its year."""
    one = declared.table().c[name]
    if not _is_loose(declared, name):
        return one
    return func.substr(one, literal_column("1"), literal_column("4"))


def _all_pairs(connection: Connection, declared: type[Ledger]) -> Iterator[Both]:
    """All pairs of a ledger: its whole table is read."""
    table = declared.table()
    for names in _keys(declared):
        keys = [table.c["_scope"], *(_key(declared, name) for name in names)]
        filled = [table.c[name].is_not(None) for name in names]
        count = func.count().over(partition_by=keys).label("_count")
        inner = select(
            *_columns(declared), *(one.label(f"_{at}") for at, one in enumerate(keys)), count
        )
        several = inner.where(table.c["_gone"] == 0, *filled).subquery()
        marks = [several.c[f"_{at}"] for at in range(len(keys))]
        query = select(several).where(several.c["_count"] > 1).order_by(*marks, several.c["_uid"])
        rows = map(_fields, connection.execute(query).mappings())
        marked = itemgetter(*(mark.name for mark in marks))
        for _key_of, group in groupby(rows, marked):
            yield from _pairs_among(declared, names, list(group))


def _pairs_among(
    declared: type[Ledger], names: tuple[str, ...], rows: list[Fields]
) -> Iterator[Both]:
    """The pairs among records that are perhaps alike in some fields."""
    unique = declared.sheet.unique
    numbered: list[Fields] = []
    loose: list[Fields] = []
    for row in rows:
        # of two that have all their numbers only the numbers count
        is_numbered = unique and names[0] not in unique and all(row[name] for name in unique)
        (numbered if is_numbered else loose).append(row)
    loose = loose[:MOST_ALIKE]
    for one, other in chain(combinations(loose, 2), product(loose, numbered)):
        if alike(declared, one, other):
            yield _both(one, other)


def _columns(declared: type[Ledger]) -> list[Column[Any]]:
    """What is needed to see whether two records are alike."""
    names = {"_uid", *(name for names in _keys(declared) for name in names)}
    return [declared.table().c[name] for name in sorted(names)]


def _rows(
    connection: Connection, declared: type[Ledger], condition: ColumnElement[bool]
) -> list[Fields]:
    """The living records of which a condition holds, in order of ids."""
    table = declared.table()
    query = select(*_columns(declared)).where(table.c["_gone"] == 0, condition)
    rows = connection.execute(query.order_by(table.c["_uid"])).mappings()
    return [_fields(row) for row in rows]


def _same(
    declared: type[Ledger], names: tuple[str, ...], row: Fields
) -> ColumnElement[bool] | None:
    """Being perhaps alike with a row in these fields; None where it says nothing of one of them."""
    if any(row[name] is None for name in names):
        return None
    condition: ColumnElement[Any] = declared.table().c["_scope"] == row["_scope"]
    for name in names:
        value = row[name]
        year = str(value)[:4] if _is_loose(declared, name) else value
        condition &= _key(declared, name) == year
    return condition


def _both(one: Mapping[str, Any], other: Mapping[str, Any]) -> Both:
    first, second = sorted((bytes(one["_uid"]), bytes(other["_uid"])))
    return first, second


def _fields(row: RowMapping) -> Fields:
    return {str(name): value for name, value in row.items()}
