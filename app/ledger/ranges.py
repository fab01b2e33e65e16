"""Ranges of days as bounds that stored text is compared with.

A partial day (1968, 1968-03) lies in a range only if each day that it may mean does; as text that
is one comparison at each end, of which an index can make use.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import NamedTuple

from app.values.periods import Span

YEAR, MONTH, WHOLE = 4, 7, 10
"""How many characters a day has as far as it is known."""


class Bounds(NamedTuple):
    """What stored days are compared with.

    Attributes:
        least: they are not before this; None: there is no such end.
        below: they are before this.
        without: and none of these, which begin before ``below`` and end after it.
    """

    least: str | None = None
    below: str | None = None
    without: tuple[str, ...] = ()


def day_span(first: str | None, last: str | None) -> Span:
    """The whole days of a range whose ends are partial days."""
    return Span(first and first_day(first), last and last_day(last))


def first_day(day: str) -> str:
    """The first day that a partial day may mean."""
    return day + "-01-01"[len(day) - WHOLE :] if len(day) < WHOLE else day


def last_day(day: str) -> str:
    """The last day that a partial day may mean."""
    if len(day) == YEAR:
        return f"{day}-12-31"
    if len(day) == MONTH:
        return f"{day}-{calendar.monthrange(int(day[:YEAR]), int(day[5:]))[1]:02d}"
    return day


def bounds(span: Span) -> Bounds:
    """What partial days are compared with, so that only those are found that surely lie inside."""
    least = span.first and _shortest(span.first)
    if span.last is None or span.last == dt.date.max.isoformat():
        return Bounds(least)
    following = (dt.date.fromisoformat(span.last) + dt.timedelta(days=1)).isoformat()
    return Bounds(least, following, (following[:YEAR], following[:MONTH]))


def month_bounds(span: Span) -> tuple[str | None, str | None]:
    """The first and the last month of which a day lies in a range."""
    return span.first and span.first[:MONTH], span.last and span.last[:MONTH]


def _shortest(day: str) -> str:
    """The least text of a partial day that begins on a day."""
    if day.endswith("-01-01"):
        return day[:YEAR]
    return day[:MONTH] if day.endswith("-01") else day


def years_before(today: str, years: int) -> str | None:
    """The latest day from which so many full years have passed; None: no day is so early.

    Compared as text, which makes of 29 February and of months what `years_between` makes of them.
    """
    year = int(today[:YEAR]) - years
    return f"{year:04d}{today[YEAR:]}" if 0 <= year <= dt.MAXYEAR else None
