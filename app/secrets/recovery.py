"""The recovery phrase: the database's key on paper, as digits that find their own mistakes.

A phrase is 128 random bits in nine groups of six digits, which a sheet shows as three rows of
three. Eight groups hold 16 bits each, the ninth a checksum over all of them. The group at place
*i* (1–9) is the number ``13 · bits + i``, so its remainder by 13 says where it belongs:

* 13 is prime, and 10 has order 6 modulo 13: the six digits have six different weights. Within a
  group every wrong digit and every exchange of two digits (neighbours or not) is found.
* Two digits exchanged across groups are a wrong digit in each, and groups that changed places
  have each other's remainder. So each of these mistakes is found *and* placed.
* What slips through the groups (1 in 15 of wholly wrong ones) meets the ninth: 1 in 65,536.

BitLocker's recovery keys do the same with 11 and without places; 11 misses digits exchanged
over one between (163 for 361) and pairs (11 for 22).
"""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

from app.errors import Unreadable

SECRET_BYTES = 16
GROUPS = 9
DIGITS = 6
"""Digits a group."""

_MODULUS = 13
_LARGEST_WORD = 0xFFFF

_CHINESE = {
    digit: str(value)
    for value, digits in enumerate(
        # plain, formal, and as read out by telephone (洞幺两拐勾); ○ is what people type for 〇
        ("〇零洞○", "一壹幺", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒拐", "八捌", "九玖勾")
    )
    for digit in digits
}


@dataclass(frozen=True, slots=True, repr=False)
class RecoveryPhrase:
    """What the office writes on paper so that a backup opens on another computer.

    Attributes:
        secret: 16 random bytes. They carry all the strength, so no slow function need protect
            what is derived from them.
    """

    secret: bytes

    def __post_init__(self) -> None:
        if len(self.secret) != SECRET_BYTES:
            raise ValueError("a recovery phrase is made of 16 bytes")

    def __repr__(self) -> str:
        """Nothing: it may stand in a crash report."""
        return "RecoveryPhrase(…)"

    def __str__(self) -> str:
        """The nine groups on one line, a space between."""
        return " ".join(self.groups)

    @classmethod
    def new(cls) -> RecoveryPhrase:
        """A phrase that nobody has seen."""
        return cls(os.urandom(SECRET_BYTES))

    @property
    def groups(self) -> tuple[str, ...]:
        """Nine groups of six digits, in their order; show the places 1–9 beside them."""
        words = (*_words(self.secret), _check_word(self.secret))
        return tuple(
            f"{_MODULUS * word + place:0{DIGITS}}" for place, word in enumerate(words, start=1)
        )

    @classmethod
    def read(cls, text: str) -> RecoveryPhrase:
        """The phrase that somebody typed, with any spacing and punctuation.

        Digits may be full-width, Mongolian or of any other script, or Chinese characters
        (零一二, 壹贰叁, 洞幺两拐勾).

        Raises:
            Unreadable: it is not a whole phrase; the sentence names the group that is wrong,
                where that can be known.
        """
        runs = _runs(text)
        digits = "".join(runs)
        if len(digits) != GROUPS * DIGITS:
            raise _wrong_length(runs)
        numbers = _split(digits)
        wrong = [place for place, number in numbers.items() if not _fits(place, number)]
        if wrong:
            raise _wrong_groups(wrong, numbers)
        words = [(number - place) // _MODULUS for place, number in numbers.items()]
        secret = b"".join(word.to_bytes(2) for word in words[:-1])
        if words[-1] != _check_word(secret):
            raise Unreadable("恢复码里有写错的数字，但看不出在哪一组，请逐组对照纸上的数字")
        return cls(secret)


def _words(secret: bytes) -> list[int]:
    """The secret as eight numbers of 16 bits."""
    return [int.from_bytes(secret[at : at + 2]) for at in range(0, SECRET_BYTES, 2)]


def _check_word(secret: bytes) -> int:
    """16 bits that depend on the whole secret."""
    return int.from_bytes(sha256(b"ortoo recovery phrase 1" + secret).digest()[:2])


def _runs(text: str) -> list[str]:
    """The digits as they were typed together: one run between two separators."""
    digits = [_digit(character) for character in text]
    if None in digits:
        at = digits.index(None)
        before = sum(1 for digit in digits[:at] if digit)
        raise Unreadable(
            "恢复码第{group}组里的“{character}”不是数字",
            group=min(before // DIGITS + 1, GROUPS),
            character=text[at],
        )
    return ["".join(map(str, run)) for is_run, run in groupby(digits, key=bool) if is_run]


def _digit(character: str) -> str | None:
    """The digit, "" for spacing and punctuation, None for anything else."""
    if character in _CHINESE:
        return _CHINESE[character]
    value = unicodedata.decimal(character, None)
    if value is not None:
        return str(value)
    # Z spaces, P punctuation and hyphens, C line ends and invisible marks
    return "" if unicodedata.category(character)[0] in "ZPC" else None


def _split(digits: str) -> dict[int, int]:
    """Place (from 1) → the number that stands there, as far as the groups are complete."""
    starts = range(0, len(digits) - DIGITS + 1, DIGITS)
    return {place: int(digits[at : at + DIGITS]) for place, at in enumerate(starts, start=1)}


def _fits(place: int, number: int) -> bool:
    """Whether this number may stand at this place."""
    word, remainder = divmod(number, _MODULUS)
    return remainder == place and word <= _LARGEST_WORD


def _wrong_groups(wrong: list[int], numbers: dict[int, int]) -> Unreadable:
    """What to say of groups that do not fit their places."""
    if len(wrong) == 1:
        return Unreadable("恢复码第{group}组写错了，请对照纸上的数字再看一遍", group=wrong[0])
    if len(wrong) == 2:
        first, second = wrong
        if _fits(second, numbers[first]) and _fits(first, numbers[second]):
            return Unreadable(
                "恢复码第{first}组和第{second}组写反了，请把这两组换过来",
                first=first,
                second=second,
            )
    return Unreadable(
        "恢复码第{groups}组写错了，请对照纸上的数字再看一遍", groups="、".join(map(str, wrong))
    )


def _wrong_length(runs: list[str]) -> Unreadable:
    """What to say when digits are missing, or are too many."""
    if len(runs) == GROUPS:
        place, run = next((at, run) for at, run in enumerate(runs, 1) if len(run) != DIGITS)
        return Unreadable(
            "恢复码第{group}组应是{expected}个数字，这里是{count}个",
            group=place,
            expected=DIGITS,
            count=len(run),
        )
    digits = "".join(runs)
    numbers = _split(digits[: GROUPS * DIGITS])
    first = next((at for at, number in numbers.items() if not _fits(at, number)), len(numbers) + 1)
    if first > GROUPS:
        return Unreadable(
            "恢复码应是{expected}个数字，后面多出了{extra}个",
            expected=GROUPS * DIGITS,
            extra=len(digits) - GROUPS * DIGITS,
        )
    return Unreadable(
        "恢复码应是{expected}个数字，这里是{count}个，请从第{group}组看起",
        expected=GROUPS * DIGITS,
        count=len(digits),
        group=first,
    )
