"""Commands: what people did, one undo step each, also after the program was closed.

Undoing writes new operations: the journal only grows. An undo has seen what its command had
seen and nothing that came since, so that it never overwrites another office's work: where that
has changed the same field meanwhile, both values go to review. To undo a command that had settled
a question of the review asks it again (`db.journal.reopening`).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import msgspec
from backports import zstd
from sqlalchemy import delete, insert, or_, select, update

from db.journal import joins
from db.journal import rows as rows_of
from db.journal.operations import Change, Kind, Position
from db.journal.reopening import Settled, Undone, reopened

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping, Select, Table

    from db.journal.log import Log
    from db.journal.write import Step
    from db.shape import TableShape, Value

KEPT = 500
"""So many commands can be undone; older ones stay done."""


class CommandState(IntEnum):
    """Whether a command can be undone or redone."""

    DONE = 1
    UNDONE = 2


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that somebody did.

    Attributes:
        id: counts the commands of this database.
        name: the kind of command, for programs.
        title: what was done, for people.
        person: who did it.
        at: milliseconds since 1970.
        state: whether it stands.
        reading: whether it was the reading of a bundle.
    """

    id: int
    name: str
    title: str
    person: str
    at: int
    state: CommandState
    reading: bool


class _PackedStep(msgspec.Struct, array_like=True):
    ledger: str
    uid: bytes
    kind: int
    before: dict[str, str | int | None]
    after: dict[str, str | int | None]
    settled: list[Settled] = []


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[_PackedStep]).decode


class Commands:
    """The commands of one database.

    Args:
        log: the journal's state.
        erased_title: what commands are called whose records were erased: their own titles name
            persons.
    """

    def __init__(self, log: Log, erased_title: str = "") -> None:
        self._log = log
        self._erased_title = erased_title
        self._table = log.tables.commands

    def begin(
        self, connection: Connection, name: str, title: str, person: str, *, reading: bool = False
    ) -> int:
        """Note that a command begins."""
        table = self._table
        statement = insert(table).values(
            name=name,
            title=title,
            person=person,
            at=self._log.clock(),
            state=CommandState.DONE,
            epoch=self._log.read_meta(connection, "epoch"),
            reading=int(reading),
            steps=_pack([]),
        )
        return int(connection.execute(statement.returning(table.c.id)).scalar_one())

    def finish(self, connection: Connection, command: int, steps: Sequence[Step]) -> None:
        """Note what a command did; what had been undone cannot be redone any more."""
        table = self._table
        # A reading that was undone stays on the list: its segments are still held.
        ended = or_(table.c.state == CommandState.UNDONE, table.c.id <= command - KEPT)
        connection.execute(delete(table).where(ended, table.c.reading == 0))
        packed: list[_PackedStep] = []
        for one in steps:
            shape = self._log.shapes[one.ledger]
            before, after = _wired(shape, one.before), _wired(shape, one.after)
            packed.append(
                _PackedStep(shape.wire, one.uid, int(one.kind), before, after, list(one.settled))
            )
        self._set(connection, command, CommandState.DONE, packed)

    def drop(self, connection: Connection, command: int) -> None:
        """Forget a command that did nothing."""
        connection.execute(delete(self._table).where(self._table.c.id == command))

    def mark(self, connection: Connection, command: int, state: CommandState) -> None:
        """Note that a command was undone or redone just now."""
        self._set(connection, command, state, None)

    def _set(
        self,
        connection: Connection,
        command: int,
        state: CommandState,
        packed: list[_PackedStep] | None,
    ) -> None:
        epoch = self._log.read_meta(connection, "epoch")
        values: dict[str, object] = {"state": state, "epoch": epoch}
        if packed is not None:
            values["steps"] = _pack(packed)
        connection.execute(update(self._table).where(self._table.c.id == command).values(values))

    def last(self, connection: Connection, state: CommandState) -> Command | None:
        """The command to undo (`DONE`) or to redo (`UNDONE`) next.

        What was undone last is redone first, so that whoever takes an edit back and wants it again
        gets the edit, and not a bundle that was set aside some time ago.
        """
        table = self._table
        order = [table.c.id.desc()]
        if state is CommandState.UNDONE:
            # undoing a reading begins an epoch, in which nothing was undone before it
            order = [table.c.epoch.desc(), table.c.reading.asc(), table.c.id.asc()]
        query = _query(table).where(table.c.state == state).order_by(*order)
        row = connection.execute(query.limit(1)).mappings().one_or_none()
        return None if row is None else _command(row)

    def one(self, connection: Connection, number: int) -> Command | None:
        """One command; None if it is not on the list (any more)."""
        query = _query(self._table).where(self._table.c.id == number)
        row = connection.execute(query).mappings().one_or_none()
        return None if row is None else _command(row)

    def readings(self, connection: Connection) -> list[Command]:
        """The commands by which bundles were read, the oldest first."""
        query = _query(self._table).where(self._table.c.reading == 1).order_by(self._table.c.id)
        return [_command(row) for row in connection.execute(query).mappings()]

    def recent(self, connection: Connection, most: int) -> list[Command]:
        """The latest commands, the newest first."""
        query = _query(self._table).order_by(self._table.c.id.desc()).limit(most)
        return [_command(row) for row in connection.execute(query).mappings()]

    def undone_readings(self, connection: Connection) -> set[int]:
        """The commands by which bundles were read that are undone now."""
        query = select(self._table.c.id).where(
            self._table.c.reading == 1, self._table.c.state == CommandState.UNDONE
        )
        return {int(row[0]) for row in connection.execute(query)}

    def forget_values(self, connection: Connection, uids: Collection[bytes]) -> None:
        """Leave these records out of what can be undone and redone: they were erased."""
        table = self._table
        rows = connection.execute(select(table.c.id, table.c.steps)).all()
        for command, packed in rows:
            steps = _decode(zstd.decompress(bytes(packed)))
            left = [one for one in steps if one.uid not in uids]
            if len(left) < len(steps):
                statement = update(table).where(table.c.id == command)
                connection.execute(statement.values(steps=_pack(left), title=self._erased_title))

    # ---- what undoing and redoing take
    def changes(self, connection: Connection, command: int, *, back: bool) -> list[Change]:
        """The changes that undo a command (or do it again), as far as its records allow it.

        A record that another office deleted or brought back meanwhile is left as it is.
        """
        row = connection.execute(
            select(self._table.c.steps, self._table.c.epoch).where(self._table.c.id == command)
        ).one()
        steps = _decode(zstd.decompress(bytes(row[0])))
        # All that this office wrote since is seen: commands are undone in turn. What others wrote
        # and was read since is not.
        seen = Position(int(row[1]), self._log.position(connection).op)
        gone = self._gone(connection, steps)
        found: list[Change] = []
        for step in reversed(steps) if back else steps:
            shape = self._log.wires.get(step.ledger)
            stays = step.kind == Kind.JOIN and step.after.get(joins.INTO) is None
            if back and stays and not step.settled:
                continue  # the record was there before
            kind = (_BACK if back else _FORTH)[Kind(step.kind)]
            was_hidden = kind is Kind.RESTORE and not stays
            if shape is None or gone.get(step.uid) is not was_hidden:
                continue
            before, after = _named(shape, step.before), _named(shape, step.after)
            if back and step.settled:
                gone[step.uid] = False
                undone = Undone(shape, step.uid, kind, before, after, seen)
                found += reopened(undone, step.settled)
                continue
            gone[step.uid] = kind is Kind.DELETE or (kind is Kind.JOIN and not stays)
            values, base = (before, after) if back else (after, before)
            found.append(Change(shape, step.uid, kind, values, seen=seen, base=base))
        return found

    def _gone(self, connection: Connection, steps: list[_PackedStep]) -> dict[bytes, bool]:
        """Whether each record is deleted now; records without a row are missing."""
        wanted: dict[str, set[bytes]] = {}
        for step in steps:
            wanted.setdefault(step.ledger, set()).add(step.uid)
        return {
            uid: bool(rows_of.number_of(row, "_gone"))
            for ledger, uids in wanted.items()
            if (shape := self._log.wires.get(ledger))
            for uid, row in rows_of.fetch(connection, shape, uids).items()
        }


def _query(table: Table) -> Select[*tuple[Any, ...]]:
    names = ("id", "name", "title", "person", "at", "state", "reading")
    return select(*(table.c[name] for name in names))


def _command(row: RowMapping) -> Command:
    return Command(
        id=row["id"],
        name=row["name"],
        title=row["title"],
        person=row["person"],
        at=row["at"],
        state=CommandState(row["state"]),
        reading=bool(row["reading"]),
    )


def _wired(shape: TableShape, values: Mapping[str, Value]) -> dict[str, Value]:
    return {
        name if name == joins.INTO else shape.by_name[name].wire: value
        for name, value in values.items()
    }


def _named(shape: TableShape, values: Mapping[str, Value]) -> dict[str, Value]:
    names = {**{one.wire: one.name for one in shape.fields}, joins.INTO: joins.INTO}
    return {names[wire]: value for wire, value in values.items() if wire in names}


def _pack(steps: list[_PackedStep]) -> bytes:
    return zstd.compress(_encode(steps), level=3)


_BACK = {
    Kind.CREATE: Kind.DELETE,
    Kind.SET: Kind.SET,
    Kind.RESOLVE: Kind.SET,
    Kind.DELETE: Kind.RESTORE,
    Kind.RESTORE: Kind.DELETE,
    Kind.AMEND: Kind.SET,
    Kind.JOIN: Kind.RESTORE,
}
_FORTH = {
    **{kind: kind for kind in Kind},
    Kind.CREATE: Kind.RESTORE,
    Kind.RESOLVE: Kind.SET,
    Kind.AMEND: Kind.SET,
}
