"""One click that reads what is on a stick and writes what others wait for."""

from __future__ import annotations

import shutil
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.desk import Desk
from app.progress import Silent
from app.sync.enrolment import accept_card, write_card
from app.sync.outgoing import write_bundle
from app.sync.rounds import do_round, look_round
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.round_dialog import RoundDialog, of_files, on_stick
from ui.syncing.stick_banner import StickBanner
from ui.syncing.watching import StickWatch

LONG_MS = 20_000


@pytest.fixture
def open_round(desktop, qtbot):
    """Opens the dialog of an office, and waits until it says what it would do."""

    def open_round(office, source):
        hall = desktop(office)
        dialog = hall.keep(RoundDialog(hall.place, source))
        dialog.hall = hall
        dialog.open()
        rested(dialog, qtbot)
        return dialog

    return open_round


def rested(dialog, qtbot):
    qtbot.waitUntil(lambda: not dialog._working, timeout=LONG_MS)


def start(dialog, qtbot):
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    rested(dialog, qtbot)


def names(rows_of, office):
    return sorted(one["name"] for one in rows_of(office))


@pytest.fixture
def filled(pair, stick):
    """A stick on which a gacha has written for its sumu."""
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云"})
    do_round(gacha, stick.root, Silent())
    return gacha, sumu


def test_one_click_reads_and_writes_and_can_be_taken_back(
    filled, stick, open_round, qtbot, rows_of, words_on
):
    gacha, sumu = filled
    dialog = open_round(sumu, on_stick(stick))
    assert "有 1 个给您的数据包；1 个办公室在等您的" in words_on(dialog)
    assert dialog.view.counts[0]._figure.text() == "1"
    assert dialog.start.isDefault()
    assert rows_of(sumu) == []

    start(dialog, qtbot)
    assert dialog.view.heading.text() == "已写好，可以拔出。"
    assert names(rows_of, sumu) == ["乌云"]
    assert look_round(gacha, stick.root, Silent()).finds.bundles
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    rested(dialog, qtbot)

    assert rows_of(sumu) == []
    assert "已经撤销" in words_on(dialog)
    dialog.reject()


def test_what_was_changed_since_is_not_taken_back_by_that_button(
    filled, stick, open_round, qtbot, rows_of, words_on
):
    _gacha, sumu = filled
    dialog = open_round(sumu, on_stick(stick))
    start(dialog, qtbot)
    Desk(sumu).add("members", {"name": "白敏"})
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    rested(dialog, qtbot)

    assert names(rows_of, sumu) == ["乌云", "白敏"]
    assert "没有撤销" in words_on(dialog)
    dialog.reject()


def test_a_foreign_a_damaged_and_a_good_bundle(
    filled, stick, open_round, qtbot, rows_of, words_on, make_office, tmp_path
):
    _gacha, sumu = filled
    stranger = make_office("152527201208", "不认识的嘎查")
    write_card(sumu, tmp_path / "sumu.ortoocard")
    accept_card(stranger, tmp_path / "sumu.ortoocard")
    write_bundle(stranger, sumu.unit.code, stick.root / "陌生.ortoo", Silent())
    (stick.root / "坏的.ortoo").write_bytes(b"ORTOO BUNDLE\n")
    dialog = open_round(sumu, on_stick(stick))

    start(dialog, qtbot)

    said = words_on(dialog)
    assert names(rows_of, sumu) == ["乌云"]
    assert "已写好，可以拔出。" in said
    assert "坏的.ortoo" in said
    assert "还不认识写这个数据包的办公室“不认识的嘎查”" in said
    dialog.reject()


def test_each_bundle_can_be_looked_at_first(filled, stick, open_round, qtbot, rows_of):
    _gacha, sumu = filled
    dialog = open_round(sumu, on_stick(stick))
    (link,) = [one for one in dialog.findChildren(QPushButton) if "看一看" in one.text()]
    assert link.accessibleName() == "看一看“敦达乌苏嘎查党支部”的数据包"
    link.click()
    preview = dialog.findChild(BundleDialog)
    qtbot.waitUntil(preview.read.isVisible, timeout=LONG_MS)
    preview.reject()
    rested(dialog, qtbot)

    assert rows_of(sumu) == []
    assert dialog.start.isEnabled()
    dialog.reject()


def test_contradictions_lead_to_the_review(pair, stick, open_round, qtbot, carry, rows_of):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": "乌云"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", uid, {"address": "三组"})
    Desk(sumu).change("members", uid, {"address": "苏木"})
    do_round(gacha, stick.root, Silent())
    dialog = open_round(sumu, on_stick(stick))
    assert dialog.view.note.isVisible()

    start(dialog, qtbot)
    qtbot.mouseClick(dialog.review, Qt.MouseButton.LeftButton)

    assert dialog.hall.pages == ["review"]


def test_leaving_in_the_middle_keeps_nothing(filled, stick, open_round, qtbot, rows_of):
    _gacha, sumu = filled
    before = sorted(one.name for one in stick.root.iterdir())
    dialog = open_round(sumu, on_stick(stick))
    halfway, go_on = Event(), Event()

    def do(office, progress):
        def step(done, total, what=""):
            halfway.set()
            go_on.wait(20)
            progress.step(done, total, what)

        return do_round(office, stick.root, type("Steps", (), {"step": staticmethod(step)})())

    dialog.source = type(dialog.source)("KINGSTON", dialog.source.plan, do)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(halfway.is_set)
    dialog.reject()
    assert dialog.isVisible()
    go_on.set()
    hall = dialog.hall
    qtbot.waitUntil(lambda: not hall.jobs._running, timeout=LONG_MS)

    assert rows_of(sumu) == []
    assert sorted(one.name for one in stick.root.iterdir()) == before


def test_a_stick_that_is_pulled_out_is_one_sentence(
    filled, stick, open_round, qtbot, rows_of, words_on, monkeypatch
):
    _gacha, sumu = filled
    dialog = open_round(sumu, on_stick(stick))

    def pull(_office, name):
        shutil.rmtree(stick.root)
        return f"{name}.ortoo"

    monkeypatch.setattr("app.sync.rounds.bundle_name", pull)
    start(dialog, qtbot)

    assert names(rows_of, sumu) == ["乌云"]
    assert "U盘在中间拔出来了" in words_on(dialog.view.trouble)
    assert dialog.again.isVisible()
    dialog.reject()


def test_several_files_are_read_as_one(filled, tmp_path, stick, open_round, qtbot, rows_of):
    gacha, sumu = filled
    (first,) = stick.root.glob("*.ortoo")
    Desk(gacha).add("members", {"name": "白敏"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "b.ortoo", Silent())
    dialog = open_round(sumu, of_files([first, tmp_path / "b.ortoo"]))

    start(dialog, qtbot)

    assert names(rows_of, sumu) == ["乌云", "白敏"]
    assert dialog.view.heading.text() == "读入完了。"
    dialog.reject()


def test_a_count_while_the_stick_is_looked_at_does_not_show_what_lay_there_before(
    filled, stick, desktop, qtbot
):
    _gacha, sumu = filled
    hall = desktop(sumu)
    watch = hall.keep(StickWatch(sumu, hall.jobs, lambda: [stick]))
    watch.begin()
    qtbot.waitUntil(lambda: bool(watch.seen), timeout=LONG_MS)
    assert watch.seen[0].plan.finds.bundles
    do_round(sumu, stick.root, Silent())

    watch.look_into()
    watch._count()
    qtbot.waitUntil(lambda: not hall.jobs._running, timeout=LONG_MS)
    assert watch.seen[0].plan.is_nothing
    watch.end()


def test_the_banner_comes_and_goes_with_the_stick(
    filled, stick, desktop, qtbot, words_on, make_office
):
    gacha, sumu = filled
    del gacha
    present, hall = [], desktop(sumu)
    watch = hall.keep(StickWatch(sumu, hall.jobs, lambda: [*present]))
    banner = hall.keep(StickBanner(watch))
    wanted = []
    banner.wanted.connect(wanted.append)
    watch.begin()
    assert banner.isHidden()
    present.append(stick)
    watch._look()
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=LONG_MS)
    assert "U盘：有 1 个给您的数据包；1 个办公室在等您的" in words_on(banner)

    banner.start.click()
    banner.later.click()
    assert wanted == [stick]
    assert banner.isHidden()
    present.clear()
    watch._look()
    present.append(stick)
    watch._look()
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=LONG_MS)

    # a new card is named beside what else there is
    unknown = make_office("152527201208", "查干淖尔嘎查党支部")
    write_card(unknown, stick.root / "新.ortoocard")
    watch.look_into()
    qtbot.waitUntil(lambda: "个给您的数据包" in words_on(banner), timeout=LONG_MS)
    qtbot.waitUntil(lambda: "；有 1 张新名片" in words_on(banner), timeout=LONG_MS)
    (stick.root / "新.ortoocard").unlink()

    # somebody changes what others wait for, and a round leaves nothing to do
    do_round(sumu, stick.root, Silent())
    watch.look_into()
    qtbot.waitUntil(banner.isHidden, timeout=LONG_MS)
    Desk(sumu).add("code_entries", {"code_table": "post", "code": "90", "label": "新岗位"})
    watch._count()
    qtbot.waitUntil(lambda: not banner.isHidden(), timeout=LONG_MS)
    assert "U盘：1 个办公室在等您的" in words_on(banner)
    banner.welcome(is_welcome=False)
    assert banner.isHidden()
    banner.close()
    QApplication.processEvents()
