"""Taking over what a letter brings: the changes that make it records of our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ledger.fields import Link
from app.ledger.fields.links import link_to, linked
from app.sync.letter_book import NOTHING_SEEN
from app.sync.routes import arrived_id
from db import item_sets
from db.journal.log import RECORD
from db.journal.merge import merge
from db.journal.operations import Change, Kind
from db.journal.recompute import sight_of
from db.shape import Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from app.ledger.base import Ledger
    from app.office import Office
    from app.sync.routes import Route
    from app.sync.snapshots import Snapshot, Taken
    from db.journal.merge import Merged
    from db.shape import FieldShape


@dataclass
class _Form:
    """One record as it is to be here: of each field what stands in it, the shown value first.

    Attributes:
        registers: column → its values; several wait in review.
        items: column → the set as it is shown.
        payloads: column and item → payloads that wait in review, the shown one first.
        contested: whether it was deleted by some and changed by others.
    """

    registers: dict[str, Sequence[Value]] = field(default_factory=dict[str, "Sequence[Value]"])
    items: dict[str, item_sets.Items] = field(default_factory=dict[str, item_sets.Items])
    payloads: dict[tuple[str, str], list[str]] = field(
        default_factory=dict[tuple[str, str], "list[str]"]
    )
    contested: bool = False


class Arriving:
    """Makes the changes by which a snapshot arrives, in one transaction.

    Args:
        office: ours.
        connection: the transaction.
        snapshot: what came.
        route: the way it came.
        made: names of the operations by which earlier letters of this route arrived.
    """

    def __init__(
        self,
        office: Office,
        connection: Connection,
        snapshot: Snapshot,
        route: Route,
        made: frozenset[bytes],
    ) -> None:
        self._office = office
        self._connection = connection
        self._snapshot = snapshot
        self._route = route
        self._made = made
        self._asking = office.snapshot_in(connection).asking
        self._here = {one.uid: arrived_id(route, one.uid) for one in snapshot.records}

    def changes(self) -> list[Change]:
        """The changes; none where nothing is new."""
        return [change for one in self._snapshot.records for change in self._record(one)]

    def _record(self, taken: Taken) -> list[Change]:
        shape = self._office.journal.log.wires[taken.ledger]
        uid, form = self._here[taken.uid], self._form(shape, taken)
        if self._asking.one(shape.name, uid) is None:
            return self._fresh(shape, uid, form)
        return self._again(shape, uid, form)

    def _fresh(self, shape: TableShape, uid: bytes, form: _Form) -> list[Change]:
        """A new record: the values that are not shown come first, so that the others follow."""
        first: dict[str, Value] = {name: values[-1] for name, values in form.registers.items()}
        for name, items in form.items.items():
            last = {
                key: payloads[-1]
                for (column, key), payloads in form.payloads.items()
                if column == name
            }
            first[name] = item_sets.dump({**items, **last})
        given = {name: value for name, value in first.items() if value is not None}
        changes = [Change(shape, uid, Kind.CREATE, given, unit=self._route.end)]
        for name, values in form.registers.items():
            changes += [
                _edit(shape, uid, name, value, seen=NOTHING_SEEN) for value in reversed(values[:-1])
            ]
        for (name, key), payloads in form.payloads.items():
            base = first[name]
            changes += [
                _edit(shape, uid, name, _with(base, key, each), base=base, seen=NOTHING_SEEN)
                for each in reversed(payloads[:-1])
            ]
        if form.contested:
            changes.append(Change(shape, uid, Kind.DELETE, context=NOTHING_SEEN))
        return changes

    # ---- a later letter about a record that has arrived already
    def _again(self, shape: TableShape, uid: bytes, form: _Form) -> list[Change]:
        """What this letter says otherwise than the earlier ones, by one who had seen only these."""
        earlier, seen = self._earlier(shape, uid)
        before = _form_of(shape, earlier)
        changes: list[Change] = []
        for name, values in form.registers.items():
            if set(values) != set(before.registers[name]):
                changes += [_edit(shape, uid, name, value, seen=seen) for value in reversed(values)]
        for name, items in form.items.items():
            base, after = item_sets.dump(before.items[name]), item_sets.dump(items)
            if base != after:
                changes.append(_edit(shape, uid, name, after, base=base, seen=seen))
        for (name, key), payloads in form.payloads.items():
            if set(payloads) != set(before.payloads.get((name, key), ())):
                base = item_sets.dump(before.items[name])
                changes += [
                    _edit(shape, uid, name, _with(base, key, each), base=base, seen=seen)
                    for each in reversed(payloads)
                ]
        if form.contested and not before.contested:
            changes.append(Change(shape, uid, Kind.DELETE, context=NOTHING_SEEN))
        if before.contested and not form.contested:
            changes.append(Change(shape, uid, Kind.RESTORE, context=seen))
        return changes

    def _earlier(self, shape: TableShape, uid: bytes) -> tuple[Merged, frozenset[bytes]]:
        """The record as earlier letters made it, and the operations of that."""
        archive = self._office.journal.archive
        found = archive.operations(self._connection, shape, [uid])[uid]
        arrived = [
            one
            for one in found.placed
            if one.operation.name in self._made
            or one.operation.kind is Kind.CREATE
            or (one.operation.kind is Kind.SET and one.operation.context == NOTHING_SEEN)
        ]
        sight = sight_of(archive, self._connection, found.scope)
        return merge(shape, arrived, sight), frozenset(one.operation.name for one in arrived)

    # ---- what came, in our terms
    def _form(self, shape: TableShape, taken: Taken) -> _Form:
        form = _Form()
        for known in shape.fields:
            value = taken.values.get(known.wire)
            asked = [one for one in taken.questions if one.field == known.wire]
            if known.merge is Merge.REGISTER:
                values = list(asked[0].values) if asked else [value]
                form.registers[known.name] = self._convert(shape, known, values)
                continue
            stored = item_sets.parse(value if isinstance(value, str) else None)
            keys = self._keys(stored)
            form.items[known.name] = {keys[key]: payload for key, payload in stored.items()}
            for one in asked:
                if one.item in keys:
                    payloads = [str(each) for each in one.values]
                    form.payloads[known.name, keys[one.item]] = payloads
        form.contested = any(one.field == RECORD for one in taken.questions)
        return form

    def _keys(self, items: item_sets.Items) -> dict[str, str]:
        """Items as they came → as they are to be here; two must not become one."""
        converted = {key: self._key(key) for key in items}
        apart = len(set(converted.values())) == len(converted)
        return converted if apart else {key: key for key in items}

    def _convert(
        self, shape: TableShape, known: FieldShape, values: Sequence[Value]
    ) -> Sequence[Value]:
        if not isinstance(self._office.registry[shape.name].fields[known.name], Link):
            return values
        converted = [value if value is None else self._key(str(value)) for value in values]
        # two people of one name: the choice between them must not vanish
        return converted if len(set(converted)) == len(set(values)) else values

    def _key(self, value: str) -> str:
        """A link as it is to be here: to what came along or came before; else the name."""
        uid = linked(value)
        if uid is None:
            return value
        if uid in self._here:
            return link_to(self._here[uid])
        moved = arrived_id(self._route, uid)
        if any(self._asking.one(one.__tablename__, moved) for one in self._movable()):
            return link_to(moved)
        return self._snapshot.titles.get(uid, value)

    def _movable(self) -> list[type[Ledger]]:
        return [one for one in self._office.registry if one.sheet.moves]


def _edit(
    shape: TableShape,
    uid: bytes,
    name: str,
    value: Value,
    *,
    seen: frozenset[bytes],
    base: Value = None,
) -> Change:
    return Change(shape, uid, Kind.SET, {name: value}, base={name: base}, context=seen)


def _with(base: Value, key: str, payload: str) -> str | None:
    """A set with another payload for one of its items."""
    items = item_sets.parse(base if isinstance(base, str) else None)
    return item_sets.dump({**items, key: payload})


def _form_of(shape: TableShape, merged: Merged) -> _Form:
    form = _Form()
    for known in shape.fields:
        value = merged.values[known.name]
        if known.merge is Merge.ITEMS:
            form.items[known.name] = item_sets.parse(value if isinstance(value, str) else None)
        else:
            form.registers[known.name] = [value]
    for one in merged.contests:
        values = [head.value for head in one.heads]
        if not one.field:
            form.contested = True
        elif one.item:
            form.payloads[one.field, one.item] = [str(value) for value in values]
        else:
            form.registers[one.field] = values
    return form
