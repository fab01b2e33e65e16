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

    @property
    def stoppable(self) -> bool:
        """Whether it may be stopped anywhere."""
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
        self._is_stoppable = True
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

    def watch(self, job: Watched, *, stoppable: bool = True, since_ms: int = 0) -> None:
        """Watch a job until it ends.

        Args:
            job: which has been started.
            stoppable: whether it may be stopped; false where that would leave something half done.
            since_ms: how long ago that was.
        """
        self._job = job
        self._is_stoppable = stoppable and job.stoppable
        self._say(job.title)
        self._bar.setRange(0, 0)
        self._stop.setVisible(self._is_stoppable)
        self._stop.setEnabled(True)
        self._timer.start(max(0, PATIENCE_MS - since_ms))

    def _say(self, what: str) -> None:
        whole = self.tr("{what}（不能中途停下）")
        self._words.setText(what if self._is_stoppable else whole.format(what=what))

    def stop(self) -> None:
        """Ask the job to stop, if there is one."""
        self._cancel()

    def _cancel(self) -> None:
        if self._job:
            self._stop.setEnabled(False)
            self._words.setText(self.tr("正在停下…"))
            self._job.cancel()

    def _step(self, job: Watched, done: int, total: int, what: str) -> None:
        if job is self._job:
            self._bar.setRange(0, total)
            self._bar.setValue(done)
            if self._stop.isEnabled():
                self._say(what or job.title)

    def _finish(self, job: Watched) -> None:
        if job is self._job:
            self._job = None
            self._timer.stop()
            self.hide()
