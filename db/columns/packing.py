"""Whole numbers as bytes that compress well, and yes-or-no answers as bits.

Numbers become distances from the smallest one, in as many bytes as the largest needs, and these
are transposed: the lowest byte of each, then the next of each, so that the high bytes, which
hardly differ, stand together (the shuffle filter of HDF5 and Blosc). Where neighbours lie close
to each other the steps from one to the next are written instead.

A pack is ``[base, planes]``, or ``[base, planes, first]`` for steps.
"""

from __future__ import annotations

import struct
from itertools import accumulate
from operator import sub
from typing import TYPE_CHECKING

from db.columns.parts import DamagedColumn, is_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.columns.parts import Part

INT64 = range(-(2**63), 2**63)
"""The whole numbers that a column may hold."""

_PROBES = 1000
_FORMATS = "-BHIIQQQQ"
"""By width in bytes, what `struct` calls the narrowest number that holds it."""


def pack(values: Sequence[int]) -> list[Part]:
    """The numbers, which lie within 64 bits, all signed or all unsigned."""
    if not values:
        return [0, b""]
    if _steps_pay(values):
        steps = list(map(sub, values[1:], values))
        if min(steps) in INT64 and max(steps) - min(steps) < 2**64:
            return [*_distances(steps), values[0]]
    return [*_distances(values)]


def unpack(packed: object, count: int, allowed: range) -> list[int]:
    """The numbers that were packed.

    Args:
        packed: what `pack` gave, or what damage made of it.
        count: how many numbers there are.
        allowed: where each of them must lie.

    Raises:
        DamagedColumn: it is not a pack of so many such numbers.
    """
    match packed if is_list(packed) else ():
        case [int(base), bytes(planes)]:
            values = _from_distances(int(base), planes, count)
        case [int(base), bytes(planes), int(first)] if count:
            steps = _from_distances(int(base), planes, count - 1)
            values = list(accumulate(steps, initial=int(first)))
        case _:
            raise DamagedColumn("numbers are not packed as they should be")
    if values and (min(values) < allowed.start or max(values) >= allowed.stop):
        raise DamagedColumn("a number is out of its range")
    return values


def transpose(data: bytes, size: int, width: int) -> bytes:
    """The first bytes of all items, then the second ones, up to ``width`` of ``size``."""
    return data if size == 1 else b"".join([data[place::size] for place in range(width)])


def restore(planes: bytes, size: int, width: int) -> bytes:
    """The items of ``size`` bytes whose first ``width`` were transposed; the rest are noughts."""
    if size == 1:
        return planes
    count = len(planes) // width
    data = bytearray(count * size)
    for place in range(width):
        data[place::size] = planes[place * count : (place + 1) * count]
    return bytes(data)


def cut(joined: bytes, size: int) -> list[bytes]:
    """The byte strings of this size that were joined; three times as fast as slices."""
    return [item for (item,) in struct.iter_unpack(f"{size}s", joined)]


def pack_bits(answers: Sequence[bool]) -> bytes:
    """The answers as bits, the first one highest, after noughts that fill up the first byte."""
    digits = bytes(answers).translate(b"01" + bytes(254))
    return int(digits or b"0", 2).to_bytes((len(answers) + 7) // 8, "big")


def unpack_bits(bits: bytes, count: int) -> str:
    """The answers as so many characters ``0`` and ``1``.

    Raises:
        DamagedColumn: there are more or fewer.
    """
    if len(bits) != (count + 7) // 8:
        raise DamagedColumn("there are more or fewer bits than values")
    digits = f"{int.from_bytes(bits, 'big'):0{count}b}" if count else ""
    if len(digits) != count:
        raise DamagedColumn("there are more bits than values")
    return digits


def _steps_pay(values: Sequence[int]) -> bool:
    """Whether neighbours lie much closer to each other than all values do, judged by a sample.

    In random order steps spread wider than the values, although their sum is a third smaller:
    hence the factor.
    """
    stride = len(values) // _PROBES + 1
    before, after = values[:-1:stride], values[1::stride]
    steps = sum(map(abs, map(sub, after, before)))
    return 2 * steps < sum(before) - min(before, default=0) * len(before)


def _distances(values: Sequence[int]) -> tuple[int, bytes]:
    """The smallest value, and the transposed distances from it; no bytes where all are nought."""
    base = min(values)
    width = ((max(values) - base).bit_length() + 7) // 8
    if not width:
        return base, b""
    distances = [value - base for value in values] if base else values
    form = _FORMATS[width]
    data = struct.pack(f"<{len(distances)}{form}", *distances)
    return base, transpose(data, len(data) // len(distances), width)


def _from_distances(base: int, planes: bytes, count: int) -> list[int]:
    """The values that `_distances` took apart."""
    if not planes:
        return [base] * count
    width, rest = divmod(len(planes), count) if count else (0, 1)
    if rest or width > 8:
        raise DamagedColumn("there are more or fewer numbers than values")
    form = f"<{count}{_FORMATS[width]}"
    distances = struct.unpack(form, restore(planes, struct.calcsize(form) // count, width))
    return [base + distance for distance in distances] if base else list(distances)
