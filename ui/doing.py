"""Doing what was decided: in a job, with what came of it said afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from ui.jobs import Job
from ui.tell import tell
from ui.widgets.decision import Decision

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.errors import Trouble
    from ui.page import Workplace
    from ui.widgets.decision import Asked
    from ui.widgets.working import Working

Answer = TypeVar("Answer")


class Doing(QObject):
    """Asks, and does.

    Args:
        place: the office, and what works for it.
        working: shows how far it is.
        parent: over what questions open.

    Signals:
        done: a sentence that says what was done.
    """

    done = Signal(str)

    def __init__(self, place: Workplace, working: Working, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self._working = working
        self._parent = parent

    @property
    def window(self) -> QWidget:
        """Over what questions open."""
        return self._parent

    def ask(self, asked: Asked, act: Callable[[], None]) -> None:
        """Ask, and act if somebody decides for it."""
        dialog = Decision(asked, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(act)
        dialog.open()

    def run(self, title: str, work: Callable[[], Answer], say: Callable[[Answer], str]) -> None:
        """Do something that is done whole or not at all.

        Args:
            title: what is being done.
            work: does it, in the worker thread.
            say: what to say of its answer.
        """
        job = Job(
            title,
            lambda _progress: work(),
            lambda answer: self.done.emit(say(answer)),
            self._tell,
            owner=self,
        )
        self._working.watch(self.place.jobs.run(job), stoppable=False)

    def _tell(self, trouble: Trouble) -> None:
        tell(self._parent, trouble)
