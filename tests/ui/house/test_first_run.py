"""From an empty folder to an office that is open, and back to one from the paper."""

from __future__ import annotations

import psutil
import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QRadioButton

from app.bootstrap import create_office, open_office
from app.desk import Desk
from app.errors import Trouble
from app.home import Home
from app.units import Unit
from app.upkeep import back_up
from ui.entrance import Closed
from ui.firstrun.restoring import RescueCard, RestoreCard
from ui.firstrun.welcome import Welcome
from ui.unlock import Unlock
from ui.workspace import Workspace

NEW = "另一个口令 2027"
OFFICE = ("贡宝拉格苏木敦达乌苏嘎查党支部", "152527201206", "白敏")


@pytest.fixture
def begin(start, tmp_path):
    """Starts the program where there is no office yet."""

    def begin():
        running = start(tmp_path / "empty")
        running.wait_for(Welcome)
        running.wait_said("请设一个口令")  # no keyring works here
        return running

    return begin


@pytest.fixture
def made(tmp_path, passphrase):
    """An office with one member, closed; its folder and its recovery phrase."""
    unit = Unit("152527201206", "gacha")
    home = Home(tmp_path / "made")
    new = create_office(home, "敦达乌苏嘎查党支部", unit, person="白敏", passphrase=passphrase)
    Desk(new.office).add("members", {"name": "乌云其其格"})
    back_up(new.office, tmp_path / "备份.ortoobackup")
    new.office.close()
    return home.folder, new.phrase


def test_the_first_page_judges_each_field_while_it_is_filled_in(begin, write):
    running = begin()
    running.press("建立办公室")
    assert running.remark("办公室名称") == "请填写办公室名称"
    assert running.remark("区划代码") == "请填写 12 位区划代码。不知道的话，请问苏木或旗里"
    # the first that is wrong comes first
    running.wait_focus(running.field("办公室名称"))

    code = running.field("区划代码")
    for typed, said in (
        ("1525272", "已经填了 7 位，一共 12 位"),
        ("15252720120x", "区划代码里只有数字"),
        ("1525272012061", "区划代码是 12 位，这里有 13 位"),
        ("１５２５ ２７２０ １０００", "看代码，这是苏木（乡镇）一级；不对的话请在下面改"),
    ):
        write(code, typed)
        assert running.remark("区划代码") == said
    (chosen,) = [one for one in running.face.findChildren(QRadioButton) if one.isChecked()]
    assert "苏木" in chosen.text()

    write(running.field("办公室名称"), "贡宝拉格苏木党委")
    write(running.field("口令"), "短")
    running.press("建立办公室")
    assert "口令太短" in running.remark("口令")
    write(running.field("口令"), "草原上的驿站")
    write(running.field("再输一次"), "草原上的")
    running.press("建立办公室")
    assert running.remark("再输一次") == "两次输的不一样，请再输一次"
    assert not running.home.exists()


def test_an_office_is_made_its_paper_is_asked_back_and_it_is_open(begin, write, passphrase):
    running = begin()
    running.found(*OFFICE, passphrase)
    groups = running.phrase()
    assert len(groups) == 9
    running.press("抄好了")
    asked = [one for one in running.face.findChildren(QLineEdit) if one.isVisible()]
    assert len(asked) == 2
    assert not any(group in running.words for group in groups)

    for one in asked:
        write(one, "000000")
    running.press("核对")
    assert "和恢复码不一样" in running.words
    running.press("再看一遍恢复码")
    assert running.phrase() == groups
    running.copy_phrase()
    running.wait_for(Workspace)
    assert "贡宝拉格苏木敦达乌苏嘎查党支部" in running.window.windowTitle()
    running.rest()
    assert "恢复码还没有抄在纸上" not in running.words

    office = running.office
    assert (office.name, office.person) == ("贡宝拉格苏木敦达乌苏嘎查党支部", "白敏")
    assert office.unit == Unit("152527201206", "gacha")
    assert office.setting("phrase") == "written"
    running.close()
    open_office(running.home, passphrase).close()


def test_a_paper_that_was_not_written_is_asked_for_again(begin, start, passphrase):
    running = begin()
    running.found(*OFFICE, passphrase)
    running.close()

    again = start(running.home.folder)
    again.unlock(passphrase)
    assert "恢复码还没有抄在纸上" in again.words
    again.press("现在就抄")
    assert again.face.pages.name == "settings"


def test_a_window_that_is_closed_while_the_office_is_being_made_leaves_it_free(
    begin, passphrase, write, qtbot
):
    """The office was handed over after the window was gone, and nobody closed it."""
    running = begin()
    for label in ("口令", "再输一次"):
        write(running.field(label), passphrase)
    for label, text in zip(("办公室名称", "区划代码", "经办人"), OFFICE, strict=True):
        write(running.field(label), text)
    running.press("建立办公室")
    qtbot.waitUntil(running.home.folder.exists)
    running.close()
    QApplication.processEvents()

    office = open_office(running.home, passphrase)
    assert office.setting("phrase") == "shown"
    office.close()


def test_invented_data_is_one_click_away_and_ones_own_office_one_more(begin, passphrase):
    running = begin()
    running.press("先用编造的数据看一看")
    face = running.wait_for(Workspace)
    running.rest()
    assert "演示数据：这里的人和事都是编造的" in running.words
    assert face.pages.current.tiles["members"].accessibleName() == "党员 53 人"

    running.press("建立自己的办公室")
    running.wait_for(Welcome)
    running.rest()
    assert running.office is None
    running.found(*OFFICE, passphrase)
    running.copy_phrase()
    face = running.wait_for(Workspace)
    running.rest()
    assert "演示数据" not in running.words
    assert face.pages.current.tiles["members"].accessibleName() == "党员 0 人"


def test_invented_data_that_is_stopped_leaves_nothing_behind(begin):
    running = begin()
    running.press("先用编造的数据看一看")
    running.face._working.stop()
    running.wait_for(Welcome)
    running.rest()
    assert not (running.home.folder / "demo").exists()
    assert not running.home.exists()


def test_invented_data_is_let_go_of_although_pages_are_still_being_read(begin):
    """A job that came after the closing opened the database again, and kept it open."""
    running = begin()
    running.press("先用编造的数据看一看")
    face = running.wait_for(Workspace)
    for name in ("review", "exchange", "home"):
        face.show_page(name)
    face.own_wanted.emit()
    running.wait_for(Welcome)
    running.rest()

    assert [one.path for one in psutil.Process().open_files() if "demo" in one.path] == []


def test_whoever_forgot_the_passphrase_opens_with_the_paper(start, made, write, passphrase):
    folder, phrase = made
    running = start(folder)
    running.wait_for(Unlock)
    running.press("忘了口令，用恢复码打开")
    running.wait_for(RescueCard)
    running.wait_said("请设一个口令")
    boxes = [running.field(f"第{at}组") for at in range(1, 10)]
    write(boxes[0], "".join(phrase.groups))  # pasted whole
    assert [one.text() for one in boxes] == list(phrase.groups)
    write(boxes[4], f"{(int(phrase.groups[4]) + 1) % 1_000_000:06d}")
    write(running.field("口令"), NEW)
    write(running.field("再输一次"), NEW)
    running.press("打开")
    assert "恢复码第5组写错了" in running.words
    write(boxes[4], phrase.groups[4])
    running.press("打开")
    running.wait_for(Workspace)
    running.rest()
    running.close()

    with pytest.raises(Trouble, match="口令不对"):
        open_office(running.home, passphrase)
    open_office(running.home, NEW).close()


def test_a_backup_makes_an_office_again(start, made, tmp_path, write, rows_of, hands):
    _folder, phrase = made
    running = start(tmp_path / "empty")
    running.wait_for(Welcome)
    running.press("从备份恢复")
    running.wait_for(RestoreCard)
    running.wait_said("请设一个口令")
    running.press("恢复")
    assert "请选择备份文件" in running.words
    hands.choose(tmp_path / "备份.ortoobackup")
    running.press("选择")
    write(running.field("第1组"), "".join(phrase.groups))
    write(running.field("口令"), NEW)
    write(running.field("再输一次"), NEW)
    running.press("恢复")
    running.wait_for(Workspace)
    assert [one["name"] for one in rows_of(running.office)] == ["乌云其其格"]


def test_a_damaged_office_is_brought_back_from_a_backup(
    start, made, tmp_path, write, rows_of, passphrase
):
    folder, phrase = made
    database = folder / "office.db"
    database.write_bytes(b"\0" * database.stat().st_size)
    running = start(folder)
    running.wait_for(Unlock)
    write(running.field("口令"), passphrase)
    running.press("打开")
    running.wait_for(Closed)
    running.press("从备份恢复")
    page = running.wait_for(RestoreCard)
    running.wait_said("请设一个口令")
    page.choose(tmp_path / "备份.ortoobackup")
    write(running.field("第1组"), "".join(phrase.groups))
    write(running.field("口令"), NEW)
    write(running.field("再输一次"), NEW)
    running.press("恢复")
    running.wait_for(Workspace)
    assert [one["name"] for one in rows_of(running.office)] == ["乌云其其格"]
    assert list(folder.glob("damaged-*/office.db")), "what was there is kept"
