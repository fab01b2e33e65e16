"""What stands on the first page, before and after there is an office to fill it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.home_cards import RecentCard, TasksCard
from ui.navigation import PICTURES
from ui.widgets.pieces import button, words
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.tile import Tile

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from app.manifest import Entry

TILES_ACROSS = 3


class HomeFace(QWidget):
    """Today's date, what one does most often, a tile for each ledger, and two cards beside them.

    Args:
        ledgers: those with a page.
    """

    def __init__(self, ledgers: Sequence[Entry]) -> None:
        super().__init__()
        self.tiles = {
            one.name: Tile(one.title, one.measure, PICTURES.get(one.name, "list"))
            for one in ledgers
            if one.counted
        }
        self.waiting = TasksCard()
        self.recent = RecentCard()
        self._date = words(kind="hint")
        self.add_member = button(self.tr("添加党员(&A)"), "primary", picture="add")
        self.add_patrol = button(self.tr("记一次巡边(&P)"), picture="route")
        self.import_sheet = button(self.tr("导入表格(&I)"), picture="import")
        self.print_roster = button(self.tr("打印名册(&R)"), picture="print")
        self._lay_out()

    def show_day(self, day: dt.date) -> None:
        """Say which day it is."""
        weekday = QLocale().toString(QDate(day.year, day.month, day.day), "dddd")
        self._date.setText(
            self.tr("{year}年{month}月{day}日　{weekday}").format(
                year=day.year, month=day.month, day=day.day, weekday=weekday
            )
        )

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(Space.LARGE)
        left.addWidget(self._date)
        left.addLayout(self._actions())
        left.addLayout(self._grid())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(Space.LARGE)
        right.addWidget(self.waiting)
        right.addWidget(self.recent)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(Space.PAGE)
        both.addLayout(left, 3)
        both.addLayout(right, 2)
        fill_scrolling(self, both)

    def _actions(self) -> QHBoxLayout:
        layout = QHBoxLayout()
        layout.setSpacing(Space.SMALL)
        for one in (self.add_member, self.add_patrol, self.import_sheet, self.print_roster):
            layout.addWidget(one)
        layout.addStretch(1)
        return layout

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(Space.MEDIUM)
        for at, tile in enumerate(self.tiles.values()):
            grid.addWidget(tile, at // TILES_ACROSS, at % TILES_ACROSS)
        return grid
