"""Navigation, pages, the count of what waits, undo and redo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from app.desk import Desk
from ui.ledger.page import LedgerPage
from ui.navigation import COUNT
from ui.review.page import ReviewPage


@pytest.fixture
def type_name(qtbot, write):
    """Types a name into an empty form for members."""

    def type_name(running, name):
        page = running.go_to("members")
        page.add()
        write(name_line(page), name)
        return page

    return type_name


@pytest.fixture
def add_member(type_name, qtbot):
    """Adds a member through the form."""

    def add_member(running, name):
        page = type_name(running, name)
        running.come_to_front()
        qtbot.keyClick(page.form.panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
        running.rest()

    return add_member


@pytest.fixture
def disagreeing(pair, carry):
    """The closed home of an office that another one disagrees with about a member's address."""
    gacha, sumu = pair
    made = Desk(gacha).add("members", {"name": "乌云其其格", "address": "1组"})
    carry(gacha, sumu)
    Desk(gacha).change("members", made.uid, {"address": "3组"})
    Desk(sumu).change("members", made.uid, {"address": "苏木所在地"})
    carry(sumu, gacha)
    gacha.close()
    return gacha.home.folder


def name_line(page):
    return page.form.body.rows["name"].editor.findChild(QLineEdit)


def lit(running):
    """The line at the left that is drawn as the one where one is."""
    listing = running.face.navigation
    return [one.data() for one in listing.selectedIndexes()]


def waiting(running):
    """The number beside 待处理, and what a screen reader says there."""
    item = running.face.navigation._items["review"]
    return item.data(COUNT), item.data(Qt.ItemDataRole.AccessibleTextRole)


def test_every_page_is_a_click_away_and_named_on_top(at_work, qtbot):
    names = list(at_work.face.navigation._items)
    assert names[:3] == ["home", "exchange", "review"]
    assert names[-1] == "settings"
    for name in names:
        page = at_work.go_to(name)
        assert at_work.face.pages.name == name
        assert page.isVisible()
        at_work.rest()
        assert at_work.face.bar._heading.text(), name
    listing = at_work.face.navigation
    listing.setFocus()
    qtbot.keyClick(listing, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: at_work.face.pages.name == "home")
    qtbot.keyClick(listing, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: at_work.face.pages.name == "exchange")
    at_work.rest()


def test_what_is_typed_and_not_saved_holds_one_back(at_work, type_name, hands, rows_of):
    """After “返回” the line that was clicked stayed lit, although one had not gone there."""
    page = type_name(at_work, "乌云其其格")
    hands.press("返回")
    at_work.go_to("exchange")
    assert at_work.face.pages.name == "members"
    assert lit(at_work) == ["党员"]
    assert name_line(page).text() == "乌云其其格"

    hands.press("返回")
    assert not at_work.close()
    hands.press("保存")
    at_work.go_to("exchange")
    assert at_work.face.pages.name == "exchange"
    assert lit(at_work) == ["交换"]
    assert [one["name"] for one in rows_of(at_work.office)] == ["乌云其其格"]
    at_work.rest()


def test_the_page_that_is_shown_is_not_asked_when_one_stays_on_it(at_work, type_name, hands):
    page = type_name(at_work, "乌云其其格")
    assert at_work.go_to("members") is page
    assert name_line(page).text() == "乌云其其格"
    hands.press("放弃")
    assert at_work.close()


def test_searching_goes_to_the_search_box_of_the_page(at_work, qtbot):
    page = at_work.go_to("members")
    at_work.rest()
    at_work.come_to_front()
    qtbot.keySequence(at_work.face, QKeySequence("Ctrl+F"))
    at_work.wait_focus(page.pane.search)


def test_what_waits_to_be_settled_is_counted_at_the_left(start, disagreeing, passphrase, qtbot):
    running = start(disagreeing)
    running.unlock(passphrase)
    assert waiting(running) == (1, "待处理，1 件")
    running.press("去处理")
    page = running.face.pages.current
    assert isinstance(page, ReviewPage)
    running.wait_said("原来是：1组")

    page.question.cards[0].take.click()
    qtbot.waitUntil(lambda: waiting(running)[0] == 0)
    assert waiting(running)[1] == "待处理"
    running.rest()


def test_an_edit_is_taken_back_and_done_again_also_after_a_restart(
    at_work, start, add_member, rows_of, passphrase, qtbot
):
    bar = at_work.face.bar
    assert not bar.undo.isEnabled()
    add_member(at_work, "乌云其其格")
    assert bar.undo.text() == "撤销：添加党员 乌云其其格"
    assert bar.undo.toolTip() == "撤销：添加党员 乌云其其格（Ctrl+Z）"
    assert not bar.redo.isEnabled()

    at_work.press("撤销：添加党员 乌云其其格")
    at_work.rest()
    assert rows_of(at_work.office) == []
    assert at_work.status == "已撤销：添加党员 乌云其其格"
    assert not bar.undo.isEnabled()
    assert bar.redo.text() == "重做：添加党员 乌云其其格"
    at_work.close()

    again = start(at_work.home.folder)
    again.unlock(passphrase)
    again.press("重做：添加党员 乌云其其格")
    again.rest()
    assert [one["name"] for one in rows_of(again.office)] == ["乌云其其格"]
    again.go_to("members")
    again.rest()
    again.come_to_front()
    qtbot.keySequence(again.face, QKeySequence("Ctrl+Z"))
    again.rest()
    assert rows_of(again.office) == []
    assert isinstance(again.face.pages.current, LedgerPage)
    qtbot.waitUntil(lambda: again.face.bar._heading.text() == "党员")


def test_the_window_comes_back_where_it_was(at_work, start, passphrase):
    at_work.window.setGeometry(4, 6, 790, 640)
    splitter = at_work.face._splitter
    splitter.setSizes([splitter.sizes()[0] + 6, 790])
    assert at_work.window.size().toTuple() == (790, 640)
    wide = splitter.sizes()[0]
    at_work.close()

    again = start(at_work.home.folder)
    again.unlock(passphrase)
    assert again.window.size().toTuple() == (790, 640)
    assert again.face._splitter.sizes()[0] == wide
