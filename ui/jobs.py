"""Work beside the window: each lane a thread of its own, and the jobs of one lane in turn.

Workers never touch widgets: a job gets a `Progress` and answers a value; what it answers is handed
over in the window's thread. Stale answers are dropped: of the reads of one channel the newest wins,
and stops what the older ones are reading.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.duty import on_duty
from app.errors import Cancelled, Trouble
from ui.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.progress import Progress

Answer = TypeVar("Answer")

STEP_S = 1 / 30
"""Progress is handed over at most so often."""
CLOSING_S = 1.0
"""Closing waits so long before it says what it waits for."""
GIVEN_UP_S = 10.0
"""Closing waits so long for a disk that does not answer: longer would not bring it back."""
LOOK_S = 0.05


class Lane(Enum):
    """Where a job waits for its turn; the jobs of one lane run one after another."""

    READ = "read"
    """What the screen waits for: short, and only reads. It never waits for an import."""
    COUNT = "count"
    """What may come later than the rows: counts and overviews. It only reads."""
    WORK = "work"
    """Whatever writes, and whatever may take long."""
    OUTSIDE = "outside"
    """Whatever touches disks that are not this computer's own: sticks, shares, chosen folders. One
    that is dying may hang for minutes; nobody who saves or reads may have to wait for it."""


@dataclass(eq=False)
class Job(Generic[Answer]):
    """One piece of work.

    Attributes:
        title: what is being done, for people.
        work: does it, in the worker thread; must touch no widget.
        done: gets the answer, in the window's thread.
        trouble: gets what went wrong, in the window's thread; None: the window tells it.
        cancelled: called in the window's thread after the job was cancelled.
        channel: of the jobs of one channel only the newest is answered; empty: all are.
        owner: whose job it is; when it is gone, nothing is handed over any more.
        lane: with which other jobs it takes turns.
        stoppable: whether it may be stopped wherever it reads, in the midst of a statement, too;
            False: only where it steps, since elsewhere something would be half done.
    """

    title: str
    work: Callable[[Progress], Answer]
    done: Callable[[Answer], None]
    trouble: Callable[[Trouble], None] | None = None
    cancelled: Callable[[], None] | None = None
    channel: str = ""
    owner: QObject | None = None
    lane: Lane = Lane.WORK
    stoppable: bool = True
    _stop: Event = field(default_factory=Event)
    _drop: Callable[[], None] | None = None

    def cancel(self) -> None:
        """Ask the job to stop; it stops at its next step, or in the statement that it reads.

        One that has not had its turn yet ends at once, whatever it has waited for.
        """
        self._stop.set()
        if self._drop is not None:
            self._drop()

    def may_be_dropped(self, drop: Callable[[], None]) -> None:
        """Call this when the job is cancelled: it may still wait for its turn."""
        self._drop = drop

    def go_on(self) -> None:
        """Let whoever works on it go on.

        Raises:
            Cancelled: it was asked to stop.
        """
        if self._stop.is_set():
            raise Cancelled

    @property
    def is_stopped(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    @property
    def is_orphaned(self) -> bool:
        """Whether the dialog or page that wanted it has been thrown away."""
        return self.owner is not None and not isValid(self.owner)


class Jobs(QObject):
    """Runs jobs, those of one lane one after another in its thread.

    Signals:
        started: a job begins.
        stepped: job, done, total, what: how far it is.
        finished: a job has ended, however.
        troubled: a job without a handler of its own ran into trouble.
        failed: a job ended with a bug.
    """

    started = Signal(object)
    stepped = Signal(object, int, int, str)
    finished = Signal(object)
    troubled = Signal(object)
    failed = Signal(object)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._turns = {one: Turns(f"ortoo-{one.value}") for one in Lane}
        self._newest: dict[str, Job[object]] = {}
        self._running: set[Job[object]] = set()
        self._is_closed = self._is_closing = False
        self._late: list[tuple[Job[object], object, BaseException | None]] = []
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(self, job: Job[Answer]) -> Job[Answer]:
        """Run a job when those before it in its lane are done; what this gives can cancel it.

        After `close` nothing is run: a timer of a window that is closing may still ask for it.
        """
        if self._is_closed:
            job.cancel()
            return job
        anything: Job[object] = job  # type: ignore[assignment]
        if job.channel:
            older = self._newest.get(job.channel)
            if older is not None:
                older.cancel()
            self._newest[job.channel] = anything
        self._running.add(anything)
        turns = self._turns[job.lane]

        def act() -> None:
            self._work(anything)

        def drop() -> None:
            if turns.drop(act):
                self._ended.emit(anything, None, Cancelled())

        job.may_be_dropped(drop)
        turns.take(job.title, act)
        return job

    def _work(self, job: Job[object]) -> None:
        """In the worker thread."""
        if job.is_stopped:
            self._ended.emit(job, None, Cancelled())
            return
        self.started.emit(job)
        beat = job.go_on if job.stoppable else None
        try:
            with on_duty(beat, for_screen=job.lane is Lane.READ):
                answer = job.work(_Steps(self, job))
        except BaseException as error:  # noqa: BLE001 handed over, and told there
            self._ended.emit(job, None, error)
        else:
            self._ended.emit(job, answer, None)

    @Slot(object, object, object)
    def _hand_over(self, job: Job[object], answer: object, error: BaseException | None) -> None:
        """In the window's thread."""
        if self._is_closing:
            # a dialog that opens now would stand before a window that is going
            self._late.append((job, answer, error))
            return
        self._running.discard(job)
        self.finished.emit(job)
        # what was written before the job heard that it should stop has been written
        stale = bool(job.channel) and job.is_stopped
        if error is not None and not isinstance(error, (Cancelled, Trouble)):
            self.failed.emit(error)
        elif job.is_orphaned:
            return
        elif isinstance(error, Cancelled) or stale:
            if job.cancelled:
                job.cancelled()
        elif isinstance(error, Trouble):
            (job.trouble or self.troubled.emit)(error)
        else:
            job.done(answer)

    @property
    def is_busy(self) -> bool:
        """Whether anything is being done or waits for its turn."""
        return bool(self._running)

    def drain(self) -> None:
        """Cancel everything and wait until nothing runs; jobs can be given again."""
        self._cancel_all()
        self._wait(lambda _titles: None)

    def close(self, say: Callable[[list[str]], None] = lambda _titles: None) -> None:
        """Cancel everything and wait for the threads to end.

        What writes is waited for, as long as it takes; a disk outside that does not answer is
        given up at last: whatever was under way there is as after a power cut, kept or not begun.

        Args:
            say: called every now and then once it takes long, with what is waited for.
        """
        self._is_closed = True
        self._cancel_all()
        self._is_closing = True
        self._wait(say)
        self._is_closing = False
        for late in self._late:
            self._ended.emit(*late)
        self._late.clear()
        for one in self._turns.values():
            one.end()

    def _wait(self, say: Callable[[list[str]], None]) -> None:
        began = monotonic()
        while True:
            given_up = {Lane.OUTSIDE} if monotonic() - began > GIVEN_UP_S else set[Lane]()
            busy = [one for lane, one in self._turns.items() if lane not in given_up]
            if all(one.wait(LOOK_S) for one in busy):
                return
            if monotonic() - began > CLOSING_S:
                say([title for one in busy if (title := one.present)])

    def _cancel_all(self) -> None:
        for job in list(self._running):
            job.cancel()


class _Steps:
    """Watches one job: hands its steps over, and stops it when it was cancelled."""

    def __init__(self, jobs: Jobs, job: Job[object]) -> None:
        self._jobs = jobs
        self._job = job
        self._last = 0.0

    def step(self, done: int, total: int, what: str = "") -> None:
        """Called by the work, in the worker thread."""
        self._job.go_on()
        now = monotonic()
        if now - self._last >= STEP_S or done >= total:
            self._last = now
            self._jobs.stepped.emit(self._job, done, total, what)
