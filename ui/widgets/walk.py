"""A dialog that leads from page to page, with what all of these have: steps, buttons, jobs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.widgets.pieces import button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.steps import Steps
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.errors import Trouble
    from app.progress import Progress
    from ui.page import Workplace

Answer = TypeVar("Answer")


class Walk(QDialog):
    """Shows one page after another.

    Args:
        place: the office, and what works for it.
        channel: of its jobs; a newer one takes the place of the older.
        parent: the window.
    """

    def __init__(self, place: Workplace, channel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.place = place
        self._channel = channel
        self._writing = False
        self.working = Working(place.jobs)
        self.cancel = button(self.tr("取消"))
        self.back = button(self.tr("上一步(&B)"), picture="left")
        self.next = button(self.tr("下一步(&N)"), "primary")
        self.next.setDefault(True)
        self.cancel.clicked.connect(self.reject)
        self._pages = QStackedWidget()

    def lay_out(self, names: Sequence[str], pages: Sequence[QWidget]) -> None:
        """Lay the pages out.

        Args:
            names: of the steps, in order.
            pages: what they show.
        """
        self._steps = Steps(names)
        for page in pages:
            self._pages.addWidget(page)
        foot = frame("foot")
        line = row(self.cancel, self.working, None, self.back, self.next)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot.setLayout(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._steps)
        layout.addWidget(self._pages, 1)
        layout.addWidget(foot)
        take_room(self)

    @property
    def shown(self) -> int:
        """Which page is shown, from 0."""
        return self._pages.currentIndex()

    def go(self, step: int, onwards: str) -> None:
        """Show a page.

        Args:
            step: which one, from 0.
            onwards: what the button says that goes on from there.
        """
        last = self._pages.count() - 1
        self._pages.setCurrentIndex(step)
        self._steps.show_step(step)
        self.cancel.setVisible(step < last)
        self.back.setVisible(0 < step < last)
        self.next.setVisible(step > 0)
        self.next.setEnabled(True)
        self.next.setText(onwards)
        self.next.setFocus()

    def reject(self) -> None:
        """Close; what is being written is stopped first, and then nothing of it is kept."""
        self.working.stop()
        if not self._writing:
            super().reject()

    def begin_writing(self) -> None:
        """Something is written from now on; nobody goes on or back meanwhile."""
        self._writing = True
        for one in (self.back, self.next):
            one.setEnabled(False)

    def end_writing(self) -> None:
        """It is written, or given up."""
        self._writing = False
        for one in (self.back, self.next):
            one.setEnabled(True)

    def run(
        self,
        title: str,
        work: Callable[[Progress], Answer],
        done: Callable[[Answer], None],
        trouble: Callable[[Trouble], None],
        *,
        cancelled: Callable[[], None] | None = None,
        lane: Lane = Lane.OUTSIDE,
    ) -> None:
        """Do something beside the window; a later run takes the place of this one."""
        job = Job(
            title,
            work,
            done,
            trouble,
            cancelled=cancelled,
            channel=self._channel,
            owner=self,
            lane=lane,
        )
        self.working.watch(self.place.jobs.run(job))
