"""Rows of guarded tables, written many at a time."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, event, update

from db.journal import rows as rows_of
from db.shape import FieldShape, TableShape, system_columns
from db.store import Store
from db.tables import JournalTables
from db.upgrade import upgrade

NAMES = ("text", "count")


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "office.db", bytes(32), create=True)
    yield made
    made.close()


@pytest.fixture
def shape(store):
    metadata = MetaData()
    journal = JournalTables(metadata)
    table = Table(
        "notes",
        metadata,
        *system_columns(),
        Column("text", Text),
        Column("count", Integer),
        Index("ix_notes_text", "text"),
    )
    upgrade(store, metadata, journal, [table])
    with store.writing() as connection:
        connection.execute(update(journal.door).values(open=1))
    fields = tuple(FieldShape(name, name) for name in NAMES)
    return TableShape("notes", "notes", "patrols", table, fields)


def uid(number):
    return number.to_bytes(16)


def whole(shape, number, **values):
    system = {"_uid": uid(number), "_scope": 1, "_born": 0, "_stamp": number, "_gone": 0}
    more = dict.fromkeys(("_review", "_erased", "_amended"), 0)
    return rows_of.fill(shape, values, {**system, **more})


def values(connection, shape, count):
    found = rows_of.fetch(connection, shape, [uid(number) for number in range(count)])
    return {one: {name: row[name] for name in (*NAMES, "_stamp")} for one, row in found.items()}


def statements(store):
    """What is carried out from now on; a statement for many rows once for each."""
    told = []

    def note(_connection, _cursor, statement, parameters, _context, executemany):
        told.extend([statement] * (len(parameters) if executemany else 1))

    event.listen(store.engine, "before_cursor_execute", note)
    return told


def test_many_rows_are_updated_each_with_what_is_its_own(store, shape):
    count = 1500
    with store.writing() as connection:
        made = [whole(shape, number, text="甲", count=number) for number in range(count)]
        assert rows_of.insert_many(connection, shape, made) == count
        expected = values(connection, shape, count)
        changes = []
        for number in range(0, count, 2):
            new = {"text": f"第{number}组" if number % 4 else None}
            if number % 3:
                new["_stamp"] = number + 7
            changes.append((uid(number), new))
            expected[uid(number)].update(new)
        rows_of.update_many(connection, shape, [*changes, (uid(1), {}), (uid(count), {"text": ""})])
        assert values(connection, shape, count) == expected


def test_who_is_there_already_is_not_inserted_again(store, shape):
    with store.writing() as connection:
        first = [whole(shape, number, text="先") for number in range(700)]
        later = [whole(shape, number, text="后") for number in range(1000)]
        rows_of.insert_many(connection, shape, first)
        assert rows_of.insert_many(connection, shape, later, skip_present=True) == 300
        found = values(connection, shape, 1000)
    assert [found[uid(number)]["text"] for number in (699, 700)] == ["先", "后"]


def test_a_row_costs_no_statement_of_its_own(store, shape):
    """Bundles of 40,000 changes took minutes: to end a statement on a guarded table inside the
    savepoint of a reading, SQLite went through all that the reading had changed before."""
    count = 1000
    told = statements(store)
    with store.writing() as connection:
        rows_of.insert_many(connection, shape, [whole(shape, number) for number in range(count)])
        rows_of.update_many(
            connection, shape, [(uid(number), {"text": "乙"}) for number in range(count)]
        )
    assert 2 <= len(told) < count // 20
