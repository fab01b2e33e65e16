"""The journal of one database, as the rest of the program uses it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from secrets import token_bytes
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import func, select, update

from db.journal.archive import Archive
from db.journal.asking import Asking, Event, Open
from db.journal.chains import Chains
from db.journal.commands import Command, Commands, CommandState
from db.journal.eyes import newer_fields
from db.journal.gaps import Gap, gaps
from db.journal.holdings import Holdings
from db.journal.intake import Intake, Reading
from db.journal.log import SEALED, Identity, Log, wall_clock
from db.journal.operations import Change, Kind
from db.journal.readings import TRUST
from db.journal.rebuild import Checked, Checking
from db.journal.rows import update_many
from db.journal.seal import seal
from db.journal.sources import Sources
from db.journal.write import Writing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterable, Sequence

    from sqlalchemy import Connection

    from db.journal.operations import Position, Writer
    from db.journal.segments import Opened
    from db.journal.sources import Background
    from db.journal.verdicts import Accepts
    from db.shape import TableShape
    from db.store import Store
    from db.tables import JournalTables


class Step(Protocol):
    """Watches a long job."""

    def __call__(self, done: int, total: int, /) -> None:
        """Told how much is done of how much; raises to stop the job."""
        ...


@dataclass(slots=True)
class Done:
    """What a command did.

    Attributes:
        command: its number; 0 if it changed nothing and was not noted.
        changed: how many operations it made.
    """

    command: int = 0
    changed: int = 0


def _no_step(_done: int, _total: int) -> None:
    """Watch nothing."""


class Journal:
    """One door for every change of a row.

    Args:
        store: the database.
        tables: the journal's own tables.
        shapes: the ledgers.
        identity: who writes here.
        schema: the version of the ledgers, noted in segments.
        clock: milliseconds since 1970.
        entropy: so many random bytes.
        erased_title: what commands are called whose records were erased.
    """

    def __init__(
        self,
        store: Store,
        tables: JournalTables,
        shapes: Sequence[TableShape],
        identity: Identity,
        *,
        schema: int,
        clock: Callable[[], int] = wall_clock,
        entropy: Callable[[int], bytes] = token_bytes,
        erased_title: str = "",
    ) -> None:
        self.store = store
        self.log = Log(tables, shapes, identity, clock, entropy)
        self.chains = Chains(self.log)
        self.archive = Archive(self.log, self.chains)
        self.commands = Commands(self.log, erased_title)
        self._schema = schema
        self._is_open = False

    @contextmanager
    def transaction(self, *, keep: bool = True) -> Generator[Connection]:
        """One transaction in which rows may be written; all of it is kept, or nothing is.

        Args:
            keep: False to try something out: everything is rolled back at the end.
        """
        before = self.log.identity
        try:
            with self.store.writing() as connection:
                with self._opened(connection):
                    yield connection
                _roll_back(unless=keep)
        except _TriedOutError:
            self._forget(before)
        except BaseException:
            self._forget(before)
            raise
        finally:
            self.archive.forget()

    def _forget(self, before: Identity) -> None:
        """Nothing of a transaction was kept, nor is the incarnation that began in it."""
        self.log.identity = before
        self.log.forget()
        self.chains.forget()

    @contextmanager
    def _opened(self, connection: Connection) -> Generator[None]:
        """Let rows be written; a transaction within a greater one finds the door open."""
        if self._is_open:
            yield
            return
        self._door(connection, is_open=True)
        self._is_open = True
        try:
            yield
            self._door(connection, is_open=False)
        finally:
            self._is_open = False

    def _door(self, connection: Connection, *, is_open: bool) -> None:
        connection.execute(update(self.log.tables.door).values(open=int(is_open)))

    # ---- writing
    def write(
        self,
        name: str,
        title: str,
        person: str,
        changes: Sequence[Change],
        *,
        step: Step = _no_step,
        undoable: bool = True,
    ) -> Done:
        """Carry out one command: one transaction, one undo step.

        Args:
            name: the kind of command, for programs.
            title: what is done, for people.
            person: who does it.
            changes: one or more for each record; see `Change`.
            step: told how many changes of how many are done; may raise to stop everything.
            undoable: whether it can be taken back by `undo`; trust cannot.

        Raises:
            GoneRecordError: a change names a record that is not there; nothing was kept.
        """
        with self.transaction() as connection:
            command = self.commands.begin(connection, name, title, person)
            writing = Writing(self.log, self.archive, connection, command, person)
            steps = writing.write(changes, step)
            if steps and undoable:
                self.commands.finish(connection, command, steps)
            else:
                self.commands.drop(connection, command)
            return Done(command, len(steps)) if steps else Done()

    def erase(
        self, name: str, title: str, person: str, records: Sequence[tuple[TableShape, bytes]]
    ) -> Done:
        """Remove for good what records say of persons, here and wherever this is read.

        The erasure is sealed at once, with nothing else in its segment: the values leave the
        segments, and so must have left the open log. It cannot be undone.

        Args:
            name: the kind of command, for programs.
            title: what is done, for people.
            person: who does it.
            records: ledgers and ids.

        Raises:
            GoneRecordError: there is no such record; nothing was changed.
        """
        changes = [Change(shape, uid, Kind.ERASE) for shape, uid in records]
        with self.transaction() as connection:
            self._seal(connection)
            done = self.write(name, title, person, changes, undoable=False)
            self._seal(connection)
            for shape in {shape.name: shape for shape, _uid in records}.values():
                uids = {uid for of, uid in records if of.name == shape.name}
                self._intake(connection).acting().erase(shape, uids)
            return done

    def undo(self, person: str, accepts: Accepts) -> Command | None:
        """Take the last command back; None if there is none."""
        return self._turn(CommandState.DONE, person, accepts)

    def redo(self, person: str, accepts: Accepts) -> Command | None:
        """Do again what was undone last; None if there is nothing."""
        return self._turn(CommandState.UNDONE, person, accepts)

    def _turn(
        self,
        state: CommandState,
        person: str,
        accepts: Accepts,
    ) -> Command | None:
        back = state is CommandState.DONE
        other = CommandState.UNDONE if back else CommandState.DONE
        with self.transaction() as connection:
            command = self.commands.last(connection, state)
            if command is None:
                return None
            if command.reading:
                self._turn_reading(connection, command, accepts, back=back)
            else:
                changes = self.commands.changes(connection, command.id, back=back)
                writing = Writing(self.log, self.archive, connection, command.id, person)
                writing.write(changes, _no_step)
                self.commands.mark(connection, command.id, other)
            return command

    def turn_reading(self, command: Command, accepts: Accepts, *, back: bool) -> Reading:
        """Set aside what a reading brought, whatever was done since; or take it up again.

        Args:
            command: the reading.
            accepts: what the trust log says.
            back: whether to set aside; otherwise take up.

        Returns:
            What that did; empty where it was so already.
        """
        wanted = CommandState.UNDONE if back else CommandState.DONE
        if command.state is wanted:
            return Reading()
        with self.transaction() as connection:
            return self._turn_reading(connection, command, accepts, back=back)

    def _turn_reading(
        self, connection: Connection, command: Command, accepts: Accepts, *, back: bool
    ) -> Reading:
        # what was written since has seen what the reading brought
        self._seal(connection)
        return self._intake(connection).turn(command, accepts, back=back)

    def _intake(self, connection: Connection) -> Intake:
        return Intake(self.log, self.chains, self.archive, self.commands, connection)

    def holdings(self, connection: Connection) -> Holdings:
        """What is held, for writing and reading bundles."""
        return Holdings(self.log, self.chains, connection)

    def gaps(self) -> list[Gap]:
        """What waiting segments wait for."""
        with self.store.reading() as connection:
            return gaps(self.log, Archive(self.log, self.chains), connection)

    def forks(self) -> int:
        """How many chains left another one: copies of one disk that both wrote on."""
        with self.store.reading() as connection:
            return self.chains.forks(connection)

    def open_records(self, connection: Connection) -> int:
        """How many records have operations that are not sealed yet, those of trust left out."""
        table, scopes = self.log.tables.operations, self.log.tables.scopes
        query = (
            select(func.count(table.c.uid.distinct()))
            .join(scopes, scopes.c.id == table.c.scope)
            .where(scopes.c.domain != TRUST)
        )
        return int(connection.scalar(query) or 0)

    # ---- sealing and receiving
    def seal(self) -> int:
        """Seal the open log; the count of segments made."""
        with self.transaction() as connection:
            return self._seal(connection)

    def _seal(self, connection: Connection) -> int:
        made = seal(self.log, self.chains, connection, self._schema)
        if made:
            before = self.log.read_meta(connection, SEALED)
            self.log.write_meta(connection, SEALED, before + made)
        return made

    def go_on_as(self, writer: Writer) -> None:
        """Write under another incarnation from now on: an earlier state was put back.

        What is open was written under the old one; it keeps that origin when it is sealed.
        """
        self.log.identity = replace(self.log.identity, writer=writer)

    def receive(
        self,
        opened: Iterable[Opened],
        title: str,
        person: str,
        accepts: Accepts,
        *,
        keep: bool = True,
    ) -> Reading:
        """Take in segments whose signatures were checked: one transaction, one undo step.

        Args:
            opened: the segments, in any order.
            title: what is read, for people.
            person: who reads it.
            accepts: what the trust log says.
            keep: otherwise say what would happen, and change nothing.
        """
        with self.transaction(keep=keep) as connection:
            self._seal(connection)
            return self._intake(connection).receive(opened, title, person, accepts)

    # ---- asking
    def position(self) -> Position:
        """This moment, for a form that is being opened."""
        with self.store.reading() as connection:
            return self.log.position(connection)

    def newer(
        self, shape: TableShape, uid: bytes, seen: Position, fields: Collection[str]
    ) -> set[str]:
        """Which of these columns somebody changed since a form was opened."""
        concerned = [shape.by_name[name] for name in fields]
        with self.store.reading() as connection:
            found = newer_fields(self.log, connection, uid, seen)
        return {one.name for one in concerned if one.wire in found}

    def history(self, shape: TableShape, uid: bytes) -> list[Event]:
        """Every operation on a record that this office holds, the oldest first."""
        with self.store.reading() as connection:
            return self._asking(connection).history(shape, uid)

    def contests(self, uid: bytes | None = None) -> list[Open]:
        """What waits in review (for one record), the newest question first."""
        with self.store.reading() as connection:
            return self._asking(connection).contests(uid)

    def questions(self, uid: bytes | None = None) -> list[tuple[Open, Background]]:
        """What waits in review (for one record), and where its values come from."""
        with self.store.reading() as connection:
            archive = Archive(self.log, self.chains)
            opened = Asking(self.log, archive, connection).contests(uid)
            found = Sources(self.log, archive, connection).of(opened)
            return list(zip(opened, found, strict=True))

    def _asking(self, connection: Connection) -> Asking:
        return Asking(self.log, Archive(self.log, self.chains), connection)

    # ---- upkeep
    def check(
        self,
        verify: Callable[[bytes, bytes, bytes], bool],
        step: Step = _no_step,
    ) -> Checked:
        """Check every segment, and every row against the segments; nothing is changed.

        Args:
            verify: whether a device signed a segment: public key, hash, signature.
            step: told how much is done of how much; may raise to stop.
        """
        with self.transaction(keep=False) as connection:
            return Checking(self.log, self.chains, self.archive, connection, verify).check(step)

    def refresh(self, shape: TableShape) -> None:
        """Compute the local columns of a ledger anew (sort keys), after they were added."""
        with self.transaction() as connection:
            table = shape.table
            fields = [table.c[name] for name in shape.names]
            rows = connection.execute(select(table.c["_uid"], *fields)).all()
            update_many(
                connection,
                shape,
                (
                    (bytes(uid), dict(shape.derive(dict(zip(shape.names, values, strict=True)))))
                    for uid, *values in rows
                ),
            )

    def replay_unknown(self) -> int:
        """Let act what segments said of ledgers and fields that this version has learnt since.

        Returns:
            How many segments were replayed.
        """
        with self.transaction() as connection:
            return self._intake(connection).replay_unknown()


class _TriedOutError(Exception):
    """Rolls back what was only tried out."""


def _roll_back(*, unless: bool) -> None:
    if not unless:
        raise _TriedOutError
