"""Saved views, columns and their order, as the clerk works with them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from app.desk import Desk
from app.ledger.fields import Operator
from app.ledger.questions import Condition
from app.saved_views import SavedView, ViewBook
from app.values.days import years_between
from ui.ledger.columns import ColumnMemory
from ui.ledger.columns_menu import ColumnsChooser
from ui.ledger.model import FIRST

PEOPLE = (
    ("王玉发", "1950-03-12", "年老", "正式"),
    ("其木格", "1960", "年老", "正式"),
    ("张三", "1999-06", "在职", "预备"),
)
MONGOL = Condition("ethnicity", Operator.ONE_OF, ("02",))


@pytest.fixture
def stage(office, open_page):
    for name, born, management, category in PEOPLE:
        values = {"name": name, "born": born, "management": management, "category": category}
        Desk(office).add("members", values)
    return open_page(office, "members")


def press(stage, text):
    """Press a line of the menu of views."""
    menu = stage.page.pane.views.menu()
    menu.aboutToShow.emit()
    lines = {one.text(): one for one in menu.actions()}
    lines[text].trigger()
    return lines


def says(stage):
    return stage.page.pane.views.text()


def columns(stage):
    return [one.name for one in stage.model.fields]


def test_a_usual_view_shows_its_rows_order_and_columns(stage):
    assert says(stage) == "视图：全部"
    usual = columns(stage)
    press(stage, "年老党员")
    stage.wait_column("name", ["王玉发", "其木格"])
    assert says(stage) == "视图：年老党员"
    assert columns(stage) == ["name", "sex", "born", "age", "standing", "address", "phone"]
    assert stage.table.horizontalHeader().sortIndicatorSection() == FIRST + 2
    assert not stage.page.pane.put_back.isVisible()
    press(stage, "全部")
    stage.wait_column("name", ["其木格", "王玉发", "张三"])
    assert columns(stage) == usual


def test_departing_from_a_view_is_marked_and_one_click_goes_back(stage):
    press(stage, "年老党员")
    stage.wait_column("name", ["王玉发", "其木格"])
    bar = stage.page.pane.filters
    bar.set_filter("born", (Condition("born", Operator.FROM, ("1955",)),))
    stage.wait_column("name", ["其木格"])
    assert says(stage) == "视图：年老党员（改过）"
    stage.click(stage.page.pane.put_back)
    stage.wait_column("name", ["王玉发", "其木格"])
    assert says(stage) == "视图：年老党员"


@pytest.mark.parametrize("departure", ["search", "order", "columns"])
def test_words_order_and_columns_are_part_of_the_view(stage, departure):
    press(stage, "年老党员")
    stage.wait_column("name", ["王玉发", "其木格"])
    if departure == "search":
        stage.bot.keyClicks(stage.page.pane.search, "qmg")
        stage.wait_column("name", ["其木格"])
    elif departure == "order":
        stage.page.doing._columns.menu(FIRST).actions()[1].trigger()
        stage.wait_column("name", ["王玉发", "其木格"])
    else:
        stage.page.doing._columns._hide(stage.model.fields[1])
    assert says(stage) == "视图：年老党员（改过）"
    stage.page.views.put_back()
    assert says(stage) == "视图：年老党员"


def test_a_view_is_saved_under_a_name_changed_renamed_and_deleted(stage):
    bar = stage.page.pane.filters
    bar.set_filter("age", (Condition("age", Operator.FROM, (60,)),))
    # of 1960 alone nobody can tell before December
    stage.bot.waitUntil(lambda: stage.model.rowCount() < 3)
    press(stage, "把现在的样子存成新视图…")
    dialog = stage.page.views.save_as()
    for taken in ("", "预备党员"):
        dialog.line.setText(taken)
        stage.bot.keyClick(dialog.line, Qt.Key.Key_Return)
        assert dialog._problem.text()
        assert dialog.isVisible()
    dialog.line.clear()
    dialog.line.insert("六十以上")
    stage.bot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert says(stage) == "视图：六十以上"
    bar.set_filter("born", (Condition("born", Operator.TO, ("1950",)),))
    stage.wait_column("name", ["王玉发"])
    press(stage, "保存对“六十以上”的改动")
    assert says(stage) == "视图：六十以上"
    stage.bot.waitUntil(lambda: len(kept(stage).where) == 2)
    renaming = stage.page.views.rename()
    renaming.line.setText("很老的")
    renaming.opens.setChecked(True)
    stage.click(renaming.save)
    assert says(stage) == "视图：很老的"
    stage.answer("删除")
    press(stage, "删除“很老的”…")
    stage.wait_column("name", ["其木格", "王玉发", "张三"])
    assert says(stage) == "视图：全部"


def kept(stage):
    book = ViewBook(stage.office, stage.office.registry["members"])
    return next((one for one in book.all() if one.is_own), SavedView())


def test_the_ledger_opens_with_its_default_view(office, open_page, stage):
    press(stage, "预备党员")
    stage.wait_column("name", ["张三"])
    press(stage, "打开就用“预备党员”")
    stage.bot.waitUntil(lambda: office.setting("view.members") == "预备党员")
    again = open_page(office, "members")
    again.wait_column("name", ["张三"])
    assert says(again) == "视图：预备党员"
    again.page.show_all()
    again.wait_column("name", ["其木格", "王玉发", "张三"])
    assert says(again) == "视图：全部"


def test_a_view_of_another_version_shows_the_rest_and_says_what_is_missing(office, stage):
    view = SavedView("旧的", (Condition("category", Operator.ONE_OF, ("2",)),), is_own=True)
    book = stage.page.views.book
    book.save(view)
    book._documents[0]["columns"] = ["name", "shoe_size"]
    press(stage, "旧的")
    stage.wait_column("name", ["张三"])
    assert stage.said[-1] == "视图“旧的”：没有“shoe_size”这一项了，这部分没有用上"
    assert columns(stage) == ["name"]


# ---- columns
def test_columns_are_moved_by_keyboard_and_the_order_is_remembered(office, stage):
    before = columns(stage)
    memory = stage.page.listing._memory
    chooser = ColumnsChooser(memory, stage.page.listing.show_columns)
    stage.bot.addWidget(chooser)
    chooser.show()
    stage.bot.keyClicks(chooser.search, "mz")
    assert chooser.list.currentItem().text() == "民族"
    chooser.search.clear()
    chooser.activateWindow()
    chooser.list.setFocus()
    chooser.list.setCurrentRow(2)
    stage.bot.waitUntil(chooser.isActiveWindow)
    stage.bot.keyClick(chooser.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    moved = [before[0], before[2], before[1], *before[3:]]
    assert columns(stage) == moved
    stage.bot.keyClick(chooser.list, Qt.Key.Key_Space)
    assert columns(stage) == [before[0], before[1], *before[3:]]
    stage.bot.waitUntil(
        lambda: (
            before[2]
            not in [one.name for one in ColumnMemory(office, stage.model._declared, "page").fields]
        )
    )
    stage.click(chooser.forget)
    assert columns(stage) == before


def test_a_heading_is_drawn_to_another_place_and_the_running_number_stays_first(stage):
    before = columns(stage)
    header = stage.table.horizontalHeader()
    header.moveSection(header.visualIndex(FIRST + 2), 0)
    moved = [before[2], *before[:2], *before[3:]]
    stage.bot.waitUntil(lambda: columns(stage) == moved)
    assert [header.visualIndex(at) for at in range(header.count())] == list(range(header.count()))


def test_what_can_be_computed_stands_in_the_table(office, stage):
    memory = stage.page.listing._memory
    memory.choose(["name", "age"])
    stage.page.listing.show_columns()
    today = office.today()
    ages = [years_between(born, today) for born in ("1960", "1950-03-12", "1999-06")]
    stage.wait_column("age", ["" if one is None else str(one) for one in ages])


def test_columns_changed_in_a_view_do_not_become_the_tables_own(stage):
    own = columns(stage)
    press(stage, "年老党员")
    stage.page.doing._columns._hide(stage.model.fields[1])
    press(stage, "全部")
    assert columns(stage) == own


# ---- from the table into the bar
def test_only_this_value_and_not_this_value(stage):
    stage.wait_column("name", ["其木格", "王玉发", "张三"])
    stage.select(0)
    at = columns(stage).index("management") + FIRST
    stage.table.setCurrentIndex(stage.model.index(0, at))
    menu = QMenu()
    stage.page.doing._columns.offer_value(menu)
    only, others = (one for one in menu.actions() if not one.isSeparator())
    assert (only.text(), others.text()) == ("只看这个“管理类别”", "不看这个“管理类别”")
    only.trigger()
    stage.wait_column("name", ["其木格", "王玉发"])
    others.trigger()
    stage.wait_column("name", ["张三"])
    bar = stage.page.pane.filters
    assert bar.last_words() == "管理类别：不是年老党员"


def test_hidden_numbers_are_no_filter_by_a_click(stage):
    stage.select(0)
    at = columns(stage).index("phone") + FIRST
    stage.table.setCurrentIndex(stage.model.index(0, at))
    menu = QMenu()
    stage.page.doing._columns.offer_value(menu)
    assert menu.actions() == []


def test_one_condition_too_many_is_taken_away(stage):
    bar = stage.page.pane.filters
    bar.set_filter("management", (Condition("management", Operator.ONE_OF, ("4",)),))
    stage.wait_column("name", ["其木格", "王玉发"])
    bar.set_filter("ethnicity", (MONGOL,))
    pane = stage.page.pane
    stage.bot.waitUntil(pane.take_last.isVisible)
    assert pane.take_last.text() == "去掉“民族：蒙古族”"
    stage.click(pane.take_last)
    stage.wait_column("name", ["其木格", "王玉发"])
