"""The file as it looks, with the places that are filled in colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from ui.appearance import Colour

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

    from app.filling.pictures import Picture, PictureCell

DIGIT = 0.62
"""The width of a digit against the height of plain text; columns are counted in digits."""
LEAST_DIGITS = 2.4
MOST_DIGITS = 30.0
POINT = 1.45
"""Pixels for each point of a row's height."""
LEAST_SCALE = 0.5
LEAST_HEIGHT = 28
MOST_HEIGHT = 64
WHERE = Qt.ItemDataRole.UserRole


class SheetPicture(QTableWidget):
    """Shows a sheet; a click on a place tells which one it is.

    Signals:
        place_chosen: a place (``C``, ``D4``) was clicked on.
    """

    place_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setWordWrap(True)
        self.setAccessibleName(self.tr("表的样子"))
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(4)
        self.cellClicked.connect(self._click)
        self._cells: dict[str, list[tuple[PictureCell, QTableWidgetItem]]] = {}
        self._chosen = ""
        self._words: Mapping[str, str] = {}
        self._widths: list[float] = []

    def show_picture(self, picture: Picture, words: Mapping[str, str]) -> None:
        """Show a sheet.

        Args:
            picture: the sheet.
            words: place → what goes there; empty: nothing.
        """
        self.clear()
        self.clearSpans()
        self._cells, self._chosen = {}, ""
        self.setRowCount(len(picture.heights))
        self.setColumnCount(len(picture.widths))
        self.setHorizontalHeaderLabels(list(picture.letters))
        self.setVerticalHeaderLabels([str(one) for one in picture.numbers])
        self._widths = [min(max(one, LEAST_DIGITS), MOST_DIGITS) for one in picture.widths]
        self._fit()
        for at, height in enumerate(picture.heights):
            self.setRowHeight(at, round(min(max(height * POINT, LEAST_HEIGHT), MOST_HEIGHT)))
        for one in picture.cells:
            if one.rows > 1 or one.columns > 1:
                self.setSpan(one.row, one.column, one.rows, one.columns)
            item = QTableWidgetItem(one.text)
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.setItem(one.row, one.column, item)
            if one.where:
                item.setData(WHERE, one.where)
                self._cells.setdefault(one.where, []).append((one, item))
        self.show_words(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the sheet as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Make columns narrower, but not too narrow to read, where the sheet is wide."""
        wide = self.fontMetrics().height() * DIGIT
        wanted = sum(self._widths) * wide
        scale = min(max(self.viewport().width() / wanted, LEAST_SCALE), 1.0) if wanted else 1.0
        for at, width in enumerate(self._widths):
            self.setColumnWidth(at, int(width * wide * scale))

    def show_words(self, words: Mapping[str, str]) -> None:
        """Show what goes where."""
        self._words = words
        for where in self._cells:
            self._paint(where)

    def choose(self, where: str) -> None:
        """Show which place is spoken of."""
        before, self._chosen = self._chosen, where
        for one in (before, where):
            if one in self._cells:
                self._paint(one)
        if where in self._cells:
            self.scrollToItem(self._cells[where][0][1])

    def _paint(self, where: str) -> None:
        words = self._words.get(where, "")
        ground = Colour.GOOD_SOFT if words else Colour.WARNING_SOFT
        if where == self._chosen:
            ground = Colour.ACCENT_SOFT
        value_seen = False
        for cell, item in self._cells[where]:
            item.setBackground(QBrush(QColor(ground)))
            if cell.is_label:
                continue
            said = words if not value_seen or cell.text else "…" * bool(words)
            value_seen = True
            item.setText(f"{cell.text}{said}" if cell.text.strip() else said)
            item.setForeground(QBrush(QColor(Colour.GOOD if words else Colour.WARNING)))
            item.setToolTip(words)

    def _click(self, row: int, column: int) -> None:
        item = self.item(row, column)
        where = item.data(WHERE) if item is not None else None
        if where:
            self.choose(where)
            self.place_chosen.emit(where)
