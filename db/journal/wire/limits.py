"""What a reader of segments enforces, and how it says so."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import msgspec
from backports import zstd

from db import columns
from db.journal.segments import DamagedSegmentError

if TYPE_CHECKING:
    from collections.abc import Generator

MOST_BYTES = 64 << 20
"""A segment's body may not be more than this, nor may its part."""
MOST_PLAIN_BYTES = 256 << 20
"""Nor their plain forms; checked while decompressing, since a frame may lie about its size."""
_LEVEL = 9

_FAULTS = (
    msgspec.DecodeError,
    UnicodeDecodeError,  # msgspec's own errors leave it out
    columns.DamagedColumn,
    zstd.ZstdError,
    RecursionError,
)


class TooLargeError(ValueError):
    """A segment would be larger than its readers accept; it has to be made into several."""


@contextmanager
def damage() -> Generator[None]:
    """What a decoder says of damage, as damage of a segment."""
    try:
        yield
    except _FAULTS as error:
        raise DamagedSegmentError(str(error)) from error


def compressed(plain: bytes) -> bytes:
    """A zstd frame of these bytes.

    Raises:
        TooLargeError: a reader would not take them.
    """
    if len(plain) > MOST_PLAIN_BYTES:
        raise TooLargeError
    found = zstd.compress(plain, level=_LEVEL)
    if len(found) > MOST_BYTES:
        raise TooLargeError
    return found


def decompressed(body: bytes) -> bytes:
    """What is in a zstd frame, however much it says that this is.

    Raises:
        DamagedSegmentError: it is more than allowed, or not exactly one whole frame.
        zstd.ZstdError: it is no frame.
    """
    if len(body) > MOST_BYTES:
        raise DamagedSegmentError("a part is too large")
    machine = zstd.ZstdDecompressor()
    plain = machine.decompress(body, max_length=MOST_PLAIN_BYTES)
    if not machine.eof or machine.unused_data:
        raise DamagedSegmentError("a segment is not one whole frame, or is too large")
    return plain
