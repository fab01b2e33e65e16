"""What a segment says of persons: kept beside its signed bytes, and taken out record by record.

A segment can never be changed, and yet a person's data must be removable. So the values of fields
that are marked personal stand in a *part* of their own, and the signed bytes hold only the root of
a hash tree over it (RFC 9162, section 2.1), with one leaf for each record that the segment speaks
of, in order of their ids. When a record is erased its values leave the part, and its leaf's hash
stays in their place: the author's signature still vouches for all the others.

The hash of a leaf must not tell what stood there, for there are not many telephone numbers. Each
leaf is hashed with a salt; all salts grow from one seed as the leaves of a binary tree (Goldreich,
Goldwasser, Micali, "How to construct random functions", 1986). To take a leaf out, the seed gives
way to those of the subtrees beside the way to it, from which its own salt cannot be computed any
more. So a whole part needs one seed, and an erasure adds few.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from db import columns
from db.journal.segments import DamagedSegmentError
from db.journal.wire.contents import integers, plain_values, rising

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from db.shape import Value

SEED_BYTES = 16
ROOT_BYTES = 32
_LEAF, _NODE = b"\0", b"\1"

_sha256 = hashlib.sha256
_encode_leaf = msgspec.msgpack.Encoder().encode


class Seed(NamedTuple):
    """The salts below one node of the tree: those of the whole tree at level 0, place 0."""

    level: int
    place: int
    seed: bytes


@dataclass(frozen=True)
class Frame:
    """What the signed bytes of a segment say of its part.

    Attributes:
        root: of the hash tree; empty where the segment says nothing of persons.
        created: of each group of creations the records, and how many personal fields they have.
        edited: the records of the edits.
        fields: how many personal fields the edits name.
    """

    root: bytes
    created: tuple[tuple[Sequence[bytes], int], ...]
    edited: Sequence[bytes]
    fields: int

    @cached_property
    def records(self) -> list[bytes]:
        """The leaves: every record that the segment speaks of, in order of the ids."""
        found = set(self.edited)
        for uids, _columns in self.created:
            found.update(uids)
        return sorted(found)


@dataclass(frozen=True)
class Personal:
    """The values that a segment says of persons.

    Attributes:
        seeds: the salts of the records that are here.
        gone: leaf → its hash, of the records whose values are not here.
        created: of each group of creations a column for each of its personal fields; None where a
            record's values are not here.
        edited: of each personal field which edits name it, and their values.
    """

    seeds: tuple[Seed, ...]
    gone: dict[int, bytes] = field(default_factory=dict[int, bytes])
    created: tuple[list[list[Value]], ...] = ()
    edited: tuple[tuple[list[int], list[Value]], ...] = ()


class _WirePart(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    seeds: list[tuple[int, int, bytes]]
    gone: list[tuple[int, bytes]]
    created: list[list[Any]]
    edited: list[tuple[int, Any, Any]]


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(_WirePart)


# ---- the two trees
def _depth(leaves: int) -> int:
    return max(0, leaves - 1).bit_length()


def _halves(seed: bytes) -> tuple[bytes, bytes]:
    both = _sha256(seed).digest()
    return both[:SEED_BYTES], both[SEED_BYTES:]


def _below(seed: Seed, leaves: int) -> tuple[range, list[bytes]]:
    """The salts that grow from a seed, and which leaves they are for."""
    depth = _depth(leaves)
    first = seed.place << (depth - seed.level)
    salts = [seed.seed]
    for level in range(seed.level, depth):
        left = leaves - first
        wanted = -(-left >> (depth - level - 1))  # no more than there are leaves for
        salts = [half for one in salts for half in _halves(one)][: max(wanted, 0)]
    salts = salts[: max(leaves - first, 0)]
    return range(first, first + len(salts)), salts


def _salts(seeds: Iterable[Seed], leaves: int) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    for one in seeds:
        found.update(zip(*_below(one, leaves), strict=True))
    return found


def _without(seed: Seed, leaves: int, gone: Collection[int]) -> Iterable[Seed]:
    """Seeds from which the same salts grow, but for those of some leaves."""
    width = _depth(leaves) - seed.level
    inside = [leaf for leaf in gone if leaf >> width == seed.place]
    if seed.place << width >= leaves:
        return  # there is no leaf for it
    if not inside:
        yield seed
    elif width:
        for side, half in enumerate(_halves(seed.seed)):
            child = Seed(seed.level + 1, 2 * seed.place + side, half)
            yield from _without(child, leaves, inside)


def _root(hashes: Sequence[bytes]) -> bytes:
    """The root of the hash tree; a node without a sibling moves up as it is."""
    level = list(hashes)
    while len(level) > 1:
        odd = level[-1:] if len(level) % 2 else []
        pairs = zip(level[::2], level[1::2], strict=False)
        level = [_sha256(_NODE + one + other).digest() for one, other in pairs] + odd
    return level[0] if level else bytes(ROOT_BYTES)


def _leaves(part: Personal, frame: Frame) -> list[bytes]:
    """What each leaf says: the record, its values at creation, and those of its edits."""
    rows: dict[bytes, tuple[Value, ...]] = {}
    for (uids, _count), values in zip(frame.created, part.created, strict=True):
        if values:
            rows.update(zip(uids, zip(*values, strict=True), strict=True))
    changes: dict[bytes, list[tuple[int, int, Value]]] = {}
    for number, (at, values) in enumerate(part.edited):
        for row, value in zip(at, values, strict=True):
            changes.setdefault(frame.edited[row], []).append((row, number, value))
    for ones in changes.values():
        ones.sort(key=lambda one: one[:2])
    return [_encode_leaf((uid, rows.get(uid), changes.get(uid, ()))) for uid in frame.records]


def _hashes(part: Personal, frame: Frame) -> list[bytes]:
    """The hash of every leaf.

    Raises:
        DamagedSegmentError: there is no salt for a leaf that should be here.
    """
    contents = _leaves(part, frame)
    salts = _salts(part.seeds, len(contents))
    if salts.keys() | part.gone.keys() != set(range(len(contents))):
        raise DamagedSegmentError("a record's salt is missing")
    return [
        part.gone.get(leaf) or _sha256(_LEAF + salts[leaf] + content).digest()
        for leaf, content in enumerate(contents)
    ]


def root_of(part: Personal, frame: Frame) -> bytes:
    """The root that the signed bytes hold of a whole part."""
    return _root(_hashes(part, frame))


# ---- bytes
def encode(part: Personal, seen: columns.RowReferences) -> bytes:
    """The bytes of a part, before they are compressed.

    Args:
        part: the values.
        seen: the record ids in the signed bytes.
    """
    wire = _WirePart(
        seeds=[(one.level, one.place, one.seed) for one in part.seeds],
        gone=sorted(part.gone.items()),
        created=[[columns.encode(one, seen) for one in group] for group in part.created],
        edited=[
            (len(rows), columns.encode(rows), columns.encode(values))
            for rows, values in part.edited
        ],
    )
    return _encoder.encode(wire)


def decode(plain: bytes, frame: Frame, seen: columns.RowReferences) -> Personal:
    """The values in a part, each of which the author of the segment has signed.

    Args:
        plain: the part, decompressed.
        frame: what the signed bytes say of it.
        seen: the record ids in the signed bytes.

    Raises:
        DamagedSegmentError: they are not what the author signed.
        msgspec.DecodeError, columns.DamagedColumn: they are no part at all.
    """
    wire = _decoder.decode(plain)
    leaves = len(frame.records)
    shape = [count for _uids, count in frame.created]
    if [len(group) for group in wire.created] != shape or len(wire.edited) != frame.fields:
        raise DamagedSegmentError("a part has other fields than its segment")
    if any(not 0 <= length <= len(frame.edited) for length, _rows, _values in wire.edited):
        raise DamagedSegmentError("the length of a column of a part")
    part = Personal(
        seeds=_checked_seeds(wire.seeds, leaves),
        gone=_checked_gone(wire.gone, leaves),
        created=tuple(
            [plain_values(one, len(uids), seen) for one in group]
            for group, (uids, _count) in zip(wire.created, frame.created, strict=True)
        ),
        edited=tuple(
            (_rows(rows, length, len(frame.edited)), plain_values(values, length, None))
            for length, rows, values in wire.edited
        ),
    )
    if _says_of_gone(part, frame) or root_of(part, frame) != frame.root:
        raise DamagedSegmentError("a part is not what the author of its segment signed")
    return part


def _checked_seeds(wire: list[tuple[int, int, bytes]], leaves: int) -> tuple[Seed, ...]:
    depth = _depth(leaves)
    seeds = tuple(Seed(*one) for one in wire)
    if len(seeds) > leaves or not all(
        0 <= one.level <= depth and 0 <= one.place < 1 << one.level and len(one.seed) == SEED_BYTES
        for one in seeds
    ):
        raise DamagedSegmentError("a seed of a part")
    if len({(one.level, one.place) for one in seeds}) < len(seeds) or _overlap(seeds, depth):
        raise DamagedSegmentError("a part has two seeds for one record")
    return seeds


def _overlap(seeds: Iterable[Seed], depth: int) -> bool:
    """Whether two of them would grow into the same salts: time would not be bounded."""
    spans = sorted(
        (one.place << (depth - one.level), (one.place + 1) << (depth - one.level)) for one in seeds
    )
    return any(end > start for (_, end), (start, _) in pairwise(spans))


def _checked_gone(wire: list[tuple[int, bytes]], leaves: int) -> dict[int, bytes]:
    gone = dict(wire)
    if len(gone) < len(wire) or not all(
        0 <= leaf < leaves and len(one) == ROOT_BYTES for leaf, one in wire
    ):
        raise DamagedSegmentError("a record that was taken out of a part")
    return gone


def _rows(column: object, count: int, edits: int) -> list[int]:
    found = integers(column, count)
    if not rising(found) or (found and not 0 <= found[0] <= found[-1] < edits):
        raise DamagedSegmentError("the rows of a column of a part")
    return found


def _says_of_gone(part: Personal, frame: Frame) -> bool:
    """Whether there are values of a record whose values are said not to be here."""
    records = frame.records
    gone = {records[leaf] for leaf in part.gone}
    if not gone:
        return False
    created = any(
        value is not None
        for (uids, _count), group in zip(frame.created, part.created, strict=True)
        for values in group
        for uid, value in zip(uids, values, strict=True)
        if uid in gone
    )
    return created or any(
        frame.edited[row] in gone for rows, _values in part.edited for row in rows
    )


# ---- taking out and putting in
def missing(part: Personal | None, frame: Frame) -> frozenset[bytes]:
    """The records whose values are not here."""
    if not frame.root:
        return frozenset()
    records = frame.records
    if part is None:
        return frozenset(records)
    return frozenset(records[leaf] for leaf in part.gone)


def nothing(frame: Frame) -> Personal:
    """What stands for a part that is not here at all."""
    return Personal(
        seeds=(),
        created=tuple([[None] * len(uids)] * count for uids, count in frame.created),
        edited=tuple(([], []) for _field in range(frame.fields)),
    )


def take_out(part: Personal, frame: Frame, uids: Collection[bytes]) -> Personal:
    """The part without the values of some records; there is no way back."""
    records = frame.records
    leaves = {leaf for leaf, uid in enumerate(records) if uid in uids} - part.gone.keys()
    if not leaves:
        return part
    hashes = _hashes(part, frame)
    taken = {records[leaf] for leaf in leaves}
    return Personal(
        seeds=tuple(kept for one in part.seeds for kept in _without(one, len(records), leaves)),
        gone=part.gone | {leaf: hashes[leaf] for leaf in leaves},
        created=tuple(
            [
                [None if uid in taken else value for uid, value in zip(of, values, strict=True)]
                for values in group
            ]
            for (of, _count), group in zip(frame.created, part.created, strict=True)
        ),
        edited=tuple(_kept(rows, values, frame.edited, taken) for rows, values in part.edited),
    )


def _kept(
    rows: list[int], values: list[Value], uids: Sequence[bytes], taken: Collection[bytes]
) -> tuple[list[int], list[Value]]:
    pairs = [(row, one) for row, one in zip(rows, values, strict=True) if uids[row] not in taken]
    return [row for row, _one in pairs], [one for _row, one in pairs]


def put_in(part: Personal, more: Personal, frame: Frame) -> Personal:
    """The part with the values that another copy of it still has."""
    records = frame.records
    back = part.gone.keys() - more.gone.keys()
    if not back:
        return part
    uids = {records[leaf] for leaf in back}
    others = [leaf for leaf in range(len(records)) if leaf not in back]
    fresh = [kept for one in more.seeds for kept in _without(one, len(records), others)]
    return Personal(
        seeds=(*part.seeds, *fresh),
        gone={leaf: one for leaf, one in part.gone.items() if leaf not in back},
        created=tuple(
            [
                [
                    new if uid in uids else old
                    for uid, old, new in zip(of, mine, theirs, strict=True)
                ]
                for mine, theirs in zip(group, other, strict=True)
            ]
            for (of, _count), group, other in zip(
                frame.created, part.created, more.created, strict=True
            )
        ),
        edited=tuple(
            _united(mine, theirs, frame.edited, uids)
            for mine, theirs in zip(part.edited, more.edited, strict=True)
        ),
    )


def _united(
    mine: tuple[list[int], list[Value]],
    theirs: tuple[list[int], list[Value]],
    of: Sequence[bytes],
    back: Collection[bytes],
) -> tuple[list[int], list[Value]]:
    both = dict(zip(*mine, strict=True))
    both.update((row, one) for row, one in zip(*theirs, strict=True) if of[row] in back)
    rows = sorted(both)
    return rows, [both[row] for row in rows]
