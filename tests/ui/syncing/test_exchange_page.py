"""Two real offices that exchange cards and bundles over a stick, through their pages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from app.desk import Desk
from app.restore import restore_office
from app.standing import standing
from app.sync.review import items
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.page import ExchangePage
from ui.syncing.round_dialog import RoundDialog


@pytest.fixture
def page_of(desktop, stick):
    """The page of an office, with the stick plugged in."""

    def page_of(office):
        hall = desktop(office)
        page = hall.show(ExchangePage(hall.place, lambda: [stick]))
        page.hall = hall
        return page

    return page_of


@pytest.fixture
def gacha_and_sumu(make_office):
    """Two offices that do not know each other yet."""
    return make_office(), make_office("152527201000", "贡宝拉格苏木党委")


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def press(widget, text):
    """Press the button that says this."""
    (found,) = [one for one in widget.findChildren(QPushButton) if one.text() == text]
    found.click()


@pytest.fixture
def bundle_dialog(qtbot):
    """Waits for the dialog in which a bundle is read, and for what it says."""

    def bundle_dialog(ready):
        def is_there():
            found = [one for one in QApplication.topLevelWidgets() if isinstance(one, BundleDialog)]
            return bool(found) and ready(found[0])

        qtbot.waitUntil(is_there)
        return next(one for one in QApplication.topLevelWidgets() if isinstance(one, BundleDialog))

    return bundle_dialog


def write_card(page, hands, path):
    """Write the page's own card, and read the digits that it shows."""
    digits = []

    def agree(dialog):
        digits.append(dialog.digits.accessibleName())
        hands.choose(path)
        dialog.agree.click()

    hands.do(agree)
    page.parts.own_card.click()
    return digits


def accept_from_stick(page, hands, qtbot):
    """Take the card that the page has found on the stick."""
    qtbot.waitUntil(lambda: "U盘上有一张新名片" in words_on(page))
    digits = []

    def agree(dialog):
        digits.append(dialog.digits.accessibleName())
        dialog.agree.click()

    hands.do(agree)
    press(page, "看一看")
    qtbot.waitUntil(lambda: bool(digits))
    return digits


def test_two_offices_meet_and_a_roster_travels(
    gacha_and_sumu, page_of, stick, hands, qtbot, with_members, rows_of, bundle_dialog
):
    gacha, sumu = gacha_and_sumu
    here = page_of(gacha)
    assert "还没有和别的办公室交换过名片" in words_on(here)

    # cards, both ways; each side sees the digits that the other side shows of itself
    shown = write_card(here, hands, stick.root / "嘎查.ortoocard")
    qtbot.waitUntil(lambda: "已写好，可以拔出" in words_on(here.parts.done))
    there = page_of(sumu)
    assert accept_from_stick(there, hands, qtbot) == shown
    qtbot.waitUntil(lambda: len(there.peers) == 1)
    assert "下级" in words_on(there.peers[0])
    shown = write_card(there, hands, stick.root / "苏木.ortoocard")
    qtbot.waitUntil((stick.root / "苏木.ortoocard").exists)
    here.came_up()
    assert accept_from_stick(here, hands, qtbot) == shown
    qtbot.waitUntil(lambda: len(here.peers) == 1)

    # 52 members wait for the sumu, and go onto the stick
    with_members(gacha)
    qtbot.waitUntil(lambda: "有 52 条等着写给它" in words_on(here.peers[0]))
    hands.choose(stick.root / "给苏木.ortoo")
    qtbot.mouseClick(here.peers[0].write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "给“贡宝拉格苏木党委”的数据包，52 条" in words_on(here.parts.done))

    # the sumu finds it there, sees what it would do, and only then reads it
    there.came_up()
    qtbot.waitUntil(lambda: "有 1 个给您的数据包" in words_on(there))
    there.open_file(stick.root / "给苏木.ortoo")
    dialog = bundle_dialog(lambda one: one.read.isVisible())
    assert dialog.view.counts[0]._figure.text() == "52"
    heads = dialog.view.heads
    assert [heads.index(0, at).data() for at in range(5)] == [
        "敦达乌苏嘎查党支部",
        "党员",
        "0",
        "52",
        "52",
    ]
    assert rows_of(sumu) == []
    assert not dialog.read.isEnabled()  # nobody has looked at the counts yet
    dialog.view.heads.tick_all(done=True)
    dialog.read.click()
    dialog = bundle_dialog(lambda one: one.undo.isVisible())
    assert len(rows_of(sumu)) == 52

    # and takes it back
    dialog.undo.click()
    bundle_dialog(lambda one: "已经撤销" in words_on(one.view.result))
    assert rows_of(sumu) == []
    dialog.reject()


def test_one_button_reads_and_writes(pair, page_of, stick, qtbot, rows_of):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    _write(gacha, sumu, stick.root / "给苏木.ortoo")
    page = page_of(sumu)
    qtbot.waitUntil(lambda: "有 1 个给您的数据包；1 个办公室在等您的" in page.parts.stick.text())
    qtbot.waitUntil(lambda: "还没有交换文件夹" in words_on(page.folder_card))

    page.parts.round.click()
    (dialog,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, RoundDialog)]
    qtbot.waitUntil(lambda: not dialog._working)
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog._working)
    dialog.reject()

    assert len(rows_of(sumu)) == 1
    qtbot.waitUntil(lambda: "没有要读入的，也没有谁在等" in page.parts.stick.text())
    qtbot.waitUntil(lambda: "最近收到的：它在" in words_on(page.peers[0]))


def test_a_conflict_leads_to_the_review(
    pair, page_of, stick, carry, qtbot, with_members, rows_of, bundle_dialog
):
    gacha, sumu = pair
    with_members(gacha)
    carry(gacha, sumu)
    uid = bytes.fromhex(rows_of(gacha)[0]["uid"])
    Desk(gacha).change("members", uid, {"address": "敦达乌苏嘎查3组"})
    Desk(sumu).change("members", uid, {"address": "苏木所在地"})
    _write(sumu, gacha, stick.root / "给嘎查.ortoo")

    page = page_of(gacha)
    page.open_file(stick.root / "给嘎查.ortoo")
    dialog = bundle_dialog(lambda one: one.read.isVisible())
    assert "两边改得不一样" in words_on(dialog.view.note)
    assert items(gacha) == []
    dialog.view.heads.tick_all(done=True)
    dialog.read.click()
    dialog = bundle_dialog(lambda one: one.review.isVisible())
    dialog.review.click()

    assert page.hall.pages == ["review"]
    assert len(items(gacha)) == 1


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_damaged_bundle_is_one_sentence_and_changes_nothing(
    pair, page_of, stick, qtbot, with_members, rows_of, bundle_dialog, damage
):
    gacha, sumu = pair
    with_members(gacha)
    path = stick.root / "给苏木.ortoo"
    _write(gacha, sumu, path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content if damage == "flipped" else content[:-700])
    before = standing(sumu)

    page = page_of(sumu)
    page.open_file(path)
    dialog = bundle_dialog(lambda one: one.other.isVisible())

    assert words_on(dialog.view.trouble).strip() == (
        "数据包“给苏木.ortoo”不完整或者被改动过，没有读入任何内容。"
        "请用原来的U盘再试一次，或者请对方重新写一个"
    )
    assert not dialog.read.isVisible()
    assert standing(sumu) == before
    dialog.reject()


def test_a_bundle_of_strangers_is_refused(make_office, pair, page_of, stick, bundle_dialog):
    _gacha, sumu = pair
    other = make_office("152527201207", "巴彦淖尔嘎查党支部")
    _meet_one_way(other, sumu, stick.root)
    path = stick.root / "陌生.ortoo"
    _write(other, sumu, path)

    page_of(sumu).open_file(path)
    dialog = bundle_dialog(lambda one: one.other.isVisible())

    assert "还不认识写这个数据包的办公室" in words_on(dialog.view.trouble)
    dialog.reject()


def test_a_card_is_not_accepted_unless_somebody_says_that_the_digits_agree(
    gacha_and_sumu, page_of, stick, hands, qtbot
):
    from app.sync.enrolment import write_card as write

    gacha, sumu = gacha_and_sumu
    write(sumu, stick.root / "苏木.ortoocard")
    page = page_of(gacha)
    answered = []

    def answer(dialog):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)  # the safe answer
        answered.append(dialog)

    hands.do(answer)
    page.open_file(stick.root / "苏木.ortoocard")
    qtbot.waitUntil(lambda: bool(answered) and not page.hall.jobs._running)

    assert standing(gacha).peers == ()


def test_ones_own_card_is_refused(office, page_of, stick, hands, qtbot):
    from app.sync.enrolment import write_card as write

    write(office, stick.root / "自己.ortoocard")
    page = page_of(office)
    hands.press("知道了")
    page.open_file(stick.root / "自己.ortoocard")
    qtbot.waitUntil(lambda: bool(hands.read))

    assert hands.read == ["这是本办公室自己的名片 请选对方的名片"]


def test_a_backup_on_the_stick_can_be_restored(
    office, page_of, stick, hands, qtbot, with_members, rows_of, tmp_path
):
    with_members(office)
    page = page_of(office)
    hands.choose(stick.root / "备份.ortoobackup")
    page.parts.backup.click()
    qtbot.waitUntil(lambda: "已写好，可以拔出：备份" in words_on(page.parts.done))
    assert standing(office).last_backup

    Desk(office).remove("members", [bytes.fromhex(one["uid"]) for one in rows_of(office)])
    home = office.home
    office.close()
    restored = restore_office(home, stick.root / "备份.ortoobackup", passphrase="草原上的驿站 2026")
    try:
        assert len(rows_of(restored)) == 52
    finally:
        restored.close()


def test_dialogs_for_saving_open_on_the_stick(office, page_of, stick, hands, qtbot):
    page = page_of(office)
    folders = []

    def look(dialog):
        folders.append(dialog.directory().absolutePath())
        dialog.reject()

    hands.do(look)
    page.parts.backup.click()

    assert folders == [str(stick.root)]


def _write(sender, reader, path):
    from app.progress import Silent
    from app.sync.outgoing import write_bundle

    write_bundle(sender, reader.unit.code, path, Silent())


def _meet_one_way(one, other, folder):
    """The first office accepts the other's card, and not the other way round."""
    from app.sync.enrolment import accept_card
    from app.sync.enrolment import write_card as write

    write(other, folder / "card.ortoocard")
    accept_card(one, folder / "card.ortoocard")
