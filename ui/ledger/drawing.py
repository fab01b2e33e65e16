"""How the table's cells are drawn.

Drawn here and not by the style: a style sheet's items cost three times as much, and the table of
a banner has a million rows to scroll through.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QToolTip

from app.language import say
from ui.appearance import SCALE, Colour, Space, row_height
from ui.ledger.model import FIRST, MARK, NUMBER, ROW_ROLE, UNREAD, LedgerModel
from ui.ledger.reading import Row
from ui.widgets.style_options import place_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

    Index = QModelIndex | QPersistentModelIndex

EDGE = 3
"""The edge of a cell whose field waits in review, in pixels."""
DOT = 8
"""The mark of a record that waits in review, in pixels across."""
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class CellDrawing(QStyledItemDelegate):
    """Draws cells: one line of text, cut off with dots; a hairline below each row.

    Args:
        view: the table.

    Attributes:
        hovered: the row under the mouse; -1: none.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = -1
        self._small = view.font()
        self.fit()

    def fit(self) -> int:
        """Take up the view's font; the width in pixels that a mark needs."""
        self._small = QFont(self._view.font())
        self._small.setPointSizeF(self._small.pointSizeF() * SCALE["small"])
        words = QFontMetrics(self._small).horizontalAdvance(say("已写入U盘"))
        return words + Space.TIGHT + DOT + 2 * Space.SMALL + 1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        rect = place_of(option)
        inside = rect.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        painter.save()
        self._ground(painter, rect, index)
        if index.column() == MARK:
            self._draw_mark(painter, inside, index)
        else:
            self._draw_text(painter, inside, index)
        if index == self._view.currentIndex() and index.column() >= FIRST:
            self._frame(painter, rect)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The room that a cell's whole text would take."""
        metrics = self._view.fontMetrics()
        wide = metrics.horizontalAdvance(str(index.data())) + 2 * Space.SMALL + 2
        return QSize(wide, row_height(metrics))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Show the whole text of a cell that has no room for it."""
        if event.type() is not QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        tip = str(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        room = place_of(option).width() - 2 * Space.SMALL
        wide = self._view.fontMetrics().horizontalAdvance(str(index.data()))
        is_cut = wide > room or "\n" in tip or tip != str(index.data()) or index.column() == MARK
        QToolTip.showText(event.globalPos(), tip if is_cut else "", view)
        return True

    def _ground(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if self._view.selectionModel().isSelected(index):
            painter.fillRect(rect, _colour(Colour.ACCENT_SOFT))
        elif index.row() == self.hovered:
            painter.fillRect(rect, _colour(Colour.GROUND))
        if self._is_contested(index):
            if not self._view.selectionModel().isSelected(index):
                painter.fillRect(rect.adjusted(0, 0, 0, -1), _colour(Colour.WARNING_SOFT))
            edge = QRect(rect.left(), rect.top(), EDGE, rect.height() - 1)
            painter.fillRect(edge, _colour(Colour.WARNING))
        painter.setPen(_colour(Colour.SHADE))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _frame(self, painter: QPainter, rect: QRect) -> None:
        """The cell that F2 edits, and from which on something is pasted."""
        painter.setPen(QPen(_colour(Colour.ACCENT if self._view.hasFocus() else Colour.EDGE), 2))
        painter.drawRect(rect.adjusted(1, 1, -1, -2))

    def _is_contested(self, index: Index) -> bool:
        """Whether the cell's field waits in review."""
        model, column = self._view.model(), index.column()
        if column < FIRST or not isinstance(model, LedgerModel):
            return False
        row = index.data(ROW_ROLE)
        return isinstance(row, Row) and model.fields[column - FIRST].name in row.contested

    def _draw_text(self, painter: QPainter, room: QRect, index: Index) -> None:
        text = str(index.data() or "").replace("\n", " ")
        metrics = self._view.fontMetrics()
        if metrics.horizontalAdvance(text) > room.width():
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        is_faint = index.column() == NUMBER or text == UNREAD
        painter.setPen(_colour(Colour.SOFT_INK if is_faint else Colour.INK))
        painter.drawText(room, RIGHT if self._is_numeric(index.column()) else LEFT, text)

    def _is_numeric(self, column: int) -> bool:
        model = self._view.model()
        return isinstance(model, LedgerModel) and model.is_numeric(column)

    def _draw_mark(self, painter: QPainter, room: QRect, index: Index) -> None:
        row = index.data(ROW_ROLE)
        if not isinstance(row, Row):
            return
        if row.review:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(Colour.WARNING))
            painter.drawEllipse(room.right() - DOT, room.center().y() - DOT // 2 + 1, DOT, DOT)
        painter.setFont(self._small)
        painter.setPen(_colour(Colour.SOFT_INK))
        painter.drawText(room, LEFT, row.where)


@cache
def _colour(name: str) -> QColor:
    return QColor(name)
