"""Asking a ledger: questions as SQL.

What a condition means stands in `app.ledger.conditions`, what a word finds in
`app.ledger.searching`, in which order rows come in `app.ledger.ordering`, how one of a million
rows is found in `app.ledger.paging`; here they become queries.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, literal_column, select

from app.ledger.conditions import Conditions
from app.ledger.ordering import Ordering
from app.ledger.paging import Anchored, Arrangement, Numbered, Stored
from app.ledger.questions import Question, Record
from app.ledger.searching import Searching
from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy import ColumnClause, ColumnElement, Connection, Table

    from app.ledger.joined import Joined
    from app.ledger.registry import Registry
    from app.sync.reach import Reach
    from db.tables import JournalTables


def _go_on() -> None:
    """Nobody wants to stop the work."""


LOOK = 20_000
"""Among so many rows in order the first of a filter are looked for before all are sorted."""


@dataclass(frozen=True)
class Beginning:
    """The first rows of what a question finds.

    Attributes:
        records: in order.
        arrangement: of all, where these are all; None: there may be more.
    """

    records: list[Record]
    arrangement: Arrangement | None


Moment = tuple[object, int]
"""A state of the database, as one connection sees it."""


@dataclass
class Known:
    """What was arranged last, and when.

    Attributes:
        question: of what.
        moment: of which state of the database.
        arrangement: which record stands where.
    """

    question: Question
    moment: Moment | None = None
    arrangement: Arrangement | None = None


class Asking:
    """Asks one database, in one transaction.

    Args:
        registry: the ledgers.
        tables: the journal's tables, for the scopes.
        connection: a snapshot.
        joined: records that went into others.
        reach: how far our own work has got.
        today: the office's day, "YYYY-MM-DD".

    Attributes:
        searching: turns words into SQL.
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
        self.searching = Searching(registry, connection, joined)
        self._conditions = Conditions(registry, connection, joined, self.searching, today)
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

    # ---- by place
    def begin(self, question: Question, limit: int, known: Known | None = None) -> Beginning:
        """The first rows, sooner than all of them can be counted; none where that takes as long.

        Args:
            question: the question.
            limit: so many at most.
            known: what was arranged last.
        """
        at_hand = self._at_hand(question, known) if known else None
        if at_hand is not None:
            first = range(min(limit, at_hand.count))
            return Beginning(self.at(question.ledger, at_hand, first), at_hand)
        ordering = Ordering(self._registry, question)
        way = ordering.way()
        query = self._query(question)
        is_narrow = not question.finds_all
        if way is None and is_narrow:
            return Beginning([], None)
        seen = None
        if way is not None and is_narrow and not question.gone:
            # where only few rows have what is asked for, all would be gone through for a screen
            seen = next(
                iter(way.read(self._connection, f'"{way.key}", _uid', None, 1, skip=LOOK)), None
            )
            query = query if seen is None else query.where(way.until(tuple(seen)))
        rows = self._connection.execute(query.limit(limit + 1)).mappings().all()
        table = self._table(question.ledger)
        if len(rows) <= limit and seen is None:
            numbers = array("q", [int(row["_row"]) for row in rows])
            whole: Arrangement | None = Numbered(table, numbers)
        else:
            whole = None
            rows = rows if len(rows) >= limit else ()
        return Beginning([self.record(question.ledger, row) for row in rows[:limit]], whole)

    def arrange(
        self,
        question: Question,
        step: Callable[[], None] = _go_on,
        known: Known | None = None,
    ) -> Arrangement:
        """Which record stands in which row of what a question finds.

        Args:
            question: the question.
            step: called now and then; may raise, to stop.
            known: what was arranged last; kept up to date here. Where nothing was written since,
                the same rows need not be found again, nor sorted to be shown from behind.
        """
        if known is None:
            return self._arrange(question, step)
        found = self._at_hand(question, known) or self._arrange(question, step)
        known.question, known.moment, known.arrangement = question, self.moment(), found
        return found

    def _at_hand(self, question: Question, known: Known) -> Arrangement | None:
        """What was arranged last, if it answers this question, too."""
        found = known.arrangement
        if found is None or known.moment != self.moment():
            return None
        if known.question == question:
            return found
        is_turned = Ordering(self._registry, question).is_turned(known.question)
        return found.turned() if isinstance(found, Numbered) and is_turned else None

    def moment(self) -> Moment:
        """The same as long as nobody has written; each connection counts on its own."""
        version = self._connection.exec_driver_sql("PRAGMA data_version").scalar_one()
        return self._connection.connection.dbapi_connection, int(version)

    def _arrange(self, question: Question, step: Callable[[], None]) -> Arrangement:
        ordering = Ordering(self._registry, question)
        way = ordering.way() if question.finds_all and not question.gone else None
        if way is not None:
            return Anchored.read(self._connection, way, step)
        table = self._table(question.ledger)
        query = select(table.c["_row"]).where(self._condition(question)).order_by(*ordering.by())
        return Numbered.read(self._connection, table, query, step)

    def at(self, ledger: str, arrangement: Arrangement, places: range) -> list[Record]:
        """The records that stand in these places; fewer where some have gone since."""
        return [self.record(ledger, row) for row in arrangement.page(self._connection, places)]

    def uids_at(
        self, arrangement: Arrangement, places: Iterable[range], *, exactly: bool = False
    ) -> list[bytes]:
        """The ids of the records that stand in these places.

        Args:
            arrangement: which stands where.
            places: which.
            exactly: rather fail than give others than those that stood there.

        Raises:
            Trouble: records have come or gone there.
        """
        found = (arrangement.uids(self._connection, one, exactly=exactly) for one in places)
        return [uid for piece in found for uid in piece]

    def places(self, arrangement: Arrangement, uids: Collection[bytes]) -> dict[bytes, int]:
        """Where these records stand; those that are not among the rows are left out."""
        return arrangement.places(self._connection, uids)

    # ---- by id
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

    def record(self, ledger: str, row: Stored) -> Record:
        """A row of a ledger's table as a record."""
        names = self._registry.shapes[ledger].names
        return Record(
            uid=bytes(row["_uid"]),
            unit=self.unit_of(int(row["_scope"])),
            values={name: row[name] for name in names},
            review=int(row["_review"]),
            stamp=int(row["_stamp"]),
            born=int(row["_born"]),
            gone=bool(row["_gone"]),
            amended=bool(row["_amended"]),
        )

    def units(self, ledger: str, uids: Iterable[bytes]) -> set[str]:
        """The organisations to which these records belong."""
        table, found = self._table(ledger), set[int]()
        for piece in chunks(set(uids)):
            query = select(table.c["_scope"]).distinct().where(table.c["_uid"].in_(piece))
            found.update(int(one) for one in self._connection.scalars(query))
        return {self.unit_of(one) for one in found}

    def units_of(self, ledger: str) -> list[str]:
        """The organisations that have living records of a ledger, by their codes."""
        table, scopes = self._table(ledger), self._tables.scopes
        known = self._connection.execute(select(scopes.c.id, scopes.c.unit))
        found: set[str] = set()
        for scope, unit in known.all():
            here = and_(table.c["_scope"] == scope, table.c["_gone"] == literal_column("0"))
            one = select(table.c["_uid"]).where(here).limit(1)
            if unit not in found and self._connection.scalar(one) is not None:
                found.add(str(unit))
        return sorted(found)

    def unit_of(self, scope: int) -> str:
        """The organisation of a scope, by its local number."""
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
        return query.where(self._condition(question)).order_by(
            *Ordering(self._registry, question).by()
        )

    def _condition(self, question: Question) -> ColumnElement[bool]:
        table = self._table(question.ledger)
        # spelt out, since an index of the living is not taken for a value that is only bound
        gone: ColumnClause[int] = literal_column(str(int(question.gone)))
        parts: list[ColumnElement[bool]] = [table.c["_gone"] == gone]
        if question.in_review:
            parts.append(table.c["_review"] > 0)
        if question.got_to is not None:
            parts.append(self._reach.is_at(table, question.got_to))
        if question.units:
            scopes = self._tables.scopes
            inside = select(scopes.c.id).where(scopes.c.unit.in_(question.units))
            parts.append(table.c["_scope"].in_(inside))
        parts += [self._conditions.holds(question.ledger, one) for one in question.where]
        if question.words():
            parts.append(self.searching.finds_all(question.ledger, question.words()))
        return and_(*parts)
