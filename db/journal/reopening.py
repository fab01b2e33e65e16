"""Asking again what a command had settled, when that command is undone.

Whoever settles a question has seen all of its values, so that none of them can come back by itself:
nobody can un-see. But they can be written anew, each as it was, by operations of which none has
seen the other: then they are values that nobody has knowingly replaced, and the question is there
again, in every office. The same is done with the questions of a person who moves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import select

from db import item_sets
from db.journal import joins
from db.journal.log import RECORD
from db.journal.operations import Change, Kind
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection

    from db.journal.log import Log
    from db.journal.operations import Position
    from db.shape import TableShape, Value

_unpack = msgspec.msgpack.Decoder(str | int | None).decode


class Settled(NamedTuple):
    """A question that an operation has settled.

    Attributes:
        field: wire name of the field; `RECORD` for the record itself.
        item: the item of a set; empty for other fields.
        values: those among which there was to choose, each once, the shown one first.
    """

    field: str
    item: str
    values: list[str | int | None]


def questions_of(
    log: Log, connection: Connection, uid: bytes, fields: Collection[str]
) -> list[Settled]:
    """The questions about some fields (by wire name) of a record that stand in review now."""
    heads = log.tables.heads
    rows = connection.execute(select(heads).where(heads.c.uid == uid)).mappings().all()
    rows = sorted(
        rows,
        key=lambda row: (
            int(row["stamp"]), log.writers.thing(connection, int(row["writer"])), int(row["op"]),
        ),
        reverse=True,
    )  # fmt: skip
    found: dict[tuple[str, str], list[str | int | None]] = {}
    for row in rows:
        name = log.names.thing(connection, int(row["field"]))
        if name in fields:
            values = found.setdefault((name, str(row["item"])), [])
            value = _unpack(bytes(row["value"]))
            if value not in values:
                values.append(value)
    return [Settled(name, item, values) for (name, item), values in sorted(found.items())]


class Undone(NamedTuple):
    """An operation that is being undone.

    Attributes:
        shape: the record's ledger.
        uid: the record.
        kind: what would undo it, had it settled nothing.
        before: columns → values before it.
        after: columns → values after it.
        seen: what its undoing has seen.
    """

    shape: TableShape
    uid: bytes
    kind: Kind
    before: Mapping[str, Value]
    after: Mapping[str, Value]
    seen: Position


def reopened(one: Undone, settled: Sequence[Settled]) -> list[Change]:
    """The changes that undo an operation and ask again what it had settled."""
    known = [each for each in settled if each.field == RECORD or each.field in one.shape.by_wire]
    found = _undo_the_rest(one, known)
    # The one that was shown comes last, and so is shown again.
    longest = max((len(each.values) for each in known), default=0)
    for at in reversed(range(longest)):
        found += [_anew(one, each, each.values[at]) for each in known if at < len(each.values)]
    return found


def _undo_the_rest(one: Undone, settled: Sequence[Settled]) -> list[Change]:
    """What undoes the fields about which there was no question, and items of sets."""
    if one.kind is not Kind.SET:
        return []
    values, base = dict(one.before), dict(one.after)
    for each in settled:
        if each.field == RECORD:
            continue
        field = one.shape.by_wire[each.field]
        if field.merge is Merge.ITEMS:
            after = item_sets.parse(_text(one.after.get(field.name)))
            values[field.name] = _with(values.get(field.name), each.item, after.get(each.item))
        else:
            values.pop(field.name, None)
            base.pop(field.name, None)
    return [Change(one.shape, one.uid, Kind.SET, values, seen=one.seen, base=base)]


def _anew(one: Undone, question: Settled, value: Value) -> Change:
    """One of a question's values, written without having seen the others."""
    if question.field == RECORD:
        into = joins.target_of(value)
        kind = Kind.JOIN if into else Kind.DELETE if value else Kind.RESTORE
        said: dict[str, Value] = {joins.INTO: value} if into else {}
        return Change(one.shape, one.uid, kind, said, seen=one.seen, apart=True)
    field = one.shape.by_wire[question.field]
    base: dict[str, Value] = {}
    if field.merge is Merge.ITEMS:
        base[field.name] = _with(one.after.get(field.name), question.item, None)
        value = _with(base[field.name], question.item, _text(value) or "")
    said = {field.name: value}
    return Change(one.shape, one.uid, Kind.SET, said, seen=one.seen, base=base, apart=True)


def _with(stored: Value, item: str, payload: str | None) -> str | None:
    """A set with this item; without it where the payload is None."""
    items = item_sets.parse(_text(stored))
    if payload is None:
        items.pop(item, None)
    else:
        items[item] = payload
    return item_sets.dump(items)


def _text(value: Value) -> str | None:
    return value if isinstance(value, str) else None
