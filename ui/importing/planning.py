"""What would become of each row: making the plan, and looking at parts of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, Signal

from app.exchange.choosing import Left
from app.exchange.explaining import PlanReader, grouped
from app.exchange.plan import MODES, make_plan
from app.language import translate
from ui.importing.plan_page import ORDER, PlanPage, Shown
from ui.importing.plan_rows import PlanRows
from ui.importing.problem_tree import ProblemTree
from ui.jobs import Job

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.explaining import ProblemGroup, ShownRow
    from app.exchange.mapping import ColumnMap
    from app.exchange.plan import Mode, Plan, PlannedRow
    from app.ledger.base import Ledger
    from app.office import Office
    from app.progress import Progress
    from ui.page import Workplace
    from ui.widgets.working import Working

CHANNEL = "import"


@dataclass(frozen=True)
class _Planned:
    """A plan, and what is to be said of it, alike with alike."""

    plan: Plan
    groups: Sequence[ProblemGroup]


class Planning(QObject):
    """Makes plans, and decides what their page shows.

    Args:
        place: the office, and what works for it.
        working: shows how far a plan is.
        parent: owns it.

    Signals:
        planned: there is a plan to look at.
        given_up: the making of a plan was stopped.
        chosen: other rows or fields are to be taken over than before.
    """

    planned = Signal()
    given_up = Signal()
    chosen = Signal()

    def __init__(self, place: Workplace, working: Working, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._place = place
        self._working = working
        self._rows, self._problems = PlanRows(), ProblemTree()
        self.page = PlanPage(self._rows, self._problems)
        self.plan: Plan | None = None
        self._mode: Mode = MODES[0]
        self._made_from: tuple[type[Ledger], ColumnMap] | None = None
        self._by_number: dict[int, PlannedRow] = {}
        self._left = Left()
        self._detailed: PlannedRow | None = None
        self.page.mode_chosen.connect(self._choose_mode)
        self.page.wanted.connect(self._show)
        self.page.row_chosen.connect(self._show_row)
        self.page.problem_chosen.connect(self._show_problem)
        self.page.all_wanted.connect(self._take_all)
        self.page.detail.turned.connect(self._take_field)
        self._rows.turned.connect(self._take_row)

    def make(self, declared: type[Ledger], mapping: ColumnMap) -> None:
        """Make a plan in a job; `planned` follows."""
        if self._made_from is None or self._made_from[1].table is not mapping.table:
            self._left = Left()  # what was left out of another table says nothing of this one
        self._made_from = declared, mapping
        office, mode = self._place.office, self._mode
        job = Job(
            self.tr("正在核对每一行"),
            lambda progress: _planned(office, declared, mapping, mode, progress),
            self._take,
            cancelled=self.given_up.emit,
            channel=CHANNEL,
            owner=self,
        )
        self._working.watch(self._place.jobs.run(job))

    def _take(self, made: _Planned) -> None:
        plan = self.plan = made.plan
        self._by_number = {one.number: one for one in plan.rows}
        self._problems.show_groups(made.groups)
        counts: dict[Shown, int] = {**plan.counts, "problems": len(plan.problems)}
        self.page.show_counts(counts)
        self.page.show_mode(plan.mode)
        self.page.modes.setVisible(any(one.record for one in plan.rows))
        self.page.show_emptied(plan.emptied)
        self._show("problems" if made.groups else _first(counts))
        self.planned.emit()

    @property
    def wanted(self) -> Plan | None:
        """The plan without what is not to be taken over."""
        return self._left.of(self.plan) if self.plan else None

    @property
    def count(self) -> int:
        """How many rows would be written."""
        return self._left.count(self.plan) if self.plan else 0

    # ---- choosing what is taken over
    def _take_row(self, number: int, wanted: bool) -> None:
        self._left.take_rows([self._by_number[number]], wanted=wanted)
        self._show_taken()

    def _take_all(self, wanted: bool) -> None:
        self._left.take_rows(self._rows.rows, wanted=wanted)
        self._show_taken()

    def _take_field(self, name: str, wanted: bool) -> None:
        if self._detailed:
            self._left.take_field(self._detailed, name, wanted=wanted)
            self._rows.show_taken()
            self._say_taken()
            self.chosen.emit()

    def _show_taken(self) -> None:
        self._rows.show_taken()
        self._say_taken()
        self._show_row(self.page.table.currentIndex())
        self.chosen.emit()

    def _say_taken(self) -> None:
        rows = self._rows.rows
        taken = sum(self._left.takes(one) for one in rows)
        said = self.tr("这里 {count} 行，导入 {taken} 行。去掉前面的勾，那一行就不导入。").format(
            count=len(rows), taken=taken
        )
        self.page.show_choice(said)

    def _choose_mode(self, mode: Mode) -> None:
        self._mode = mode
        if self._made_from:
            self.make(*self._made_from)

    # ---- looking at parts of it
    def _show(self, shown: Shown) -> None:
        if self.plan and shown != "problems":
            office = self._place.office
            rows = [one for one in self.plan.rows if one.action == shown]
            naming = translate(office.registry.naming_field(self.plan.ledger).heading)
            self._rows.show_rows(PlanReader(office, self.plan), rows, naming, self._left)
            self._say_taken()
        self.page.show_list(shown)

    def _show_row(self, index: QModelIndex) -> None:
        if index.isValid():
            row = self._rows.planned(index.row())
            self._detail(row, self._rows.shown(index.row()))

    def _show_problem(self, index: QModelIndex) -> None:
        if not index.isValid() or self.plan is None:
            return
        problem = self._problems.problem(index)
        row = self._by_number.get(problem.row)
        if row is None:
            self.page.detail.clear()
            return
        self._detail(row, PlanReader(self._place.office, self.plan).read([row])[0])

    def _detail(self, row: PlannedRow, shown: ShownRow) -> None:
        self._detailed = row
        names = [one.name for one in shown.changes]
        fixed = set[str]() if row.action == "changed" else set(names)
        if row.action == "new":
            fixed = self._required()
        left = row.number in self._left.rows
        verdict = {
            "new": self.tr("按新的记入"),
            "changed": self.tr("修改下面这些内容"),
            "same": self.tr("和已有的记录一样，不用改"),
            "rejected": self.tr("这一行不会导入"),
        }[shown.action]
        self.page.detail.show_row(
            self.tr("第 {row} 行　{title}").format(row=shown.number, title=shown.title),
            verdict,
            [(str(one), one.level) for one in shown.problems],
            shown.changes,
            compared=shown.action == "changed",
            left=[one for one in names if left or not self._left.takes_field(row, one)],
            fixed=fixed,
        )

    def _required(self) -> set[str]:
        """The fields that no new record can be without."""
        if self.plan is None:
            return set()
        fields = self._place.office.registry[self.plan.ledger].fields
        return {name for name, one in fields.items() if one.required}


def _planned(
    office: Office, declared: type[Ledger], mapping: ColumnMap, mode: Mode, progress: Progress
) -> _Planned:
    """In the worker thread."""
    plan = make_plan(office, declared, mapping, mode, progress)
    return _Planned(plan, grouped(plan.problems))


def _first(counts: dict[Shown, int]) -> Shown:
    """The first list that shows anything."""
    shown: list[Shown] = [one for one in ORDER if counts[one]]
    return shown[0] if shown else ORDER[0]
