"""Texts that follow a pattern, as something smaller than text (days, times, digits), and others.

Each pattern has a question (does a text fit?), a job that encodes texts that all fit, and one
that decodes them. What is decoded may be damaged: then `DamagedColumn` is raised.
"""

from __future__ import annotations

import datetime as dt
import re
from itertools import takewhile
from typing import TYPE_CHECKING

from db.columns.packing import pack, restore, transpose, unpack
from db.columns.parts import Code, DamagedColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from db.columns.parts import EncodedColumn

_DAYS = range(1, dt.date.max.toordinal() + 1)
_CLOCK = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60)]
_MINUTES = {text: minute for minute, text in enumerate(_CLOCK)}

_HEX = re.compile("(?:[0-9a-f]{2}){16,}")
MARK = "@"
"""What stands before the record id in a link."""
LONGEST_MARK = 16
"""Bytes."""

_DIGITS = "0123456789X:/. -"
_LONGEST_START = 64
_TO_HEX = str.maketrans("X:/. -", "abcdef")
_FROM_HEX = str.maketrans("abcdef", "X:/. -")


def is_day(text: str) -> bool:
    """Whether the text is a day written ``YYYY-MM-DD``."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def encode_days(texts: Iterable[str]) -> EncodedColumn:
    """A column of days."""
    return [Code.DAYS, pack([dt.date.fromisoformat(text).toordinal() for text in texts])]


def decode_days(packed: object, count: int) -> list[str]:
    """The days of a column."""
    numbers = unpack(packed, count, _DAYS)
    texts = {number: dt.date.fromordinal(number).isoformat() for number in set(numbers)}
    return list(map(texts.__getitem__, numbers))


def is_time(text: str) -> bool:
    """Whether the text is a time of day written ``HH:MM``."""
    return text in _MINUTES


def encode_times(texts: Iterable[str]) -> EncodedColumn:
    """A column of times."""
    return [Code.TIMES, pack(list(map(_MINUTES.__getitem__, texts)))]


def decode_times(packed: object, count: int) -> list[str]:
    """The times of a column."""
    return list(map(_CLOCK.__getitem__, unpack(packed, count, range(len(_CLOCK)))))


def is_hex(text: str) -> bool:
    """Whether the text is what `bytes.hex` writes of a record id or of something longer."""
    return _HEX.fullmatch(text) is not None


def is_link(text: str) -> bool:
    """Whether the text is a mark and the hexadecimal digits of a record id."""
    return text.startswith(MARK) and is_hex(text[len(MARK) :])


class Digits:
    """Texts of one length that are digits and ``X:/. -`` after what all of them start with.

    They are phones, ID numbers, months, running numbers: two characters fit into a byte.

    Args:
        sample: some of the texts; from them the length and the start are guessed.
    """

    def __init__(self, sample: Sequence[str]) -> None:
        lengths = [len(text) for text in sample]
        length = max(set(lengths), key=lengths.count)
        alike = [text for text in sample if len(text) == length]
        self._start = _common_start(alike)[:_LONGEST_START].rstrip(_DIGITS)
        self._length = length - len(self._start)

    def fits(self, text: str) -> bool:
        """Whether the text is one of them."""
        start = len(self._start)
        return (
            len(text) == start + self._length > start
            and text.startswith(self._start)
            and not text[start:].strip(_DIGITS)
        )

    def encode(self, texts: Iterable[str]) -> EncodedColumn:
        """A column of texts that fit."""
        odd, start = "0" * (self._length % 2), len(self._start)
        halves = "".join([odd + text[start:] for text in texts]).translate(_TO_HEX)
        size = (self._length + 1) // 2
        planes = transpose(bytes.fromhex(halves), size, size)
        return [Code.DIGITS, self._start.encode(), self._length, planes]


def decode_digits(start: bytes, length: int, planes: bytes, count: int) -> list[str]:
    """The texts of a column that `Digits` encoded."""
    size = (length + 1) // 2
    if length < 1 or len(planes) != size * count or len(start) > 4 * _LONGEST_START:
        raise DamagedColumn("there are more or fewer digits than the texts have")
    before = decode_text(start)
    halves = restore(planes, size, size).hex().translate(_FROM_HEX)
    ends = range(2 * size, len(halves) + 1, 2 * size)
    return [before + halves[end - length : end] for end in ends]


def _common_start(texts: Sequence[str]) -> str:
    """What all texts start with: what the first and the last of them in order have in common."""
    pairs = zip(min(texts), max(texts), strict=False)
    return "".join(one for one, _other in takewhile(lambda pair: pair[0] == pair[1], pairs))


def encode_texts(texts: Sequence[str]) -> EncodedColumn | None:
    """A column of any texts; None where one contains NUL."""
    joined = "\0".join(texts)
    if joined.count("\0") != len(texts) - 1:
        return None
    narrow = joined.encode()
    if len(narrow) <= 2 * len(joined):
        return [Code.TEXT, narrow]
    return [Code.WIDE_TEXT, joined.encode("utf-16-le")]


def split_texts(joined: str, count: int) -> list[str]:
    """The texts that `encode_texts` joined."""
    if joined.count("\0") != count - 1:
        raise DamagedColumn("there are more or fewer texts than values")
    return joined.split("\0")


def decode_text(data: bytes, encoding: str = "utf-8") -> str:
    """The text of the bytes."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DamagedColumn(f"a text is not {encoding}") from error
