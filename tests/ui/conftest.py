"""Real offices, and what works for their pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from app.desk import Desk
from app.exchange.apply import apply_plan
from app.exchange.files import open_workbook
from app.exchange.fitting import examine
from app.exchange.plan import make_plan
from app.progress import Silent
from ui.appearance import prepare
from ui.jobs import Jobs
from ui.page import Workplace

if TYPE_CHECKING:
    from app.ledger.questions import Question


@pytest.fixture(autouse=True)
def _looks(qapp):
    prepare(qapp)


@pytest.fixture
def with_members(samples):
    """Imports the sample roster, 52 members, into an office."""

    def fill(office):
        found = examine(
            office, open_workbook(samples / "党员名册.xlsx"), office.registry["members"]
        )
        mapping = found.chosen.mapping
        plan = make_plan(office, office.registry["members"], mapping, "update", Silent())
        apply_plan(office, plan, "党员名册.xlsx", Silent())
        return office

    return fill


@pytest.fixture
def disclosed():
    """What an office has noted about numbers that were shown or printed."""

    def read(office):
        table = office.tables.office.disclosures
        with office.store.reading() as connection:
            return [
                (one["what"], one["ledger"], one["rows"], one["reason"])
                for one in connection.execute(table.select()).mappings()
            ]

    return read


class Told(QObject):
    """What an office announces, handed over as the window does it."""

    changed = Signal(object)


@dataclass
class Desktop:
    """One open office, and what its pages asked of the window."""

    office: object
    said: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)
    records: list[tuple[str, bytes]] = field(default_factory=list)
    printed: list[Question] = field(default_factory=list)
    bugs: list[object] = field(default_factory=list)
    kept: list[object] = field(default_factory=list)

    def __post_init__(self):
        self.jobs = Jobs()
        self.jobs.failed.connect(self.bugs.append)
        self.jobs.troubled.connect(self.bugs.append)
        self.told = Told()
        self.office.on_change(self.told.changed.emit)
        self.place = Workplace(
            office=self.office,
            desk=Desk(self.office),
            jobs=self.jobs,
            say=self.said.append,
            show_record=lambda ledger, uid: self.records.append((ledger, uid)),
            show_page=self.pages.append,
            import_file=lambda _ledger, _path: None,
            print_ledger=lambda question, _selected=(): self.printed.append(question),
        )

    def keep(self, thing):
        """Delete something at the end: what is left to the garbage collector may go in a worker."""
        self.kept.append(thing)
        return thing

    def show(self, page):
        """Show a page and let it hear of changes."""
        self.keep(page)
        self.told.changed.connect(page.changed, Qt.ConnectionType.QueuedConnection)
        page.resize(1140, 660)
        page.show()
        page.came_up()
        return page


@pytest.fixture
def desktop(qtbot):
    """Makes desktops of offices; they are cleared away in the end."""
    made = []

    def make(office):
        made.append(Desktop(office))
        return made[-1]

    yield make
    for one in made:
        one.jobs.close()
    for widget in QApplication.topLevelWidgets():
        if isValid(widget):
            widget.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for one in made:
        for thing in one.kept:
            if isValid(thing):
                delete(thing)
        delete(one.told)
        assert not one.bugs, one.bugs
