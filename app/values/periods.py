"""Periods that are said from today: 本月, 去年, 最近30天, 3个月以前.

A period is kept as it was said (``this_month``, ``last:30:day``), and becomes days only when it is
asked on some day, so that a filter kept in March shows April in April. Weeks begin on Monday
(GB/T 7408.1). Where N days, months or years are counted:

- 最近 N 天 (``last``) is today and the N days before it; 最近 N 个月 goes back to the same day N
  months ago, or to the last day of that month where it is shorter (31 March → 28 February);
- N 天以前 (``before``) is everything earlier than that: the two never overlap and leave no gap;
- 未来 N 天 (``next``) is today and the N days after it, N 天以后 (``after``) everything later.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import NamedTuple

from app.language import marked, say, translate
from app.values import numerals
from app.values.characters import half_width

MOST = 9999
"""So many days, months or years can be counted."""

NAMED = {
    "today": marked("今天"),
    "yesterday": marked("昨天"),
    "tomorrow": marked("明天"),
    "this_week": marked("本周"),
    "last_week": marked("上周"),
    "next_week": marked("下周"),
    "this_month": marked("本月"),
    "last_month": marked("上月"),
    "next_month": marked("下月"),
    "this_quarter": marked("本季度"),
    "last_quarter": marked("上季度"),
    "this_year": marked("今年"),
    "last_year": marked("去年"),
    "next_year": marked("明年"),
}
"""The periods that have a name: as they are kept → as people say them."""
COUNTED = {
    ("last", "day"): marked("最近{count}天"),
    ("last", "month"): marked("最近{count}个月"),
    ("last", "year"): marked("最近{count}年"),
    ("next", "day"): marked("未来{count}天"),
    ("next", "month"): marked("未来{count}个月"),
    ("next", "year"): marked("未来{count}年"),
    ("before", "day"): marked("{count}天以前"),
    ("before", "month"): marked("{count}个月以前"),
    ("before", "year"): marked("{count}年以前"),
    ("after", "day"): marked("{count}天以后"),
    ("after", "month"): marked("{count}个月以后"),
    ("after", "year"): marked("{count}年以后"),
}
"""The way and the unit of those that count → how people say them."""

_OTHER_WORDS = {
    "这周": "this_week", "本星期": "this_week", "这个月": "this_month", "当月": "this_month",
    "上个月": "last_month", "下个月": "next_month", "本季": "this_quarter", "上季": "last_quarter",
    "本年": "this_year", "今日": "today", "当天": "today", "上星期": "last_week",
    "今天以前": "before:0:day", "今天以后": "after:0:day", "已过": "before:0:day",
}  # fmt: skip
_UNIT_OF = {"天": "day", "日": "day", "个月": "month", "月": "month", "年": "year"}
_COUNT = r"(?P<count>[0-9]{1,4})(?P<unit>天|日|个月|月|年)"
_SAID = (
    (re.compile(rf"(?:最近|近|过去){_COUNT}内?"), "last"),
    (re.compile(rf"(?:未来|今后){_COUNT}内?"), "next"),
    (re.compile(rf"{_COUNT}(?:以|之)?前"), "before"),
    (re.compile(rf"{_COUNT}(?:以|之)?后"), "after"),
)
_KEPT = re.compile(
    r"(?P<way>last|next|before|after):(?P<count>[0-9]{1,4}):(?P<unit>day|month|year)"
)


class Span(NamedTuple):
    """From one day to another, both "YYYY-MM-DD" and inside; None: without an end there."""

    first: str | None
    last: str | None


@dataclass(frozen=True)
class Counted:
    """A period of so many days, months or years.

    Attributes:
        way: ``last``, ``next``, ``before`` or ``after``.
        count: how many; 0 to `MOST`.
        unit: ``day``, ``month`` or ``year``.
    """

    way: str
    count: int
    unit: str

    @property
    def kept(self) -> str:
        """As it is kept."""
        return f"{self.way}:{self.count}:{self.unit}"


def is_period(kept: object) -> bool:
    """Whether something that was kept is a period that this program knows."""
    return isinstance(kept, str) and (kept in NAMED or counted(kept) is not None)


def counted(kept: str) -> Counted | None:
    """The parts of a counted period; None where it has a name, or is none."""
    match = _KEPT.fullmatch(kept)
    return Counted(match["way"], int(match["count"]), match["unit"]) if match else None


def read_period(text: str) -> str | None:
    """The period that was written (本月, 近30天, 三个月以前), as it is kept; None if it is none."""
    said = "".join(half_width(text).split())
    for kept, name in NAMED.items():
        if said in (kept, name):
            return kept
    if said in _OTHER_WORDS:
        return _OTHER_WORDS[said]
    if counted(said):
        return said
    plain = re.sub(f"[{numerals.CHARACTERS}]+", _figures, said)
    for pattern, way in _SAID:
        match = pattern.fullmatch(plain)
        if match:
            return Counted(way, int(match["count"]), _UNIT_OF[match["unit"]]).kept
    return None


def show_period(kept: str) -> str:
    """A period as people say it; as it is kept where this program does not know it."""
    if kept in NAMED:
        return translate(NAMED[kept])
    period = counted(kept)
    if period is None:
        return kept
    if period.count == 0 and period.way in ("before", "after"):
        return say("今天以前") if period.way == "before" else say("今天以后")
    return say(COUNTED[period.way, period.unit], count=period.count)


def span_of(kept: str, today: str) -> Span:
    """The days of a period on a day.

    Args:
        kept: the period.
        today: "YYYY-MM-DD".

    Raises:
        ValueError: it is no period.
    """
    day = dt.date.fromisoformat(today)
    period = counted(kept)
    if period is not None:
        return _counted_span(period, day)
    if kept not in NAMED:
        raise ValueError(f"not a period: {kept}")
    which, _sign, unit = kept.partition("_")
    if not unit:
        one = _days_later(day, {"today": 0, "yesterday": -1, "tomorrow": 1}[kept])
        return Span(one.isoformat(), one.isoformat())
    step = {"last": -1, "this": 0, "next": 1}[which]
    first, last = _around(unit, day, step)
    return Span(first.isoformat(), last.isoformat())


def month_of(said: str, today: str) -> str:
    """The month of each year that is meant: ``03`` itself, or that of 本月, 上月, 下月."""
    first = span_of(said, today).first if said in NAMED else None
    return first[5:7] if first else said


def _around(unit: str, day: dt.date, step: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of the week, month, quarter or year so many steps away."""
    if unit == "week":
        monday = _days_later(day, 7 * step - day.weekday())
        return monday, _days_later(monday, 6)
    months = {"month": 1, "quarter": 3, "year": 12}[unit]
    begins = day.replace(day=1, month=(day.month - 1) // months * months + 1)
    first = _months_later(begins, step * months)
    return first, _month_end(_months_later(first, months - 1))


def _counted_span(period: Counted, today: dt.date) -> Span:
    forward = period.way in ("next", "after")
    edge = _later(today, period.count if forward else -period.count, period.unit)
    match period.way:
        case "last":
            return Span(edge.isoformat(), today.isoformat())
        case "next":
            return Span(today.isoformat(), edge.isoformat())
        case "before":
            return Span(None, _days_later(edge, -1).isoformat())
        case _:
            return Span(_days_later(edge, 1).isoformat(), None)


def _later(day: dt.date, count: int, unit: str) -> dt.date:
    if unit == "day":
        return _days_later(day, count)
    return _months_later(day, count * (12 if unit == "year" else 1))


def _days_later(day: dt.date, count: int) -> dt.date:
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return dt.date.min if count < 0 else dt.date.max


def _months_later(day: dt.date, count: int) -> dt.date:
    """The same day so many months later, or the last of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if year < dt.MINYEAR:
        return dt.date.min
    if year > dt.MAXYEAR:
        return dt.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def _month_end(day: dt.date) -> dt.date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _figures(numeral: re.Match[str]) -> str:
    number = numerals.integer_of(numeral[0])
    return numeral[0] if number is None else str(number)
