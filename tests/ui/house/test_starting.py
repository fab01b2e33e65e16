"""The window before there is an office: what it paints, what it loads, what it takes over."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import keyring
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTableWidget

from app.home import Home
from app.manifest import FILE_NAME
from app.secrets.glance import asks_passphrase
from tests.hands import words_seen
from tests.keyrings import MemoryRing
from ui import opening
from ui.pages import HOME
from ui.painted import PaintedFace
from ui.picture import FILE_NAME as PICTURE
from ui.picture import find_picture
from ui.start import Start
from ui.unlock import Unlock
from ui.widgets.busy import Busy
from ui.workspace import Workspace

PROJECT = Path(__file__).parents[3]
NAME = "敦达乌苏嘎查党支部"


@pytest.fixture
def open_home(tmp_path):
    """An office whose keys the computer keeps: nobody is asked anything."""
    from app.bootstrap import create_office
    from app.units import Unit

    before = keyring.get_keyring()
    keyring.set_keyring(MemoryRing())
    made = create_office(
        Home(tmp_path / "open"), NAME, Unit("152527201206", "gacha"), person="白敏"
    )
    made.office.close()
    yield tmp_path / "open"
    keyring.set_keyring(before)


@pytest.fixture
def gate(monkeypatch):
    """The office opens when this is set."""
    opened, open_it = Event(), opening.open_it

    def wait(home, passphrase):
        assert opened.wait(20)
        return open_it(home, passphrase)

    monkeypatch.setattr(opening, "open_it", wait)
    yield opened
    opened.set()


def painted_once(start, home):
    """A first start, which notes what the second paints."""
    running = start(home)
    running.wait_for(Workspace)
    running.rest()
    assert running.close()


def test_the_first_start_has_nothing_to_paint_and_the_next_has(start, open_home, gate):
    running = start(open_home)
    assert isinstance(running.face, Busy)
    gate.set()
    running.wait_for(Workspace)
    running.rest()
    assert running.close()
    gate.clear()
    again = start(open_home)
    assert isinstance(again.face, PaintedFace)
    again.wait_said("需要办的事")
    assert "联系户" in again.words
    assert NAME not in again.words


def test_the_live_face_stands_where_the_painted_one_stood(start, open_home, gate):
    gate.set()
    painted_once(start, open_home)
    gate.clear()
    running = start(open_home)
    painted = running.wait_for(PaintedFace)
    QApplication.processEvents()
    places = [one.geometry().getRect() for one in (painted.navigation, painted.bar)]
    rows = painted.navigation.model()
    titles = [rows.index(row, 0).data() for row in range(rows.rowCount())]
    painted._home._date.setText("　")
    QApplication.processEvents()
    tiles = [one.geometry().getRect() for one in painted._home.tiles.values()]
    gate.set()
    live = running.wait_for(Workspace)
    running.rest()
    assert places == [one.geometry().getRect() for one in (live.navigation, live.bar)]
    rows = live.navigation.model()
    assert titles == [rows.index(row, 0).data() for row in range(rows.rowCount())]
    assert tiles == [one.geometry().getRect() for one in live.pages.current.tiles.values()]


@pytest.mark.parametrize("page", ["patrols", HOME])
def test_where_somebody_clicked_meanwhile_the_live_face_begins(start, open_home, gate, page):
    gate.set()
    painted_once(start, open_home)
    gate.clear()
    running = start(open_home)
    painted = running.wait_for(PaintedFace)
    for one in ("members", page):
        painted.navigation.chosen.emit(one)
    tables = [one for one in painted.findChildren(QTableWidget) if one.isVisible()]
    if page == "patrols":
        assert "日期" in tables[0].horizontalHeaderItem(0).text()
        assert "巡边日志" in words_seen(painted.bar)
    else:
        assert not tables
    gate.set()
    live = running.wait_for(Workspace)
    assert live.pages.name == page


@pytest.mark.parametrize("content", [b'{"version": "0.0.0"}', bytes(range(256))])
def test_a_spoilt_note_is_not_painted_and_written_anew(start, open_home, gate, content):
    gate.set()
    painted_once(start, open_home)
    whole = (open_home / FILE_NAME).read_bytes()
    (open_home / FILE_NAME).write_bytes(content)
    gate.clear()
    running = start(open_home)
    assert isinstance(running.face, Busy)
    gate.set()
    running.wait_for(Workspace)
    running.rest()
    assert (open_home / FILE_NAME).read_bytes() == whole


def test_with_a_passphrase_the_page_that_asks_comes_at_once(start, home, monkeypatch):
    """It came when everything that opening takes had been loaded."""
    monkeypatch.setattr(opening, "where_keys_are", lambda _home: pytest.fail("it was waited for"))
    running = start(home)
    assert isinstance(running.face, Unlock)
    monkeypatch.undo()


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b"[" * 20_000])
def test_a_key_file_that_cannot_be_read_says_nothing_at_a_glance(tmp_path, content):
    assert asks_passphrase(tmp_path) is None
    (tmp_path / "keys.json").write_bytes(content)
    assert asks_passphrase(tmp_path) is None


# ---- the picture
def test_the_picture_is_that_of_the_painted_face_and_fits_only_its_window(
    start, open_home, qtbot, gate
):
    gate.set()
    painted_once(start, open_home)
    gate.clear()
    running = start(open_home)
    face = running.wait_for(PaintedFace)
    face._home._date.setText("　")
    QApplication.processEvents()
    taken = QImage(str(open_home / PICTURE))
    assert (taken.width(), taken.height()) == (face.width(), face.height())
    # the navigation's focus is all that may differ
    shown = face.grab().toImage()
    content = face.navigation.width() + 60
    assert all(
        taken.pixelColor(x, y) == shown.pixelColor(x, y)
        for x in range(content, face.width(), 29)
        for y in range(0, face.height(), 23)
    )
    what = running.program._entrance._what
    assert find_picture(open_home, what, face) is not None
    assert find_picture(open_home, f"{what} larger", face) is None
    (open_home / PICTURE).write_bytes((open_home / PICTURE).read_bytes()[:900])
    assert find_picture(open_home, what, face) is None
    face.resize(face.width() - 1, face.height())
    assert find_picture(open_home, what, face) is None


def test_an_office_behind_a_passphrase_is_pictured_as_the_page_that_asks(at_work, home):
    running = at_work
    running.go_to("members")
    assert running.close()
    assert QImage(str(home / PICTURE)).text("kind") == "locked"


def test_the_second_start_shows_the_picture_before_anything_is_loaded(
    start, open_home, qapp, qtbot, gate, tmp_path, monkeypatch
):
    gate.set()
    painted_once(start, open_home)
    monkeypatch.setattr("ui.start.usual_place", lambda: tmp_path / "window.ini")
    starting = Start(qapp, Home(open_home))
    starting._timer.timeout.disconnect()
    starting.begin()
    picture = starting.window.centralWidget()
    qtbot.waitUntil(lambda: picture.image is not None)
    assert picture.grab().toImage() == QImage(str(open_home / PICTURE)).convertToFormat(
        picture.grab().toImage().format()
    )
    starting.window.close()


def test_the_window_is_there_first_and_the_program_comes_into_it(qapp, qtbot, home, monkeypatch):
    monkeypatch.setattr(qapp, "quit", lambda: None)
    starting = Start(qapp, Home(home))
    monkeypatch.setattr("ui.application.Faults.catch", lambda _self: None)
    monkeypatch.setattr("ui.application.Program.listen", lambda _self: None)
    starting.begin()
    assert starting.window.isVisible()
    assert starting.program is None
    qtbot.waitUntil(lambda: starting.program is not None)
    assert starting.program.window is starting.window
    qtbot.waitUntil(lambda: isinstance(starting.window.centralWidget(), Unlock))
    starting.window.close()


# ---- what is loaded
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.home import Home
from ui.start import Start
app = QApplication(["ortoo"])
started = Start(app, Home(Path(sys.argv[1])))
seen = set()
load = started._load
def note():
    seen.update(sys.modules)
    print("\\n".join(sorted(seen)))
    import os
    sys.stdout.flush()
    os._exit(0)
started._timer.timeout.disconnect()
started._timer.timeout.connect(note)
started.begin()
app.exec()
"""
LIST_SHOWN = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.home import Home
from ui.start import Start
app = QApplication(["ortoo"])
started = Start(app, Home(Path(sys.argv[1])))
timer = QTimer()
tried = []
def look():
    face = started.window.centralWidget()
    kind = type(face).__name__
    if kind == "Unlock" and not tried:
        tried.append(1)
        face.tried.emit(os.environ["ORTOO_PASSPHRASE"])
    if kind == "Workspace":
        page = face.pages.turn_to("members")
        if page.listing.question is not None and not started.program.jobs._running:
            print("\\n".join(sorted(sys.modules)))
            started.window.close()
timer.timeout.connect(look)
timer.start(20)
started.begin()
app.exec()
"""
NOT_AT_FIRST_PAINT = {
    "sqlalchemy", "sqlcipher3", "db", "app.bootstrap", "app.ledger", "msgspec", "cryptography",
    "pyrage", "keyring", "backports.zstd", "ui.application", "ui.appearance", "ui.icons",
    "ui.workspace", "PySide6.QtSvg", "PySide6.QtNetwork", "asyncio", "filelock", "xml.etree",
    "urllib.request", "http", "email", "click", "pypinyin", "openpyxl", "reportlab",
}  # fmt: skip
NOT_WITH_THE_LIST = {
    "pypinyin", "openpyxl", "reportlab", "python_calamine", "xlrd", "uharfbuzz", "fontTools",
    "numpy", "PIL", "pyrage", "urllib.request", "http", "click", "stdnum", "ui.settings",
    "cryptography.x509", "PySide6.QtPrintSupport", "PySide6.QtPdf", "xml.dom", "sqlite3",
    "app.exchange.plan", "app.exchange.exporting", "app.pasting", "app.paper", "ui.importing.wizard", "ui.printing.preview", "ui.firstrun",
}  # fmt: skip


def loaded(program, home, passphrase):
    import os

    done = subprocess.run(
        [sys.executable, "-c", program, str(home)],
        cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120,
        env={**os.environ, "ORTOO_PASSPHRASE": passphrase, "PYTHONPATH": str(PROJECT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def among(forbidden, modules):
    return {
        one for one in forbidden for name in modules if name == one or name.startswith(f"{one}.")
    }


def test_the_first_paint_waits_for_nothing_heavy(home, passphrase):
    modules = loaded(FIRST_PAINT, home, passphrase)
    assert "ui.picture" in modules
    assert not among(NOT_AT_FIRST_PAINT, modules)


def test_the_list_is_shown_without_what_only_other_tasks_need(home, passphrase):
    modules = loaded(LIST_SHOWN, home, passphrase)
    assert "ui.ledger.page" in modules
    assert not among(NOT_WITH_THE_LIST, modules)


def test_what_the_program_is_made_of_is_not_looked_through_again_for_garbage(start, open_home):
    """A whole collection held up the painting while a bundle was read."""
    import gc

    running = start(open_home)
    running.wait_for(Workspace)
    assert gc.get_freeze_count() > 50_000
    assert gc.get_threshold()[2] >= 1_000
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
