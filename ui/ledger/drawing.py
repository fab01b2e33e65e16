"""How the table's cells are drawn: all that is in view in one go.

Drawn here and neither by the style nor cell by cell through the delegate: a style sheet's items
cost three times as much, and Qt would ask Python several times for each of five hundred cells. The
table of a banner has a million rows to scroll through.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
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
Column = tuple[int, int, int, str, bool]
"""Its number, the left edge of its texts and their room in pixels, its field, whether they stand
at the right."""
MOST_TEXTS = 6000
"""So many texts are kept as they were fitted into their columns: a dozen screens."""


class Fitted:
    """A text as it fits into a column.

    Attributes:
        line: on one line, cut off with dots.
        wide: the pixels that it takes.
        laid: laid out; None until it is drawn a second time, since most are drawn once.
    """

    __slots__ = ("laid", "line", "wide")

    def __init__(self, line: str, wide: int) -> None:
        self.line = line
        self.wide = wide
        self.laid: QStaticText | None = None


class Texts:
    """Draws texts in one font, and keeps how they fit.

    The days, names and words of a ledger come again and again, and all of them do when somebody
    turns the wheel.
    """

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetrics(font)
        self._known: dict[tuple[str, int], Fitted] = {}

    def draw(self, painter: QPainter, text: str, room: QRect, *, to_right: bool = False) -> None:
        """Draw a text in the middle of a line."""
        fitted = self._known.get((text, room.width()))
        if fitted is None:
            fitted = self._fit(text, room.width())
        elif fitted.laid is None:
            fitted.laid = QStaticText(fitted.line)
            fitted.laid.setTextFormat(Qt.TextFormat.PlainText)
            fitted.laid.prepare(QTransform(), self._font)
        x = room.left() + room.width() - fitted.wide if to_right else room.left()
        y = room.top() + (room.height() - self._metrics.height()) // 2
        if fitted.laid is None:
            painter.drawText(x, y + self._metrics.ascent(), fitted.line)
        else:
            painter.drawStaticText(x, y, fitted.laid)

    def _fit(self, text: str, room: int) -> Fitted:
        if len(self._known) > MOST_TEXTS:
            self._known.clear()
        line = text.replace("\n", " ")
        wide = self._metrics.horizontalAdvance(line)
        if wide > room:
            line = self._metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        found = self._known[text, room] = Fitted(line, min(wide, room))
        return found


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
        self.fit()

    def fit(self) -> int:
        """Take up the view's font; the width in pixels that a mark needs."""
        font = self._view.font()
        self._small = QFont(font)
        self._small.setPointSizeF(self._small.pointSizeF() * SCALE["small"])
        self._texts, self._small_texts = Texts(font), Texts(self._small)
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
        model, header = self._view.model(), self._view.horizontalHeader()
        if not isinstance(model, LedgerModel):
            return
        columns = self._columns(clip)
        high = self._view.verticalHeader().defaultSectionSize()
        top = self._view.rowViewportPosition(rows.start)
        line = QRect(-header.offset(), top, header.length(), high)
        for number in rows:
            row = model.row_at(number)
            is_chosen = any(number in one for one in chosen)
            if is_chosen:
                painter.fillRect(line, _colour(Colour.ACCENT_SOFT))
            elif number == self.hovered:
                painter.fillRect(line, _colour(Colour.GROUND))
            if row is not None and row.contested:
                self._draw_contested(painter, row, columns, line, is_chosen=is_chosen)
            painter.setPen(_colour(Colour.SHADE))
            painter.drawLine(line.bottomLeft(), line.bottomRight())
            self._draw_row(painter, number, row, columns, line)
            line.translate(0, high)
        self._draw_current(painter)

    def _draw_row(
        self,
        painter: QPainter,
        number: int,
        row: Row | None,
        columns: Sequence[Column],
        line: QRect,
    ) -> None:
        """Draw the texts of one row; of one that is not read yet, dots."""
        texts, high, top = self._texts, line.height(), line.top()
        painter.setPen(_colour(Colour.SOFT_INK))
        for column, at, room, name, to_right in columns:
            if column >= FIRST:
                if row is None:
                    texts.draw(painter, UNREAD, QRect(at, top, room, high))
                    return
                text = row.cells.get(name)
                if text:
                    texts.draw(painter, text, QRect(at, top, room, high), to_right=to_right)
                continue
            if column == NUMBER:
                texts.draw(painter, str(number + 1), QRect(at, top, room, high), to_right=True)
            elif row is not None:
                self._draw_mark(painter, QRect(at, top, room, high), row)
            painter.setPen(_colour(Colour.INK if row is not None else Colour.SOFT_INK))

    def _columns(self, clip: QRect) -> list[Column]:
        """The columns that can be seen."""
        view, model = self._view, self._view.model()
        assert isinstance(model, LedgerModel)
        found: list[Column] = []
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
        columns: Sequence[Column],
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
            self._small_texts.draw(painter, row.where, room)
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
