"""The first page: how the office stands, what waits, and what one does most often."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from app.ledger.questions import Question
from app.manifest import manifest_of
from app.standing import Standing, standing
from ui.backing_up import BackingUp
from ui.home_face import HomeFace
from ui.jobs import Job, Lane
from ui.page import Page
from ui.tasks import BACKUP, IMPORT, tasks

if TYPE_CHECKING:
    from app.progress import Progress
    from ui.page import Workplace

MEMBERS, PATROLS = "members", "patrols"
"""What a clerk adds most often."""
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
        self.face = HomeFace(manifest_of(place.office.registry).ledgers)
        self.tiles, self.waiting, self.recent = self.face.tiles, self.face.waiting, self.face.recent
        self.add_member, self.add_patrol = self.face.add_member, self.face.add_patrol
        self.import_sheet, self.print_roster = self.face.import_sheet, self.face.print_roster
        self.backing_up = BackingUp(place, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.face)
        self._connect()

    def came_up(self) -> None:
        """Read how the office stands now."""
        self.titled.emit(self.place.office.name)
        self.face.show_day(dt.date.fromisoformat(self.place.office.today()))
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
