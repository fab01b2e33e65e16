"""Letting segments act on the rows.

An edit whose author had seen all that is here of its record simply replaces what is there; any
other record is computed anew from all its operations, so that both ways give the same rows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from db import item_sets
from db.journal import rows as rows_of
from db.journal.log import RECORD
from db.journal.operations import Kind, Operation
from db.journal.recompute import Recomputing
from db.journal.write import remember_epoch
from db.shape import Merge

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.chains import Chains, LocalVector
    from db.journal.log import Log
    from db.journal.rows import Row
    from db.journal.segments import Creations, Segment
    from db.shape import TableShape, Value

MOST_DIRTY = 20_000
"""How many edited rows are held in memory before they are written."""


@dataclass(slots=True)
class Effect:
    """What segments did to the records of one ledger.

    Attributes:
        new: records that were not shown before.
        changed: records that were, and look different now.
        same: records that the segments mention, and that look as before.
        conflicts: fields and records that wait in review since.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: int = 0

    def add(self, other: Effect) -> None:
        """Count what came after it too."""
        self.new += other.new
        self.changed += other.changed
        self.same += other.same
        self.conflicts += other.conflicts


@dataclass(slots=True)
class _Desk:
    """The records of one ledger while segments act."""

    shape: TableShape
    created: set[bytes] = field(default_factory=set[bytes])
    before: dict[bytes, Row | None] = field(default_factory=dict[bytes, "Row | None"])
    dirty: dict[bytes, Row] = field(default_factory=dict[bytes, "Row"])
    edited: dict[bytes, set[str]] = field(default_factory=dict[bytes, set[str]])
    slow: set[bytes] = field(default_factory=set[bytes])


class Acting:
    """Carries out segments that began to act, each after those that it builds on."""

    def __init__(self, log: Log, chains: Chains, archive: Archive, connection: Connection) -> None:
        self._log = log
        self._chains = chains
        self._archive = archive
        self._connection = connection
        self._table = log.tables.segments
        self._desks: dict[str, _Desk] = {}
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
            self._create(number, segment)
            self._edit(number, segment)
            place = self._archive.place(self._connection, number)
            self._now[self._scope(number)][place.chain] = place.number
        return self._finish()

    def _finish(self) -> dict[str, Effect]:
        for desk in self._desks.values():
            self._flush(desk)
            self._recomputing.recompute(desk.shape, desk.slow)
        for scope in self._now:
            vector = self._chains.applied(self._connection, scope)
            remember_epoch(self._log, self._connection, scope, vector)
        return {name: self._effect(desk) for name, desk in self._desks.items()}

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
            for operation in segment.operations(set(segment.edits.uids)):
                shape = self._log.wires.get(operation.ledger)
                if shape:
                    self._touch(number, shape, _touches([operation]))
        return self._anew(acting)

    def _anew(self, numbers: list[int]) -> dict[str, Effect]:
        for number in numbers:
            segment = self._archive.segment(self._connection, number)
            self._now.setdefault(self._scope(number), {})
            for operation in segment.operations():
                shape = self._log.wires.get(operation.ledger)
                if shape:
                    self._make_slow(self._desk(shape), operation.uid)
        return self._finish()

    # ---- what was applied before each segment
    def _start(self, began: list[int]) -> None:
        first: dict[int, int] = {}
        for number in began:
            place = self._archive.place(self._connection, number)
            first[place.chain] = min(place.number, first.get(place.chain, place.number))
            self._now.setdefault(self._scope(number), {})
        for scope in self._now:
            applied = self._chains.applied(self._connection, scope)
            self._now[scope] = {
                chain: min(last, first.get(chain, last + 1) - 1) for chain, last in applied.items()
            }

    def _scope(self, number: int) -> int:
        query = select(self._table.c.scope).where(self._table.c.id == number)
        return int(self._connection.execute(query).scalar_one())

    def _unseen(self, number: int) -> set[int]:
        """Segments that act already and that the author of this one had not seen."""
        scope = self._scope(number)
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
        return found

    def _desk(self, shape: TableShape) -> _Desk:
        return self._desks.setdefault(shape.name, _Desk(shape))

    # ---- creations
    def _create(self, number: int, segment: Segment) -> None:
        scope = self._scope(number)
        for group in segment.creations:
            shape = self._log.wires.get(group.ledger)
            if shape is None:
                continue
            desk = self._desk(shape)
            rows = _created_rows(shape, group, number, scope)
            if (
                rows_of.insert_many(self._connection, shape, rows, skip_present=True) < len(rows)
                or segment.origins
            ):
                # Some are here already: the same creation in a second segment, after a copy.
                for uid in group.uids:
                    self._make_slow(desk, uid)
                self._touch(number, shape, {(uid, RECORD): 0 for uid in group.uids})
            desk.created.update(uid for uid in group.uids if uid not in desk.before)

    # ---- edits
    def _edit(self, number: int, segment: Segment) -> None:
        unseen = self._unseen(number) if len(segment.edits) else set[int]()
        scope = self._scope(number)
        by_ledger: dict[str, list[Operation]] = {}
        for operation in segment.operations(set(segment.edits.uids)):
            if operation.kind is not Kind.CREATE:
                by_ledger.setdefault(operation.ledger, []).append(operation)
        for ledger, operations in by_ledger.items():
            shape = self._log.wires.get(ledger)
            if shape is None:
                continue
            desk = self._desk(shape)
            uids = {operation.uid for operation in operations}
            self._load(desk, uids - desk.slow)
            blocked = self._touched_by(uids, unseen)
            if segment.origins:
                blocked = uids
            for operation in operations:
                row = desk.dirty.get(operation.uid)
                plain = (
                    row is not None
                    and operation.uid not in blocked
                    and operation.context is None
                    and rows_of.number_of(row, "_born") not in unseen
                    and rows_of.number_of(row, "_scope") == scope
                    and not rows_of.number_of(row, "_gone")
                    and not rows_of.number_of(row, "_review")
                    and operation.stamp > rows_of.number_of(row, "_stamp")
                )
                if row is None or not plain or operation.uid in desk.slow:
                    self._make_slow(desk, operation.uid)
                else:
                    desk.edited[operation.uid].update(_apply(shape, row, operation))
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
            for piece in rows_of.chunks(uids):
                query = select(touches.c.uid, touches.c.segment).where(touches.c.uid.in_(piece))
                found.update(
                    bytes(row[0]) for row in self._connection.execute(query) if row[1] in unseen
                )
        return found

    def _make_slow(self, desk: _Desk, uid: bytes) -> None:
        if uid in desk.slow:
            return
        desk.slow.add(uid)
        desk.dirty.pop(uid, None)
        desk.edited.pop(uid, None)
        if uid not in desk.created and uid not in desk.before:
            desk.before[uid] = rows_of.fetch(self._connection, desk.shape, [uid]).get(uid)

    def _touch(self, number: int, shape: TableShape, touches: dict[tuple[bytes, str], int]) -> None:
        table = self._log.tables.touches
        ledger = self._log.names.of(self._connection, shape.wire)
        rows = [
            {
                "uid": uid,
                "field": self._log.names.of(self._connection, name),
                "segment": number,
                "ledger": ledger,
                "op": op,
            }
            for (uid, name), op in touches.items()
        ]
        if rows:
            # Already there when a segment acts again after its reading was undone and redone.
            self._connection.execute(insert(table).prefix_with("OR IGNORE", dialect="sqlite"), rows)

    def _flush(self, desk: _Desk) -> None:
        changes: list[tuple[bytes, Row]] = []
        for uid, names in desk.edited.items():
            if names:
                row = desk.dirty[uid]
                fields = {name: rows_of.field_of(row, name) for name in desk.shape.names}
                row.update(desk.shape.derive(fields))
                derived = desk.shape.derive(fields).keys()
                changes.append((uid, {name: row[name] for name in {*names, *derived}}))
        rows_of.update_many(self._connection, desk.shape, changes)
        desk.dirty.clear()
        desk.edited.clear()

    # ---- what it looked like to people
    def _effect(self, desk: _Desk) -> Effect:
        effect = Effect(new=0)
        watched = set(desk.before) | (desk.created & desk.slow)
        after = rows_of.fetch(self._connection, desk.shape, watched)
        effect.new = len(desk.created - desk.slow)
        for uid in watched:
            old, new = _visible(desk.before.get(uid)), _visible(after.get(uid))
            if old is None and new is not None:
                effect.new += 1
            elif _fields(desk.shape, old) != _fields(desk.shape, new):
                effect.changed += 1
            else:
                effect.same += 1
            effect.conflicts += max(0, _reviews(after.get(uid)) - _reviews(desk.before.get(uid)))
        return effect


def _created_rows(shape: TableShape, group: Creations, number: int, scope: int) -> list[Row]:
    names = {one.wire: one.name for one in shape.fields}
    known = [(names[wire], column) for wire, column in group.values.items() if wire in names]
    rows: list[Row] = []
    for index, uid in enumerate(group.uids):
        values = {name: column[index] for name, column in known}
        system: Row = {
            "_uid": uid,
            "_scope": scope,
            "_born": number,
            "_stamp": group.stamps[index],
            "_gone": 0,
            "_review": 0,
        }
        rows.append(rows_of.fill(shape, values, system))
    return rows


def _apply(shape: TableShape, row: Row, operation: Operation) -> set[str]:
    """Let an operation that has seen everything act on a row; the columns that it changed."""
    changed = {"_stamp"}
    row["_stamp"] = operation.stamp
    if operation.kind in (Kind.DELETE, Kind.RESTORE):
        row["_gone"] = int(operation.kind is Kind.DELETE)
        return changed | {"_gone"}
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


def _touches(operations: list[Operation]) -> dict[tuple[bytes, str], int]:
    found: dict[tuple[bytes, str], int] = {}
    for operation in operations:
        for name in operation.values or (RECORD,):
            found[operation.uid, name] = operation.number
    return found


def _visible(row: Row | None) -> Row | None:
    return None if row is None or rows_of.number_of(row, "_gone") else row


def _fields(shape: TableShape, row: Row | None) -> tuple[Value, ...] | None:
    return None if row is None else tuple(rows_of.field_of(row, name) for name in shape.names)


def _reviews(row: Row | None) -> int:
    return 0 if row is None else rows_of.number_of(row, "_review")
