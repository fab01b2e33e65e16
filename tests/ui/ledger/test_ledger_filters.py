from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt

from app.desk import Desk
from app.ledger.at_hand import AtHand
from app.ledger.fields import Operator
from app.ledger.fields.links import link_to
from app.ledger.questions import Condition
from ui.ledger.filters.choosers import (
    DayChooser,
    ListChooser,
    MarkerChooser,
    RangeChooser,
    TextChooser,
    chooser_for,
)
from ui.ledger.filters.pane import PickList

PEOPLE = (
    ("王玉发", "02", "1968-03-12", "3组"),
    ("其木格", "02", "1975", None),
    ("张三", "01", "1990-06", "1组12号"),
)


@pytest.fixture
def stage(office, open_page):
    for name, ethnicity, born, address in PEOPLE:
        values = {"name": name, "ethnicity": ethnicity, "born": born, "address": address}
        Desk(office).add("members", {key: value for key, value in values.items() if value})
    return open_page(office, "members")


def choose(stage, name):
    """Without the pane around it, which needs a screen on which one can click beside it."""
    stage.page.pane.filter_button.setChecked(True)
    chooser = stage.page.pane.filters.chooser(name)
    stage.bot.addWidget(chooser)
    chooser.show()
    return chooser


def chips(stage):
    return [one.text for one in stage.page.pane.filters._chips.values()]


def test_check_marks(stage):
    chooser = choose(stage, "ethnicity")
    assert isinstance(chooser, ListChooser)
    chooser.marks.marks["02"].click()
    stage.wait_column("name", ["其木格", "王玉发"])
    assert chips(stage) == ["民族：蒙古族"]
    assert stage.headings[-1] == "党员　共 3 人，筛选出 2 人"
    assert stage.page.pane.filter_button.text() == "筛选（1）"
    chooser.marks.marks["01"].click()
    stage.wait_column("name", ["其木格", "王玉发", "张三"])
    assert chips(stage) == ["民族：汉族、蒙古族"]


def test_days_from_and_to_where_a_year_is_enough(stage):
    chooser = choose(stage, "born")
    assert isinstance(chooser, DayChooser)
    stage.bot.keyClicks(chooser._from, "1970")
    stage.wait_column("name", ["其木格", "张三"])
    assert chips(stage) == ["出生日期：1970年 起"]
    stage.bot.keyClicks(chooser._to, "1990.6")
    stage.wait_column("name", ["其木格", "张三"])
    assert chips(stage) == ["出生日期：1970年 至 1990年6月"]


def test_what_is_no_day_is_said_and_the_rows_stay(stage):
    chooser = choose(stage, "born")
    stage.bot.keyClicks(chooser._from, "1970x")
    assert chooser._problem.text()
    stage.wait_column("name", ["其木格", "张三"])


def test_this_year_is_one_click(office, open_page):
    desk = Desk(office)
    year = int(office.today()[:4])
    for day in (f"{year}-01-02", f"{year - 1}-12-31"):
        desk.add("patrols", {"date": day, "section": "东段"})
    stage = open_page(office, "patrols")
    chooser = choose(stage, "date")
    (button,) = [one for one in chooser._named.buttons() if one.text() == "今年"]
    stage.click(button)
    stage.wait_column("date", [f"{year}.01.02"])
    assert chips(stage) == ["日期：今年"]


def test_a_part_of_a_text(stage):
    chooser = choose(stage, "address")
    assert isinstance(chooser, TextChooser)
    chooser._line.insert("组")
    chooser._line.textEdited.emit(chooser._line.text())
    stage.wait_column("name", ["王玉发", "张三"])
    assert chips(stage) == ["家庭住址：含“组”"]


@pytest.mark.parametrize(
    ("operator", "left", "chip"),
    [
        (Operator.EMPTY, ["其木格"], "家庭住址：空着"),
        (Operator.FILLED, ["王玉发", "张三"], "家庭住址：填了"),
    ],
)
def test_empty_or_not(stage, operator, left, chip):
    chooser = choose(stage, "address")
    (button,) = [
        one for one in chooser._emptiness.buttons() if one.property("operator") == operator.value
    ]
    stage.click(button)
    stage.wait_column("name", left)
    assert chips(stage) == [chip]
    stage.click(button)
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 3)
    assert chips(stage) == []


def test_a_chip_takes_its_filter_away_and_clear_takes_all(stage):
    bar = stage.page.pane.filters
    stage.page.pane.filter_button.setChecked(True)
    bar.set_filter("ethnicity", (Condition("ethnicity", Operator.ONE_OF, ("02",)),))
    bar.set_filter("address", (Condition("address", Operator.EMPTY),))
    stage.wait_column("name", ["其木格"])
    bar._chips["address"].removed.emit()
    stage.wait_column("name", ["其木格", "王玉发"])
    stage.click(bar._clear)
    stage.wait_column("name", ["其木格", "王玉发", "张三"])
    assert stage.headings[-1] == "党员　3 人"


def test_one_marker_is_not_a_part_of_another(office, open_page):
    desk = Desk(office)
    for day, markers in (("2024-03-01", "1236-1238"), ("2024-03-02", "12、13")):
        desk.add("patrols", {"date": day, "markers": markers})
    stage = open_page(office, "patrols")
    chooser = choose(stage, "markers")
    assert isinstance(chooser, MarkerChooser)
    stage.bot.keyClicks(chooser._first, "12")
    stage.wait_column("date", ["2024.03.02"])


def test_numbers_from_and_to(office, open_page):
    desk = Desk(office)
    for day, distance in (("2024-03-01", "28"), ("2024-03-02", "41.5")):
        desk.add("patrols", {"date": day, "section": "东段", "distance": distance})
    stage = open_page(office, "patrols")
    chooser = choose(stage, "distance")
    assert isinstance(chooser, RangeChooser)
    stage.bot.keyClicks(chooser._from, "30")
    stage.wait_column("date", ["2024.03.02"])
    assert chips(stage) == ["里程：30 以上"]


def test_a_filter_that_is_opened_again_shows_how_it_is_set(stage):
    conditions = (Condition("born", Operator.FROM, ("1970",)),)
    field = stage.office.registry.field("members", "born")
    chooser = chooser_for(field, AtHand(stage.office), conditions)
    stage.bot.addWidget(chooser)
    assert (chooser._from.text(), chooser._to.text()) == ("1970", "")
    assert chooser.chosen() == conditions


def test_every_stored_field_can_be_filtered(office, open_page):
    for declared in office.registry:
        stage = open_page(office, declared.__tablename__)
        for field in stage.page.pane.filters.offered():
            chooser = chooser_for(field, AtHand(office), ())
            stage.bot.addWidget(chooser)
            assert chooser.conditions() == ()


# ---- by keyboard, and without the database in the window's thread
def test_a_field_is_picked_by_its_pinyin_and_enter(stage):
    picked = []
    lines = [(one.name, one.label) for one in stage.page.pane.filters.offered()]
    inside = PickList(lines)
    inside.picked.connect(picked.append)
    stage.bot.addWidget(inside)
    inside.show()
    inside.activateWindow()
    inside.search.setFocus()
    stage.bot.waitUntil(inside.search.hasFocus)
    stage.bot.keyClicks(inside.search, "mz")
    assert inside.list.currentItem().text() == "民族"
    stage.bot.keyClick(inside.search, Qt.Key.Key_Return)
    inside.search.clear()
    inside.search.insert("日期")
    stage.bot.keyClick(inside.search, Qt.Key.Key_Down)
    stage.bot.keyClick(inside.search, Qt.Key.Key_Return)
    inside.search.clear()
    inside.search.insert("没有这一项")
    stage.bot.keyClick(inside.search, Qt.Key.Key_Return)
    assert picked == ["ethnicity", "joined"]


def test_codes_are_counted_beside_and_words_of_their_own_come_along(office, open_page):
    desk = Desk(office)
    for name, post in (("甲", "支部书记"), ("乙", "支部书记"), ("丙", None)):
        values = {"name": name, "ethnicity": "蒙古族", "post": post}
        desk.add("members", {key: one for key, one in values.items() if one})
    stage = open_page(office, "members")
    ethnicity = choose(stage, "ethnicity").marks.marks
    stage.bot.waitUntil(lambda: ethnicity["02"].text() == "蒙古族　3")
    assert ethnicity["01"].text() == "汉族"
    post = choose(stage, "post").marks.marks
    stage.bot.waitUntil(lambda: "支部书记" in post)
    assert post["支部书记"].text() == "支部书记　2"
    post["支部书记"].click()
    stage.wait_column("name", ["甲", "乙"])
    # what else could be chosen is counted without the filter on the field itself
    again = choose(stage, "ethnicity").marks.marks
    stage.bot.waitUntil(lambda: again["02"].text() == "蒙古族　2")


def test_people_are_offered_by_name_and_nobody_is_counted(office, open_page):
    """Who rides most is nobody's business."""
    desk = Desk(office)
    for name in ("王玉发", "敖特根"):
        desk.add("members", {"name": name})
    for party in ("王玉发", "王玉发、敖特根", "图门"):
        desk.add("patrols", {"date": "2024-03-01", "party": party, "section": "东段"})
    stage = open_page(office, "patrols")
    chooser = choose(stage, "party")
    stage.bot.waitUntil(lambda: bool(chooser.marks.marks))
    marks = {one.text(): one for one in chooser.marks.marks.values()}
    assert list(marks) == ["敖特根", "图门", "王玉发"]
    stage.bot.keyClicks(chooser._line, "wyf")
    assert [text for text, one in marks.items() if not one.isHidden()] == ["王玉发"]
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 2)
    assert chips(stage) == ["巡逻人员：含“wyf”"]
    marks["敖特根"].click()
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1)
    assert chips(stage) == ["巡逻人员：敖特根"]


def test_a_filter_is_turned_round(stage):
    chooser = choose(stage, "ethnicity")
    chooser.marks.marks["02"].click()
    stage.wait_column("name", ["其木格", "王玉发"])
    chooser.turned.click()
    stage.wait_column("name", ["张三"])
    assert chips(stage) == ["民族：不是蒙古族"]
    again = choose(stage, "ethnicity")
    assert again.turned.isChecked()
    assert again.marks.chosen() == ("02",)


@pytest.mark.parametrize(
    ("how", "part", "left"),
    [("就是", "3组", ["王玉发"]), ("开头是", "1", ["张三"]), ("末尾是", "组", ["王玉发"])],
)
def test_a_text_is_compared_in_several_ways(stage, how, part, left):
    chooser = choose(stage, "address")
    chooser._how.setCurrentText(how)
    chooser._line.insert(part)
    chooser._line.textEdited.emit(part)
    stage.wait_column("name", left)


def test_days_that_are_counted_months_of_each_year_and_days_that_nobody_knows(stage):
    Desk(stage.office).add("members", {"name": "图门", "born": "不详"})
    chooser = choose(stage, "born")
    chooser._way.setCurrentIndex(chooser._way.findData("before"))
    chooser._unit_of.setCurrentIndex(chooser._unit_of.findData("year"))
    chooser._count.setValue(40)
    stage.wait_column("name", ["其木格", "王玉发"])
    assert chips(stage) == ["出生日期：40年以前"]
    chooser._month.setCurrentIndex(chooser._month.findData("06"))
    chooser._month.activated.emit(chooser._month.currentIndex())
    stage.wait_column("name", ["张三"])
    assert chips(stage) == ["出生日期：每年6月"]
    assert not chooser._way.currentData()
    stage.click(chooser._unknown)
    stage.wait_column("name", ["图门"])
    assert chips(stage) == ["出生日期：不详"]
    # whoever writes days means days
    stage.bot.keyClicks(chooser._from, "1990")
    stage.wait_column("name", ["张三"])
    assert chips(stage) == ["出生日期：1990年 起"]


def test_ends_that_are_the_wrong_way_round_are_said(stage):
    chooser = choose(stage, "born")
    stage.bot.keyClicks(chooser._from, "1990")
    stage.bot.keyClicks(chooser._to, "1980")
    assert chooser._problem.text() == "“到”比“从”早，请对调"
    age = choose(stage, "age")
    stage.bot.keyClicks(age._from, "60")
    stage.bot.keyClicks(age._to, "30")
    assert age._problem.text() == "“到”比“从”小，请对调"


def test_markers_between_two_and_damaged_ones(office, open_page):
    desk = Desk(office)
    for day, markers in (("2024-03-01", "9、10/1"), ("2024-03-02", "1231-1234（褪色）")):
        desk.add("patrols", {"date": day, "markers": markers})
    stage = open_page(office, "patrols")
    chooser = choose(stage, "markers")
    stage.bot.keyClicks(chooser._first, "10")
    stage.bot.keyClicks(chooser._last, "11")
    stage.wait_column("date", ["2024.03.01"])
    assert chips(stage) == ["经过界碑：10 至 11"]
    chooser._notes["褪色"].click()
    stage.wait_column("date", ["2024.03.02"])
    assert chips(stage) == ["经过界碑：有褪色的"]
    assert chooser._first.text() == ""


def test_what_the_office_uses_often_stands_at_hand(office, open_page, stage):
    bar = stage.page.pane.filters
    assert "phone" not in [one.property("field") for one in bar._quick]
    for _time in range(3):
        bar.set_filter("phone", (Condition("phone", Operator.EMPTY),))
        bar.clear()
    stage.bot.waitUntil(lambda: '"phone": 3' in office.setting("filters.members"))
    again = open_page(office, "members").page.pane.filters
    assert again._quick[0].property("field") == "phone"


def test_the_window_never_reads_the_database_for_a_filter(office, open_page, monkeypatch):
    desk = Desk(office)
    leader = desk.add("members", {"name": "王玉发"}).uid
    desk.add("patrols", {"date": "2024-03-01", "leader": "王玉发", "section": "东段"})
    stage = open_page(office, "patrols")
    stage.bot.waitUntil(lambda: stage.model.rowCount() == 1)
    main, snapshot = threading.current_thread(), office.snapshot

    def watched():
        assert threading.current_thread() is not main
        return snapshot()

    monkeypatch.setattr(office, "snapshot", watched)
    bar = stage.page.pane.filters
    bar.set_filter("leader", (Condition("leader", Operator.ONE_OF, (link_to(leader),)),))
    stage.bot.waitUntil(lambda: chips(stage) == ["带队：王玉发"])
    for field in bar.offered():
        chooser = choose(stage, field.name)
        chooser.chosen()
    assert bar.chooser("section").read("东段") == "东段"
    stage.jobs.drain()
    monkeypatch.undo()
