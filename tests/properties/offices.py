"""Real offices in small: own files, own keys, own clocks, and nothing in between but bundles."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.util import LRUCache

from app.bootstrap import INTERNAL, registry, tables
from app.desk import Desk
from app.home import Home
from app.ledger.base import Ledger
from app.ledger.registry import Registry
from app.machine import Mark
from app.office import Office
from app.secrets.age import new_identity
from app.secrets.vault import Secrets
from app.settings import Settings
from app.sync import settling
from app.witness import Witness
from db.store import Store
from db.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from sqlalchemy import Dialect

    from app.units import Unit

DATABASE_KEY = bytes(32)
settling.registrar = lambda office, letter: f"{office.person}m{letter.number}"
"""So that the oracle can tell by the person which letter a mark follows from."""
PARTS = ("", "-wal", "-shm")
"""The files of one database."""


UNKNOWN = ("", "issues")
"""What an older program does not know: nothing, or a whole ledger.

A single field would need a table without its column, and all programs here share their tables.
"""


@cache
def registry_without(name: str) -> Registry:
    """The ledgers of a program that was written before this ledger or this field was."""
    known = [one for one in registry() if one.__tablename__ != name]
    older = Registry.of(known)
    # the cached shapes are all that the journal learns of fields
    older.__dict__["shapes"] = {
        ledger: replace(shape, fields=tuple(one for one in shape.fields if one.name != name))
        for ledger, shape in older.shapes.items()
    }
    return older


class Full(Exception):
    """The disk was full when a transaction was to be kept."""


class Killed(BaseException):
    """The process ends here; nothing that would have come after it comes."""


@cache
def folder() -> Path:
    """Where the files of all histories lie: in memory, where there is such a place."""
    memory = Path("/dev/shm")  # noqa: S108 mkdtemp makes a folder of its own in it
    place = _PLACES[-1] if _PLACES else memory if memory.is_dir() else None
    return Path(tempfile.mkdtemp(prefix="ortoo-offices-", dir=place))


_PLACES: list[Path] = []


def live_in(place: Path) -> None:
    """Keep the files of this process in a folder that another process removes."""
    _PLACES.append(place)
    folder.cache_clear()


def clean_up() -> None:
    """Remove all files of all histories; no other can be run in this process."""
    shutil.rmtree(folder(), ignore_errors=True)
    folder.cache_clear()
    _empty.cache_clear()
    _dialect.cache_clear()


@cache
def secrets_of(name: str) -> Secrets:
    """The keys of one computer, the same in every history."""
    return Secrets(DATABASE_KEY, hashlib.sha256(name.encode()).digest(), new_identity())


@cache
def _empty() -> Path:
    """A database with all tables and no rows."""
    path = folder() / "empty.db"
    store = Store(path, DATABASE_KEY, create=True)
    upgrade(store, Ledger.metadata, tables().journal, [one.table() for one in _guarded()])
    store.close()
    return path


@cache
def _compiled() -> LRUCache:
    return LRUCache(5000)


@cache
def _dialect() -> Dialect:
    """The dialect of all engines: what one has compiled is kept under its dialect."""
    store = Store(_empty(), DATABASE_KEY)
    store.close()
    return store.engine.dialect


def _guarded() -> list[type[Ledger]]:
    return [*registry(), *INTERNAL]


class Node:
    """One computer of one office.

    Attributes:
        name: the computer's name.
        unit: its office.
        device: whose keys it has; a copy of a disk has those of another.
        skew: milliseconds by which its clock is ahead.
        machine: the mark of the machine; empty where it cannot be found out.
        lacks: what its program does not know; one of `UNKNOWN`.
        office: the open office.
    """

    def __init__(
        self,
        name: str,
        unit: Unit,
        where: Path,
        clock: Callable[[], int],
        entropy: Callable[[int], bytes],
        device: str = "",
    ) -> None:
        self.name, self.unit, self.device = name, unit, device or name
        self.skew = 0
        self.lacks = ""
        self._clock, self._entropy = clock, entropy
        self.machine = Mark(name)
        self.home = Home(where / name)
        self.home.make()
        self.profile = where / f"{name}-profile"
        self.secrets = secrets_of(self.device)
        self._kill_in = self._full_in = 0
        shutil.copy(_empty(), self.home.database)
        self._settle_in()
        self.office = self._open()

    def _settle_in(self) -> None:
        store = Store(self.home.database, DATABASE_KEY)
        settings = Settings(tables().office)
        with store.writing() as connection:
            for key, value in {
                "name": f"{self.unit.code} {self.name}",
                "code": self.unit.code,
                "level": self.unit.level,
                "device": self.secrets.device_id.hex(),
                "incarnation": self._entropy(8).hex(),
            }.items():
                settings.set(connection, key, value)
        store.close()

    def _open(self) -> Office:
        store = Store(self.home.database, DATABASE_KEY)
        # An engine forgets what it has compiled when it is closed; here all of them share it.
        for engine in (store._writer, store._readers):
            engine._compiled_cache = _compiled()
            engine.dialect = _dialect()
        self._watch(store)
        office = Office(
            self.home,
            self.secrets,
            store,
            registry_without(self.lacks) if self.lacks else registry(),
            tables(),
            clock=lambda: self._clock() + self.skew,
            entropy=self._entropy,
            witness=Witness(self.secrets.device_id, self.profile),
            machine=lambda _salt: self.machine,
        )
        # The copy before a reading is tried elsewhere.
        office.back_up_before = lambda _what: None
        self.desk = Desk(office)
        return office

    # ---- accidents
    def kill_in(self, transactions: int) -> None:
        """End the process around one of the next transactions: odd before, even after."""
        self._kill_in = transactions

    def fill_in(self, transactions: int) -> None:
        """Let one of the next transactions find the disk full; 0: none."""
        self._full_in = transactions

    def change_program(self, lacks: str) -> None:
        """Go on with an older program, or with a newer one, which takes up what was parked."""
        learns = bool(self.lacks)
        self.lacks = lacks
        self.restart()
        if learns:
            self.office.journal.replay_unknown()

    @property
    def ledgers(self) -> list[str]:
        """Those of the two ledgers of the histories that its program knows."""
        return [
            one for one in ("patrols", "issues", "families") if one in self.office.registry.ledgers
        ]

    def _watch(self, store: Store) -> None:
        real = store.writing

        @contextmanager
        def writing() -> Generator[object]:
            outermost = store._write_connection is None
            with real() as connection:
                yield connection
                if outermost:
                    self._maybe_die()
                    self._maybe_refuse()
            if outermost:
                self._maybe_die()

        store.writing = writing

    def _maybe_die(self) -> None:
        if self._kill_in:
            self._kill_in -= 1
            if not self._kill_in:
                raise Killed

    def _maybe_refuse(self) -> None:
        if self._full_in:
            self._full_in -= 1
            if not self._full_in:
                raise Full

    def restart(self) -> None:
        """Start the program anew, after whatever happened to it."""
        self._kill_in = self._full_in = 0
        self.office.store.close()
        self.office = self._open()

    def image(self, to: Path, *, witness: bool) -> None:
        """Copy the files as they lie on the disk, perhaps with the user's profile."""
        to.mkdir(parents=True)
        for part in PARTS:
            source = Path(f"{self.home.database}{part}")
            if source.exists():
                shutil.copy(source, to / f"office.db{part}")
        if witness and self.profile.exists():
            shutil.copytree(self.profile, to / "profile")

    def put_back(self, image: Path) -> None:
        """Put such a copy back, and the profile if it is part of it; then start."""
        self.office.store.close()
        for part in PARTS:
            target = Path(f"{self.home.database}{part}")
            target.unlink(missing_ok=True)
            if (image / f"office.db{part}").exists():
                shutil.copy(image / f"office.db{part}", target)
        if (image / "profile").exists():
            shutil.rmtree(self.profile, ignore_errors=True)
            shutil.copytree(image / "profile", self.profile)
        self.office = self._open()

    def close(self) -> None:
        """Stop and leave no file."""
        self.office.store.close()
        shutil.rmtree(self.home.folder, ignore_errors=True)
        shutil.rmtree(self.profile, ignore_errors=True)

    # ---- looking inside
    def dump(self) -> str:
        """A fingerprint of every row of every table."""
        digest = hashlib.sha256()
        with self.office.store.reading() as connection:
            for table in Ledger.metadata.sorted_tables:
                for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"'):  # noqa: S608
                    digest.update(repr((table.name, tuple(row))).encode())
        return digest.hexdigest()

    def erased(self) -> set[bytes]:
        """The records of which it is known here that they were erased."""
        with self.office.store.reading() as connection:
            query = f'SELECT uid FROM "{tables().journal.erased.name}"'  # noqa: S608
            return {bytes(row[0]) for row in connection.exec_driver_sql(query)}

    def holds_records(self) -> bool:
        """Whether anything of any ledger was written or read here."""
        with self.office.store.reading() as connection:
            row = connection.exec_driver_sql(
                "SELECT EXISTS (SELECT 1 FROM j_segments s JOIN j_scopes c ON c.id = s.scope"
                " WHERE c.domain <> 'trust') OR EXISTS (SELECT 1 FROM j_open)"
            )
            return bool(row.scalar_one())

    def segments(self) -> dict[bytes, int]:
        """Hash → state of every held segment."""
        table = tables().journal.segments
        with self.office.store.reading() as connection:
            rows = connection.exec_driver_sql(f'SELECT hash, state FROM "{table.name}"')  # noqa: S608
            return {bytes(row[0]): int(row[1]) for row in rows}
