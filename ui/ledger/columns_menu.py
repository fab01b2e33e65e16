"""The pane in which one chooses the columns of a table, and their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.language import translate
from app.values.pinyin import full, initials
from ui.appearance import Space, row_height
from ui.widgets.keys import on_keys
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.ledger.fields import Field
    from ui.ledger.columns import ColumnMemory

WIDE, MOST_LINES = 18, 9
"""Its width in Chinese characters, its height in lines."""
NAME = Qt.ItemDataRole.UserRole


class ColumnsChooser(QWidget):
    """A check mark for each column; the marked ones stand first, in the order of the table.

    They are drawn up and down with the mouse, or with Alt+↑ and Alt+↓.

    Args:
        memory: the columns.
        show: called after each change.
    """

    def __init__(self, memory: ColumnMemory, show: Callable[[], None]) -> None:
        super().__init__()
        self._memory = memory
        self._show = show
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找列"))
        self.search.setAccessibleName(self.tr("查找列"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("列"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.itemChanged.connect(self._choose)
        self.list.model().rowsMoved.connect(self._choose)
        self.list.currentRowChanged.connect(self._enable)
        self.up = button(self.tr("上移"), picture="up")
        self.down = button(self.tr("下移"), picture="down")
        self.up.setToolTip("Alt+↑")
        self.down.setToolTip("Alt+↓")
        self.up.clicked.connect(lambda: self.move_by(-1))
        self.down.clicked.connect(lambda: self.move_by(1))
        on_keys("Alt+Up", self, lambda: self.move_by(-1))
        on_keys("Alt+Down", self, lambda: self.move_by(1))
        on_keys("Down", self.search, self._go_down, only_itself=True)
        self.forget = button(self.tr("恢复原来的列和列宽"), "link")
        self.forget.clicked.connect(self._forget)
        hint = words(self.tr("打勾的显示；可以上下拖动"), "small")
        parts = column(self.search, hint, self.list, margin=Space.MEDIUM)
        parts.addLayout(row(self.up, self.down, None, self.forget))
        self.setLayout(parts)
        self.setFocusProxy(self.search)
        self._fill()
        line = row_height(self.fontMetrics())
        self.list.setFixedHeight(min(len(memory.offered), MOST_LINES) * line)
        self.setMinimumWidth(WIDE * self.fontMetrics().horizontalAdvance("国"))

    def chosen(self) -> list[str]:
        """The names of the columns that are marked, in order."""
        items = (self.list.item(at) for at in range(self.list.count()))
        return [str(one.data(NAME)) for one in items if one.checkState() is Qt.CheckState.Checked]

    def move_by(self, rows: int) -> None:
        """Move the current column up or down."""
        at = self.list.currentRow()
        to = at + rows
        if at < 0 or not 0 <= to < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(at)
        self.list.insertItem(to, item)
        self.list.setCurrentRow(to)
        self.list.blockSignals(False)
        self._choose()

    def mark(self, name: str, *, is_on: bool) -> None:
        """Show a column, or hide it."""
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.data(NAME) == name:
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _fill(self) -> None:
        shown = self._memory.fields
        names = {one.name for one in shown}
        rest = [one for one in self._memory.offered if one.name not in names]
        self.list.blockSignals(True)
        self.list.clear()
        for one in (*shown, *rest):
            self.list.addItem(_item(one, is_on=one.name in names))
        self.list.setCurrentRow(0)
        self.list.blockSignals(False)
        self._enable()

    def _choose(self, *_what: object) -> None:
        self._enable()
        chosen = self.chosen()
        if chosen and chosen != [one.name for one in self._memory.fields]:
            self._memory.choose(chosen)
            self._show()

    def _forget(self) -> None:
        self._memory.forget()
        self._fill()
        self._show()

    def _enable(self, *_what: object) -> None:
        at = self.list.currentRow()
        self.up.setEnabled(at > 0)
        self.down.setEnabled(0 <= at < self.list.count() - 1)

    def _narrow(self, text: str) -> None:
        sought = text.strip().lower()
        seen: list[int] = []
        for at in range(self.list.count()):
            item = self.list.item(at)
            label = item.text()
            words_of = (label.lower(), initials(label), full(label))
            item.setHidden(bool(sought) and not any(sought in one for one in words_of))
            if not item.isHidden():
                seen.append(at)
        if seen:
            self.list.setCurrentRow(seen[0])

    def _go_down(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)


def _item(field: Field, *, is_on: bool) -> QListWidgetItem:
    item = QListWidgetItem(translate(field.label))
    item.setData(NAME, field.name)
    flags = Qt.ItemFlag
    item.setFlags(
        flags.ItemIsEnabled
        | flags.ItemIsSelectable
        | flags.ItemIsUserCheckable
        | flags.ItemIsDragEnabled
    )
    item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
    return item
