"""Filling the township's own files by way of the wizard."""

from __future__ import annotations

import shutil

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.ledger.questions import Question
from tests.app.filling import townships
from tests.ui.house.test_dropping import drop
from ui.filling import where_to, wording
from ui.filling.opening import Wish
from ui.filling.preview_page import PreviewPage
from ui.filling.wizard import FillWizard, Step
from ui.importing.wizard import ImportWizard


@pytest.fixture
def begin(desktop, office, with_members, qtbot):
    """Opens the wizard on a file and waits until that has been looked into."""

    def begin(path, question=None, uids=()):
        with_members(office)
        wish = Wish(question or Question("members"), tuple(uids), 52)
        wizard = FillWizard(desktop(office).place, wish, path)
        wizard.show()
        qtbot.waitUntil(lambda: wizard.working.job is None)
        return wizard

    return begin


@pytest.fixture
def go_on(qtbot):
    """Goes one step further by the keyboard and waits until the wizard is there."""

    def go_on(wizard, step):
        wizard.next.setFocus()
        qtbot.keyClick(wizard, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: wizard.step == step and wizard.working.job is None)
        return wizard

    return go_on


def notes(listing):
    return [listing.item(at).text() for at in range(listing.count())]


def test_a_list_is_filled_and_saved(begin, go_on, tmp_path, monkeypatch, disclosed, office, qtbot):
    wizard = begin(townships.roster(tmp_path / "花名册.xlsx"))
    assert wizard.step == Step.PLACES
    assert "8 列里对上了 8 列" in wizard.places_page.found.text()
    picture = wizard.places_page.picture
    assert picture.item(5, 1).text() == "姓名"
    assert picture.item(3, 1).text() == "基本情况"

    # a click on a place goes to its list of fields; 党龄 is to stay empty
    picture.cellClicked.emit(8 - 3, 8)
    box = wizard.places_page.boxes["I"]
    assert box.currentText() == "备注"
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert "8 列里对上了 7 列" in wizard.places_page.found.text()
    assert picture.item(5, 8).text() == ""

    go_on(wizard, Step.PREVIEW)
    page = wizard.preview_page
    assert "会填 52 行" in page.counts.text()
    assert "加 49 行" in page.counts.text()
    assert page.rows.item(0, 0).text() == "阿拉坦格日乐"
    assert page.rows.item(0, 6).text() == "990000********1578"
    assert any("达斡尔族" in one and "9 条" in one for one in notes(page.remarks))

    # whole numbers only with a reason
    page.whole.setChecked(True)
    qtbot.waitUntil(lambda: wizard.working.job is None)
    assert not wizard.next.isEnabled()
    page.reason.setText("上报组织部")
    qtbot.waitUntil(wizard.next.isEnabled)
    assert page.rows.item(0, 6).text() == "990000196603171578"

    out = tmp_path / "填好.xlsx"
    monkeypatch.setattr(where_to, "file_to_save", lambda *_: out)
    go_on(wizard, Step.DONE)
    assert wizard.saved_page.title.text() == "填好了，一共 52 条"
    assert openpyxl.load_workbook(out).active["H6"].value == "990000196603171578"
    assert disclosed(office)[-1] == ("fill", "members", 52, "上报组织部")


def test_a_form_is_filled_for_those_that_were_selected(
    begin, go_on, samples, tmp_path, monkeypatch, office, with_members
):
    blank = tmp_path / "采集表.xlsx"
    shutil.copy(samples / "党员基本信息采集表（空白）.xlsx", blank)
    with_members(office)
    with office.snapshot() as now:
        uids = now.asking.uids(Question("members", search="其木格"))[:2]
    wizard = begin(blank, uids=uids)
    assert "一人一份" in wizard.places_page.found.text()
    go_on(wizard, Step.PREVIEW)
    assert wizard.preview_page.some.isChecked()
    assert "会填 2 份" in wizard.preview_page.counts.text()
    monkeypatch.setattr(where_to, "folder_to_fill", lambda *_: tmp_path)
    go_on(wizard, Step.DONE)
    folder = tmp_path / f"敦达乌苏嘎查党支部党员基本信息采集表{office.today()}"
    assert len(list(folder.iterdir())) == 2


def test_no_reason_is_wanted_for_numbers_that_a_ledger_does_not_have(qtbot):
    """Another ledger was chosen with the box ticked: it was out of sight, and nothing went on."""
    page = PreviewPage()
    qtbot.addWidget(page)
    page.whole.setChecked(True)
    assert not page.is_ready
    page.offer("全部", "", some_first=False, hides=False, takes_back=True)
    assert page.is_ready


def test_what_cannot_be_filled_is_said_on_the_first_page(begin, samples):
    wizard = begin(samples / "旧格式.xls")
    assert wizard.step == Step.FILE
    assert "另存为 .xlsx" in wizard.file_page.trouble._words.text()


def test_a_blank_file_that_is_dropped_can_be_filled(at_work, hands, tmp_path, qtbot):
    at_work.go_to("members")
    at_work.rest()
    hands.press("填这张表")
    assert drop(at_work.face, townships.roster(tmp_path / "花名册.xlsx"))
    wizard = at_work.dialog(FillWizard)
    qtbot.waitUntil(lambda: wizard.step == Step.PLACES)
    wizard.reject()
    at_work.rest()
    hands.press("导入")
    assert drop(at_work.face, tmp_path / "花名册.xlsx")
    at_work.dialog(ImportWizard).reject()
    at_work.rest()


def test_the_menu_of_the_table_fills_what_it_shows(at_work, tmp_path, qtbot):
    page = at_work.go_to("members")
    at_work.rest()
    page.pane.fill_in.trigger()
    wizard = at_work.dialog(FillWizard)
    assert wizard.step == Step.FILE
    wizard.open_file(townships.roster(tmp_path / "花名册.xlsx"))
    qtbot.waitUntil(lambda: wizard.step == Step.PLACES)
    wizard.reject()
    at_work.rest()


def test_a_notice_is_saved_as_a_document(desktop, office, tmp_path, monkeypatch, qtbot):
    saved = Desk(office).add("notices", {"title": "放牧通知", "issued_on": "2026-11-21"})
    place, parent = desktop(office).place, QWidget()
    out = tmp_path / "通知.docx"
    monkeypatch.setattr(wording, "file_to_save", lambda *_: out)
    wording.save_notice(place, saved.uid, "放牧通知", parent)
    qtbot.waitUntil(out.exists)
    qtbot.waitUntil(lambda: not place.jobs.is_busy)
    assert out.read_bytes()[:2] == b"PK"
