"""Taking back and doing again: what would happen is always said before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.jobs import Job
from ui.tell import ask, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from app.progress import Progress
    from ui.page import Workplace
    from ui.topbar import TopBar


class Undoing(QObject):
    """Names the two actions after the commands that they concern, and carries them out.

    Args:
        place: the office.
        bar: has the actions.
    """

    def __init__(self, place: Workplace, bar: TopBar) -> None:
        super().__init__(bar)
        self._place = place
        self._bar = bar
        bar.undo.triggered.connect(self._undo)
        bar.redo.triggered.connect(self._redo)
        self.refresh()

    def refresh(self) -> None:
        """Name the actions anew."""
        done, undone = self._place.desk.last_done(), self._place.desk.last_undone()
        self._bar.name_undo(done.title if done else "")
        self._bar.name_redo(undone.title if undone else "")

    def _undo(self) -> None:
        desk = self._place.desk
        last = desk.last_done()
        if last is not None and last.reading and not self._is_meant(last.title):
            return

        def work(_progress: Progress) -> str:
            command = desk.undo()
            return command.title if command else ""

        self._run(self.tr("正在撤销"), work, self.tr("已撤销：{what}"))

    def _is_meant(self, title: str) -> bool:
        """Ask before a reading is taken back: it may have come by itself since the last save."""
        return ask(
            self._bar,
            self.tr("要撤销的是：{what}").format(what=title),
            self.tr(
                "它可能是从交换文件夹自动读入的，不是您刚才做的那一步。撤销以后，和读入以前一样。"
            ),
            self.tr("撤销读入"),
        )

    def _redo(self) -> None:
        desk = self._place.desk

        def work(_progress: Progress) -> str:
            command = desk.redo()
            return command.title if command else ""

        self._run(self.tr("正在重做"), work, self.tr("已重做：{what}"))

    def _run(self, title: str, work: Callable[[Progress], str], said: str) -> None:
        """Carry it out beside the window: taking an import back takes seconds."""

        def done(what: str) -> None:
            self.refresh()
            if what:
                self._place.say(said.format(what=what))

        def trouble(why: Trouble) -> None:
            self.refresh()
            tell(self._bar, why)

        self._bar.undo.setEnabled(False)
        self._bar.redo.setEnabled(False)
        self._place.jobs.run(Job(title, work, done, trouble, owner=self, stoppable=False))
