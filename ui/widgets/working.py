"""What a dialog shows while it works: what is being done, how far it is, and how to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from ui.appearance import Space
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from ui.jobs import Jobs

PATIENCE_MS = 600
"""What is done sooner shows no progress: a flash would only disturb."""


class Watched(Protocol):
    """A job, whatever its answer."""

    @property
    def title(self) -> str:
        """What is being done."""
        ...

    def cancel(self) -> None:
        """Ask it to stop."""
        ...


class Working(QWidget):
    """Progress of one job; hidden while there is none, and in the first moments of each.

    It keeps its room while it is hidden, so that nothing around it moves.

    Args:
        jobs: those that it may watch.
    """

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Watched | None = None
        self._words = words(kind="hint")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setMinimumWidth(120)
        self._bar.setAccessibleName(self.tr("进度"))
        self._stop = button(self.tr("停下"))
        self._stop.clicked.connect(self._cancel)
        self.setLayout(row(self._words, self._bar, self._stop, gap=Space.MEDIUM))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self._timer = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._timer.timeout.connect(self.show)
        jobs.stepped.connect(self._step)
        jobs.finished.connect(self._finish)
        self.hide()

    @property
    def job(self) -> Watched | None:
        """The job that is under way."""
        return self._job

    def watch(self, job: Watched, *, stoppable: bool = True) -> None:
        """Watch a job until it ends.

        Args:
            job: which has just been started.
            stoppable: whether it may be stopped; false where that would leave something half done.
        """
        self._job = job
        self._words.setText(job.title)
        self._bar.setRange(0, 0)
        self._stop.setVisible(stoppable)
        self._timer.start()

    def stop(self) -> None:
        """Ask the job to stop, if there is one."""
        self._cancel()

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()

    def _step(self, job: Watched, done: int, total: int, what: str) -> None:
        if job is self._job:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            self._words.setText(what or job.title)

    def _finish(self, job: Watched) -> None:
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()
