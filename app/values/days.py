"""Days as offices write them: 1968.03, 1968年3月12日, 二〇〇八年三月, a date cell, 不详.

A whole day is stored as "1968-03-12", a part of one as "1968-03" or "1968", a day that nobody
knows as `UNKNOWN_DAY`; all compare as text.
How they are written, in text and in numbers, is said in `app.values.written_days`.
"""

from __future__ import annotations

import re
from typing import Literal

from app.errors import Unreadable
from app.language import Message
from app.values.characters import half_width
from app.values.reading import NOTHING, Raw, Reading, quoted, text_of
from app.values.written_days import DayParts, parts_of

UNKNOWN_DAY = "?"
"""Stored where the office knows that nobody knows; a blank cell says only that none was written."""

DayStyle = Literal["dots", "chinese", "iso"]

_UNKNOWN = re.compile(r"(?:出生)?(?:年月日?|日期)?(?:不详|不明|未知|不清楚?|不知道?|记不清)|\?+")


def read_day(raw: Raw) -> Reading[str]:
    """A whole day as YYYY-MM-DD. A time in the same cell is dropped without a note.

    Raises:
        Unreadable: no day, a part of one, a day that does not exist, a year out of range.
    """
    parts, notes = parts_of(raw)
    if parts is None:
        return NOTHING
    if parts.day is None:
        raise Unreadable(
            "“{text}”不是完整的日期，请写明年、月、日，例如 2024年3月12日", text=quoted(raw)
        )
    return Reading(parts.iso, notes)


def read_partial_day(raw: Raw) -> Reading[str]:
    """A day as far as it is known: YYYY, YYYY-MM, YYYY-MM-DD, or `UNKNOWN_DAY` for 不详.

    Raises:
        Unreadable: no day, a day that does not exist, a year out of range.
    """
    if isinstance(raw, str) and not raw[:1].isdecimal() and _says_unknown(raw):
        return Reading(UNKNOWN_DAY)
    parts, notes = parts_of(raw)
    if parts is None:
        return NOTHING
    return Reading(parts.iso, notes)


def read_month(raw: Raw) -> Reading[str]:
    """A month as YYYY-MM. A day in it is dropped, with a note unless it is the first.

    Spreadsheets keep 2024年3月 as the first of March.

    Raises:
        Unreadable: no day, only a year, a day that does not exist, a year out of range.
    """
    parts, notes = parts_of(raw)
    if parts is None:
        return NOTHING
    if parts.month is None:
        raise Unreadable("“{text}”没有写月份，请写成 2024年3月 的样子", text=quoted(raw))
    month = DayParts(parts.year, parts.month).iso
    if parts.day in (None, 1):
        return Reading(month, notes)
    shown = show_day(month, "chinese")
    return Reading(
        month,
        (*notes, Message("按 {month} 记入，“{day}日”没有保留", {"month": shown, "day": parts.day})),
    )


def show_day(value: str, style: DayStyle = "dots") -> str:
    """A stored day, whole or in part, for people; `read_partial_day` reads it back.

    Args:
        value: what the readers above gave.
        style: "dots" 1968.03.12, "chinese" 1968年3月12日, "iso" as stored.
    """
    if value == UNKNOWN_DAY:
        return "不详"
    if style == "iso":
        return value
    if style == "dots":
        return value.replace("-", ".")
    return "".join(
        f"{int(part)}{name}" for part, name in zip(value.split("-"), "年月日", strict=False)
    )


def years_between(start: str, end: str) -> int | None:
    """Full years from one stored day to another; None where they cannot be told.

    A missing day is taken as the first of its month on both sides, as personnel offices count by
    months. A missing month is not guessed: the number is given only if it is the same whichever
    month it was (1968 to 2024-12 is 56; 1968 to 2024-06 is 55 or 56, so None).
    None also for an unknown day and for an end before the start.
    """
    if UNKNOWN_DAY in (start, end):
        return None
    first, last = _stored(start), _stored(end)
    years = last.year - first.year
    if first.month is None or last.month is None:
        certain = last.month == 12 or first.month == 1
        return years if certain and years >= 0 else None
    if first.day is None or last.day is None:
        reached = last.month >= first.month
    else:
        reached = last[1:] >= first[1:]
    years -= not reached
    return years if years >= 0 else None


def age_on(born: str, day: str) -> int | None:
    """How old somebody is on a day, in full years; None where `years_between` cannot tell.

    Whoever was born on 29 February is a year older on 1 March of a common year.
    """
    return years_between(born, day)


def _stored(value: str) -> DayParts:
    return DayParts(*(int(part) for part in value.split("-")))


def _says_unknown(text: str) -> bool:
    return _UNKNOWN.fullmatch(half_width(text_of(text)).strip("。 ")) is not None
