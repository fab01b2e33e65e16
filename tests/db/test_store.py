"""The encrypted file: who may open it, what a transaction keeps, what a copy is."""

from __future__ import annotations

import pytest

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
