"""Watching for sticks, and looking at what lies on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.sync.stick import Finds, look_on_sticks
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from ui.page import Workplace
    from ui.syncing.sticks import Stick

CHANNEL = "exchange-stick"
EVERY_MS = 2000
"""How soon a stick is noticed that was plugged in."""


class StickWatch(QObject):
    """Looks for sticks every now and then while somebody can see the answer.

    Args:
        place: the office, and what works for it.
        find: says which sticks are plugged in.
        parent: owns it.

    Signals:
        plugged: other sticks than before are plugged in: a list.
        found: what lies on them for this office: `Finds`.
    """

    plugged = Signal(list)
    found = Signal(object)

    def __init__(
        self, place: Workplace, find: Callable[[], list[Stick]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._place = place
        self._find = find
        self._known: list[Stick] | None = None
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Look now, and go on looking."""
        self._known = None
        self._look()
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _look(self) -> None:
        present = self._find()
        if present != self._known:
            self._known = present
            self.plugged.emit(present)
            self.look_into()

    def look_into(self) -> None:
        """See what lies on the sticks; `found` follows."""
        office, roots = self._place.office, [one.root for one in self._known or []]
        if not roots:
            self.found.emit(Finds())
            return
        job = Job(
            self.tr("正在看U盘上有什么"),
            lambda progress: look_on_sticks(office, roots, progress),
            self.found.emit,
            self._pass_over,
            channel=CHANNEL,
            owner=self,
        )
        self._place.jobs.run(job)

    def _pass_over(self, _trouble: Trouble) -> None:
        """Whoever wants a file of the stick will be told what is wrong with it."""
        self.found.emit(Finds())
