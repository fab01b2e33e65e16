"""Tables that find the rows of a ledger by words and by whom they link to, and what keeps them.

One full-text table for each ledger (FTS5 without content: it holds terms and row numbers), in which
every search is a look-up of terms by their beginnings, and one table for each set of links that is
searched. Triggers write both in the transaction that writes the row, so that they follow each
save, undo, bundle, erasure and rebuild; a row is taken out with the values that it had.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.search.terms import GONE, MOST_PLACES, PLACES, Searched, links, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection, MetaData, Table

INFO = "search"
"""The key of a ledger's `Plan` in its table's ``info``."""

_PREFIXES = "1 2 3 4 5"
"""Words of so many characters are looked up at once; of longer ones few terms begin alike. Most
syllables have up to five letters (zhang), and so has the mark with four digits of a number."""
_TOKENS = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'"
"""ASCII signs that are parts of terms; only white space and control characters separate them."""
_BUILD_BYTES, _USUAL_BYTES = 64 << 20, 16 << 20
"""So much is sorted in memory before it is written: when all rows are put in, and in one
transaction of the usual kind, which may bring many."""


@dataclass(frozen=True)
class Plan:
    """What of a ledger is searched.

    Attributes:
        searched: the columns whose words find a row.
        sets: the columns that hold sets of links.
    """

    searched: tuple[Searched, ...] = ()
    sets: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The columns of `searched`, each once."""
        return list(dict.fromkeys(one.column for one in self.searched))


def words_table(table: str) -> str:
    """The name of the table in which the words of a ledger are found."""
    return f"x_{table}"


def links_table(table: str, column: str) -> str:
    """The name of the table in which the rows are found whose set links to a record."""
    return f"x_{table}_{column}"


@dataclass(frozen=True)
class _Made:
    """One table of the index and its triggers, as they should stand in the file.

    Attributes:
        name: the table's.
        statements: name in the file → what makes it, the table first.
        fill: puts the rows in that are there; may be several statements.
    """

    name: str
    statements: dict[str, str]
    fill: Sequence[str]


def missing(connection: Connection, metadata: MetaData) -> list[str]:
    """The tables of the index that are not there, or are those of another version."""
    present = _present(connection)
    return [one.name for one in _all(metadata) if not _stands(one, present)]


def make(connection: Connection, metadata: MetaData) -> None:
    """Make what `missing` names anew, with all rows in it.

    Args:
        connection: a transaction.
        metadata: all tables, which are there.
    """
    wanted = list(_all(metadata))
    if not wanted:
        return
    _make_places(connection)
    present = _present(connection)
    for one in wanted:
        if not _stands(one, present):
            _drop(connection, one, present)
            for statement in (*one.statements.values(), *one.fill):
                connection.exec_driver_sql(statement)


def tidy(connection: Connection, table: Table) -> None:
    """Leave nothing in the index of what its rows said before.

    A change notes in the index that a row has a term no more; only when pieces of the index are
    merged do both go. After personal data was erased they must.

    Args:
        connection: a transaction.
        table: the ledger's.
    """
    plan = table.info.get(INFO)
    if isinstance(plan, Plan) and plan.searched:
        name = words_table(table.name)
        connection.exec_driver_sql(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608 our own names


# ---- what should be there
def _all(metadata: MetaData) -> Iterator[_Made]:
    for table in metadata.sorted_tables:
        plan = table.info.get(INFO)
        if isinstance(plan, Plan):
            if plan.searched:
                yield _words(table.name, plan)
            for column in plan.sets:
                yield _links(table.name, column)


def _words(table: str, plan: Plan) -> _Made:
    name = words_table(table)
    signs = _TOKENS.replace("'", "''").replace('"', '""')
    make_table = (
        f"CREATE VIRTUAL TABLE {name} USING fts5(words, content='', columnsize=0, detail=none,"
        f" prefix='{_PREFIXES}', tokenize=\"ascii tokenchars '{signs}'\")"
    )
    put = f"INSERT INTO {name}(rowid, words) VALUES (new._row, {_document(plan, 'new')});"  # noqa: S608 our own names
    drop = (
        f"INSERT INTO {name}({name}, rowid, words)"  # noqa: S608 our own names
        f" VALUES ('delete', old._row, {_document(plan, 'old')});"
    )
    configure = f"INSERT INTO {name}({name}, rank) VALUES ('hashsize', %d)"  # noqa: S608 our own names
    put_all = (
        f"INSERT INTO {name}(rowid, words)"  # noqa: S608 our own names
        f' SELECT _row, {_document(plan, "row")} FROM "{table}" AS row'
    )
    fill = (configure % _BUILD_BYTES, put_all, configure % _USUAL_BYTES)
    return _Made(
        name,
        {name: make_table, **_triggers(name, table, [*plan.columns, "_gone"], put, drop)},
        fill,
    )


def _document(plan: Plan, row: str) -> str:
    gone = f"CASE {row}._gone WHEN 0 THEN '' ELSE '{GONE}' END"
    return " || ' ' || ".join([*(terms(one, row) for one in plan.searched), gone])


def _links(table: str, column: str) -> _Made:
    name = links_table(table, column)
    make_table = (
        f"CREATE TABLE {name} (uid BLOB NOT NULL, row INTEGER NOT NULL,"
        " PRIMARY KEY (uid, row)) WITHOUT ROWID"
    )
    linked = links(column, "new")
    put = f"INSERT OR IGNORE INTO {name} SELECT uid, new._row FROM ({_as_uid(linked)});"  # noqa: S608 our own names
    drop = f"DELETE FROM {name} WHERE row = old._row AND uid IN ({links(column, 'old')});"  # noqa: S608 our own names
    filled = _as_uid(links(column, "row")).replace(
        " FROM json_each", f', row._row FROM "{table}" AS row, json_each', 1
    )
    fill = (f"INSERT OR IGNORE INTO {name} {filled}",)
    return _Made(name, {name: make_table, **_triggers(name, table, [column], put, drop)}, fill)


def _as_uid(query: str) -> str:
    return query.replace(" FROM", " AS uid FROM", 1)


def _triggers(name: str, table: str, columns: Sequence[str], put: str, drop: str) -> dict[str, str]:
    """What keeps a table of the index current."""
    changed = " OR ".join(f'old."{one}" IS NOT new."{one}"' for one in columns)
    listed = ", ".join(f'"{one}"' for one in columns)
    found = {
        "insert": f'AFTER INSERT ON "{table}" BEGIN {put} END',
        "update": (f'AFTER UPDATE OF {listed} ON "{table}" WHEN {changed} BEGIN {drop} {put} END'),
        "delete": f'AFTER DELETE ON "{table}" BEGIN {drop} END',
    }
    return {
        f"{name}_{verb}": f"CREATE TRIGGER {name}_{verb} {body}" for verb, body in found.items()
    }


# ---- what is there
def _present(connection: Connection) -> dict[str, str]:
    query = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'trigger')"
    return {str(name): str(sql) for name, sql in connection.exec_driver_sql(query)}


def _stands(one: _Made, present: dict[str, str]) -> bool:
    return all(present.get(name) == sql for name, sql in one.statements.items())


def _drop(connection: Connection, one: _Made, present: dict[str, str]) -> None:
    for name in reversed(one.statements):
        if name in present:
            what = "TABLE" if name == one.name else "TRIGGER"
            connection.exec_driver_sql(f"DROP {what} {name}")


def _make_places(connection: Connection) -> None:
    """The numbers from 1, of which the triggers take as many as a text has characters."""
    connection.exec_driver_sql(f"CREATE TABLE IF NOT EXISTS {PLACES} (n INTEGER PRIMARY KEY)")
    count = connection.exec_driver_sql(f"SELECT count(*) FROM {PLACES}").scalar()  # noqa: S608 our own name
    if count != MOST_PLACES:
        connection.exec_driver_sql(
            "WITH RECURSIVE up(n) AS"  # noqa: S608 our own name
            f" (VALUES (1) UNION ALL SELECT n + 1 FROM up LIMIT {MOST_PLACES})"
            f" INSERT OR IGNORE INTO {PLACES} SELECT n FROM up"
        )
