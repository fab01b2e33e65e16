"""Opening what an older version has written: everything stays, what is new is added."""

from __future__ import annotations

import pytest
from sqlalchemy import Column, Index, MetaData, Table, Text, inspect, update
from sqlalchemy.exc import IntegrityError

from db.errors import NewerStoreError, TrialStoreError
from db.store import Store
from db.tables import JournalTables
from db.upgrade import upgrade

KEY = bytes(32)


def declared(*columns):
    """The tables of one version: the journal's, and one ledger with these columns."""
    metadata = MetaData()
    journal = JournalTables(metadata)
    table = Table("notes", metadata, *columns)
    return metadata, journal, table


def bring_up(store, version):
    metadata, journal, table = version
    return upgrade(store, metadata, journal, [table])


def write(store, version, **values):
    _metadata, journal, table = version
    with store.writing() as connection:
        connection.execute(update(journal.door).values(open=1))
        connection.execute(table.insert().values(**values))
        connection.execute(update(journal.door).values(open=0))


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "office.db", KEY, create=True)
    yield made
    made.close()


@pytest.fixture
def old(store):
    version = declared(Column("text", Text))
    bring_up(store, version)
    write(store, version, text="甲")
    return version


def test_new_columns_indexes_and_tables_are_added_and_old_rows_stay(store, old):
    new = declared(
        Column("text", Text),
        Column("sort", Text, server_default="无"),
        Index("ix_notes_sort", "sort"),
    )
    Table("more", new[0], Column("text", Text))

    added = bring_up(store, new)

    assert (added.tables, added.columns) == (["more"], {"notes": ["sort"]})
    with store.reading() as connection:
        assert [tuple(row) for row in connection.execute(new[2].select())] == [("甲", "无")]
        assert [one["name"] for one in inspect(connection).get_indexes("notes")] == [
            "ix_notes_sort"
        ]
    assert not bring_up(store, new)


def test_an_index_is_made_although_nothing_else_is_new(store, old):
    """Pages of a large table are found through indexes: without them each would be a sort."""
    new = declared(Column("text", Text), Index("ix_notes_text", "text"))
    assert bring_up(store, new).indexes == ["ix_notes_text"]
    with store.reading() as connection:
        assert inspect(connection).get_indexes("notes")
    assert not bring_up(store, new)


def test_the_file_as_it_was_is_kept_beside_it(store, old):
    bring_up(store, declared(Column("text", Text), Column("more", Text)))
    copy = Store(store.path.with_name("office-before-upgrade.db"), KEY)
    with copy.reading() as connection:
        assert [tuple(row) for row in connection.execute(old[2].select())] == [("甲",)]
    copy.close()


def test_an_older_version_opens_what_a_newer_one_of_its_kind_wrote(store, old):
    new = declared(Column("text", Text), Column("more", Text))
    bring_up(store, new)
    write(store, new, text="乙", more="新的")
    assert not bring_up(store, old)
    write(store, old, text="丙")
    with store.reading() as connection:
        rows = [tuple(row) for row in connection.execute(new[2].select())]
    assert rows == [("甲", None), ("乙", "新的"), ("丙", None)]


def test_a_newer_kind_is_refused_and_nothing_is_changed(store, old):
    with store.writing() as connection:
        connection.execute(update(old[1].meta).values(value="3"))
    with pytest.raises(NewerStoreError):
        bring_up(store, declared(Column("text", Text), Column("more", Text)))
    with store.reading() as connection:
        assert [one["name"] for one in inspect(connection).get_columns("notes")] == ["text"]


def test_a_database_of_the_trials_is_refused_and_nothing_is_changed(store, old):
    with store.writing() as connection:
        connection.execute(update(old[1].meta).values(value="1"))
    with pytest.raises(TrialStoreError):
        bring_up(store, declared(Column("text", Text), Column("more", Text)))
    with store.reading() as connection:
        assert [one["name"] for one in inspect(connection).get_columns("notes")] == ["text"]


def test_rows_are_written_by_the_journal_alone(store, old):
    table = old[2]
    for statement in (
        table.insert().values(text="乙"),
        table.update().values(text="乙"),
        table.delete(),
    ):
        with pytest.raises(IntegrityError, match="journal alone"), store.writing() as connection:
            connection.execute(statement)
