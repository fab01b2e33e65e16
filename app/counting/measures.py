"""What is said of the records of a group: how it is counted in SQL, and how it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Integer, and_, case, cast, func, literal_column, select

from app.counting.results import NOTHING, Amount, share_text
from app.ledger import items
from app.ledger.fields import Number, Operator, People
from app.ledger.questions import Condition, Question
from app.values.markers import MISSED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Select, Table

    from app.ledger.base import Ledger
    from app.ledger.counts import Measure
    from app.office import Snapshot

    Part = ColumnElement[Any] | int

A_DAY = 24 * 60
"""Minutes."""
NONE, EACH = 0, 1
"""Nothing is summed; each row counts one."""


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

    def parts(self) -> list[Part]:
        """What of each row is summed to the three numbers of an `Amount`.

        Of what is not counted by SQL only the last one is.
        """
        table = self.declared.table()
        said = self._said()
        many: Part = EACH if said is None else case((said, _one), else_=_zero)
        match self.measure.kind:
            case "records":
                return [many, NONE, many]
            case "share":
                return [many, EACH, many]
            case "sum" | "mean":
                value = table.c[self.measure.field]
                return [_where(said, value), _where(_both(said, value.is_not(None))), many]
            case "hours":
                return [_where(said, _minutes(table, self.measure)), NONE, many]
            case "days":
                first, last = table.c[self.measure.field], table.c[self.measure.until]
                # who has the two the wrong way round has mistyped one
                is_right = _both(said, last >= first)
                days = cast(func.julianday(last) - func.julianday(first), Integer)
                return [_where(is_right, days), _where(is_right), many]
            case "people":
                return [_where(said, self._people(table)), NONE, many]
            case "passed":
                return [_where(said, _passed(table.c[self.measure.field])), NONE, many]
            case "reached":
                return [NONE, NONE, many]

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
                return share_text(value)
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


def summed(
    keys: Sequence[ColumnElement[Any]], measuring: Sequence[Measuring], where: ColumnElement[bool]
) -> Select[*tuple[Any, ...]]:
    """The query that gives for each key the three numbers of each measure.

    What is summed is worked out before rows are sorted by their keys: a million short rows are
    sorted in memory, while whole ones, with all their names and markers, would go to the disk.
    """
    parts = [part for one in measuring for part in one.parts()]
    worked_out = [
        part.label(f"part{at}") for at, part in enumerate(parts) if not isinstance(part, int)
    ]
    named = [key.label(f"key{at}") for at, key in enumerate(keys)]
    table = measuring[0].declared.table()
    # the limit, which is none, keeps SQLite from making one query of the two
    inner = select(*named, *worked_out, _one.label("one")).select_from(table).where(where)
    rows = inner.limit(literal_column("-1")).subquery()
    numbers = [
        func.sum(rows.c[f"part{at}"])
        if not isinstance(part, int)
        else (func.count() if part == EACH else _zero)
        for at, part in enumerate(parts)
    ]
    groups = [rows.c[one.name] for one in named]
    return select(*groups, *numbers).select_from(rows).group_by(*groups)


def _both(first: ColumnElement[bool] | None, second: ColumnElement[bool]) -> ColumnElement[bool]:
    return second if first is None else and_(first, second)


def _where(said: ColumnElement[bool] | None, value: ColumnElement[Any] | None = None) -> Part:
    """A number of each row; none of those of which it is not said."""
    number = _one if value is None else value
    return number if said is None else case((said, number), else_=_zero)


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
