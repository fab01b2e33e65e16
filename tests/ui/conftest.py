"""Real offices, what works for them, and hands that answer dialogs."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from shiboken6 import delete, isValid

from app.desk import Desk
from app.exchange.apply import apply_plan
from app.exchange.files import open_workbook
from app.exchange.fitting import examine
from app.exchange.plan import make_plan
from app.ledger.questions import Question
from app.progress import Silent
from app.views import View
from ui.appearance import prepare
from ui.jobs import Jobs
from ui.page import Workplace

PATIENCE = 400
"""So many times a hand looks for a dialog, every 10 ms."""


@pytest.fixture(autouse=True)
def _looks(qapp):
    prepare(qapp)


@pytest.fixture(scope="session")
def samples() -> Path:
    """Spreadsheets as offices have them."""
    return Path(__file__).parents[1] / "samples"


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
def rows_of():
    """What is in an office's ledger, unmasked."""

    def read(office, ledger="members"):
        with office.snapshot() as now:
            records = now.asking.page(Question(ledger))
            return View(office, now, office.registry[ledger], masked=False).rows(records)

    return read


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
            print_ledger=self.printed.append,
        )

    def show(self, page):
        """Show a page and let it hear of changes."""
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
        delete(one.told)
        assert not one.bugs, one.bugs


class Hands:
    """Answer the dialogs that open while something else waits for them."""

    def __init__(self):
        self.read: list[str] = []
        self.missed: list[str] = []

    def choose(self, path):
        """Choose a file in the next dialog for files; None: cancel it."""

        def act(dialog):
            if path is None:
                dialog.reject()
                return
            dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
            dialog.accept()

        self._expect(QFileDialog, act)

    def press(self, text):
        """Press a button of the next message, or of the next dialog of ours."""

        def act(dialog):
            if isinstance(dialog, QMessageBox):
                self.read.append(f"{dialog.text()} {dialog.informativeText()}")
            buttons = [one for one in dialog.findChildren(QPushButton) if text in one.text()]
            assert buttons, [one.text() for one in dialog.findChildren(QPushButton)]
            buttons[0].click()

        self._expect(QDialog, act)

    def do(self, act):
        """Do something with the next dialog of ours."""
        self._expect(QDialog, act)

    def _expect(self, kind, act):
        QTimer.singleShot(10, partial(self._look, kind, act, PATIENCE))

    def _look(self, kind, act, left):
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            act(dialog)
        elif left:
            QTimer.singleShot(10, partial(self._look, kind, act, left - 1))
        else:
            self.missed.append(kind.__name__)


@pytest.fixture
def hands():
    """Hands that answer dialogs; every dialog that was expected must have come."""
    made = Hands()
    yield made
    assert not made.missed
