"""Several rows are changed in one step, and the dialog says beforehand how many."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from ui.ledger.batch_dialog import BatchDialog

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stage(office, open_page):
    for name, post in (("其木格", "会计"), ("图门", "牧民"), ("巴图", None), ("乌兰", "会计")):
        Desk(office).add("members", {"name": name, "post": post, "branch": "一支部"})
    stage = open_page(office, "members")
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 4 and stage.model.row_at(3) is not None)
    return stage


@pytest.fixture
def batch(stage):
    """Opens the dialog and asks for something."""

    def begin():
        stage.bot.keyClick(stage.table, Qt.Key.Key_H, CTRL)
        stage.bot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), BatchDialog))
        return QApplication.activeModalWidget()

    return begin


def ask_for(stage, dialog, field, how="set", text=""):
    dialog.show_edit(field)
    dialog.how.setCurrentIndex(dialog.how.findData(how))
    dialog.how.activated.emit(dialog.how.currentIndex())
    if text:
        inside = dialog.editor.focusProxy()
        line = inside.lineEdit() if hasattr(inside, "lineEdit") else inside
        line.setText(text)
        line.textEdited.emit(text)
    stage.bot.waitUntil(lambda: "选了" in dialog.sentence.text())


def posts(stage):
    return {row["name"]: row["post"] for row in stage.rows()}


def test_the_button_is_there_when_several_rows_are_chosen(stage):
    button = stage.page.pane.batch
    stage.select(0)
    assert not button.isVisible()
    stage.select(0, 1)
    assert button.isVisible()
    stage.table.selectAll()
    assert button.isVisible()


def test_the_chosen_rows_are_counted_then_changed_and_one_undo_takes_it_back(stage, batch):
    before = posts(stage)
    stage.select(0, 1, 2)
    chosen = [stage.model.row_at(at).cells["name"] for at in range(3)]
    dialog = batch()
    assert not dialog.go.isEnabled()
    ask_for(stage, dialog, "post", text="会计")
    different = [name for name in chosen if before[name] != "会计"]
    assert dialog.sentence.text().startswith(f"选了 3 条，其中 {len(different)} 条会改")
    assert dialog.go.text() == f"修改 {len(different)} 条"
    stage.click(dialog.go)
    stage.bot.waitUntil(lambda: bool(stage.said))
    assert posts(stage) == {**before, **dict.fromkeys(chosen, "会计")}
    stage.desk.undo()
    assert posts(stage) == before


def test_all_that_the_table_shows_can_be_changed_at_once(stage, batch):
    stage.table.setFocus()
    stage.table.selectAll()
    dialog = batch()
    assert dialog.every.isChecked()
    assert not dialog.chosen.isVisible()
    ask_for(stage, dialog, "branch", "empty")
    assert dialog.go.text() == "修改 4 条"
    stage.click(dialog.go)
    stage.bot.waitUntil(lambda: bool(stage.said))
    assert {row["branch"] for row in stage.rows()} == {None}


def test_headings_ask_of_no_row_whether_it_is_selected(stage, monkeypatch):
    """Qt asked the model for every cell of 40,000 selected rows, and the window stood still."""
    asked = []
    monkeypatch.setattr(stage.model, "flags", asked.append, raising=False)
    stage.table.selectAll()
    header = stage.table.horizontalHeader()
    assert not header.selectionModel().hasSelection()
    header.grab()
    assert sum(map(len, stage.table.selected_rows())) == 4


def test_words_are_replaced_by_others(stage, batch):
    stage.select(0, 1)
    dialog = batch()
    dialog.show_edit("branch")
    dialog.how.setCurrentIndex(dialog.how.findData("replace"))
    dialog.how.activated.emit(0)
    assert dialog.part.isVisible()
    dialog.part.setText("一")
    stage.bot.keyClicks(dialog.by, "1")
    stage.bot.waitUntil(dialog.go.isEnabled)
    stage.click(dialog.go)
    stage.bot.waitUntil(lambda: bool(stage.said))
    assert sorted(row["branch"] for row in stage.rows()) == ["1支部", "1支部", "一支部", "一支部"]


def test_what_cannot_be_read_is_said_and_cannot_be_done(stage, batch):
    stage.select(0, 1)
    dialog = batch()
    dialog.show_edit("born")
    dialog.editor.line.setText("2024年2月30日")
    dialog.editor.line.textEdited.emit("x")
    stage.bot.waitUntil(lambda: "不存在" in dialog.sentence.text())
    assert not dialog.go.isEnabled()


def test_what_records_are_named_by_is_asked_for_once_more(stage, batch):
    stage.select(0, 1)
    dialog = batch()
    ask_for(stage, dialog, "name", text="新名字")
    stage.answer("不了")
    stage.click(dialog.go)
    assert "新名字" not in posts(stage)
    stage.answer("都改掉")
    stage.click(dialog.go)
    stage.bot.waitUntil(lambda: bool(stage.said))
    assert len(posts(stage)) == 3


def test_numbers_of_people_are_not_offered(stage, batch):
    stage.select(0, 1)
    dialog = batch()
    offered = {dialog.field.itemData(at) for at in range(dialog.field.count())}
    assert offered.isdisjoint({"id_number", "phone", "age"})
    dialog.reject()
