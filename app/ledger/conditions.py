"""Filters as SQL: what each condition of a question means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, or_

from app.ledger.fields import Day, Field, Link, Marker, Markers, Operator, People
from app.ledger.fields.links import link_to, linked
from app.ledger.questions import NO_DAY, PAST_ALL, Condition

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry
    from app.ledger.searching import Searching
    from db.shape import Value


class Conditions:
    """Turns conditions into SQL.

    Args:
        registry: the ledgers.
        joined: records that went into others.
        searching: finds the records that a text names.
    """

    def __init__(self, registry: Registry, joined: Joined, searching: Searching) -> None:
        self._registry = registry
        self._joined = joined
        self._searching = searching

    def holds(self, ledger: str, condition: Condition) -> ColumnElement[bool]:
        """Whether a record fulfils a condition."""
        field = self._registry.field(ledger, condition.field)
        column = self._registry[ledger].table().c[condition.field]
        if condition.operator is Operator.EMPTY:
            return column.is_(None)
        if condition.operator is Operator.FILLED:
            return column.is_not(None)
        if condition.operator is Operator.ONE_OF:
            return _one_of(column, condition.values)
        value = condition.values[0]
        if condition.operator is Operator.CONTAINS:
            return self._contains(field, column, str(value))
        if condition.operator is Operator.FROM:
            least = column >= value
            return and_(least, column < NO_DAY) if isinstance(field, Day) else least
        if condition.operator is Operator.TO:
            last = f"{value}{PAST_ALL}" if isinstance(field, Day) else value
            most = column <= last
            return and_(most, column < NO_DAY) if isinstance(field, Day) else most
        uid = linked(value) if isinstance(field, Link) else None
        if uid:
            same = self._joined.with_parts([self._joined.current(uid)])
            return column.in_([link_to(one) for one in same])
        return column == value

    def _contains(self, field: Field, column: ColumnElement[Any], text: str) -> ColumnElement[bool]:
        if isinstance(field, (Link, People)):
            return self._searching.links_to(field, column, text)
        if isinstance(field, (Markers, Marker)):
            return _names_item(column, text) if isinstance(field, Markers) else column == text
        return column.icontains(text, autoescape=True)


def _one_of(column: ColumnElement[Any], values: tuple[Value, ...]) -> ColumnElement[bool]:
    given = [value for value in values if value is not None]
    inside = column.in_(given)
    return or_(inside, column.is_(None)) if None in values else inside


def _names_item(column: ColumnElement[Any], key: str) -> ColumnElement[bool]:
    return column.contains(f'"{key}"', autoescape=True)
