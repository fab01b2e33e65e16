"""The table: how one goes through it, sorts it, chooses its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.ledger.questions import Order
from ui.appearance import Space, row_height
from ui.ledger.columns import usual_width
from ui.ledger.drawing import CellDrawing
from ui.ledger.model import FIRST, MARK, NUMBER, LedgerModel
from ui.ledger.spans import joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPaintEvent

    from ui.ledger.columns import ColumnMemory

SETTLED_MS = 800
"""So long after the last pull at a column its width is remembered."""
Flag = QItemSelectionModel.SelectionFlag
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LedgerTable(QTableView):
    """Shows the rows of a `LedgerModel`.

    Args:
        model: the rows.
        memory: the columns.

    Signals:
        opened: somebody wants to see a record: its id.
        moved: another row has become the current one.
        ordered: by which fields the rows are to be sorted, a tuple of `Order`; empty: as usual.
        deletion_wanted: the rows that are selected are to be deleted.
        copy_wanted: they are to be copied.
        menu_wanted: the menu of the rows is wanted, at this place of the screen.
        columns_wanted: the menu of the columns is wanted there.
        typed: somebody typed letters.
        all_chosen: all rows have been selected.
    """

    opened = Signal(bytes)
    moved = Signal()
    ordered = Signal(tuple)
    deletion_wanted = Signal()
    copy_wanted = Signal()
    menu_wanted = Signal(object)
    columns_wanted = Signal(object)
    typed = Signal(str)
    all_chosen = Signal()

    def __init__(self, model: LedgerModel, memory: ColumnMemory) -> None:
        super().__init__()
        self._is_ready = False  # Qt tells of fonts before there are columns
        self._rows = model
        self._memory = memory
        self._drawing = CellDrawing(self)
        self._sorted: tuple[int, Qt.SortOrder] = (-1, Qt.SortOrder.AscendingOrder)
        self._settled = QTimer(self, singleShot=True, interval=SETTLED_MS)
        self._settled.timeout.connect(self._remember_widths)
        self._drawn: set[int] = set()
        self._chosen: list[range] | None = None
        self._look()
        self.setModel(model)
        self._set_up_header(self.horizontalHeader())
        self._is_ready = True
        self.fit()
        self.doubleClicked.connect(self._open)
        self.entered.connect(self._hover)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(self._select)
        model.modelReset.connect(self._select)
        self.verticalScrollBar().sliderReleased.connect(self._look_at_rows)

    def _look(self) -> None:
        self.setItemDelegate(self._drawing)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setCornerWidget(QWidget())  # or the style draws a box there
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_up_header(self, header: QHeaderView) -> None:
        # Qt would ask for each row and column whether it is selected, only to draw the headings:
        # after Ctrl+A in a ledger of 40,000 the window stood still for ten seconds
        header.setSelectionModel(QItemSelectionModel(self._rows, header))
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(3 * Space.MEDIUM)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        header.sortIndicatorChanged.connect(self._sort)
        header.sectionResized.connect(self._resized)

    # ---- columns
    def fit(self) -> None:
        """Give rows and columns the sizes that the present font asks for."""
        metrics, heading = self.fontMetrics(), _bold(self)
        top = max(self.rowAt(0), 0)
        self.verticalHeader().setDefaultSectionSize(row_height(metrics))
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setMinimumHeight(row_height(metrics) + Space.TIGHT)
        self.fit_number()
        self.setColumnWidth(MARK, self._drawing.fit())
        for column, shown in enumerate(self._rows.fields, FIRST):
            title = str(self._rows.headerData(column, Qt.Orientation.Horizontal))
            usual = usual_width(shown, metrics, heading, title)
            self.setColumnWidth(column, self._memory.width(shown.name) or usual)
        header.blockSignals(False)
        # rows of another height: the scroll bar would stay, and show others
        self.scroll_to(top * row_height(metrics))

    def fit_number(self) -> None:
        """Give the running number the room that the last one needs."""
        digits = "0" * max(3, len(str(self._rows.rowCount())))
        heading = _bold(self).horizontalAdvance(
            str(self._rows.headerData(NUMBER, Qt.Orientation.Horizontal))
        )
        wide = max(self.fontMetrics().horizontalAdvance(digits), heading)
        self.setColumnWidth(NUMBER, wide + 2 * Space.SMALL)

    def _resized(self, column: int, _old: int, _new: int) -> None:
        # the last column takes what is left over: that is nobody's choice
        if FIRST <= column < self._rows.columnCount() - 1:
            self._drawn.add(column)
            self._settled.start()

    def _remember_widths(self) -> None:
        fields = self._rows.fields
        widths = {
            fields[one - FIRST].name: self.columnWidth(one)
            for one in self._drawn
            if one - FIRST < len(fields)
        }
        self._drawn.clear()
        self._memory.draw(widths)

    def _header_menu(self, place: QPoint) -> None:
        self.columns_wanted.emit(self.horizontalHeader().mapToGlobal(place))

    # ---- order
    def _sort(self, column: int, direction: Qt.SortOrder) -> None:
        header = self.horizontalHeader()
        if column >= 0 and not self._can_sort(column):
            header.blockSignals(True)
            header.setSortIndicator(*self._sorted)
            header.blockSignals(False)
            return
        self._sorted = (column, direction)
        if column < 0:
            self.ordered.emit(())
            return
        name = self._rows.fields[column - FIRST].name
        self.ordered.emit((Order(name, direction is Qt.SortOrder.DescendingOrder),))

    def _can_sort(self, column: int) -> bool:
        return column >= FIRST and self._rows.fields[column - FIRST].stored

    def show_order(self, orders: tuple[Order, ...]) -> None:
        """Show in the heading by which field the rows are sorted."""
        names = [one.name for one in self._rows.fields]
        first = orders[0] if orders else Order("")
        column = names.index(first.field) + FIRST if first.field in names else -1
        down = Qt.SortOrder.DescendingOrder if first.descending else Qt.SortOrder.AscendingOrder
        self._sorted = (column, down)
        header = self.horizontalHeader()
        header.blockSignals(True)
        header.setSortIndicator(column, down)
        header.blockSignals(False)

    # ---- rows
    def shown_rows(self) -> range:
        """The rows that are in view; the first screen where there are none yet."""
        height = max(self.viewport().height(), 1)
        screen = height // max(self.verticalHeader().defaultSectionSize(), 1) + 1
        first = max(self.rowAt(0), 0)
        return range(first, first + screen + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, and have those read that are not there."""
        self._look_at_rows()
        clip = event.rect()
        first, last = self.rowAt(clip.top()), self.rowAt(clip.bottom())
        if first < 0:
            return
        rows = range(first, (last if last >= 0 else self._rows.rowCount() - 1) + 1)
        painter = QPainter(self.viewport())
        self._drawing.draw(painter, rows, self.selected_rows(), clip)
        painter.end()

    def _look_at_rows(self) -> None:
        bar = self.verticalScrollBar()
        self._rows.look_at(self.shown_rows(), is_passing=bar.isSliderDown())

    @property
    def is_at_top(self) -> bool:
        """Whether the view shows the very beginning."""
        return self.verticalScrollBar().value() == 0

    def scroll_to(self, pixels: int) -> None:
        """Show what lies so many pixels below the very beginning."""
        self.updateGeometries()  # the scroll bar still ends where the rows before ended
        self.verticalScrollBar().setValue(pixels)

    # ---- what is selected
    def selected_rows(self) -> list[range]:
        """The rows that are selected, in order."""
        if self._chosen is None:
            chosen = self.selectionModel().selection()
            parts = [chosen.at(one) for one in range(chosen.count())]
            self._chosen = joined(range(one.top(), one.bottom() + 1) for one in parts)
        return self._chosen

    def _select(self) -> None:
        self._chosen = None

    def current_uid(self) -> bytes | None:
        """The record in the current row; None while it is not there."""
        row = (
            self._rows.row_at(self.currentIndex().row()) if self.currentIndex().isValid() else None
        )
        return row.uid if row else None

    def selected_uids(self) -> list[bytes | None]:
        """The records that are selected; None for each that is not read yet."""
        rows = (self._rows.row_at(at) for one in self.selected_rows() for at in one)
        return [row.uid if row else None for row in rows]

    def selectAll(self) -> None:
        """Select every row, those that nobody has read among them."""
        super().selectAll()
        self.all_chosen.emit()

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into view."""
        index = self._rows.index(row, max(self.currentIndex().column(), FIRST))
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self.scrollTo(self._rows.index(row, NUMBER), QAbstractItemView.ScrollHint.EnsureVisible)

    def show_row(self, row: int) -> None:
        """Select a row and bring it into view, without telling anybody."""
        self.choose(row, [range(row, row + 1)])
        self.scrollTo(self._rows.index(row, NUMBER), QAbstractItemView.ScrollHint.EnsureVisible)

    def choose(self, current: int | None, spans: Sequence[range]) -> None:
        """Select rows without moving the view and without telling anybody."""
        model, last = self.selectionModel(), self._rows.columnCount() - 1
        column = max(self.currentIndex().column(), FIRST)
        wanted = QItemSelection()
        for one in spans:
            ends = self._rows.index(one.start, 0), self._rows.index(one.stop - 1, last)
            wanted.append(QItemSelectionRange(*ends))
        blocked = model.blockSignals(True)
        try:
            model.clear()
            model.select(wanted, Flag.Select)
            if current is not None:
                model.setCurrentIndex(self._rows.index(current, column), Flag.NoUpdate)
        finally:
            model.blockSignals(blocked)
        self._chosen = None
        self.viewport().update()

    def _moved(self, _current: QModelIndex, _previous: QModelIndex) -> None:
        self.moved.emit()

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row())
        if row is not None:
            self.opened.emit(row.uid)

    def _hover(self, index: QModelIndex) -> None:
        before, self._drawing.hovered = self._drawing.hovered, index.row()
        if before != index.row():
            self._draw_again(before)
            self._draw_again(index.row())

    def _draw_again(self, row: int) -> None:
        if row >= 0:
            high = self.verticalHeader().defaultSectionSize()
            self.viewport().update(0, self.rowViewportPosition(row), self.width(), high)

    # ---- what Qt tells
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del deletes, Ctrl+C copies."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.deletion_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters that are typed here are meant for the search box."""
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the rows."""
        self.menu_wanted.emit(event.globalPos())

    def leaveEvent(self, event: QEvent) -> None:
        """The mouse has gone: no row is under it."""
        before, self._drawing.hovered = self._drawing.hovered, -1
        self._draw_again(before)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text asks for other sizes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._is_ready:
            self.fit()


def _bold(table: LedgerTable) -> QFontMetrics:
    """Headings are bold, which needs more room."""
    font = table.font()
    font.setBold(True)
    return QFontMetrics(font)
