"""A list at the left, what is chosen in it at the right; one sentence where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.lines import LineTable
from ui.widgets.text_table import TextTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.widgets.facts import Facts
    from ui.widgets.pieces import Nothing

LIST_SHARE, FACTS_SHARE = 6, 5


class Listing(QWidget):
    """A list of things, and facts on the one that is chosen.

    Args:
        name: what is listed, for those who cannot see it.
        titles: the headings; the last column but ``wide`` takes the room that its text needs.
        wide: the column that takes the room that is left.
        facts: what is shown of the chosen one.
        nothing: what stands here where the list is empty.

    Signals:
        chosen: the place of what is chosen, from 0.
    """

    chosen = Signal(int)

    def __init__(
        self, name: str, titles: Sequence[str], wide: int, facts: Facts, nothing: Nothing
    ) -> None:
        super().__init__()
        self.model = TextTable(titles, (), self)
        self.table = LineTable()
        self.table.setModel(self.model)
        self.table.setAccessibleName(name)
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        both = QWidget()
        beside = QHBoxLayout(both)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.table, LIST_SHARE)
        beside.addWidget(facts, FACTS_SHARE)
        self._faces = QStackedWidget()
        self._faces.addWidget(both)
        self._faces.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.SMALL)
        layout.addWidget(self._faces)

    @property
    def at(self) -> int:
        """The place of what is chosen; -1: nothing is."""
        return self.table.currentIndex().row()

    def show_rows(self, rows: Sequence[Sequence[str]], at: int = 0) -> None:
        """Show these, and choose one of them."""
        self.model.show_rows(rows)
        self._faces.setCurrentIndex(0 if rows else 1)
        if rows:
            self.table.selectRow(min(max(0, at), len(rows) - 1))

    def _tell(self) -> None:
        if self.at >= 0:
            self.chosen.emit(self.at)
