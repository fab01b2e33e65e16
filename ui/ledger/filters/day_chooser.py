"""Days: from and to, periods that are counted from today, a month of whatever year, 不详."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QButtonGroup, QComboBox, QGridLayout, QSpinBox, QWidget

from app.errors import Unreadable
from app.language import translate
from app.ledger.fields import Operator, PartialDay
from app.ledger.questions import Condition
from app.ledger.ranges import first_day, last_day
from app.values.days import UNKNOWN_DAY, read_partial_day, show_day
from app.values.periods import NAMED, Counted, counted
from ui.appearance import Space
from ui.ledger.filters.range_chooser import RangeChooser
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton, QLineEdit

    from app.ledger.fields.base import Value

OFFERED = (
    "today", "this_week", "this_month", "this_quarter", "this_year",
    "yesterday", "last_week", "last_month", "last_quarter", "last_year",
)  # fmt: skip
OF_MONTHS = ("this_month", "last_month", "next_month", "this_quarter", "this_year", "last_year")
EACH_YEAR = ("this_month", "next_month", "last_month")
PER_LINE = 5
MOST = 999


class DayChooser(RangeChooser):
    """From and to, where each may be a year or a month; or a period."""

    def build(self) -> list[QWidget]:
        """Two lines, the periods by name, one that counts, the months of each year."""
        lines = super().build()
        for one in (self._from, self._to):
            one.setPlaceholderText(self.tr("如 2024.3"))
            one.textEdited.connect(self._let_go)
        self._named = QButtonGroup(self, exclusive=False)
        parts = [*lines, self._periods(), self._counting()]
        if Operator.EACH_YEAR in self.field.operators and isinstance(self.field, PartialDay):
            parts.append(self._months())
        return parts

    # ---- building
    def _periods(self) -> QWidget:
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(Space.TIGHT)
        is_day = Operator.EACH_YEAR in self.field.operators
        for place, kept in enumerate(OFFERED if is_day else OF_MONTHS):
            one = button(translate(NAMED[kept]), "quiet")
            one.setCheckable(True)
            one.setProperty("period", kept)
            self._named.addButton(one)
            grid.addWidget(one, place // PER_LINE, place % PER_LINE)
        self._named.buttonClicked.connect(self._press)
        return inside

    def _counting(self) -> QWidget:
        self._way, self._unit_of = QComboBox(), QComboBox()
        self._way.setAccessibleName(self.tr("最近、未来、以前还是以后"))
        for text, way in (
            (self.tr("不限"), ""),
            (self.tr("最近"), "last"),
            (self.tr("未来"), "next"),
            (self.tr("早于"), "before"),
            (self.tr("晚于"), "after"),
        ):
            self._way.addItem(text, way)
        self._count = QSpinBox(minimum=0, maximum=MOST, value=30)
        self._count.setAccessibleName(self.tr("多少"))
        self._unit_of.setAccessibleName(self.tr("天、月还是年"))
        for text, unit in (
            (self.tr("天"), "day"), (self.tr("个月"), "month"), (self.tr("年"), "year"),
        ):  # fmt: skip
            self._unit_of.addItem(text, unit)
        self._way.activated.connect(self._count_on)
        self._unit_of.activated.connect(self._count_on)
        self._count.valueChanged.connect(self._count_on)
        inside = QWidget()
        self._hint = words("")
        inside.setLayout(row(self._way, self._count, self._unit_of, self._hint, None))
        return inside

    def _months(self) -> QWidget:
        self._month = QComboBox()
        self._month.setAccessibleName(self.tr("每年哪个月"))
        self._month.addItem(self.tr("不限"), "")
        for kept in EACH_YEAR:
            self._month.addItem(translate(NAMED[kept]), kept)
        for number in range(1, 13):
            self._month.addItem(self.tr("{month}月").format(month=number), f"{number:02d}")
        self._month.activated.connect(self._take_month)
        self._unknown = button(translate("不详"), "quiet")
        self._unknown.setCheckable(True)
        self._unknown.clicked.connect(self._take_unknown)
        inside = QWidget()
        inside.setLayout(row(words(self.tr("每年")), self._month, None, self._unknown))
        return inside

    # ---- showing
    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the bounds, or the period."""
        self._let_go()
        plain: list[Condition] = []
        for one in conditions:
            if one.operator is Operator.DURING:
                self._show_period(str(one.values[0]))
            elif one.operator is Operator.EACH_YEAR and self._has_months:
                self._month.setCurrentIndex(max(self._month.findData(one.values[0]), 0))
            elif one.operator is Operator.EQUALS and one.values == (UNKNOWN_DAY,):
                if self._has_months:
                    self._unknown.setChecked(True)
            else:
                plain.append(one)
        super().show_conditions(plain)

    @property
    def _has_months(self) -> bool:
        return hasattr(self, "_month")

    def _show_period(self, kept: str) -> None:
        period = counted(kept)
        for one in self._named.buttons():
            one.setChecked(one.property("period") == kept)
        if period is not None:
            self._way.setCurrentIndex(self._way.findData(period.way))
            self._unit_of.setCurrentIndex(self._unit_of.findData(period.unit))
            self._count.blockSignals(True)
            self._count.setValue(period.count)
            self._count.blockSignals(False)

    def _written(self, value: Value) -> str:
        return show_day(str(value))

    def _let_go(self) -> None:
        """Take the period away: somebody writes days."""
        for one in self._named.buttons():
            one.setChecked(False)
        self._way.setCurrentIndex(0)
        if self._has_months:
            self._month.setCurrentIndex(0)
            self._unknown.setChecked(False)

    # ---- setting
    def conditions(self) -> tuple[Condition, ...]:
        """The period, or the bounds that are given."""
        name = self.field.name
        pressed = [one.property("period") for one in self._named.buttons() if one.isChecked()]
        if pressed:
            return (Condition(name, Operator.DURING, (pressed[0],)),)
        way = self._way.currentData()
        if way:
            kept = Counted(way, self._count.value(), self._unit_of.currentData()).kept
            return (Condition(name, Operator.DURING, (kept,)),)
        if self._has_months and self._month.currentData():
            return (Condition(name, Operator.EACH_YEAR, (self._month.currentData(),)),)
        if self._has_months and self._unknown.isChecked():
            return (Condition(name, Operator.EQUALS, (UNKNOWN_DAY,)),)
        return super().conditions()

    def _check(self, first: Value, last: Value) -> None:
        if first_day(str(first)) > last_day(str(last)):
            raise Unreadable("“到”比“从”早，请对调")

    def _bound(self, line: QLineEdit) -> Value:
        day = read_partial_day(line.text()).value
        if day == UNKNOWN_DAY:
            raise Unreadable("“不详”不能作起止日期，请写年、月或者日")
        return day

    def _press(self, pressed: QAbstractButton) -> None:
        kept = str(pressed.property("period"))
        is_on = pressed.isChecked()
        self._take(Condition(self.field.name, Operator.DURING, (kept,)) if is_on else None)

    def _count_on(self) -> None:
        way = self._way.currentData()
        kept = Counted(way, self._count.value(), self._unit_of.currentData()).kept
        if way:
            self._take(Condition(self.field.name, Operator.DURING, (kept,)))
        elif self.sender() is self._way:
            self._take(None)

    def _take_month(self) -> None:
        month = self._month.currentData()
        self._take(Condition(self.field.name, Operator.EACH_YEAR, (month,)) if month else None)

    def _take_unknown(self, is_on: bool) -> None:
        self._take(Condition(self.field.name, Operator.EQUALS, (UNKNOWN_DAY,)) if is_on else None)

    def _take(self, condition: Condition | None) -> None:
        """Set one thing in place of all others."""
        self.show_conditions([condition] if condition else [])
        self.tell_changed()
