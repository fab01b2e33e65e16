"""The table that shows the boxes of a sheet as they will stand on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget

from ui.appearance import Space

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

SEEN = 9
"""Rows of the grid that can be seen at once."""


class BoxTable(QTableWidget):
    """A grid whose columns stand in the same relation as on paper."""

    def __init__(self) -> None:
        super().__init__()
        self._widths: tuple[float, ...] = ()
        self.ensurePolished()
        head, lines = self.horizontalHeader(), self.verticalHeader()
        head.hide()
        lines.hide()
        head.setMinimumSectionSize(8)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        lines.setDefaultSectionSize(self.fontMetrics().height() + 2 * Space.TIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMinimumHeight(SEEN * lines.defaultSectionSize())

    def set_widths(self, widths: tuple[float, ...]) -> None:
        """Give the columns widths in relation to each other."""
        self._widths = widths or (1.0,) * self.columnCount()
        whole, left, sofar = sum(self._widths), 0, 0.0
        for at, one in enumerate(self._widths):
            sofar += one
            right = round(self.viewport().width() * sofar / whole)
            self.setColumnWidth(at, right - left)
            left = right

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns into the new width."""
        super().resizeEvent(event)
        self.set_widths(self._widths)
