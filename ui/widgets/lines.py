"""Lists and tables of plain lines: their words stand where the headings stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QTableView

from ui.appearance import Colour, Space, row_height

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

    Index = QModelIndex | QPersistentModelIndex


class LineTable(QTableView):
    """A table of which one line is chosen, for reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegate(LineDrawing(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setStretchLastSection(True)


class LineDrawing(QStyledItemDelegate):
    """Draws cells: one line of text, cut off with dots; a hairline below each row."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that a cell's whole text would take."""
        metrics = self._view.fontMetrics()
        wide = metrics.horizontalAdvance(str(index.data() or "")) + 2 * Space.SMALL + 2
        return QSize(wide, row_height(metrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect = self._view.visualRect(index)
        painter.save()
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(ground, QColor):
            painter.fillRect(rect, ground)
        elif self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, QColor(Colour.ACCENT_SOFT))
        painter.setPen(QColor(Colour.SHADE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or QColor(Colour.INK))
        room = rect.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        alignment = index.data(Qt.ItemDataRole.TextAlignmentRole)
        painter.drawText(room, alignment or Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()
