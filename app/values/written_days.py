"""How days are written and what year, month and day that means; for `app.values.days`.

Numbers in cells. Excel stores days as serial numbers, and makes numbers of what looks like one,
so a number is read as follows:

* 1850 to 2100 is a year; 196803 and 19680312 are digits in a row, as in text;
* 1968.03 is March 1968; but 1968.1 may have been typed 1968.10, and is refused;
* 2101 to 73050 is a serial number (1905-10-01 to 2099-12-31), with a note;
* anything else is refused. Serial numbers of 1900 to 1905 are given up: a number that small in a
  column of days is a slip.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from app.errors import Unreadable
from app.language import Message
from app.values import numerals
from app.values.characters import half_width
from app.values.reading import Raw, is_blank, quoted, text_of

FIRST_YEAR, LAST_YEAR = 1850, 2100
"""Days outside these years are slips of the pen."""

_SERIALS = range(LAST_YEAR + 1, 73051)
_SERIAL_ZERO = dt.date(1899, 12, 30)
_CLOCK_DAYS = (dt.date(1899, 12, 30), dt.date(1899, 12, 31))
"""The days that spreadsheets give to a cell that holds only a time."""

_POINT = r"\s*[-./]\s*"
_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})"
    rf"(?:(?:\s*年\s*|{_POINT})(?:(?P<month>[0-9]{{1,2}})(?![0-9])"
    rf"(?:(?:\s*月份?\s*|{_POINT})(?:(?P<day>[0-9]{{1,2}})(?![0-9])\s*[日号]?)?)?)?)?"
)
_DIGITS = re.compile(r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})?")
_TAIL = re.compile(
    r"[.\s]*(?:\(?(?:星期|周|礼拜)[一二三四五六日天]\)?)?"
    r"\s*T?\s*(?:上午|下午|早上|晚上|中午)?\s*(?:[0-9]{1,2}\s*[:时点][0-9:时点分秒半.\s]*Z?)?"
)
"""What may follow a day and is not kept: the day of the week, the time."""

_TWO_DIGITS = re.compile(
    r"['’]?[0-9]{2}\s*(?:年|[-./])\s*[0-9]{1,2}(?![0-9])(?!.*[0-9]{4})|[0-9]{2}年|[0-9]{6}$"
)
_NO_YEAR = re.compile(r"[0-9]{1,2}\s*月")
_POINTS = str.maketrans({"。": ".", "·": ".", "\\": "/", "—": "-", "–": "-", "―": "-", "−": "-"})
_NUMERAL = re.compile(f"[{numerals.CHARACTERS}]+")
_ROUND_ZERO = re.compile("[Oo◯]")


class DayParts(NamedTuple):
    """A day as far as it was written."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def iso(self) -> str:
        """YYYY, YYYY-MM or YYYY-MM-DD."""
        if self.month is None:
            return f"{self.year:04d}"
        month = f"{self.year:04d}-{self.month:02d}"
        return month if self.day is None else f"{month}-{self.day:02d}"


def parts_of(raw: Raw) -> tuple[DayParts | None, tuple[Message, ...]]:
    """What was written, checked against the calendar; None in a blank cell.

    Raises:
        Unreadable: no day, one that does not exist, a year out of range.
    """
    if isinstance(raw, str) and (match := _WRITTEN.fullmatch(raw)):
        return _existing(_matched(match), raw), ()
    if is_blank(raw):
        return None, ()
    if isinstance(raw, (bool, dt.time)):
        raise _not_a_day(raw)
    notes: tuple[Message, ...] = ()
    if isinstance(raw, dt.date):
        day = raw.date() if isinstance(raw, dt.datetime) else raw
        if day in _CLOCK_DAYS:
            raise _not_a_day(raw)
        parts = DayParts(day.year, day.month, day.day)
    elif isinstance(raw, (int, float)):
        parts, notes = _from_number(raw)
    else:
        parts = _from_text(text_of(raw))
    return _existing(parts, raw), notes


def _not_a_day(raw: Raw) -> Unreadable:
    return Unreadable(
        "“{text}”不是日期，请写成 1968年3月12日 或 1968.03.12 的样子", text=quoted(raw)
    )


def _existing(parts: DayParts, raw: Raw) -> DayParts:
    """The same day, if there is such a day in the years that offices deal with."""
    if not FIRST_YEAR <= parts.year <= LAST_YEAR:
        raise Unreadable(
            "“{text}”的年份不在 {first} 到 {last} 之间，请核对年份",
            text=quoted(raw),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    if parts.month is not None and not 1 <= parts.month <= 12:
        raise Unreadable(
            "“{text}”写的是 {month} 月，一年只有 1 到 12 月，请核对月份",
            text=quoted(raw),
            month=parts.month,
        )
    try:
        dt.date(parts.year, parts.month or 1, 1 if parts.day is None else parts.day)
    except ValueError:
        raise Unreadable(
            "“{text}”这一天不存在，{year}年{month}月没有{day}日，请核对日期",
            text=quoted(raw),
            year=parts.year,
            month=parts.month,
            day=parts.day,
        ) from None
    return parts


def _from_number(raw: float) -> tuple[DayParts, tuple[Message, ...]]:
    """A number cell; what may stand in one is said at the top of this file."""
    if not -1e9 < raw < 1e9:
        raise _not_a_day(raw)
    if int(raw) in _SERIALS:
        day = _SERIAL_ZERO + dt.timedelta(days=int(raw))
        note = Message(
            "“{text}”是表格软件的日期序号，按 {day} 记入",
            {"text": quoted(raw), "day": day.isoformat()},
        )
        return DayParts(day.year, day.month, day.day), (note,)
    text = f"{raw:.10g}"
    if re.fullmatch(r"[0-9]{4}\.1", text):
        raise Unreadable(
            "“{text}”分不清是 1 月还是 10 月（表格软件把日期变成了数字），"
            "请写成 {year}年1月 或 {year}年10月",
            text=text,
            year=text[:4],
        )
    if not re.fullmatch(r"[0-9]{4}(?:\.[0-9]{1,2})?|[0-9]{6}|[0-9]{8}", text):
        raise _not_a_day(raw)
    return _from_text(text), ()


def _from_text(raw: str) -> DayParts:
    text = half_width(raw).translate(_POINTS).strip()
    match = _DIGITS.fullmatch(text) or _match_written(text) or _match_written(_in_figures(text))
    if match is None or _is_short(text, match):
        if _NO_YEAR.match(_in_figures(text)):
            raise Unreadable("“{text}”没有写年份，请写成 2024年3月12日 的样子", text=quoted(raw))
        if _TWO_DIGITS.match(_in_figures(text)):
            raise Unreadable("“{text}”的年份只有两位，请写四位年份，例如 1968.03", text=quoted(raw))
        raise _not_a_day(raw)
    return _matched(match)


def _matched(match: re.Match[str]) -> DayParts:
    year, month, day = match.group("year", "month", "day")
    return DayParts(
        int(year), None if month is None else int(month), None if day is None else int(day)
    )


def _is_short(text: str, match: re.Match[str]) -> bool:
    """Six digits such as 680312 are a year of two digits, month and day."""
    return len(text) == 6 and match.re is _DIGITS and not FIRST_YEAR <= int(text[:4]) <= LAST_YEAR


def _match_written(text: str) -> re.Match[str] | None:
    match = _WRITTEN.match(text)
    return match if match and _TAIL.fullmatch(text, match.end()) else None


def _in_figures(text: str) -> str:
    """The text with Chinese numerals in figures: 二〇〇八年三月 → 2008年3月."""
    return _NUMERAL.sub(
        lambda numeral: (
            str(number) if (number := numerals.integer_of(numeral[0])) is not None else numeral[0]
        ),
        _ROUND_ZERO.sub("〇", text),
    )
