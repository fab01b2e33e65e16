"""Looking at a plan, ticking off the counts, reading, the receipt; and the register."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from app.desk import Desk
from app.progress import Silent
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.sync.receipts import State, entries
from app.sync.turning import set_aside
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.heads_view import TICK
from ui.syncing.receipt_preview import ReceiptPreview
from ui.syncing.register_dialog import RegisterDialog


@pytest.fixture
def opened(desktop, qtbot):
    """Opens a dialog of an office, and waits until it is ready."""

    def opened(kind, office, *arguments, ready):
        hall = desktop(office)
        dialog = kind(hall.place, *arguments)
        dialog.show()
        qtbot.waitUntil(lambda: ready(dialog), timeout=20_000)
        dialog.hall = hall
        return dialog

    return opened


def planned(dialog):
    return dialog.view.sheets.isVisible()


@pytest.fixture
def bundle(pair, tmp_path, carry):
    """A bundle that adds a member, changes one, and contradicts the sumu in another."""
    gacha, sumu = pair
    desk = Desk(gacha)
    uids = [desk.add("members", {"name": name, "post": "牧民"}).uid for name in ("甲", "乙")]
    carry(gacha, sumu)
    desk.change("members", uids[0], {"post": "护边员"})
    desk.change("members", uids[1], {"address": "二组"})
    Desk(sumu).change("members", uids[1], {"address": "苏木"})
    desk.add("members", {"name": "丙"})
    path = tmp_path / "给苏木.ortoo"
    write_bundle(gacha, sumu.unit.code, path, Silent())
    return path


def cells(table):
    return [
        [str(table.index(row, at).data()) for at in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def test_a_count_shows_what_it_counts_field_by_field(opened, pair, bundle, words_on):
    dialog = opened(BundleDialog, pair[1], bundle, ready=planned)
    plan = dialog.view.plan
    assert {name: tile.count for name, tile in plan.tiles.items() if tile.count} == {
        "new": 1,
        "changed": 1,
        "conflicts": 1,
        "same": 1,
    }
    plan.tiles["changed"].click()
    assert cells(plan.model) == [["甲", "党员", "敦达乌苏嘎查党支部", "工作岗位：牧民 → 护边员"]]
    said = words_on(plan.detail)
    assert "牧民" in said
    assert "护边员" in said
    assert "白敏（敦达乌苏嘎查党支部）" in said
    plan.tiles["conflicts"].click()
    assert "两边改得不一样" in words_on(plan.detail)
    dialog.reject()


def test_nothing_is_read_before_the_counts_are_ticked_off(opened, pair, bundle, qtbot, rows_of):
    dialog = opened(BundleDialog, pair[1], bundle, ready=planned)
    assert dialog.check.isVisible()
    assert not dialog.read.isEnabled()
    dialog.check.click()
    table, heads = dialog.view.checking.table, dialog.view.heads
    assert cells(heads)[0][:TICK] == ["敦达乌苏嘎查党支部", "党员", "2", "3", "3"]
    assert "多 1 条，和对方一样多" in dialog.view.checking.why.text()

    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.read.isEnabled()
    qtbot.keyClick(table, Qt.Key.Key_Space)  # no, not yet
    assert not dialog.read.isEnabled()
    box = table.visualRect(heads.index(0, TICK)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert dialog.read.isEnabled()

    dialog.read.click()
    qtbot.waitUntil(dialog.receipt.isVisible, timeout=20_000)
    assert len(rows_of(pair[1])) == 3
    dialog.reject()


def test_where_no_count_changes_there_is_nothing_to_tick(opened, pair, carry, tmp_path):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": "甲"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", uid, {"post": "牧民"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())
    dialog = opened(BundleDialog, sumu, tmp_path / "a.ortoo", ready=planned)
    assert not dialog.check.isVisible()
    assert dialog.read.isEnabled()
    dialog.reject()


def test_a_count_that_differs_is_explained(opened, pair, bundle):
    Desk(pair[1]).add("members", {"name": "丁"}, pair[0].unit.code)
    dialog = opened(BundleDialog, pair[1], bundle, ready=planned)
    assert "这里比对方多 1 条" in dialog.view.checking.why.text()
    colour = dialog.view.heads.index(0, 3).data(Qt.ItemDataRole.ForegroundRole)
    assert colour is not None
    dialog.reject()


def test_several_files_are_one_plan(opened, pair, tmp_path, qtbot, rows_of, words_on):
    gacha, sumu = pair
    folder = tmp_path / "U盘"
    folder.mkdir()
    for name in ("甲", "乙"):
        Desk(gacha).add("members", {"name": name})
        write_bundle(gacha, sumu.unit.code, folder / f"{name}.ortoo", Silent())
    (folder / "坏.ortoo").write_bytes(b"ortoo")
    dialog = opened(BundleDialog, sumu, [folder], ready=planned)
    assert "2 个数据包，一起读入" in dialog.view.written.text()
    assert "坏.ortoo" in words_on(dialog.view.trouble)
    assert dialog.view.plan.tiles["new"].count == 2
    dialog.view.checking.all.click()
    dialog.read.click()
    qtbot.waitUntil(dialog.receipt.isVisible, timeout=20_000)
    assert len(rows_of(sumu)) == 2
    assert len(entries(sumu)[0].noted.bundles) == 2
    dialog.reject()


def test_a_bundle_that_was_set_aside_can_be_taken_up_from_its_file(opened, pair, bundle, qtbot):
    sumu = pair[1]
    line = read_bundle(sumu, bundle, Silent()).line
    set_aside(sumu, line)
    dialog = opened(BundleDialog, sumu, bundle, ready=lambda one: one.take_up.isVisible())
    dialog.take_up.click()
    qtbot.waitUntil(lambda: entries(sumu)[0].state is State.IN_FORCE, timeout=20_000)
    qtbot.waitUntil(dialog.close_button.isEnabled)
    dialog.reject()


def test_the_register_shows_sets_aside_and_takes_up(opened, pair, bundle, hands, qtbot, words_on):
    sumu = pair[1]
    read_bundle(sumu, bundle, Silent())
    dialog = opened(RegisterDialog, sumu, ready=lambda one: one.model.rowCount() == 2)
    assert cells(dialog.model)[0][2:] == [
        "读入",
        "敦达乌苏嘎查党支部",
        "新增 1，修改 1，待处理 1",
        "在用",
    ]
    assert "给苏木.ortoo" in dialog.detail.text()

    hands.press("搁置")
    dialog.aside.click()
    qtbot.waitUntil(dialog.take_up.isVisible, timeout=20_000)
    assert "会有 1 条不再显示" in hands.read[0]
    assert entries(sumu)[0].state is State.ASIDE

    dialog.take_up.click()
    qtbot.waitUntil(lambda: entries(sumu)[0].state is State.IN_FORCE, timeout=20_000)
    qtbot.waitUntil(dialog.aside.isVisible, timeout=20_000)
    dialog.reject()


def test_the_receipt_can_be_printed_from_the_register(opened, pair, bundle, qtbot, tmp_path, hands):
    sumu = pair[1]
    read_bundle(sumu, bundle, Silent())
    preview = opened(ReceiptPreview, sumu, "2", ready=lambda one: one.typeset is not None)
    assert isinstance(preview, QDialog)
    hands.choose(tmp_path / "收据.pdf")
    preview.parts.save.click()
    qtbot.waitUntil((tmp_path / "收据.pdf").exists, timeout=20_000)
    qtbot.waitUntil(preview.parts.save.isEnabled, timeout=20_000)
    preview.reject()
