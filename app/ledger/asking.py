"""Asking a ledger: questions as SQL.

What a condition means stands in `app.ledger.conditions`, what a word finds in
`app.ledger.searching`; here both become one query, in the order that is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, literal_column, select

from app.ledger.conditions import Conditions
from app.ledger.fields import Field, Link
from app.ledger.questions import Order, Question, Record
from app.ledger.searching import Searching
from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Connection, RowMapping, Table

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry
    from app.sync.reach import Reach
    from db.tables import JournalTables


class Asking:
    """Asks one database, in one transaction.

    Args:
        registry: the ledgers.
        tables: the journal's tables, for the scopes.
        connection: a snapshot.
        joined: records that went into others.
        reach: how far our own work has got.
        today: the office's day, "YYYY-MM-DD".
    """

    def __init__(
        self,
        registry: Registry,
        tables: JournalTables,
        connection: Connection,
        joined: Joined,
        reach: Reach,
        *,
        today: str,
    ) -> None:
        self._reach = reach
        self._registry = registry
        self._tables = tables
        self._connection = connection
        self._searching = Searching(registry, connection, joined)
        self._conditions = Conditions(registry, connection, joined, self._searching, today)
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

    def matching(self, question: Question) -> ColumnElement[bool]:
        """Whether a row of the ledger's table is one that the question finds."""
        return self._condition(question)

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
        if question.got_to is not None:
            parts.append(self._reach.is_at(table, question.got_to))
        if question.units:
            scopes = self._tables.scopes
            inside = select(scopes.c.id).where(scopes.c.unit.in_(question.units))
            parts.append(table.c["_scope"].in_(inside))
        parts += [self._conditions.holds(question.ledger, one) for one in question.where]
        parts += [self._searching.finds(question.ledger, word) for word in question.words()]
        return and_(*parts)


def _uid_of(link: ColumnElement[Any]) -> ColumnElement[bytes]:
    """The record id in a stored link; NULL where a text stands instead."""
    return func.unhex(func.substr(link, literal_column("2")))
