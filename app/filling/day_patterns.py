"""How a file wants its days written, as a hint beside the cell says: YYYY.MM, 如：1968年3月."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from app.exchange.headers import normalised
from app.values.days import UNKNOWN_DAY, show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_LETTERS = re.compile(
    r"(?P<year>[Yy]{4}|[Xx×*]{4})(?P<first>年|[-./])?"
    r"(?P<month>[Mm]{1,2}|[Xx×*]{1,2})?(?P<second>月|[-./])?"
    r"(?P<day>[Dd]{1,2}|[Xx×*]{1,2})?(?P<third>日)?"
)
_EXAMPLE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<first>年|[-./])?(?P<month>\d{1,2})?(?P<second>月|[-./])?"
    r"(?P<day>\d{1,2})?(?P<third>日)?"
)
_SAID = re.compile("[如例式]")
"""Before an example; 2025年度情况 over a column is none."""
_BLANK = re.compile(r"[\s_]*年[\s_]*月(?P<day>[\s_]*日)?")
_ONLY_MONTH = re.compile(r"年[./、]?月(?!日)")


class DayPattern(NamedTuple):
    """How a day is written.

    Attributes:
        first: between year and month.
        second: between month and day.
        third: behind the day.
        parts: 1 the year, 2 with the month, 3 with the day.
        padded: whether months and days below ten have a zero before them.
    """

    first: str = "."
    second: str = "."
    third: str = ""
    parts: int = 3
    padded: bool = True

    def show(self, value: str) -> str:
        """A stored day, as far as it is known and wanted."""
        if value == UNKNOWN_DAY:
            return show_day(value)
        numbers = [int(one) for one in value.split("-")][: self.parts]
        width = 2 if self.padded else 1
        texts = [f"{numbers[0]:04d}", *(f"{one:0{width}d}" for one in numbers[1:])]
        gaps = [self.first, self.second, self.third]
        if self.first == "年":
            return "".join(text + gap for text, gap in zip(texts, gaps, strict=False))
        between = [*gaps[: len(texts) - 1], ""]
        return "".join(text + gap for text, gap in zip(texts, between, strict=True))


def pattern_of(hints: Iterable[str]) -> DayPattern:
    """The pattern that the first telling hint asks for; else with points, whole.

    Args:
        hints: the head of the column, what stands in brackets, what stands in the cell.
    """
    texts = [normalised(one) for one in hints if one]
    for text in texts:
        found = _LETTERS.search(text) or _example(text)
        if found:
            return _said(found)
    for text in texts:
        blank = _BLANK.fullmatch(text)
        if blank:
            return DayPattern("年", "月", "日", 3 if blank["day"] else 2, padded=False)
    if any(_ONLY_MONTH.search(text) and "日" not in text for text in texts):
        return DayPattern(parts=2)
    return DayPattern()


def _example(text: str) -> re.Match[str] | None:
    found = _EXAMPLE.search(text)
    if found is None or found[0] == text or _SAID.search(text, 0, found.start()):
        return found
    return None


def _said(found: re.Match[str]) -> DayPattern:
    month, day = found["month"] or "", found["day"] or ""
    parts = 1 + bool(month) + bool(month and day)
    first = found["first"] or ""
    second = found["second"] or ("月" if first == "年" else first)
    padded = (len(month) != 1 and first != "年") or len(month) == 2
    return DayPattern(first, second, found["third"] or "", parts, padded=padded)


def split_day(value: str, room: Sequence[int]) -> list[str]:
    """Year, month and day for cells of their own; unknown ones are empty.

    Args:
        value: a stored day.
        room: how many cells each of the parts has: 1, or one for each digit.
    """
    if value == UNKNOWN_DAY:
        return [""] * sum(room)
    numbers = value.split("-")
    texts: list[str] = []
    for at, cells in enumerate(room):
        part = numbers[at] if at < len(numbers) else ""
        if cells == 1:
            texts.append(part.lstrip("0") if at else part)
        else:
            texts += list(part.rjust(cells)) if part else [""] * cells
    return [one.strip() for one in texts]
