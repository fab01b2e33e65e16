"""How the table's cells are drawn: all that is in view in one go.

Drawn here and neither by the style nor cell by cell through the delegate: a style sheet's items
cost three times as much, and Qt would ask Python several times for each of five hundred cells. The
table of a banner has a million rows to scroll through.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QStaticText, QTransform
from PySide6.QtWidgets import QStyledItemDelegate, QToolTip

from app.language import say
from ui.appearance import SCALE, Colour, Space, row_height
from ui.ledger.model import FIRST, MARK, NUMBER, UNREAD, LedgerModel
from ui.widgets.style_options import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTableView

    from ui.ledger.reading import Row

    Index = QModelIndex | QPersistentModelIndex

EDGE = 3
"""The edge of a cell whose field waits in review, in pixels."""
DOT = 8
"""The mark of a record that waits in review, in pixels across."""
MOST_TEXTS = 6000
"""So many texts are kept as they were fitted into their columns: a dozen screens."""


class Texts:
    """Texts as they are drawn: on one line, cut off with dots, laid out once.

    Most texts of a ledger come again and again: days, names, weather.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], tuple[QStaticText, float]] = {}
        self._metrics: QFontMetrics | None = None
        self._font = QFont()

    def use(self, font: QFont) -> None:
        """Take up a font; what was laid out in another one is let go."""
        self._font = font
        self._metrics = QFontMetrics(font)
        self._known.clear()

    def fitted(self, text: str, room: int) -> tuple[QStaticText, float]:
        """A text in so many pixels, and how many it takes."""
        found = self._known.get((text, room))
        if found is None:
            if len(self._known) > MOST_TEXTS:
                self._known.clear()
            found = self._known[text, room] = self._fit(text, room)
        return found

    def _fit(self, text: str, room: int) -> tuple[QStaticText, float]:
        assert self._metrics is not None
        line = text.replace("\n", " ")
        wide = self._metrics.horizontalAdvance(line)
        if wide > room:
            line = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
            wide = self._metrics.horizontalAdvance(line)
        made = QStaticText(line)
        made.setTextFormat(Qt.TextFormat.PlainText)
        made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        made.prepare(QTransform(), self._font)
        return made, wide


class CellDrawing(QStyledItemDelegate):
    """Draws the rows of a table; for its cells, it knows their sizes and tips.

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
        self._texts, self._small_texts = Texts(), Texts()
        self.fit()

    def fit(self) -> int:
        """Take up the view's font; the width in pixels that a mark needs."""
        font = self._view.font()
        self._small = QFont(font)
        self._small.setPointSizeF(self._small.pointSizeF() * SCALE["small"])
        self._texts.use(font)
        self._small_texts.use(self._small)
        words = QFontMetrics(self._small).horizontalAdvance(say("已写入U盘"))
        return words + Space.TIGHT + DOT + 2 * Space.SMALL + 1

    # ---- all rows in view
    def draw(self, painter: QPainter, rows: range, chosen: Sequence[range], clip: QRect) -> None:
        """Draw some rows.

        Args:
            painter: on the view's viewport.
            rows: which.
            chosen: the rows that are selected.
            clip: only what lies here has to be drawn.
        """
        model = self._view.model()
        if not isinstance(model, LedgerModel):
            return
        columns = self._columns(clip)
        high = self._view.verticalHeader().defaultSectionSize()
        middle = (high - self._view.fontMetrics().height()) // 2
        wide = self._view.horizontalHeader().length()
        top = self._view.rowViewportPosition(rows.start)
        ink, faint, line = (_colour(one) for one in (Colour.INK, Colour.SOFT_INK, Colour.SHADE))
        left = -self._view.horizontalHeader().offset()
        for number in rows:
            row = model.row_at(number)
            is_chosen = any(number in one for one in chosen)
            if is_chosen:
                painter.fillRect(left, top, wide, high, _colour(Colour.ACCENT_SOFT))
            elif number == self.hovered:
                painter.fillRect(left, top, wide, high, _colour(Colour.GROUND))
            if row is not None and row.contested:
                self._draw_contested(painter, row, columns, QRect(0, top, 0, high), is_chosen)
            painter.setPen(line)
            painter.drawLine(left, top + high - 1, left + wide - 1, top + high - 1)
            painter.setPen(ink if row is not None else faint)
            for column, at, room, name, is_numeric in columns:
                if column >= FIRST:
                    text = UNREAD if row is None else row.cells.get(name, "")
                elif column == NUMBER:
                    text = str(number + 1)
                else:
                    if row is not None:
                        self._draw_mark(painter, QRect(at, top, room, high), row)
                    continue
                if not text:
                    continue
                laid, taken = self._texts.fitted(text, room)
                x = at + room - taken if is_numeric else at
                if column == NUMBER:
                    painter.setPen(faint)
                    painter.drawStaticText(QPointF(x, top + middle), laid)
                    painter.setPen(ink if row is not None else faint)
                else:
                    painter.drawStaticText(QPointF(x, top + middle), laid)
            top += high
        self._draw_current(painter)

    def _columns(self, clip: QRect) -> list[tuple[int, int, int, str, bool]]:
        """The columns that can be seen: number, left edge, room for text, field, at the right."""
        view, model = self._view, self._view.model()
        assert isinstance(model, LedgerModel)
        found: list[tuple[int, int, int, str, bool]] = []
        for column in range(model.columnCount()):
            at, wide = view.columnViewportPosition(column), view.columnWidth(column)
            if not wide or at > clip.right() or at + wide <= clip.left():
                continue
            name = model.fields[column - FIRST].name if column >= FIRST else ""
            inside = wide - 2 * Space.SMALL
            found.append((column, at + Space.SMALL, inside, name, model.is_numeric(column)))
        return found

    def _draw_contested(
        self,
        painter: QPainter,
        row: Row,
        columns: Sequence[tuple[int, int, int, str, bool]],
        line: QRect,
        is_chosen: bool,
    ) -> None:
        """Mark the fields that wait in review."""
        for _column, at, room, name, _is_numeric in columns:
            if name and name in row.contested:
                left, wide, high = at - Space.SMALL, room + 2 * Space.SMALL, line.height() - 1
                if not is_chosen:
                    painter.fillRect(left, line.top(), wide, high, _colour(Colour.WARNING_SOFT))
                painter.fillRect(left, line.top(), EDGE, high, _colour(Colour.WARNING))

    def _draw_mark(self, painter: QPainter, room: QRect, row: Row) -> None:
        """How far a record has got, and whether it waits in review."""
        painter.save()
        if row.review:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_colour(Colour.WARNING))
            painter.drawEllipse(room.right() - DOT, room.center().y() - DOT // 2 + 1, DOT, DOT)
        if row.where:
            painter.setFont(self._small)
            painter.setPen(_colour(Colour.SOFT_INK))
            laid, _wide = self._small_texts.fitted(row.where, room.width())
            middle = (room.height() - QFontMetrics(self._small).height()) // 2
            painter.drawStaticText(QPointF(room.left(), room.top() + middle), laid)
        painter.restore()

    def _draw_current(self, painter: QPainter) -> None:
        """Frame the cell that F2 edits, and from which on something is pasted."""
        index = self._view.currentIndex()
        if index.column() >= FIRST:
            rect = self._view.visualRect(index)
            colour = Colour.ACCENT if self._view.hasFocus() else Colour.EDGE
            painter.setPen(QPen(_colour(colour), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -2))

    # ---- one cell
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


@cache
def _colour(name: str) -> QColor:
    return QColor(name)
