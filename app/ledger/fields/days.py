"""Kinds that store days and times of day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.ledger.fields.base import Around, Field, Operator, Width
from app.values import days, times

if TYPE_CHECKING:
    from app.values.reading import Raw, Reading
    from db.shape import Value

RANGE_OPERATORS = (
    Operator.FROM,
    Operator.TO,
    Operator.BETWEEN,
    Operator.EQUALS,
    Operator.EMPTY,
    Operator.FILLED,
)
MONTH_OPERATORS = (*RANGE_OPERATORS, Operator.DURING)
DAY_OPERATORS = (*MONTH_OPERATORS, Operator.EACH_YEAR)


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    """A day, "YYYY-MM-DD"."""

    natural_width: ClassVar[Width] = Width.SHORT
    operators: ClassVar[tuple[Operator, ...]] = DAY_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The day that was written in one of the usual ways."""
        return days.read_day(raw)

    def show(self, value: Value, around: Around) -> str:
        """1968.03.12."""
        return "" if value is None else days.show_day(str(value))

    def out(self, value: Value, around: Around) -> str | None:
        """As stored, which sorts; 不详 where the day is unknown."""
        return None if value is None else days.show_day(str(value), "iso")


@dataclass(frozen=True, kw_only=True)
class PartialDay(Day):
    """A day of which perhaps only the year or the month is known, or nothing (不详)."""

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """As much of the day as was written."""
        return days.read_partial_day(raw)


@dataclass(frozen=True, kw_only=True)
class Month(Day):
    """A month, "YYYY-MM". It lies in a range or a period of which any day is in it."""

    operators: ClassVar[tuple[Operator, ...]] = MONTH_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The month."""
        return days.read_month(raw)


@dataclass(frozen=True, kw_only=True)
class Time(Field):
    """A time of day, "HH:MM"."""

    natural_width: ClassVar[Width] = Width.TINY
    operators: ClassVar[tuple[Operator, ...]] = RANGE_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The time."""
        return times.read_time(raw)
