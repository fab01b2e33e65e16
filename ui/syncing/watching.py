"""Watching for sticks, and looking at what lies on them and who waits for what."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.sync.rounds import RoundPlan, awaiting, look_round
from ui.jobs import Job, Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from app.office import Office
    from app.progress import Progress
    from ui.jobs import Jobs
    from ui.syncing.sticks import Stick

CHANNEL = "exchange-stick"
EVERY_MS = 2000
"""How soon a stick is noticed that was plugged in."""
SETTLED_MS = 1500
"""So long after a change it is counted anew who waits."""


@dataclass(frozen=True)
class Seen:
    """A stick, and what one round would do with it."""

    stick: Stick
    plan: RoundPlan


class StickWatch(QObject):
    """Looks for sticks every now and then, wherever in the window somebody is.

    Args:
        office: the office.
        jobs: look at the sticks beside the window.
        find: says which sticks are plugged in; must answer at once.
        parent: owns it.

    Attributes:
        present: the sticks that are plugged in.
        seen: what lies on them, as far as it is known.

    Signals:
        plugged: other sticks than before are plugged in.
        looked: what lies on them, or who waits, is known anew.
    """

    plugged = Signal()
    looked = Signal()

    def __init__(
        self,
        office: Office,
        jobs: Jobs,
        find: Callable[[], list[Stick]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.present: list[Stick] = []
        self.seen: list[Seen] = []
        self._office = office
        self._jobs = jobs
        self._find = find
        self._is_looking = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._look)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._count)

    def begin(self) -> None:
        """Look now, and go on looking."""
        self._look()
        self._timer.start()

    def end(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._settled.stop()

    def changed(self) -> None:
        """Records have changed: others may wait now."""
        if self.present:
            self._settled.start()

    def look_into(self) -> None:
        """See what lies on the sticks; `looked` follows."""
        office, present = self._office, self.present

        def work(progress: Progress) -> list[Seen]:
            return [Seen(one, look_round(office, one.root, progress)) for one in present]

        self._is_looking = bool(present)
        if present:
            self._run(self.tr("正在看U盘上有什么"), work, Lane.OUTSIDE)
        else:
            self._show([])

    def _look(self) -> None:
        present = self._find()
        if present != self.present:
            self.present = present
            self.seen = [one for one in self.seen if one.stick in present]
            self.plugged.emit()
            self.look_into()

    def _count(self) -> None:
        """Who waits; the sticks themselves have not changed."""
        if self._is_looking:
            # what is being looked at counts, not what was seen before
            self.look_into()
            return
        office, seen = self._office, self.seen

        def work(_progress: Progress) -> list[Seen]:
            with office.store.reading() as connection:
                each = (awaiting(office, connection, one.plan.finds.present) for one in seen)
                pairs = zip(seen, each, strict=True)
                return [replace(one, plan=RoundPlan(one.plan.finds, found)) for one, found in pairs]

        if seen:
            self._run(self.tr("正在数谁在等数据包"), work, Lane.COUNT)

    def _run(self, title: str, work: Callable[[Progress], list[Seen]], lane: Lane) -> None:
        job = Job(title, work, self._show, self._pass_over, channel=CHANNEL, owner=self, lane=lane)
        self._jobs.run(job)

    def _show(self, seen: list[Seen]) -> None:
        self._is_looking = False
        self.seen = seen
        self.looked.emit()

    def _pass_over(self, _trouble: Trouble) -> None:
        """Whoever wants a file of the stick will be told what is wrong with it."""
        self._show([])
