"""Record ids: 16 bytes that no two offices ever mint alike, and that cost next to nothing to store.

An id is a UUIDv8 (RFC 9562, section 5.8)::

    bytes 0–5   48 random bits  ┐ the site: new for each start of the program and for each
    byte  6     version 8, …    │ incarnation, because a disk image that is put back rolls
    bytes 6–7   12 random bits  ┘ every stored counter back with it
    byte  8     variant 0b10, …
    bytes 8–15  62 bits         the counter, from 0

All ids of one start share their first 8 bytes and count up in the last 8, so that they lie side
by side in an index and shrink to a few bytes a column (`db.columns`). Three million starts (a
thousand offices in ten years) have two equal sites with a probability of 4 in a million.
"""

from __future__ import annotations

import os
import re
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LENGTH = 16
"""Bytes of a record id."""

SITE_LENGTH = 8
"""Bytes that all ids of one start of the program share; the counter stands in the rest."""

_VARIANT = 0b10 << 62
_HEX = re.compile(r"[0-9a-fA-F]{32}")


class RecordIds:
    """Mints the record ids of one start of the program, in ascending byte order.

    May be used from several threads.

    Args:
        entropy: gives so many random bytes; a test puts in its own to be repeatable.
    """

    def __init__(self, entropy: Callable[[int], bytes] = os.urandom) -> None:
        self._site = _site(entropy(SITE_LENGTH))
        self._next = _VARIANT
        self._lock = Lock()

    def next(self) -> bytes:
        """One new id."""
        return self.many(1)[0]

    def many(self, count: int) -> list[bytes]:
        """So many new ids, ascending.

        Raises:
            ValueError: a negative count, which would mint the same ids once more.
        """
        if count < 0:
            raise ValueError("one cannot mint fewer than no ids")
        with self._lock:
            first = self._next
            self._next += count
        site = self._site
        return [site + number.to_bytes(8, "big") for number in range(first, first + count)]


def show(uid: bytes) -> str:
    """The id as people and programs exchange it: 32 lower-case hexadecimal digits."""
    return uid.hex()


def read(text: str) -> bytes:
    """The id that `show` wrote; capital letters will do.

    Raises:
        ValueError: the text is not 32 hexadecimal digits.
    """
    if not _HEX.fullmatch(text):
        raise ValueError("a record id is 32 hexadecimal digits")
    return bytes.fromhex(text)


def _site(random: bytes) -> bytes:
    """The shared first bytes: all random but the version."""
    site = bytearray(random)
    site[6] = 0x80 | site[6] & 0x0F
    return bytes(site)
