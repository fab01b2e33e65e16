"""Small panes over the window: the chooser of a filter, and the list of what can be filtered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.values.pinyin import full, initials
from ui.appearance import Space, look, row_height
from ui.widgets.keys import on_keys
from ui.widgets.lines import LineDrawing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

WIDE = 16
"""The width of the list in Chinese characters."""
MOST_LINES = 11
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Pane(QFrame):
    """A small pane over the window that goes away when one clicks beside it, with Esc or Enter.

    Args:
        inside: what stands in it.
        parent: over what it opens.
    """

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        look(self, "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(inside)
        self.inside = inside

    def open_at(self, place: QPoint) -> None:
        """Open below a place of the screen, and inside of it."""
        self.adjustSize()
        self._below = place
        self._stand()
        self.show()
        if self.inside.focusProxy() is not None:  # type: ignore[redundant-expr] None: it has none
            self.inside.setFocus()
        else:
            self.inside.focusNextChild()

    def fit(self) -> None:
        """Take the size that what stands in it asks for now."""
        self.adjustSize()
        self._stand()

    def _stand(self) -> None:
        room = self.screen().availableGeometry()
        left = min(self._below.x(), room.right() - self.width())
        top = min(self._below.y(), room.bottom() - self.height())
        self.move(max(left, room.left()), max(top, room.top()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done: what is set counts already."""
        if event.key() in ENTER:
            self.close()
        else:
            super().keyPressEvent(event)


class PickList(QWidget):
    """A list of which one line is picked; long ones are searched, by pinyin too.

    Args:
        lines: what is picked, and what people read.

    Signals:
        picked: what was picked.
    """

    picked = Signal(str)

    def __init__(self, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("写几个字，或者拼音首字母"))
        self.search.setAccessibleName(self.tr("查找"))
        self.list = QListWidget()
        self.list.setItemDelegate(LineDrawing(self.list))
        self.list.setProperty("class", "bare")
        for key, label in lines:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._pick)
        self.list.itemClicked.connect(self._pick)
        self.list.itemActivated.connect(self._pick)
        on_keys("Down", self.search, lambda: self._step(1), only_itself=True)
        on_keys("Up", self.search, lambda: self._step(-1), only_itself=True)
        on_keys("Return", self.list, self._pick, only_itself=True)
        self.setFocusProxy(self.search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        line = row_height(self.fontMetrics())
        self.list.setFixedHeight(min(max(len(lines), 1), MOST_LINES) * line + 2)
        self.setFixedWidth(WIDE * self.fontMetrics().horizontalAdvance("国"))

    def _narrow(self, text: str) -> None:
        sought = text.strip().lower()
        for at in range(self.list.count()):
            label = self.list.item(at).text()
            words = (label.lower(), initials(label), full(label))
            self.list.item(at).setHidden(bool(sought) and not any(sought in one for one in words))
        seen = self._seen()
        if seen:
            self.list.setCurrentRow(seen[0])

    def _seen(self) -> list[int]:
        return [at for at in range(self.list.count()) if not self.list.item(at).isHidden()]

    def _step(self, by: int) -> None:
        seen = self._seen()
        current = self.list.currentRow()
        at = seen.index(current) + by if current in seen else 0
        if 0 <= at < len(seen):
            self.list.setCurrentRow(seen[at])

    def _pick(self) -> None:
        item = self.list.currentItem()
        if self._seen() and not item.isHidden():
            self.picked.emit(str(item.data(Qt.ItemDataRole.UserRole)))
