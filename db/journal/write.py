"""Writing: a command's changes go into the open log and into the rows, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import and_, delete, func, insert, or_, select

from db import item_sets
from db.journal import rows as rows_of
from db.journal.chains import pack_vector, unpack_vector
from db.journal.log import RECORD, Log
from db.journal.operations import Change, Kind, LocalVector, Position, Scope
from db.shape import FieldShape, Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from db.journal.rows import Row

PIECE = 1000
"""How many changes are made before the job's watcher is told."""

Values = dict[str, Value]


class GoneRecordError(LookupError):
    """The record that a change names does not exist, or is deleted."""

    def __init__(self, uid: bytes) -> None:
        super().__init__(uid.hex())
        self.uid = uid


class Body(msgspec.Struct, array_like=True):
    """What an operation in the open log holds.

    Attributes:
        values: field's wire name → its value as it travels.
        before: field's wire name → what the row held before, so that the first values of a
            record that was edited before it was sealed are not lost.
    """

    values: dict[str, str | int | None]
    before: dict[str, str | int | None]


class OpenContext(msgspec.Struct, array_like=True):
    """The context of an operation in the open log, in local numbers."""

    vector: dict[int, int]
    op: int


@dataclass(slots=True)
class Step:
    """What one operation did to a row, so that it can be undone."""

    ledger: str
    uid: bytes
    kind: Kind
    before: Values = field(default_factory=dict[str, "Value"])
    after: Values = field(default_factory=dict[str, "Value"])


@dataclass(slots=True)
class Written:
    """What a command did.

    Attributes:
        steps: in order, one for each operation; empty if nothing changed.
        stale: records that were saved from a form which had not seen what came meanwhile;
            their rows must be computed anew from all their operations.
    """

    steps: list[Step] = field(default_factory=list[Step])
    stale: dict[str, set[bytes]] = field(default_factory=dict[str, set[bytes]])


encode_body = msgspec.msgpack.Encoder().encode
decode_body = msgspec.msgpack.Decoder(Body).decode
decode_context = msgspec.msgpack.Decoder(OpenContext).decode


class Writing:
    """Writes the changes of one command.

    Args:
        log: the journal's state.
        connection: inside the transaction that the whole command is.
        command: the command's number.
        person: who typed it.
    """

    def __init__(self, log: Log, connection: Connection, command: int, person: str) -> None:
        self._log = log
        self._connection = connection
        self._writer = log.writers.of(connection, log.identity.writer)
        self._command = command
        self._person = log.names.of(connection, person)
        self._next = log.read_meta(connection, "last_op") + 1
        self._now = log.clock()
        self._operations: list[dict[str, object]] = []
        self._done = Written()

    def write(self, changes: Sequence[Change], step: Callable[[int, int], None]) -> Written:
        """Carry the changes out.

        Args:
            changes: creations and edits, of several ledgers if need be.
            step: told how many are done; may raise to stop everything.

        Raises:
            GoneRecordError: one of them names a record that is not there.
        """
        done = 0
        for shape in {change.shape.name: change.shape for change in changes}.values():
            mine = [change for change in changes if change.shape.name == shape.name]
            created = [one for one in mine if one.kind is Kind.CREATE]
            edited = [one for one in mine if one.kind is not Kind.CREATE]
            for act, ones in ((self._create, created), (self._edit, edited)):
                for start in range(0, len(ones), PIECE):
                    step(done, len(changes))
                    piece = ones[start : start + PIECE]
                    act(piece, shape)
                    done += len(piece)
        if self._operations:
            self._connection.execute(insert(self._log.tables.operations), self._operations)
            self._log.write_meta(self._connection, "last_op", self._next - 1)
        return self._done

    def _create(self, changes: list[Change], shape: TableShape) -> None:
        made: list[Row] = []
        for change in changes:
            scope = self._log.scopes.of(self._connection, Scope(shape.domain, change.unit))
            system: Row = {
                "_uid": change.uid,
                "_scope": scope,
                "_born": 0,
                "_stamp": self._now,
                "_gone": 0,
                "_review": 0,
            }
            made.append(rows_of.fill(shape, change.values, system))
            self._log_operation(change, scope, self._now, None, None)
            self._done.steps.append(Step(shape.name, change.uid, Kind.CREATE))
        rows_of.insert_many(self._connection, shape, made)

    def _edit(self, changes: list[Change], shape: TableShape) -> None:
        if not changes:
            return
        present = rows_of.fetch(self._connection, shape, {one.uid for one in changes})
        updates: dict[bytes, Row] = {}
        for change in changes:
            row = present.get(change.uid)
            restores = change.kind is Kind.RESTORE
            if row is None or (rows_of.number_of(row, "_gone") and not restores):
                raise GoneRecordError(change.uid)
            update = self._edit_one(change, row)
            if update is not None:
                row.update(update)
                updates.setdefault(change.uid, {}).update(update)
        rows_of.update_many(self._connection, shape, updates.items())

    def _edit_one(self, change: Change, row: Row) -> Row | None:
        """The columns to update; None if the change changes nothing."""
        shape = change.shape
        scope = rows_of.number_of(row, "_scope")
        contested = self._contested(row)
        fields = [shape.by_name[name] for name in change.values]
        context = self._stale_context(change, scope, fields)
        before: Values = {}
        after: Values = {}
        travels: Values = {}
        for one in fields:
            old, new = rows_of.field_of(row, one.name), change.values[one.name]
            base = change.base.get(one.name) if context else old
            value = _travelling(one, base, new, contested.get(one.wire, frozenset()))
            if value is not _NOTHING and (old != new or context or one.wire in contested):
                before[one.name], after[one.name] = old, new
                travels[one.wire] = value  # type: ignore[assignment]
        kind = change.kind
        if kind in (Kind.SET, Kind.RESOLVE) and not travels:
            return None
        stamp = max(self._now, rows_of.number_of(row, "_stamp") + 1, change.shown + 1)
        body = Body(travels, {shape.by_name[name].wire: old for name, old in before.items()})
        self._log_operation(change, scope, stamp, body, context)
        self._done.steps.append(Step(shape.name, change.uid, kind, before, after))
        if context:
            self._done.stale.setdefault(shape.name, set()).add(change.uid)
            return {"_stamp": stamp}
        update: Row = {"_stamp": stamp}
        if kind is Kind.DELETE:
            update.update(_gone=1, _review=0)
            self._settle(change.uid, None)
        elif kind is Kind.RESTORE:
            update.update(_gone=0, _review=self._settle(change.uid, {RECORD}))
        else:
            update.update(after)
            update.update(shape.derive({**_fields_of(shape, row), **after}))
            if contested:
                update["_review"] = self._settle(change.uid, set(travels))
        return update

    def _log_operation(
        self, change: Change, scope: int, stamp: int, body: Body | None, context: OpenContext | None
    ) -> None:
        self._operations.append({
            "number": self._next,
            "writer": self._writer,
            "command": self._command,
            "scope": scope,
            "ledger": self._log.names.of(self._connection, change.shape.wire),
            "uid": change.uid,
            "kind": int(change.kind),
            "stamp": stamp,
            "person": self._person,
            "body": encode_body(body) if body else None,
            "context": encode_body(context) if context else None,
        })  # fmt: skip
        self._next += 1

    # ---- review
    def _contested(self, row: Row) -> dict[str, set[str]]:
        """The fields of a record that wait in review, and of sets which items."""
        found: dict[str, set[str]] = {}
        if not rows_of.number_of(row, "_review"):
            return found
        heads = self._log.tables.heads
        query = select(heads.c.field, heads.c.item).where(heads.c.uid == rows_of.uid_of(row))
        for field_id, item in self._connection.execute(query):
            name = self._log.names.thing(self._connection, int(field_id))
            found.setdefault(name, set()).add(str(item))
        return found

    def _settle(self, uid: bytes, fields: Collection[str] | None) -> int:
        """These fields are in review no more (None: none is); how many still are."""
        heads = self._log.tables.heads
        statement = delete(heads).where(heads.c.uid == uid)
        if fields is not None:
            # The deletion of a record that was changed meanwhile is settled by any later edit,
            # which the deletion has not seen; it stays a question of its own.
            ids = [self._log.names.of(self._connection, name) for name in fields]
            statement = statement.where(heads.c.field.in_(ids))
        self._connection.execute(statement)
        return count_contests(self._connection, self._log, uid)

    # ---- stale eyes
    def _stale_context(
        self, change: Change, scope: int, fields: Sequence[FieldShape]
    ) -> OpenContext | None:
        """What the form had seen, if something newer has come to what it changes."""
        if change.seen is None:
            return None
        concerned = None if change.kind in (Kind.DELETE, Kind.RESTORE) else fields
        if not newer_fields(self._log, self._connection, change.uid, change.seen, concerned):
            return None
        vector = epoch_vector(self._log, self._connection, scope, change.seen)
        return OpenContext(vector, change.seen.op)


_NOTHING: object = object()


def _travelling(
    field_shape: FieldShape, base: Value, new: Value, contested: AbstractSet[str]
) -> Value | object:
    """The value as it stands in an operation; `_NOTHING` where a set is not changed.

    Items that stand in review are spoken of in any case: whoever saves the set has seen them.
    """
    if field_shape.merge is Merge.REGISTER:
        return new
    change = item_sets.difference(_text(base), _text(new))
    settled = contested - {key for key, _payload in change.put} - {*change.drop}
    if settled:
        items = item_sets.parse(_text(new))
        put = tuple((key, items[key]) for key in sorted(settled) if key in items)
        drop = tuple(key for key in sorted(settled) if key not in items)
        change = item_sets.ItemsChange((*change.put, *put), (*change.drop, *drop), (*items,))
    return change.dump() if change else _NOTHING


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None


def _fields_of(shape: TableShape, row: Row) -> Values:
    return {name: rows_of.field_of(row, name) for name in shape.names}


def count_contests(connection: Connection, log: Log, uid: bytes) -> int:
    """How many fields and items of a record wait in review."""
    heads = log.tables.heads
    pairs = select(heads.c.field, heads.c.item).distinct().where(heads.c.uid == uid).subquery()
    return int(connection.scalar(select(func.count()).select_from(pairs)) or 0)


def newer_fields(
    log: Log,
    connection: Connection,
    uid: bytes,
    seen: Position,
    fields: Sequence[FieldShape] | None,
) -> set[str]:
    """Wire names of the fields (None: of any, and the record itself) changed after a position."""
    touches, segments = log.tables.touches, log.tables.segments
    me = log.writers.of(connection, log.identity.writer)
    query = (
        select(touches.c.field)
        .join(segments, segments.c.id == touches.c.segment)
        .where(
            touches.c.uid == uid,
            or_(
                and_(segments.c.writer == me, touches.c.op > seen.op),
                and_(segments.c.writer != me, segments.c.epoch > seen.epoch),
            ),
        )
    )
    found = {log.names.thing(connection, int(row[0])) for row in connection.execute(query)}
    operations = log.tables.operations
    for row in connection.execute(
        select(operations.c.kind, operations.c.body).where(
            operations.c.uid == uid, operations.c.number > seen.op
        )
    ):
        found.update(decode_body(row[1]).values if row[1] else (RECORD,))
    return found if fields is None else found & {one.wire for one in fields}


def epoch_vector(log: Log, connection: Connection, scope: int, seen: Position) -> LocalVector:
    """What was applied of a scope at a position."""
    epochs = log.tables.epochs
    query = (
        select(epochs.c.vector)
        .where(epochs.c.scope == scope, epochs.c.epoch <= seen.epoch)
        .order_by(epochs.c.epoch.desc())
        .limit(1)
    )
    return unpack_vector(connection.scalar(query))


def remember_epoch(log: Log, connection: Connection, scope: int, vector: LocalVector) -> None:
    """Note what is applied of a scope in the present epoch."""
    epochs = log.tables.epochs
    epoch = log.read_meta(connection, "epoch")
    here = and_(epochs.c.epoch == epoch, epochs.c.scope == scope)
    connection.execute(delete(epochs).where(here))
    connection.execute(insert(epochs).values(epoch=epoch, scope=scope, vector=pack_vector(vector)))
