"""Writing: a command's changes go into the open log and into the rows, in one transaction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import item_sets
from db.journal import joins
from db.journal import rows as rows_of
from db.journal.eyes import Eyes
from db.journal.log import RECORD
from db.journal.open_log import Body, encode_body
from db.journal.operations import MOST_STAMP, Change, Kind, Operation, Scope
from db.journal.recompute import Recomputing
from db.journal.reopening import Settled, questions_of
from db.shape import Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.rows import Row

PIECE = 1000
"""How many changes are made before the job's watcher is told."""

Values = dict[str, Value]


class ErasedRecordError(LookupError):
    """What the record says of persons was removed, and nothing can be put in its place."""

    def __init__(self, uid: bytes) -> None:
        super().__init__(uid.hex())
        self.uid = uid


class GoneRecordError(LookupError):
    """The record that a change names does not exist, or is deleted."""

    def __init__(self, uid: bytes) -> None:
        super().__init__(uid.hex())
        self.uid = uid


@dataclass(slots=True)
class Step:
    """What one operation did to a row, so that it can be undone; what it settled in the review."""

    ledger: str
    uid: bytes
    kind: Kind
    before: Values = field(default_factory=dict[str, "Value"])
    after: Values = field(default_factory=dict[str, "Value"])
    settled: Sequence[Settled] = ()


class Writing:
    """Writes the changes of one command.

    Args:
        log: the journal's state.
        archive: its segments.
        connection: inside the transaction that the whole command is.
        command: the command's number.
        person: who typed it.
    """

    def __init__(
        self, log: Log, archive: Archive, connection: Connection, command: int, person: str
    ) -> None:
        self._log = log
        self._archive = archive
        self._connection = connection
        self._writer = log.writers.of(connection, log.identity.writer)
        self._command = command
        self._person = person
        self._person_number = log.names.of(connection, person)
        self._next = log.read_meta(connection, "last_op") + 1
        self._now = min(max(log.clock(), 0), MOST_STAMP)
        self._eyes = Eyes(log, archive, connection)
        self._pending: list[tuple[object, ...]] = []
        self._repeated: set[bytes] = set()
        self._earlier: dict[bytes, list[Operation]] = {}
        self._anew: dict[str, set[bytes]] = {}
        self._steps: list[Step] = []

    def write(self, changes: Sequence[Change], step: Callable[[int, int], None]) -> list[Step]:
        """Carry the changes out.

        Args:
            changes: creations and edits, of several ledgers if need be.
            step: told how many are done; may raise to stop everything.

        Returns:
            What was done in order, one for each operation; empty if nothing changed.

        Raises:
            GoneRecordError: one of them names a record that is not there.
            ErasedRecordError: one of them would say something of a person again.
        """
        done = 0
        for seen in {change.seen for change in changes if change.seen}:
            self._eyes.expect(seen, len(changes))
        counts = Counter(change.uid for change in changes)
        self._repeated = {uid for uid, count in counts.items() if count > 1}
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
        if self._steps:
            self._flush()
            self._log.write_meta(self._connection, "last_op", self._next - 1)
        for name, uids in self._anew.items():
            recomputing = Recomputing(self._log, self._archive, self._connection)
            recomputing.recompute(self._log.shapes[name], uids)
        return self._steps

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
                "_erased": 0,
                "_amended": 0,
            }
            made.append(rows_of.fill(shape, change.values, system))
            self._log_operation(change, scope, self._now, None, None)
            self._steps.append(Step(shape.name, change.uid, Kind.CREATE))
        rows_of.insert_many(self._connection, shape, made)
        self._flush()

    def _edit(self, changes: list[Change], shape: TableShape) -> None:
        present = rows_of.fetch(self._connection, shape, {one.uid for one in changes})
        apart = {one.uid for one in changes if one.apart}
        if apart:
            self._eyes.look(shape, apart)
        updates: dict[bytes, Row] = {}
        for change in changes:
            row = present.get(change.uid)
            if row is None:
                raise GoneRecordError(change.uid)
            updates.setdefault(change.uid, {}).update(self._edit_one(change, row))
        rows_of.update_many(self._connection, shape, updates.items())
        self._flush()

    def _edit_one(self, change: Change, row: Row) -> Row:
        """Write one change down; the columns to update.

        Only a record that shows one value in each field, all of which the author has seen, is
        simply updated; any other is computed anew from all its operations afterwards.
        """
        shape, kind = change.shape, change.kind
        scope, gone = rows_of.number_of(row, "_scope"), bool(rows_of.number_of(row, "_gone"))
        context = self._stale_context(change, scope)
        if gone and context is None and kind not in (Kind.RESTORE, Kind.ERASE):
            raise GoneRecordError(change.uid)
        if row["_erased"] and any(_is_personal(shape, name) for name in change.values):
            raise ErasedRecordError(change.uid)
        contested = self._contested(row)
        told = _tell(change, row, contested, is_stale=context is not None)
        if kind in (Kind.SET, Kind.RESOLVE) and not told.travels:
            return {}
        if kind is Kind.SET and _amends(change, row, told.after):
            change = replace(change, kind=Kind.AMEND)
        before = rows_of.number_of(row, "_stamp")
        stamp = min(max(self._now, before + 1, change.shown + 1), MOST_STAMP)
        body = Body(told.travels, {shape.by_name[n].wire: old for n, old in told.before.items()})
        self._log_operation(change, scope, stamp, body, context)
        step = _step(change, told, gone=gone)
        if contested and context is None:
            step.settled = self._settled(change, told)
        self._steps.append(step)
        update: Row = {"_stamp": stamp}
        goes = kind is Kind.JOIN and change.values[joins.INTO] is not None
        if kind in (Kind.DELETE, Kind.RESTORE, Kind.JOIN):
            update["_gone"] = int(goes or kind is Kind.DELETE)
        elif told.after:
            update.update(told.after)
            row.update(told.after)
            update.update(rows_of.derived(shape, row, told.after))
        if change.kind is Kind.AMEND:
            update["_amended"] = 1
        row.update(update)
        fast = kind is not Kind.ERASE and not (contested or gone or goes)
        if context is None and fast and stamp > before:
            return update
        self._anew.setdefault(shape.name, set()).add(change.uid)
        return {}

    def _log_operation(
        self,
        change: Change,
        scope: int,
        stamp: int,
        body: Body | None,
        context: frozenset[bytes] | None,
    ) -> None:
        self._pending.append((
            self._next,
            self._writer,
            self._log.start,
            self._command,
            scope,
            self._log.names.of(self._connection, change.shape.wire),
            change.uid,
            int(change.kind),
            stamp,
            self._person_number,
            encode_body(body) if body else None,
            None if context is None else encode_body(sorted(context)),
        ))  # fmt: skip
        if body and change.uid in self._repeated:
            self._earlier.setdefault(change.uid, []).append(
                Operation(
                    writer=self._log.identity.writer,
                    number=self._next,
                    start=self._log.start,
                    kind=change.kind,
                    scope=self._log.scopes.thing(self._connection, scope),
                    ledger=change.shape.wire,
                    uid=change.uid,
                    stamp=stamp,
                    person=self._person,
                    values=body.values,
                )
            )
        self._next += 1

    def _flush(self) -> None:
        """Put what was written down into the open log."""
        rows_of.insert_tuples(self._connection, self._log.tables.operations, self._pending)
        self._pending.clear()

    def _contested(self, row: Row) -> Mapping[str, AbstractSet[str]]:
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

    def _settled(self, change: Change, told: _Told) -> Sequence[Settled]:
        """The questions that an operation settles whose author has seen all of them."""
        whole = change.kind in (Kind.DELETE, Kind.RESTORE, Kind.JOIN)
        fields = (RECORD,) if whole else told.travels.keys()
        return questions_of(self._log, self._connection, change.uid, fields)

    def _stale_context(self, change: Change, scope: int) -> frozenset[bytes] | None:
        """What the form had seen, if something newer has come to what it changes."""
        if change.context is not None:
            return change.context
        if change.seen is None:
            return None
        if change.apart:
            return self._eyes.shown(change.shape, change.uid, scope, change.seen)
        whole = change.kind in (Kind.DELETE, Kind.RESTORE, Kind.JOIN)
        fields = None if whole else [change.shape.by_name[name] for name in change.values]
        if not self._eyes.stale(change.uid, change.seen, fields):
            return None
        shown = self._eyes.shown(change.shape, change.uid, scope, change.seen)
        # Its author knows what the same command has done to the record before.
        return shown.union(one.name for one in self._earlier.get(change.uid, ()))


@dataclass(slots=True)
class _Told:
    """What one change says: values before and after by column, and by wire name as they travel."""

    before: Values = field(default_factory=dict[str, "Value"])
    after: Values = field(default_factory=dict[str, "Value"])
    travels: Values = field(default_factory=dict[str, "Value"])


def _tell(
    change: Change, row: Row, contested: Mapping[str, AbstractSet[str]], *, is_stale: bool
) -> _Told:
    """What a change says of a row; nothing of fields that stay as they are."""
    if change.kind is Kind.JOIN:
        return _Told(after=dict(change.values), travels=dict(change.values))
    told = _Told()
    for name, new in change.values.items():
        one = change.shape.by_name[name]
        old, items = rows_of.field_of(row, name), contested.get(one.wire)
        if old == new and items is None and not is_stale:
            continue
        travels = new
        if one.merge is Merge.ITEMS:
            base = change.base.get(name) if is_stale else old
            difference = _items_change(_text(base), _text(new), items or frozenset())
            if not difference:
                continue
            travels = difference.dump()
        told.before[name], told.after[name], told.travels[one.wire] = old, new, travels
    return told


def _amends(change: Change, row: Row, after: Values) -> bool:
    """Whether the author of a change had the record before his eyes as closed."""
    if change.shape.amends is None:
        return False
    shown = rows_of.fields_of(change.shape, row)
    return change.shape.amends({**shown, **change.base} if change.seen else shown, after)


def _step(change: Change, told: _Told, *, gone: bool) -> Step:
    """What is noted of a change for its undoing.

    To keep a record that was not hidden shows nothing that an undo could hide again.
    """
    if change.kind is Kind.RESTORE and not gone:
        return Step(change.shape.name, change.uid, Kind.JOIN, {}, {joins.INTO: None})
    return Step(change.shape.name, change.uid, change.kind, told.before, told.after)


def _items_change(
    base: str | None, new: str | None, contested: AbstractSet[str]
) -> item_sets.ItemsChange:
    """How a set changed.

    Items that stand in review are spoken of in any case: whoever saves the set has seen them.
    """
    change = item_sets.difference(base, new)
    settled = contested - {key for key, _payload in change.put} - {*change.drop}
    if not settled:
        return change
    items = item_sets.parse(new)
    put = tuple((key, items[key]) for key in sorted(settled) if key in items)
    drop = tuple(key for key in sorted(settled) if key not in items)
    return item_sets.ItemsChange((*change.put, *put), (*change.drop, *drop), (*items,))


def _is_personal(shape: TableShape, name: str) -> bool:
    known = shape.by_name.get(name)  # joins name no field
    return known is not None and known.personal


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
