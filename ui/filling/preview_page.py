"""The wizard's third page: which records, what would be written, what stays empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDateEdit,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.appearance import Space
from ui.widgets.pieces import frame, row, words

if TYPE_CHECKING:
    from app.filling.results import Report

PAUSE_MS = 500
MOST_CHARS = 18
"""Chinese characters of the widest column."""


def _last_year_end() -> QDate:
    return QDate(QDate.currentDate().year() - 1, 12, 31)


class PreviewPage(QWidget):
    """Asks how, and shows what would come of it.

    Signals:
        changed: something was chosen otherwise; what would be written has to be looked at anew.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.all = QRadioButton()
        self.some = QRadioButton()
        self.whole = QCheckBox(self.tr("写出完整号码(&W)"))
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("用途，如“上报组织部”"))
        self.reason.setAccessibleName(self.tr("用途"))
        self.reason.setEnabled(False)
        self.overwrite = QCheckBox(self.tr("表里已有的内容也改写(&O)"))
        self.past = QCheckBox(self.tr("按这一天的样子(&D)"))
        self.past.setToolTip(self.tr("比如年报要 12 月 31 日的情况：那天以后改的都不算"))
        self.on_day = QDateEdit()
        self.on_day.setCalendarPopup(True)
        self.on_day.setDisplayFormat("yyyy.MM.dd")
        self.on_day.setAccessibleName(self.tr("哪一天"))
        self.on_day.setDate(_last_year_end())
        self.on_day.setEnabled(False)
        self.counts = words(kind="strong", wrap=True)
        self.rows = QTableWidget()
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.rows.setAccessibleName(self.tr("前几条会这样填"))
        self.remarks = QListWidget()
        self.remarks.setAccessibleName(self.tr("要留意的"))
        self.remarks.setWordWrap(True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.changed)
        self.all.toggled.connect(self.changed)
        self.overwrite.toggled.connect(self.changed)
        self.past.toggled.connect(self.on_day.setEnabled)
        self.past.toggled.connect(self.changed)
        self.on_day.dateChanged.connect(self._wait)
        self.whole.toggled.connect(self.reason.setEnabled)
        self.whole.toggled.connect(self._choose_whole)
        self.reason.textChanged.connect(self._wait)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._options())
        layout.addWidget(self.counts)
        layout.addWidget(self.rows, 3)
        self._noted = words(self.tr("要留意的"), "strong")
        layout.addWidget(self._noted)
        layout.addWidget(self.remarks, 2)

    def _options(self) -> QWidget:
        made = frame("card")
        layout = QVBoxLayout(made)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        which = words(self.tr("填哪些"), "strong")
        layout.addLayout(row(which, self.all, self.some, None, self.past, self.on_day))
        numbers = row(self.whole, self.reason, self.overwrite, None)
        numbers.setStretch(1, 1)
        layout.addLayout(numbers)
        self._advice = words(
            self.tr(
                "不勾选，身份证号和电话只写出一部分。勾选的话，谁在什么时候为什么写出都会记下来。"
            ),
            "small",
            wrap=True,
        )
        layout.addWidget(self._advice)
        return made

    def offer(
        self,
        all_words: str,
        some_words: str,
        *,
        some_first: bool,
        hides: bool,
        takes_back: bool,
    ) -> None:
        """Offer which records may go in.

        Args:
            all_words: what all of them are called.
            some_words: what those that are selected are called; empty: none are.
            some_first: whether those are meant unless somebody says otherwise.
            hides: whether there are numbers that are mostly hidden.
            takes_back: whether what stands in the file may be written over.
        """
        self.all.setText(all_words)
        self.some.setText(some_words)
        self.some.setVisible(bool(some_words))
        for one in (self.whole, self.reason, self._advice):
            one.setVisible(hides)
        if not hides:  # nobody can be asked for a reason that he does not see
            self.whole.setChecked(False)
        self.overwrite.setVisible(takes_back)
        for one in (self.all, self.some):
            one.blockSignals(True)
        (self.some if some_first else self.all).setChecked(True)
        for one in (self.all, self.some):
            one.blockSignals(False)

    @property
    def purpose(self) -> str:
        """Why numbers are written whole; empty: they are not."""
        return self.reason.text().strip() if self.whole.isChecked() else ""

    @property
    def day(self) -> str:
        """As the records were on which day; empty: as they are."""
        return self.on_day.date().toString("yyyy-MM-dd") if self.past.isChecked() else ""

    @property
    def is_ready(self) -> bool:
        """Whether nothing is missing: whole numbers need a reason."""
        return not self.whole.isChecked() or bool(self.purpose)

    def _choose_whole(self) -> None:
        if self.whole.isChecked():
            self.reason.setFocus()
        self.changed.emit()

    def _wait(self) -> None:
        self._pause.start()

    # ---- what is shown
    def show_report(self, report: Report, counts: str, notes: list[str]) -> None:
        """Show what would be written."""
        self.counts.setText(counts)
        self.rows.clear()
        self.rows.setColumnCount(len(report.titles))
        self.rows.setRowCount(len(report.rows))
        self.rows.setHorizontalHeaderLabels([one.rpartition("/")[2] for one in report.titles])
        self.rows.setVerticalHeaderLabels(report.names)
        for at, cells in enumerate(report.rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.rows.setItem(at, column, item)
        header = self.rows.horizontalHeader()
        header.setMaximumSectionSize(MOST_CHARS * self.fontMetrics().horizontalAdvance("国"))
        header.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        self.rows.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.remarks.clear()
        self.remarks.addItems(notes)
        for one in (self._noted, self.remarks):
            one.setVisible(bool(notes))
