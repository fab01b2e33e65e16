"""A ledger's page on a real office, as the window would show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPlainTextEdit, QPushButton
from shiboken6 import delete

from app.desk import Desk
from app.exchange.apply import apply_plan
from app.exchange.files import open_workbook
from app.exchange.mapping import find_best, remembered
from app.exchange.plan import make_plan
from app.ledger.questions import Question
from app.progress import Silent
from app.views import View
from ui.appearance import prepare
from ui.jobs import Jobs
from ui.ledger.page import LedgerPage
from ui.page import Workplace

SAMPLES = Path(__file__).parents[2] / "samples"
WIDE, NARROW = (1500, 800), (1100, 700)


@pytest.fixture(autouse=True)
def _looks(qapp):
    prepare(qapp)


class Told(QObject):
    """What the office announces, handed over as the window does it."""

    changed = Signal(object)


@dataclass
class Stage:
    """One page, and what it asked of the window."""

    page: LedgerPage
    office: object
    desk: Desk
    jobs: Jobs
    bot: object
    said: list[str]
    headings: list[str]
    went: list[tuple[str, bytes]]
    printed: list[Question]
    imported: list[tuple[str, object]]
    bugs: list[BaseException] = field(default_factory=list)

    # ---- the table
    @property
    def table(self):
        return self.page.listing.table

    @property
    def model(self):
        return self.table.model()

    def column(self, name):
        """A column's texts, top to bottom, as far as they are read."""
        rows = [self.model.row_at(at) for at in range(self.model.rowCount())]
        return [row.cells.get(name) if row else None for row in rows]

    def wait_column(self, name, texts):
        def is_there():
            assert self.column(name) == texts

        self.bot.waitUntil(is_there)

    def select(self, *rows):
        self.table.setFocus()
        self.table.go_to(rows[0])
        for one in rows[1:]:
            flags = self.table.selectionModel().SelectionFlag
            self.table.selectionModel().select(self.model.index(one, 0), flags.Select | flags.Rows)

    # ---- the form
    @property
    def form(self):
        return self.page.form

    def open(self, row):
        self.select(row)
        self.bot.keyClick(self.table, Qt.Key.Key_Return)
        assert self.form.is_open

    def editor(self, name):
        return self.form.body.rows[name].editor

    def line(self, name):
        return _line(self.editor(name))

    def type(self, name, text):
        """Replace what stands in a field, key by key."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        self.bot.keyClick(line, Qt.Key.Key_Delete)
        self.bot.keyClicks(line, text)

    def write(self, name, text):
        """The same with an input method, whose text arrives at once."""
        line = self.line(name)
        line.setFocus()
        line.selectAll()
        line.insertPlainText(text) if isinstance(line, QPlainTextEdit) else line.insert(text)
        if isinstance(line, QLineEdit):
            line.textEdited.emit(line.text())

    def below(self, name):
        """What stands below a field."""
        return self.form.body.rows[name].said()

    def wait_offer(self, name):
        """The values to choose among that are offered below a field."""
        row = self.form.body.rows[name]
        self.bot.waitUntil(lambda: row._candidates is not None and row._candidates.isVisible())
        return row._candidates

    def wait_below(self, name, part):
        self.bot.waitUntil(lambda: any(part in text for text in self.below(name)))

    def save(self):
        self.bot.keyClick(self.form.panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def click(self, button):
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)

    # ---- the office
    def rows(self, ledger=""):
        """What is in the database, unmasked."""
        name = ledger or self.page.ledger
        with self.office.snapshot() as now:
            records = now.asking.page(Question(name))
            return View(self.office, now, self.office.registry[name], masked=False).rows(records)

    def disclosures(self):
        table = self.office.tables.office.disclosures
        with self.office.store.reading() as connection:
            return [dict(one) for one in connection.execute(table.select()).mappings()]

    def answer(self, text):
        """Press a button of the next question, as soon as it is asked."""
        QTimer.singleShot(0, partial(self._answer, text, 200))

    def _answer(self, text, left):
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox):
            assert left, f"nobody asked anything that “{text}” would answer"
            QTimer.singleShot(10, partial(self._answer, text, left - 1))
            return
        self.asked = box.text()
        (button,) = [one for one in box.findChildren(QPushButton) if one.text() == text]
        button.click()


def _line(editor):
    found = editor.findChild(QLineEdit) or editor.findChild(QPlainTextEdit)
    assert found is not None
    return found


@pytest.fixture
def open_page(qtbot):
    """Opens a ledger's page on an office."""
    stages = []

    def open_page(office, ledger, size=WIDE):
        jobs = Jobs()
        said, headings, went, printed, imported, bugs = [], [], [], [], [], []
        jobs.failed.connect(bugs.append)
        jobs.troubled.connect(bugs.append)
        place = Workplace(
            office=office,
            desk=Desk(office),
            jobs=jobs,
            say=said.append,
            show_record=lambda to, uid: went.append((to, uid)),
            show_page=lambda _name: None,
            import_file=lambda name, path: imported.append((name, path)),
            print_ledger=lambda question, selected=(): printed.append((question, selected)),
        )
        page = LedgerPage(place, ledger)
        told = Told(page)
        told.changed.connect(page.changed, Qt.ConnectionType.QueuedConnection)
        office.on_change(told.changed.emit)
        page.titled.connect(headings.append)
        page.resize(*size)
        page.show()
        qtbot.waitExposed(page)
        page.came_up()
        stage = Stage(
            page, office, place.desk, jobs, qtbot, said, headings, went, printed, imported, bugs
        )
        stages.append(stage)
        qtbot.waitUntil(lambda: bool(headings))
        return stage

    yield open_page
    for stage in stages:
        stage.page.close()
        delete(stage.page)
        stage.jobs.close()
        assert not stage.bugs, stage.bugs


@pytest.fixture
def sample_office(office):
    """An office with the three real-looking files imported."""
    for ledger, name in (
        ("members", "党员名册.xlsx"),
        ("households", "党员中心户一览表.xlsx"),
        ("patrols", "巡逻登记簿.xlsx"),
    ):
        declared = office.registry[ledger]
        workbook = open_workbook(SAMPLES / name, Silent())
        mapping = remembered(office, declared, find_best(workbook, declared))
        plan = make_plan(office, declared, mapping, "update", Silent())
        apply_plan(office, plan, name, Silent())
    return office
