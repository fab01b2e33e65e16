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
from app.language import say
from app.ledger.asking import Asking
from app.ledger.codes import CODES, CodeBook
from app.ledger.duplicates import Duplicates
from app.ledger.joined import Joined
from app.ledger.lookup import Lookup
from app.lives import BUNDLES, NOTICE, NOTICES, REPLACED, Lives
from app.machine import this_machine
from app.secrets.signing import sign
from app.settings import Settings
from app.sync.letter_book import moved
from app.sync.proofs import Proofs
from app.sync.reach import Reach
from app.sync.signatures import SEGMENT_DOMAIN
from app.sync.trust import Trust
from app.units import Unit, level_named
from app.witness import Witness
from db.journal.journal import Journal
from db.journal.log import Identity, wall_clock
from db.journal.operations import Writer
from db.record_ids import RecordIds

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from sqlalchemy import Connection

    from app.home import Home
    from app.ledger.registry import Registry
    from app.machine import Mark
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
        joined: records that went into others.
    """

    registry: Registry
    connection: Connection
    asking: Asking
    lookup: Lookup
    joined: Joined


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
        machine: the mark of this machine, by a salt.
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
        machine: Callable[[bytes], Mark] = this_machine,
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
            devices: list[str] = json.loads(self.settings.get(connection, "former_devices", "[]"))
            former = [bytes.fromhex(one) for one in devices]
        self.trust = Trust(tables.office, tables.journal, (secrets.device_id, *former), self.unit)
        self.journal = Journal(
            store,
            tables.journal,
            tables.shapes(registry),
            Identity(Writer(secrets.device_id, incarnation), self._sign),
            schema=SCHEMA,
            clock=clock,
            entropy=entropy,
            erased_title=say("（个人信息已删除）"),
        )
        self._lives = Lives(
            self.settings,
            self.journal,
            witness or Witness(secrets.device_id),
            entropy,
            machine,
        )
        self.duplicates = Duplicates(registry, self.journal)
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

    def snapshot_in(self, connection: Connection, codes: CodeBook | None = None) -> Snapshot:
        """What this transaction sees.

        Args:
            connection: the transaction.
            codes: code tables that it has changed; None: those that the window shows.
        """
        joined = Joined(self.tables.journal, connection)
        reach = Reach(self.tables.journal, connection, self.trust.is_own)
        asking = Asking(
            self.registry, self.tables.journal, connection, joined, reach, today=self.today()
        )
        lookup = self.lookup(connection, joined, codes)
        return Snapshot(self.registry, connection, asking, lookup, joined)

    def lookup(
        self,
        connection: Connection,
        joined: Joined | None = None,
        codes: CodeBook | None = None,
    ) -> Lookup:
        """Code tables and names, as this transaction sees them."""
        joined = joined or Joined(self.tables.journal, connection)
        gone_elsewhere = partial(moved, self.tables.journal, connection)
        today = self.today()
        return Lookup(
            self.registry,
            codes or self.codebook,
            connection,
            today,
            joined,
            moved=gone_elsewhere,
        )

    def office_name(self, connection: Connection, code: str) -> str:
        """The name of a known office, ours among them; otherwise its code."""
        return self.name if code == self.unit.code else self.trust.names(connection).get(code, code)

    def current(self, uid: bytes) -> bytes:
        """The record that goes on in place of this one, where two were joined; or itself."""
        with self.snapshot() as now:
            return now.joined.current(uid)

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
            self.codebook = self.codes_in(connection)

    def codes_in(self, connection: Connection) -> CodeBook:
        """The code tables as a transaction sees them, which may have read a bundle."""
        return self.tables.read_codes(
            self.registry,
            connection,
            lambda code: self.unit.weight(self.trust.unit_of(connection, code)),
        )

    # ---- lives of the database
    def begin_incarnation(self, connection: Connection) -> None:
        """Go on as another writer: what others hold of this one was not all here.

        Args:
            connection: a transaction.
        """
        self._lives.begin(connection)
        self.ids = RecordIds(self.entropy)

    def replaced_incarnations(self, connection: Connection) -> list[bytes]:
        """The lives of this database that have ended."""
        return [bytes.fromhex(one) for one in self._lives.named(connection, REPLACED)]

    def end_copied(self) -> None:
        """Count the computer that this office was copied from as no longer used."""
        with self.store.writing() as connection:
            self._lives.end_copied(connection)

    def take_notice(self) -> Trouble | None:
        """What happened to the life of this database that nobody has been told yet; once."""
        with self.store.reading() as connection:
            why = self.settings.get(connection, NOTICE)
        if not why:
            return None
        self.keep_setting(NOTICE, "")
        return NOTICES.get(why)

    def bundles_written(self, connection: Connection) -> int:
        """How many bundles were written in this life."""
        return int(self.settings.get(connection, BUNDLES, "0"))

    def next_bundle(self, connection: Connection) -> int:
        """The number of the bundle that is being written, counted in this life."""
        number = self.bundles_written(connection) + 1
        self.settings.set(connection, BUNDLES, str(number))
        return number

    def _witness_start(self) -> None:
        with self.store.writing() as connection:
            if self._lives.start(connection):
                self.ids = RecordIds(self.entropy)
        self.swear(afresh=True)

    def swear(self, *, afresh: bool = False) -> None:
        """Let the witness note how far the database has got; after each command.

        Args:
            afresh: a bundle was written, perhaps with nothing new in it.
        """
        with self.store.reading() as connection:
            self._lives.swear(connection, afresh=afresh)

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
        self.swear(afresh=True)
        self.store.close()
        while self._closers:
            self._closers.pop()()
