"""Pasting into a table: looked at line by line beside the window, written in one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.exchange.explaining import PlanReader
from app.pasting import Onto, apply_paste, columns_from, plan_paste
from ui.jobs import Job
from ui.ledger.pasting_dialog import PasteDialog
from ui.tell import tell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from app.errors import Trouble
    from app.exchange.plan import Plan
    from app.ledger.fields import Field
    from app.pasting import Pasted
    from app.progress import Progress
    from ui.page import Workplace

MOST_NAMED = 6
"""So many changes of a line are told below the list."""

MOST_OVER = 5_000
"""A line is laid over at most so many rows; for more there is the batch edit."""


@dataclass(frozen=True)
class Target:
    """Where something is pasted.

    Attributes:
        columns: the fields of the table's columns.
        start: the field of the current cell.
        uids: the records from the current row on, or those that are selected.
    """

    columns: Sequence[Field]
    start: str
    uids: Sequence[bytes]


def rows_under(lines: int, chosen: Sequence[range], found: int) -> list[range]:
    """The table's rows over which pasted lines come to lie, as in a spreadsheet.

    Args:
        lines: how many lines are pasted.
        chosen: the rows that are selected.
        found: how many rows the table has.
    """
    several = sum(map(len, chosen))
    if not several:
        return []
    if lines == 1:
        # one line is laid over all that are selected, but over no hundreds of thousands
        return list(chosen) if several <= MOST_OVER else [chosen[0][:1]]
    if several == lines:
        return list(chosen)
    first = chosen[0].start
    return [range(first, min(first + lines, found))]


class Pasting(QObject):
    """Asks how something is to be pasted, and does it.

    Args:
        place: the window's.
        pasted: what was copied.
        target: where it is to go.
        parent: over what the dialog opens.
    """

    def __init__(self, place: Workplace, pasted: Pasted, target: Target, parent: QWidget) -> None:
        declared = place.office.registry[pasted.ledger]
        self.dialog = PasteDialog(place, declared, parent)
        super().__init__(self.dialog)
        self._place, self._declared = place, declared
        self._pasted, self._target = pasted, target
        self._plan: Plan | None = None
        self._looking: Job[Plan] | None = None
        self.dialog.offer(
            target.columns,
            target.start,
            over=len(target.uids),
            lines=len(pasted.rows),
            has_header=pasted.header is not None,
        )
        self.dialog.edited.connect(self._look)
        self.dialog.agreed.connect(self._go)
        self.dialog.line_chosen.connect(self._show_line)
        self.dialog.finished.connect(self._end)

    def open(self) -> None:
        """Show the dialog."""
        self.dialog.open()
        self.dialog.go.setFocus()
        self._look()

    def _end(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self.dialog.deleteLater()

    # ---- looking
    def _look(self) -> None:
        self._plan = None
        self.dialog.show_plan(None)
        office, declared, pasted = self._place.office, self._declared, self._pasted
        onto = self._onto()
        self._looking = self._place.jobs.run(
            Job(
                self.tr("正在核对每一行"),
                lambda progress: plan_paste(office, declared, pasted, onto, progress),
                self._take,
                channel=f"paste {id(self)}",
                owner=self,
            )
        )
        self.dialog.working.watch(self._looking)

    def _onto(self) -> Onto:
        shown = [one.name for one in self._target.columns]
        start = str(self.dialog.start.currentData() or "")
        fields = columns_from(self._pasted, shown, start)
        if not self.dialog.is_over:
            return Onto(fields)
        return Onto(fields, tuple(self._target.uids), self.dialog.wipes.isChecked())

    def _take(self, plan: Plan) -> None:
        self._plan = plan
        self.dialog.show_plan(plan)
        if self.dialog.go.isEnabled():
            self.dialog.go.setFocus()

    def _show_line(self, at: int) -> None:
        """Say in words what becomes of a line; the cells show only that something does."""
        if self._plan is None or at < 0:
            self.dialog.show_line("", is_wrong=False)
            return
        planned = self.dialog.rows.planned(at)
        (shown,) = PlanReader(self._place.office, self._plan).read([planned])
        said = [str(one) for one in shown.problems]
        if planned.action == "changed":
            said += [
                self.tr("{label}：{before} → {after}").format(
                    label=one.label,
                    before=one.before or self.tr("空"),
                    after=one.after or self.tr("空"),
                )
                for one in shown.changes[:MOST_NAMED]
            ]
        wrong = any(one.level != "warning" for one in shown.problems)
        title = f"{shown.title}　" if shown.title else ""
        self.dialog.show_line(title + "；".join(said), is_wrong=wrong)

    # ---- doing
    def _go(self) -> None:
        plan = self._plan
        if plan is None:
            return
        office = self._place.office

        def work(progress: Progress) -> int:
            return apply_paste(office, plan, progress)

        self.dialog.let_edit(False)
        job = Job(self.tr("正在粘贴"), work, self._finish, self._give_up, self._stopped, owner=self)
        self.dialog.working.watch(self._place.jobs.run(job))

    def _finish(self, _written: int) -> None:
        counts = self._plan.counts if self._plan else {"new": 0, "changed": 0}
        self.dialog.let_edit(True)
        self.dialog.accept()
        told = self.tr("已粘贴：添加 {new} 行，修改 {changed} 行，按 Ctrl+Z 可以撤销")
        self._place.say(told.format(new=counts["new"], changed=counts["changed"]))

    def _give_up(self, trouble: Trouble) -> None:
        self.dialog.let_edit(True)
        tell(self.dialog, trouble)
        self._look()

    def _stopped(self) -> None:
        self.dialog.let_edit(True)
        self._place.say(self.tr("停下了，什么也没有改"))
