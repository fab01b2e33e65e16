"""Files that are dragged onto the window."""

from __future__ import annotations

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.progress import Silent
from app.sync.enrolment import write_card
from app.sync.outgoing import write_bundle
from ui.importing.wizard import ImportWizard, Step
from ui.syncing.bundle_dialog import BundleDialog
from ui.syncing.card_dialog import CardDialog
from ui.syncing.round_dialog import RoundDialog


def drop(widget, *paths):
    """Drag files over a widget and let go; whether it would take them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in paths])
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *how)
    entering.ignore()
    QApplication.sendEvent(widget, entering)
    if entering.isAccepted():
        QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), *how))
    return entering.isAccepted()


@pytest.mark.parametrize(("page", "ledger"), [("home", "members"), ("patrols", "patrols")])
def test_a_spreadsheet_opens_the_wizard_of_the_ledger_that_is_shown(
    at_work, samples, qtbot, page, ledger
):
    at_work.go_to(page)
    at_work.rest()
    assert drop(at_work.face, samples / "巡逻登记簿.xlsx")
    wizard = at_work.dialog(ImportWizard)
    qtbot.waitUntil(lambda: wizard.step == Step.COLUMNS, timeout=20_000)
    assert wizard._ledger == ledger
    wizard.reject()
    at_work.rest()


def test_a_bundle_is_opened_on_the_page_of_the_exchange(start, pair, qtbot, tmp_path, passphrase):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "给苏木.ortoo", Silent())
    sumu.close()
    running = start(sumu.home.folder)
    running.unlock(passphrase)
    # sticks for old systems write names in capitals
    shutil.copy(tmp_path / "给苏木.ortoo", tmp_path / "A.ORTOO")

    assert drop(running.face, tmp_path / "A.ORTOO")
    assert running.face.pages.name == "exchange"
    dialog = running.dialog(BundleDialog)
    qtbot.waitUntil(dialog.read.isVisible, timeout=20_000)
    dialog.reject()
    running.rest()


def test_a_card_is_opened_there_too_however_its_name_is_written(
    at_work, make_office, hands, qtbot, tmp_path
):
    """“.ORTOOCARD” was read as a bundle, and refused."""
    other = make_office("152527201000", "贡宝拉格苏木党委")
    write_card(other, tmp_path / "CARD.ORTOOCARD")
    seen = []

    def look(dialog):
        seen.append(type(dialog))
        dialog.reject()

    hands.do(look)
    assert drop(at_work.face, tmp_path / "CARD.ORTOOCARD")
    qtbot.waitUntil(lambda: seen == [CardDialog], timeout=20_000)
    at_work.rest()


def test_several_bundles_are_read_as_one(start, pair, qtbot, tmp_path, passphrase):
    gacha, sumu = pair
    paths = [tmp_path / "一.ortoo", tmp_path / "二.ortoo"]
    for path in paths:
        Desk(gacha).add("members", {"name": "乌云其其格"})
        write_bundle(gacha, sumu.unit.code, path, Silent())
    sumu.close()
    running = start(sumu.home.folder)
    running.unlock(passphrase)

    assert drop(running.face, *paths)
    dialog = running.dialog(RoundDialog)
    qtbot.waitUntil(lambda: not dialog._working, timeout=20_000)
    assert dialog.view.counts[0]._figure.text() == "2"
    dialog.reject()
    running.rest()


def test_anything_else_is_not_taken(at_work, samples, tmp_path):
    (tmp_path / "信.pdf").write_bytes(b"%PDF")
    assert not drop(at_work.face, tmp_path / "信.pdf")
    assert not drop(at_work.face, samples / "旧格式.xls", samples / "党员名册.xlsx")
    assert not drop(at_work.face, samples / "旧格式.xls", tmp_path / "给苏木.ortoo")
    assert not drop(at_work.face)


def test_what_is_typed_keeps_a_dropped_bundle_out(at_work, write, hands, tmp_path):
    page = at_work.go_to("members")
    page.add()
    line = page.form.body.rows["name"].editor.focusProxy()
    write(line, "乌云其其格")
    (tmp_path / "给苏木.ortoo").write_bytes(b"")
    hands.press("返回")
    assert drop(at_work.face, tmp_path / "给苏木.ortoo")
    assert at_work.face.pages.name == "members"
    hands.press("放弃")
    assert at_work.close()
