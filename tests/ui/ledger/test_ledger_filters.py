from __future__ import annotations

import pytest

from app.desk import Desk
from app.ledger.at_hand import AtHand
from app.ledger.fields import Operator
from app.ledger.questions import Condition
from ui.ledger.filters.choosers import (
    DayChooser,
    ListChooser,
    MarkerChooser,
    RangeChooser,
    TextChooser,
    chooser_for,
)

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
