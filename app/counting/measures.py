"""What is said of the records of a group: how it is counted in SQL, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, cast, func, literal_column, select

from app.counting.results import NOTHING, Amount
from app.ledger import items
from app.ledger.fields import Number, Operator, People
from app.ledger.questions import Condition, Question
from app.values.markers import MISSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Table

    from app.ledger.base import Ledger
    from app.ledger.counts import Measure
    from app.office import Snapshot

A_DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True)
class Measuring:
    """Counts one measure.

    Args:
        now: the moment.
        declared: the ledger.
        measure: what is said.
    """

    now: Snapshot
    declared: type[Ledger]
    measure: Measure

    @property
    def where(self) -> tuple[Condition, ...]:
        """Of which records of a group it is said."""
        measure = self.measure
        named = {"mean": (measure.field,), "days": (measure.field, measure.until)}
        filled = (Condition(one, Operator.FILLED) for one in named.get(measure.kind, ()))
        return (*measure.where, *filled)

    def columns(self) -> list[ColumnElement[Any]]:
        """The three numbers of an `Amount`; of what is not counted by SQL the last one."""
        table = self.declared.table()
        said = self._said()
        many = _sum(said, literal_column("1"))
        match self.measure.kind:
            case "records":
                return [many, many, many]
            case "share":
                return [many, func.count(), many]
            case "sum" | "mean":
                value = table.c[self.measure.field]
                return [_sum(said, value), _sum(_both(said, value.is_not(None))), many]
            case "hours":
                value = _minutes(table, self.measure)
                return [_sum(said, value), _sum(_both(said, value.is_not(None))), many]
            case "days":
                first, last = table.c[self.measure.field], table.c[self.measure.until]
                # who has the two the wrong way round has mistyped one
                is_right = _both(said, last >= first)
                days = cast(func.julianday(last) - func.julianday(first), Integer)
                return [_sum(is_right, days), _sum(is_right), many]
            case "people":
                return [_sum(said, self._people(table)), many, many]
            case "passed":
                return [_sum(said, _passed(table.c[self.measure.field])), many, many]
            case "reached":
                return [_zero, _zero, many]

    def _said(self) -> ColumnElement[bool] | None:
        if not self.where:
            return None
        question = Question(self.declared.__tablename__, where=self.where)
        return self.now.asking.matching(question)

    def _people(self, table: Table[Any]) -> ColumnElement[Any]:
        """How many took part: as many as are named, or as the record says, if that is more."""
        field = self.declared.fields[self.measure.field]
        named = func.coalesce(func.json_array_length(table.c[field.name]), _zero)
        if not isinstance(field, People) or not field.counted:
            return named
        return func.max(named, func.coalesce(table.c[field.counted], _zero))

    # ---- showing
    def value(self, amount: Amount) -> float | None:
        """The number; None where there is nothing of which it could be said."""
        match self.measure.kind:
            case "share" | "reached":
                return 100 * amount.amount / amount.of if amount.of else None
            case "mean":
                return amount.amount / amount.of / self._unit if amount.of else None
            case "days":
                return amount.amount / amount.of if amount.of else None
            case "sum":
                return amount.amount / self._unit if self._unit > 1 else amount.amount
            case "hours":
                return amount.amount / 60
            case _:
                return amount.amount

    def text(self, amount: Amount) -> str:
        """The number as people read it."""
        value = self.value(amount)
        if value is None:
            return NOTHING
        match self.measure.kind:
            case "share" | "reached":
                return "100%" if value == 100 else f"{value:.1f}%"
            case "mean" | "days" | "hours":
                return f"{value:,.1f}"
            case "sum":
                return f"{value:,.{self._decimals}f}"
            case _:
                return f"{int(value):,}"

    @property
    def _decimals(self) -> int:
        field = self.declared.fields[self.measure.field]
        return field.decimals if isinstance(field, Number) else 0

    @property
    def _unit(self) -> int:
        return 10**self._decimals


_zero: ColumnElement[int] = literal_column("0")
_one: ColumnElement[int] = literal_column("1")
_a_day: ColumnElement[int] = literal_column(str(A_DAY))


def amounts(row: Sequence[Any]) -> list[Amount]:
    """The numbers of a row of SQL, three for each measure."""
    return [
        Amount(int(row[at] or 0), int(row[at + 1] or 0), int(row[at + 2] or 0))
        for at in range(0, len(row), 3)
    ]


def _both(first: ColumnElement[bool] | None, second: ColumnElement[bool]) -> ColumnElement[bool]:
    return second if first is None else and_(first, second)


def _sum(said: ColumnElement[bool] | None, value: ColumnElement[Any] = _one) -> ColumnElement[Any]:
    if said is not None:
        return func.sum(case((said, value), else_=_zero))
    return func.count() if str(value) == "1" else func.sum(value)


def _minutes(table: Table[Any], measure: Measure) -> ColumnElement[Any]:
    """From one time of day to another; what ends earlier than it began has ended the next day."""
    first, last = _clock(table.c[measure.field]), _clock(table.c[measure.until])
    passed = last - first
    return passed + case((passed < 0, _a_day), else_=_zero)


def _clock(time: ColumnElement[Any]) -> ColumnElement[Any]:
    """Minutes since midnight."""
    hour = func.substr(time, literal_column("1"), literal_column("2"))
    minute = func.substr(time, literal_column("4"), literal_column("2"))
    return cast(hour, Integer) * literal_column("60") + cast(minute, Integer)


def _passed(markers: ColumnElement[Any]) -> ColumnElement[Any]:
    """How many of the markers were passed: all but those that were not got to."""
    listed = items.listed(markers)
    missed = (
        select(func.count())
        .select_from(listed)
        .where(items.note_of(listed) == MISSED)
        .scalar_subquery()
    )
    every = func.coalesce(func.json_array_length(markers), _zero)
    return every - case((markers.contains(f'"{MISSED}"'), missed), else_=_zero)
