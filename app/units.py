"""Organisation units by their 12-digit codes: which is above which.

A code (统计用区划代码) is 6 digits for the banner (GB/T 2260), 3 for the township in it, and 3 for
the village in that: 太仆寺旗 152527 000 000 → 贡宝拉格苏木 152527 201 000 → 敦达乌苏嘎查
152527 201 206. Codes are text; nothing is inferred from them about people.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.errors import Trouble
from app.language import marked
from app.values.characters import half_width

Level = Literal["gacha", "sumu", "banner"]

LEVELS: tuple[Level, ...] = ("gacha", "sumu", "banner")
"""From below to above."""

DIGITS = {"gacha": 12, "sumu": 9, "banner": 6}
"""How many leading digits of its code a unit shares with all that are below it."""

LEVEL_NAMES = {
    "gacha": marked("嘎查（村）"),
    "sumu": marked("苏木（乡镇）"),
    "banner": marked("旗（县）"),
}


@dataclass(frozen=True)
class Unit:
    """One organisation.

    Attributes:
        code: 12 digits.
        level: gacha, sumu or banner.
    """

    code: str
    level: Level

    @property
    def prefix(self) -> str:
        """The digits that its code shares with those of all units below it."""
        return self.code[: DIGITS[self.level]]

    @property
    def rank(self) -> int:
        """0 for a gacha, greater for what is above it."""
        return LEVELS.index(self.level)

    def is_above(self, other: Unit) -> bool:
        """Whether the other unit is below this one, at whatever distance."""
        return self.rank > other.rank and other.code.startswith(self.prefix)

    def weight(self, other: Unit) -> int:
        """How much of what is laid down for everybody counts here if the other unit has said it.

        Our own word most, then that of the nearest office above; 0: it does not bind us.
        """
        if other == self:
            return len(LEVELS) + 1
        return len(LEVELS) - other.rank if other.is_above(self) else 0

    def covers(self, code: str) -> bool:
        """Whether a code is this unit's own or lies below it."""
        return code == self.code or (self.level != "gacha" and code.startswith(self.prefix))


def read_code(text: str) -> str:
    """The 12 digits of a code that somebody typed; 6 and 9 digits are filled up with zeros.

    Raises:
        Trouble: it is no such code.
    """
    digits = "".join(half_width(text).split())
    if not digits.isascii() or not digits.isdigit() or len(digits) not in DIGITS.values():
        raise Trouble(
            "“{text}”不是区划代码",
            "区划代码是 12 位数字，如 152527201206，请向苏木或旗里核对",
            text=text,
        )
    return digits.ljust(12, "0")


def level_named(name: str) -> Level | None:
    """The level of this name; None if there is no such level."""
    for one in LEVELS:
        if one == name:
            return one
    return None


def guess_level(code: str) -> Level:
    """The level that a code looks like: zeros at its end leave the lower parts open."""
    if code.endswith("000000"):
        return "banner"
    return "sumu" if code.endswith("000") else "gacha"
