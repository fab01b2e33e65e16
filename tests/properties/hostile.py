"""Alters what the program itself has written, in ways that only somebody who means it would.

Bytes are turned, cut and doubled; structures are taken apart, one value in them is replaced by
something that nobody expects there, and they are put together and signed again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

    Draw = Callable[[st.SearchStrategy[object]], object]


def _nested(depth: int) -> object:
    found: object = []
    for _ in range(depth):
        found = [found]
    return found


NUMBERS = (-1, 0, 1, 127, 255, 1 << 16, 1 << 31, (1 << 32) - 1, 1 << 40, (1 << 63) - 1, (1 << 64) - 1, -(1 << 63))  # fmt: skip
ODD: st.SearchStrategy[object] = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from((None, True, False, 0.5, float("inf"), "", b"", [], {}, "\0", "甲" * 300)),
    st.binary(max_size=80),
    st.text(max_size=20),
    st.lists(st.integers(-(1 << 63), (1 << 64) - 1), max_size=5),
    st.integers(1, 60).map(_nested),
)
"""Values that stand where others are expected."""


def bytes_altered(data: bytes, draw: Draw) -> bytes:
    """The bytes with a bit turned over, a piece cut, doubled or put in."""
    at, length = draw(st.integers(0, max(0, len(data) - 1))), draw(st.integers(1, 40))
    piece = data[at : at + length]
    how = draw(st.sampled_from(("turn", "cut", "end", "double", "put in", "zero", "most")))
    if how == "turn" and data:
        return data[:at] + bytes([data[at] ^ 1 << draw(st.integers(0, 7))]) + data[at + 1 :]
    middle = {
        "double": piece + piece,
        "put in": draw(st.binary(min_size=1, max_size=9)) + piece,
        "zero": bytes(len(piece)),
        "most": b"\xff" * len(piece),
    }
    if how == "end":
        return data[:at]
    return data[:at] + middle.get(how, b"") + data[at + length :]


def packed_altered(data: bytes, draw: Draw) -> bytes:
    """MessagePack in which one or two values are others, or whose bytes are altered."""
    if draw(st.integers(0, 4)) == 0:
        return bytes_altered(data, draw)
    value: object = msgspec.msgpack.decode(data)
    for _ in range(draw(st.integers(1, 2))):
        value = altered(value, draw)
    try:
        return msgspec.msgpack.encode(value)
    except (OverflowError, TypeError, RecursionError):
        return bytes_altered(data, draw)


def altered(value: object, draw: Draw) -> object:
    """The value with one part of it replaced, dropped, doubled or changed a little."""
    if isinstance(value, list) and value and draw(st.integers(0, 7)):
        at = draw(st.integers(0, len(value) - 1))
        how = draw(st.sampled_from(("in", "in", "in", "in", "drop", "double", "swap")))
        if how == "drop":
            return [*value[:at], *value[at + 1 :]]
        if how == "double":
            return [*value[:at], value[at], *value[at:]]
        if how == "swap":
            other = draw(st.integers(0, len(value) - 1))
            changed = [*value]
            changed[at], changed[other] = changed[other], changed[at]
            return changed
        return [*value[:at], altered(value[at], draw), *value[at + 1 :]]
    if isinstance(value, bytes) and value and draw(st.booleans()):
        return bytes_altered(value, draw)
    if isinstance(value, int) and draw(st.booleans()):
        return value + draw(st.sampled_from((-1, 1, 256, 1 << 31)))
    return draw(ODD)
