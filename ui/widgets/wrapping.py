"""Lists whose lines go on below where they are too long, instead of ending in dots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from ui.appearance import Space, row_height

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter)
FAR = 1 << 16
"""Higher than any words are."""

AnyIndex = QModelIndex | QPersistentModelIndex


class WrappingTree(QTreeView):
    """A tree of one column without a header, each line as high as its words need."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setWordWrap(True)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Wrapping(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the lines anew at the new width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def room(self, index: AnyIndex) -> int:
        """The width in pixels that a line's words have."""
        depth = int(self.rootIsDecorated())
        while (index := index.parent()).isValid():
            depth += 1
        return self.viewport().width() - depth * self.indentation() - 2 * Space.SMALL


class _Wrapping(QStyledItemDelegate):
    """Sets the words of a line in as many lines as they need."""

    def __init__(self, tree: WrappingTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """As high as the words are at the tree's width."""
        room = QRect(0, 0, self._tree.room(index), FAR)
        metrics = self._tree.fontMetrics()
        needed = metrics.boundingRect(room, FLAGS, str(index.data()))
        height = max(row_height(metrics), needed.height() + Space.MEDIUM)
        return QSize(needed.width(), height)
