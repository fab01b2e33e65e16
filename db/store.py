"""The encrypted database file: opening it, transactions on it, copies of it.

SQLCipher with a raw 256-bit key (no key derivation per connection: that would cost 75 ms each),
write-ahead log and ``synchronous=FULL``: what was committed is on disk before `writing` returns,
also when the power fails. One connection writes, under a lock; readers have their own
connections, see a snapshot, and cannot write. What a thread is at (`db.duty`) stops its statements.
"""

from __future__ import annotations

import os
import threading
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, cast

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from db.driver import dbapi2
from db.duty import duty, on_duty
from db.errors import (
    BusyStoreError,
    DamagedStoreError,
    DiskError,
    FullDiskError,
    OwnBusyError,
    ReadOnlyError,
    StoreError,
    WrongKeyError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

KEY_BYTES = 32
BEAT = 20_000
"""Instructions of SQLite between two beats of a writer: some milliseconds."""
READ_BEAT = 200_000
"""Between two beats of a reader: rarer, since each has to wait for Python's lock."""
CACHE_KIB = 65_536
"""SQLCipher decrypts every page that is not cached; with its default of 8 MB it is 2.75 times
slower than with 64 MB."""
SIDE_CACHE_KIB = 16_384
"""Of a reader for whom nobody waits before the screen: a scan sees each page but once."""
SIDE_READERS, SIDE_READERS_MORE = 3, 9
"""Connections of such readers that are kept, and those that are closed again after use. A thread
holds as many as it has snapshots open at once."""
LONG_S = 2.0
"""After a transaction that took so long the writer gives its cache back."""

_KNOWN: tuple[tuple[str, type[StoreError]], ...] = (
    ("disk is full", FullDiskError),
    ("file is not a database", WrongKeyError),
    ("readonly database", ReadOnlyError),
    ("unable to open database file", ReadOnlyError),
    ("malformed", DamagedStoreError),
    ("disk I/O error", DiskError),
    ("database is locked", BusyStoreError),
)


@contextmanager
def known_errors() -> Generator[None]:
    """Turn what the driver says of disks, rights and keys into our own errors."""
    try:
        yield
    except (DBAPIError, dbapi2.DatabaseError) as error:
        for words, kind in _KNOWN:
            if words in str(error):
                raise kind(str(error)) from error
        raise


class Store:
    """One database file.

    Args:
        path: the file.
        key: 32 raw bytes.
        create: make the file if it is not there; otherwise its absence is an error.
        said: what is raised in place of a `StoreError`: `app` says it to people.

    Raises:
        WrongKeyError: the key does not open the file.
        ReadOnlyError: the file is not there, or may not be opened.
    """

    def __init__(
        self,
        path: Path,
        key: bytes,
        *,
        create: bool = False,
        said: Callable[[StoreError], Exception] | None = None,
    ) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("the key has 32 bytes")
        if not create and not path.exists():
            raise ReadOnlyError(f"no such file: {path}")
        self.path = path
        self._key = key
        self._said = said
        self._lock = threading.RLock()
        self._writer = self._engine(1, 0, readers=False)
        self._screen = self._engine(1, 0, readers=True)
        self._readers = self._engine(
            SIDE_READERS, SIDE_READERS_MORE, readers=True, cache=SIDE_CACHE_KIB
        )
        self._write_connection: Connection | None = None
        with self._known(), self._writer.connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")

    @property
    def engine(self) -> Engine:
        """The writing engine, for the upgrade of the schema; everything else uses `writing`."""
        return self._writer

    @contextmanager
    def writing(self) -> Generator[Connection]:
        """One write transaction: everything in it is kept, or nothing is.

        Inside another `writing` of the same thread it is part of that one.

        Raises:
            BusyStoreError: another thread writes for longer than this one may wait.
        """
        with self._known():
            self._take_turn()
        try:
            if self._write_connection is not None:
                yield self._write_connection
                return
            began = monotonic()
            with self._known(), self._writer.begin() as connection:
                self._write_connection = connection
                try:
                    with _beating(_raw(connection), duty.writing, BEAT):
                        yield connection
                finally:
                    self._write_connection = None
            if monotonic() - began > LONG_S:
                self._give_cache_back()
        finally:
            self._lock.release()

    def _take_turn(self) -> None:
        """Be the one that writes."""
        patience = duty.patience
        if not self._lock.acquire(timeout=-1 if patience is None else patience):
            raise OwnBusyError("another thread writes")

    def _give_cache_back(self) -> None:
        """What a long transaction has read is not read again soon, and old computers are small."""
        with self._writer.connect() as connection:
            _raw(connection).execute("PRAGMA shrink_memory")

    @contextmanager
    def beating(self, beat: Callable[[], None]) -> Generator[None]:
        """Call something many times a second while this thread writes or copies the database.

        Args:
            beat: may raise, to stop what is under way: then the transaction is rolled back.
        """
        with on_duty(duty.reading, beat, for_screen=duty.for_screen):
            yield

    @contextmanager
    def reading(self) -> Generator[Connection]:
        """One snapshot to read from; writes are refused by the database itself."""
        # within another snapshot of the same thread its one connection is taken
        is_first = duty.for_screen and not duty.readings
        engine = self._screen if is_first else self._readers
        duty.readings += 1
        try:
            with (
                self._known(),
                engine.begin() as connection,
                _beating(_raw(connection), duty.reading, READ_BEAT),
            ):
                yield connection
        finally:
            duty.readings -= 1

    def copy_to(self, path: Path) -> None:
        """Write a compact copy under the same key, and check that it is whole.

        Raises:
            FullDiskError: there was no room; the half-written copy is gone.
            DamagedStoreError: the copy does not pass its check.
        """
        path.unlink(missing_ok=True)
        try:
            with self._known():
                raw = connect(self.path, self._key)
                try:
                    with _beating(raw, duty.writing, BEAT):
                        raw.execute("VACUUM INTO ?", (str(path),))
                finally:
                    raw.close()
                check_file(path, self._key)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def integrity(self) -> list[str]:
        """What SQLite and SQLCipher find wrong with the file; empty when it is sound."""
        return _faults(connect(self.path, self._key, readers=True))

    @contextmanager
    def _known(self) -> Generator[None]:
        """Errors of the driver as our own, and these as `app` says them."""
        try:
            with known_errors():
                yield
        except StoreError as error:
            if self._said is None:
                raise
            raise self._said(error) from error

    def close(self) -> None:
        """Give the file back; the write-ahead log is folded into it."""
        for one in (self._readers, self._screen, self._writer):
            one.dispose()

    def _engine(self, kept: int, more: int, *, readers: bool, cache: int = CACHE_KIB) -> Engine:
        engine = create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: connect(self.path, self._key, readers=readers, cache=cache),
            poolclass=QueuePool,
            pool_size=kept,
            max_overflow=more,
            # what was used last has the pages in its cache that are wanted next
            pool_use_lifo=True,
        )
        begin = "BEGIN" if readers else "BEGIN IMMEDIATE"

        def start(connection: Connection) -> None:
            # The driver's own way of opening transactions would begin late and read-only, and
            # a read that turns into a write after another commit fails at once.
            connection.exec_driver_sql(begin)

        def go_on(*_statement: object) -> None:
            # a job of many short statements stops between two of them
            beat = duty.reading if readers else duty.writing
            if beat is not None:
                beat()

        event.listen(engine, "begin", start)
        event.listen(engine, "before_cursor_execute", go_on)
        return engine


def _raw(connection: Connection) -> dbapi2.Connection:
    return cast("dbapi2.Connection", connection.connection.dbapi_connection)


@contextmanager
def _beating(
    raw: dbapi2.Connection, beat: Callable[[], None] | None, every: int
) -> Generator[None]:
    """Have SQLite call the beat; what it raises is raised in place of SQLite's own error."""
    if beat is None:
        yield
        return
    raised: list[BaseException] = []

    def step() -> int:
        try:
            beat()
        except BaseException as error:  # noqa: BLE001 raised again below
            raised.append(error)
        return len(raised)

    raw.set_progress_handler(step, every)
    try:
        yield
    except (DBAPIError, dbapi2.DatabaseError):
        if raised:
            raise raised[0] from None
        raise
    finally:
        raw.set_progress_handler(None, every)


def connect(
    path: Path, key: bytes, *, readers: bool = False, cache: int = CACHE_KIB
) -> dbapi2.Connection:
    """A plain driver connection with our settings.

    Args:
        path: the database.
        key: its key.
        readers: whether writing is refused.
        cache: the most that it keeps of the file in memory, KiB.
    """
    raw = dbapi2.connect(os.fspath(path), check_same_thread=False, isolation_level=None)
    for pragma in (
        "cipher_log_level = NONE",  # a wrong key is said by us, not by the library on stderr
        f"key = \"x'{key.hex()}'\"",
        f"cache_size = -{cache}",
        "temp_store = MEMORY",  # a temporary file would lie readable on the disk
        "busy_timeout = 5000",
        "synchronous = FULL",
    ):
        raw.execute(f"PRAGMA {pragma}")
    try:
        raw.execute("PRAGMA query_only = ON" if readers else "PRAGMA journal_mode = WAL")
    except BaseException:
        raw.close()
        raise
    return raw


def check_file(path: Path, key: bytes) -> None:
    """Open a database file and check every page of it.

    Raises:
        WrongKeyError: the key does not open it.
        DamagedStoreError: it is not whole.
    """
    with known_errors():
        faults = _faults(connect(path, key, readers=True))
    if faults:
        raise DamagedStoreError(faults[0])


def _faults(raw: dbapi2.Connection) -> list[str]:
    try:
        with known_errors():
            found = [str(row[0]) for row in raw.execute("PRAGMA cipher_integrity_check")]
            found += [str(row[0]) for row in raw.execute("PRAGMA quick_check") if row[0] != "ok"]
    finally:
        raw.close()
    return found
