"""An office with a passphrase, and offices that do not open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit
from sqlalchemy import text

from app.bootstrap import open_office
from app.home import Home
from db.store import Store
from ui.entrance import Closed
from ui.unlock import Unlock
from ui.workspace import Workspace


@pytest.fixture
def closed(start, home, passphrase):
    """Starts the program on an office that will not open, and gives its passphrase."""

    def closed():
        running = start(home)
        running.unlock(passphrase, face=Closed)
        return running

    return closed


def test_a_wrong_passphrase_can_be_corrected(start, home, write, passphrase, qtbot):
    running = start(home)
    page = running.wait_for(Unlock)
    field = page.focusProxy()
    running.wait_focus(field)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "请输入口令" in field.accessibleDescription()

    write(field, "草原上的驿站 2025")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    running.wait_said("口令不对")
    running.wait_focus(field)
    assert field.selectedText(), "the next letter replaces what was wrong"
    assert running.office is None
    shown = page.findChild(QCheckBox)
    shown.click()
    assert field.echoMode() is QLineEdit.EchoMode.Normal

    write(field, passphrase)
    running.press("打开")
    running.wait_for(Workspace)
    assert running.office.person == "白敏"
    running.rest()


def test_nothing_else_can_be_begun_while_it_is_being_opened(start, home, write, qtbot):
    """The page with the paper came up, and the refused passphrase was then told to a page that was gone."""
    running = start(home)
    page = running.wait_for(Unlock)
    write(page.focusProxy(), "不是这个口令")
    running.press("打开")
    assert not running.buttons()["忘了口令，用恢复码打开"].isEnabled()
    running.wait_said("口令不对")
    running.press("忘了口令，用恢复码打开")
    running.wait_said("填入纸上的恢复码")


def test_a_window_that_is_closed_while_the_office_is_being_opened_leaves_it_free(
    start, home, write, passphrase, qtbot
):
    """The office was opened after the window was gone, and nobody closed it."""
    running = start(home)
    page = running.wait_for(Unlock)
    write(page.focusProxy(), passphrase)
    running.press("打开")
    running.close()
    QApplication.processEvents()

    open_office(Home(home), passphrase).close()


def test_an_office_that_is_open_elsewhere_opens_when_it_is_free(closed, home, passphrase):
    other = Home(home).lock()
    running = closed()
    assert "这个办公室已经在另一个窗口或命令里打开" in running.words
    assert "请先关闭那一个，再试一次" in running.words
    assert "从备份恢复" not in running.buttons()

    running.press("再试一次")
    running.unlock(passphrase, face=Closed)
    other.release()
    running.press("再试一次")
    running.unlock(passphrase)


def test_an_office_of_a_newer_program_asks_for_the_newer_program(closed, home, passphrase):
    office = open_office(Home(home), passphrase)
    key = office.secrets.database_key
    office.close()
    store = Store(home / "office.db", key)
    with store.writing() as connection:
        connection.execute(text("UPDATE j_meta SET value = '99' WHERE key = 'schema'"))
    store.close()

    running = closed()
    assert "这个办公室的数据是新版本的程序写的" in running.words
    assert "请先更新本程序，再打开" in running.words
    assert "从备份恢复" not in running.buttons(), "nothing is wrong with the data"


@pytest.mark.parametrize("damage", ["emptied", "scribbled"])
def test_a_damaged_office_offers_the_paper_and_backups(closed, home, damage):
    database = home / "office.db"
    content = bytearray(database.read_bytes())
    content[:] = b"" if damage == "emptied" else bytes(len(content))
    database.write_bytes(content)

    running = closed()
    assert "办公室没有打开" in running.words
    assert {"用恢复码打开", "从备份恢复", "退出", "再试一次"} <= running.buttons().keys()


def test_an_office_without_its_key_file_says_so_at_once(start, home):
    (home / "keys.json").unlink()
    running = start(home)
    running.wait_for(Closed)
    assert "钥匙" in running.words
    running.press("退出")
    assert not running.window.isVisible()
    assert QApplication.activeModalWidget() is None
