"""Above a statistic: of which period, of which offices, and what one does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.counting.period import USUAL, Period, read_end
from app.errors import Unreadable
from app.ledger.questions import Question
from app.values.periods import show_period
from ui.appearance import Space
from ui.ledger.keeping import keeper
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
        self._keep_setting = keeper(place)
        self._kept = place.office.setting(KEPT, "this_year")
        self._own = Period()
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
        """The period that is chosen; while a day cannot be read, what was chosen before."""
        kept = str(self.periods.currentData())
        if not self.periods.isEnabled():
            return Period()
        return self._own if kept == OWN else Period(kept=kept)

    def allow_period(self, *, is_allowed: bool) -> None:
        """Let a period be chosen, where a statistic has one."""
        self.periods.setVisible(is_allowed)
        self.periods.setEnabled(is_allowed)
        self._show_days()

    def _choose_kept(self) -> None:
        kept, _sign, days = self._kept.partition("|")
        at = self.periods.findData(kept)
        self.periods.setCurrentIndex(max(at, 0))
        first, _dots, last = days.partition("..")
        self._take_own(Period(first=first, last=last))
        self._show_days()

    def _take_own(self, own: Period) -> None:
        self._own = own
        self.first.setText(own.first)
        self.last.setText(own.last)

    def _show_days(self) -> None:
        is_own = self.periods.currentData() == OWN and self.periods.isEnabled()
        if not is_own:
            self._problem.hide()
        for one in (self._from, self.first, self._to, self.last):
            one.setVisible(is_own)

    def _take_period(self, _at: int) -> None:
        self._problem.hide()
        self._take_own(self._own)
        self._show_days()
        if self.periods.currentData() == OWN and self._own.is_all:
            self.first.setFocus()
            return
        self._keep()

    def _take_days(self) -> None:
        try:
            own = Period(first=read_end(self.first.text()), last=read_end(self.last.text()))
        except Unreadable as error:
            self._complain(str(error))
            return
        if own.first and own.last and own.last < own.first[: len(own.last)]:
            self._complain(self.tr("“到”在“从”的前面，请对调"))
            return
        self._problem.hide()
        self._take_own(own)
        self._keep()

    def _complain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.show()

    def _keep(self) -> None:
        said = f"{self.periods.currentData()}|{self._own.first}..{self._own.last}"
        if self._kept != said:
            self._kept = said
            self._keep_setting(KEPT, said)
            self.changed.emit()
        elif self.periods.currentData() != OWN:
            self.changed.emit()

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
        at = self.offices.findData(current)
        self.offices.setCurrentIndex(max(at, 0))
        if current and at < 0:
            self.changed.emit()  # what was counted of it is not what stands here any more
