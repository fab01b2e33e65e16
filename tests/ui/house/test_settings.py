"""Settings: names, language, size of text, passphrase, recovery phrase, checks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QLineEdit, QMessageBox
from shiboken6 import isValid
from sqlalchemy import text

from app.bootstrap import create_office, open_office
from app.desk import Desk
from app.errors import Trouble
from app.home import Home
from app.language import translate
from app.secrets.recovery import RecoveryPhrase
from app.secrets.rescue import open_slot, recovery_slot
from app.units import Unit
from ui.firstrun.phrase_sheet import PhraseSheet
from ui.settings.keys_card import PassphraseDialog

NEW = "另一个口令 2027"


@pytest.fixture
def settings(at_work):
    """The settings of an open office, in the program."""
    page = at_work.go_to("settings")
    at_work.rest()
    return at_work, page


def dialog_of(kind, qtbot):
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind), timeout=20_000)
    dialog = QApplication.activeModalWidget()
    qtbot.waitUntil(lambda: dialog.isActiveWindow() or dialog.activateWindow())
    return dialog


def secrets_in(dialog):
    """The fields for passphrases, top to bottom."""
    found = [one for one in dialog.findChildren(QLineEdit) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(dialog, one.rect().topLeft()).y())


def standard_buttons():
    """What Qt's own buttons say."""
    box = QMessageBox()
    kinds = box.StandardButton
    box.setStandardButtons(kinds.Ok | kinds.Cancel | kinds.Yes)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save)
    said = [box.button(one).text() for one in (kinds.Ok, kinds.Cancel, kinds.Yes)]
    return [*said, buttons.button(QDialogButtonBox.StandardButton.Save).text()]


def test_other_names_are_shown_everywhere_at_once_and_stay(
    settings, start, write, passphrase, hands
):
    running, page = settings
    write(page.office.name, "　")
    running.press("保存")
    assert "请填写办公室名称" in running.words
    write(page.office.name, "敦达乌苏嘎查联合党支部")
    write(page.office.person, "乌云")
    hands.press("不了")
    running.go_to("home")
    assert running.face.pages.name == "settings"
    running.press("保存")
    assert running.status == "已保存"
    assert not running.buttons()["保存"].isEnabled()
    assert running.window.windowTitle() == "敦达乌苏嘎查联合党支部 — 驿站"
    running.go_to("home")
    assert running.face.bar._heading.text() == "敦达乌苏嘎查联合党支部"
    Desk(running.office).add("members", {"name": "乌云其其格"})
    running.rest()
    running.close()

    again = start(running.home.folder)
    again.unlock(passphrase)
    assert (again.office.name, again.office.person) == ("敦达乌苏嘎查联合党支部", "乌云")


def test_the_window_speaks_english_and_chinese_again(settings, start, passphrase, qtbot):
    running, page = settings
    assert standard_buttons() == ["确定", "取消", "是(&Y)", "保存"]

    page.display.languages["en"].click()
    running.rest()
    assert running.face.pages.name == "settings", "one stays where one was"
    qtbot.waitUntil(lambda: not isValid(page))
    assert [one.replace("&", "") for one in standard_buttons()] == ["OK", "Cancel", "Yes", "Save"]
    assert QLocale().language() is QLocale.Language.English
    item = running.face.navigation._items["settings"]
    assert item.text() == translate("设置") == QCoreApplication.translate("any", "设置")
    assert QLocale().toString(QDate(2026, 3, 9), "dddd") == "Monday"
    running.close()

    again = start(running.home.folder)
    again.unlock(passphrase)
    assert standard_buttons()[1] == "Cancel", "a choice outlives the program"
    page = again.go_to("settings")
    page.display.languages["zh"].click()
    again.rest()
    assert standard_buttons() == ["确定", "取消", "是(&Y)", "保存"]
    assert again.face.navigation._items["settings"].text() == "设置"
    assert again.window.windowTitle() == "敦达乌苏嘎查党支部 — 驿站"


def test_what_is_typed_is_not_lost_to_another_language(settings, write, hands):
    running, page = settings
    write(page.office.person, "乌云")
    hands.press("不了")
    page.display.languages["en"].click()
    assert running.face.pages.current is page
    assert page.office.person.text() == "乌云"
    assert standard_buttons()[1] == "取消"
    assert page.display.languages["zh"].isChecked()

    running.press("保存")
    page.display.languages["en"].click()
    running.rest()
    assert standard_buttons()[1].replace("&", "") == "Cancel"


def test_larger_text_is_larger_at_once_and_next_time(settings, start, passphrase):
    running, page = settings
    small = QLabel("字").sizeHint().height()
    navigation = running.face.navigation.sizeHintForRow(0)
    next(one for size, one in page.display.sizes.items() if size.name == "LARGEST").click()
    running.rest()
    assert QLabel("字").sizeHint().height() > small
    assert running.face.navigation.sizeHintForRow(0) > navigation
    running.close()

    again = start(running.home.folder)
    again.unlock(passphrase)
    assert QLabel("字").sizeHint().height() > small


def test_another_passphrase_opens_from_now_on(settings, write, qtbot, passphrase):
    running, _page = settings
    running.press("修改口令")
    dialog = dialog_of(PassphraseDialog, qtbot)
    old, first, second = secrets_in(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is old)
    write(old, "记错的口令 1999")
    write(first, NEW)
    write(second, NEW)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "口令不对" in old.accessibleDescription(), timeout=20_000)
    assert dialog.isVisible()

    write(old, passphrase)
    running.press("修改口令", dialog)
    running.rest()
    assert not dialog.isVisible()
    assert running.status == "已改好"
    running.close()
    with pytest.raises(Trouble, match="口令不对"):
        open_office(running.home, passphrase)
    open_office(running.home, NEW).close()


def test_without_a_keyring_the_passphrase_stays(settings, write, qtbot, passphrase):
    running, _page = settings
    running.press("改由电脑保管")
    dialog = dialog_of(PassphraseDialog, qtbot)
    assert "不再问口令" in dialog._advice.text()
    write(*secrets_in(dialog), passphrase)
    running.press("改由电脑保管", dialog)
    running.wait_said("这台电脑没有可用的系统钥匙串", dialog)
    dialog.reject()
    running.close()
    open_office(running.home, passphrase).close()


def test_a_new_paper_replaces_the_old_one(start, tmp_path, write, hands, qtbot, passphrase):
    unit = Unit("152527201206", "gacha")
    made = create_office(Home(tmp_path / "home"), "敦达乌苏嘎查党支部", unit, passphrase=passphrase)
    made.office.close()
    running = start(tmp_path / "home")
    running.unlock(passphrase)
    running.go_to("settings")
    hands.press("换一份")
    running.press("换一份恢复码")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None, timeout=20_000)
    dialog = QApplication.activeModalWidget()
    sheet = dialog.findChild(PhraseSheet)
    names = [one.accessibleName() for one in sheet.findChildren(QLabel) if one.accessibleName()]
    fresh = RecoveryPhrase.read(" ".join("".join(one.split()) for one in names))
    assert running.office.setting("phrase") == "shown"
    running.press("抄好了", dialog)
    for line in secrets_in(dialog):
        number = int("".join(filter(str.isdigit, line.accessibleName())))
        write(line, fresh.groups[number - 1])
    running.press("核对", dialog)
    assert not dialog.isVisible()
    assert running.office.setting("phrase") == "written"
    assert running.status == "新的恢复码已经抄好；旧的那份请撕掉"

    slot = recovery_slot(running.home.folder)
    assert open_slot(slot, fresh) == running.office.secrets.database_key
    with pytest.raises(Trouble, match="打不开"):
        open_slot(slot, made.phrase)
    running.rest()


def test_checking_finds_what_was_changed_behind_the_journals_back(settings):
    running, _page = settings
    Desk(running.office).add("members", {"name": "乌云其其格"})
    running.press("检查数据")
    running.wait_said("1 条内容，全部一致")

    with running.office.store.writing() as connection:
        connection.execute(text("UPDATE j_door SET open = 1"))
        connection.execute(text("UPDATE members SET name = '改过的'"))
        connection.execute(text("UPDATE j_door SET open = 0"))
    running.press("检查数据")
    running.wait_said("处不一致。请先备份，再请开发者来看")
    assert "全部一致" not in running.words
    running.rest()
