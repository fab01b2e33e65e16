"""The first page: what there is, what waits, what one does most often."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.bootstrap import create_office
from app.home import Home
from app.restore import restore_office
from app.standing import LAST_BACKUP
from app.units import Unit
from ui.home_cards import shown_when
from ui.importing.wizard import ImportWizard
from ui.ledger.page import LedgerPage
from ui.printing.preview import PrintPreview


@pytest.fixture
def with_roster(tmp_path, with_members, passphrase):
    """A closed office with the sample roster in it; its folder and its recovery phrase."""
    unit = Unit("152527201206", "gacha")
    made = create_office(Home(tmp_path / "home"), "敦达乌苏嘎查党支部", unit, passphrase=passphrase)
    with_members(made.office)
    made.office.close()
    return made.office.home.folder, made.phrase


def test_an_empty_office_says_what_to_begin_with(at_work):
    page = at_work.face.pages.current
    assert "还没有。做错了可以撤销（Ctrl+Z）" in at_work.words
    assert {tile.accessibleName().split()[1] for tile in page.tiles.values()} == {"0"}
    assert at_work.face.bar._heading.text() == "敦达乌苏嘎查党支部"
    assert "还没有内容，可以从现有的党员名册开始" in at_work.words
    at_work.press("导入表格", page.waiting)
    at_work.dialog(ImportWizard).reject()


def test_a_member_who_is_added_from_here_is_counted_here(at_work, write, qtbot):
    at_work.press("添加党员")
    page = at_work.face.pages.current
    assert isinstance(page, LedgerPage)
    line = page.form.body.rows["name"].editor.findChild(QLineEdit)
    at_work.wait_focus(line)
    write(line, "乌云其其格")
    at_work.come_to_front()
    qtbot.keyClick(page.form.panel, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    at_work.go_to("home")
    at_work.rest()

    tile = at_work.face.pages.current.tiles["members"]
    assert tile.accessibleName() == "党员 1 人"
    assert "添加党员 乌云其其格" in at_work.words
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert at_work.face.pages.name == "members"
    at_work.rest()


def test_a_backup_is_asked_for_and_written_and_can_be_restored(
    start, with_roster, passphrase, hands, tmp_path, rows_of
):
    folder, phrase = with_roster
    running = start(folder)
    running.unlock(passphrase)
    assert running.face.pages.current.tiles["members"].accessibleName() == "党员 52 人"
    running.office.keep_setting(LAST_BACKUP, "")
    for one in running.home.backups.glob("*"):
        one.unlink()
    running.face.pages.current.came_up()
    running.rest()
    assert "还没有备份过" in running.words

    hands.choose(tmp_path / "备份.ortoobackup")
    running.press("现在备份")
    running.rest()
    assert running.status == "已备份到“备份.ortoobackup”，并且检查过，可以拔出U盘了。"
    assert "没有要办的事" in running.words
    running.close()

    restored = restore_office(
        Home(tmp_path / "restored"),
        tmp_path / "备份.ortoobackup",
        passphrase=passphrase,
        phrase=phrase,
    )
    try:
        assert len(rows_of(restored)) == 52
    finally:
        restored.close()


def test_an_old_backup_is_called_old(start, with_roster, passphrase):
    running = start(with_roster[0])
    running.unlock(passphrase)
    for one in running.home.backups.glob("*"):
        one.unlink()
    before = dt.datetime.now().astimezone() - dt.timedelta(days=9)
    running.office.keep_setting(LAST_BACKUP, before.isoformat(timespec="seconds"))
    running.face.pages.current.came_up()
    running.rest()
    assert "上次备份是 9 天以前" in running.words


def test_importing_and_printing_begin_here(start, with_roster, passphrase, qtbot):
    running = start(with_roster[0])
    running.unlock(passphrase)
    running.press("导入表格")
    wizard = running.dialog(ImportWizard)
    qtbot.keyClick(wizard, Qt.Key.Key_Escape)
    running.press("打印名册")
    preview = running.dialog(PrintPreview)
    qtbot.waitUntil(lambda: preview.parts.extent.text() == "第 1 页，共 3 页", timeout=20_000)
    preview.reject()
    running.press("记一次巡边")
    assert running.face.pages.name == "patrols"
    running.rest()


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2026-03-09T08:05", "今天 08:05"),
        ("2026-01-31T23:59", "1月31日"),
        ("2025-12-31T23:59", "2025年12月31日"),
    ],
)
def test_moments_are_as_short_as_they_can_be(moment, shown):
    stamp = int(dt.datetime.fromisoformat(moment).timestamp() * 1000)
    assert shown_when(stamp, dt.date(2026, 3, 9)) == shown
