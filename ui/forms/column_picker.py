"""The dialog in which one picks fields that become columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
)

from app.ledger.forms import UNIT
from app.values.pinyin import full, initials
from ui.appearance import Space, row_height
from ui.widgets.keys import on_keys
from ui.widgets.pieces import button, row, words

if TYPE_CHECKING:
    from collections.abc import Collection

    from PySide6.QtWidgets import QWidget

    from ui.forms.ground import Ground

NAME = Qt.ItemDataRole.UserRole
CHARS, LINES = 18, 10


class ColumnPicker(QDialog):
    """Offers the ledger's fields that are not on the form yet, and an empty column.

    Args:
        ground: the form and its ledger.
        taken: fields that are on it.
        parent: the designer.

    Signals:
        picked: names of fields; an empty one is a column to write in.
    """

    picked = Signal(list)

    def __init__(self, ground: Ground, taken: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("添加列"))
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("查找，可以打拼音"))
        self.search.setAccessibleName(self.tr("查找列"))
        self.search.textChanged.connect(self._narrow)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("可以添加的列"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.itemDoubleClicked.connect(self._take)
        self.list.itemSelectionChanged.connect(self._enable)
        self._add(self.tr("空列，留着手填"), "")
        for name in (*ground.declared.fields, UNIT):
            if name not in taken:
                self._add(ground.heading(name), name)
        self.agree = button(self.tr("添加"), "primary")
        self.agree.setDefault(True)
        self.agree.clicked.connect(self._take)
        cancel = button(self.tr("取消"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        on_keys("Down", self.search, self.list.setFocus, only_itself=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        layout.addWidget(words(self.tr("按住 Ctrl 可以选几个"), "small"))
        layout.addLayout(row(None, cancel, self.agree))
        self.list.setMinimumWidth(CHARS * self.fontMetrics().horizontalAdvance("国"))
        self.list.setMinimumHeight(LINES * row_height(self.fontMetrics()))
        self.list.setCurrentRow(min(1, self.list.count() - 1))
        self._enable()

    def _add(self, title: str, name: str) -> None:
        item = QListWidgetItem(title)
        item.setData(NAME, name)
        self.list.addItem(item)

    def _enable(self) -> None:
        self.agree.setEnabled(bool(self.list.selectedItems()))

    def _take(self) -> None:
        chosen = sorted(self.list.selectedItems(), key=self.list.row)
        if chosen:
            self.picked.emit([str(one.data(NAME)) for one in chosen])
            self.accept()

    def _narrow(self, text: str) -> None:
        sought = text.strip().lower()
        first = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            title = item.text()
            said = (title.lower(), initials(title), full(title))
            item.setHidden(bool(sought) and not any(sought in one for one in said))
            if first is None and not item.isHidden():
                first = at
        self.list.clearSelection()
        if first is not None:
            self.list.setCurrentRow(first)
