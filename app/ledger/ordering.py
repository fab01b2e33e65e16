"""In which order records are shown, and whether an index has them in it.

The order among equals must be the same in every office, or pages would differ: the record's id
decides. It turns round together with the last field, so that one index answers both directions.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select

from app.ledger.base import LIVING
from app.ledger.fields import Link
from app.ledger.paging import Way
from app.ledger.questions import Order

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Index, Table

    from app.ledger.fields import Field
    from app.ledger.questions import Question
    from app.ledger.registry import Registry


@dataclass(frozen=True)
class Ordering:
    """The order that one question asks for.

    Args:
        registry: the ledgers.
        question: the question.
    """

    registry: Registry
    question: Question

    @property
    def orders(self) -> tuple[Order, ...]:
        """The fields; those of the ledger where the question says nothing."""
        sheet = self.registry[self.question.ledger].sheet
        return self.question.order or tuple(map(Order.said, sheet.order))

    @property
    def _table(self) -> Table[Any]:
        return self.registry[self.question.ledger].table()

    def by(self) -> list[ColumnElement[Any]]:
        """The order as SQL."""
        orders, fields = self.orders, self.registry[self.question.ledger].fields
        last = orders[-1].descending if orders else False
        keys = [(self._key(fields[one.field]), one.descending) for one in orders]
        keys.append((self._table.c["_uid"], last))
        return [key.desc() if descending else key.asc() for key, descending in keys]

    def is_turned(self, other: Question) -> bool:
        """Whether another question finds the same records, from behind."""
        there = Ordering(self.registry, other).orders
        turned = tuple(Order(one.field, not one.descending) for one in there)
        return (
            bool(turned)
            and replace(other, order=()) == replace(self.question, order=())
            and turned == self.orders
        )

    def way(self) -> Way | None:
        """The index along which one can go from record to record; None: there is none."""
        orders, table = self.orders, self._table
        if len(orders) != 1:
            return None
        kind = self.registry[self.question.ledger].fields[orders[0].field]
        key = kind.order_column()
        wanted = [key, "_uid"]
        if isinstance(kind, Link) or not any(
            [one.name for one in index.columns] == wanted and _is_of_living(index)
            for index in table.indexes
        ):
            return None
        return Way(table, key, orders[0].descending)

    def _key(self, field: Field) -> ColumnElement[Any]:
        column = self._table.c[field.order_column()]
        if not isinstance(field, Link):
            return column
        naming = self.registry.naming_field(field.to)
        other = self.registry[field.to].table().alias()
        key = select(other.c[naming.order_column()]).where(other.c["_uid"] == _uid_of(column))
        return func.coalesce(key.scalar_subquery(), column)


def _is_of_living(index: Index) -> bool:
    condition = index.dialect_options["sqlite"]["where"]
    return condition is not None and str(condition) == LIVING


def _uid_of(link: ColumnElement[Any]) -> ColumnElement[bytes]:
    """The record id in a stored link; NULL where a text stands instead."""
    return func.unhex(func.substr(link, literal_column("2")))
