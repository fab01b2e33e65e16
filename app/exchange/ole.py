"""Reads the streams of an OLE compound file: the container of .xls, .doc and encrypted .xlsx.

The layout is that of Microsoft's [MS-CFB]: a header, a table that chains 512- or 4096-byte
sectors, a directory of 128-byte entries, and a second, finer chain of 64-byte sectors for
streams shorter than 4096 bytes.
"""

from __future__ import annotations

import struct
import sys
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_LAST_SECTOR = 0xFFFFFFFA
"""Sector numbers above this one are marks (end of chain, free), not sectors."""

_ROOT, _STREAM = 5, 2
_ENTRY_BYTES = 128


class BrokenContainer(ValueError):
    """The bytes are no compound file, or one that was cut off or damaged."""


@dataclass(frozen=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class CompoundFile:
    """The named streams of one compound file.

    Args:
        data: the whole file.

    Raises:
        BrokenContainer: the header, a chain or the directory leads outside the file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            self._read_header()
            self._entries = self._read_directory()
        except (struct.error, IndexError, UnicodeDecodeError) as error:
            raise BrokenContainer(str(error)) from error

    @property
    def names(self) -> frozenset[str]:
        """The names of all streams, at any depth."""
        return frozenset(entry.name for entry in self._entries if entry.kind == _STREAM)

    def stream(self, name: str) -> bytes:
        """The bytes of the first stream of that name.

        Raises:
            BrokenContainer: there is none, or its chain is broken.
        """
        for entry in self._entries:
            if entry.kind == _STREAM and entry.name == name:
                return self._content(entry)
        raise BrokenContainer(name)

    def _read_header(self) -> None:
        if not self._data.startswith(MAGIC):
            raise BrokenContainer("no compound file")
        shift, mini_shift = struct.unpack_from("<HH", self._data, 30)
        if shift not in {9, 12} or mini_shift != 6:
            raise BrokenContainer("unknown sector size")
        self._sector_bytes, self._mini_bytes = 1 << shift, 1 << mini_shift
        table_count, self._directory_start = struct.unpack_from("<II", self._data, 44)
        self._mini_limit, mini_start, mini_count, more = struct.unpack_from("<IIII", self._data, 56)
        if max(table_count, mini_count) > self._sectors:
            raise BrokenContainer("a table is longer than the file")
        self._next = self._read_table(more)
        self._mini_next = self._numbers(self._chain(mini_start, self._next, self._sector))

    @property
    def _sectors(self) -> int:
        return len(self._data) // self._sector_bytes

    def _read_table(self, more: int) -> array[int]:
        """The chain table: for each sector, the sector that follows it.

        The first 109 sectors of the table are named in the header, the others in sectors of
        their own, each ending in the number of the next.
        """
        places = array("I", struct.unpack_from("<109I", self._data, 76))
        for _ in range(self._sectors + 1):
            if more > _LAST_SECTOR:
                break
            numbers = self._numbers(self._sector(more))
            more = numbers.pop()
            places.extend(numbers)
        else:
            raise BrokenContainer("the list of tables runs in a circle")
        used = [place for place in places if place <= _LAST_SECTOR]
        if len(used) > self._sectors:
            raise BrokenContainer("a table is longer than the file")
        return self._numbers(b"".join(self._sector(place) for place in used))

    def _read_directory(self) -> list[_Entry]:
        listing = self._chain(self._directory_start, self._next, self._sector)
        entries = [
            self._entry(listing[at : at + _ENTRY_BYTES])
            for at in range(0, len(listing) - _ENTRY_BYTES + 1, _ENTRY_BYTES)
        ]
        root = next((entry for entry in entries if entry.kind == _ROOT), None)
        if root is None:
            raise BrokenContainer("no root entry")
        self._mini = self._chain(root.start, self._next, self._sector)
        return entries

    @staticmethod
    def _entry(raw: bytes) -> _Entry:
        name_bytes = min(struct.unpack_from("<H", raw, 64)[0], 64)
        name = raw[: max(name_bytes - 2, 0)].decode("utf-16-le", "replace")
        start, size = struct.unpack_from("<II", raw, 116)
        return _Entry(name, raw[66], start, size)

    def _content(self, entry: _Entry) -> bytes:
        if entry.size < self._mini_limit:
            chained = self._chain(entry.start, self._mini_next, self._mini_sector)
        else:
            chained = self._chain(entry.start, self._next, self._sector)
        return chained[: entry.size]

    def _sector(self, number: int) -> bytes:
        # the header takes the place of one sector, so sector 0 is the second
        at = (number + 1) * self._sector_bytes
        if at >= len(self._data):
            raise BrokenContainer("a sector lies behind the end of the file")
        return self._data[at : at + self._sector_bytes]

    def _mini_sector(self, number: int) -> bytes:
        at = number * self._mini_bytes
        return self._mini[at : at + self._mini_bytes]

    @staticmethod
    def _chain(start: int, following: array[int], sector: Callable[[int], bytes]) -> bytes:
        pieces: list[bytes] = []
        number = start
        while number <= _LAST_SECTOR:
            if len(pieces) > len(following):
                raise BrokenContainer("a chain runs in a circle")
            pieces.append(sector(number))
            if number >= len(following):
                raise BrokenContainer("a chain leaves the table")
            number = following[number]
        return b"".join(pieces)

    @staticmethod
    def _numbers(raw: bytes) -> array[int]:
        whole = raw[: len(raw) // 4 * 4]
        # "I" has four bytes wherever Python runs; the file is little-endian
        numbers = array("I", whole)
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers
