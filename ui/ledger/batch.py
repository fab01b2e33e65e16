"""Batch editing: the rows that were chosen, counted beside the window, changed in one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.batch import apply_batch, plan_batch
from app.language import translate
from ui.jobs import Job
from ui.ledger.batch_dialog import BatchDialog
from ui.ledger.editors import Ground
from ui.tell import ask, tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.batch import BatchPlan
    from app.errors import Trouble
    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.page import Workplace

PAUSE_MS = 400
"""So long after the last letter it is counted what would change."""


class BatchEditing(QObject):
    """Asks for one batch edit and carries it out.

    Args:
        place: the window's.
        question: what the table shows.
        found: how many records that is.
        uids: those that were chosen; none: all that the table shows.
        parent: over what the dialog opens.
    """

    def __init__(
        self,
        place: Workplace,
        question: Question,
        found: int,
        uids: Sequence[bytes],
        parent: QWidget,
    ) -> None:
        declared = place.office.registry[question.ledger]
        self.dialog = BatchDialog(place, declared, Ground(place, question.ledger), parent)
        super().__init__(self.dialog)
        self._place = place
        self._ledger, self._declared = question.ledger, declared
        self._question, self._uids = question, list(uids)
        self._plan: BatchPlan | None = None
        self._counting: Job[BatchPlan] | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._count)
        self.dialog.show_scope(len(self._uids), found)
        self.dialog.edited.connect(self._wait)
        self.dialog.agreed.connect(self._go)
        self.dialog.finished.connect(self._end)

    def open(self, field: str = "", text: str = "") -> None:
        """Show the dialog.

        Args:
            field: the field that somebody has before his eyes.
            text: what it is to become, where that was pasted.
        """
        self.dialog.show_edit(field, text)
        self.dialog.open()
        self.dialog.field.setFocus()
        if self.dialog.editor is not None and field:
            self.dialog.editor.go_in()

    def _end(self) -> None:
        if self._counting is not None:
            self._counting.cancel()
        self.dialog.deleteLater()

    # ---- counting
    def _wait(self) -> None:
        self._plan = None
        if self._counting is not None:
            self._counting.cancel()
        if self.dialog.is_said:
            self.dialog.show_plan(None, self.tr("正在数会改多少条……"))
            self._pause.start()
        else:
            self.dialog.show_plan(None)
            self._pause.stop()

    def _count(self) -> None:
        office, ledger, edits = self._place.office, self._ledger, (self.dialog.edit,)
        which = self._question if self.dialog.every.isChecked() else self._uids
        self._counting = self._place.jobs.run(
            Job(
                self.tr("正在数会改多少条"),
                lambda progress: plan_batch(office, ledger, which, edits, progress),
                self._take,
                self._say_unread,
                channel=f"batch {id(self)}",
                owner=self,
            )
        )
        self.dialog.working.watch(self._counting)

    def _take(self, plan: BatchPlan) -> None:
        if plan.edits == (self.dialog.edit,):
            self._plan = plan
            self.dialog.show_plan(plan)

    def _say_unread(self, trouble: Trouble) -> None:
        text = "；".join(str(one.message) for one in getattr(trouble, "problems", ()))
        self.dialog.show_trouble(text or str(trouble))

    # ---- doing
    def _go(self) -> None:
        plan = self._plan
        if plan is None or not plan.changed or not self._is_sure(plan):
            return
        office = self._place.office

        def work(progress: Progress) -> int:
            return apply_batch(office, plan, progress)

        self.dialog.let_edit(False)
        title = self.tr("正在修改 {count} 条").format(count=f"{plan.changed:,}")
        job = Job(title, work, self._finish, self._give_up, self._stopped, owner=self)
        self.dialog.working.watch(self._place.jobs.run(job))

    def _is_sure(self, plan: BatchPlan) -> bool:
        """What records are named and found by is asked for once more."""
        if not plan.asks_again:
            return True
        label = translate(self._declared.fields[plan.edits[0].field].label)
        count = f"{plan.changed:,}"
        return ask(
            self.dialog,
            self.tr("要把 {count} 条的“{label}”都改掉吗？").format(count=count, label=label),
            self.tr("记录是靠它来认的。改完以后可以按 Ctrl+Z 一步撤销。"),
            self.tr("都改掉"),
        )

    def _finish(self, count: int) -> None:
        label = translate(self._declared.fields[self.dialog.edit.field].label)
        told = self.tr("已修改 {count} 条的“{label}”，按 Ctrl+Z 可以撤销")
        self._place.say(told.format(count=f"{count:,}", label=label))
        self.dialog.let_edit(True)
        self.dialog.accept()

    def _give_up(self, trouble: Trouble) -> None:
        self.dialog.let_edit(True)
        tell(self.dialog, trouble)
        self._wait()

    def _stopped(self) -> None:
        self.dialog.let_edit(True)
        self._place.say(self.tr("停下了，什么也没有改"))
