"""The encrypted file: who may open it, what a transaction keeps, what a copy is."""

from __future__ import annotations

import pytest

from db.duty import on_duty
from db.errors import DamagedStoreError, ReadOnlyError, StoreError, WrongKeyError
from db.store import Store, check_file

KEY, OTHER = bytes(range(32)), bytes(32)


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "office.db", KEY, create=True)
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (text TEXT)")
    yield made
    made.close()


def write(store, text):
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO notes VALUES (?)", (text,))


def notes(store):
    with store.reading() as connection:
        return [row[0] for row in connection.exec_driver_sql("SELECT text FROM notes")]


def test_another_key_opens_nothing_and_harms_nothing(store):
    write(store, "甲")
    with pytest.raises(WrongKeyError):
        Store(store.path, OTHER)
    assert notes(store) == ["甲"]


def test_a_file_that_is_not_there_is_not_made_by_opening(tmp_path):
    with pytest.raises(ReadOnlyError):
        Store(tmp_path / "none.db", KEY)
    assert not (tmp_path / "none.db").exists()


def test_a_key_has_32_bytes(tmp_path):
    with pytest.raises(ValueError, match="32"):
        Store(tmp_path / "office.db", KEY[:31], create=True)


def test_what_app_says_of_an_error_is_raised_in_its_place(store):
    class Said(Exception):
        pass

    with pytest.raises(Said):
        Store(store.path, OTHER, said=lambda error: Said(str(error)))


def test_a_transaction_is_kept_whole_or_not_at_all(store):
    write(store, "甲")

    def fail():
        with store.writing():
            write(store, "乙")  # part of the outer one
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert notes(store) == ["甲"]


def test_readers_see_one_moment_and_cannot_write(store):
    write(store, "甲")
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 1
        write(store, "乙")
        assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 1
    with pytest.raises(StoreError), store.reading() as connection:
        connection.exec_driver_sql("DELETE FROM notes")
    assert notes(store) == ["甲", "乙"]


def test_a_copy_opens_with_the_same_key_and_a_damaged_one_is_found(store, tmp_path):
    write(store, "甲" * 5000)
    copy = tmp_path / "copy.db"
    store.copy_to(copy)
    with pytest.raises(WrongKeyError):
        Store(copy, OTHER)
    opened = Store(copy, KEY)
    assert notes(opened) == ["甲" * 5000]
    assert opened.integrity() == []
    opened.close()
    content = bytearray(copy.read_bytes())
    content[-100] ^= 1
    copy.write_bytes(content)
    with pytest.raises(DamagedStoreError):
        check_file(copy, KEY)


def test_what_beats_can_stop_a_write_and_nothing_of_it_is_kept(store):
    class StopError(Exception):
        pass

    def count():
        with store.reading() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM numbers").scalar()

    def fill():
        with store.writing() as connection:
            connection.exec_driver_sql(
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 90000)"
                " INSERT INTO numbers SELECT i FROM n"
            )

    def stop():
        raise StopError

    with store.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE numbers (i INTEGER)")
    with pytest.raises(StopError), store.beating(stop):
        fill()
    assert count() == 0
    beats = []
    with store.beating(lambda: beats.append(1)):
        fill()
    assert count() == 90000
    assert len(beats) > 10
    fill()
    with pytest.raises(StopError), store.beating(stop):
        store.copy_to(store.path.with_name("copy.db"))
    assert not store.path.with_name("copy.db").exists()


# ---- what a thread is at
def test_a_reader_is_stopped_in_the_midst_of_a_statement_and_reads_on_afterwards(store):
    class StopError(Exception):
        pass

    def stop():
        raise StopError

    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    beats = []

    def third():
        beats.append(1)
        if len(beats) > 3:
            stop()

    with pytest.raises(StopError), on_duty(third), store.reading() as connection:
        connection.exec_driver_sql(endless)
    assert len(beats) == 4
    with pytest.raises(StopError), on_duty(stop), store.reading():
        pytest.fail("it was stopped before it began")
    assert notes(store) == []


def test_readers_are_bounded_and_only_the_one_for_the_screen_keeps_much_of_the_file(store):
    """Each of up to twenty readers kept 64 MB: more than an old computer has."""

    def kept(connection):
        return -int(connection.exec_driver_sql("PRAGMA cache_size").scalar()) // 1024

    def bound(engine):
        pool = engine.pool
        return pool.size() + pool._max_overflow

    with (
        store.writing() as writer,
        on_duty(None, for_screen=True),
        store.reading() as screen,
        store.reading() as within,
        on_duty(None),
        store.reading() as other,
    ):
        assert [kept(one) for one in (writer, screen, within, other)] == [64, 64, 16, 16]
    whole = 64 * bound(store._writer) + 64 * bound(store._screen) + 16 * bound(store._readers)
    assert whole <= 320, "MB, with every connection in use and every cache full"
    assert 64 + 64 + 16 * store._readers.pool.size() <= 176, "MB that are kept after use"
