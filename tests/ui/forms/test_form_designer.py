"""The form designer with real widgets and real pages."""

from __future__ import annotations

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from shiboken6 import isValid

from app.desk import Desk
from app.errors import Trouble
from app.forms import catalogue
from app.forms.documents import dump
from app.ledger.forms import Form, columns
from app.ledger.questions import Question
from ui.forms.column_part import OVER, TITLE, WIDTH
from ui.forms.designer import FormDesigner
from ui.forms.keeping import TitleDialog
from ui.printing.preview import PrintPreview

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def design(desktop, qtbot):
    """Opens the designer of a form."""
    made = []

    def design(office, name="roster", ledger="members"):
        hall = desktop(office)
        offered = catalogue.form_named(office, ledger, name)
        dialog = FormDesigner(hall.place, Question(ledger), offered)
        dialog.hall = hall
        dialog.show()
        made.append(dialog)
        rest(dialog, qtbot)
        return dialog

    yield design
    for one in made:
        if isValid(one):
            one.done(0)  # without being asked whether what was changed may be lost


@pytest.fixture
def few(office):
    """An office with three members."""
    for name, sex in (("巴图孟和", "男"), ("白敏", "女"), ("张三", "男")):
        Desk(office).add("members", {"name": name, "sex": sex, "born": "1968.3.12"})
    return office


def rest(dialog, qtbot):
    """Wait until the preview shows the form as it is now."""
    live = dialog.live
    qtbot.waitUntil(
        lambda: (
            live.typeset is not None and not live._pause.isActive() and not dialog.hall.jobs.is_busy
        )
    )


def gone(dialog, qtbot):
    """Wait until it has closed; then it is deleted."""
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


def text_of(dialog):
    document = pypdfium2.PdfDocument(dialog.live.typeset.pdf.content)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def headings(dialog):
    """The titles of the columns as the form has them."""
    return [one.title or one.field for one in dialog.draft.form.columns]


def type_cell(part, row, place, text):
    """Type into a cell of the table of columns."""
    part.table.item(row, place).setText(text)


def kept(office, name="roster", ledger="members"):
    return catalogue.form_named(office, ledger, name)


# ---- the form and its preview
def test_each_change_is_seen_in_the_pages_and_saving_is_one_step(design, few, qtbot, write):
    dialog = design(few)
    assert not dialog.save.isEnabled()
    assert "党员名册" in text_of(dialog)
    dialog.tabs.setCurrentIndex(0)
    write(dialog.parts["head"].title, "党员花名册")
    rest(dialog, qtbot)
    assert "党员花名册" in text_of(dialog)

    part = dialog.parts["columns"]
    first = [one.field for one in part.columns()]
    assert first[0] == "name"
    type_cell(part, 1, TITLE, "男女")
    type_cell(part, 1, OVER, "基本情况")
    type_cell(part, 1, WIDTH, "２０毫米")
    part._select([2])
    part.remove_selected()
    part._select([1])
    part.move_by(-1)
    part.add_fields(["", "address"])
    rest(dialog, qtbot)
    shown = dialog.draft.form.columns
    assert (shown[0].title, shown[0].over, shown[0].width) == ("男女", "基本情况", 20.0)
    assert [one.field for one in shown[:5]] == ["sex", "", "address", "name", first[3]]
    assert "男女" in text_of(dialog)
    assert "基本情况" in text_of(dialog)

    dialog.save.click()
    gone(dialog, qtbot)
    offered = kept(few)
    assert offered.whose == "own"
    assert offered.form.title == "党员花名册"
    assert offered.form.columns == shown
    Desk(few).undo()
    assert kept(few).whose == "program", "saving is one step, which can be taken back"


def test_a_width_that_is_none_changes_nothing(design, few):
    dialog = design(few)
    part = dialog.parts["columns"]
    type_cell(part, 0, WIDTH, "宽一点")
    assert part.table.item(0, WIDTH).text() == ""
    type_cell(part, 0, WIDTH, "9999")
    assert dialog.draft.form.columns[0].width == 400
    type_cell(part, 0, WIDTH, "")
    assert dialog.draft.form.columns[0].width is None


def test_ctrl_z_takes_back_what_was_done_to_the_form_also_within_a_field(
    design, few, qtbot, write, hands
):
    dialog = design(few)
    dialog.activateWindow()
    title = dialog.parts["head"].title
    dialog.tabs.setCurrentIndex(0)
    title.setFocus()
    title.end(False)
    qtbot.keyClicks(title, "x")
    qtbot.keyClicks(title, "y")
    dialog.parts["head"].wall.click()
    assert (title.text(), dialog.draft.form.wall) == ("党员名册xy", True)
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert (title.text(), dialog.draft.form.wall) == ("党员名册xy", False)
    qtbot.keyClick(title, Qt.Key.Key_Z, CTRL)
    assert title.text() == "党员名册"
    assert not dialog.undo.isEnabled()
    qtbot.keyClick(title, Qt.Key.Key_Y, CTRL)
    qtbot.keyClick(title, Qt.Key.Key_Y, CTRL)
    assert (title.text(), dialog.draft.form.wall) == ("党员名册xy", True)
    hands.press("不了")
    dialog.close_button.click()
    assert dialog.isVisible(), "nothing that was changed is lost by one click"
    hands.press("不保存，关上")
    dialog.close_button.click()
    gone(dialog, qtbot)
    assert kept(few).whose == "program"


def test_what_is_filled_in_stands_there_in_chinese_and_can_be_put_in(design, few, qtbot, write):
    dialog = design(few)
    foot = dialog.parts["foot"]
    dialog.tabs.setCurrentIndex(list(dialog.parts).index("foot"))
    assert foot.total.text() == "合计：{条数} 人"
    write(foot.total.field, "一共{条数}人，")
    foot.total.put("office")
    assert dialog.draft.form.total == "一共{count}人，{office}"
    head = dialog.parts["head"]
    head.asks.setText("监督电话")
    head.asks.written.emit(head.asks.text())
    notes = foot.notes
    notes.field.insertPlainText("有问题请打")
    notes.put("ask:监督电话")
    notes.field.insertPlainText("\n")
    assert dialog.draft.form.notes == ("有问题请打{ask:监督电话}",)
    assert notes.text().endswith("\n"), "what is being typed is left alone"
    rest(dialog, qtbot)
    assert "一共3人，敦达乌苏嘎查党支部" in text_of(dialog)


def test_groups_order_totals_and_empty_rows(design, few, qtbot):
    dialog = design(few)
    order, foot = dialog.parts["order"], dialog.parts["foot"]
    field, way = order.keys[0]
    field.setCurrentIndex(field.findData("name"))
    field.activated.emit(field.currentIndex())
    way.setCurrentIndex(1)
    way.activated.emit(1)
    order.group.setCurrentIndex(order.group.findData("sex"))
    order.group.activated.emit(order.group.currentIndex())
    order.group_pages.click()
    item = next(
        one
        for one in (foot.totals.item(at) for at in range(foot.totals.count()))
        if one.data(Qt.ItemDataRole.UserRole) == "sex"
    )
    item.setCheckState(Qt.CheckState.Checked)
    foot.blank_rows.setValue(3)
    foot.seal.click()
    rest(dialog, qtbot)
    form = dialog.draft.form
    assert (form.order, form.group, form.group_pages) == (("-name",), "sex", True)
    assert (form.totals, form.blank_rows, form.seal) == (("sex",), 3, True)
    assert len(dialog.live.typeset.sizes) == 2, "each group begins a page"
    text = text_of(dialog)
    assert text.index("张") < text.index("巴图孟和")
    for _step in range(7):
        dialog.draft.undo()
    assert not dialog.draft.is_changed


def test_what_cannot_be_typeset_is_said_and_the_pages_stay(
    design, few, qtbot, monkeypatch, words_on
):
    from ui.forms import live

    dialog = design(few)
    before = dialog.live.typeset

    def fail(*_args):
        raise Trouble("这张表排不下", "请少放几列")

    monkeypatch.setattr(live, "write", fail)
    dialog.parts["columns"].numbered.click()
    qtbot.waitUntil(lambda: "这张表排不下。请少放几列" in words_on(dialog.live.problem))
    assert dialog.live.typeset is before
    monkeypatch.undo()
    dialog.parts["columns"].numbered.click()
    qtbot.waitUntil(lambda: not dialog.live.problem.isVisible())


def test_of_many_changes_one_after_another_the_newest_is_typeset(design, few, qtbot):
    dialog = design(few)
    for count in range(1, 40):
        dialog.draft.change(title=f"第{count}次")
    rest(dialog, qtbot)
    assert "第39次" in text_of(dialog)


# ---- other layouts
def test_the_boxes_of_a_sheet_are_changed_where_they_stand(design, few, qtbot, write):
    dialog = design(few, "collection")
    part = dialog.parts["boxes"]
    assert part.table.item(0, 0).text() == "1.姓名"
    write(part.words.field, "1.名字")
    part.across.setValue(3)
    rest(dialog, qtbot)
    assert "1.名字" in text_of(dialog)
    assert dialog.draft.form.boxes[0][0].across == 3
    assert part.table.columnSpan(0, 0) == 3
    rows = len(dialog.draft.form.boxes)
    part.add_row_below.click()
    write(part.words.field, "备注")
    part.table.setCurrentCell(1, dialog.draft.form.boxes[1][0].across)
    part.field.setCurrentIndex(part.field.findData("remarks"))
    part.field.activated.emit(0)
    made = dialog.draft.form.boxes
    assert len(made) == rows + 1
    assert made[1][0].words == "备注"
    assert made[1][1].field == "remarks"
    part.remove_chosen()
    assert len(dialog.draft.form.boxes[1]) == 1
    part.widths.setText("1 2 坏")
    part.widths.left.emit()
    assert dialog.draft.form.grid == kept(few, "collection").form.grid
    part.widths.setText("1　2、3")
    part.widths.left.emit()
    assert dialog.draft.form.grid == (1, 2, 3)
    rest(dialog, qtbot)
    assert dialog.live.typeset.rows == 3


def test_the_lines_of_a_card_are_changed(design, office, qtbot, write):
    Desk(office).add("households", {"number": "1", "host": "乌兰"})
    dialog = design(office, "card", "households")
    part = dialog.parts["lines"]
    part.list.setCurrentRow(0)
    part.words.field.selectAll()
    part.words.field.insertPlainText("联系卡：")
    part.words.put("host")
    part.type_size.setValue(20)
    part.label_width.setValue(80)
    rest(dialog, qtbot)
    line = dialog.draft.form.lines[0]
    assert (line.words, line.size) == ("联系卡：{host}", 20)
    assert dialog.draft.form.label[0] == 80
    assert "联系卡：乌兰" in text_of(dialog)
    count = len(dialog.draft.form.lines)
    part.add_line.click()
    part.words.field.setPlainText("第二行")
    part.move_by(-1)
    assert dialog.draft.form.lines[0].words == "第二行"
    part.remove_chosen()
    assert len(dialog.draft.form.lines) == count


@pytest.mark.parametrize("ledger", ["members", "households", "patrols", "notices", "activities"])
def test_every_form_opens_unchanged_and_every_field_has_a_name(design, office, qtbot, ledger):
    for offered in catalogue.forms(office).of(ledger):
        dialog = design(office, offered.name, ledger)
        assert not dialog.draft.is_changed, offered.name
        assert dialog.live.typeset.sizes
        for one in dialog.findChildren(QPlainTextEdit):
            assert one.accessibleName()
        dialog.close_button.click()
        gone(dialog, qtbot)


def test_without_records_an_empty_form_stands_there(design, office, qtbot):
    dialog = design(office)
    assert "填报人" in text_of(dialog)
    assert dialog.live.typeset.rows == 0


# ---- keeping it
def test_a_form_is_kept_under_another_title_beside_the_first(design, few, hands, qtbot):
    dialog = design(few)
    names = []
    dialog.saved.connect(names.append)

    def name_it(asking):
        assert isinstance(asking, TitleDialog)
        asking.line.setText("党员名册（存档）")
        asking.save.click()

    hands.do(name_it)
    dialog.save_as.click()
    qtbot.waitUntil(lambda: bool(names))
    made = kept(few, names[0])
    assert (made.whose, made.title) == ("own", "党员名册（存档）")
    assert kept(few).whose == "program"

    again = design(few, names[0])
    hands.press("删除")
    again.delete.click()
    gone(again, qtbot)
    assert len(catalogue.forms(few).of("members")) == len(few.registry["members"].sheet.printed)


def test_a_title_that_is_taken_is_said_and_nothing_is_lost(design, few, hands, qtbot, write):
    dialog = design(few)
    dialog.tabs.setCurrentIndex(0)
    write(dialog.parts["head"].title, "签到表")
    hands.press("知道了")
    dialog.save.click()
    qtbot.waitUntil(lambda: bool(hands.read))
    assert "已经有叫“签到表”的表格" in hands.read[0]
    assert dialog.isVisible()
    assert dialog.isEnabled()
    assert dialog.draft.form.title == "签到表"


def test_what_was_copied_out_of_a_spreadsheet_is_kept_without_its_tabs(design, few, qtbot, write):
    dialog = design(few)
    dialog.tabs.setCurrentIndex(0)
    write(dialog.parts["head"].empty, "—\t—")
    dialog.parts["foot"].notes.field.insertPlainText("一\t二")
    part = dialog.parts["columns"]
    part.table.item(0, TITLE).setText("姓\t名")
    dialog.save.click()
    gone(dialog, qtbot)
    form = catalogue.form_named(few, "members", "roster").form
    assert form.notes == ("一 二",)
    assert form.columns[0].title == "姓 名"
    assert form.empty == "— —"


def test_an_own_form_in_place_of_the_programs_goes_back_to_that(design, few, hands, qtbot):
    catalogue.keep(few, "members", Form(name="roster", title="我们的", columns=columns("name")))
    dialog = design(few)
    assert dialog.restore.isVisible()
    assert not dialog.delete.isVisible()
    hands.press("恢复")
    dialog.restore.click()
    gone(dialog, qtbot)
    assert kept(few).whose == "program"
    Desk(few).undo()
    assert kept(few).title == "我们的"


def test_a_townships_form_is_copied_and_not_changed(design, pair, carry, hands, qtbot):
    gacha, sumu = pair
    made = Form(name="town", title="全苏木统一名册", columns=columns("name", "sex"))
    catalogue.keep(sumu, "members", made)
    carry(sumu, gacha)
    assert dump(kept(gacha, "town").form) == dump(made)
    dialog = design(gacha, "town")
    assert not dialog.save.isVisible()
    assert not dialog.delete.isVisible()
    hands.do(lambda asking: asking.save.click())
    dialog.save_usually()
    gone(dialog, qtbot)
    found = {one.title: one.whose for one in catalogue.forms(gacha).of("members")}
    assert found["全苏木统一名册"] == "above"
    assert found["全苏木统一名册（自用）"] == "own"


def test_from_the_preview_and_back(desktop, few, hands, qtbot):
    hall = desktop(few)
    preview = PrintPreview(hall.place, Question("members"))
    preview.show()
    qtbot.waitUntil(preview.parts.print.isEnabled)
    preview.form_part.design.click()
    dialog = preview.findChild(FormDesigner)
    dialog.hall = hall
    rest(dialog, qtbot)
    dialog.draft.change(title="支部名册")
    qtbot.keyClick(dialog, Qt.Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: preview.form_part.form.currentText() == "支部名册（本办公室的）")
    qtbot.waitUntil(lambda: preview.parts.print.isEnabled() and not hall.jobs.is_busy)
    document = pypdfium2.PdfDocument(preview.typeset.pdf.content)
    assert "支部名册" in document[0].get_textpage().get_text_range()
    document.close()
    assert hall.said == ["已保存表格“支部名册”"]


def test_a_column_to_write_in_asks_for_its_heading(design, few, qtbot, write):
    dialog = design(few)
    part = dialog.parts["columns"]
    part._select([0])
    part.add_fields([""])
    editor = part.table.findChild(QLineEdit)
    write(editor, "签名")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.draft.form.columns[1].title == "签名")
    assert [one.field for one in dialog.draft.form.columns[:2]] == ["name", ""]
