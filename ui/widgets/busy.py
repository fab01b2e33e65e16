"""The whole window while it waits for one job."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.icons import pixmap
from ui.widgets.pieces import words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from ui.jobs import Jobs
    from ui.widgets.working import Watched

LOGO = 64


class Busy(QWidget):
    """Says what is being done; shows progress when it takes long.

    Args:
        text: one sentence.
        jobs: what works.
    """

    def __init__(self, text: str, jobs: Jobs) -> None:
        super().__init__()
        image = QLabel()
        image.setPixmap(pixmap("logo", LOGO, self.devicePixelRatioF()))
        self._working = Working(jobs)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.LARGE)
        layout.addStretch(2)
        for one in (image, words(text, "title"), self._working):
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def watch(self, job: Watched, *, stoppable: bool = False) -> None:
        """Show how far a job is."""
        self._working.watch(job, stoppable=stoppable)
