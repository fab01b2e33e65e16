"""The box that finds records of all ledgers, pages and tasks."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from app import finding
from app.desk import Desk
from ui.appearance import TextSize, set_text_size
from ui.finding.box import FindingBox
from ui.finding.rows import Kind
from ui.ledger.page import LedgerPage


class Box:
    """The box over one office, and what was asked of the window."""

    def __init__(self, desktop, bot):
        self.bot = bot
        self.jobs = desktop.jobs
        self.box = desktop.keep(FindingBox(desktop.place))
        self.wanted = []
        self.box.record_wanted.connect(lambda *what: self.wanted.append(what))
        self.box.page_wanted.connect(self.wanted.append)
        self.box.task_wanted.connect(lambda *what: self.wanted.append(what))
        self.box.all_wanted.connect(lambda *what: self.wanted.append(what))
        self.box.show()

    @property
    def titles(self):
        rows = map(self.box.rows.row, range(self.box.rows.rowCount()))
        return [one.title for one in rows if one.kind is not Kind.HEADING]

    def type(self, text):
        self.bot.keyClicks(self.box.line, text)

    def wait_titles(self, *titles):
        self.bot.waitUntil(lambda: self.titles == list(titles))

    def press(self, key):
        self.bot.keyClick(self.box.line, key)


@pytest.fixture
def open_box(desktop, qtbot):
    return lambda office: Box(desktop(office), qtbot)


def add(office, *names, **more):
    return [Desk(office).add("members", {"name": name, **more}).uid for name in names]


def test_it_says_what_to_type_and_what_to_do_when_nothing_is_found(office, open_box, words_on):
    add(office, "王玉发")
    stage = open_box(office)
    assert "首字母" in words_on(stage.box)
    stage.type("zzz")
    stage.bot.waitUntil(stage.box.nothing.isVisible)
    assert "少写几个字" in words_on(stage.box)
    stage.box.line.clear()
    assert stage.box.beginning.isVisible()


def test_arrows_and_enter_go_to_a_record_while_the_cursor_stays_in_the_line(office, open_box):
    _first, second = add(office, "王玉发", "王玉芳", phone="13904791027")
    stage = open_box(office)
    stage.type("wyf")
    stage.wait_titles("王玉发", "王玉芳")
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert stage.wanted == [("members", second)]
    assert not stage.box.isVisible()


def test_enter_before_the_answer_goes_to_what_these_letters_find(office, open_box):
    (uid,) = add(office, "其木格")
    add(office, "巴图")
    stage = open_box(office)
    stage.type("bt")
    stage.wait_titles("巴图")
    stage.box.line.clear()
    stage.type("qmg")
    stage.press(Qt.Key.Key_Return)
    stage.bot.waitUntil(lambda: bool(stage.wanted))
    assert stage.wanted == [("members", uid)]


def test_pages_and_tasks_are_found_by_their_names_and_initials(office, open_box):
    stage = open_box(office)
    stage.type("jiaoh")
    stage.wait_titles("交换")
    stage.box.line.clear()
    stage.box.line.setText("打印 党员")
    stage.wait_titles("打印党员", "打印党员中心户")
    stage.press(Qt.Key.Key_Return)
    assert stage.wanted == [("print", "members")]


def test_numbers_are_masked(office, open_box):
    add(office, "王玉发", phone="13904791027", id_number="990000196601010017")
    stage = open_box(office)
    stage.type("1027")
    stage.wait_titles("王玉发")
    rows = map(stage.box.rows.row, range(stage.box.rows.rowCount()))
    assert [one.detail for one in rows if one.uid] == ["联系电话：139****1027"]


def test_what_is_still_being_composed_is_not_searched(office, open_box):
    add(office, "王玉发")
    stage = open_box(office)
    QCoreApplication.sendEvent(stage.box.line, QInputMethodEvent("wang", []))
    assert not stage.box._pause.isActive()
    committed = QInputMethodEvent("", [])
    committed.setCommitString("王")
    QCoreApplication.sendEvent(stage.box.line, committed)
    stage.wait_titles("王玉发")


def test_an_answer_to_letters_that_were_changed_meanwhile_is_dropped(office, open_box, monkeypatch):
    add(office, "王玉发", "巴图")
    stage = open_box(office)
    go_on, shown = threading.Event(), []
    real = finding.find

    def slow(office, now, text, **more):
        if text == "wyf":
            go_on.wait(5)
        return real(office, now, text, **more)

    monkeypatch.setattr(finding, "find", slow)
    stage.box.rows.modelReset.connect(lambda: shown.append(stage.titles))
    stage.type("wyf")
    stage.bot.waitUntil(lambda: stage.box._asked == "wyf")
    stage.box.line.setText("bt")
    stage.bot.waitUntil(lambda: stage.box._asked == "bt")
    go_on.set()
    stage.wait_titles("巴图")
    assert ["王玉发"] not in shown


def test_more_than_fits_is_shown_in_the_ledgers_table(office, open_box):
    add(office, *(f"王{number}" for number in range(12)))
    stage = open_box(office)
    stage.box.line.setText("王")
    stage.bot.waitUntil(lambda: len(stage.titles) == 9)
    assert stage.titles[-1] == "在党员里查看全部 12 人"
    stage.press(Qt.Key.Key_Up)
    for _ in range(20):
        stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Return)
    assert stage.wanted == [("members", "王")]


def test_ctrl_k_and_the_button_open_it_from_any_page_and_enter_goes_there(at_work):
    office = at_work.office
    (uid,) = add(office, "其木格")
    add(office, "其其格")
    at_work.rest()
    at_work.bot.keyClick(at_work.face, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = at_work.dialog(FindingBox)
    at_work.bot.keyClick(box.line, Qt.Key.Key_Escape)
    at_work.press("查找全部")
    box = at_work.dialog(FindingBox)
    box.line.setText("qmg")
    at_work.bot.keyClick(box.line, Qt.Key.Key_Return)

    def is_there():
        page = at_work.face.pages.current
        return isinstance(page, LedgerPage) and page.listing.table.current_uid() == uid

    at_work.bot.waitUntil(is_there)
    at_work.face.search_in("members", "其其")
    page = at_work.face.pages.current
    at_work.bot.waitUntil(lambda: page.listing.found == 1)


def test_it_fits_a_small_screen_in_the_largest_text(office, desktop, qtbot, qapp):
    set_text_size(qapp, TextSize.LARGEST)
    try:
        stage = Box(desktop(office), qtbot)
        window = stage.box
        assert window.minimumSizeHint().width() <= 1366 * 0.86
        assert window.minimumSizeHint().height() <= 728 * 0.86
    finally:
        set_text_size(qapp, TextSize.NORMAL)
    QApplication.processEvents()
