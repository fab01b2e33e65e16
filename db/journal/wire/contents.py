"""What a segment says beside its head: operations as columns, checked before they are used."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from db import columns
from db.journal.operations import MOST_STAMP, NAME_BYTES, START_BYTES, Kind
from db.journal.segments import (
    MOST_CELLS,
    MOST_NUMBER,
    MOST_OPERATIONS,
    OWN_CELLS,
    Creations,
    DamagedSegmentError,
    Edits,
    Segment,
)
from db.record_ids import LENGTH as RECORD_ID_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.shape import Value

_DAY = 24 * 60

Key = TypeVar("Key")
Thing = TypeVar("Thing")


class WireEdits(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """`Edits` as they travel; what is `Any` is a column of ``count`` values."""

    count: int
    numbers: Any
    starts: Any
    kinds: Any
    ledgers: Any
    uids: Any
    stamps: Any
    persons: Any
    values: list[tuple[str, str, int, Any, Any]]
    contexts: list[tuple[int, list[bytes]]]
    personal: list[tuple[str, str]]


class WireCreations(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """`Creations` as they travel; what is `Any` is a column of ``count`` values."""

    ledger: str
    count: int
    numbers: Any
    starts: Any
    stamps: Any
    persons: Any
    uids: Any
    values: list[tuple[str, Any]]
    personal: list[str]


class Contents(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """Everything in a segment's body but its head.

    ``root`` vouches for its part. ``more`` is for what later versions say that older ones may
    pass over.
    """

    schema: int
    sealed: int
    zone: int
    creations: list[WireCreations]
    edits: WireEdits
    origins: list[tuple[int, bytes, bytes]]
    root: bytes
    more: list[tuple[str, bytes]]


def encode_creations(one: Creations, seen: columns.RowReferences) -> WireCreations:
    """The creations without what they say of persons."""
    return WireCreations(
        ledger=one.ledger,
        count=len(one),
        numbers=columns.encode(one.numbers),
        starts=columns.encode(one.starts),
        stamps=columns.encode(one.stamps),
        persons=columns.encode(one.persons),
        uids=columns.encode(one.uids, seen),
        values=[
            (name, columns.encode(column, seen))
            for name, column in one.values.items()
            if name not in one.personal
        ],
        personal=list(one.personal),
    )


def decode_creations(wire: WireCreations, seen: columns.RowReferences) -> Creations:
    """The creations, before `check`; their personal values come from the part."""
    count = wire.count
    return Creations(
        ledger=wire.ledger,
        numbers=integers(wire.numbers, count),
        starts=_identifiers(wire.starts, count, None),
        stamps=integers(wire.stamps, count),
        persons=_texts(wire.persons, count),
        uids=_identifiers(wire.uids, count, seen),
        values=once((name, plain_values(column, count, seen)) for name, column in wire.values),
        personal=tuple(wire.personal),
    )


def encode_edits(edits: Edits, seen: columns.RowReferences) -> WireEdits:
    """The edits without what they say of persons."""
    return WireEdits(
        count=len(edits),
        numbers=columns.encode(edits.numbers),
        starts=columns.encode(edits.starts),
        kinds=columns.encode(edits.kinds),
        ledgers=columns.encode(edits.ledgers),
        uids=columns.encode(edits.uids, seen),
        stamps=columns.encode(edits.stamps),
        persons=columns.encode(edits.persons),
        values=[
            (ledger, name, len(rows), columns.encode(rows), columns.encode(values))
            for (ledger, name), (rows, values) in edits.values.items()
            if (ledger, name) not in edits.personal
        ],
        contexts=[(row, sorted(names)) for row, names in edits.contexts.items()],
        personal=list(edits.personal),
    )


def decode_edits(wire: WireEdits, seen: columns.RowReferences) -> Edits:
    """The edits, before `check`; their personal values come from the part."""
    count = wire.count
    return Edits(
        numbers=integers(wire.numbers, count),
        starts=_identifiers(wire.starts, count, None),
        kinds=integers(wire.kinds, count),
        ledgers=_texts(wire.ledgers, count),
        uids=_identifiers(wire.uids, count, seen),
        stamps=integers(wire.stamps, count),
        persons=_texts(wire.persons, count),
        values=once(
            ((ledger, name), (integers(rows, length), plain_values(column, length, None)))
            for ledger, name, length, rows, column in wire.values
        ),
        contexts=once((row, frozenset(names)) for row, names in wire.contexts),
        personal=tuple(wire.personal),
    )


def check_size(wire: Contents) -> None:
    """Refuse what would take too much room, before it takes any."""
    edits = wire.edits
    counts = [one.count for one in wire.creations]
    if any(not 1 <= count <= MOST_OPERATIONS for count in counts) or edits.count < 0:
        raise DamagedSegmentError("a count of operations")
    if sum(counts) + edits.count > MOST_OPERATIONS:
        raise DamagedSegmentError("too many operations")
    if _repeats(name for name, _content in wire.more):
        raise DamagedSegmentError("something is said twice")
    if any(not 1 <= length <= edits.count for _ledger, _name, length, _at, _to in edits.values):
        raise DamagedSegmentError("a column's length")
    cells = sum(
        one.count * (len(one.values) + len(one.personal) + OWN_CELLS) for one in wire.creations
    )
    cells += edits.count * (OWN_CELLS + len(edits.personal))
    cells += sum(length for _ledger, _name, length, _at, _to in edits.values)
    if cells > MOST_CELLS:
        raise DamagedSegmentError("too many values")


def check(segment: Segment) -> None:
    """Refuse what no honest writer produces, before anything relies on it."""
    edits = segment.edits
    kinds = {int(one) for one in Kind} - {int(Kind.CREATE)}
    groups = (*segment.creations, edits)
    born = [uid for one in segment.creations for uid in one.uids]
    numbers = [number for one in groups for number in one.numbers]
    named = [
        (one.ledger, name) for one in segment.creations for name in (*one.values, *one.personal)
    ]
    changed = [*edits.values, *edits.personal]
    faults = (
        not 0 <= segment.schema <= MOST_NUMBER,
        not 0 <= segment.sealed <= MOST_STAMP or abs(segment.zone) >= _DAY,
        not set(edits.kinds) <= kinds,
        any(len(uid) != RECORD_ID_BYTES for uid in segment.uids),
        any(len(start) != START_BYTES for one in groups for start in set(one.starts)),
        not all(_ascending(one.numbers) for one in groups),
        not all(_plausible(one.stamps) for one in groups),
        any(not 0 <= row < len(edits) for row in edits.contexts),
        # An erasure stands alone, so that nothing else can depend on what it removes.
        int(Kind.ERASE) in edits.kinds and not _only_erases(segment),
        any(len(name) != NAME_BYTES for names in edits.contexts.values() for name in names),
        # An operation of another device is signed by that device, in a segment of its own.
        any(one.device != segment.writer.device for one in segment.origins.values()),
        any(
            not 0 <= index < len(edits) or edits.ledgers[index] != ledger
            for (ledger, _name), (indexes, _column) in edits.values.items()
            for index in indexes
        ),
        any(not rising(indexes) for indexes, _column in edits.values.values()),
        # Nothing is said twice: readers might take different ones of the two.
        _repeats(one.ledger for one in segment.creations),
        _repeats(born),
        _repeats(numbers),
        _repeats(named),
        _repeats(changed),
        not segment.origins.keys() <= set(numbers),
    )
    if any(faults):
        raise DamagedSegmentError(f"segment contents, check {faults.index(True)}")


def _only_erases(segment: Segment) -> bool:
    edits = segment.edits
    return not segment.creations and not edits.values and {*edits.kinds} == {Kind.ERASE}


def _repeats(things: Iterable[object]) -> bool:
    every = list(things)
    return len(set(every)) < len(every)


def once(pairs: Iterable[tuple[Key, Thing]]) -> dict[Key, Thing]:
    """A dictionary of pairs, none of which has the key of another."""
    every = list(pairs)
    found = dict(every)
    if len(found) < len(every):
        raise DamagedSegmentError("something is said twice")
    return found


def rising(numbers: Sequence[int]) -> bool:
    """Whether each number is greater than the one before it."""
    return all(a < b for a, b in pairwise(numbers))


def _ascending(numbers: Sequence[int]) -> bool:
    return rising(numbers) and (not numbers or (numbers[0] > 0 and numbers[-1] <= MOST_NUMBER))


def _plausible(stamps: Sequence[int]) -> bool:
    return not stamps or (min(stamps) >= 0 and max(stamps) <= MOST_STAMP)


def integers(column: object, count: int) -> list[int]:
    """The values of a column that holds whole numbers only.

    Raises:
        DamagedSegmentError: it holds something else.
    """
    found: list[int] = []
    for value in columns.decode(column, count):
        if not isinstance(value, int):
            raise DamagedSegmentError("a column of numbers holds something else")
        found.append(value)
    return found


def _texts(column: object, count: int) -> list[str]:
    found: list[str] = []
    for value in columns.decode(column, count):
        if not isinstance(value, str):
            raise DamagedSegmentError("a column of names holds something else")
        found.append(value)
    return found


def _identifiers(column: object, count: int, seen: columns.RowReferences | None) -> list[bytes]:
    found: list[bytes] = []
    for value in columns.decode(column, count, seen):
        if not isinstance(value, bytes):
            raise DamagedSegmentError("a column of ids holds something else")
        found.append(value)
    return found


def plain_values(column: object, count: int, seen: columns.RowReferences | None) -> list[Value]:
    """The values of a field.

    Raises:
        DamagedSegmentError: there are byte strings among them, which no field holds.
    """
    found = columns.decode(column, count, seen)
    if bytes in set(map(type, found)):
        raise DamagedSegmentError("a field holds bytes")
    return cast("list[Value]", found)
