"""Known computers in the window: revoking, letting in, what is lost, and what is exchanged."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.bootstrap import open_office
from app.desk import Desk
from app.home import Home
from app.ledger.questions import Question
from app.progress import Silent
from app.standing import standing
from app.sync import container
from app.sync.cards import own_card
from app.sync.directory import directory
from app.sync.enrolment import accept_card
from app.sync.manifest import SegmentEntry
from app.sync.outgoing import write_bundle
from app.sync.revocation import revoke
from db.journal import wire
from ui.syncing.page import ExchangePage
from ui.syncing.sticks import Stick
from ui.tasks import tasks
from ui.trust.dialog import COMPUTERS, GAPS, SET_ASIDE, TrustDialog
from ui.trust.scopes import ScopeDialog
from ui.widgets.decision import Decision

SUMU = "152527201000"


@pytest.fixture
def stick(tmp_path):
    root = tmp_path / "KINGSTON"
    root.mkdir()
    return Stick("KINGSTON", root)


@pytest.fixture
def page_of(desktop, stick):
    """The exchange page of an office."""

    shown = []

    def page_of(office):
        hall = desktop(office)
        page = hall.show(ExchangePage(hall.place, lambda: [stick]))
        page.hall = hall
        shown.append(page)
        return page

    yield page_of
    for page in shown:
        for dialog in page.findChildren(TrustDialog):
            dialog.reject()


@pytest.fixture
def known_to(page_of, qtbot):
    """Opens the known computers of an office from its exchange page, by the button's key."""

    def known_to(office):
        page = page_of(office)
        qtbot.waitUntil(lambda: page.isVisible() and not page.hall.jobs._running)
        page.parts.known.click()
        return opened(page, qtbot)

    return known_to


def opened(page, qtbot):
    (dialog,) = page.findChildren(TrustDialog)
    qtbot.waitUntil(lambda: bool(dialog.computers.rows) and not page.hall.jobs._running)
    return dialog


@pytest.fixture
def steal(tmp_path, passphrase):
    """Copies an office's folder: the thief has the keys, too, and works on."""
    made = []

    def steal(office):
        office.swear()
        folder = tmp_path / "stolen"
        with office.store.writing() as connection:
            connection.exec_driver_sql("SELECT 1")
        shutil.copytree(office.home.folder, folder, ignore=shutil.ignore_patterns("*.lock", "lock"))
        made.append(open_office(Home(folder), passphrase, lambda: passphrase))
        return made[-1]

    yield steal
    for one in made:
        one.close()


def card_of(office):
    return own_card(office.name, office.unit, office.secrets)


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def names(office):
    with office.snapshot() as now:
        return {one.values["name"] for one in now.asking.page(Question("members"))}


def choose(tab, fits):
    """Choose the first line for which this is so."""
    at = next(at for at, one in enumerate(tab.rows) if fits(one))
    tab.listing.table.selectRow(at)


def decide(hands, qtbot):
    """Tick the box and press the button of the next decision, by keys; what it said."""
    said = []

    def act(dialog):
        said.append(words_on(dialog))
        assert not dialog.agree.isEnabled()
        assert dialog.refuse.isDefault()
        dialog.sure.setFocus()
        qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
        dialog.agree.setFocus()
        qtbot.keyClick(dialog.agree, Qt.Key.Key_Space)

    hands._expect(Decision, act)
    return said


def test_a_stolen_computer_is_revoked_and_what_it_brings_later_is_let_in_only_by_decision(
    pair, steal, known_to, carry, hands, qtbot
):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "图门"})
    carry(gacha, sumu)
    thief = steal(gacha)

    dialog = known_to(sumu)
    choose(dialog.computers, lambda one: one[0].unit == gacha.unit)
    assert "可以用" in words_on(dialog.computers.facts)
    said = decide(hands, qtbot)
    dialog.computers.revoke.click()
    qtbot.waitUntil(lambda: "已吊销" in words_on(dialog.done_banner))
    assert "不能撤销" in said[0]
    assert "已经读入的内容，照样有效" in said[0]
    choose(dialog.computers, lambda one: one[0].unit == gacha.unit)
    qtbot.waitUntil(lambda: f"由“{sumu.name}”吊销" in words_on(dialog.computers.facts))
    assert dialog.computers.revoke.isHidden()

    # the thief's bundle is set aside, and says what is in it
    Desk(thief).add("members", {"name": "假的"})
    assert carry(thief, sumu).quarantined
    assert names(sumu) == {"图门"}
    dialog.read()
    qtbot.waitUntil(lambda: len(dialog.set_aside.rows) == 1)
    assert dialog.tabs.tabText(SET_ASIDE) == "隔离的内容　1"
    dialog.tabs.setCurrentIndex(SET_ASIDE)
    qtbot.waitUntil(lambda: "已经被吊销" in words_on(dialog.set_aside.facts))
    assert "党员 1 条" in words_on(dialog.set_aside.facts)

    # it was no thief after all
    said = decide(hands, qtbot)
    dialog.set_aside.admit.click()
    qtbot.waitUntil(lambda: "已放行" in words_on(dialog.done_banner))
    assert "不能撤销" in said[0]
    assert names(sumu) == {"图门", "假的"}
    qtbot.waitUntil(lambda: "没有隔离的内容" in words_on(dialog.set_aside))


def _press_key(hands, qtbot, key, opens):
    answered = []

    def act(asked):
        qtbot.keyClick(asked, key)
        answered.append(key)

    hands._expect(Decision, act)
    opens.click()
    qtbot.waitUntil(lambda: bool(answered))


def test_a_decision_is_not_taken_by_enter_nor_without_the_box(pair, known_to, hands, qtbot):
    gacha, sumu = pair
    dialog = known_to(sumu)
    choose(dialog.computers, lambda one: one[0].unit == gacha.unit)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        _press_key(hands, qtbot, key, dialog.computers.revoke)
    with sumu.store.reading() as connection:
        assert not sumu.trust.revoked(connection)


def test_an_office_below_may_neither_revoke_nor_let_in(pair, make_office, known_to, carry):
    gacha, sumu = pair
    second = make_office(folder="second")
    for one, other in ((gacha, second), (second, gacha)):
        accept_card(one, card_of(other))
    for name in ("图门", "敖特根"):
        Desk(gacha).add("members", {"name": name})
        carry(gacha, second)
        if name == "图门":
            carry(gacha, sumu)
            revoke(sumu, gacha.secrets.device_id.hex())
    for one, other in ((sumu, second), (second, sumu)):
        accept_card(one, card_of(other))
    carry(sumu, second)

    dialog = known_to(second)
    for at in range(len(dialog.computers.rows)):
        dialog.computers.listing.table.selectRow(at)
        assert dialog.computers.revoke.isHidden()
    dialog.tabs.setCurrentIndex(SET_ASIDE)
    assert "请上级办公室放行" in words_on(dialog.set_aside.facts)
    assert dialog.set_aside.admit.isHidden()


def test_the_revoked_computer_says_so_on_its_first_page_and_on_the_exchange_page(
    pair, carry, page_of, qtbot
):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "图门"})
    carry(gacha, sumu)
    revoke(sumu, gacha.unit.code)
    page = page_of(gacha)
    qtbot.waitUntil(lambda: bool(page.peers))
    assert page.parts.revoked.isHidden()

    carry(sumu, gacha)

    qtbot.waitUntil(page.parts.revoked.isVisible)
    assert "照样能填写、保存和打印" in words_on(page.parts.revoked)
    assert any("吊销这台电脑" in one.text for one in tasks(gacha, standing(gacha)))
    assert str(gacha.take_notice()).startswith("上级已经吊销这台电脑")


def test_digits_are_shown_on_request_and_are_those_of_the_card(pair, known_to, qtbot):
    gacha, sumu = pair
    dialog = known_to(gacha)
    choose(dialog.computers, lambda one: one[0].unit == sumu.unit)
    digits = card_of(sumu).fingerprint.split()
    assert digits[1] not in words_on(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: all(one in words_on(dialog.computers.facts) for one in digits))
    dialog.computers.digits.click()
    assert digits[1] not in words_on(dialog)


def test_what_is_exchanged_is_changed_in_the_window(pair, known_to, hands, qtbot, carry):
    gacha, sumu = pair
    dialog = known_to(gacha)
    choose(dialog.computers, lambda one: one[0].unit == sumu.unit)
    qtbot.waitUntil(lambda: "全部内容" in words_on(dialog.computers.facts))

    def act(asked):
        for box in asked.choice.boxes.values():
            box.setChecked(False)
        assert not asked.agree.isEnabled()  # nothing at all cannot be agreed on
        asked.choice.boxes["patrols"].setChecked(True)
        asked.agree.click()

    hands._expect(ScopeDialog, act)
    dialog.computers.scope.click()
    qtbot.waitUntil(lambda: "只有巡边" in words_on(dialog.computers.facts))
    Desk(gacha).add("members", {"name": "图门"})
    carry(gacha, sumu)
    assert names(sumu) == set()
    there = next(one for one in directory(gacha) if one.unit == sumu.unit)
    assert there.domains == {"patrols", "ledgers"}


# ---- gaps
@pytest.fixture
def with_gap(pair, tmp_path):
    """The sumu has the first and the third of the gacha's segments, and not the second."""
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": "乌云其其格", "post": "牧民"}).uid
    path = tmp_path / "x.ortoo"
    for post in ("会计", "护边员"):
        write_bundle(gacha, SUMU, path, Silent())
        desk.change("members", uid, {"post": post})
    write_bundle(gacha, SUMU, path, Silent())
    whole = container.unpack(path.read_bytes(), path.name, sumu.secrets)
    segments = [one for one in whole.segments if wire.decode(one.body).scope.domain == "members"]
    first, _second, third = segments
    _give(sumu, gacha, whole, [first, third], path)
    return gacha, sumu


def _give(reader, sender, whole, segments, path):
    from dataclasses import replace

    from msgspec import structs

    from app.sync.incoming import read_bundle

    manifest = structs.replace(whole.manifest, segments=[SegmentEntry.of(one) for one in segments])
    only = replace(whole, manifest=manifest, segments=tuple(segments))
    path.write_bytes(container.pack(only, sender.secrets.signing, [reader.secrets.age_recipient]))
    read_bundle(reader, path, Silent())


def posts(office):
    with office.snapshot() as now:
        return [one.values["post"] for one in now.asking.page(Question("members"))]


def test_a_gap_says_first_whom_to_ask_and_is_declared_lost_only_by_decision(
    with_gap, page_of, hands, qtbot
):
    gacha, sumu = with_gap
    page = page_of(sumu)
    qtbot.waitUntil(lambda: "在等别的数据包" in words_on(page.parts.held))
    page.parts.look.click()
    dialog = opened(page, qtbot)
    assert dialog.tabs.currentIndex() == GAPS
    said = words_on(dialog.gaps.facts)
    assert f"先请“{gacha.name}”在“交换”里点“全部重新写一遍”" in said
    assert "1 段已经收到" in said
    assert posts(sumu) == ["牧民"]

    asked = decide(hands, qtbot)
    dialog.gaps.lost.click()
    qtbot.waitUntil(lambda: "1 段现在生效" in words_on(dialog.done_banner))
    assert "谁都没有它了，才可以声明" in asked[0]
    assert posts(sumu) == ["护边员"]
    qtbot.waitUntil(lambda: "没有缺少的内容" in words_on(dialog.gaps))


def test_the_dialog_is_closed_by_escape_and_opens_at_the_first_tab(pair, known_to, qtbot):
    gacha, _sumu = pair
    dialog = known_to(gacha)
    assert dialog.tabs.currentIndex() == COMPUTERS
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeModalWidget(), TrustDialog))
