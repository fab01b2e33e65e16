"""A small calendar beside the line in which a day is written."""

from __future__ import annotations

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from app.errors import Unreadable
from app.values.days import read_day, show_day
from ui.icons import icon


class CalendarButton(QToolButton):
    """Opens a calendar; the day that is chosen in it is written into a line."""

    def __init__(self) -> None:
        super().__init__()
        self.setIcon(icon("calendar"))
        self.setToolTip(self.tr("从日历里选"))
        self.setAccessibleName(self.tr("从日历里选"))
        self.clicked.connect(self._open)
        self._line: QLineEdit | None = None

    def serve(self, line: QLineEdit) -> None:
        """Write into this line."""
        self._line = line

    def _open(self) -> None:
        if self._line is None:
            return
        pane = QWidget(self, Qt.WindowType.Popup)
        pane.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setSelectedDate(_day_in(self._line))
        calendar.activated.connect(self._choose)
        calendar.clicked.connect(self._choose)
        calendar.activated.connect(pane.close)
        calendar.clicked.connect(pane.close)
        layout = QVBoxLayout(pane)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(calendar)
        pane.adjustSize()
        pane.move(self.mapToGlobal(QPoint(self.width() - pane.width(), self.height())))
        pane.show()
        calendar.setFocus()

    def _choose(self, day: QDate) -> None:
        if self._line is None:
            return
        self._line.setText(show_day(day.toString(Qt.DateFormat.ISODate)))
        self._line.textEdited.emit(self._line.text())
        self._line.setFocus()


def _day_in(line: QLineEdit) -> QDate:
    """The day that stands there; today where none does."""
    try:
        written = read_day(line.text()).value
    except Unreadable:
        written = None
    return QDate.fromString(written, Qt.DateFormat.ISODate) if written else QDate.currentDate()
