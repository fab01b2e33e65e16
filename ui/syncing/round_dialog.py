"""One click for both ways: reads what is for us, then writes what others wait for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.sync.rounds import do_reading, do_round, plan_reading, plan_round
from ui.appearance import Space
from ui.jobs import Job, Lane
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.round_view import RoundView
from ui.widgets.pieces import button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.errors import Trouble
    from app.office import Office
    from app.progress import Progress
    from app.sync.rounds import RoundDone, RoundPlan
    from ui.page import Workplace
    from ui.syncing.sticks import Stick

CHANNEL = "round"

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class Source:
    """Where bundles lie, and what one round with them is.

    Attributes:
        name: the stick's; empty: files from anywhere, which are read and not answered.
        plan: says what a round would do.
        do: does it.
    """

    name: str
    plan: Callable[[Office, Progress], RoundPlan]
    do: Callable[[Office, Progress], RoundDone]


def on_stick(stick: Stick) -> Source:
    """A round with a stick."""
    return Source(
        stick.name,
        lambda office, progress: plan_round(office, stick.root, progress),
        lambda office, progress: do_round(office, stick.root, progress),
    )


def of_files(paths: Sequence[Path]) -> Source:
    """The reading of several files as one."""
    return Source(
        "",
        lambda office, progress: plan_reading(office, paths, progress),
        lambda office, progress: do_reading(office, paths, progress),
    )


class RoundDialog(QDialog):
    """Shows in a few lines what one round would do, does it, and says how it ended.

    Args:
        place: the office, and what works for it.
        source: where the bundles lie.
        parent: the window.
    """

    def __init__(self, place: Workplace, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.place = place
        self.source = source
        self._writes = bool(source.name)
        self._working = False
        self._leaving = False
        self._command = 0
        self.setWindowTitle(self.tr("读入并写出") if self._writes else self.tr("读入数据包"))
        self.view = RoundView(source.name)
        self.view.preview_wanted.connect(self._preview)
        self.working = Working(place.jobs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._foot())
        take_room(self)
        self._plan()

    def _foot(self) -> QWidget:
        self.close_button = button(self.tr("取消"))
        self.close_button.clicked.connect(self.reject)
        self.undo = button(self.tr("撤销读入(&U)"), picture="undo")
        self.undo.clicked.connect(self._undo)
        self.again = button(self.tr("再做一次(&A)"), picture="refresh")
        self.again.clicked.connect(self._plan)
        self.review = button(self.tr("去处理(&R)"), "primary", picture="review")
        self.review.clicked.connect(self._go_to_review)
        both = self.tr("读入并写出(&N)") if self._writes else self.tr("读入(&N)")
        self.start = button(both, "primary", picture="exchange")
        self.start.clicked.connect(self._do)
        self._choices = (self.undo, self.again, self.review, self.start)
        self._offer()
        line = row(self.close_button, self.working, None, *self._choices)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    def _offer(self, *buttons: QWidget) -> None:
        """Show these buttons, and no others but the one that closes."""
        for one in self._choices:
            one.setVisible(one in buttons)

    # ---- what it would do
    def _plan(self) -> None:
        office, source = self.place.office, self.source
        self.view.show_nothing()
        self.close_button.setText(self.tr("取消"))
        self._run(
            Job(
                self.tr("正在看有什么要读、谁在等"),
                lambda progress: source.plan(office, progress),
                self._show_plan,
                self._refuse,
                cancelled=self._leave,
                channel=CHANNEL,
                owner=self,
                lane=Lane.OUTSIDE,
            )
        )

    def _show_plan(self, plan: RoundPlan) -> None:
        if self._end():
            return
        self.view.show_plan(plan)
        self._offer(self.start)
        able = bool(plan.finds.bundles) or (self._writes and bool(plan.offices))
        self.start.setEnabled(able)
        (self.start if able else self.close_button).setFocus()
        self.start.setDefault(able)

    def _preview(self, path: Path) -> None:
        dialog = BundleDialog(self.place, path, self)
        dialog.finished.connect(self._plan)
        dialog.open()

    # ---- doing it
    def _do(self) -> None:
        office, source = self.place.office, self.source
        self._run(
            Job(
                self.tr("正在读入和写出") if self._writes else self.tr("正在读入"),
                lambda progress: source.do(office, progress),
                self._show_done,
                self._refuse,
                cancelled=self._show_stopped,
                owner=self,
                lane=Lane.OUTSIDE,
            )
        )

    def _show_done(self, done: RoundDone) -> None:
        if self._end():
            return
        self.view.show_done(done, wrote=self._writes)
        read = done.read
        self._command = read.command if read else 0
        conflicts = bool(read and read.conflicts)
        unfinished = done.gone or done.stopped or bool(done.failed)
        self._finish(
            [self.undo] * bool(self._command)
            + [self.again] * unfinished
            + [self.review] * (conflicts and not unfinished)
        )
        if conflicts and not unfinished:
            self.review.setFocus()

    def _show_stopped(self) -> None:
        if self._end():
            return
        self.view.praise(self.tr("已经停下。什么也没有读入，什么也没有写出。"))
        self._finish([self.again])

    def _refuse(self, trouble: Trouble) -> None:
        if self._end():
            return
        self.view.refuse(str(trouble))
        self._finish([self.again])

    def _finish(self, buttons: Sequence[QWidget]) -> None:
        self.close_button.setText(self.tr("关闭"))
        self._offer(*buttons)
        self.close_button.setFocus()

    # ---- taking it back
    def _undo(self) -> None:
        desk, command = self.place.desk, self._command

        def work(_progress: Progress) -> bool:
            last = desk.last_done()
            if last is None or last.id != command:
                return False
            desk.undo()
            return True

        self._run(
            Job(
                self.tr("正在撤销"),
                work,
                self._show_undone,
                self._refuse,
                owner=self,
                stoppable=False,
            ),
            stoppable=False,
        )

    def _show_undone(self, undone: object) -> None:
        self._end()
        if undone:
            self.view.praise(self.tr("读入的已经撤销，和读入以前一样；写出的文件还在。"))
        else:
            self.view.refuse(
                self.tr("读入以后您又改了别的，没有撤销。请关掉这里，用上面的“撤销”一步一步来。")
            )
        self._finish(())

    # ---- working, and leaving
    def _run(self, job: Job[Answer], *, stoppable: bool = True) -> None:
        self._working = True
        self._offer()
        self.close_button.setEnabled(False)
        self.working.watch(self.place.jobs.run(job), stoppable=stoppable)

    def _end(self) -> bool:
        """The work has ended; whether the dialog has been left meanwhile."""
        self._working = False
        self.close_button.setEnabled(True)
        if self._leaving:
            super().reject()
        return self._leaving

    def _leave(self) -> None:
        self._leaving = True
        self._end()

    def _go_to_review(self) -> None:
        self.accept()
        self.place.show_page("review")

    def reject(self) -> None:
        """Close; what is under way is stopped first, and what it has done is whole."""
        if self._working:
            self._leaving = True
            self.working.stop()
        else:
            super().reject()
