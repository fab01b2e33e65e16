"""Draws the pictures of the README and the manual: ``make screenshots``.

Two offices are made in a temporary folder and filled from the invented spreadsheets of the tests.
They exchange bundles, and the real window of one of them is looked at, page after page.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)

from app.bootstrap import create_office, open_office
from app.cli.commands import run
from app.desk import Desk
from app.home import Home
from app.ledger.questions import Question
from app.units import Unit
from ui.appearance import prepare
from ui.application import Program
from ui.counting.page import CountingPage
from ui.dropping import Dropped
from ui.filling.opening import Wish
from ui.filling.wizard import FillWizard, Step
from ui.finding.box import FindingBox
from ui.firstrun.welcome import Welcome
from ui.forms.designer import FormDesigner
from ui.importing.wizard import ImportWizard
from ui.ledger.batch_dialog import BatchDialog
from ui.ledger.page import LedgerPage
from ui.pages import EXCHANGE, REVIEW, SETTINGS, STATISTICS
from ui.preferences import Preferences
from ui.printing.preview import PrintPreview
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.page import ExchangePage
from ui.syncing.register_dialog import RegisterDialog
from ui.trust.dialog import COMPUTERS, TrustDialog
from ui.unlock import Unlock
from ui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "resources" / "manual"
SAMPLES = ROOT / "tests" / "samples"
SCREEN = QSize(1366, 728)
"""What a clerk's screen leaves to a window, in pixels."""
DIALOG = QSize(1180, 680)
PATIENCE_S = 60
SETTLED_S = 0.6
PASSPHRASE = "只为画图用的口令"  # noqa: S105 protects invented data in a temporary folder

GACHA, GACHA_CODE = "贡宝拉格苏木敦达乌苏嘎查党支部", "152527201206"
SUMU, SUMU_CODE = "贡宝拉格苏木党委", "152527201000"
LISTS = {
    "members": "党员名册.xlsx",
    "households": "党员中心户一览表.xlsx",
    "patrols": "巡逻登记簿.xlsx",
}
"""Ledger → the sample that fills it; the members first, since the others name them."""

BLANK = "党员基本信息采集表（空白）.xlsx"


class Stage:
    """The program's window, and what is looked at in it.

    Args:
        program: the program; it is begun here.
    """

    def __init__(self, program: Program) -> None:
        self._program = program
        program.begin()
        program.window.showNormal()
        program.window.resize(SCREEN)

    @property
    def face(self) -> QWidget:
        """What fills the window."""
        return self._program.window.centralWidget()

    @property
    def workspace(self) -> Workspace:
        """The open office."""
        face = self.face
        assert isinstance(face, Workspace)
        return face

    def wait(self, done: Callable[[], bool]) -> None:
        """Let the window work until something is so."""
        end = monotonic() + PATIENCE_S
        while not done():
            if monotonic() > end:
                raise SystemExit("the window does not come to an end")
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self) -> None:
        """Let the window finish what it has begun."""
        end = monotonic() + SETTLED_S
        self.wait(lambda: monotonic() > end)

    def draw(self, name: str, dialog: QWidget | None = None, *, close: bool = True) -> None:
        """Keep a picture of the window, or of a dialog."""
        self.settle()
        (dialog or self._program.window).grab().save(str(PICTURES / f"window-{name}.png"))
        if dialog is not None and close:
            dialog.close()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog of this kind that is opening."""

        def opened() -> list[QDialog]:
            shown = QApplication.topLevelWidgets()
            return [one for one in shown if isinstance(one, kind) and one.isVisible()]

        self.wait(lambda: bool(opened()))
        found = opened()[0]
        found.resize(DIALOG)
        self.settle()
        return found

    def press(self, dialog: QDialog, text: str) -> None:
        """Press a button, as soon as it can be pressed."""

        def found() -> list[QPushButton]:
            buttons = dialog.findChildren(QPushButton)
            return [
                one
                for one in buttons
                if one.text().startswith(text) and one.isEnabled() and one.isVisible()
            ]

        self.wait(lambda: bool(found()))
        found()[0].click()
        self.settle()

    def unlock(self) -> None:
        """Open the office as a person does."""
        self.wait(lambda: isinstance(self.face, Unlock))
        typed = self.face.findChildren(QLineEdit)[0]
        typed.setText(PASSPHRASE)
        QTest.keyClick(typed, Qt.Key.Key_Return)
        self.wait(lambda: isinstance(self.face, Workspace))

    def open_third(self, ledger: str) -> None:
        """Open the form of a ledger's third record."""
        self.workspace.show_page(ledger)
        self.settle()
        page = self.workspace.pages.current
        assert page is not None
        table = page.findChildren(QTableView)[0]
        table.selectRow(2)
        QTest.keyClick(table, Qt.Key.Key_Return)

    def leave(self) -> None:
        """Close the window."""
        self._program.window.close()


class Offices:
    """Two offices that exchange, and a bundle that contradicts what the first has written.

    Args:
        folder: where they are made.
    """

    def __init__(self, folder: Path) -> None:
        self.gacha, self.sumu = Home(folder / "gacha"), Home(folder / "sumu")
        self.bundle = folder / "苏木的数据包.ortoo"
        self._make(self.gacha, GACHA, Unit(GACHA_CODE, "gacha"), "斯琴高娃")
        self._make(self.sumu, SUMU, Unit(SUMU_CODE, "sumu"), "乌云")
        for ledger, name in LISTS.items():
            _do(self.gacha, "import", ledger, SAMPLES / name)
        for home, other in ((self.gacha, self.sumu), (self.sumu, self.gacha)):
            card = folder / f"{home.folder.name}.ortoocard"
            _do(home, "card", "write", card)
            _do(other, "card", "accept", card)
        there = folder / "there.ortoo"
        _do(self.gacha, "bundle", "write", there, "--to", SUMU_CODE)
        _do(self.sumu, "bundle", "read", there)
        _edit(self.gacha, {"post": "牧民", "phone": "13904790002"})
        _edit(self.sumu, {"post": "护边员", "phone": "13904790001"})
        _do(self.sumu, "bundle", "write", self.bundle, "--to", GACHA_CODE)

    def _make(self, home: Home, name: str, unit: Unit, person: str) -> None:
        create_office(home, name, unit, person=person, passphrase=PASSPHRASE).office.close()


def _do(home: Home, *arguments: str | Path) -> None:
    """Run one command of the command line."""
    if run(["--home", str(home.folder), *map(str, arguments)]):
        raise SystemExit(f"{arguments} went wrong")


def _edit(home: Home, values: dict[str, str]) -> None:
    """Change the third member."""
    office = open_office(home, PASSPHRASE)
    with office.snapshot() as now:
        uid = now.asking.uids(Question("members"))[2]
    Desk(office).change("members", uid, dict(values))
    office.close()


def main() -> None:
    """Draw all pictures."""
    with tempfile.TemporaryDirectory() as name:
        os.environ.update({"ORTOO_PASSPHRASE": PASSPHRASE, "XDG_STATE_HOME": name})
        folder = Path(name)
        app = QApplication(sys.argv[:1])
        preferences = Preferences(folder / "window.ini")
        prepare(app, preferences.text_size)
        first = Stage(Program(app, Home(folder / "nothing"), preferences))
        first.wait(lambda: isinstance(first.face, Welcome))
        first.draw("first")
        first.leave()
        offices = Offices(folder)
        stage = Stage(Program(app, offices.gacha, preferences))
        stage.unlock()
        _walk(stage, offices.bundle)
        stage.leave()


def _walk(stage: Stage, bundle: Path) -> None:
    """Go through the pages as the manual does."""
    stage.draw("home")
    for ledger in ("members", "households", "patrols"):
        stage.open_third(ledger)
        stage.draw(ledger)
    _find_and_change(stage)
    place = stage.workspace.place
    stage.workspace.import_file("members", SAMPLES / LISTS["members"])
    wizard = stage.dialog(ImportWizard)
    stage.press(wizard, "下一步")
    stage.draw("import", wizard)
    _print_fill_and_count(stage)
    place.show_page(EXCHANGE)
    stage.draw("exchange")
    stage.workspace.open_files(Dropped.EXCHANGE, [bundle])
    reading = stage.dialog(BundleDialog)
    stage.settle()
    stage.draw("bundle", reading, close=False)
    assert isinstance(reading, BundleDialog)
    reading.view.heads.tick_all(done=True)
    stage.press(reading, "读入")
    stage.settle()
    reading.close()
    page = stage.workspace.pages.current
    assert isinstance(page, ExchangePage)
    page.parts.register.click()
    stage.draw("register", stage.dialog(RegisterDialog))
    page.show_known(COMPUTERS)
    stage.draw("computers", stage.dialog(TrustDialog))
    place.show_page(REVIEW)
    stage.draw("review")
    place.show_page(SETTINGS)
    stage.draw("settings")


def _print_fill_and_count(stage: Stage) -> None:
    """The print window, a form that is changed, the township's blank, a statistic."""
    place = stage.workspace.place
    place.print_ledger(Question("members"))
    preview = stage.dialog(PrintPreview)
    assert isinstance(preview, PrintPreview)
    stage.wait(lambda: preview.typeset is not None)
    stage.draw("print", preview, close=False)
    preview.form_part.design.click()
    stage.draw("form", stage.dialog(FormDesigner))
    preview.close()
    wish = Wish(Question("members"))
    filling = FillWizard(place, wish, SAMPLES / BLANK, stage.workspace)
    filling.open()
    stage.dialog(FillWizard)
    stage.wait(lambda: filling.step is Step.PLACES)
    stage.draw("fill", filling)
    place.show_page(STATISTICS)
    page = stage.workspace.pages.current
    assert isinstance(page, CountingPage)
    page.choose("patrols", "section")
    page.choosing.periods.setCurrentIndex(0)
    page.choosing.changed.emit()
    stage.wait(lambda: page.counted is not None)
    stage.draw("counts")


def _find_and_change(stage: Stage) -> None:
    """The box over all ledgers; many changed at once; a letter."""
    stage.workspace.find_anything()
    box = stage.dialog(FindingBox)
    assert isinstance(box, FindingBox)
    box.line.setText("xyf")
    stage.settle()
    stage.draw("find", box)
    stage.workspace.show_page("members")
    page = stage.workspace.pages.current
    assert isinstance(page, LedgerPage)
    page.listing.table.selectAll()
    page.doing.batch("ethnicity", "蒙古族")
    stage.draw("batch", stage.dialog(BatchDialog))


if __name__ == "__main__":
    main()
