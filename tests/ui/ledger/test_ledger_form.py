from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.units import Unit

CTRL = Qt.KeyboardModifier.ControlModifier


def add(office, ledger="members", **values):
    return Desk(office).add(ledger, values).uid


def test_a_record_is_added_with_the_keyboard_alone(office, open_page):
    stage = open_page(office, "members")
    stage.bot.keyClick(stage.page.pane.search, Qt.Key.Key_N, CTRL)
    assert stage.line("name").hasFocus()
    stage.bot.keyClicks(stage.line("name"), "Wang")
    stage.bot.keyClick(stage.line("name"), Qt.Key.Key_Return)
    assert stage.editor("sex").box.hasFocus()
    stage.bot.keyClicks(stage.editor("sex").box.line, "1")
    stage.type("born", "1968.3")
    stage.save()
    (row,) = stage.rows()
    assert (row["name"], row["sex"], row["born"]) == ("Wang", "男", "1968-03")
    assert stage.said == ["已添加“Wang”，按 Ctrl+Z 可以撤销"]
    stage.wait_column("name", ["Wang"])
    stage.bot.waitUntil(lambda: stage.table.current_uid() == stage.form.editing.uid)


def test_one_is_added_after_another(office, open_page):
    stage = open_page(office, "members")
    stage.page.add()
    stage.write("name", "其木格")
    stage.click(stage.form.panel.save_and_add)
    assert stage.form.editing.uid == b""
    assert stage.line("name").text() == ""
    assert stage.line("name").hasFocus()
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1)
    stage.bot.wait(100)
    # the table shows the new row, and the form stays empty for the next one
    assert stage.form.editing.uid == b""
    stage.write("name", "图门")
    stage.save()
    assert sorted(row["name"] for row in stage.rows()) == ["其木格", "图门"]


def test_only_what_was_typed_is_written(office, open_page):
    uid = add(office, name="其木格", born="1968-03", remarks="老党员")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("post", "支部书记")
    stage.save()
    assert stage.said == ["已保存“其木格”，按 Ctrl+Z 可以撤销"]
    shape = office.registry.shapes["members"]
    last = office.journal.history(shape, uid)[-1].operation
    assert list(last.values) == ["post"]
    assert not stage.form.panel.save.isEnabled()


def test_undo_after_an_edit_shows_the_old_value_in_the_open_form(office, open_page):
    add(office, name="其木格", post="牧民")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("post", "会计")
    stage.save()
    stage.desk.undo()
    stage.bot.waitUntil(lambda: stage.editor("post").raw() == "牧民")
    assert not stage.form.editing.is_dirty


def test_a_day_is_understood_while_it_is_typed(office, open_page):
    add(office, name="其木格")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("born", "一九六八年三月")
    stage.wait_below("born", "1968年3月")


def test_half_a_day_is_called_wrong_only_when_somebody_stops(office, open_page):
    add(office, name="其木格")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("born", "1968年13月")
    stage.form.editing._judge_kindly()
    assert stage.editor("born").line.property("wrong") == ""
    stage.wait_below("born", "13")
    assert stage.editor("born").line.property("wrong") == "true"


def test_what_contradicts_is_said_and_can_be_saved(office, open_page):
    add(office, name="其木格", joined="1990-05")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("born", "1991")
    stage.wait_below("joined", "入党日期早于出生日期，请核对")
    assert stage.editor("joined").line.property("wrong") == "warning"
    stage.save()
    assert stage.rows()[0]["born"] == "1991"
    assert stage.said == ["已保存“其木格”，有 1 处请核对"]


def test_what_cannot_be_read_is_not_saved_and_its_field_is_shown(office, open_page):
    add(office, name="其木格")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("phone", "12")
    stage.write("remarks", "外出")
    stage.save()
    assert stage.rows()[0]["remarks"] is None
    assert any("不是电话号码" in text for text in stage.below("phone"))
    assert stage.line("phone").hasFocus()
    stage.write("phone", "13812341027")
    stage.save()
    assert stage.rows()[0]["phone"] == "13812341027"
    assert stage.rows()[0]["remarks"] == "外出"


def test_what_must_be_filled_in_is_said_only_when_somebody_saves(office, open_page):
    stage = open_page(office, "members")
    stage.page.add()
    stage.write("post", "牧民")
    stage.bot.wait(200)
    assert "必须填写" not in stage.below("name")
    stage.save()
    assert "必须填写" in stage.below("name")
    assert stage.line("name").hasFocus()
    assert stage.rows() == []


def test_a_number_that_somebody_has_already_is_said_after_saving(office, open_page):
    add(office, name="张三", id_number="990000196601010017")
    stage = open_page(office, "members")
    stage.page.add()
    stage.write("name", "李四")
    stage.write("id_number", "990000196601010017")
    stage.save()
    assert len(stage.rows()) == 2
    assert any("张三" in text for text in stage.below("id_number"))


@pytest.mark.parametrize(
    ("button", "kept", "leaves"),
    [("保存", "会计", True), ("放弃", "牧民", True), ("返回", "牧民", False)],
)
def test_leaving_asks_about_what_is_not_saved(office, open_page, button, kept, leaves):
    add(office, name="其木格", post="牧民")
    stage = open_page(office, "members")
    stage.open(0)
    assert stage.page.may_leave()
    stage.write("post", "会计")
    stage.answer(button)
    assert stage.page.may_leave() is leaves
    assert stage.asked == "“其木格”改过的内容还没有保存"
    assert stage.rows()[0]["post"] == kept
    assert stage.form.editing.is_dirty is not leaves


def test_going_back_to_the_form_leaves_the_row_selected_that_it_shows(office, open_page):
    for name in ("阿古拉", "其木格"):
        add(office, name=name)
    stage = open_page(office, "members")
    stage.open(0)
    shown = stage.form.editing.uid
    stage.write("post", "会计")
    stage.answer("返回")
    stage.select(1)
    stage.bot.waitUntil(lambda: stage.table.current_uid() == shown)
    assert stage.form.editing.uid == shown
    assert stage.editor("post").raw() == "会计"


def test_the_form_follows_the_rows(office, open_page):
    for name in ("阿古拉", "其木格"):
        add(office, name=name)
    stage = open_page(office, "members")
    stage.open(0)
    stage.table.setFocus()
    stage.bot.keyClick(stage.table, Qt.Key.Key_Down)
    stage.bot.waitUntil(lambda: stage.line("name").text() == "其木格")
    assert stage.table.hasFocus()


def test_escape_folds_the_form_and_goes_back_to_the_table(office, open_page):
    add(office, name="其木格")
    stage = open_page(office, "members")
    stage.open(0)
    stage.bot.keyClick(stage.line("name"), Qt.Key.Key_Escape)
    assert not stage.form.is_open
    assert stage.table.hasFocus()


def test_where_there_is_little_room_the_form_takes_the_tables_place(office, open_page):
    add(office, name="阿古拉")
    add(office, name="其木格")
    stage = open_page(office, "members", size=(900, 700))
    stage.open(0)
    assert not stage.page.pane.isVisible()
    stage.click(stage.form.panel.next)
    stage.bot.waitUntil(lambda: stage.line("name").text() == "其木格")
    stage.page.resize(1500, 800)
    stage.bot.waitUntil(stage.page.pane.isVisible)
    stage.page.resize(900, 700)
    stage.bot.waitUntil(stage.page.pane.isHidden)
    stage.click(stage.form.panel.close_button)
    assert stage.page.pane.isVisible()


def test_numbers_are_hidden_until_somebody_asks_and_that_is_noted(office, open_page):
    add(office, name="其木格", id_number="990000196601010017")
    stage = open_page(office, "members")
    stage.open(0)
    line = stage.line("id_number")
    assert line.text() == "990000********0017"
    stage.bot.keyClicks(line, "9")
    assert line.text() == "990000********0017"
    assert stage.disclosures() == []
    stage.click(stage.editor("id_number").see)
    assert line.text() == "990000196601010017"
    (noted,) = stage.disclosures()
    assert (noted["what"], noted["ledger"], noted["person"]) == ("show", "members", "白敏")
    assert not stage.form.editing.is_dirty


def test_what_other_systems_brought_is_shown_where_there_is_any_its_numbers_hidden(
    office, open_page
):
    kept = "现居住地：宝昌镇，13912345678"
    add(office, name="李金花")
    add(office, name="王玉发", extras=kept)
    stage = open_page(office, "members")
    stage.open(0)
    assert stage.form.body.rows["extras"].isHidden()
    stage.open(1)
    editor = stage.editor("extras")
    assert stage.form.body.rows["extras"].isVisibleTo(stage.form.body)
    assert editor.text.toPlainText() == "现居住地：宝昌镇，139****5678"
    assert editor.text.isReadOnly()
    stage.write("post", "支部书记")
    stage.save()
    stored = stage.rows()[1]
    assert (stored["post"], stored["extras"], stage.disclosures()) == ("支部书记", kept, [])
    stage.click(editor.see)
    assert editor.text.toPlainText() == kept
    assert len(stage.disclosures()) == 1
    stage.write("extras", "现居住地：太旗")
    stage.save()
    assert stage.rows()[1]["extras"] == "现居住地：太旗"


def test_values_that_came_meanwhile_are_shown_and_typing_goes_on(office, open_page):
    uid = add(office, name="其木格", post="牧民", address="1组")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("post", "会计")
    Desk(office).change("members", uid, {"address": "3组"})
    stage.bot.waitUntil(lambda: stage.line("address").text() == "3组")
    assert stage.editor("post").raw() == "会计"
    assert stage.form.panel.save.isEnabled()
    stage.save()
    row = stage.rows()[0]
    assert (row["post"], row["address"]) == ("会计", "3组")


def test_a_newer_value_is_taken(office, open_page):
    uid = add(office, name="其木格", post="牧民")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("post", "会计")
    stage.write("remarks", "外出")
    Desk(office).change("members", uid, {"post": "护边员"})
    offer = stage.wait_offer("post")
    assert not stage.form.panel.save.isEnabled()
    stage.click(offer.button_of(offer.offered[0]))
    assert stage.editor("post").raw() == "护边员"
    stage.save()
    row = stage.rows()[0]
    assert (row["post"], row["remarks"]) == ("护边员", "外出")


def test_ones_own_value_is_saved_anyway(office, open_page):
    uid = add(office, name="其木格", post="牧民")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("post", "会计")
    Desk(office).change("members", uid, {"post": "护边员"})
    offer = stage.wait_offer("post")
    stage.click(offer.button_of(offer.offered[1]))
    stage.save()
    assert stage.rows()[0]["post"] == "会计"
    assert not stage.form.editing.is_dirty


def test_a_record_deleted_meanwhile_is_said_and_what_was_typed_stays(office, open_page):
    uid = add(office, name="其木格")
    stage = open_page(office, "members")
    stage.open(0)
    stage.write("post", "会计")
    Desk(office).remove("members", [uid])
    stage.bot.waitUntil(stage.form.panel.banner.isVisible)
    assert stage.editor("post").raw() == "会计"
    Desk(office).undo()
    stage.bot.waitUntil(lambda: not stage.form.panel.banner.isVisible())
    stage.save()
    assert stage.rows()[0]["post"] == "会计"


def test_what_two_offices_wrote_at_once_is_settled_with_one_click(pair, carry, open_page):
    gacha, sumu = pair
    uid = add(gacha, name="其木格", post="牧民")
    carry(gacha, sumu)
    Desk(gacha).change("members", uid, {"post": "会计"})
    Desk(sumu).change("members", uid, {"post": "护边员"})
    carry(sumu, gacha)
    stage = open_page(gacha, "members")
    assert stage.model.row_at(0).review == 1
    stage.open(0)
    offer = stage.wait_offer("post")
    assert {one.shown for one in offer.offered} == {"会计", "护边员"}
    (theirs,) = [one for one in offer.offered if one.shown == "护边员"]
    assert "贡宝拉格苏木党委" in theirs.source
    stage.click(offer.button_of(theirs))
    assert stage.rows()[0]["post"] == "护边员"
    assert stage.editor("post").raw() == "护边员"
    stage.bot.waitUntil(lambda: stage.model.row_at(0).review == 0)
    assert not offer.isVisible()


def test_what_belongs_to_another_office_can_only_be_read(pair, carry, open_page):
    gacha, sumu = pair
    add(sumu, "code_entries", code_table="post", code="901", label="草管员")
    carry(sumu, gacha)
    stage = open_page(gacha, "code_entries")
    stage.open(0)
    assert gacha.unit != Unit("152527201000", "sumu")
    assert not stage.line("label").isEnabled()
    assert stage.form.panel.banner.isVisible()


def test_a_link_is_followed(office, open_page):
    member = add(office, name="其木格")
    add(office, "households", host="其木格")
    stage = open_page(office, "households")
    stage.open(0)
    editor = stage.editor("host")
    stage.click(editor.follow)
    stage.bot.mouseClick(editor.line, Qt.MouseButton.LeftButton, CTRL)
    assert stage.went == [("members", member)] * 2


def test_the_deletion_of_what_the_form_shows_folds_it(office, open_page):
    add(office, name="其木格")
    stage = open_page(office, "members")
    stage.open(0)
    stage.answer("删除")
    stage.click(stage.form.panel.remove)
    stage.bot.waitUntil(lambda: not stage.form.is_open)
    assert stage.rows() == []


def test_every_editor_says_what_it_is(office, open_page):
    for ledger in office.registry:
        stage = open_page(office, ledger.__tablename__)
        stage.page.add()
        for name, one in stage.form.body.rows.items():
            if ledger.fields[name].stored:
                inside = one.editor.focusProxy()
                assert inside.accessibleName() == ledger.fields[name].label or inside.text()
        assert QApplication.focusWidget() is not None
