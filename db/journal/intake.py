"""Taking in segments, and turning what a reading brought: what acts since, and for whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from db.journal.act import Acting
from db.journal.chains import State
from db.journal.commands import CommandState
from db.journal.effects import Effect
from db.journal.erase import Erasing
from db.journal.judging import Judging
from db.journal.readings import put_back, set_aside
from db.journal.receive import Receiving, has_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.chains import Chains
    from db.journal.commands import Command, Commands
    from db.journal.log import Log
    from db.journal.receive import SegmentHead
    from db.journal.segments import Opened
    from db.journal.verdicts import Accepts


@dataclass(slots=True)
class Reading:
    """What reading some segments did.

    Attributes:
        command: the undo step; 0 if nothing was new.
        stored: how many segments were not held before.
        began: how many segments act since.
        parked: how many of them say something that this version does not know.
        completed: how many held segments say more than before.
        stopped: how many act no more, or are known to have seen something else.
        effects: ledger → what changed for people.
        waiting: how many held segments wait for others now.
        quarantined: how many are in quarantine now.
        moved: local numbers of the segments by which rows may look different since.
    """

    command: int = 0
    stored: int = 0
    began: int = 0
    parked: int = 0
    completed: int = 0
    stopped: int = 0
    effects: dict[str, Effect] = field(default_factory=dict[str, Effect])
    waiting: int = 0
    quarantined: int = 0
    moved: set[int] = field(default_factory=set[int])

    def add(self, effects: Mapping[str, Effect]) -> None:
        """Count what segments did."""
        for name, effect in effects.items():
            self.effects.setdefault(name, Effect()).add(effect)


class Intake:
    """Lets segments in and has them act, in one transaction; the open log was sealed before.

    Args:
        log: what the journal writes.
        chains: who follows whom.
        archive: the segments.
        commands: the undo steps.
        connection: the transaction.
    """

    def __init__(
        self,
        log: Log,
        chains: Chains,
        archive: Archive,
        commands: Commands,
        connection: Connection,
    ) -> None:
        self._log = log
        self._chains = chains
        self._archive = archive
        self._commands = commands
        self._connection = connection

    def receive(
        self, opened: Iterable[Opened], title: str, person: str, accepts: Accepts
    ) -> Reading:
        """Take in segments; see `Journal.receive`."""
        done = Reading()
        # Reading the same bundle again leaves no trace, not even in the list of commands.
        with self._connection.begin_nested() as attempt:
            self._log.next_epoch(self._connection)
            command = self._commands.begin(self._connection, "read", title, person, reading=True)
            receiving = Receiving(self._log, self._archive, self._connection)
            done.stored = len(receiving.store(opened, command))
            self._replay(receiving.completed, done)
            self._let_act(accepts, done, receiving.heads)
            if done.stored:
                done.command = command
                self._commands.finish(self._connection, command, [])
            else:
                self._commands.drop(self._connection, command)
            if not (done.stored or done.began or done.stopped or done.completed):
                attempt.rollback()
                self._log.forget()
                self._chains.forget()
                self._archive.forget()
        done.waiting = self._count(State.WAITING)
        done.quarantined = self._count(State.QUARANTINED)
        return done

    def turn(self, command: Command, accepts: Accepts, *, back: bool) -> Reading:
        """Set aside what a reading brought, or take it up again; see `Journal.turn_reading`."""
        self._log.next_epoch(self._connection)
        other = CommandState.UNDONE if back else CommandState.DONE
        self._commands.mark(self._connection, command.id, other)
        done = Reading()
        if back:
            stopped = set_aside(self._log, self._archive, self._connection, command.id)
            done.moved.update(stopped)
            done.add(self.acting().withdraw(stopped))
        else:
            put_back(self._log, self._connection, self._commands.undone_readings(self._connection))
            self._let_act(accepts, done)
        return done

    def replay_unknown(self) -> int:
        """Let act what is known since; see `Journal.replay_unknown`."""
        table = self._log.tables.segments
        query = select(table.c.id).where(table.c.unknown == 1)
        parked = [int(one) for one in self._connection.scalars(query)]
        self.acting().replay([one for one in parked if self._acts(one)])
        for number in filter(self._is_known, parked):
            self._connection.execute(update(table).where(table.c.id == number).values(unknown=0))
        return len(parked)

    def acting(self) -> Acting:
        """Writes the rows of segments that begin or cease to act."""
        erasing = Erasing(self._log, self._archive, self._commands, self._connection)
        return Acting(self._log, self._chains, self._archive, self._connection, erasing)

    def _replay(self, completed: list[int], done: Reading) -> None:
        """Have segments that say more than before say it to the rows."""
        done.completed = len(completed)
        acting = [one for one in completed if self._acts(one)]
        done.moved.update(acting)
        done.add(self.acting().replay(acting))

    def _let_act(
        self,
        accepts: Accepts,
        done: Reading,
        heads: dict[int, SegmentHead] | None = None,
    ) -> None:
        """Let everything act that may act now, and nothing else."""
        judging = Judging(
            self._log,
            self._chains,
            self._archive,
            self._connection,
            accepts=partial(accepts, self._connection),
            heads={} if heads is None else heads,
        )
        settled = judging.settle()
        done.began += len(settled.began)
        done.stopped += len(settled.stopped)
        done.moved.update(settled.began, settled.stopped)
        # What stopped is computed anew last, when all that acts has its rows.
        done.add(self.acting().act(settled.began))
        done.add(self.acting().withdraw(settled.stopped))
        done.parked += self._park(settled.began)

    def _park(self, began: Sequence[int]) -> int:
        """Note which of these segments say something that this version does not know; how many.

        Anew whenever one begins to act: an older program may have done so with what a newer one
        had read.
        """
        table = self._log.tables.segments
        parked = [one for one in began if not self._is_known(one)]
        for number in parked:
            self._connection.execute(update(table).where(table.c.id == number).values(unknown=1))
        return len(parked)

    def _count(self, state: State) -> int:
        table = self._log.tables.segments
        query = select(func.count()).select_from(table).where(table.c.state == state)
        return int(self._connection.scalar(query) or 0)

    def _is_known(self, number: int) -> bool:
        return not has_unknown(self._log, self._archive.segment(self._connection, number))

    def _acts(self, number: int) -> bool:
        table = self._log.tables.segments
        state = self._connection.scalar(select(table.c.state).where(table.c.id == number))
        return state == State.APPLIED
