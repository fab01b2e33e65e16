"""The first page: how the office stands, what waits, and what one does most often."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from app.language import translate
from app.ledger.questions import Question
from app.standing import Standing, standing
from ui.appearance import Space
from ui.backing_up import BackingUp
from ui.home_cards import RecentCard, TasksCard
from ui.jobs import Job, Lane
from ui.navigation import PICTURES
from ui.page import Page
from ui.tasks import BACKUP, IMPORT, tasks
from ui.widgets.pieces import button, words
from ui.widgets.scrolling import fill_scrolling
from ui.widgets.tile import Tile

if TYPE_CHECKING:
    from app.ledger.base import Ledger
    from app.progress import Progress
    from ui.page import Workplace

MEMBERS, PATROLS = "members", "patrols"
"""What a clerk adds most often."""
TILES_ACROSS = 3
RECENT = 8


class HomePage(Page):
    """Shows how the office stands.

    Args:
        place: the office, and what works for it.

    Signals:
        adding_wanted: a record is to be added: its ledger.
    """

    adding_wanted = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self.tiles = {one.__tablename__: _tile(one) for one in _counted(place)}
        self.waiting = TasksCard()
        self.recent = RecentCard()
        self.backing_up = BackingUp(place, self)
        self._date = words(kind="hint")
        self._lay_out()
        self._connect()

    def came_up(self) -> None:
        """Read how the office stands now."""
        self.titled.emit(self.place.office.name)
        self._date.setText(self._today())
        self._read()

    def changed(self, ledgers: frozenset[str]) -> None:
        """Read it anew, if somebody looks."""
        if self.isVisible():
            self._read()

    # ---- reading
    def _read(self) -> None:
        office = self.place.office

        def work(_progress: Progress) -> Standing:
            return standing(office)

        today = dt.date.fromisoformat(office.today())
        self.recent.show_deeds(self.place.desk.recent(RECENT), today)
        title = self.tr("正在看办公室的情况")
        self.place.jobs.run(
            Job(title, work, self._show, channel="home", owner=self, lane=Lane.COUNT)
        )

    def _show(self, found: Standing) -> None:
        for one in found.counts:
            if one.ledger in self.tiles:
                self.tiles[one.ledger].show_count(one.records)
        self.waiting.show_tasks(tasks(self.place.office, found))

    def _today(self) -> str:
        day = dt.date.fromisoformat(self.place.office.today())
        weekday = QLocale().toString(QDate(day.year, day.month, day.day), "dddd")
        return self.tr("{year}年{month}月{day}日　{weekday}").format(
            year=day.year, month=day.month, day=day.day, weekday=weekday
        )

    # ---- laying out
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
        self.add_member = button(self.tr("添加党员(&A)"), "primary", picture="add")
        self.add_patrol = button(self.tr("记一次巡边(&P)"), picture="route")
        self.import_sheet = button(self.tr("导入表格(&I)"), picture="import")
        self.print_roster = button(self.tr("打印名册(&R)"), picture="print")
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

    def _connect(self) -> None:
        self.add_member.clicked.connect(lambda: self.adding_wanted.emit(MEMBERS))
        self.add_patrol.clicked.connect(lambda: self.adding_wanted.emit(PATROLS))
        self.import_sheet.clicked.connect(lambda: self.place.import_file(MEMBERS, None))
        self.print_roster.clicked.connect(lambda: self.place.print_ledger(Question(MEMBERS)))
        for name, tile in self.tiles.items():
            tile.clicked.connect(lambda _checked=False, to=name: self.place.show_page(to))
        self.waiting.wanted.connect(self._do)
        self.backing_up.done.connect(self._read)

    def _do(self, page: str) -> None:
        if page == BACKUP:
            self.backing_up.ask()
        elif page == IMPORT:
            self.place.import_file(MEMBERS, None)
        else:
            self.place.show_page(page)


def _counted(place: Workplace) -> list[type[Ledger]]:
    """The ledgers with a page of their own, those of the program's own settings left out."""
    return [
        one
        for one in place.office.registry
        if not one.sheet.inside and one.sheet.domain != "shared"
    ]


def _tile(one: type[Ledger]) -> Tile:
    picture = PICTURES.get(one.__tablename__, "list")
    return Tile(translate(one.sheet.title), translate(one.sheet.measure), picture)
