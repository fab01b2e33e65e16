"""Bringing a database up to the tables that this version of the program declares.

Additive changes are found by comparing: missing tables, columns and indexes are made, in one
transaction, after a checked copy of the file. A new column is nullable or has a default, which
SQLite can add to a filled table. Columns that this version does not know are left alone, so that
an older program of the same major version can open what a newer one has written.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import insert, select
from sqlalchemy.schema import CreateColumn

from db.errors import NewerStoreError, TrialStoreError
from db.search import index as search_index

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from sqlalchemy import Connection, Index, MetaData, Table

    from db.store import Store
    from db.tables import JournalTables

MAJOR = 2
"""Databases of a greater number cannot be opened by this version.

Number 1 was that of trials, whose segments had format 0; those of a lesser number are refused too.
"""

_MAJOR_KEY = "schema"


@dataclass
class Upgraded:
    """What was added.

    Attributes:
        tables: new tables.
        columns: table → new columns, of tables that were there before.
        indexes: new indexes of tables that were there before, and new tables of the index of words.
    """

    tables: list[str] = field(default_factory=list[str])
    columns: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    indexes: list[str] = field(default_factory=list[str])

    def __bool__(self) -> bool:
        return bool(self.tables or self.columns or self.indexes)


def upgrade(
    store: Store, metadata: MetaData, journal: JournalTables, guarded: Collection[Table]
) -> Upgraded:
    """Make what is missing.

    Args:
        store: the database.
        metadata: all tables that there should be.
        journal: those of the journal among them.
        guarded: the tables whose rows only the journal may write.

    Raises:
        NewerStoreError: a newer major version wrote the database; nothing was changed.
        TrialStoreError: a trial version wrote it; nothing was changed.
        FullDiskError: there was no room for the copy or for the change; nothing was changed.
    """
    with store.reading() as connection:
        present = _Present.read(connection)
        if journal.meta.name in present.columns:
            _refuse_others(connection, journal)
        filled = bool(present.columns)
        pending = _missing(connection, metadata, present)
    if not pending and filled:
        return pending
    if filled:
        store.copy_to(_copy_path(store.path))
    with store.writing() as connection:
        _add_columns(connection, metadata, pending)
        metadata.create_all(connection, checkfirst=filled)
        if filled:
            _add_indexes(connection, metadata)
        search_index.make(connection, metadata)
        for table in guarded:
            _guard(connection, table, journal)
        _note_version(connection, journal)
    return pending


def _copy_path(path: Path) -> Path:
    return path.with_name(f"{path.stem}-before-upgrade{path.suffix}")


def _refuse_others(connection: Connection, journal: JournalTables) -> None:
    meta = journal.meta
    found = connection.scalar(select(meta.c.value).where(meta.c.key == _MAJOR_KEY))
    if found is not None and int(found) > MAJOR:
        raise NewerStoreError(int(found), MAJOR)
    if found is not None and int(found) < MAJOR:
        raise TrialStoreError


@dataclass(frozen=True)
class _Present:
    """What stands in a file.

    Attributes:
        columns: table → its columns.
        indexes: all indexes.
    """

    columns: Mapping[str, frozenset[str]]
    indexes: frozenset[str]

    @classmethod
    def read(cls, connection: Connection) -> _Present:
        """Read it in two statements: to reflect each table would take half of opening an office."""
        columns: dict[str, set[str]] = {}
        for table, column in connection.exec_driver_sql(
            "SELECT one.name, its.name"
            " FROM sqlite_master AS one, pragma_table_info(one.name) AS its"
            " WHERE one.type = 'table' AND one.sql NOT LIKE 'CREATE VIRTUAL%'"
        ):
            columns.setdefault(str(table), set()).add(str(column))
        indexes = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'")
        return cls(
            {table: frozenset(names) for table, names in columns.items()},
            frozenset(str(one) for (one,) in indexes),
        )


def _missing(connection: Connection, metadata: MetaData, present: _Present) -> Upgraded:
    missing = Upgraded()
    for table in metadata.sorted_tables:
        known = present.columns.get(table.name)
        if known is None:
            missing.tables.append(table.name)
            continue
        new = [column.name for column in table.columns if column.name not in known]
        if new:
            missing.columns[table.name] = new
        missing.indexes += [str(one.name) for one in _missing_indexes(present, table)]
    missing.indexes += search_index.missing(connection, metadata)
    return missing


def _add_columns(connection: Connection, metadata: MetaData, pending: Upgraded) -> None:
    for name, columns in pending.columns.items():
        table = metadata.tables[name]
        for column in columns:
            definition = CreateColumn(table.c[column]).compile(dialect=connection.dialect)
            connection.exec_driver_sql(f'ALTER TABLE "{name}" ADD COLUMN {definition}')


def _add_indexes(connection: Connection, metadata: MetaData) -> None:
    present = _Present.read(connection)
    for table in metadata.sorted_tables:
        for index in _missing_indexes(present, table):
            index.create(connection)


def _missing_indexes(present: _Present, table: Table) -> list[Index]:
    return [one for one in table.indexes if one.name not in present.indexes]


def _guard(connection: Connection, table: Table, journal: JournalTables) -> None:
    """Refuse every write that does not come through the journal's door."""
    for verb in ("INSERT", "UPDATE", "DELETE"):
        connection.exec_driver_sql(
            f'CREATE TRIGGER IF NOT EXISTS "guard_{table.name}_{verb.lower()}"'  # noqa: S608 our own names
            f' BEFORE {verb} ON "{table.name}"'
            f" WHEN (SELECT open FROM {journal.door.name}) = 0"
            " BEGIN SELECT RAISE(ABORT, 'rows are written by the journal alone'); END"
        )


def _note_version(connection: Connection, journal: JournalTables) -> None:
    meta, door = journal.meta, journal.door
    if connection.scalar(select(meta.c.value).where(meta.c.key == _MAJOR_KEY)) is None:
        connection.execute(insert(meta).values(key=_MAJOR_KEY, value=str(MAJOR)))
    if connection.scalar(select(door.c.id)) is None:
        connection.execute(insert(door).values(id=1, open=0))
