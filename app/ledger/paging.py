"""Which record stands in which row of what a question finds, at one moment.

A table of a million rows is not read to show thirty of them. An *arrangement* notes as little as
makes every place quick to find, in one of two ways:

* `Anchored`, where an index is the order: of every 1,024th record its key and its id are noted,
  some thousand of them for a million rows, and a page is read from the anchor before it
  (keyset pagination: M. Winand, *SQL Performance Explained*, 2012, "Fetching the next page").
* `Numbered`, for any other order and for whatever a filter or a search leaves: the row numbers of
  all records that are found, in order, 8 bytes each.

An arrangement stays what it was when records change; whoever shows it asks again then. Until then
pages are read as well as can be, and `uids` says when it cannot know any more.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, cast

from sqlalchemy import and_, or_, select, tuple_

from app.errors import Trouble
from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select, Table
    from sqlalchemy.engine.interfaces import DBAPICursor

    from db.shape import Value

STEP = 1024
"""Rows between two anchors. More would make pages slower, fewer the noting."""
SLACK = 64
"""So many records may have come between two anchors and are still read with them."""
PIECE = 8192
"""Row numbers that are fetched at once; between two pieces the work can be stopped."""
FEW = 5
"""The places of so many records are looked for one by one."""

Anchor = tuple["Value", bytes]
"""A record's place in the order: what it is sorted by, and its id."""
Stored = Mapping[Any, Any]
"""A row of a ledger's table by its columns."""


def _changed() -> Trouble:
    """Records have come or gone, so that nobody knows any more which stood in these rows."""
    return Trouble("记录刚刚有变动，选中的不一定还是原来那些", "请等表格更新以后，重新选一次")


class Arrangement(Protocol):
    """Which record stands where."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        ...

    def page(self, connection: Connection, places: range) -> list[Stored]:
        """The rows of the ledger's table that stand in these places, in order.

        Fewer where records have gone since.
        """
        ...

    def uids(self, connection: Connection, places: range, *, exactly: bool = False) -> list[bytes]:
        """The records that stand in these places.

        Args:
            connection: a transaction.
            places: which.
            exactly: rather fail than give others than those that stood there.

        Raises:
            Trouble: records have come or gone there.
        """
        ...

    def places(self, connection: Connection, uids: Collection[bytes]) -> dict[bytes, int]:
        """Where these records stand; those that are not found are left out."""
        ...


# ---- row numbers
@dataclass(frozen=True)
class Numbered:
    """The row numbers of all records, in order.

    Attributes:
        table: the ledger's.
        rows: ``_row`` of each.
    """

    table: Table[Any]
    rows: array[int]

    @classmethod
    def read(
        cls,
        connection: Connection,
        table: Table[Any],
        query: Select[*tuple[Any, ...]],
        step: Callable[[], None],
    ) -> Numbered:
        """Note what a query of row numbers finds.

        Args:
            connection: a transaction.
            table: the ledger's.
            query: gives ``_row``, in order.
            step: called now and then; may raise, to stop.
        """
        rows = array("q")
        # the driver's own cursor: a million rows of SQLAlchemy's would take a second more
        found = connection.execute(query)
        while piece := cast("DBAPICursor", found.cursor).fetchmany(PIECE):
            rows.extend([row[0] for row in piece])
            step()
        found.close()
        return cls(table, rows)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    def page(self, connection: Connection, places: range) -> list[Stored]:
        """The rows that stand in these places."""
        wanted = self.rows[places.start : places.stop]
        found = self._rows(connection, select(self.table), wanted)
        return [found[number] for number in wanted if number in found]

    def uids(self, connection: Connection, places: range, *, exactly: bool = False) -> list[bytes]:
        """The records that stand in these places; a row number is never given again."""
        wanted = self.rows[places.start : places.stop]
        query = select(self.table.c["_row"], self.table.c["_uid"])
        found = self._rows(connection, query, wanted)
        if exactly and len(found) < len(wanted):
            raise _changed()
        return [bytes(found[number]["_uid"]) for number in wanted if number in found]

    def turned(self) -> Numbered:
        """The same records from behind."""
        return Numbered(self.table, self.rows[::-1])

    def _rows(
        self, connection: Connection, query: Select[*tuple[Any, ...]], numbers: array[int]
    ) -> dict[int, Stored]:
        column, found = self.table.c["_row"], dict[int, "Stored"]()
        for piece in chunks(numbers):
            for row in connection.execute(query.where(column.in_(piece))).mappings():
                found[row["_row"]] = row
        return found

    def places(self, connection: Connection, uids: Collection[bytes]) -> dict[bytes, int]:
        """Where these records stand."""
        table, numbers = self.table, dict[int, bytes]()
        for piece in chunks(uids):
            query = select(table.c["_row"], table.c["_uid"]).where(table.c["_uid"].in_(piece))
            numbers.update((row[0], bytes(row[1])) for row in connection.execute(query))
        if len(numbers) > FEW:
            found = ((at, number) for at, number in enumerate(self.rows) if number in numbers)
            return {numbers[number]: at for at, number in found}
        return {
            uid: at for number, uid in numbers.items() if (at := self._place(number)) is not None
        }

    def _place(self, number: int) -> int | None:
        try:
            return self.rows.index(number)
        except ValueError:
            return None


# ---- anchors
@dataclass(frozen=True)
class Way:
    """Goes along the index of one key of the living records, in one direction.

    Attributes:
        table: the ledger's.
        key: the column; NULL comes before everything else.
        descending: whether it goes backwards.
    """

    table: Table[Any]
    key: str
    descending: bool

    def read(
        self,
        connection: Connection,
        wanted: str,
        begin: Anchor | None,
        limit: int,
        *,
        skip: int = 0,
    ) -> list[Any]:
        """Rows from a place on.

        Args:
            connection: a transaction.
            wanted: the columns, as SQL.
            begin: the first row, which need not be there any more; None: the very first.
            limit: so many at most.
            skip: leave out so many before.
        """
        found: list[Any] = []
        for condition, values in self._parts(begin):
            query = f'SELECT {wanted} FROM "{self.table.name}" WHERE _gone = 0{condition}'  # noqa: S608 our own names
            more = (*values, limit - len(found), skip)
            piece = _fetch(connection, self._ordered(query), more)
            found += piece
            if len(found) == limit:
                break
            if piece:
                skip = 0
            elif skip:
                skip -= self._count(connection, condition, values, skip)
        return found

    def _parts(self, begin: Anchor | None) -> Iterator[tuple[str, tuple[Value | bytes, ...]]]:
        """What lies from a place on, in parts that the index answers with nothing left to compare.

        ``(key, _uid) >= (?, ?)`` says the same and is compared anew for each row, which makes
        going along the index five times as slow.
        """
        if begin is None:
            yield "", ()
            return
        key, uid = begin
        beyond = "<" if self.descending else ">"
        yield f' AND "{self.key}" IS ? AND _uid {beyond}= ?', (key, uid)
        if key is not None:
            yield f' AND "{self.key}" {beyond} ?', (key,)
            if self.descending:
                yield f' AND "{self.key}" IS NULL', ()
        elif not self.descending:
            yield f' AND "{self.key}" IS NOT NULL', ()

    def _ordered(self, query: str) -> str:
        turn = " DESC" if self.descending else ""
        return f'{query} ORDER BY "{self.key}"{turn}, _uid{turn} LIMIT ? OFFSET ?'

    def _count(
        self, connection: Connection, condition: str, values: tuple[object, ...], most: int
    ) -> int:
        query = f'SELECT 1 FROM "{self.table.name}" WHERE _gone = 0{condition} LIMIT ?'  # noqa: S608 our own names
        counting = f"SELECT count(*) FROM ({query})"  # noqa: S608 our own words
        return int(_fetch(connection, counting, (*values, most))[0][0])

    def until(self, anchor: Anchor) -> ColumnElement[bool]:
        """Holds of the records up to this one."""
        key, uid = self.table.c[self.key], self.table.c["_uid"]
        value, at = anchor
        if value is None:
            same = and_(key.is_(None), uid >= at if self.descending else uid <= at)
            return or_(key.is_not(None), same) if self.descending else same
        if self.descending:
            return tuple_(key, uid) >= tuple_(value, at)
        return or_(key.is_(None), tuple_(key, uid) <= tuple_(value, at))

    def rank(self, anchor: Anchor) -> tuple[bool, Any, bytes]:
        """Sorts anchors as the index does when it goes forward: text there goes by its bytes."""
        key, uid = anchor
        return (key is not None, key, uid)


@dataclass(frozen=True)
class Anchored:
    """Every 1,024th record in the order of an index.

    Attributes:
        way: the index.
        anchors: of the records in the places 0, 1024, 2048 and so on.
        count: how many rows there are.
    """

    way: Way
    anchors: Sequence[Anchor]
    count: int
    _ranks: list[Any] = field(default_factory=list[Any], repr=False)

    @classmethod
    def read(cls, connection: Connection, way: Way, step: Callable[[], None]) -> Anchored:
        """Go along the index once.

        Args:
            connection: a transaction.
            way: the index.
            step: called now and then; may raise, to stop.
        """
        anchors: list[Anchor] = []
        wanted = f'"{way.key}", _uid'
        found = way.read(connection, wanted, None, 1)
        while found:
            anchors.append((found[0][0], bytes(found[0][1])))
            step()
            found = way.read(connection, wanted, anchors[-1], 1, skip=STEP)
        last = way.read(connection, "1", anchors[-1], STEP) if anchors else []
        count = STEP * (len(anchors) - 1) + len(last) if anchors else 0
        ranks = [way.rank(one) for one in anchors]
        return cls(way, anchors, count, ranks[::-1] if way.descending else ranks)

    def page(self, connection: Connection, places: range) -> list[Stored]:
        """The rows that stand in these places, from the anchor before them."""
        if not self._inside(places):
            return []
        at, skip = divmod(places.start, STEP)
        columns = self.way.table.columns.keys()
        wanted = ", ".join(f'"{one}"' for one in columns)
        rows = self.way.read(connection, wanted, self.anchors[at], len(places), skip=skip)
        return [dict(zip(columns, row, strict=True)) for row in rows]

    def _inside(self, places: range) -> bool:
        return bool(places) and places.start < self.count

    def uids(self, connection: Connection, places: range, *, exactly: bool = False) -> list[bytes]:
        """The records that stand in these places, block by block."""
        found: list[bytes] = []
        if not self._inside(places):
            return found
        for at in range(places.start // STEP, (min(places.stop, self.count) - 1) // STEP + 1):
            block = self._block(connection, at)
            first = at * STEP
            if exactly and len(block) != min(STEP, self.count - first):
                raise _changed()
            found += block[max(places.start - first, 0) : max(places.stop - first, 0)]
        return found

    def _block(self, connection: Connection, at: int) -> list[bytes]:
        """The records from one anchor to the next, as they are now."""
        begin = self.anchors[at]
        rows = self.way.read(connection, f'"{self.way.key}", _uid', begin, STEP + SLACK)
        if at + 1 == len(self.anchors):
            return [bytes(row[1]) for row in rows]
        end = self.way.rank(self.anchors[at + 1])
        found: list[bytes] = []
        for key, uid in rows:
            rank = self.way.rank((key, uid))
            if (rank <= end) if self.way.descending else (rank >= end):
                break
            found.append(bytes(uid))
        return found

    def places(self, connection: Connection, uids: Collection[bytes]) -> dict[bytes, int]:
        """Where these records stand: each is looked for between the two anchors of its key."""
        table, blocks = self.way.table, dict[int, set[bytes]]()
        columns = (table.c[self.way.key], table.c["_uid"])
        for piece in chunks(uids):
            query = select(*columns).where(table.c["_uid"].in_(piece), table.c["_gone"] == 0)
            for key, uid in connection.execute(query):
                blocks.setdefault(self._block_of((key, bytes(uid))), set()).add(bytes(uid))
        found: dict[bytes, int] = {}
        for at, wanted in blocks.items():
            block = enumerate(self._block(connection, at), at * STEP) if at >= 0 else ()
            found.update((uid, place) for place, uid in block if uid in wanted)
        return found

    def _block_of(self, anchor: Anchor) -> int:
        """The block in which a record stands; -1 before the first."""
        rank, ranks = self.way.rank(anchor), self._ranks
        if not self.way.descending:
            return bisect_right(ranks, rank) - 1
        # the last of those that are not beyond it, which go down
        return len(ranks) - 1 - bisect_left(ranks, rank)


def _fetch(connection: Connection, query: str, values: tuple[object, ...]) -> list[Any]:
    """What the driver itself finds: some thousand small queries are asked for one arrangement."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(query, values)
        return list(cursor.fetchall())
    finally:
        cursor.close()
