"""Work beside the window: one thread that reads for the screen, one that does the rest.

Workers never touch widgets: a job gets a `Progress` and answers a value; what it answers is handed
over in the window's thread. Stale answers are dropped: of the reads of one channel the newest wins.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import Enum
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from app.errors import Cancelled, Trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.progress import Progress

Answer = TypeVar("Answer")

STEP_S = 1 / 30
"""Progress is handed over at most so often."""


class Lane(Enum):
    """Where a job waits for its turn; the jobs of one lane run one after another."""

    READ = "read"
    """What the screen waits for: short, and only reads. It never waits for an import."""
    WORK = "work"
    """Everything else: whatever writes, and whatever may take long."""


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
    """

    title: str
    work: Callable[[Progress], Answer]
    done: Callable[[Answer], None]
    trouble: Callable[[Trouble], None] | None = None
    cancelled: Callable[[], None] | None = None
    channel: str = ""
    owner: QObject | None = None
    lane: Lane = Lane.WORK
    _stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask the job to stop; it stops at its next step."""
        self._stop.set()

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
        self._pools = {
            one: ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"ortoo-{one.value}")
            for one in Lane
        }
        self._newest: dict[str, Job[object]] = {}
        self._running: set[Job[object]] = set()
        self._is_closed = False
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
        self._pools[job.lane].submit(self._work, anything)
        return job

    def _work(self, job: Job[object]) -> None:
        """In the worker thread."""
        if job.is_stopped:
            self._ended.emit(job, None, Cancelled())
            return
        self.started.emit(job)
        try:
            answer = job.work(_Steps(self, job))
        except BaseException as error:  # noqa: BLE001 handed over, and told there
            self._ended.emit(job, None, error)
        else:
            self._ended.emit(job, answer, None)

    @Slot(object, object, object)
    def _hand_over(self, job: Job[object], answer: object, error: BaseException | None) -> None:
        """In the window's thread."""
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

    def drain(self) -> None:
        """Cancel everything and wait until nothing runs; jobs can be given again."""
        self._cancel_all()
        for one in self._pools.values():
            one.submit(lambda: None).result()

    def close(self) -> None:
        """Cancel everything and wait for the threads to end."""
        self._is_closed = True
        self._cancel_all()
        for one in self._pools.values():
            one.shutdown(wait=True, cancel_futures=True)

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
        if self._job.is_stopped:
            raise Cancelled
        now = monotonic()
        if now - self._last >= STEP_S or done >= total:
            self._last = now
            self._jobs.stepped.emit(self._job, done, total, what)
