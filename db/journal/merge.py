"""What one record is, given all operations on it: a pure function, the definition of the merge.

The order in which operations arrived plays no part, and neither does any clock, except to
choose which of several concurrent values is *shown*. An operation supersedes another if and
only if its author had that other one before his eyes.

Multi-value registers and observed-remove sets: Shapiro et al., 2011; exact concurrency from
version vectors: Parker et al., 1983. A deletion hides a record only if it has seen every other
operation on it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db import item_sets
from db.journal.chains import Place, contains
from db.journal.log import RECORD
from db.journal.operations import Kind, LocalVector, Operation
from db.shape import FieldShape, Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WRITES = frozenset({Kind.CREATE, Kind.SET, Kind.RESOLVE})


@dataclass(frozen=True, slots=True)
class Placed:
    """An operation and the segments that contain it.

    Several segments contain one operation after a raw copy of a disk: both copies sealed what
    had been open when they parted.

    Attributes:
        operation: the operation.
        places: its segments; the open log is segment 0.
        context: the local form of the operation's own context, where it has one.
    """

    operation: Operation
    places: tuple[Place, ...]
    context: LocalVector | None = None

    @property
    def precedence(self) -> tuple[int, bytes, bytes, int]:
        """Which of two concurrent values is shown: the greater."""
        one = self.operation
        return one.stamp, one.writer.device, one.writer.incarnation, one.number


@dataclass(frozen=True, slots=True)
class HeadValue:
    """One value that nobody has knowingly replaced.

    Attributes:
        placed: the operation that wrote it.
        value: the value; in a contest over an item its payload, None where it was removed; in
            a contest over the record 1 for a deletion, 0 for a change it had not seen.
    """

    placed: Placed
    value: Value


@dataclass(frozen=True, slots=True)
class Contest:
    """A field, an item of a set, or the whole record, with more than one value: for review."""

    field: str
    item: str
    heads: tuple[HeadValue, ...]


@dataclass(slots=True)
class Merged:
    """A record as it is to be shown.

    Attributes:
        values: column → value.
        gone: hidden by a deletion.
        stamp: the greatest stamp of its operations.
        born: the segment of its creation, 0 for the open log, -1 where the creation is not here.
        contests: what waits in review.
    """

    values: dict[str, Value] = field(default_factory=dict[str, Value])
    gone: bool = False
    stamp: int = 0
    born: int = -1
    contests: list[Contest] = field(default_factory=list[Contest])


class Sight:
    """Which operation had which other one in view.

    Args:
        vector_of: what a segment's author had applied, with all earlier segments of the
            segment's own chain; for segment 0 all that is applied now.
    """

    def __init__(self, vector_of: Callable[[int], LocalVector]) -> None:
        self._vector_of = vector_of

    def supersedes(self, later: Placed, earlier: Placed) -> bool:
        """Whether the author of ``later`` had ``earlier`` before his eyes."""
        new, old = later.operation, earlier.operation
        if new.context is None:
            return self._follows(later, earlier)
        if any(contains(later.context or {}, place) for place in earlier.places):
            return True
        # Its own earlier operations, by number; but only those of its own line: a copy of the
        # disk that wrote on has used the same numbers for other things.
        own = new.writer == old.writer and old.number <= new.context.op
        return own and self._follows(later, earlier)

    def _follows(self, later: Placed, earlier: Placed) -> bool:
        return any(
            later.operation.number > earlier.operation.number
            if here.segment == there.segment
            else contains(self._vector_of(here.segment), there)
            for here in later.places
            for there in earlier.places
        )

    def heads(self, operations: Sequence[Placed]) -> list[Placed]:
        """Those that no other one supersedes, the one to show first."""
        left = [
            one
            for one in operations
            if not any(self.supersedes(other, one) for other in operations if other is not one)
        ]
        return sorted(left, key=lambda one: one.precedence, reverse=True)


def merge(shape: TableShape, operations: Iterable[Placed], sight: Sight) -> Merged:
    """The record that these operations make.

    Args:
        shape: its ledger; values of fields that it does not know are left out.
        operations: all applied operations on one record, in any order, each once.
        sight: who saw what.
    """
    every = list(operations)
    writes = [one for one in every if one.operation.kind in WRITES]
    merged = Merged(stamp=max((one.operation.stamp for one in every), default=0))
    for one in writes:
        if one.operation.kind is Kind.CREATE:
            merged.born = min(place.segment for place in one.places)
    for known in shape.fields:
        _merge_field(known, writes, sight, merged)
    _merge_deletion(every, writes, sight, merged)
    if merged.gone:
        merged.contests.clear()
    return merged


def _merge_field(known: FieldShape, writes: list[Placed], sight: Sight, into: Merged) -> None:
    concerned = [
        one
        for one in writes
        if one.operation.kind is Kind.CREATE or known.wire in one.operation.values
    ]
    if known.merge is Merge.ITEMS:
        into.values[known.name] = _merge_items(known, concerned, sight, into)
        return
    heads = sight.heads(concerned)
    values = [HeadValue(one, one.operation.values.get(known.wire)) for one in heads]
    into.values[known.name] = values[0].value if values else None
    if len({one.value for one in values}) > 1:
        into.contests.append(Contest(known.name, "", tuple(values)))


def _merge_items(
    known: FieldShape, concerned: list[Placed], sight: Sight, into: Merged
) -> str | None:
    mentions: dict[str, list[tuple[Placed, str | None]]] = {}
    orders: list[tuple[Placed, tuple[str, ...]]] = []
    rank: dict[tuple[int, str], int] = {}
    for one in concerned:
        put, drop, order = _items_of(one, known.wire)
        for place, (key, payload) in enumerate(put):
            mentions.setdefault(key, []).append((one, payload))
            rank[id(one), key] = place
        for key in drop:
            mentions.setdefault(key, []).append((one, None))
        if order:
            orders.append((one, order))
    present: list[tuple[tuple[object, ...], str, str]] = []
    for key, entries in mentions.items():
        payload_of = {id(one): payload for one, payload in entries}
        heads = sight.heads([one for one, _payload in entries])
        adding = [one for one in heads if payload_of[id(one)] is not None]
        if not adding:
            continue
        if len({payload_of[id(one)] for one in adding}) > 1:
            values = tuple(HeadValue(one, payload_of[id(one)]) for one in adding)
            into.contests.append(Contest(known.name, key, values))
        shown = adding[0]
        present.append(
            ((*shown.precedence, rank[id(shown), key]), key, payload_of[id(shown)] or "")
        )
    present.sort(key=lambda one: one[0])
    latest = max(orders, key=lambda one: one[0].precedence, default=(None, ()))[1]
    return item_sets.dump(
        item_sets.ordered({key: payload for _rank, key, payload in present}, latest)
    )


def _items_of(
    one: Placed, wire: str
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...], tuple[str, ...]]:
    value = one.operation.values.get(wire)
    if one.operation.kind is Kind.CREATE:
        items = item_sets.parse(value if isinstance(value, str) else None)
        return tuple(items.items()), (), tuple(items)
    change = item_sets.ItemsChange.parse(str(value))
    return change.put, change.drop, change.order


def _merge_deletion(every: list[Placed], writes: list[Placed], sight: Sight, into: Merged) -> None:
    heads = sight.heads([one for one in every if one.operation.kind in (Kind.DELETE, Kind.RESTORE)])
    deletions = [one for one in heads if one.operation.kind is Kind.DELETE]
    if not deletions or len(deletions) < len(heads):
        return
    unseen = [
        [one for one in writes if not sight.supersedes(deletion, one)] for deletion in deletions
    ]
    if not all(unseen):
        into.gone = True
        return
    values = [HeadValue(one, 1) for one in deletions]
    values += [HeadValue(one, 0) for one in sight.heads(unseen[0])]
    into.contests.append(Contest(RECORD, "", tuple(values)))
