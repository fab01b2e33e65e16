"""A table of numbers, each of which can be pressed to see the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.counting.results import said
from app.language import translate
from ui.appearance import Colour, Space, row_height
from ui.counting.headings import heading, narrow_heading
from ui.widgets.style_options import place_of, state_of

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from app.counting.results import Cell, Counted, Row

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
LARGER = 1.12
"""Numbers against the plain text."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Numbers(QAbstractTableModel):
    """The rows of a table, and the closing one.

    Attributes:
        counted: what was counted.
        rows: all of them.
        is_narrow: whether the headings take more lines and less room.
    """

    def __init__(self, counted: Counted, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.counted = counted
        self.is_narrow = False
        self.rows: list[Row] = list(counted.every_row())

    def cell(self, index: AnyIndex) -> Cell | None:
        """The number there; None in the column of names."""
        if not index.isValid() or index.column() == 0:
            return None
        return self.rows[index.row()].cells[index.column() - 1]

    def is_total(self, index: AnyIndex) -> bool:
        """Whether it is the closing row."""
        return self.counted.total is not None and index.row() == len(self.rows) - 1

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """The names, and the numbers."""
        return 0 if parent.isValid() else 1 + len(self.counted.heads)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            if section == 0:
                return said(self.counted.first)
            say = narrow_heading if self.is_narrow else heading
            return say(self.counted.heads[section - 1])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def make_narrow(self, *, is_narrow: bool) -> None:
        """Let the headings take more lines and less room, or as few lines as they need."""
        self.is_narrow = is_narrow
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.counted.heads))

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A name, or a number."""
        cell, row = self.cell(index), self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text if cell else said(row.label)
        if role == Qt.ItemDataRole.ToolTipRole and cell is not None:
            return self._tip(cell)
        if role == Qt.ItemDataRole.AccessibleTextRole and cell is not None:
            title = heading(self.counted.heads[index.column() - 1]).replace("\n", "")
            return f"{said(row.label)}　{title}　{cell.text}"
        return None

    def _tip(self, cell: Cell) -> str:
        if not cell.leads:
            return ""
        return self.tr("看这 {count} 条记录").format(count=f"{cell.records:,}")


class NumberTable(QTableView):
    """Shows all rows at once; the page around it scrolls.

    Args:
        counted: what was counted.
        parent: the page.

    Signals:
        pressed_number: somebody wants to see the records behind a number: row, `Cell`.
        reached: the cursor has come to a place of the table, which is to be seen.
    """

    pressed_number = Signal(object, object)
    reached = Signal(QRect)

    def __init__(self, counted: Counted, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = Numbers(counted, self)
        self.setModel(self.numbers)
        self.setItemDelegate(_Drawing(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate(counted.count.title))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()) + 2)
        self.clicked.connect(self._press)
        self._fit()
        self._plain = self._wide

    def fit_into(self, room: int) -> None:
        """Break the headings where there is no room for them in one line.

        Args:
            room: how wide the table may be, in pixels.
        """
        is_narrow = self._plain + 2 * self.frameWidth() > room
        if is_narrow != self.numbers.is_narrow:
            self.numbers.make_narrow(is_narrow=is_narrow)
            self._fit()

    def _fit(self) -> None:
        """Give each column the room that it needs."""
        self.resizeColumnsToContents()
        wide = self.fontMetrics().horizontalAdvance("国")
        least = (3 if self.numbers.is_narrow else 4) * wide
        self.setColumnWidth(0, max(self.columnWidth(0) + wide, 6 * wide))
        for at in range(1, self.numbers.columnCount()):
            self.setColumnWidth(at, max(self.columnWidth(at) + wide // 4, least))
        high = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        rows = self.numbers.rowCount() * self.verticalHeader().defaultSectionSize()
        self._wide = sum(self.columnWidth(at) for at in range(self.numbers.columnCount())) + 2
        self._high = high + rows
        self._take_height()

    def _take_height(self) -> None:
        is_too_wide = self._wide > self.viewport().width() > 0 and self.isVisible()
        bar = self.horizontalScrollBar().sizeHint().height() if is_too_wide else 0
        self.setFixedHeight(self._high + bar)
        self.setMaximumWidth(self._wide + 2 * self.frameWidth())

    def sizeHint(self) -> QSize:
        """As wide as its columns."""
        return QSize(self._wide + 2 * self.frameWidth(), self._high)

    def resizeEvent(self, event: object) -> None:
        """Leave room for a bar where the columns do not fit."""
        super().resizeEvent(event)  # pyright: ignore[reportArgumentType]
        self._take_height()

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Say where the cursor is."""
        super().currentChanged(current, previous)  # pyright: ignore[reportArgumentType]
        place = self.visualRect(current)  # pyright: ignore[reportArgumentType]
        place.translate(0, self.horizontalHeader().height())
        self.reached.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the records."""
        if event.key() in ENTER:
            self._press(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a number can be pressed."""
        super().mouseMoveEvent(event)
        cell = self.numbers.cell(self.indexAt(event.position().toPoint()))
        leads = cell is not None and cell.leads
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def _press(self, index: AnyIndex) -> None:
        cell = self.numbers.cell(index)
        if cell is not None and cell.leads:
            self.pressed_number.emit(self.numbers.rows[index.row()], cell)


class _Drawing(QStyledItemDelegate):
    """Numbers large and at the right, those that lead somewhere as links are."""

    def __init__(self, table: NumberTable) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Room for the whole number."""
        metrics = self._table.fontMetrics()
        factor = LARGER if index.column() else 1
        wide = round(metrics.horizontalAdvance(str(index.data() or "")) * factor)
        return QSize(wide + 2 * Space.SMALL + 2, row_height(metrics))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw one cell."""
        rect, state = place_of(option), state_of(option)
        cell, is_total = self._table.numbers.cell(index), self._table.numbers.is_total(index)
        painter.save()
        if is_total:
            painter.fillRect(rect, QColor(Colour.GROUND))
        painter.setPen(QColor(Colour.EDGE if is_total else Colour.SHADE))
        edge = (
            (rect.topLeft(), rect.topRight())
            if is_total
            else (rect.bottomLeft(), rect.bottomRight())
        )
        painter.drawLine(*edge)
        self._draw_focus(painter, rect, index)
        leads = cell is not None and cell.leads
        painter.setFont(self._font(index, is_bold=is_total, leads=leads, state=state))
        painter.setPen(QColor(Colour.ACCENT_DARK if leads else Colour.INK))
        if cell is not None and not cell.value and not is_total:
            painter.setPen(QColor(Colour.SOFT_INK))
        side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
        room = rect.adjusted(Space.SMALL, 0, -Space.SMALL, 0)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, str(index.data() or ""))
        painter.restore()

    def _font(
        self, index: AnyIndex, *, is_bold: bool, leads: bool, state: QStyle.StateFlag
    ) -> QFont:
        font = QFont(self._table.font())
        if index.column():
            font.setPointSizeF(font.pointSizeF() * LARGER)
        font.setBold(is_bold)
        font.setUnderline(leads and bool(state & QStyle.StateFlag.State_MouseOver))
        return font

    def _draw_focus(self, painter: QPainter, rect: QRect, index: AnyIndex) -> None:
        if self._table.hasFocus() and self._table.currentIndex() == index:
            painter.save()
            painter.fillRect(rect, QColor(Colour.ACCENT_SOFT))
            painter.setPen(QPen(QColor(Colour.ACCENT), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()
