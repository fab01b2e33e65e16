"""Markers along their sections as they stand on paper.

What is told apart is told apart by hatching and words, never by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.counting.printing import short_day
from app.counting.results import said
from app.values.days import show_day
from ui.appearance import Colour, Space
from ui.counting.bars import MOST_WIDE
from ui.counting.numbers import ENTER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from app.counting.results import Counted, Label, Place
    from app.paper.report import Shade

HATCHES: dict[Shade, tuple[int, float]] = {"half": (6, 2.2), "light": (11, 1.0)}
"""How far apart the lines of a hatching are, and how wide, in pixels."""
SMALL = 0.86


def shade(painter: QPainter, kind: Shade, place: QRect) -> None:
    """Fill a place: dark, hatched, thinly hatched, or not at all."""
    painter.save()
    painter.setClipRect(place)
    painter.fillRect(place, QColor(Colour.PAPER))
    if kind == "full":
        painter.fillRect(place, QColor(Colour.ACCENT_DARK))
    elif kind in HATCHES:
        apart, thick = HATCHES[kind]
        painter.setPen(QPen(QColor(Colour.ACCENT_DARK), thick))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at in range(place.left() - place.height(), place.right(), apart):
            painter.drawLine(at, place.bottom() + 1, at + place.height(), place.top())
    painter.restore()


@dataclass(frozen=True)
class Box:
    """One marker, and where it is drawn."""

    place: Place
    line: Label
    rect: QRect


class Coverage(QWidget):
    """The markers of each section in their order: its number, a shade, the day.

    Args:
        counted: with lines.

    Signals:
        pressed_place: somebody wants to see the rides that passed a marker: section, `Place`.
        reached: the cursor has come to a place, which is to be seen.
    """

    pressed_place = Signal(object, object)
    reached = Signal(QRect)

    def __init__(self, counted: Counted) -> None:
        super().__init__()
        self._lines = counted.lines
        self._legend = counted.legend
        self._boxes: list[Box] = []
        self._heads: list[tuple[QRect, str]] = []
        self._at = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("图：各管段的界碑"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._arrange(MOST_WIDE)

    @property
    def boxes(self) -> Sequence[Box]:
        """The markers as they are drawn."""
        return self._boxes

    # ---- where everything stands
    def _arrange(self, width: int) -> None:
        metrics = self.fontMetrics()
        line = metrics.height() + Space.TIGHT
        wide = max(metrics.horizontalAdvance(text) for text in ("26.11.28", "9999/1"))
        wide += Space.MEDIUM
        high = 3 * line
        across = max((width - 1) // (wide + Space.TIGHT), 1)
        boxes: list[Box] = []
        heads: list[tuple[QRect, str]] = []
        top = 0
        for one in self._lines:
            heads.append((QRect(0, top, width, line), said(one.label)))
            top += line + Space.TIGHT
            for at, place in enumerate(one.places):
                left = (at % across) * (wide + Space.TIGHT)
                under = top + (at // across) * (high + Space.SMALL)
                boxes.append(Box(place, one.label, QRect(left, under, wide, high)))
            top += -(-len(one.places) // across) * (high + Space.SMALL) + Space.SMALL
        self._boxes, self._heads, self._legend_top = boxes, heads, top
        needed = top + line * len(self._legend) + Space.SMALL
        if self.height() != needed:
            self.setFixedHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand otherwise where there is other room."""
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A larger type wants more room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._arrange(self.width())

    # ---- drawing
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the markers that are to be seen."""
        painter = QPainter(self)
        line = self.fontMetrics().height() + Space.TIGHT
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        for rect, text in self._heads:
            painter.drawText(rect, _LEFT, text)
        painter.setFont(self.font())
        for at, one in enumerate(self._boxes):
            if one.rect.intersects(event.rect()):
                self._draw(painter, one, line, is_current=at == self._at and self.hasFocus())
        top = self._legend_top
        for kind, label in self._legend:
            patch = QRect(0, top + 3, 3 * line, line - 6)
            shade(painter, kind, patch)
            painter.setPen(QColor(Colour.INK))
            painter.drawRect(patch)
            beside = QRect(3 * line + Space.SMALL, top, self.width(), line)
            painter.drawText(beside, _LEFT, said(label))
            top += line

    def _draw(self, painter: QPainter, one: Box, line: int, *, is_current: bool) -> None:
        rect = one.rect
        painter.fillRect(rect, QColor(Colour.PAPER))
        shade(painter, one.place.shade, QRect(rect.left(), rect.top() + line, rect.width(), line))
        painter.setPen(QPen(QColor(Colour.INK), 1))
        painter.drawRect(rect)
        painter.drawLine(rect.left(), rect.top() + line, rect.right(), rect.top() + line)
        painter.drawLine(rect.left(), rect.top() + 2 * line, rect.right(), rect.top() + 2 * line)
        middle = Qt.AlignmentFlag.AlignCenter
        painter.drawText(
            QRect(rect.left(), rect.top(), rect.width(), line), middle, one.place.number
        )
        below = QRect(rect.left(), rect.top() + 2 * line, rect.width(), line)
        small = QFont(self.font())
        small.setPointSizeF(small.pointSizeF() * SMALL)
        painter.setFont(small)
        painter.drawText(below, middle, short_day(one.place.last))
        painter.setFont(self.font())
        if is_current:
            painter.setPen(QPen(QColor(Colour.ACCENT), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(-1, -1, 1, 1))

    # ---- what one does with it
    def words(self, place: Place) -> str:
        """What is said of a marker."""
        if place.last:
            day = show_day(place.last, "chinese")
            told = self.tr("{number}号界碑：最近 {day} 到过，这段时间有 {count} 条巡边记录")
            return told.format(number=place.number, day=day, count=place.records)
        return self.tr("{number}号界碑：没有到过的记录").format(number=place.number)

    def _box_at(self, point: object) -> int:
        for at, one in enumerate(self._boxes):
            if one.rect.contains(point):  # pyright: ignore[reportArgumentType, reportCallIssue]
                return at
        return -1

    def event(self, event: QEvent) -> bool:
        """What is said of the marker under the mouse."""
        if event.type() == QEvent.Type.ToolTip:
            asked: QHelpEvent = event  # pyright: ignore[reportAssignmentType]
            at = self._box_at(asked.pos())
            if at >= 0:
                QToolTip.showText(asked.globalPos(), self.words(self._boxes[at].place), self)
                return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a marker can be pressed."""
        at = self._box_at(event.position().toPoint())
        leads = at >= 0 and bool(self._boxes[at].place.records)
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Go to the rides."""
        at = self._box_at(event.position().toPoint())
        if at >= 0:
            self._go_to(at)
            self._press()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows go from marker to marker, Enter to the rides."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}.get(Qt.Key(event.key()), 0)
        if event.key() in ENTER:
            self._press()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go_to(self._above_or_below(is_down=event.key() == Qt.Key.Key_Down))
        elif step:
            self._go_to(min(max(self._at + step, 0), len(self._boxes) - 1))
        else:
            super().keyPressEvent(event)

    def _above_or_below(self, *, is_down: bool) -> int:
        """The nearest marker of the next row."""
        if not 0 <= self._at < len(self._boxes):
            return 0
        here = self._boxes[self._at].rect
        found = [
            (abs(one.rect.top() - here.top()), abs(one.rect.left() - here.left()), at)
            for at, one in enumerate(self._boxes)
            if (one.rect.top() > here.top() if is_down else one.rect.top() < here.top())
        ]
        return min(found)[2] if found else self._at

    def _go_to(self, at: int) -> None:
        if 0 <= at < len(self._boxes):
            self._at = at
            self.setAccessibleDescription(self.words(self._boxes[at].place))
            self.reached.emit(self._boxes[at].rect)
            self.update()

    def focusInEvent(self, event: object) -> None:
        """Begin at the first marker."""
        super().focusInEvent(event)  # pyright: ignore[reportArgumentType]
        if self._at < 0:
            self._go_to(0)
        self.update()

    def _press(self) -> None:
        if 0 <= self._at < len(self._boxes):
            one = self._boxes[self._at]
            if one.place.records:
                self.pressed_place.emit(one.line, one.place)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
