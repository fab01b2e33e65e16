"""Above a statistic: of which period, of which offices, and what one does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.counting.period import USUAL, Period
from app.errors import Unreadable
from app.ledger.questions import Question
from app.values.days import UNKNOWN_DAY, read_partial_day
from app.values.periods import show_period
from ui.appearance import Space
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.page import Workplace

OWN = "own"
KEPT = "statistics_period"
"""The setting that keeps the period that was chosen last."""
DAY_CHARS = 6


class Choosing(QWidget):
    """Chooses.

    Args:
        place: the window's.

    Attributes:
        periods, first, last: the period.
        offices, each_office: whose records.
        export, print_out: what one does with it.

    Signals:
        changed: something else is to be counted.
    """

    changed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._office = place.office
        self.periods = QComboBox()
        self.periods.setAccessibleName(self.tr("期间"))
        self.periods.addItem(self.tr("全部时间"), "")
        for one in USUAL:
            self.periods.addItem(show_period(one), one)
        self.periods.addItem(self.tr("自己选…"), OWN)
        self.first, self.last = self._day(self.tr("从哪一天")), self._day(self.tr("到哪一天"))
        self._from, self._to = words(self.tr("从")), words(self.tr("到"))
        self.offices = QComboBox()
        self.offices.setAccessibleName(self.tr("单位"))
        self.each_office = QCheckBox(self.tr("每个单位一行"))
        self.export = button(self.tr("导出"), picture="export")
        self.print_out = button(self.tr("打印"), picture="print")
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        self._units: list[tuple[str, str]] = []
        self._lay_out()
        self._choose_kept()
        self.offer_offices([])
        self.periods.activated.connect(self._take_period)
        self.offices.activated.connect(self._take_office)
        self.each_office.clicked.connect(self.changed)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(
            row(
                self.periods,
                self._from,
                self.first,
                self._to,
                self.last,
                self.offices,
                self.each_office,
                None,
                self.export,
                self.print_out,
            )
        )
        layout.addWidget(self._problem)

    def _day(self, name: str) -> QLineEdit:
        line = QLineEdit()
        line.setAccessibleName(name)
        line.setPlaceholderText(self.tr("如 2026-03"))
        line.setFixedWidth(
            DAY_CHARS * self.fontMetrics().horizontalAdvance("国") + 2 * Space.MEDIUM
        )
        line.editingFinished.connect(self._take_days)
        return line

    # ---- the period
    @property
    def period(self) -> Period:
        """The period that is chosen."""
        kept = str(self.periods.currentData())
        if not self.periods.isEnabled() or not kept:
            return Period()
        if kept != OWN:
            return Period(kept=kept)
        return Period(first=self._read(self.first), last=self._read(self.last))

    def allow_period(self, *, is_allowed: bool) -> None:
        """Let a period be chosen, where a statistic has one."""
        self.periods.setVisible(is_allowed)
        self.periods.setEnabled(is_allowed)
        self._show_days()

    def _choose_kept(self) -> None:
        kept, _sign, days = self._office.setting(KEPT, "this_year").partition("|")
        at = self.periods.findData(kept)
        self.periods.setCurrentIndex(max(at, 0))
        first, _dots, last = days.partition("..")
        self.first.setText(first)
        self.last.setText(last)
        self._show_days()

    def _show_days(self) -> None:
        is_own = self.periods.currentData() == OWN and self.periods.isEnabled()
        for one in (self._from, self.first, self._to, self.last):
            one.setVisible(is_own)

    def _take_period(self, _at: int) -> None:
        self._show_days()
        self._problem.hide()
        if self.periods.currentData() == OWN and not (self.first.text() or self.last.text()):
            self.first.setFocus()
            return
        self._keep()

    def _take_days(self) -> None:
        try:
            for one in (self.first, self.last):
                day = self._read(one)
                if day != one.text().strip():
                    one.setText(day)
        except Unreadable as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self._problem.hide()
        first, last = self.first.text(), self.last.text()
        if first and last and last < first[: len(last)]:
            self._problem.setText(self.tr("“到”在“从”的前面，请对调"))
            self._problem.show()
            return
        self._keep()

    def _keep(self) -> None:
        days = f"{self.first.text().strip()}..{self.last.text().strip()}"
        said = f"{self.periods.currentData()}|{days}"
        if self._office.setting(KEPT) != said:
            self._office.keep_setting(KEPT, said)
            self.changed.emit()
        elif self.periods.currentData() != OWN:
            self.changed.emit()

    def _read(self, line: QLineEdit) -> str:
        text = line.text().strip()
        if not text:
            return ""
        day = read_partial_day(text).value
        if not day or day == UNKNOWN_DAY:
            raise Unreadable(
                "“{text}”不是日期，请写成 2026、2026-03 或 2026-03-12 的样子", text=text
            )
        return day

    # ---- the offices
    def _take_office(self, _at: int) -> None:
        self.changed.emit()

    @property
    def by_office(self) -> bool:
        """Whether each office is a row."""
        return self.each_office.isVisibleTo(self) and self.each_office.isChecked()

    def question(self, ledger: str) -> Question:
        """Of which records."""
        unit = self.offices.currentData()
        return Question(ledger, units=(str(unit),) if unit else ())

    def offer_offices(self, units: Sequence[tuple[str, str]]) -> None:
        """Let one of several offices be chosen; one alone is not asked for."""
        found = list(units)
        several = len(found) > 1
        self.offices.setVisible(several)
        self.each_office.setVisible(several)
        if found == self._units and self.offices.count():
            return
        self._units = found
        current = self.offices.currentData()
        self.offices.clear()
        self.offices.addItem(self.tr("所有单位"), "")
        for unit, name in found:
            self.offices.addItem(name, unit)
        self.offices.setCurrentIndex(max(self.offices.findData(current), 0))
