"""The list at the left: where one can go, in groups, with a count where something waits."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.appearance import Colour, Space, row_height
from ui.icons import icon
from ui.pages import EXCHANGE, HOME, REVIEW, SETTINGS, STATISTICS
from ui.widgets.style_options import font_of, metrics_of, place_of, state_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from app.manifest import Entry

NAME = int(Qt.ItemDataRole.UserRole)
COUNT = NAME + 1
ICON = 20
BAR = 4

PICTURES = {
    "members": "people",
    "households": "house",
    "families": "family",
    "activities": "calendar",
    "issues": "flag",
    "patrols": "route",
    "sections": "section",
    "boundary_markers": "stone",
    "notices": "info",
    "code_entries": "book",
    "office_rules": "settings",
    "terms": "book",
}
"""Icons of the ledgers that come with the program; any other has the icon of a list."""

AnyIndex = QModelIndex | QPersistentModelIndex


class Navigation(QListView):
    """Lists the pages.

    Args:
        ledgers: those that have a page, in their order.

    Signals:
        chosen: somebody goes to a page: its name.
    """

    chosen = Signal(str)

    def __init__(self, ledgers: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "navigation")
        self.setAccessibleName(self.tr("栏目"))
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setItemDelegate(_Drawing(self))
        self._items: dict[str, QStandardItem] = {}
        self._rows = QStandardItemModel(self)
        self._fill(ledgers)
        self.setModel(self._rows)
        # later, when the list has lit the line: a page that may not be left lights its own again
        self.selectionModel().currentChanged.connect(self._go, Qt.ConnectionType.QueuedConnection)

    def select(self, name: str) -> None:
        """Show where one is; a page that is not listed selects nothing."""
        item = self._items.get(name)
        blocked = self.selectionModel().blockSignals(True)
        self.setCurrentIndex(item.index() if item else QModelIndex())
        self.selectionModel().blockSignals(blocked)
        self.viewport().update()

    def show_count(self, name: str, count: int) -> None:
        """Show how many things wait on a page; 0 shows nothing."""
        item = self._items[name]
        item.setData(count, COUNT)
        said = self.tr("{page}，{count} 件").format(page=item.text(), count=count)
        item.setData(said if count else item.text(), Qt.ItemDataRole.AccessibleTextRole)

    def sizeHint(self) -> QSize:
        """As wide as its longest line."""
        rows = range(self._rows.rowCount())
        widest = max(self.sizeHintForIndex(self._rows.index(at, 0)).width() for at in rows)
        return QSize(widest + 2 * Space.SMALL, super().sizeHint().height())

    def _fill(self, ledgers: Sequence[Entry]) -> None:
        self._add(HOME, self.tr("首页"), "home")
        self._add(EXCHANGE, self.tr("交换"), "exchange")
        self._add(REVIEW, self.tr("待处理"), "review")
        self._add(STATISTICS, self.tr("统计"), "chart")
        for group, entries in groupby(ledgers, lambda one: one.group):
            self._head(group)
            for one in entries:
                self._add(one.name, one.title, PICTURES.get(one.name, "list"))
        self._add(SETTINGS, self.tr("设置"), "settings")

    def _add(self, name: str, text: str, picture: str) -> None:
        item = QStandardItem(icon(picture, Colour.SOFT_INK, Colour.ACCENT), text)
        item.setData(name, NAME)
        item.setData(0, COUNT)
        self._items[name] = item
        self._rows.appendRow(item)

    def _head(self, text: str) -> None:
        item = QStandardItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._rows.appendRow(item)

    def _go(self, current: QModelIndex) -> None:
        name = current.data(NAME)
        if isinstance(name, str):
            self.chosen.emit(name)


class _Drawing(QStyledItemDelegate):
    """Draws a line: a bar and a soft ground where one is, the icon, the words, the count."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one line."""
        rect = place_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font_of(option))
        if index.data(NAME) is None:
            _draw_head(painter, rect, str(index.data()))
        else:
            _draw_line(painter, rect, state_of(option), index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Room for the words, the icon and a count."""
        metrics = metrics_of(option)
        width = metrics.horizontalAdvance(str(index.data()) + "　　　") + ICON
        # lower than a line, so that all of them stand on a screen of 768 lines
        is_head = index.data(NAME) is None
        high = metrics.height() + Space.TIGHT // 2 if is_head else row_height(metrics)
        return QSize(width + 4 * Space.SMALL, high)


def _draw_head(painter: QPainter, rect: QRect, text: str) -> None:
    font = painter.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    painter.setFont(font)
    painter.setPen(QColor(Colour.SOFT_INK))
    room = rect.adjusted(Space.LARGE, 0, 0, -Space.TIGHT)
    painter.drawText(room, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, text)


def _draw_line(painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: AnyIndex) -> None:
    is_here = bool(state & QStyle.StateFlag.State_Selected)
    ground = rect.adjusted(Space.SMALL, 1, -Space.SMALL, -1)
    if is_here or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(Colour.ACCENT_SOFT if is_here else Colour.LINE))
        painter.drawRoundedRect(ground, 6, 6)
    if is_here:
        painter.setBrush(QColor(Colour.ACCENT))
        bar = QRect(
            ground.left(), ground.top() + Space.SMALL, BAR, ground.height() - 2 * Space.SMALL
        )
        painter.drawRoundedRect(bar, 2, 2)
    _draw_icon(painter, ground, index, is_here=is_here)
    if is_here:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
    painter.setPen(QColor(Colour.ACCENT_DARK if is_here else Colour.INK))
    room = ground.adjusted(Space.MEDIUM + ICON + Space.SMALL, 0, 0, 0)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, str(index.data()))
    count = int(index.data(COUNT) or 0)
    if count:
        _draw_count(painter, ground, str(count))


def _draw_icon(painter: QPainter, ground: QRect, index: AnyIndex, *, is_here: bool) -> None:
    picture: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
    place = QRect(0, 0, ICON, ICON)
    place.moveCenter(ground.center())
    place.moveLeft(ground.left() + Space.MEDIUM)
    mode = picture.Mode.Selected if is_here else picture.Mode.Normal
    picture.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)


def _draw_count(painter: QPainter, ground: QRect, text: str) -> None:
    metrics = painter.fontMetrics()
    high = metrics.height() + 2
    place = QRect(0, 0, max(high, metrics.horizontalAdvance(text) + 2 * Space.SMALL), high)
    place.moveCenter(ground.center())
    place.moveRight(ground.right() - Space.SMALL)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(Colour.DANGER))
    painter.drawRoundedRect(place, high / 2, high / 2)
    painter.setPen(QColor(Colour.PAPER))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
