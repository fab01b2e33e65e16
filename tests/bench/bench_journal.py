"""What the journal and the encryption cost: room on the disk, time of a save, time of a database."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.bench.filled import HOME, TABLE, prepare
from tests.bench.harness import Bench

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from sqlite3 import Connection

    from app.office import Office
    from db.journal.journal import Done
    from tests.bench.harness import Stage

SAVES = 100
BUILT = "built.db"


# ---- room
def journal_size(stage: Stage) -> None:
    """Bytes that the journal takes on the disk."""
    whole, rows = _sizes(stage)
    stage.figures.size = whole - rows


def rows_size(stage: Stage) -> None:
    """Bytes that the ledgers take, with their indexes."""
    stage.figures.size = _sizes(stage)[1]


def _sizes(stage: Stage) -> tuple[int, int]:
    """The compact database's bytes, and what is left of them without the journal's tables."""
    from tests.bench.offices import open_copy
    from tests.bench.raw_table import opened

    office = open_copy(stage, HOME)
    copy, key = stage.scratch / BUILT, office.secrets.database_key
    with stage.measured():
        office.store.copy_to(copy)
        whole = copy.stat().st_size
        with opened(copy, key) as connection:
            _drop_journal(connection)
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    office.close()
    return whole, copy.stat().st_size


def _drop_journal(connection: Connection) -> None:
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type = 'trigger'"
        " OR type = 'table' AND name GLOB 'j_*' ORDER BY type DESC"
    )
    for kind, name in found.fetchall():
        connection.execute(f'DROP {kind} "{name}"')


# ---- a save
def save(stage: Stage) -> None:
    """Save new members as the form does."""
    _save(stage, lambda _office: None)


def save_without_journal(stage: Stage) -> None:
    """The same with rows alone: no operations, no undo, no witness."""
    _save(stage, _without_journal)


def _save(stage: Stage, change: Callable[[Office], None]) -> None:
    from app.desk import Desk
    from tests.bench.offices import invented_members, open_copy

    office = open_copy(stage, HOME)
    change(office)
    desk, people = Desk(office), invented_members(SAVES + 1, seed=3)
    # loads what the first save of a day loads
    desk.add("members", people.pop())
    with stage.measured():
        for one in people:
            desk.add("members", one)
    office.close()


def _without_journal(office: Office) -> None:
    from db.journal import rows as rows_of
    from db.journal.journal import Done
    from db.journal.operations import Scope

    journal = office.journal

    def write(_name: str, _title: str, _person: str, changes: list[object]) -> Done:
        with journal.transaction() as connection:
            for one in changes:
                scope = journal.log.scopes.of(connection, Scope(one.shape.domain, one.unit))
                system = {
                    "_uid": one.uid, "_scope": scope, "_born": 0, "_stamp": office.clock(),
                    "_gone": 0, "_review": 0,
                }  # fmt: skip
                row = rows_of.fill(one.shape, one.values, system)
                rows_of.insert_many(connection, one.shape, [row])
        return Done(1, len(changes))

    journal.write = write
    office.swear = lambda: None


# ---- encryption
def build(stage: Stage, *, encrypted: bool) -> None:
    """Fill a table in some transactions, open it anew, read all of it and many pages of it."""
    from tests.bench.raw_table import RawTable

    table = RawTable.load(stage.prepared / TABLE)
    path = stage.scratch / BUILT
    with stage.measured():
        connection = _opened(path, encrypted=encrypted)
        table.make(connection)
        for start in range(0, len(table.rows), 5000):
            table.insert(connection, table.rows[start : start + 5000])
        connection.close()
        connection = _opened(path, encrypted=encrypted)
        assert len(connection.execute("SELECT * FROM members").fetchall()) == len(table.rows)
        for start in range(0, len(table.rows), 100):
            page = "SELECT * FROM members WHERE _row > ? ORDER BY _row LIMIT 64"
            connection.execute(page, (start,)).fetchall()
        connection.close()


def _opened(path: Path, *, encrypted: bool) -> Connection:
    from db.driver import dbapi2
    from db.store import CACHE_KIB, connect
    from tests.bench.raw_table import KEY

    if encrypted:
        return connect(path, KEY)
    raw = dbapi2.connect(str(path), isolation_level=None)
    settings = (f"cache_size = -{CACHE_KIB}", "temp_store = MEMORY", "synchronous = FULL",
                "journal_mode = WAL")  # fmt: skip
    for pragma in settings:
        raw.execute(f"PRAGMA {pragma}")
    return raw


BENCHES = (
    Bench(
        name="journal-size",
        what="the journal on the disk",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=journal_size,
        against="the rows with their indexes",
        other=rows_size,
        target=0.15,
        compared="size",
    ),
    Bench(
        name="journal-save",
        what=f"{SAVES} new members, saved one by one",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=save,
        against="the same without a journal",
        other=save_without_journal,
        target=1.3,
    ),
    Bench(
        name="encryption",
        what="filling and reading a table",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=partial(build, encrypted=True),
        against="the same, not encrypted",
        other=partial(build, encrypted=False),
        target=1.5,
    ),
)
