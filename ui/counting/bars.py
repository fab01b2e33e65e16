"""Bars as they stand on paper: lying for names, upright for months, with their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.counting.results import said
from app.language import translate
from ui.appearance import Colour, Space

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QPaintEvent

    from app.counting.results import Counted

MOST_WIDE = 900


class Bars(QWidget):
    """Lying bars for names, upright ones for months; the numbers stand beside them.

    Args:
        counted: what was counted; its first column is drawn.
    """

    def __init__(self, counted: Counted) -> None:
        super().__init__()
        self._bars = [(said(one.label), one.cells[0]) for one in counted.rows]
        self._unit = translate(counted.heads[0].unit)
        self._is_upright = counted.count.chart == "upright"
        self.setAccessibleName(self.tr("图：{title}").format(title=translate(counted.count.title)))
        self.setAccessibleDescription("，".join(f"{name} {cell.text}" for name, cell in self._bars))
        self.setMaximumWidth(MOST_WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._places: list[QRect] = []
        self.setFixedHeight(self.sizeHint().height())

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + Space.SMALL

    @property
    def _most(self) -> float:
        return max((float(cell.value or 0) for _name, cell in self._bars), default=0) or 1

    def sizeHint(self) -> QSize:
        """A line for each name; or as high as is good to read."""
        high = 9 * self._line if self._is_upright else len(self._bars) * self._line
        return QSize(MOST_WIDE, high + Space.SMALL)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setPen(QColor(Colour.INK))
        self._places = []
        if self._is_upright:
            self._draw_upright(painter)
        else:
            self._draw_lying(painter)

    def _draw_lying(self, painter: QPainter) -> None:
        metrics, line = painter.fontMetrics(), self._line
        names = max(metrics.horizontalAdvance(name) for name, _cell in self._bars) + Space.MEDIUM
        names = min(names, self.width() // 2)
        numbers = (
            max(metrics.horizontalAdvance(cell.text) for _n, cell in self._bars) + Space.MEDIUM
        )
        room = max(self.width() - names - numbers, 1)
        for at, (name, cell) in enumerate(self._bars):
            top = at * line
            place = QRect(0, top, names - Space.SMALL, line)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, place.width())
            painter.drawText(place, _RIGHT, shown)
            long = round(room * float(cell.value or 0) / self._most)
            bar = QRect(names, top + 3, long, line - 6)
            self._bar(painter, bar)
            behind = QRect(names + long + Space.TIGHT, top, numbers, line)
            painter.drawText(behind, _LEFT, cell.text)
            self._places.append(QRect(0, top, self.width(), line))
        painter.setPen(QColor(Colour.EDGE))
        painter.drawLine(names, 0, names, len(self._bars) * line)

    def _draw_upright(self, painter: QPainter) -> None:
        line, many = self._line, max(len(self._bars), 1)
        apart = min(self.width() / many, 6 * painter.fontMetrics().horizontalAdvance("国"))
        room = self.height() - 2 * line - Space.SMALL
        base = self.height() - line - Space.SMALL
        metrics = painter.fontMetrics()
        widest = max(metrics.horizontalAdvance(name) for name, _c in self._bars) + Space.SMALL
        every = max(1, -(-widest // max(int(apart), 1)))
        for at, (name, cell) in enumerate(self._bars):
            left = round(at * apart)
            high = round(room * float(cell.value or 0) / self._most)
            wide = max(round(apart * 0.62), 2)
            bar = QRect(left + round((apart - wide) / 2), base - high, wide, high)
            self._bar(painter, bar)
            place = QRect(left, base - high - line, round(apart), line)
            if metrics.horizontalAdvance(cell.text) <= apart:
                painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cell.text)
            if at % every == 0:
                wanted = QRect(left - widest, base, round(apart) + 2 * widest, line)
                painter.drawText(wanted, Qt.AlignmentFlag.AlignCenter, name)
            self._places.append(QRect(left, 0, round(apart), self.height()))
        painter.setPen(QColor(Colour.EDGE))
        painter.drawLine(0, base, round(many * apart), base)

    def _bar(self, painter: QPainter, place: QRect) -> None:
        painter.save()
        painter.setPen(QColor(Colour.ACCENT_DARK))
        painter.setBrush(QBrush(QColor(Colour.ACCENT)))
        if place.width() > 1 and place.height() > 1:
            painter.drawRect(place)
        painter.restore()

    def event(self, event: QEvent) -> bool:
        """What a bar says, where the mouse stands."""
        if event.type() == QEvent.Type.ToolTip:
            asked: QHelpEvent = event  # pyright: ignore[reportAssignmentType]
            for (name, cell), place in zip(self._bars, self._places, strict=False):
                if place.contains(asked.pos()):
                    QToolTip.showText(asked.globalPos(), f"{name}：{cell.text} {self._unit}", self)
                    return True
        return super().event(event)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
