"""Filters as SQL: what each condition of a question means.

The same meaning stands in `app.ledger.meaning` in Python; a property test compares the two.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, false, func, literal_column, not_, or_, select

from app.ledger import items, ranges
from app.ledger.fields import (
    Children,
    Day,
    Field,
    Link,
    Marker,
    Markers,
    Month,
    Operator,
    People,
    Years,
)
from app.ledger.fields.links import link_to, linked
from app.ledger.questions import NO_DAY
from app.values.markers import marker_sort_key
from app.values.periods import Span, month_of, span_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Table

    from app.ledger.joined import Joined
    from app.ledger.questions import Condition
    from app.ledger.registry import Registry
    from app.ledger.searching import Searching
    from db.shape import Value

RANGES = (Operator.FROM, Operator.TO, Operator.BETWEEN, Operator.DURING)


class Conditions:
    """Turns conditions into SQL.

    Args:
        registry: the ledgers.
        connection: a snapshot, in which it is looked up which records were joined.
        joined: records that went into others.
        searching: finds the records that a text names.
        today: the office's day, "YYYY-MM-DD"; periods are counted from it.
    """

    def __init__(
        self,
        registry: Registry,
        connection: Connection,
        joined: Joined,
        searching: Searching,
        today: str,
    ) -> None:
        self._registry = registry
        self._connection = connection
        self._joined = joined
        self._searching = searching
        self._today = today

    def holds(self, ledger: str, condition: Condition) -> ColumnElement[bool]:
        """Whether a record fulfils a condition."""
        field = self._registry.field(ledger, condition.field)
        said = self._said(ledger, field, condition)
        # what is unknown to SQL is not fulfilled, and its contrary is
        return not_(func.coalesce(said, false())) if condition.negated else said

    def _said(self, ledger: str, field: Field, condition: Condition) -> ColumnElement[bool]:
        table, operator = self._registry[ledger].table(), condition.operator
        if isinstance(field, Children):
            return self._has_parts(ledger, table, field, operator)
        if isinstance(field, Years):
            return self._years(table.c[field.since], condition)
        column = table.c[field.name]
        if operator is Operator.EMPTY:
            return column.is_(None)
        if operator is Operator.FILLED:
            return column.is_not(None)
        if operator in RANGES:
            return self._in_range(field, table, condition)
        if operator is Operator.EACH_YEAR:
            month = month_of(str(condition.values[0]), self._today)
            # "?" and years alone are too short to have a month there
            return func.substr(column, literal_column("6"), literal_column("2")) == month
        return self._compared(field, column, condition)

    def _compared(
        self, field: Field, column: ColumnElement[Any], condition: Condition
    ) -> ColumnElement[bool]:
        values = condition.values
        match condition.operator:
            case Operator.ONE_OF:
                found = self._same(values) if isinstance(field, Link) else list(values)
                return _one_of(column, found)
            case Operator.ANY_OF:
                found = self._same(values) if isinstance(field, People) else list(values)
                return items.any_item(column, lambda key, _note: key.in_(found))
            case Operator.NOTED:
                return items.any_item(column, lambda _key, note: note.in_(values))
            case Operator.CONTAINS:
                return self._contains(field, column, str(values[0]))
            case Operator.BEGINS:
                return column.istartswith(str(values[0]), autoescape=True)
            case Operator.ENDS:
                return column.iendswith(str(values[0]), autoescape=True)
            case _:
                same = self._same(values) if isinstance(field, Link) else [values[0]]
                return column.in_(same) if len(same) > 1 else column == same[0]

    # ---- texts and links
    def _contains(self, field: Field, column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
        if isinstance(field, (Link, People)):
            return self._searching.links_to(field, column, text)
        if isinstance(field, Markers):
            return items.has_item(column, text)
        return column == text if isinstance(field, Marker) else column.icontains(
            text, autoescape=True
        )  # fmt: skip

    def _same(self, values: Sequence[Value]) -> list[Value]:
        """These values; of links also those to records that went into the same one."""
        found: dict[Value, None] = {}
        for value in values:
            uid = linked(value)
            if uid is None:
                found[value] = None
            else:
                same = self._joined.with_parts([self._joined.current(uid)])
                found.update(dict.fromkeys(map(link_to, same)))
        return list(found)

    # ---- ranges
    def _in_range(
        self, field: Field, table: Table[Any], condition: Condition
    ) -> ColumnElement[bool]:
        column = table.c[field.name]
        first, last = ends(condition)
        if isinstance(field, Day):
            during = condition.operator is Operator.DURING
            span = span_of(str(condition.values[0]), self._today) if during else ranges.day_span(
                first and str(first), last and str(last)
            )  # fmt: skip
            return _months(column, span) if isinstance(field, Month) else _days(column, span)
        if isinstance(field, Marker):
            key = table.c[field.order_column()]
            return and_(column.is_not(None), _keys_between(key, first, last))
        if isinstance(field, Markers):
            between = partial(_keys_between, first=first, last=last)
            return items.any_item(column, lambda key, _note: between(items.marker_key(key)))
        return and_(column.is_not(None), *_between(column, first, last))

    def _years(self, column: ColumnElement[Any], condition: Condition) -> ColumnElement[bool]:
        """Full years since a day; `app.values.days.years_between` says what they are."""
        known = and_(column.is_not(None), column <= self._today)
        if self._today[5:7] != "12":
            # but in December nobody knows the age of whom only the year of birth is known
            known = and_(known, func.length(column) > ranges.YEAR)
        if condition.operator is Operator.EMPTY:
            return not_(func.coalesce(known, false()))
        if condition.operator is Operator.FILLED:
            return known
        least, most = ends(condition)
        parts = [known]
        if least is not None:
            latest = ranges.years_before(self._today, int(least))
            parts.append(column <= latest if latest is not None else false())
        if most is not None:
            latest = ranges.years_before(self._today, int(most) + 1)
            if latest is not None:
                parts.append(column > latest)
        return and_(*parts)

    # ---- records that belong here
    def _has_parts(
        self, ledger: str, table: Table[Any], field: Children, operator: Operator
    ) -> ColumnElement[bool]:
        part = self._registry[field.ledger].table().alias()
        link = part.c[self._registry.link_between(field.ledger, ledger)]
        living = part.c["_gone"] == 0
        here = link_to_row(table.c["_uid"])
        found: ColumnElement[bool] = exists(select(link).where(living, link == here))
        through = list(map(link_to, self._joined.parts()))
        if through:
            # a link to what was joined means the one that goes on
            query = select(link).distinct().where(living, link.in_(through))
            uids = [linked(row[0]) for row in self._connection.execute(query)]
            current = [self._joined.current(uid) for uid in uids if uid]
            direct = and_(found, table.c["_uid"].not_in(self._joined.parts()))
            found = or_(direct, table.c["_uid"].in_(current))
        return found if operator is Operator.FILLED else not_(found)


def ends(condition: Condition) -> tuple[Any, Any]:
    """The first and the last value of a range; None where it has no such end."""
    match condition.operator:
        case Operator.FROM:
            return condition.values[0], None
        case Operator.TO:
            return None, condition.values[0]
        case Operator.BETWEEN:
            return condition.values[0], condition.values[1]
        case _:
            return None, None


def link_to_row(uid: ColumnElement[Any]) -> ColumnElement[str]:
    """The stored link to the record of a row."""
    return literal_column("'@'").op("||")(func.lower(func.hex(uid)))


def _one_of(column: ColumnElement[Any], values: Sequence[Value]) -> ColumnElement[bool]:
    given = [value for value in values if value is not None]
    inside = column.in_(given)
    return or_(inside, column.is_(None)) if None in values else inside


def _between(column: ColumnElement[Any], first: Value, last: Value) -> list[ColumnElement[bool]]:
    least = [] if first is None else [column >= first]
    return least if last is None else [*least, column <= last]


def _keys_between(key: ColumnElement[Any], first: Value, last: Value) -> ColumnElement[bool]:
    """Whether a marker's key lies between two markers; what is no marker number has no place."""
    low = None if first is None else marker_sort_key(str(first))
    high = None if last is None else marker_sort_key(str(last))
    return and_(key != "", key < "~", *_between(key, low, high))


def _days(column: ColumnElement[Any], span: Span) -> ColumnElement[bool]:
    found = ranges.bounds(span)
    parts = [column < (found.below or NO_DAY)]
    if found.least is not None:
        parts.append(column >= found.least)
    if found.without:
        parts.append(column.not_in(found.without))
    return and_(*parts)


def _months(column: ColumnElement[Any], span: Span) -> ColumnElement[bool]:
    first, last = ranges.month_bounds(span)
    return and_(column < NO_DAY, *_between(column, first, last))
