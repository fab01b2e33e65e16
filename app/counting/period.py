"""The period of a statistic: 本月, 去年, from one day to another, or all there is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.errors import Unreadable
from app.ledger.conditions import ends
from app.ledger.fields import Operator
from app.ledger.questions import Condition, Question
from app.ledger.ranges import day_span
from app.values.days import UNKNOWN_DAY, read_partial_day
from app.values.periods import Span, read_period, span_of

USUAL = (
    "this_month", "last_month", "this_quarter", "last_quarter", "this_year", "last_year",
)  # fmt: skip
"""What offices report by."""
_SAID = (Operator.DURING, Operator.BETWEEN, Operator.FROM, Operator.TO)


@dataclass(frozen=True)
class Period:
    """A period.

    Attributes:
        kept: as `app.values.periods` keeps it; empty: it is said by days, or everything is meant.
        first: the first day, perhaps a month or a year; empty: from the beginning.
        last: the last day; empty: without an end.
    """

    kept: str = ""
    first: str = ""
    last: str = ""

    @property
    def is_all(self) -> bool:
        """Whether everything is meant."""
        return not (self.kept or self.first or self.last)

    def span(self, today: str) -> Span:
        """Its days as they are on a day."""
        if self.kept:
            return span_of(self.kept, today)
        return day_span(self.first or None, self.last or None)

    def where(self, field: str) -> tuple[Condition, ...]:
        """The condition on a day."""
        if self.is_all or not field:
            return ()
        if self.kept:
            return (Condition(field, Operator.DURING, (self.kept,)),)
        return (Condition(field, Operator.BETWEEN, (self.first or None, self.last or None)),)


ALWAYS = Period()
"""All time."""


def taken_from(question: Question, field: str) -> tuple[Question, Period]:
    """A question without its condition on a day, and the period that this one says.

    Somebody who has narrowed a table to a year and prints what is counted of it means the year.
    """
    said = [one for one in question.where if field and one.field == field and not one.negated]
    if len(said) != 1 or said[0].operator not in _SAID:
        return question, Period()
    first, last = ends(said[0])
    kept = str(said[0].values[0]) if said[0].operator is Operator.DURING else ""
    period = Period(kept, str(first or ""), str(last or ""))
    rest = tuple(one for one in question.where if one is not said[0])
    return replace(question, where=rest), period


def read(text: str) -> Period:
    """What was written: 本月, 去年, 2026, 2026-03, 2026-01..2026-06; nothing is everything.

    Raises:
        Unreadable: it is no period.
    """
    said = text.strip().removeprefix("@")
    if not said:
        return Period()
    kept = read_period(said)
    if kept:
        return Period(kept=kept)
    first, dots, last = said.partition("..")
    if not dots:
        day = read_end(first)
        return Period(first=day, last=day)
    return Period(first=read_end(first), last=read_end(last))


def read_end(text: str) -> str:
    """One end of a period: a day, a month or a year; nothing leaves it open.

    Raises:
        Unreadable: it is no day.
    """
    if not text.strip():
        return ""
    day = read_partial_day(text).value
    if not day or day == UNKNOWN_DAY:
        raise Unreadable("“{text}”不是日期，请写成 2026、2026-03 或 2026-03-12 的样子", text=text)
    return day
