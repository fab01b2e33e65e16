"""The office is handed over in the window: from then on only the new keys open it."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from app.bootstrap import open_office
from app.desk import Desk
from app.errors import Trouble
from app.sync.cards import own_card
from ui.firstrun.phrase_sheet import PhraseSheet
from ui.trust.handing_over import HandoverDialog, HandoverPreview

NEW = "新来的人的口令 2027"


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def secret_fields(widget):
    """The fields for passphrases, top to bottom."""
    found = [one for one in widget.findChildren(QLineEdit) if one.isVisible()]
    return sorted(found, key=lambda one: one.mapTo(widget, one.rect().topLeft()).y())


def test_another_clerk_takes_over_and_both_sign_what_is_there(
    at_work, write, hands, qtbot, passphrase, tmp_path
):
    running = at_work
    office = running.office
    Desk(office).add("members", {"name": "图门"})
    running.rest()
    page = running.go_to("settings")
    running.press("交接给新的经办人")
    dialog = running.dialog(HandoverDialog)
    taker, old, first, second = secret_fields(dialog)
    qtbot.waitUntil(lambda: dialog.focusWidget() is taker)

    # nothing happens without a name, nor with a wrong passphrase
    qtbot.keyClick(taker, Qt.Key.Key_Return)
    assert "请填写接收人的姓名" in words_on(dialog)
    write(taker, "乌云")
    write(old, "记错的口令 1999")
    write(first, NEW)
    write(second, NEW)
    qtbot.keyClick(second, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "口令不对" in old.accessibleDescription(), timeout=20_000)
    assert office.person == "白敏"

    write(old, passphrase)
    qtbot.keyClick(old, Qt.Key.Key_Return)
    running.wait_said("请接收人把新的恢复码抄在纸上", dialog)
    groups = [
        "".join(one.accessibleName().split())
        for one in dialog.findChild(PhraseSheet).findChildren(QLabel)
        if one.accessibleName()
    ]

    # not closed by mistake while the phrase is there
    hands.press("不了")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    running.press("抄好了", dialog)
    for line in secret_fields(dialog):
        number = int("".join(filter(str.isdigit, line.accessibleName())))
        write(line, groups[number - 1])
    running.press("核对", dialog)
    running.wait_said("已交接给“乌云”", dialog)

    # the sheet, on the screen and in a file
    running.press("看交接单，打印", dialog)
    sheet = running.dialog(HandoverPreview)
    qtbot.waitUntil(sheet.parts.save.isEnabled, timeout=20_000)
    running.rest()
    path = tmp_path / "交接单.pdf"
    hands.choose(path)
    running.press("存成PDF", sheet)
    qtbot.waitUntil(path.exists, timeout=20_000)
    running.rest()
    text = _text(path)
    for part in (
        "敦达乌苏嘎查党支部工作交接单",
        "移交人白敏",
        "接收人乌云",
        "党员1条",
        own_card(office.name, office.unit, office.secrets).fingerprint.replace(" ", ""),
        "还没有备份过",
    ):
        assert part in text
    sheet.reject()
    running.press("关闭", dialog)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert page.office.person.text() == "乌云"
    assert not page.office.is_changed()
    assert office.setting("phrase") == "written"
    Desk(office).add("members", {"name": "敖特根"})
    running.rest()
    home = running.home
    running.close()

    with pytest.raises(Trouble, match="口令不对"):
        open_office(home, passphrase)
    again = open_office(home, NEW)
    assert again.person == "乌云"
    again.close()


def _text(path):
    document = pypdfium2.PdfDocument(path.read_bytes())
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)
