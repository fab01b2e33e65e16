"""Asking a ledger: questions as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, exists, false, func, literal_column, or_, select

from app.ledger.fields import (
    Day,
    Field,
    Link,
    Marker,
    Markers,
    Match,
    Operator,
    People,
    Searched,
)
from app.ledger.fields.links import MARK, link_to, linked
from app.ledger.questions import NO_DAY, PAST_ALL, Condition, Order, Question, Record
from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement, Connection, RowMapping, Table

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry
    from db.shape import Value
    from db.tables import JournalTables

MOST_LINKED = 200
"""Of so many records that a word names, links to them are searched."""


class Asking:
    """Asks one database, in one transaction.

    Args:
        registry: the ledgers.
        tables: the journal's tables, for the scopes.
        connection: a snapshot.
        joined: records that went into others.
    """

    def __init__(
        self, registry: Registry, tables: JournalTables, connection: Connection, joined: Joined
    ) -> None:
        self._registry = registry
        self._tables = tables
        self._connection = connection
        self._joined = joined
        self._units: dict[int, str] = {}

    def count(self, question: Question) -> int:
        """How many records the question finds."""
        table = self._table(question.ledger)
        query = select(func.count()).select_from(table).where(self._condition(question))
        return int(self._connection.scalar(query) or 0)

    def page(self, question: Question, offset: int = 0, limit: int | None = None) -> list[Record]:
        """Some of the records that the question finds, in its order."""
        query = self._query(question).offset(offset)
        rows = self._connection.execute(query if limit is None else query.limit(limit))
        return [self.record(question.ledger, row) for row in rows.mappings()]

    def uids(self, question: Question) -> list[bytes]:
        """The ids of the records that the question finds, in its order."""
        query = self._query(question, only_uid=True)
        return [bytes(row[0]) for row in self._connection.execute(query)]

    def one(self, ledger: str, uid: bytes) -> Record | None:
        """One record, deleted or not; None if it is not here."""
        table = self._table(ledger)
        query = select(table).where(table.c["_uid"] == uid)
        row = self._connection.execute(query).mappings().one_or_none()
        return None if row is None else self.record(ledger, row)

    def some(self, ledger: str, uids: Iterable[bytes]) -> dict[bytes, Record]:
        """These records, those that are here."""
        table, found = self._table(ledger), dict[bytes, Record]()
        for piece in chunks(set(uids)):
            query = select(table).where(table.c["_uid"].in_(piece))
            for row in self._connection.execute(query).mappings():
                record = self.record(ledger, row)
                found[record.uid] = record
        return found

    def record(self, ledger: str, row: RowMapping) -> Record:
        """A row of a ledger's table as a record."""
        names = self._registry.shapes[ledger].names
        return Record(
            uid=bytes(row["_uid"]),
            unit=self._unit(int(row["_scope"])),
            values={name: row[name] for name in names},
            review=int(row["_review"]),
            stamp=int(row["_stamp"]),
            born=int(row["_born"]),
            gone=bool(row["_gone"]),
            amended=bool(row["_amended"]),
        )

    def _unit(self, scope: int) -> str:
        if scope not in self._units:
            table = self._tables.scopes
            for row in self._connection.execute(select(table.c.id, table.c.unit)):
                self._units[int(row[0])] = str(row[1])
        return self._units[scope]

    def _table(self, ledger: str) -> Table[Any]:
        return self._registry[ledger].table()

    # ---- the query
    def _query(self, question: Question, *, only_uid: bool = False) -> Select[*tuple[Any, ...]]:
        table = self._table(question.ledger)
        query: Select[*tuple[Any, ...]] = select(table.c["_uid"]) if only_uid else select(table)
        return query.where(self._condition(question)).order_by(*self._order(question))

    def _order(self, question: Question) -> list[ColumnElement[Any]]:
        ledger, table = self._registry[question.ledger], self._table(question.ledger)
        orders = question.order or tuple(map(Order.said, ledger.sheet.order))
        found: list[ColumnElement[Any]] = []
        for one in orders:
            key = self._order_key(ledger.fields[one.field], table)
            found.append(key.desc() if one.descending else key.asc())
        # The order among equals must be the same in every office, or pages would differ.
        return [*found, table.c["_uid"].asc()]

    def _order_key(self, field: Field, table: Table[Any]) -> ColumnElement[Any]:
        column = table.c[field.order_column()]
        if not isinstance(field, Link):
            return column
        naming = self._registry.naming_field(field.to)
        other = self._table(field.to).alias()
        key = select(other.c[naming.order_column()]).where(other.c["_uid"] == _uid_of(column))
        return func.coalesce(key.scalar_subquery(), column)

    def _condition(self, question: Question) -> ColumnElement[bool]:
        table = self._table(question.ledger)
        parts: list[ColumnElement[bool]] = [table.c["_gone"] == int(question.gone)]
        if question.in_review:
            parts.append(table.c["_review"] > 0)
        if question.units:
            scopes = self._tables.scopes
            inside = select(scopes.c.id).where(scopes.c.unit.in_(question.units))
            parts.append(table.c["_scope"].in_(inside))
        parts += [self._where(question.ledger, one) for one in question.where]
        parts += [self._found(question.ledger, word) for word in question.words()]
        return and_(*parts)

    # ---- filters
    def _where(self, ledger: str, condition: Condition) -> ColumnElement[bool]:
        field = self._registry.field(ledger, condition.field)
        column = self._table(ledger).c[condition.field]
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
            return self._links_to(field, column, text)
        if isinstance(field, (Markers, Marker)):
            return _names_item(column, text) if isinstance(field, Markers) else column == text
        return column.icontains(text, autoescape=True)

    # ---- search
    def _found(self, ledger: str, word: str) -> ColumnElement[bool]:
        table = self._table(ledger)
        parts: list[ColumnElement[bool]] = []
        for field in self._registry[ledger].fields.values():
            if not field.search:
                continue
            if isinstance(field, (Link, People)):
                parts.append(self._links_to(field, table.c[field.name], word))
            else:
                parts += [_search(table, one, word) for one in field.searched()]
        return or_(*parts) if parts else false()

    def _links_to(
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
        table, naming = self._table(ledger), self._registry.naming_field(ledger)
        if isinstance(naming, Link):
            condition = self._links_to(naming, table.c[naming.name], word)
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


def _one_of(column: ColumnElement[Any], values: tuple[Value, ...]) -> ColumnElement[bool]:
    given = [value for value in values if value is not None]
    inside = column.in_(given)
    return or_(inside, column.is_(None)) if None in values else inside


def _names_item(column: ColumnElement[Any], key: str) -> ColumnElement[bool]:
    return column.contains(f'"{key}"', autoescape=True)


def _uid_of(link: ColumnElement[Any]) -> ColumnElement[bytes]:
    """The record id in a stored link; NULL where a text stands instead."""
    return func.unhex(func.substr(link, literal_column("2")))
