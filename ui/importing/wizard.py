"""Importing a spreadsheet: file, columns, what would become of each row, done."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.exchange.files import open_workbook
from app.exchange.fitting import examine
from app.exchange.mapping import remember
from ui.importing.columns import Columns
from ui.importing.columns_page import ColumnsPage
from ui.importing.file_page import FilePage
from ui.importing.finishing import PURPOSE, Finishing
from ui.importing.planning import CHANNEL, Planning
from ui.widgets.choosing import Wanted, file_to_open
from ui.widgets.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.errors import Trouble
    from app.exchange.files import Workbook
    from app.exchange.fitting import Examined
    from app.progress import Progress
    from ui.page import Workplace


class Step(IntEnum):
    """The pages in order."""

    FILE = 0
    COLUMNS = 1
    PLAN = 2
    DONE = 3


class ImportWizard(Walk):
    """Leads through an import.

    Args:
        place: the office, and what works for it.
        ledger: the ledger that somebody wants to import into.
        path: the file, if it is known.
        parent: the window.
    """

    def __init__(
        self, place: Workplace, ledger: str, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, CHANNEL, parent)
        self.setWindowTitle(self.tr("从表格导入"))
        self._ledger = ledger
        self._workbook: Workbook | None = None
        self.file_page, self.columns_page = FilePage(), ColumnsPage()
        self.columns = Columns(place.office, self.columns_page, self)
        self.planning = Planning(place, self.working, self)
        self.finishing = Finishing(place, self.working, self)
        names = (self.tr("选文件"), self.tr("对一对列"), self.tr("看看会怎样"), self.tr("完成"))
        pages = (self.file_page, self.columns_page, self.planning.page, self.finishing.page)
        self.lay_out(names, pages)
        self._connect()
        self._go(Step.FILE)
        if path:
            self.open_file(path)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.file_page.wanted.connect(self._choose_file)
        self.file_page.dropped.connect(self.open_file)
        self.columns_page.file_dismissed.connect(self._choose_file)
        self.columns.ledger_wanted.connect(self._examine_for)
        self.columns.judged.connect(self.next.setEnabled)
        self.planning.planned.connect(self._show_plan)
        self.planning.chosen.connect(self._show_count)
        self.finishing.begun.connect(self.begin_writing)
        self.finishing.ended.connect(self.end_writing)
        self.finishing.finished.connect(self._show_done)

    # ---- from page to page
    @property
    def step(self) -> Step:
        """Which page is shown."""
        return Step(self.shown)

    def _go(self, step: Step) -> None:
        self.go(step, self.tr("完成") if step is Step.DONE else self.tr("下一步(&N)"))

    def _go_back(self) -> None:
        self._go(Step(self.step - 1))

    def _go_on(self) -> None:
        match self.step:
            case Step.FILE:
                self._choose_file()
            case Step.COLUMNS:
                self._make_plan()
            case Step.PLAN:
                self._carry_out()
            case Step.DONE:
                self.accept()

    # ---- the file
    def _choose_file(self) -> None:
        kinds = self.tr("表格 (*.xlsx *.xls *.et *.ods *.csv *.txt);;所有文件 (*)")
        wanted = Wanted(self.tr("选择表格"), kinds, PURPOSE)
        path = file_to_open(self.place.office, self, wanted)
        if path:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Look into a file."""
        self.file_page.forget()
        self._examine(lambda progress: open_workbook(path, progress))

    def _examine_for(self, ledger: str) -> None:
        self._ledger = ledger
        workbook = self._workbook
        if workbook:
            self._examine(lambda _progress: workbook)

    def _examine(self, opened: Callable[[Progress], Workbook]) -> None:
        office, declared = self.place.office, self.place.office.registry[self._ledger]
        self.run(
            self.tr("正在读表格"),
            lambda progress: examine(office, opened(progress), declared),
            self._show_columns,
            self._refuse,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self._go(Step.FILE)
        self.file_page.refuse(trouble)

    def _show_columns(self, examined: Examined) -> None:
        self._workbook = examined.workbook
        self._go(Step.COLUMNS)
        self.columns.show_file(examined)

    # ---- the plan
    def _make_plan(self) -> None:
        declared, mapping = self.columns.declared, self.columns.mapping
        if declared and mapping:
            remember(self.place.office, declared, mapping)
            self.planning.make(declared, mapping)

    def _show_plan(self) -> None:
        self._go(Step.PLAN)
        self._show_count()

    def _show_count(self) -> None:
        count = self.planning.count
        said = self.tr("导入 {count} 条(&I)").format(count=count)
        self.next.setEnabled(count > 0)
        self.next.setText(said if count else self.tr("没有要导入的内容"))

    # ---- doing it
    def _carry_out(self) -> None:
        wanted, whole = self.planning.wanted, self.planning.plan
        if wanted and whole and self._workbook:
            left = len(whole.rows) - len(wanted.rows)
            self.finishing.carry_out(wanted, self._workbook.path.name, left)

    def begin_writing(self) -> None:
        """Nobody changes meanwhile what is imported, either."""
        super().begin_writing()
        self.planning.page.setEnabled(False)

    def end_writing(self) -> None:
        """It is written, or given up."""
        super().end_writing()
        self.planning.page.setEnabled(True)

    def _show_done(self) -> None:
        self._go(Step.DONE)
