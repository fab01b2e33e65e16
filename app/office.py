"""One office that is open: the object that everything else is given."""

from __future__ import annotations

import datetime as dt
import json
import os
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import insert

from app.backups import Backups
from app.errors import Trouble
from app.ledger.asking import Asking
from app.ledger.codes import CODES, CodeBook
from app.ledger.lookup import Lookup
from app.secrets.signing import sign
from app.settings import Settings
from app.sync.letter_book import moved
from app.sync.proofs import Proofs
from app.sync.signatures import SEGMENT_DOMAIN
from app.sync.trust import Trust
from app.units import Unit, level_named
from app.witness import Sworn, Witness
from db.journal.journal import Journal
from db.journal.log import Identity, wall_clock
from db.journal.operations import INCARNATION_BYTES, Writer
from db.record_ids import RecordIds

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from sqlalchemy import Connection

    from app.home import Home
    from app.ledger.registry import Registry
    from app.secrets.vault import Secrets
    from app.tables import Tables
    from db.store import Store

SCHEMA = 1
"""The version of the ledgers, noted in every segment."""


@dataclass(frozen=True)
class Snapshot:
    """One moment of the office's records, to read from.

    Attributes:
        registry: the ledgers.
        connection: a read-only transaction.
        asking: asks questions of the ledgers.
        lookup: code tables, and names of records.
    """

    registry: Registry
    connection: Connection
    asking: Asking
    lookup: Lookup


class Office:
    """An open office. Made by `app.bootstrap`; closed with `close`.

    Args:
        home: its folder.
        secrets: its keys.
        store: its database, brought up to date.
        registry: the ledgers.
        tables: all tables.
        clock: milliseconds since 1970.
        entropy: gives so many random bytes; a test puts in its own to be repeatable.
        witness: who remembers how far this database had got; None: the user's profile.
    """

    def __init__(
        self,
        home: Home,
        secrets: Secrets,
        store: Store,
        registry: Registry,
        tables: Tables,
        *,
        clock: Callable[[], int] = wall_clock,
        entropy: Callable[[int], bytes] = os.urandom,
        witness: Witness | None = None,
    ) -> None:
        self.home = home
        self.secrets = secrets
        self.store = store
        self.registry = registry
        self.tables = tables
        self.clock = clock
        self.entropy = entropy
        self.settings = Settings(tables.office)
        self.proofs = Proofs(tables.office)
        self.backups = Backups(home, store)
        self.ids = RecordIds(entropy)
        self.codebook = CodeBook()
        self._witness = witness or Witness(secrets.device_id)
        self._closers: list[Callable[[], None]] = []
        self._watchers: list[Callable[[frozenset[str]], None]] = []
        with store.reading() as connection:
            self.name = self.settings.get(connection, "name")
            self.person = self.settings.get(connection, "person")
            level = level_named(self.settings.get(connection, "level"))
            if level is None:
                raise Trouble(
                    "文件夹“{folder}”里的办公室没有建完",
                    "请换一个空文件夹重新建立",
                    folder=home.folder,
                )
            self.unit = Unit(self.settings.get(connection, "code"), level)
            incarnation = bytes.fromhex(self.settings.get(connection, "incarnation"))
            former = [bytes.fromhex(one) for one in self._list(connection, "former_devices")]
        self.trust = Trust(tables.office, tables.journal, (secrets.device_id, *former), self.unit)
        self.journal = Journal(
            store,
            tables.journal,
            tables.shapes(registry),
            Identity(Writer(secrets.device_id, incarnation), self._sign),
            schema=SCHEMA,
            clock=clock,
        )
        self._witness_start()
        self.reload_codes()

    def _sign(self, segment_hash: bytes) -> bytes:
        return sign(self.secrets.signing, SEGMENT_DOMAIN, segment_hash)

    # ---- reading
    @contextmanager
    def snapshot(self) -> Generator[Snapshot]:
        """One moment of the records, to read from."""
        with self.store.reading() as connection:
            yield self.snapshot_in(connection)

    def snapshot_in(self, connection: Connection) -> Snapshot:
        """What this transaction sees."""
        asking = Asking(self.registry, self.tables.journal, connection)
        return Snapshot(self.registry, connection, asking, self.lookup(connection))

    def lookup(self, connection: Connection) -> Lookup:
        """Code tables and names, as this transaction sees them."""
        gone_elsewhere = partial(moved, self.tables.journal, connection)
        return Lookup(self.registry, self.codebook, connection, self.today(), gone_elsewhere)

    def office_name(self, connection: Connection, code: str) -> str:
        """The name of a known office, ours among them; otherwise its code."""
        return self.name if code == self.unit.code else self.trust.names(connection).get(code, code)

    def today(self) -> str:
        """The day by this computer's clock, "YYYY-MM-DD"."""
        return dt.datetime.fromtimestamp(self.clock() / 1000).astimezone().date().isoformat()

    def setting(self, key: str, default: str = "") -> str:
        """A setting of the office."""
        with self.store.reading() as connection:
            return self.settings.get(connection, key, default)

    def keep_setting(self, key: str, value: str) -> None:
        """Set a setting of the office."""
        with self.store.writing() as connection:
            self.settings.set(connection, key, value)
        if key == "person":
            self.person = value
        if key == "name":
            self.name = value

    def reload_codes(self) -> None:
        """Take up what the office has changed in its code tables."""
        with self.store.reading() as connection:
            self.codebook = self.tables.read_codes(self.registry, connection)

    # ---- lives of the database
    def begin_incarnation(self, connection: Connection) -> None:
        """Go on as another writer: what others hold of this one was not all here.

        All earlier lives count as ended, those among them that only the witness knows. If a copy
        of this disk goes on under one of them, it learns of that from the next bundle, and
        begins a new life in its turn.

        Args:
            connection: a transaction.
        """
        old = self.journal.log.identity.writer.incarnation.hex()
        sworn = self._witness.last()
        ended = {*self._list(connection, "replaced"), *(sworn.lives if sworn else ()), old}
        fresh = self.entropy(INCARNATION_BYTES)
        self.settings.set(connection, "replaced", json.dumps(sorted(ended)))
        self.settings.set(connection, "incarnation", fresh.hex())
        self.settings.set(connection, "bundles", "0")
        self.journal.go_on_as(Writer(self.secrets.device_id, fresh))
        self.ids = RecordIds(self.entropy)

    def replaced_incarnations(self, connection: Connection) -> list[bytes]:
        """The lives of this database that have ended."""
        return [bytes.fromhex(one) for one in self._list(connection, "replaced")]

    def _list(self, connection: Connection, key: str) -> list[str]:
        stored: list[str] = json.loads(self.settings.get(connection, key, "[]"))
        return stored

    def bundles_written(self, connection: Connection) -> int:
        """How many bundles were written in this life."""
        return int(self.settings.get(connection, "bundles", "0"))

    def next_bundle(self, connection: Connection) -> int:
        """The number of the bundle that is being written, counted in this life."""
        number = self.bundles_written(connection) + 1
        self.settings.set(connection, "bundles", str(number))
        return number

    def _witness_start(self) -> None:
        with self.store.writing() as connection:
            ended = self._list(connection, "replaced")
            if self._witness.disagrees(self._sworn(connection), ended):
                self.begin_incarnation(connection)
        self.swear()

    def swear(self) -> None:
        """Let the witness note how far the database has got; after each command."""
        with self.store.reading() as connection:
            sworn = self._sworn(connection)
        self._witness.swear(sworn)

    def _sworn(self, connection: Connection) -> Sworn:
        position = self.journal.log.position(connection)
        incarnation = self.journal.log.identity.writer.incarnation.hex()
        return Sworn(incarnation, position.op, position.epoch)

    # ---- telling
    def on_change(self, watcher: Callable[[frozenset[str]], None]) -> None:
        """Call this with the names of ledgers whose records may have changed."""
        self._watchers.append(watcher)

    def announce(self, ledgers: frozenset[str]) -> None:
        """Something was written; called after each command, from the thread that did it."""
        self.swear()
        if CODES in ledgers:
            self.reload_codes()
        for watcher in self._watchers:
            watcher(ledgers)

    # ---- upkeep
    def disclose(self, what: str, ledger: str, rows: int, reason: str) -> None:
        """Note that records were printed, exported or shown unmasked, by whom and why."""
        with self.store.writing() as connection:
            connection.execute(
                insert(self.tables.office.disclosures).values(
                    at=self.clock(),
                    person=self.person,
                    what=what,
                    ledger=ledger,
                    rows=rows,
                    reason=reason,
                )
            )

    def back_up_before(self, what: str) -> None:
        """A checked copy of the database before something that changes much of it."""
        self.journal.seal()
        self.backups.before(what)

    def on_close(self, closer: Callable[[], None]) -> None:
        """Call this when the office is closed."""
        self._closers.append(closer)

    def close(self) -> None:
        """Close the database and let other programs in."""
        self.swear()
        self.store.close()
        while self._closers:
            self._closers.pop()()
