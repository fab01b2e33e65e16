"""Importing the offices' own files by way of the wizard."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from app.exchange.files import open_workbook
from app.ledger.questions import Question
from ui.importing.plan_rows import Column
from ui.importing.wizard import ImportWizard, Step


@pytest.fixture
def begin(desktop, office, qtbot):
    """Opens the wizard on a file and waits until that has been looked into."""

    def begin(path=None, ledger="members"):
        wizard = ImportWizard(desktop(office).place, ledger, path)
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
        qtbot.waitUntil(lambda: wizard.step == step)
        return wizard

    return go_on


def counts(wizard):
    tiles = wizard.planning.page.tiles
    return {name: tile.count for name, tile in tiles.items()}


def problems(wizard):
    """The tree's lines, those that unfold with what is below them."""
    tree = wizard.planning.page.tree
    model = tree.model()
    lines = []
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        lines.append((index.data(), model.rowCount(index)))
    return lines


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel))


def test_the_roster_is_explained_before_it_is_imported_in_one_undoable_step(
    begin, go_on, samples, office, rows_of, qtbot
):
    wizard = begin(samples / "党员名册.xlsx")
    assert wizard.step == Step.COLUMNS
    assert "表头在第 3 行，下面有 53 行内容" in wizard.columns_page.found.text()

    go_on(wizard, Step.PLAN)
    assert counts(wizard) == {"new": 52, "changed": 0, "same": 0, "rejected": 1, "problems": 21}
    lines = problems(wizard)
    assert lines[0] == ("第 25 行　姓名：必须填写", 0)
    assert lines[1][0].startswith("第 11 行　公民身份号码：“")
    assert "被表格软件变成了数字，后几位已经丢失" in lines[1][0]
    assert lines[2] == (
        "转为正式党员日期：预备党员一般还没有转正日期，请核对人员类别　（18 处）",
        18,
    )
    assert rows_of(office) == []

    go_on(wizard, Step.DONE)
    rows = rows_of(office)
    assert len(rows) == 52
    assert {"马骉", "乌云其其格", "巴图·孟和"} <= {one["name"] for one in rows}

    qtbot.mouseClick(wizard.finishing.page.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: wizard.finishing.page.title.text() == "已经撤销")
    assert rows_of(office) == []


def test_a_row_shows_field_by_field_what_would_become_of_it(
    begin, go_on, samples, with_members, office, tmp_path, qtbot, rows_of
):
    with_members(office)
    book = openpyxl.load_workbook(samples / "党员名册.xlsx")
    book.active["N5"] = "敦达乌苏嘎查3组"
    book.active["M5"] = "13912345678"
    book.save(tmp_path / "改过.xlsx")
    wizard = go_on(begin(tmp_path / "改过.xlsx"), Step.PLAN)

    tile = wizard.planning.page.tiles["changed"]
    assert tile.count == 1
    qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)

    table = wizard.planning.page.table
    assert table.model().index(0, Column.ROW).data() == "5"
    shown = words_on(wizard.planning.page.detail.widget())
    assert "139****5678" in shown
    assert "13912345678" not in shown
    assert "敦达乌苏嘎查7组" in shown
    assert "敦达乌苏嘎查3组" in shown

    go_on(wizard, Step.DONE)
    assert [one["phone"] for one in rows_of(office) if one["address"] == "敦达乌苏嘎查3组"] == [
        "13912345678"
    ]


def test_single_rows_and_fields_are_left_out_by_taking_their_marks_away(
    begin, go_on, samples, with_members, office, tmp_path, qtbot, rows_of
):
    with_members(office)
    book = openpyxl.load_workbook(samples / "党员名册.xlsx")
    for row in (5, 6, 7):
        book.active[f"N{row}"] = f"新住址{row}"
        book.active[f"O{row}"] = f"新备注{row}"
    book.save(tmp_path / "改过.xlsx")
    wizard = go_on(begin(tmp_path / "改过.xlsx"), Step.PLAN)
    page = wizard.planning.page
    qtbot.mouseClick(page.tiles["changed"], Qt.MouseButton.LeftButton)
    assert wizard.next.text().startswith("导入 3 条")

    table = page.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert wizard.next.text().startswith("导入 2 条")
    second = table.model().index(1, Column.TAKEN)
    table.setCurrentIndex(second)
    qtbot.mouseClick(page.detail.boxes["address"], Qt.MouseButton.LeftButton)
    partly = Qt.CheckState(second.data(Qt.ItemDataRole.CheckStateRole))
    assert partly is Qt.CheckState.PartiallyChecked
    first = table.model().index(0, Column.TAKEN)
    table.setCurrentIndex(first)
    qtbot.mouseClick(page.detail.boxes["remarks"], Qt.MouseButton.LeftButton)
    assert not page.detail.boxes["address"].isChecked()
    assert wizard.next.text().startswith("导入 3 条")
    third = table.model().index(2, Column.TAKEN)
    place = table.visualRect(third).center()
    for _ in range(2):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wizard.next.text().startswith("导入 3 条")
    last = table.model().index(2, Column.TAKEN)
    table.setCurrentIndex(last)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.keyClick(table, Qt.Key.Key_Space)

    go_on(wizard, Step.DONE)
    found = {(one["address"], one["remarks"]) for one in rows_of(office)}
    assert ("新住址7", "新备注7") in found
    remarks = {one[1] for one in found if str(one[1]).startswith("新")}
    assert remarks == {"新备注5", "新备注6", "新备注7"}
    assert {one[0] for one in found if str(one[0]).startswith("新")} == {"新住址7"}


def test_only_what_is_empty_is_filled_if_the_clerk_says_so(
    begin, go_on, samples, with_members, office, tmp_path, qtbot
):
    with_members(office)
    book = openpyxl.load_workbook(samples / "党员名册.xlsx")
    book.active["M5"] = "13912345678"
    book.save(tmp_path / "改过.xlsx")
    wizard = go_on(begin(tmp_path / "改过.xlsx"), Step.PLAN)
    assert counts(wizard)["changed"] == 1

    wizard.planning.page.mode.setFocus()
    qtbot.keyClick(wizard.planning.page.mode, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: counts(wizard)["changed"] == 0)

    assert counts(wizard)["same"] == 52
    assert not wizard.next.isEnabled()


def test_the_ledger_that_fits_better_is_offered(begin, go_on, samples, office, rows_of, qtbot):
    wizard = begin(samples / "党员中心户一览表.xlsx", "members")
    assert "这张表更像“党员中心户”" in words_on(wizard.columns_page.notice)
    assert not wizard.next.isEnabled()  # nothing brings a member's name

    qtbot.keyClick(wizard.columns_page.switch, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: wizard.columns.declared.__tablename__ == "households")
    assert wizard.columns_page.notice.isHidden()

    go_on(go_on(wizard, Step.PLAN), Step.DONE)
    assert len(rows_of(office, "households")) == 6
    assert len(rows_of(office, "families")) == 62


def test_232_times_the_same_warning_is_one_line(begin, go_on, samples, qtbot):
    wizard = go_on(begin(samples / "巡逻登记簿.xlsx", "patrols"), Step.PLAN)

    lines = dict(problems(wizard))
    assert lines["巡逻人员：没有找到“…”，先按文字记下　（232 处）"] == 232

    tree = wizard.planning.page.tree
    model = tree.model()
    (line,) = [row for row in range(model.rowCount()) if model.index(row, 0).data() in lines
               and model.rowCount(model.index(row, 0)) == 232]  # fmt: skip
    tree.setCurrentIndex(model.index(line, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    below = model.index(0, 0, model.index(line, 0))
    assert tree.visualRect(below).isValid()
    assert below.data() == "第 4 行　没有找到“夏云飞”，先按文字记下"


REFUSED = {
    "积分明细.csv": "也不像别的台账",
    "加密.xlsx": "加了密码",
    "加密.xls": "加了密码",
    "加密.ods": "加了密码",
    "通知.doc": "不是表格",
    "党员基本信息采集表（空白）.xlsx": "一人一表的表格不能这样导入",
    "没有这个文件.xlsx": "找不到",
}


def test_files_that_cannot_be_taken_are_refused_where_another_can_be_chosen(
    begin, samples, hands, qtbot
):
    wizard = begin()
    for name, part in REFUSED.items():
        wizard.open_file(samples / name)
        qtbot.waitUntil(lambda: wizard.working.job is None)
        assert wizard.step == Step.FILE
        assert name in words_on(wizard.file_page.trouble)
        assert part in words_on(wizard.file_page.trouble)
    assert "换一个文件" in wizard.file_page.choose.text()

    hands.choose(samples / "党员名册.xlsx")
    qtbot.keyClick(wizard.file_page.choose, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: wizard.step == Step.COLUMNS)


@pytest.mark.parametrize("name", ["旧格式.xls", "开放格式.ods"])
def test_old_and_open_formats_are_taken(begin, go_on, samples, name):
    wizard = go_on(begin(samples / name), Step.PLAN)

    assert counts(wizard)["new"] == 2
    assert problems(wizard)[0] == ("… 格的公式出错（…），按空白处理　（2 处）", 2)


def test_a_file_can_be_dropped(begin, samples, qtbot):
    wizard = begin()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(samples / "党员名册.xlsx"))])
    how = Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    QApplication.sendEvent(wizard.file_page.ground, QDragEnterEvent(QPoint(9, 9), *how))
    QApplication.sendEvent(wizard.file_page.ground, QDropEvent(QPointF(9, 9), *how))

    qtbot.waitUntil(lambda: wizard.step == Step.COLUMNS)


def test_what_the_clerk_chose_for_the_columns_is_remembered(begin, go_on, samples, qtbot):
    wizard = begin(samples / "党员名册.xlsx")
    address = wizard.columns_page.columns.boxes[13]
    assert address.currentText() == "家庭住址"
    address.setFocus()
    qtbot.keyClick(address, Qt.Key.Key_Home)
    assert address.currentText() == "不导入"
    go_on(wizard, Step.PLAN)
    wizard.reject()

    again = begin(samples / "党员名册.xlsx")
    assert again.columns_page.columns.boxes[13].currentText() == "不导入"


def test_two_columns_cannot_be_one_field(begin, samples, qtbot):
    wizard = begin(samples / "党员名册.xlsx")
    remarks = wizard.columns_page.columns.boxes[14]
    remarks.setCurrentIndex(remarks.findText("联系电话"))
    remarks.activated.emit(remarks.currentIndex())

    assert "“联系电话”选了不止一列" in words_on(wizard.columns_page.notice)
    assert not wizard.next.isEnabled()


def test_columns_with_the_same_last_level_are_kept_beside_each_other(begin, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["姓名", "性别", "民族", "牛", None, "羊", None],
        [None, None, None, "头数", "头数", "头数", "住址/户籍所在地"],
        ["王玉发", "男", "汉族", 3, "电话13912345678", 5, "三组"],
    ):
        book.active.append(row)
    book.active.merge_cells("D1:E1")
    book.active.merge_cells("F1:G1")
    book.save(tmp_path / "a.xlsx")
    wizard = begin(tmp_path / "a.xlsx")
    page = wizard.columns_page

    def keep(column):
        box = page.columns.boxes[column]
        box.setCurrentIndex(box.findText("没有这一项，原样保留"))
        box.activated.emit(box.currentIndex())
        return box.currentData()

    assert page.columns.boxes[6].currentText() == "没有这一项，原样保留"
    assert (keep(3), keep(5), keep(6)) == ("extra:牛/头数", "extra:羊/头数", "extra:户籍所在地")
    assert page.notice.isHidden()
    assert "139****5678" in page.columns.samples[4].text()
    keep(4)
    assert "“牛/头数”选了不止一列" in words_on(page.notice)


def test_numbers_among_the_samples_are_masked(begin, samples):
    wizard = begin(samples / "党员名册.xlsx")

    assert "990000********" in wizard.columns_page.columns.samples[5].text()
    assert "****" in wizard.columns_page.columns.samples[12].text()


def test_rows_that_were_not_taken_come_back_as_a_spreadsheet(
    begin, go_on, samples, tmp_path, hands, qtbot
):
    wizard = go_on(go_on(begin(samples / "党员名册.xlsx"), Step.PLAN), Step.DONE)
    page = wizard.finishing.page
    assert "有 1 行没有导入" in page.rejected.text()

    hands.choose(tmp_path / "没有导入.xlsx")
    qtbot.mouseClick(page.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.saved.isHidden())

    rows = open_workbook(tmp_path / "没有导入.xlsx").sheets[0].rows
    assert rows[-1][-1] == "姓名：必须填写"


def test_the_roster_can_be_printed_when_it_is_imported(desktop, office, go_on, samples, qtbot):
    hall = desktop(office)
    wizard = ImportWizard(hall.place, "members", samples / "党员名册.xlsx")
    wizard.show()
    qtbot.waitUntil(lambda: wizard.step == Step.COLUMNS)
    go_on(go_on(wizard, Step.PLAN), Step.DONE)
    qtbot.mouseClick(wizard.finishing.page.print_roster, Qt.MouseButton.LeftButton)

    assert hall.printed == [Question("members")]


def test_escape_leaves_and_writes_nothing(begin, go_on, samples, office, rows_of, qtbot):
    wizard = go_on(begin(samples / "党员名册.xlsx"), Step.PLAN)
    with qtbot.waitSignal(wizard.rejected):
        qtbot.keyClick(wizard, Qt.Key.Key_Escape)

    assert rows_of(office) == []
