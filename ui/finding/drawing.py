"""Draws a row of the box: title and office in the first line, what was found in the second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QStyle, QStyledItemDelegate

from ui.appearance import SCALE, Colour, Space
from ui.finding.rows import ROW, Kind, Row
from ui.widgets.style_options import font_of, place_of, state_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionViewItem

    Index = QModelIndex | QPersistentModelIndex

ASIDE_SHARE = 0.4
"""Of the width at most, for the office's name."""


class RowDrawing(QStyledItemDelegate):
    """Draws rows with plain text only."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line or two, with air around them."""
        row = index.data(ROW)
        height = QFontMetrics(_font(option, row)).height()
        if isinstance(row, Row) and row.detail:
            height += QFontMetrics(_small(option)).height() + Space.TIGHT
        air = Space.SMALL if isinstance(row, Row) and row.kind is Kind.HEADING else Space.MEDIUM
        return QSize(0, height + air)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        row = index.data(ROW)
        if not isinstance(row, Row):
            return
        painter.save()
        place = place_of(option)
        is_chosen = bool(state_of(option) & QStyle.StateFlag.State_Selected)
        if is_chosen:
            painter.fillRect(place, QColor(Colour.ACCENT_SOFT))
            bar = QRect(place.left(), place.top(), Space.TIGHT, place.height())
            painter.fillRect(bar, QColor(Colour.ACCENT))
        inside = place.adjusted(Space.LARGE, Space.TIGHT, -Space.LARGE, -Space.TIGHT)
        font = _font(option, row)
        first = QRect(inside)
        first.setHeight(QFontMetrics(font).height())
        room = first.width() - self._aside(painter, option, row, first)
        first.setWidth(max(room, 0))
        ink = Colour.SOFT_INK if row.kind is Kind.HEADING else Colour.INK
        ink = Colour.ACCENT if row.kind is Kind.ALL else ink
        _line(painter, first, row.title, font, ink)
        if row.detail:
            second = QRect(inside)
            second.setTop(first.bottom() + 1 + Space.TIGHT)
            _line(painter, second, row.detail, _small(option), Colour.SOFT_INK)
        painter.restore()

    def _aside(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, line: QRect) -> int:
        """Draw what stands at the right end; how much room it took."""
        if not row.aside:
            return 0
        font = _small(option)
        wide = min(
            QFontMetrics(font).horizontalAdvance(row.aside) + 2, int(line.width() * ASIDE_SHARE)
        )
        place = QRect(line.right() - wide + 1, line.top(), wide, line.height())
        _line(painter, place, row.aside, font, Colour.SOFT_INK)
        return wide + Space.MEDIUM


def _line(painter: QPainter, place: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(ink))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def _font(option: QStyleOptionViewItem, row: object) -> QFont:
    if isinstance(row, Row) and row.kind is Kind.HEADING:
        return _small(option)
    made = QFont(font_of(option))
    made.setBold(isinstance(row, Row) and row.kind in (Kind.RECORD, Kind.PLACE))
    return made


def _small(option: QStyleOptionViewItem) -> QFont:
    made = QFont(font_of(option))
    made.setPointSizeF(made.pointSizeF() * SCALE["small"])
    return made
