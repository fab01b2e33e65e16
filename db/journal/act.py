"""Letting segments act on the rows.

An edit whose author had seen all that is here of its record simply replaces what is there; any
other record is computed anew from all its operations, so that both ways give the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from db import item_sets
from db.chunks import chunks
from db.journal import rows as rows_of
from db.journal.chains import State, passed_over
from db.journal.effects import Effect, effect_of
from db.journal.erase import erases
from db.journal.erased import erased_among
from db.journal.log import RECORD
from db.journal.operations import Kind, Operation
from db.journal.recompute import Recomputing
from db.record_ids import SITE_LENGTH
from db.search.index import tidy
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.chains import Chains, LocalVector, Place
    from db.journal.erase import Erasing
    from db.journal.log import Log
    from db.journal.rows import Row
    from db.journal.segments import Creations, Segment
    from db.shape import TableShape, Value

MOST_DIRTY = 20_000
"""How many edited rows are held in memory before they are written."""
MOST_AWAITED = 50_000
"""How many created rows are put by before they are written."""


class _Awaited(NamedTuple):
    """Creations that were put by.

    Attributes:
        number: their segment.
        scope: local number of its scope.
        group: what they say.
        has_origins: whether the segment tells of an earlier life of its writer.
    """

    number: int
    scope: int
    group: Creations
    has_origins: bool


@dataclass(slots=True)
class _Desk:
    """The records of one ledger while segments act.

    Attributes:
        shape: the ledger.
        awaited: creations that are still to be written.
        created: records whose creation began to act.
        before: records that are edited, as they were; None: not there.
        dirty: rows that were edited and are not written yet.
        edited: the columns of these that changed.
        slow: records that are computed anew in the end.
        erased: records that were erased just now.
    """

    shape: TableShape
    awaited: list[_Awaited] = field(default_factory=list[_Awaited])
    created: set[bytes] = field(default_factory=set[bytes])
    before: dict[bytes, Row | None] = field(default_factory=dict[bytes, "Row | None"])
    dirty: dict[bytes, Row] = field(default_factory=dict[bytes, "Row"])
    edited: dict[bytes, set[str]] = field(default_factory=dict[bytes, set[str]])
    slow: set[bytes] = field(default_factory=set[bytes])
    erased: set[bytes] = field(default_factory=set[bytes])


class Acting:
    """Carries out segments that began to act, each after those that it builds on."""

    def __init__(
        self,
        log: Log,
        chains: Chains,
        archive: Archive,
        connection: Connection,
        erasing: Erasing,
    ) -> None:
        self._erasing = erasing
        self._log = log
        self._chains = chains
        self._archive = archive
        self._connection = connection
        self._table = log.tables.segments
        self._desks: dict[str, _Desk] = {}
        self._strange: dict[tuple[str, int], set[bytes]] = {}
        self._awaited: set[bytes] = set()
        self._now: dict[int, LocalVector] = {}
        self._recomputing = Recomputing(log, archive, connection)

    def act(self, began: list[int]) -> dict[str, Effect]:
        """Carry these segments out.

        Args:
            began: segments whose state is "applied" since just now, in causal order.

        Returns:
            Ledger's name → what changed.
        """
        self._start(began)
        for number in began:
            segment = self._archive.segment(self._connection, number)
            place, scope = self._place(number)
            self._await(number, scope, segment)
            self._edit(number, scope, segment)
            self._now[scope][place.chain] = place.number
        self._create()
        return self._finish()

    def withdraw(self, stopped: list[int]) -> dict[str, Effect]:
        """Compute anew what segments had done that do not act any more.

        Args:
            stopped: segments whose state was "applied" until just now.
        """
        return self._anew(stopped)

    def replay(self, acting: list[int]) -> dict[str, Effect]:
        """Compute anew what segments speak of, since this version understands more of them."""
        for number in acting:
            segment = self._archive.segment(self._connection, number)
            for group in segment.creations:
                shape = self._log.wires.get(group.ledger)
                if shape:
                    self._touch(number, shape, {(uid, RECORD): 0 for uid in group.uids})
            for shape, operations in self._edits(segment):
                self._touch(number, shape, _touches(operations))
                self._desk(shape).erased |= _erased(operations)
        return self._anew(acting)

    def erase(self, shape: TableShape, uids: Collection[bytes]) -> None:
        """Erase records of which nothing is open any more."""
        desk = self._desk(shape)
        desk.erased.update(uids)
        self._make_slow(desk, uids)
        self._finish()

    def _anew(self, numbers: list[int]) -> dict[str, Effect]:
        for number in numbers:
            segment = self._archive.segment(self._connection, number)
            self._now.setdefault(self._place(number)[1], {})
            for ledger, uids in segment.uids_by_ledger().items():
                shape = self._log.wires.get(ledger)
                if shape:
                    self._make_slow(self._desk(shape), uids)
        return self._finish()

    def _finish(self) -> dict[str, Effect]:
        for desk in self._desks.values():
            self._flush(desk)
            self._erasing.erase(desk.shape, desk.erased)
            self._recomputing.recompute(desk.shape, desk.slow)
            if desk.erased:
                tidy(self._connection, desk.shape.table)
        for (ledger, scope), uids in self._strange.items():
            self._erasing.erase_unknown(ledger, scope, uids)
        vectors = self._chains.applied_of(self._connection, self._now)
        self._chains.remember_epoch(self._connection, vectors)
        return {name: self._effect(desk) for name, desk in self._desks.items()}

    # ---- what was applied before each segment
    def _start(self, began: list[int]) -> None:
        first: dict[int, int] = {}
        for number in began:
            place, scope = self._place(number)
            first[place.chain] = min(place.number, first.get(place.chain, place.number))
            self._now.setdefault(scope, {})
        for scope, applied in self._chains.applied_of(self._connection, self._now).items():
            self._now[scope] = {
                chain: min(last, first.get(chain, last + 1) - 1) for chain, last in applied.items()
            }

    def _place(self, number: int) -> tuple[Place, int]:
        """Where a segment stands, and its scope."""
        place = self._archive.place(self._connection, number)
        return place, self._archive.scope(self._connection, number)

    def _unseen(self, number: int, scope: int) -> set[int]:
        """Segments that act already and that the author of this one had not seen."""
        vector = self._archive.vector(self._connection, number, scope)
        found: set[int] = set()
        for chain, last in self._now[scope].items():
            if last > vector.get(chain, 0):
                query = select(self._table.c.id).where(
                    self._table.c.chain == chain,
                    self._table.c.number > vector.get(chain, 0),
                    self._table.c.number <= last,
                )
                found.update(int(row[0]) for row in self._connection.execute(query))
        return found | self._acting_among(passed_over(vector))

    def _acting_among(self, numbers: set[int]) -> set[int]:
        """Those of these segments that act; mostly there are none to ask for."""
        if not numbers:
            return numbers
        query = select(self._table.c.id).where(
            self._table.c.id.in_(numbers), self._table.c.state == State.APPLIED
        )
        return {int(row[0]) for row in self._connection.execute(query)}

    def _desk(self, shape: TableShape) -> _Desk:
        return self._desks.setdefault(shape.name, _Desk(shape))

    # ---- creations
    def _await(self, number: int, scope: int, segment: Segment) -> None:
        """Put creations by until something builds on them: many rows in one go cost least."""
        for group in segment.creations:
            shape = self._log.wires.get(group.ledger)
            if shape is not None:
                desk = self._desk(shape)
                desk.awaited.append(_Awaited(number, scope, group, bool(segment.origins)))
                self._awaited.update(group.uids)
        if len(self._awaited) > MOST_AWAITED:
            self._create()

    def _create(self) -> None:
        """Insert the rows of the creations that were put by."""
        self._awaited.clear()
        for desk in list(self._desks.values()):
            if desk.awaited:
                self._insert(desk, desk.awaited)
                desk.awaited = []

    def _insert(self, desk: _Desk, awaited: list[_Awaited]) -> None:
        shape, table = desk.shape, desk.shape.table
        uids = [uid for one in awaited for uid in one.group.uids]
        # Of a creation that acts again, after its reading was undone and redone, there may be
        # edits that stood all the while: those that were written here.
        self._make_slow(desk, self._among(self._log.tables.touches.name, "uid", uids))
        self._make_slow(desk, erased_among(self._log, self._connection, uids))
        there = self._among(table.name, "_uid", uids)
        born = self._births(shape, there)
        rows: list[tuple[object, ...]] = []
        for one in awaited:
            mine = one.group.uids
            fresh = set(mine) - there
            if len(fresh) < len(mine) or one.has_origins:
                # Some are here already: the same creation in a second segment, after a copy; or
                # two offices took over one person. A row names one of the two segments only.
                self._make_slow(desk, mine)
                self._touch(one.number, shape, {(uid, RECORD): 0 for uid in mine})
                for uid in set(mine) - fresh:
                    self._touch(born[uid], shape, {(uid, RECORD): 0})
            born.update(dict.fromkeys(fresh, one.number))
            made = _created_rows(shape, one.group, one.number, one.scope)
            rows += [row for row, uid in zip(made, mine, strict=True) if uid in fresh]
            there |= fresh
            desk.created.update(uid for uid in mine if uid not in desk.before)
        # in the order of their ids, in which the table's index keeps them
        rows.sort(key=itemgetter(rows_of.columns(table).index("_uid")))
        rows_of.insert_tuples(self._connection, table, rows, skip_present=True)

    def _births(self, shape: TableShape, uids: Collection[bytes]) -> dict[bytes, int]:
        """The segments by which the rows of these records say that they were created."""
        found = rows_of.fetch(self._connection, shape, uids)
        return {uid: rows_of.number_of(row, "_born") for uid, row in found.items()}

    def _among(self, table: str, column: str, uids: Collection[bytes]) -> set[bytes]:
        """Those of the records that a table names.

        One question for all ids of one start of the program, which lie side by side.
        """
        name, uid = rows_of.quoted(table), rows_of.quoted(column)
        query = f"SELECT DISTINCT {uid} FROM {name} WHERE {uid} BETWEEN ? AND ?"  # noqa: S608 our own names
        ends: dict[bytes, tuple[bytes, bytes]] = {}
        for uid in uids:
            low, high = ends.get(uid[:SITE_LENGTH], (uid, uid))
            ends[uid[:SITE_LENGTH]] = (min(low, uid), max(high, uid))
        found: set[bytes] = set()
        for pair in ends.values():
            found.update(bytes(row[0]) for row in self._connection.exec_driver_sql(query, pair))
        return found.intersection(uids)

    # ---- edits
    def _edits(self, segment: Segment) -> Iterable[tuple[TableShape, list[Operation]]]:
        """The edits of the ledgers that this version knows, ledger by ledger, in order."""
        by_ledger: dict[str, list[Operation]] = {}
        for operation in segment.edit_operations():
            by_ledger.setdefault(operation.ledger, []).append(operation)
        return [
            (self._log.wires[ledger], operations)
            for ledger, operations in by_ledger.items()
            if ledger in self._log.wires
        ]

    def _edit(self, number: int, scope: int, segment: Segment) -> None:
        if not len(segment.edits):
            return
        if not self._awaited.isdisjoint(segment.edits.uids):
            self._create()
        unseen = self._unseen(number, scope)
        for ledger, uid in erases(segment):
            if ledger not in self._log.wires:
                self._strange.setdefault((ledger, scope), set()).add(uid)
        for shape, operations in self._edits(segment):
            desk = self._desk(shape)
            uids = {operation.uid for operation in operations}
            self._load(desk, uids - desk.slow)
            blocked = uids if segment.origins else self._touched_by(uids, unseen)
            desk.erased |= _erased(operations)
            for operation in operations:
                row = desk.dirty.get(operation.uid)
                if (
                    row is not None
                    and operation.uid not in blocked
                    and rows_of.number_of(row, "_born") not in unseen
                    and _is_plain(row, operation, scope)
                ):
                    desk.edited[operation.uid].update(_apply(shape, row, operation))
                else:
                    self._make_slow(desk, (operation.uid,))
            self._touch(number, shape, _touches(operations))
            if len(desk.dirty) > MOST_DIRTY:
                self._flush(desk)

    def _load(self, desk: _Desk, uids: set[bytes]) -> None:
        wanted = uids - desk.dirty.keys()
        for uid, row in rows_of.fetch(self._connection, desk.shape, wanted).items():
            desk.dirty[uid] = row
            desk.edited[uid] = set()
            if uid not in desk.created:
                desk.before.setdefault(uid, dict(row))

    def _touched_by(self, uids: set[bytes], unseen: set[int]) -> set[bytes]:
        """Those of the records that one of these segments changed."""
        touches, found = self._log.tables.touches, set[bytes]()
        if unseen:
            for piece in chunks(uids):
                query = select(touches.c.uid, touches.c.segment).where(touches.c.uid.in_(piece))
                found.update(
                    bytes(row[0]) for row in self._connection.execute(query) if row[1] in unseen
                )
        return found

    def _make_slow(self, desk: _Desk, uids: Collection[bytes]) -> None:
        fresh = set(uids) - desk.slow
        desk.slow |= fresh
        for uid in fresh:
            desk.dirty.pop(uid, None)
            desk.edited.pop(uid, None)
        unknown = fresh - desk.created - desk.before.keys()
        desk.before.update(dict.fromkeys(unknown))
        desk.before.update(rows_of.fetch(self._connection, desk.shape, unknown))

    def _touch(self, number: int, shape: TableShape, touches: dict[tuple[bytes, str], int]) -> None:
        # Already there when a segment acts again after its reading was undone and redone.
        ledger = self._log.names.of(self._connection, shape.wire)
        rows = [
            (uid, self._log.names.of(self._connection, name), number, ledger, op)
            for (uid, name), op in touches.items()
        ]
        rows_of.insert_tuples(self._connection, self._log.tables.touches, rows, skip_present=True)

    def _flush(self, desk: _Desk) -> None:
        changes: list[tuple[bytes, Row]] = []
        for uid, names in desk.edited.items():
            if names:
                row = desk.dirty[uid]
                values = {name: row[name] for name in names}
                derived = rows_of.derived(desk.shape, row, names)
                # an index is written anew also where its column stays as it is
                values.update({name: new for name, new in derived.items() if new != row[name]})
                changes.append((uid, values))
        rows_of.update_many(self._connection, desk.shape, changes)
        desk.dirty.clear()
        desk.edited.clear()

    def _effect(self, desk: _Desk) -> Effect:
        plain = desk.created - desk.slow
        watched = set(desk.before) | (desk.created & desk.slow)
        after = rows_of.fetch(self._connection, desk.shape, watched)
        return effect_of(desk.shape, len(plain - watched), watched, desk.before, after)


def _created_rows(
    shape: TableShape, group: Creations, number: int, scope: int
) -> list[tuple[object, ...]]:
    """Whole rows of new records, in the order of the table's columns."""
    count = len(group)
    columns: dict[str, list[Value]] = {
        one.name: group.values[one.wire] for one in shape.fields if one.wire in group.values
    }
    names = (*columns,)
    derived = [
        shape.derive(dict(zip(names, values, strict=True)))
        for values in (zip(*columns.values(), strict=True) if columns else [()] * count)
    ]
    whole: dict[str, Iterable[object]] = {
        **{name: [None] * count for name in shape.names},
        **columns,
        **{name: [row[name] for row in derived] for name in (derived[0] if derived else ())},
        "_uid": group.uids,
        "_scope": [scope] * count,
        "_born": [number] * count,
        "_stamp": group.stamps,
        "_gone": [0] * count,
        "_review": [0] * count,
        "_erased": [0] * count,
        "_amended": [0] * count,
    }
    ordered = [whole[name] for name in rows_of.columns(shape.table)]
    return list(zip(*ordered, strict=True))


def _is_plain(row: Row, operation: Operation, scope: int) -> bool:
    """Whether an operation that has seen all of a record may simply replace what is there."""
    return (
        operation.context is None
        and operation.kind not in (Kind.JOIN, Kind.ERASE)
        and row["_scope"] == scope
        and not row["_gone"]
        and not row["_review"]
        and operation.stamp > rows_of.number_of(row, "_stamp")
    )


def _apply(shape: TableShape, row: Row, operation: Operation) -> set[str]:
    """Let an operation that has seen everything act on a row; the columns that it changed."""
    changed = {"_stamp"}
    row["_stamp"] = operation.stamp
    if operation.kind in (Kind.DELETE, Kind.RESTORE):
        row["_gone"] = int(operation.kind is Kind.DELETE)
        return changed | {"_gone"}
    if operation.kind is Kind.AMEND:
        row["_amended"] = 1
        changed.add("_amended")
    for wire, value in operation.values.items():
        known = shape.by_wire.get(wire)
        if known is not None:
            row[known.name] = _applied(known.merge, rows_of.field_of(row, known.name), value)
            changed.add(known.name)
    return changed


def _applied(how: Merge, old: Value, value: Value) -> Value:
    if how is Merge.REGISTER:
        return value
    stored = old if isinstance(old, str) else None
    return item_sets.apply(stored, item_sets.ItemsChange.parse(str(value)))


def _erased(operations: list[Operation]) -> set[bytes]:
    return {one.uid for one in operations if one.kind is Kind.ERASE}


def _touches(operations: list[Operation]) -> dict[tuple[bytes, str], int]:
    found: dict[tuple[bytes, str], int] = {}
    for operation in operations:
        for name in operation.values or (RECORD,):
            found[operation.uid, name] = operation.number
    return found
