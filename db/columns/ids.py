"""Record ids in few bytes: by site and counter, or by where the segment named them before."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from db.columns.packing import cut, pack, unpack
from db.columns.parts import DamagedColumn
from db.record_ids import LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from db.columns.parts import Part

_HALF = range(2**64)


class RowReferences:
    """The record ids that the columns of one segment have named so far, numbered in order.

    One object serves all columns of a segment in their order: one when they are encoded, a new
    one when they are decoded. After an error it is of no more use.
    """

    def __init__(self) -> None:
        self._ids: list[bytes] = []
        self._numbers: dict[bytes, int] = {}
        self._numbered = 0

    def add(self, ids: Iterable[bytes]) -> None:
        """Number ids that a column names in full."""
        self._ids.extend(ids)

    def numbers(self) -> Mapping[bytes, int]:
        """The number of each id; kept up to date only here, since decoding never asks."""
        fresh = self._ids[self._numbered :]
        self._numbers.update(zip(fresh, range(self._numbered, len(self._ids)), strict=True))
        self._numbered = len(self._ids)
        return self._numbers

    def lookup(self, packed: object, count: int) -> list[bytes]:
        """The ids of packed numbers.

        Raises:
            DamagedColumn: a number that no id has.
        """
        numbers = unpack(packed, count, range(len(self._ids)))
        return list(map(self._ids.__getitem__, numbers))


def pack_ids(ids: Sequence[bytes]) -> list[Part] | None:
    """Sites, site numbers and counters; None where hardly any two ids share their site.

    A site is the first half of an id and the counter the second, read as a number
    (`db.record_ids`); ids from elsewhere may be taken apart in the same way.
    """
    halves = struct.unpack(f">{2 * len(ids)}Q", b"".join(ids))
    sites, counters = halves[::2], halves[1::2]
    numbers = {site: number for number, site in enumerate(dict.fromkeys(sites))}
    if 2 * len(numbers) > len(ids):
        return None
    joined = struct.pack(f">{len(numbers)}Q", *numbers)
    return [joined, pack(list(map(numbers.__getitem__, sites))), pack(counters)]


def unpack_ids(joined: bytes, numbers: object, counters: object, count: int) -> list[bytes]:
    """The ids that `pack_ids` took apart.

    Raises:
        DamagedColumn: there are more or fewer, or a site is missing.
    """
    if len(joined) % 8:
        raise DamagedColumn("a site is cut")
    sites = struct.unpack(f">{len(joined) // 8}Q", joined)
    halves = [0] * (2 * count)
    halves[::2] = map(sites.__getitem__, unpack(numbers, count, range(len(sites))))
    halves[1::2] = unpack(counters, count, _HALF)
    return cut(struct.pack(f">{len(halves)}Q", *halves), LENGTH)
