"""A card says what it is before it is accepted; a second computer joins its office by hand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.desk import Desk
from app.ledger.questions import Question
from app.sync.cards import own_card
from app.sync.directory import directory
from app.sync.enrolment import accept_card, write_card
from ui.firstrun.welcome import Welcome
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.card_dialog import CardDialog
from ui.syncing.page import ExchangePage
from ui.syncing.sticks import Stick
from ui.trust.ways import WaysDialog

LONG_MS = 20_000


@pytest.fixture
def stick(tmp_path):
    root = tmp_path / "KINGSTON"
    root.mkdir()
    return Stick("KINGSTON", root)


@pytest.fixture
def page_of(desktop, stick):
    """The exchange page of an office; one at a time, as there is one stick."""

    def page_of(office):
        hall = desktop(office)
        page = hall.show(ExchangePage(hall.place, lambda: [stick]))
        page.hall = hall
        return page

    return page_of


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def card_of(office):
    return own_card(office.name, office.unit, office.secrets)


def names(office):
    with office.snapshot() as now:
        return {one.values["name"] for one in now.asking.page(Question("members"))}


def accept(page, other, hands, qtbot, before=None):
    """Take another office's card from the stick; what the dialog said."""
    path = page._find_sticks()[0].root / "card.ortoocard"
    write_card(other, path)
    said = []

    def agree(dialog):
        said.append(words_on(dialog))
        assert dialog.digits.accessibleName() == card_of(other).fingerprint
        if before:
            before(dialog)
        dialog.agree.setFocus()
        qtbot.keyClick(dialog.agree, Qt.Key.Key_Space)

    page.parts.done.hide()
    hands._expect(CardDialog, agree)
    page.open_file(path)
    qtbot.waitUntil(lambda: bool(said) and "已接收" in words_on(page.parts.done), timeout=LONG_MS)
    path.unlink()
    return said[0]


def write(page, name, path, hands, qtbot):
    """Write a bundle to the office that stands on a card of the page."""
    qtbot.waitUntil(lambda: any(name in words_on(one) for one in page.peers))
    peer = next(one for one in page.peers if name in words_on(one))
    hands.choose(path)
    qtbot.mouseClick(peer.write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: "可以拔出" in words_on(page.parts.done))


def read(page, path, qtbot):
    """Read a bundle."""
    page.open_file(path)

    def ready():
        found = [one for one in QApplication.topLevelWidgets() if isinstance(one, BundleDialog)]
        return bool(found) and found[0].read.isVisible()

    qtbot.waitUntil(ready)
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, BundleDialog)]
    dialog.view.heads.tick_all(done=True)
    qtbot.waitUntil(dialog.read.isEnabled)
    dialog.read.click()
    qtbot.waitUntil(dialog.undo.isVisible)
    dialog.reject()


def test_a_second_computer_joins_its_office_and_the_one_above_hears_of_it(
    make_office, page_of, stick, hands, qtbot
):
    first = make_office()
    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    for one, other in ((first, sumu), (sumu, first)):
        accept_card(one, card_of(other))
    Desk(first).add("members", {"name": "图门"})
    second = make_office(folder="second")  # made anew, with the same name and code

    # the cards, both ways
    here = page_of(first)
    said = accept(here, second, hands, qtbot)
    assert "这是本办公室的另一台电脑" in said
    assert "和它交换哪些内容" not in said
    assert "那台电脑也要接收这台的名片" in words_on(here.parts.done)
    there = page_of(second)
    accept(there, first, hands, qtbot)

    # the first gives what there is, to its second and to the office above
    write(here, "本办公室另一台电脑", stick.root / "给第二台.ortoo", hands, qtbot)
    read(there, stick.root / "给第二台.ortoo", qtbot)
    assert names(second) == {"图门"}
    write(here, sumu.name, stick.root / "给苏木.ortoo", hands, qtbot)
    above = page_of(sumu)
    read(above, stick.root / "给苏木.ortoo", qtbot)
    ours = next(one for one in directory(sumu) if one.unit == first.unit)
    assert [one.device for one in ours.computers if not one.accepted] == [second.secrets.device_id]

    # so the card of the second is no stranger's
    said = accept(above, second, hands, qtbot)
    assert f"这是“{first.name}”的第二台电脑" in said
    accept(there, sumu, hands, qtbot)
    Desk(second).add("members", {"name": "敖特根"})
    write(there, sumu.name, stick.root / "第二台给苏木.ortoo", hands, qtbot)
    read(above, stick.root / "第二台给苏木.ortoo", qtbot)
    assert names(sumu) == {"图门", "敖特根"}


def test_what_is_exchanged_is_chosen_with_the_card(make_office, page_of, stick, hands, qtbot):
    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    banner = make_office("152527000000", "太仆寺旗委组织部")
    page = page_of(sumu)

    def no_members(dialog):
        (box,) = [one for one in dialog.findChildren(QPushButton) if "接收(&A)" in one.text()]
        boxes = _boxes(dialog)
        assert all(one.isChecked() for one in boxes.values())
        for one in boxes.values():
            one.click()
        assert not box.isEnabled()
        boxes["巡边"].click()
        assert box.isEnabled()

    said = accept(page, banner, hands, qtbot, no_members)
    assert "巡边日志" in said
    (there,) = [one for one in directory(sumu) if one.unit == banner.unit]
    assert there.domains == {"patrols", "ledgers"}

    # accepted again, the choice is the one of before
    def look(dialog):
        ticked = {name for name, one in _boxes(dialog).items() if one.isChecked()}
        assert ticked == {"巡边"}

    said = accept(page, banner, hands, qtbot, look)
    assert "已经接收过" in said
    (there,) = [one for one in directory(sumu) if one.unit == banner.unit]
    assert there.domains == {"patrols", "ledgers"}


def _boxes(dialog):
    from PySide6.QtWidgets import QCheckBox

    return {one.text(): one for one in dialog.findChildren(QCheckBox)}


def test_several_cards_are_shown_one_after_the_other(make_office, page_of, stick, hands, qtbot):
    sumu = make_office("152527201000", "贡宝拉格苏木党委")
    gachas = [make_office(f"15252720120{at}", f"第{at}嘎查党支部") for at in (6, 7)]
    page, seen = page_of(sumu), []

    def look(dialog):
        seen.append(words_on(dialog))
        hands._expect(CardDialog, look_again)
        dialog.agree.click()

    def look_again(dialog):
        seen.append(words_on(dialog))
        dialog.agree.click()

    hands._expect(CardDialog, look)
    (stick.root / "damaged.ortoocard").write_bytes(b"nothing")
    for one in gachas:
        write_card(one, stick.root / f"{one.unit.code}.ortoocard")
        page.open_file(stick.root / f"{one.unit.code}.ortoocard")
    qtbot.waitUntil(lambda: len(directory(sumu)) == 3, timeout=LONG_MS)
    assert [one.name in said for one, said in zip(gachas, seen, strict=True)] == [True, True]
    hands.press("知道了")
    page.open_file(stick.root / "damaged.ortoocard")
    qtbot.waitUntil(lambda: bool(hands.read))
    assert "不是办公室名片" in hands.read[0]


def test_a_card_under_another_name_is_warned_of(pair, make_office, page_of, hands, qtbot):
    gacha, sumu = pair
    stranger = make_office(gacha.unit.code, "乌兰图嘎查党支部", folder="stranger")
    said = accept(page_of(sumu), stranger, hands, qtbot)
    assert f"叫“{gacha.name}”，这张名片上写的是“乌兰图嘎查党支部”" in said


def test_the_first_page_says_how_a_second_computer_begins(qtbot, hands):
    page = Welcome()
    qtbot.addWidget(page)
    page.show()
    said = []

    def look(dialog):
        said.append(words_on(dialog))
        qtbot.keyClick(dialog, Qt.Key.Key_Return)

    hands._expect(WaysDialog, look)
    page.second.click()
    qtbot.waitUntil(lambda: bool(said))
    assert "名称、区划代码、级别都和第一台填得一模一样" in said[0]
