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
from db.journal import joins
from db.journal.chains import Place, contains
from db.journal.log import RECORD
from db.journal.operations import Kind, LocalVector, Operation
from db.shape import FieldShape, Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

WRITES = frozenset({Kind.CREATE, Kind.SET, Kind.RESOLVE, Kind.AMEND})


@dataclass(frozen=True, slots=True)
class Placed:
    """An operation and the segments that contain it.

    Several segments contain one operation after a raw copy of a disk: both copies sealed what
    had been open when they parted.

    Attributes:
        operation: the operation.
        places: its segments; the open log is segment 0.
    """

    operation: Operation
    places: tuple[Place, ...]

    @property
    def precedence(self) -> tuple[int, bytes, bytes, int, bytes]:
        """Which of two concurrent values is shown: the greater.

        Two copies of one disk may have given a number twice; then their starts tell them apart.
        """
        one = self.operation
        return one.stamp, one.writer.device, one.writer.incarnation, one.number, one.start


@dataclass(frozen=True, slots=True)
class HeadValue:
    """One value that nobody has knowingly replaced.

    Attributes:
        placed: the operation that wrote it.
        value: the value; in a contest over an item its payload, None where it was removed; in
            a contest over the record 1 for a deletion, the link to the other record for a join,
            0 for a change that it had not seen.
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
        gone: hidden by a deletion or a join.
        into: the record that goes on in its place, where it was hidden by a join.
        amended: whether anything was written after the record was closed.
        stamp: the greatest stamp of its operations.
        born: the segment of its creation, 0 for the open log, -1 where the creation is not here.
        contests: what waits in review.
        erased: what it says of persons was removed.
    """

    values: dict[str, Value] = field(default_factory=dict[str, Value])
    gone: bool = False
    into: bytes | None = None
    amended: bool = False
    stamp: int = 0
    born: int = -1
    contests: list[Contest] = field(default_factory=list[Contest])
    erased: bool = False


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
        context = later.operation.context
        if context is None:
            return self._follows(later, earlier)
        return bool(context) and earlier.operation.name in context

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


def merge(
    shape: TableShape, operations: Iterable[Placed], sight: Sight, *, erased: bool = False
) -> Merged:
    """The record that these operations make.

    Args:
        shape: its ledger; values of fields that it does not know are left out.
        operations: all applied operations on one record, in any order, each once.
        sight: who saw what.
        erased: whether its personal values were removed once, for whatever reason.
    """
    every = list(operations)
    writes = [one for one in every if one.operation.kind in WRITES]
    merged = Merged(stamp=max((one.operation.stamp for one in every), default=0))
    merged.erased = erased or any(one.operation.kind is Kind.ERASE for one in every)
    births = [one.places for one in writes if one.operation.kind is Kind.CREATE]
    merged.born = min((place.segment for places in births for place in places), default=-1)
    for known in shape.fields:
        if known.personal and merged.erased:
            merged.values[known.name] = None
        else:
            _merge_field(known, writes, sight, merged)
    merged.amended = any(one.operation.kind is Kind.AMEND for one in writes)
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
    sequence: item_sets.Items = {}
    for one in sorted(concerned, key=lambda one: one.precedence):
        change = _change_of(one, known.wire)
        sequence = item_sets.changed(sequence, change)
        for key, payload in change.put:
            mentions.setdefault(key, []).append((one, payload))
        for key in change.drop:
            mentions.setdefault(key, []).append((one, None))
    shown: dict[str, HeadValue] = {}
    for key, entries in mentions.items():
        adding = _adding(entries, sight)
        if adding:
            shown[key] = adding[0]
        if len({one.value for one in adding}) > 1:
            into.contests.append(Contest(known.name, key, tuple(adding)))
    # They stand as if the edits had been made one after another; what one of these removed while
    # another office put it in comes last.
    left = sorted(
        shown.keys() - sequence.keys(), key=lambda key: (shown[key].placed.precedence, key)
    )
    present = [*(key for key in sequence if key in shown), *left]
    return item_sets.dump({key: str(shown[key].value) for key in present})


def _adding(entries: list[tuple[Placed, str | None]], sight: Sight) -> list[HeadValue]:
    """The heads that put an item in, the one to show first; none if it is not in the set."""
    payload_of = {id(one): payload for one, payload in entries}
    heads = sight.heads([one for one, _payload in entries])
    found = [HeadValue(one, payload_of[id(one)]) for one in heads]
    return [one for one in found if one.value is not None]


def _change_of(one: Placed, wire: str) -> item_sets.ItemsChange:
    value = one.operation.values.get(wire)
    if one.operation.kind is not Kind.CREATE:
        return item_sets.ItemsChange.parse(str(value))
    items = item_sets.parse(value if isinstance(value, str) else None)
    return item_sets.ItemsChange(tuple(items.items()))


def _merge_deletion(every: list[Placed], writes: list[Placed], sight: Sight, into: Merged) -> None:
    """Whether the record is hidden, or has a deletion among what waits in review."""
    keeping = [one for one in every if joins.keeps(one.operation)]
    heads = sight.heads([one for one in every if joins.hides(one.operation)] + keeping)
    deletions = [one for one in heads if joins.hides(one.operation)]
    if not deletions:
        return
    against = [one for one in heads if joins.keeps(one.operation)]
    if not against:
        unseen = [
            [one for one in writes if not sight.supersedes(deletion, one)] for deletion in deletions
        ]
        if not all(unseen):
            into.gone = True
            into.into = _gone_into(deletions, [*writes, *keeping], sight)
            return
        against = sight.heads(unseen[0])
    hiding = (HeadValue(one, one.operation.values.get(joins.INTO) or 1) for one in deletions)
    values = [*hiding, *(HeadValue(one, 0) for one in against)]
    into.contests.append(Contest(RECORD, "", tuple(values)))


def _gone_into(deletions: list[Placed], others: list[Placed], sight: Sight) -> bytes | None:
    """The record that goes on in place of a hidden one: by a join that had seen everything.

    Without that, records might go into each other in a circle.
    """
    for one in deletions:
        target = joins.goes_into(one.operation)
        if target and all(sight.supersedes(one, other) for other in others):
            return target
    return None
