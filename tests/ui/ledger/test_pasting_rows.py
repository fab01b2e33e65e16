"""Ctrl+V shows what becomes of each cell before anything is written."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from ui.ledger.batch_dialog import BatchDialog
from ui.ledger.model import FIRST
from ui.ledger.pasting import rows_under
from ui.ledger.pasting_dialog import PasteDialog
from ui.ledger.pasting_rows import FIRST as CELL

CTRL = Qt.KeyboardModifier.ControlModifier


class Hand:
    """Copies in a spreadsheet, pastes here."""

    def __init__(self, stage):
        self.stage, self.bot = stage, stage.bot

    def at(self, row, name, *more):
        table = self.stage.table
        self.stage.select(row, *more)
        column = [one.name for one in self.stage.model.fields].index(name) + FIRST
        stay = table.selectionModel().SelectionFlag.NoUpdate
        table.selectionModel().setCurrentIndex(self.stage.model.index(row, column), stay)

    def paste(self, text, html="", kind=PasteDialog):
        copied = QMimeData()
        copied.setText(text)
        if html:
            copied.setHtml(html)
        QGuiApplication.clipboard().setMimeData(copied)
        self.bot.keyClick(self.stage.table, Qt.Key.Key_V, CTRL)
        self.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), kind))
        dialog = QApplication.activeModalWidget()
        if kind is PasteDialog:
            self.wait_plan(dialog)
        return dialog

    def wait_plan(self, dialog):
        self.bot.waitUntil(lambda: "正在核对" not in dialog.sentence.text())

    def done(self, dialog):
        self.stage.click(dialog.go)
        self.bot.waitUntil(lambda: bool(self.stage.said))

    @property
    def posts(self):
        return {row["name"]: row["post"] for row in self.stage.rows()}

    def named(self, row):
        return self.stage.model.row_at(row).cells["name"]


@pytest.fixture
def hand(office, open_page):
    for name, post in (("其木格", "会计"), ("图门", "牧民"), ("巴图", None)):
        Desk(office).add("members", {"name": name, "post": post, "phone": "13800001027"})
    stage = open_page(office, "members")
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 3 and stage.model.row_at(2) is not None)
    return Hand(stage)


def states(dialog, row):
    model = dialog.rows
    return [model.state(row, column) for column in range(CELL, model.columnCount())]


def test_cells_come_to_lie_from_the_current_cell_on_and_one_undo_takes_them_back(hand):
    before, names = hand.posts, [hand.named(0), hand.named(1), hand.named(2)]
    hand.at(1, "post")
    dialog = hand.paste("护林员\r\n支部书记\r\n")
    assert dialog.is_over
    assert dialog.go.text() == "修改 2 行"
    assert states(dialog, 0) == ["changed"]
    hand.done(dialog)
    assert hand.posts == {**before, names[1]: "护林员", names[2]: "支部书记"}
    hand.stage.desk.undo()
    assert hand.posts == before


def test_lines_beyond_the_last_row_are_said_and_can_be_added_instead(hand):
    hand.at(2, "name")
    dialog = hand.paste("甲\t男\r\n乙\t女")
    assert "1 行不能用" in dialog.sentence.text()
    hand.stage.click(dialog.match)
    hand.wait_plan(dialog)
    assert dialog.go.text() == "添加 2 行"
    assert states(dialog, 0) == ["new", "new"]
    hand.done(dialog)
    assert {"甲", "乙"} <= set(hand.posts)


def test_a_header_tells_the_columns_and_rows_find_their_records(hand):
    hand.at(0, "name")
    dialog = hand.paste("党员姓名\t不认识的\t职务\r\n图门\tx\t护林员\r\n新来的\ty\t牧民\r\n")
    assert not dialog.start.isVisible()
    assert dialog.go.text() == "添加 1 行，修改 1 行"
    assert states(dialog, 0) == ["same", "unused", "changed"]
    hand.done(dialog)
    assert hand.posts["图门"] == "护林员"
    assert hand.posts["新来的"] == "牧民"


def test_what_cannot_be_read_is_red_and_its_reason_is_said(hand):
    hand.at(0, "sex")
    dialog = hand.paste("紫\r\n男")
    assert states(dialog, 0) == ["wrong"]
    dialog.table.selectRow(0)
    assert "不在可选的内容里" in dialog.detail.text()
    assert dialog.go.text() == "修改 1 行"
    dialog.reject()


def test_what_is_copied_and_pasted_in_place_changes_nothing(hand):
    hand.stage.table.setFocus()
    hand.stage.table.selectAll()
    hand.bot.keyClick(hand.stage.table, Qt.Key.Key_C, CTRL)
    hand.bot.waitUntil(lambda: bool(hand.stage.said))
    text = QGuiApplication.clipboard().text()
    assert "138****1027" in text
    hand.at(0, "name", 1, 2)
    dialog = hand.paste(text)
    assert dialog.go.text() == "没有要改的"
    assert not dialog.go.isEnabled()
    hand.stage.click(dialog.match)
    hand.wait_plan(dialog)
    assert dialog.go.text() == "没有要改的"
    dialog.reject()


def test_one_value_over_several_rows_is_a_batch_edit(hand):
    hand.at(0, "post", 1, 2)
    dialog = hand.paste("护林员", kind=BatchDialog)
    hand.bot.waitUntil(dialog.go.isEnabled)
    assert dialog.field.currentData() == "post"
    hand.stage.click(dialog.go)
    hand.bot.waitUntil(lambda: bool(hand.stage.said))
    assert set(hand.posts.values()) == {"护林员"}


def test_numbers_of_people_are_masked_in_the_list_of_what_is_pasted(hand):
    hand.at(0, "phone")
    dialog = hand.paste("13900002038\r\n138****1027")
    model = dialog.rows
    assert model.data(model.index(0, CELL)) == "139****2038"
    assert states(dialog, 0) == ["changed"]
    assert states(dialog, 1) == ["same"]
    dialog.reject()


def test_an_empty_cell_wipes_only_where_it_is_said(hand):
    filled = next(at for at in range(3) if hand.posts[hand.named(at)])
    hand.at(filled, "post")
    dialog = hand.paste("\t男")
    assert "post" not in dialog.rows.planned(0).values
    hand.stage.click(dialog.wipes)
    hand.wait_plan(dialog)
    assert dialog.rows.planned(0).values["post"] is None
    dialog.reject()


def test_rows_are_pasted_into_a_ledger_that_has_none(office, open_page):
    stage = open_page(office, "members")
    copied = QMimeData()
    copied.setText("姓名\t性别\r\n甲\t男\r\n")
    QGuiApplication.clipboard().setMimeData(copied)
    stage.page.pane.add_first.setFocus()
    stage.bot.keyClick(stage.page.pane.add_first, Qt.Key.Key_V, CTRL)
    stage.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PasteDialog))
    dialog = QApplication.activeModalWidget()
    stage.bot.waitUntil(dialog.go.isEnabled)
    assert not dialog.over.isVisible()
    stage.click(dialog.go)
    stage.bot.waitUntil(lambda: bool(stage.said))
    assert [row["name"] for row in stage.rows()] == ["甲"]


@pytest.mark.parametrize(
    ("lines", "chosen", "found", "rows"),
    [
        (3, [range(2, 3)], 10, [range(2, 5)]),
        (3, [range(8, 9)], 10, [range(8, 10)]),
        (1, [range(2, 5), range(7, 8)], 10, [range(2, 5), range(7, 8)]),
        (4, [range(2, 5), range(7, 8)], 10, [range(2, 5), range(7, 8)]),
        (2, [range(2, 5)], 10, [range(2, 4)]),
        (2, [], 0, []),
    ],
)
def test_rows_are_laid_as_a_spreadsheet_lays_them(lines, chosen, found, rows):
    assert rows_under(lines, chosen, found) == rows
