"""The strip at the bottom: what was just done, and what is being done."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from ui.appearance import Space, look
from ui.widgets.pieces import words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from ui.jobs import Jobs
    from ui.widgets.working import Watched

SHOWN_MS = 8_000
"""So long a sentence stays: time enough to read it twice."""


class StatusLine(QFrame):
    """Shows one sentence for a while, and the job that is under way.

    Args:
        jobs: what works beside the window.
    """

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self.setProperty("class", "foot")
        self._words = words(self._resting(), "hint")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_MS)
        self._timer.timeout.connect(self._rest)
        self._working = working = Working(jobs)
        working.setContentsMargins(0, 0, 0, 0)
        self._begun: dict[Watched, float] = {}
        jobs.started.connect(self._watch)
        jobs.finished.connect(self._watch_next)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.TIGHT, Space.PAGE, Space.TIGHT)
        layout.addWidget(self._words, 1)
        layout.addWidget(working)

    def _watch(self, job: Watched) -> None:
        """Of several jobs show the one that has run longest: it is the one that is waited for."""
        self._begun[job] = monotonic()
        if self._working.job is None:
            self._working.watch(job)

    def _watch_next(self, job: Watched) -> None:
        self._begun.pop(job, None)
        if self._working.job is None and self._begun:
            oldest = next(iter(self._begun))
            since = round(1000 * (monotonic() - self._begun[oldest]))
            self._working.watch(oldest, since_ms=since)

    def _resting(self) -> str:
        return self.tr("每次保存都已写进这台电脑的硬盘")

    def _rest(self) -> None:
        self._words.setText(self._resting())
        self._words.setToolTip("")
        look(self._words, "hint")

    @property
    def text(self) -> str:
        """What is said now."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Show a sentence for some seconds."""
        self._words.setText(text)
        self._words.setToolTip(text)
        look(self._words, "")
        self._timer.start()
