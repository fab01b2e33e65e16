"""The register of bundles: what was read here, and what was written here for others: 收发登记.

It stays on this computer. What it says of a reading is enough to print the receipt again at any
time, and to set aside what it brought, whatever was read since; and to take it up again.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import func, insert, select

from app.errors import Trouble
from app.language import say
from db.journal.chains import State as Held
from db.journal.commands import CommandState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from sqlalchemy import Connection, RowMapping

    from app.office import Office
    from app.sync.tallies import Head, Tally
    from db.journal.commands import Command

READ, WRITTEN = "read", "written"
EARLIER = "r"
"""Before the number of a reading of which the register itself knows nothing: it is older."""


class State(Enum):
    """Whether what a bundle brought counts."""

    IN_FORCE = "in force"
    ASIDE = "aside"
    PARTLY = "partly"
    """Something of it does not act, since it builds on what was set aside."""
    NOTHING = "nothing"
    """It brought nothing that could be set aside."""
    WRITTEN = "written"
    """It was written here for another office."""

    @property
    def label(self) -> str:
        """What people read."""
        return {
            State.IN_FORCE: say("在用"),
            State.ASIDE: say("已搁置"),
            State.PARTLY: say("部分跟着搁置"),
            State.NOTHING: say("没有新内容"),
            State.WRITTEN: say("已写出"),
        }[self]


class NotedBundle(msgspec.Struct, frozen=True):
    """One file in the register.

    Attributes:
        id: the bundle's, in hexadecimal.
        file: the file's name.
        written: when it was written, ISO 8601, by the writer's clock.
        part: which file of a series it is, from 1.
        parts: how many files the series has.
    """

    id: str
    file: str
    written: str = ""
    part: int = 1
    parts: int = 1

    @property
    def moment(self) -> dt.datetime | None:
        """When it was written."""
        return dt.datetime.fromisoformat(self.written) if self.written else None


class NotedTally(msgspec.Struct, frozen=True, array_like=True):
    """What became of the records of one ledger of one office; see `Tally`."""

    ledger: str
    unit: str
    new: int
    changed: int
    deleted: int
    same: int
    conflicts: int


class NotedHead(msgspec.Struct, frozen=True, array_like=True):
    """How many records one ledger of one office had and has; see `Head`."""

    ledger: str
    unit: str
    before: int
    after: int
    there: int | None = None


class Noted(msgspec.Struct, frozen=True):
    """What the register keeps of a reading or a writing.

    Attributes:
        offices: who wrote it, or for whom it was written: code → name.
        bundles: its files.
        tallies: what it did, by ledger and office.
        heads: the counts before and after, of what changed or differs.
        waiting: how many held segments waited for others then.
        quarantined: how many were in quarantine then.
        missing: how many attachments were missing then.
        segments: how many segments the files carry.
        records: of one that was written: how many records it speaks of.
        attachments: how many attachments it carries.
        names: what the offices were called that it speaks of.
        labels: what the ledgers were called.
    """

    offices: dict[str, str]
    bundles: tuple[NotedBundle, ...]
    tallies: tuple[NotedTally, ...] = ()
    heads: tuple[NotedHead, ...] = ()
    waiting: int = 0
    quarantined: int = 0
    missing: int = 0
    segments: int = 0
    records: int = 0
    attachments: int = 0
    names: dict[str, str] = msgspec.field(default_factory=dict[str, str])
    labels: dict[str, str] = msgspec.field(default_factory=dict[str, str])

    def total(self, what: str) -> int:
        """How many over all ledgers and offices: new, changed, deleted, same or conflicts."""
        return sum(int(getattr(one, what)) for one in self.tallies)


@dataclass(frozen=True)
class Entry:
    """One line of the register.

    Attributes:
        key: what names it here: its number; with `EARLIER` before it that of an older reading.
        at: when, milliseconds since 1970.
        person: who did it.
        state: whether it counts.
        command: the reading's command; 0: there is none.
        noted: what is kept of it.
        title: of an older reading what it was called; else empty.
    """

    key: str
    at: int
    person: str
    state: State
    command: int
    noted: Noted
    title: str = ""

    @property
    def offices(self) -> str:
        """From whom, or for whom."""
        return "、".join(self.noted.offices.values()) or self.title

    @property
    def has_receipt(self) -> bool:
        """Whether a receipt of it can be printed."""
        return bool(self.noted.bundles) and self.state is not State.WRITTEN


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Noted).decode


# ---- filling it
def noted_tallies(tallies: Mapping[tuple[str, str], Tally]) -> tuple[NotedTally, ...]:
    """What a reading did, as the register keeps it."""
    return tuple(
        NotedTally(*key, one.new, one.changed, one.deleted, one.same, one.conflicts)
        for key, one in sorted(tallies.items())
    )


def noted_heads(
    heads: Iterable[Head], tallies: Mapping[tuple[str, str], Tally]
) -> tuple[NotedHead, ...]:
    """The counts that somebody had to look at, and those of what was read, as they are kept."""
    return tuple(
        NotedHead(one.ledger, one.unit, one.before, one.after, one.there)
        for one in heads
        if one.to_check or _is_stirred(tallies.get((one.ledger, one.unit)))
    )


def _is_stirred(one: Tally | None) -> bool:
    return one is not None and bool(one.new or one.changed or one.deleted or one.conflicts)


def note_read(office: Office, connection: Connection, noted: Noted, command: int) -> int:
    """Enter a reading, once; of one that was read before and brings nothing there is no new line.

    Returns:
        The number of the line; 0 if there is none.
    """
    ids = [bytes.fromhex(one.id) for one in noted.bundles]
    table = office.tables.office.registered
    query = select(func.count(table.c.bundle.distinct())).where(table.c.bundle.in_(ids))
    if not command and connection.scalar(query) == len(set(ids)):
        return 0
    return _note(office, connection, READ, noted, command)


def note_written(
    office: Office,
    connection: Connection,
    to: tuple[str, str],
    files: Sequence[tuple[bytes, Path]],
    *,
    segments: int,
    records: int,
) -> None:
    """Enter what was written for another office.

    Args:
        office: ours.
        connection: a transaction.
        to: code and name of that office.
        files: id and place of each file.
        segments: how many segments they carry.
        records: how many records these speak of.
    """
    now = dt.datetime.fromtimestamp(office.clock() / 1000).astimezone()
    bundles = tuple(
        NotedBundle(name.hex(), path.name, now.isoformat(timespec="seconds"), number, len(files))
        for number, (name, path) in enumerate(files, 1)
    )
    noted = Noted(dict([to]), bundles, segments=segments, records=records)
    _note(office, connection, WRITTEN, noted, 0)


def _note(office: Office, connection: Connection, kind: str, noted: Noted, command: int) -> int:
    tables = office.tables.office
    statement = insert(tables.register).values(
        kind=kind,
        at=office.clock(),
        person=office.person,
        command=command,
        document=_encode(noted).decode(),
    )
    made = int(connection.execute(statement.returning(tables.register.c.id)).scalar_one())
    ids = sorted({one.id for one in noted.bundles})
    rows = [{"bundle": bytes.fromhex(one), "entry": made} for one in ids]
    if rows:
        connection.execute(insert(tables.registered), rows)
    return made


# ---- looking at it
def entries(office: Office) -> list[Entry]:
    """All lines, the newest first; readings that are older than the register stand at the end."""
    table = office.tables.office.register
    with office.store.reading() as connection:
        rows = connection.execute(select(table).order_by(table.c.id.desc())).mappings().all()
        commands = {one.id: one for one in office.journal.commands.readings(connection)}
        follow = followers(office, connection)
        found = [_entry(row, commands, follow) for row in rows]
        listed = {one.command for one in found}
        older = [one for one in commands.values() if one.id not in listed]
        found += [_earlier(one, follow) for one in reversed(older)]
    return found


def entry(office: Office, key: str) -> Entry:
    """One line.

    Raises:
        Trouble: there is none of this number.
    """
    for one in entries(office):
        if one.key == key.strip():
            return one
    raise Trouble("收发登记里没有第 {number} 号", "请用 bundle log 看看有哪些", number=key)


def line_of(office: Office, connection: Connection, command: int) -> str:
    """The line of a reading, by its command."""
    table = office.tables.office.register
    query = select(table.c.id).where(table.c.command == command)
    found = connection.scalar(query)
    return f"{EARLIER}{command}" if found is None else str(found)


def _entry(row: RowMapping, commands: Mapping[int, Command], followers: set[int]) -> Entry:
    command = int(row["command"])
    return Entry(
        key=str(row["id"]),
        at=int(row["at"]),
        person=str(row["person"]),
        state=State.WRITTEN if row["kind"] == WRITTEN else _state(commands.get(command), followers),
        command=command if command in commands else 0,
        noted=_decode(row["document"]),
    )


def _earlier(command: Command, followers: set[int]) -> Entry:
    state = _state(command, followers)
    noted = Noted({}, ())
    key = f"{EARLIER}{command.id}"
    return Entry(key, command.at, command.person, state, command.id, noted, command.title)


def _state(command: Command | None, followers: set[int]) -> State:
    if command is None:
        return State.NOTHING
    if command.state is CommandState.UNDONE:
        return State.ASIDE
    return State.PARTLY if command.id in followers else State.IN_FORCE


def followers(office: Office, connection: Connection) -> set[int]:
    """The readings, by their commands, of which something is set aside."""
    table = office.journal.log.tables.segments
    query = select(table.c.reading).distinct().where(table.c.state == Held.ASIDE)
    return {int(one) for one in connection.scalars(query)}
