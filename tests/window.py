"""The program with its window in tests: started on a folder, driven, closed, started again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from shiboken6 import delete, isValid

from tests.hands import Watchdog, words_seen, write_into

LONG_MS = 20_000
"""So long a whole job may take on a busy computer."""


class Running:
    """One program that runs, and what somebody does in its window."""

    def __init__(self, program, home, bot):
        self.program = program
        self.home = home
        self.bot = bot

    # ---- what is shown
    @property
    def window(self):
        return self.program.window

    @property
    def face(self):
        """What fills the window."""
        return self.window.centralWidget()

    def wait_for(self, kind):
        """Wait until the window shows this sort of face, which is given back."""

        def is_there():
            return isinstance(self.face, kind) and self.face.isVisible()

        self.bot.waitUntil(is_there, timeout=LONG_MS)
        return self.face

    def wait_said(self, part, widget=None):
        """Wait until somewhere in the window, or on a widget, these words can be read."""
        self.bot.waitUntil(lambda: part in words_seen(widget or self.face), timeout=LONG_MS)

    @property
    def words(self):
        """All that can be read in the window."""
        return words_seen(self.face)

    @property
    def office(self):
        """The open office."""
        return self.program._office

    @property
    def status(self):
        """What the line at the bottom says."""
        return self.face.status.text

    def rest(self):
        """Wait until nothing is being worked on, and what was found is on the screen."""
        self.bot.waitUntil(lambda: not self.program.jobs._running, timeout=LONG_MS)
        QApplication.processEvents()

    def wait_focus(self, widget):
        """Wait until what is typed goes into this widget."""

        def has_focus():
            return widget.hasFocus() or (self.window.activateWindow() and False)

        self.bot.waitUntil(has_focus)

    # ---- what somebody does
    def come_to_front(self):
        """Go on in this window; without a screen Qt hears of that only now and then."""
        window = self.window
        self.bot.waitUntil(lambda: window.isActiveWindow() or window.activateWindow())

    def press(self, text, widget=None):
        """Click the one button that says this, in the window or in a dialog."""
        found = self.buttons(widget)[text]
        self.bot.waitUntil(found.isEnabled, timeout=LONG_MS)
        self.bot.mouseClick(found, Qt.MouseButton.LeftButton)

    def buttons(self, widget=None):
        """The buttons that can be seen in the window or in a dialog, by what they say."""
        found = (widget or self.face).findChildren(QAbstractButton)
        return {one.text().partition("(&")[0].rstrip("…"): one for one in found if one.isVisible()}

    def unlock(self, passphrase, face=None):
        """Type the passphrase; the workspace that opens, or another sort of face."""
        from ui.unlock import Unlock
        from ui.workspace import Workspace

        field = self.wait_for(Unlock).focusProxy()
        write_into(field, passphrase)
        self.bot.keyClick(field, Qt.Key.Key_Return)
        self.wait_for(face or Workspace)
        self.rest()
        return self.face

    def field(self, name):
        """The field before which this name stands."""
        found = [one for one in self.face.findChildren(QLineEdit) if one.accessibleName() == name]
        return next(one for one in found if one.isVisible())

    def remark(self, name):
        """What stands below a field."""
        return self.field(name).accessibleDescription()

    def found(self, name, code, person, passphrase):
        """Fill in the first page, and have the office made."""
        self.wait_said("请设一个口令")
        for label, text in (
            ("办公室名称", name),
            ("区划代码", code),
            ("经办人", person),
            ("口令", passphrase),
            ("再输一次", passphrase),
        ):
            write_into(self.field(label), text)
        self.press("建立办公室")
        self.wait_said("请把恢复码抄在纸上")

    def phrase(self):
        """The groups of the recovery phrase, as they are read out to somebody who cannot see."""
        from ui.firstrun.phrase_sheet import PhraseSheet

        labels = self.face.findChild(PhraseSheet).findChildren(QLabel)
        return ["".join(one.accessibleName().split()) for one in labels if one.accessibleName()]

    def copy_phrase(self):
        """Copy the phrase onto paper, and give back the two groups that are asked for."""
        groups = self.phrase()
        self.press("抄好了")
        for at, digits in enumerate(groups, 1):
            for one in self.face.findChildren(QLineEdit):
                if one.accessibleName() == f"第{at}组" and one.isVisible():
                    write_into(one, digits)
        self.press("核对")

    def dialog(self, kind):
        """Wait for a dialog over the window, which is given back."""
        self.bot.waitUntil(
            lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=LONG_MS
        )
        return QApplication.activeModalWidget()

    def go_to(self, name):
        """Go to a page by a click on its line at the left."""
        listing = self.face.navigation
        index = listing._items[name].index()
        place = listing.visualRect(index).center()
        self.bot.mouseClick(listing.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QApplication.processEvents()
        return self.face.pages.current

    def close(self):
        """Close the window, and with it the office; whether it closed."""
        return self.window.close()


@pytest.fixture
def start(qapp, qtbot, tmp_path, monkeypatch):
    """Starts programs, each on a folder; they are closed in the end."""
    from app import language
    from app.home import Home
    from ui.appearance import prepare
    from ui.application import Program
    from ui.preferences import Preferences

    running: list[Running] = []

    def start(folder, preferences="window.ini"):
        own = Preferences(tmp_path / preferences)
        prepare(qapp, own.text_size)
        home = Home(Path(folder))
        one = Running(Program(qapp, home, own), home, qtbot)
        running.append(one)
        one.program.begin()
        one.come_to_front()
        return one

    # a copied office is another office than the one that the user's profile remembers
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    watchdog = Watchdog()
    yield start
    for one in running:
        if one.window.isVisible():
            one.window._may_close = lambda: True
            one.close()
    for widget in QApplication.topLevelWidgets():
        if isValid(widget):
            widget.close()
    for one in running:
        for translator in one.program._speaker._installed:
            qapp.removeTranslator(translator)
        delete(one.window)
        delete(one.program)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    language.use("zh")
    QLocale.setDefault(QLocale.system())
    assert not watchdog.found


@pytest.fixture(scope="session")
def _closed_office(tmp_path_factory, passphrase):
    """An office with a passphrase, made once."""
    from app.bootstrap import create_office
    from app.home import Home
    from app.units import Unit

    home = Home(tmp_path_factory.mktemp("closed") / "office")
    unit = Unit("152527201206", "gacha")
    made = create_office(home, "敦达乌苏嘎查党支部", unit, person="白敏", passphrase=passphrase)
    made.office.close()
    return home.folder


@pytest.fixture
def home(_closed_office, tmp_path) -> Path:
    """The folder of an office that is closed and has a passphrase."""
    shutil.copytree(_closed_office, tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def at_work(start, home, passphrase):
    """The program with that office open in its window."""
    running = start(home)
    running.unlock(passphrase)
    return running
