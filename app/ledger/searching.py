"""The search box as SQL: what a word finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, exists, false, func, or_, select

from app.ledger.fields import Link, Match, People, Searched
from app.ledger.fields.links import MARK, link_to

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import ColumnElement, Connection, Table

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry

MOST_LINKED = 200
"""Of so many records that a word names, links to them are searched."""


class Searching:
    """Turns words into SQL.

    Args:
        registry: the ledgers.
        connection: a snapshot, in which the records are looked up that a word names.
        joined: records that went into others.
    """

    def __init__(self, registry: Registry, connection: Connection, joined: Joined) -> None:
        self._registry = registry
        self._connection = connection
        self._joined = joined

    def finds(self, ledger: str, word: str) -> ColumnElement[bool]:
        """Whether a record has a word in one of the fields that are searched."""
        table = self._registry[ledger].table()
        parts: list[ColumnElement[bool]] = []
        for field in self._registry[ledger].fields.values():
            if not field.search:
                continue
            if isinstance(field, (Link, People)):
                parts.append(self.links_to(field, table.c[field.name], word))
            else:
                parts += [_search(table, one, word) for one in field.searched()]
        return or_(*parts) if parts else false()

    def links_to(
        self, field: Link | People, column: ColumnElement[Any], word: str
    ) -> ColumnElement[bool]:
        """Links to records that a word names, and names that stayed text and have the word."""
        named = self._named(field.to, word)
        if isinstance(field, Link):
            as_text = and_(~column.startswith(MARK), column.icontains(word, autoescape=True))
            return or_(column.in_(named), as_text)
        item = func.json_each(column).table_valued("value").c.value
        as_text = and_(~item.startswith(MARK), item.icontains(word, autoescape=True))
        return exists(select(item).where(or_(item.in_(named), as_text)))

    def _named(self, ledger: str, word: str) -> Sequence[str]:
        """Links to the records that a word names."""
        table, naming = self._registry[ledger].table(), self._registry.naming_field(ledger)
        if isinstance(naming, Link):
            condition = self.links_to(naming, table.c[naming.name], word)
        else:
            condition = or_(*(_search(table, one, word) for one in naming.searched()))
        query = select(table.c["_uid"]).where(condition).limit(MOST_LINKED)
        named = [bytes(row[0]) for row in self._connection.execute(query)]
        return [link_to(uid) for uid in self._joined.with_parts(named)]


def _search(table: Table[Any], searched: Searched, word: str) -> ColumnElement[bool]:
    column = table.c[searched.column]
    if searched.match is Match.CONTAINS:
        return column.icontains(word, autoescape=True)
    if searched.match is Match.PREFIX:
        return column.istartswith(word, autoescape=True)
    return column.iendswith(word, autoescape=True)
