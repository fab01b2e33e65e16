"""Writing a backup where the clerk wants it, if possible onto a stick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.upkeep import back_up, backup_name
from ui.jobs import Job, Lane
from ui.syncing.sticks import sticks
from ui.widgets.choosing import Wanted, file_to_save

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.progress import Progress
    from ui.page import Workplace

PURPOSE = "backup"


class BackingUp(QObject):
    """Asks where to, and writes.

    Args:
        place: the office, and what works for it.
        parent: the page over which the question opens.

    Signals:
        done: a backup was written and checked.
    """

    done = Signal()

    def __init__(self, place: Workplace, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._parent = parent

    def ask(self) -> None:
        """Ask where the backup goes; the question opens on the stick, if there is one."""
        name = backup_name(self._place.office)
        roots = [one.root for one in sticks()]
        wanted = Wanted(self.tr("备份写到哪里"), self.tr("备份 (*.ortoobackup)"), PURPOSE)
        suggested = str(roots[0] / name) if roots else name
        path = file_to_save(self._place.office, self._parent, wanted, suggested)
        if path:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write a backup, beside the window."""
        office = self._place.office

        def work(_progress: Progress) -> Path:
            return back_up(office, path)

        def done(written: Path) -> None:
            said = self.tr("已备份到“{file}”，并且检查过，可以拔出U盘了。")
            self._place.say(said.format(file=written.name))
            self.done.emit()

        title = self.tr("正在备份")
        self._place.jobs.run(Job(title, work, done, owner=self, lane=Lane.OUTSIDE, stoppable=False))
