from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from app.demo import Wanted, fill
from app.desk import Desk
from app.forms.terms import suggested
from app.progress import Silent
from ui.ledger.columns import ColumnMemory
from ui.ledger.columns_menu import ColumnsChooser
from ui.ledger.model import FIRST
from ui.ledger.reading import PAGE

NAMES = ("王玉发", "巴图孟和", "其木格")


def add(office, *names, **more):
    return [Desk(office).add("members", {"name": name, **more}).uid for name in names]


def header_click(stage, name):
    at = [one.name for one in stage.model.fields].index(name) + FIRST
    header = stage.table.horizontalHeader()
    x = header.sectionViewportPosition(at) + 10
    stage.bot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, header.height() // 2)
    )


def test_the_heading_counts_in_the_ledgers_own_word(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    assert stage.headings[-1] == "党员　3 人"
    stage.wait_column("name", ["巴图孟和", "其木格", "王玉发"])


def test_names_are_found_by_the_initials_of_their_pinyin(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.page.begin_search()
    stage.bot.keyClicks(stage.page.pane.search, "wyf")
    stage.wait_column("name", ["王玉发"])
    assert stage.headings[-1] == "党员　共 3 人，筛选出 1 人"
    stage.bot.keyClick(stage.page.pane.search, Qt.Key.Key_Escape)
    stage.wait_column("name", ["巴图孟和", "其木格", "王玉发"])


def test_letters_typed_into_the_table_go_to_the_search_box(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.table.setFocus()
    stage.bot.keyClick(stage.table, Qt.Key.Key_W)
    assert stage.page.pane.search.hasFocus()
    stage.bot.keyClicks(stage.page.pane.search, "yf")
    stage.wait_column("name", ["王玉发"])


def test_enter_in_the_search_box_goes_to_the_rows(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.page.begin_search()
    stage.bot.keyClick(stage.page.pane.search, Qt.Key.Key_Return)
    assert stage.table.hasFocus()
    assert stage.table.current_uid() == stage.model.row_at(0).uid


def test_a_click_on_a_heading_sorts_up_then_down_then_as_usual(office, open_page):
    for name, born in zip(NAMES, ("1970", "1950", "1960"), strict=True):
        add(office, name, born=born)
    stage = open_page(office, "members")
    header_click(stage, "born")
    stage.wait_column("born", ["1950", "1960", "1970"])
    header_click(stage, "born")
    stage.wait_column("born", ["1970", "1960", "1950"])
    header_click(stage, "born")
    stage.wait_column("name", ["巴图孟和", "其木格", "王玉发"])


def test_what_is_computed_cannot_be_sorted_by_and_the_old_order_stays(office, open_page):
    add(office, *NAMES)
    memory = ColumnMemory(office, office.registry["members"], "page")
    memory.choose(["name", "born", "age"])
    stage = open_page(office, "members")
    header_click(stage, "born")
    header_click(stage, "age")
    assert [one.field for one in stage.page.listing.question.order] == ["born"]
    assert stage.table.horizontalHeader().sortIndicatorSection() == FIRST + 1


def test_columns_are_chosen_and_remembered(office, open_page):
    add(office, "其木格", address="3组")
    stage = open_page(office, "members")
    shown = [one.name for one in stage.model.fields]
    assert "address" not in shown
    memory = ColumnMemory(office, office.registry["members"], "page")
    chooser = ColumnsChooser(memory, lambda: None)
    stage.bot.addWidget(chooser)
    chooser.mark("address", is_on=True)
    again = open_page(office, "members")
    assert [one.name for one in again.model.fields] == [*shown, "address"]
    again.wait_column("address", ["3组"])


def test_the_width_that_was_drawn_is_remembered(office, open_page):
    add(office, "其木格")
    stage = open_page(office, "members")
    stage.table.setColumnWidth(FIRST, 333)
    stage.bot.waitUntil(lambda: "333" in office.setting("columns.page.members"))
    assert open_page(office, "members").table.columnWidth(FIRST) == 333


def test_numbers_of_people_are_masked_in_the_table_and_on_the_clipboard(office, open_page):
    add(office, "其木格", phone="13812341027")
    stage = open_page(office, "members")
    stage.wait_column("phone", ["138****1027"])
    stage.select(0)
    stage.bot.keyClick(stage.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    stage.bot.waitUntil(lambda: "其木格" in QGuiApplication.clipboard().text())
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[0] == "其木格"
    assert "138****1027" in copied
    assert stage.said == ["已复制 1 行"]


def test_one_record_is_deleted_after_a_light_question_and_comes_back(office, open_page):
    add(office, "乌云其其格", "王玉发")
    stage = open_page(office, "members")
    stage.select(1)
    stage.answer("删除")
    stage.bot.keyClick(stage.table, Qt.Key.Key_Delete)
    assert stage.asked == "要删除“乌云其其格”吗？"
    assert stage.said == ["已删除“乌云其其格”，按 Ctrl+Z 可以撤销"]
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1)
    stage.desk.undo()
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 2)
    assert sorted(row["name"] for row in stage.rows()) == ["乌云其其格", "王玉发"]


def test_nothing_is_deleted_where_somebody_says_no(office, open_page):
    add(office, "乌云其其格")
    stage = open_page(office, "members")
    stage.select(0)
    stage.answer("不了")
    stage.bot.keyClick(stage.table, Qt.Key.Key_Delete)
    assert len(stage.rows()) == 1
    assert stage.said == []


def test_several_records_are_deleted_in_one_step(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.select(0, 2)
    stage.answer("删除")
    stage.click(stage.page.pane.remove)
    assert stage.asked == "要删除选中的 2 人吗？"
    stage.wait_column("name", ["其木格"])
    stage.desk.undo()
    stage.wait_column("name", ["巴图孟和", "其木格", "王玉发"])


def test_selection_and_place_survive_what_others_write(office, open_page):
    add(office, *(f"张{one}" for one in "一二三四五六七八九"))
    stage = open_page(office, "members")
    stage.select(4)
    chosen = stage.table.current_uid()
    name = stage.column("name")[4]
    Desk(office).add("members", {"name": "阿古拉"})
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 10)
    assert stage.column("name")[5] == name
    assert stage.table.current_uid() == chosen
    assert stage.table.selected_uids() == [chosen]


def test_five_thousand_patrols_are_read_page_by_page(office, open_page):
    fill(office, Wanted(patrols=5000), 1, Silent())
    stage = open_page(office, "patrols")
    assert stage.headings[-1] == "巡边日志　5,000 次"
    # the first screen and what lies beside it, not everything
    assert sum(text is not None for text in stage.column("date")) <= 8 * PAGE
    bar = stage.table.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.bot.waitUntil(lambda: stage.model.row_at(4999) is not None)
    bar.setValue(bar.maximum() // 2)
    middle = stage.table.shown_rows().start
    stage.bot.waitUntil(lambda: stage.model.row_at(middle) is not None)
    with office.snapshot() as now:
        records = now.asking.page(stage.page.listing.question, offset=middle, limit=1)
    assert stage.model.row_at(middle).uid == records[0].uid


def test_rows_that_were_never_read_can_be_deleted(office, open_page):
    fill(office, Wanted(patrols=600), 1, Silent())
    stage = open_page(office, "patrols")
    stage.table.setFocus()
    stage.table.selectAll()
    stage.answer("删除")
    stage.bot.keyClick(stage.table, Qt.Key.Key_Delete)
    stage.bot.waitUntil(lambda: stage.rows() == [])
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 0)
    assert stage.asked == "要删除选中的 600 次吗？"
    stage.desk.undo()
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 600)


def test_going_to_a_record_far_down_finds_its_row(office, open_page):
    fill(office, Wanted(patrols=600), 1, Silent())
    stage = open_page(office, "patrols")
    with office.snapshot() as now:
        (record,) = now.asking.page(stage.page.listing.question, offset=431, limit=1)
    stage.page.show_record(record.uid)
    stage.bot.waitUntil(lambda: stage.table.current_uid() == record.uid)
    assert stage.table.currentIndex().row() == 431
    assert stage.form.editing.uid == record.uid


def test_an_empty_ledger_says_what_to_do(office, open_page):
    stage = open_page(office, "members")
    assert stage.page.pane.nothing_yet.isVisible()
    stage.click(stage.page.pane.import_first)
    assert stage.imported == [("members", None)]
    stage.click(stage.page.pane.add_first)
    assert stage.form.is_open


def test_empty_forms_are_printed_before_there_are_any_records(office, open_page):
    stage = open_page(office, "patrols")
    assert stage.page.pane.nothing_yet.isVisible()
    stage.click(stage.page.pane.print_out)
    assert [(one.ledger, selected) for one, selected in stage.printed] == [("patrols", ())]


def test_the_terms_of_the_program_are_put_in_from_the_menu_and_approved_by_nobody(
    office, open_page
):
    assert not open_page(office, "members").page.pane.put_in.isVisible()
    stage = open_page(office, "terms")
    entry = stage.page.pane.put_in
    assert entry in stage.page.pane.more.menu().actions()
    assert entry.isVisible()
    entry.trigger()
    stage.bot.waitUntil(lambda: stage.headings[-1] == f"蒙古文用语　{len(suggested())} 条")
    assert stage.said == [f"已放入 {len(suggested())} 条，按 Ctrl+Z 可以撤销"]
    assert {one["state"] for one in stage.rows()} == {"未审定"}
    entry.trigger()
    stage.bot.waitUntil(lambda: stage.said[-1] == "程序带的都已经在表里了")
    stage.desk.undo()
    assert stage.rows() == []


def test_a_search_that_finds_nothing_can_be_cleared(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.page.pane.search.setText("没有这个人")
    stage.bot.waitUntil(stage.page.pane.nothing_found.isVisible)
    assert stage.headings[-1] == "党员　共 3 人，筛选出 0 人"
    stage.click(stage.page.pane.show_all)
    stage.bot.waitUntil(stage.table.isVisible)
    assert stage.model.rowCount() == 3


def test_what_is_shown_is_printed(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.page.pane.search.setText("wyf")
    stage.wait_column("name", ["王玉发"])
    stage.click(stage.page.pane.print_out)
    assert [(one.search, selected) for one, selected in stage.printed] == [("wyf", ())]


def test_what_is_selected_can_be_printed_by_keys(office, open_page):
    add(office, *NAMES)
    stage = open_page(office, "members")
    stage.select(0, 2)
    stage.bot.keyClick(stage.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    stage.bot.waitUntil(lambda: bool(stage.printed))
    question, selected = stage.printed[0]
    assert question.ledger == "members"
    assert list(selected) == [stage.model.row_at(one).uid for one in (0, 2)]


def test_where_a_record_has_got_to_stands_beside_it(pair, carry, open_page):
    gacha, sumu = pair
    add(gacha, "其木格")
    stage = open_page(gacha, "members")
    assert stage.model.row_at(0).where == "仅本机"
    carry(gacha, sumu)
    stage.page.changed(frozenset({"members"}))
    stage.bot.waitUntil(lambda: stage.model.row_at(0).where == "已写入U盘")


def test_a_page_that_is_not_shown_reads_again_when_it_comes_up(office, open_page):
    stage = open_page(office, "members")
    stage.page.hide()
    add(office, "其木格")
    stage.bot.wait(50)
    assert stage.model.rowCount() == 0
    stage.page.show()
    stage.page.came_up()
    stage.wait_column("name", ["其木格"])


def test_a_record_that_is_selected_stays_so_when_the_rows_are_sorted(office, open_page):
    for name, born in zip(NAMES, ("1970", "1950", "1960"), strict=True):
        add(office, name, born=born)
    stage = open_page(office, "members")
    stage.select(2)
    header_click(stage, "born")
    stage.wait_column("born", ["1950", "1960", "1970"])
    assert [stage.model.row_at(2).uid] == stage.table.selected_uids()
