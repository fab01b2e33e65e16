"""Carrying a plan out, and what can be done when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from app.exchange.apply import apply_plan, write_rejects
from app.ledger.questions import Question
from ui.importing.done_page import DonePage
from ui.jobs import Job, Lane
from ui.tell import tell
from ui.widgets.choosing import Wanted, file_to_save

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.errors import Trouble
    from app.exchange.plan import Plan
    from app.progress import Progress
    from ui.page import Workplace
    from ui.widgets.working import Working

PURPOSE = "import"

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Carried:
    """A plan that was carried out.

    Attributes:
        plan: without what was not to be taken over.
        file: the file it came from.
        written: how many records it wrote.
        left: how many rows were not to be taken over.
    """

    plan: Plan
    file: str
    written: int
    left: int


class Finishing(QObject):
    """Writes what a plan says, and decides what the last page shows.

    Args:
        place: the office, and what works for it.
        working: shows how far the writing is.
        parent: owns it.

    Signals:
        begun: something is being written; the dialog must stay.
        ended: nothing is being written any more.
        finished: a plan was carried out.
    """

    begun = Signal()
    ended = Signal()
    finished = Signal()

    def __init__(self, place: Workplace, working: Working, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.page = DonePage()
        self._place = place
        self._working = working
        self._carried: _Carried | None = None
        self.page.undo.clicked.connect(self._undo)
        self.page.print_roster.clicked.connect(self._print)
        self.page.save.clicked.connect(self._save_rejects)

    def carry_out(self, plan: Plan, file: str, left: int = 0) -> None:
        """Write what a plan says; `finished` follows.

        Args:
            plan: what to write.
            file: the file's name.
            left: how many rows somebody did not want to take over.
        """
        office = self._place.office

        def work(progress: Progress) -> _Carried:
            return _Carried(plan, file, apply_plan(office, plan, file, progress), left)

        self._run(self.tr("正在导入"), work, self._show)

    def _show(self, carried: _Carried) -> None:
        self._carried = carried
        counts = carried.plan.counts
        said = self.tr("“{file}”：新增 {new} 条，修改 {changed} 条，相同 {same} 条。").format(
            file=carried.file, **counts
        )
        if carried.left:
            said += self.tr("您去掉勾的 {count} 行没有动。").format(count=carried.left)
        self.page.say(
            self.tr("导入完成"),
            said,
            undoable=carried.written > 0,
        )
        sentence = self.tr(
            "有 {count} 行没有导入。可以存成表格，照“没有导入的原因”一列改好，再导入一次。"
        ).format(count=counts["rejected"])
        self.page.offer_rejects(sentence if counts["rejected"] else "")
        self.finished.emit()

    # ---- afterwards
    def _undo(self) -> None:
        desk = self._place.desk
        self._run(
            self.tr("正在撤销"), lambda _progress: desk.undo(), self._show_undone, stoppable=False
        )

    def _show_undone(self, _command: object) -> None:
        self.page.say(
            self.tr("已经撤销"),
            self.tr("这次导入的内容都退回去了，和导入以前一样。"),
            undoable=False,
        )

    def _print(self) -> None:
        if self._carried:
            self._place.print_ledger(Question(self._carried.plan.ledger))

    def _save_rejects(self) -> None:
        if self._carried is None:
            return
        plan, stem = self._carried.plan, self._carried.file.rpartition(".")[0]
        name = self.tr("{file}-没有导入的行.xlsx").format(file=stem)
        wanted = Wanted(self.tr("没有导入的行存到哪里"), self.tr("表格 (*.xlsx)"), PURPOSE)
        path = file_to_save(self._place.office, self.page, wanted, name)
        if path:
            said = self.tr("已存到“{path}”。").format(path=path)
            self._run(
                self.tr("正在保存"),
                lambda progress: write_rejects(path, plan, progress),
                lambda _count: self.page.say_saved(said),
                lane=Lane.OUTSIDE,
            )

    def _run(
        self,
        title: str,
        work: Callable[[Progress], Answer],
        done: Callable[[Answer], None],
        *,
        lane: Lane = Lane.WORK,
        stoppable: bool = True,
    ) -> None:
        """Run something that writes."""

        def end(answer: Answer) -> None:
            self.ended.emit()
            done(answer)

        self.begun.emit()
        job = Job(
            title, work, end, self._tell, self.ended.emit, owner=self,
            lane=lane, stoppable=stoppable,
        )  # fmt: skip
        self._working.watch(self._place.jobs.run(job))

    def _tell(self, trouble: Trouble) -> None:
        self.ended.emit()
        tell(self.page, trouble)
