"""Taking over what a letter brings: the changes that make it records of our own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ledger.fields import Link
from app.ledger.fields.links import link_to, linked
from app.sync.snapshots import arrived_id
from db import item_sets
from db.journal.log import RECORD
from db.journal.merge import merge
from db.journal.operations import Change, Kind
from db.journal.recompute import sight_of
from db.shape import Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from app.ledger.base import Ledger
    from app.office import Office
    from app.sync.routes import Route
    from app.sync.snapshots import Snapshot, Taken
    from db.journal.merge import Merged
    from db.shape import FieldShape

NOTHING_SEEN: frozenset[bytes] = frozenset()


@dataclass
class _Form:
    """One record as it is to be here: of each field what stands in it, the shown value first.

    Attributes:
        registers: column → its values; several wait in review.
        items: column → the set as it is shown.
        payloads: column and item → payloads that wait in review, the shown one first.
        contested: whether it was deleted by some and changed by others.
    """

    registers: dict[str, list[Value]] = field(default_factory=dict[str, "list[Value]"])
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
            changes += [self._set(shape, uid, name, value) for value in reversed(values[:-1])]
        for (name, key), payloads in form.payloads.items():
            changes += [
                self._put(shape, uid, name, first[name], key, payload, NOTHING_SEEN)
                for payload in reversed(payloads[:-1])
            ]
        if form.contested:
            changes.append(Change(shape, uid, Kind.DELETE, context=NOTHING_SEEN))
        return changes

    def _set(self, shape: TableShape, uid: bytes, name: str, value: Value) -> Change:
        return Change(shape, uid, Kind.SET, {name: value}, context=NOTHING_SEEN)

    def _put(
        self,
        shape: TableShape,
        uid: bytes,
        name: str,
        base: Value,
        key: str,
        payload: str,
        seen: frozenset[bytes],
    ) -> Change:
        items = {**item_sets.parse(base if isinstance(base, str) else None), key: payload}
        return Change(
            shape, uid, Kind.SET, {name: item_sets.dump(items)}, base={name: base}, context=seen
        )

    # ---- a later letter about a record that has arrived already
    def _again(self, shape: TableShape, uid: bytes, form: _Form) -> list[Change]:
        """What this letter says otherwise than the earlier ones, by one who had seen only these."""
        earlier, seen = self._earlier(shape, uid)
        before = _form_of(shape, earlier)
        changes: list[Change] = []
        for name, values in form.registers.items():
            if set(values) != set(before.registers[name]):
                changes += [
                    Change(shape, uid, Kind.SET, {name: value}, context=seen)
                    for value in reversed(values)
                ]
        for name, items in form.items.items():
            base, after = item_sets.dump(before.items[name]), item_sets.dump(items)
            if base != after:
                changes.append(
                    Change(shape, uid, Kind.SET, {name: after}, base={name: base}, context=seen)
                )
        for (name, key), payloads in form.payloads.items():
            if set(payloads) != set(before.payloads.get((name, key), ())):
                base = item_sets.dump(before.items[name])
                changes += [
                    self._put(shape, uid, name, base, key, payload, seen)
                    for payload in reversed(payloads)
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
            or one.operation.context == NOTHING_SEEN
        ]
        sight = sight_of(archive, self._connection, found.scope)
        return merge(shape, arrived, sight), frozenset(one.operation.name for one in arrived)

    # ---- what came, in our terms
    def _form(self, shape: TableShape, taken: Taken) -> _Form:
        form = _Form()
        for known in shape.fields:
            value = taken.values.get(known.wire)
            if known.merge is Merge.ITEMS:
                stored = item_sets.parse(value if isinstance(value, str) else None)
                form.items[known.name] = {
                    self._key(key): payload for key, payload in stored.items()
                }
            else:
                form.registers[known.name] = self._convert(shape, known, [value])
        for one in taken.questions:
            if one.field == RECORD:
                form.contested = True
                continue
            known = shape.by_wire[one.field]
            if known.merge is Merge.ITEMS:
                form.payloads[known.name, self._key(one.item)] = [str(each) for each in one.values]
            else:
                form.registers[known.name] = self._convert(shape, known, list(one.values))
        return form

    def _convert(self, shape: TableShape, known: FieldShape, values: list[Value]) -> list[Value]:
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


def came_by(changes: list[Change]) -> Mapping[str, set[bytes]]:
    """Ledger → the records that changes speak of."""
    found: dict[str, set[bytes]] = {}
    for one in changes:
        found.setdefault(one.shape.name, set()).add(one.uid)
    return found
