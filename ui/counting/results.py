"""The tables and charts of a statistic, one under the other."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from app.language import translate
from ui.appearance import Space
from ui.counting.bars import Bars
from ui.counting.coverage import Coverage
from ui.counting.numbers import NumberTable
from ui.widgets.pieces import Nothing, row, words

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from app.counting.results import Counted

BESIDE = 0.45
"""A chart stands beside a table that takes less than this of the width."""
MOST_BARS = 60
"""More bars than that are no picture any more."""


class Results(QScrollArea):
    """Shows what was counted; the old numbers stay until there are new ones.

    Signals:
        pressed_number: somebody wants the records behind a number: `Counted`, `Row`, `Cell`.
        pressed_place: somebody wants the rides past a marker: `Counted`, section, `Place`.
    """

    pressed_number = Signal(object, object, object)
    pressed_place = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tables: list[NumberTable] = []
        self.charts: list[Bars | Coverage] = []
        self._shown: tuple[str, str] = ("", "")
        self._counted: Counted | None = None
        self._again = QTimer(self, singleShot=True, interval=0)
        self._again.timeout.connect(self._show_again)

    def show_counted(self, counted: Counted) -> None:
        """Show other numbers; where it is the same statistic it stays where it was scrolled to."""
        key = (counted.ledger, counted.count.name)
        at = self.verticalScrollBar().value() if key == self._shown else 0
        focus = self._cursor() if key == self._shown else None
        self._shown, self._counted = key, counted
        self.tables, self.charts = [], []
        inside = QWidget()
        inside.setProperty("class", "scrolled")
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        for one in counted.tables():
            self._add(layout, one, has_title=bool(counted.parts))
        layout.addStretch(1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(at)
        if focus is not None:
            self._put_cursor(*focus)

    def _add(self, layout: QVBoxLayout, one: Counted, *, has_title: bool) -> None:
        title = translate(one.count.title)
        first, last = one.span
        span = " — ".join(filter(None, (first.replace("-", "."), last.replace("-", "."))))
        if has_title:
            layout.addWidget(words(title, "title"))
        elif one.rows:
            said = self.tr("点一个数字，看是哪些记录")
            layout.addWidget(words(f"{span}　{said}" if span else said, "hint"))
        if not one.rows:
            nothing = self.tr("这里还没有可以统计的记录。")
            layout.addWidget(
                Nothing("table", nothing, "") if not has_title else words(nothing, "hint")
            )
            return
        table = NumberTable(one)
        table.pressed_number.connect(partial(self.pressed_number.emit, one))
        table.reached.connect(partial(self._see, table))
        self.tables.append(table)
        table.fit_into(self._room)
        chart = self._chart(one)
        if chart is not None:
            self.charts.append(chart)
        if isinstance(chart, Bars) and table.sizeHint().width() < self.viewport().width() * BESIDE:
            beside = row(table, gap=Space.LARGE)
            beside.addWidget(chart, 1, Qt.AlignmentFlag.AlignTop)
            beside.setAlignment(table, Qt.AlignmentFlag.AlignTop)
            layout.addLayout(beside)
        else:
            layout.addWidget(table)
            if chart is not None:
                layout.addWidget(chart)
        if one.count.note:
            layout.addWidget(words(translate(one.count.note), "small", wrap=True))
        layout.addSpacing(Space.SMALL)

    def _chart(self, one: Counted) -> Bars | Coverage | None:
        if one.lines:
            chart = Coverage(one)
            chart.pressed_place.connect(partial(self.pressed_place.emit, one))
            chart.reached.connect(partial(self._see, chart))
            return chart
        if one.count.chart and 1 < len(one.rows) <= MOST_BARS and _is_something(one):
            return Bars(one)
        return None

    # ---- the room that there is
    @property
    def _room(self) -> int:
        return self.viewport().width() - Space.MEDIUM

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Headings are broken where there is little room."""
        super().resizeEvent(event)
        for table in self.tables:
            table.fit_into(self._room)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text asks for other sizes of everything."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._again.start()  # when all parts have heard of it

    def _show_again(self) -> None:
        if self._counted is not None:
            self.show_counted(self._counted)

    # ---- the cursor
    def _see(self, widget: QWidget, place: QRect) -> None:
        """Scroll to where the cursor is."""
        inside = self.widget()
        if widget.hasFocus():
            at = widget.mapTo(inside, place.center())
            margin = QPoint(Space.PAGE, place.height() + Space.LARGE)
            self.ensureVisible(at.x(), at.y(), margin.x(), margin.y())

    def _cursor(self) -> tuple[int, int, int] | None:
        for at, one in enumerate(self.tables):
            if one.hasFocus():
                index = one.currentIndex()
                return at, index.row(), index.column()
        return None

    def _put_cursor(self, at: int, row: int, column: int) -> None:
        if at < len(self.tables):
            table = self.tables[at]
            table.setCurrentIndex(table.numbers.index(row, column))
            table.setFocus()


def _is_something(one: Counted) -> bool:
    """Whether there is anything to be drawn."""
    return any(row.cells[0].value for row in one.rows)
