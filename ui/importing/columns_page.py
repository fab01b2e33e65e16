"""The wizard's second page: what was found in the file, and which column is which field."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.appearance import Space, look
from ui.widgets.calm_combo_box import CalmComboBox, Choice
from ui.widgets.pieces import Banner, button, frame, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class FileColumn:
    """One column of the file, as the page shows it.

    Attributes:
        letter: where it stands in the sheet: ``C``.
        title: what its head says.
        samples: some of its values.
        field: the field that it brings; empty: it is left out.
        fixed: what it is for, where nothing can be chosen; empty: something can.
        kept: what stands for keeping it as it is, without a field; empty: that cannot be chosen.
    """

    letter: str
    title: str
    samples: str
    field: str
    fixed: str = ""
    kept: str = ""


class ColumnsPage(QWidget):
    """Shows a file's columns.

    Signals:
        file_dismissed: another file is wanted.
        ledger_chosen: a ledger's name.
        table_chosen: the number of one of the file's tables.
        field_chosen: the number of a column, and the field that it is to bring.
    """

    file_dismissed = Signal()
    ledger_chosen = Signal(str)
    table_chosen = Signal(int)
    field_chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.file = words(kind="title")
        self.found = words(kind="hint", wrap=True)
        self.ledger = CalmComboBox()
        self.ledger.setAccessibleName(self.tr("导入到哪个台账"))
        self.ledger.activated.connect(self._choose_ledger)
        self.table = CalmComboBox()
        self.table.setAccessibleName(self.tr("导入哪个工作表"))
        self.table.activated.connect(self.table_chosen)
        self.notice = Banner("", "warning", "warning")
        self.switch = button("")
        self.notice.add(self.switch)
        self.columns = ColumnList()
        self.columns.field_chosen.connect(self.field_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(self._head())
        layout.addWidget(self.notice)
        layout.addWidget(self.columns, 1)

    def _head(self) -> QWidget:
        other = button(self.tr("换一个文件(&F)…"), picture="folder")
        other.clicked.connect(self.file_dismissed)
        self._ledger_words = words(self.tr("导入到(&L)"))
        self._ledger_words.setBuddy(self.ledger)
        self._table_words = words(self.tr("工作表(&S)"))
        self._table_words.setBuddy(self.table)
        head = frame("card")
        layout = QVBoxLayout(head)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addLayout(row(self.file, None, other))
        parts = (self._ledger_words, self.ledger, self._table_words, self.table, None)
        layout.addLayout(row(*parts, gap=Space.SMALL))
        layout.addWidget(self.found)
        return head

    # ---- what is shown
    def describe(self, file: str, found: str) -> None:
        """Say which file this is, and what was found in it."""
        self.file.setText(file)
        self.found.setText(found)

    def offer_ledgers(self, choices: Sequence[Choice], chosen: str) -> None:
        """Offer the ledgers to which the file may belong."""
        self.ledger.offer(choices, chosen)

    def offer_tables(self, titles: Sequence[str], chosen: int) -> None:
        """Offer the file's tables, where it has several."""
        with QSignalBlocker(self.table):
            self.table.clear()
            self.table.addItems(list(titles))
            self.table.setCurrentIndex(chosen)
        self.table.setEnabled(len(titles) > 1)

    def warn(self, text: str, switch: str = "") -> None:
        """Say what is wrong, with a button that mends it; nothing if the text is empty."""
        self.notice.say(text)
        self.notice.setVisible(bool(text))
        self.switch.setText(switch)
        self.switch.setVisible(bool(switch))
        if switch:
            self.switch.setFocus()

    def _choose_ledger(self) -> None:
        self.ledger_chosen.emit(self.ledger.currentData())


class ColumnList(QWidget):
    """The file's columns below each other, each with some values and the field that it brings.

    Signals:
        field_chosen: the number of a column, and the field's name; empty: left out.
    """

    field_chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: list[QComboBox] = []
        self.samples: list[QLabel] = []
        self._area = QScrollArea(widgetResizable=True)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = frame("card")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self._titles())
        layout.addWidget(frame("line"))
        layout.addWidget(self._area, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)

    def _titles(self) -> QWidget:
        titles = QWidget()
        grid = self._grid(titles)
        beside = Space.MEDIUM + self._area.verticalScrollBar().sizeHint().width()
        grid.setContentsMargins(Space.LARGE, Space.SMALL, beside, Space.SMALL)
        grid.addWidget(words(self.tr("表格里的列"), "strong"), 0, 0)
        grid.addWidget(words(self.tr("前几行的内容"), "strong"), 0, 1)
        grid.addWidget(words(self.tr("记到哪一项"), "strong"), 0, 2)
        return titles

    def _grid(self, ground: QWidget) -> QGridLayout:
        em = self.fontMetrics().horizontalAdvance("字")
        grid = QGridLayout(ground)
        grid.setHorizontalSpacing(Space.LARGE)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnMinimumWidth(0, 14 * em)
        grid.setColumnMinimumWidth(2, 16 * em)
        grid.setColumnStretch(1, 1)
        return grid

    def show_columns(self, columns: Sequence[FileColumn], fields: Sequence[Choice]) -> None:
        """Show the columns of a file, each with a list of the ledger's fields."""
        ground = QWidget()
        look(ground, "scrolled")
        grid = self._grid(ground)
        grid.setContentsMargins(Space.LARGE, Space.SMALL, Space.MEDIUM, Space.MEDIUM)
        self.boxes, self.samples = [], []
        for number, one in enumerate(columns):
            box = self._box(number, one, fields)
            samples = words(one.samples, "hint", wrap=True)
            grid.addWidget(self._title(one), number, 0)
            grid.addWidget(samples, number, 1)
            grid.addWidget(box, number, 2)
            self.boxes.append(box)
            self.samples.append(samples)
        grid.setRowStretch(len(columns), 1)
        self._area.setWidget(ground)

    def _title(self, column: FileColumn) -> QWidget:
        letter = words(column.letter, "small")
        letter.setFixedWidth(2 * self.fontMetrics().horizontalAdvance("W"))
        title = words(column.title, wrap=True)
        made = QWidget()
        line = row(letter, title)
        line.setStretch(1, 1)
        made.setLayout(line)
        return made

    def _box(self, number: int, column: FileColumn, fields: Sequence[Choice]) -> QComboBox:
        box = CalmComboBox()
        box.setAccessibleName(self.tr("“{title}”记到哪一项").format(title=column.title))
        choices = [Choice("", column.fixed or self.tr("不导入")), *fields]
        if column.kept:
            choices.insert(1, Choice(column.kept, self.tr("没有这一项，原样保留")))
        box.offer(choices, "" if column.fixed else column.field)
        box.setEnabled(not column.fixed)
        box.activated.connect(lambda: self.field_chosen.emit(number, box.currentData()))
        return box
