"""The page of statistics: its numbers, where they lead, how one comes back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import create_office
from app.demo import Wanted, fill
from app.home import Home
from app.progress import Silent
from app.units import Unit
from tests.conftest import PASSPHRASE
from ui.appearance import TextSize, set_text_size
from ui.counting.choosing import KEPT
from ui.counting.page import CountingPage
from ui.ledger.page import LedgerPage


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """An office with invented rows, to which nothing is added here."""
    home = Home(tmp_path_factory.mktemp("counted"))
    made = create_office(
        home, "敦达乌苏嘎查", Unit("152527201206", "gacha"), passphrase=PASSPHRASE
    ).office
    fill(made, Wanted(12, 2, 30), 4, Silent())
    yield made
    made.close()


@pytest.fixture
def shown(filled, desktop, qtbot):
    """The page over an office with invented rows; and what it asked of the window."""
    filled.keep_setting(KEPT, "this_year")
    return _shown(filled, desktop, qtbot)


def _shown(office, desktop, qtbot):
    desk = desktop(office)
    asked = []
    place = replace(desk.place, show_rows=lambda question, said: asked.append((question, said)))
    page = desk.show(CountingPage(place))

    def choose(ledger, name):
        page.choose(ledger, name)
        counted = lambda: page.counted and (page.counted.ledger, page.counted.count.name)  # noqa: E731
        qtbot.waitUntil(lambda: counted() == (ledger, name) and not desk.jobs.is_busy)
        return page

    page.pick = choose
    page.asked = asked
    return page


def texts(table):
    model = table.model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def heads(table):
    model = table.model()
    sections = range(model.columnCount())
    return [model.headerData(one, Qt.Orientation.Horizontal) for one in sections]


def test_a_number_leads_to_its_records_by_mouse_and_by_key(shown, qtbot):
    page = shown.pick("members", "sex")
    table = page.results.tables[0]
    assert [one[0] for one in texts(table)] == ["男", "女", "合计"]
    index = table.model().index(2, 1)
    assert index.data() == "12"
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    office = page.place.office
    with office.snapshot() as now:
        found = [now.asking.count(question) for question, _said in page.asked]
    assert found == [12, int(texts(table)[0][1])]
    assert page.asked[1][1] == "统计“按性别”里的“男”"


def test_a_nought_leads_nowhere_and_does_not_look_so(shown, qtbot):
    """It was no link, and yet a hand and “看这 0 条记录” offered an empty table."""
    table = shown.pick("members", "management_sex").results.tables[0]
    lines = texts(table)
    noughts = [(at, line.index("0")) for at, line in enumerate(lines) if "0" in line]
    index = table.model().index(*noughts[0])
    assert not index.data(Qt.ItemDataRole.ToolTipRole)
    place = table.visualRect(index).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.asked == []


def test_a_name_leads_nowhere(shown, qtbot):
    table = shown.pick("members", "sex").results.tables[0]
    place = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.asked == []


def test_an_overview_is_seen_to_its_end_with_the_keys(shown, qtbot):
    page = shown.pick("members", "overview")
    assert len(page.results.tables) == 9
    bar = page.results.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    last = page.results.tables[-1]
    last.setFocus()
    last.setCurrentIndex(last.model().index(last.model().rowCount() - 1, 1))
    QApplication.processEvents()
    qtbot.waitUntil(lambda: bar.value() > bar.maximum() // 2)


def test_nine_columns_fit_in_the_largest_text_and_follow_its_size(shown, qtbot, qapp):
    """Clerks with large type had to scroll the table by section sideways to its last column."""
    page = shown.pick("patrols", "section")
    page.choosing.periods.setCurrentIndex(0)
    page.choosing._take_period(0)
    qtbot.waitUntil(lambda: page.counted.span == ("", ""))
    plain = page.results.tables[0]
    assert heads(plain)[5:7] == ["经过界碑\n（座次）", "界碑到位率"]
    set_text_size(qapp, TextSize.LARGEST)
    try:
        qtbot.waitUntil(lambda: page.results.tables[0] is not plain)
        QApplication.processEvents()
        table = page.results.tables[0]
        assert len(heads(table)) == 9
        assert heads(table)[5:7] == ["经过\n界碑\n(座次)", "界碑\n到位率"]
        assert table.horizontalScrollBar().maximum() == 0
        page.resize(2400, 660)
        qtbot.waitUntil(lambda: heads(table)[5:7] == ["经过界碑\n（座次）", "界碑到位率"])
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    finally:
        set_text_size(qapp, TextSize.NORMAL)


def test_numbers_follow_what_is_written_and_stay_until_then(office, desktop, qtbot):
    fill(office, Wanted(12, 2, 0), 4, Silent())
    page = _shown(office, desktop, qtbot).pick("members", "sex")
    before = page.results.tables[0]
    page.place.desk.add("members", {"name": "新来的", "sex": "女"})
    assert page.results.tables[0] is before
    qtbot.waitUntil(lambda: texts(page.results.tables[0])[2][1] == "13")


def test_numbers_keep_their_title_where_the_next_ones_were_stopped(shown, qtbot, monkeypatch):
    from app.errors import Cancelled
    from ui.counting import page as module

    def stopped(_office, _now, _declared, declaration, **_more):
        asked.append(declaration.name)
        raise Cancelled

    page, titles, asked = shown, [], []
    page.titled.connect(titles.append)
    page.pick("members", "sex")
    monkeypatch.setattr(module, "count", stopped)
    page.choose("patrols", "section")
    qtbot.waitUntil(lambda: asked == ["section"] and not page.place.jobs.is_busy)
    assert [one[0] for one in texts(page.results.tables[0])] == ["男", "女", "合计"]
    assert titles[-1] == "统计　党员　按性别"
    monkeypatch.undo()
    page.came_up()
    qtbot.waitUntil(lambda: titles[-1] == "统计　巡边日志　按管段")
    assert page.counted.count.name == "section"


def test_only_what_has_a_day_has_a_period(shown, qtbot):
    page = shown.pick("members", "sex")
    assert not page.choosing.periods.isVisible()
    page.pick("patrols", "month")
    assert page.choosing.periods.isVisible()
    page.choosing.periods.setCurrentIndex(page.choosing.periods.findData("own"))
    page.choosing._take_period(0)
    for line, text in ((page.choosing.first, "2019"), (page.choosing.last, "2019.12")):
        line.setText(text)
        line.editingFinished.emit()
    qtbot.waitUntil(lambda: page.counted.span == ("2019-01-01", "2019-12-31"))
    assert page.counted.total.cells[0].value == 0
    page.choosing.first.setText("前天吧")
    page.choosing.first.editingFinished.emit()
    assert page.choosing._problem.isVisible()
    assert page.counted.span == ("2019-01-01", "2019-12-31")
    # what stands there and is no day kept the next statistic from being counted at all
    page.pick("patrols", "section")
    assert page.counted.span == ("2019-01-01", "2019-12-31")
    page.choosing.periods.setCurrentIndex(page.choosing.periods.findData("last_year"))
    page.choosing._take_period(0)
    assert not page.choosing._problem.isVisible()
    assert page.choosing.first.text() == "2019"


def test_markers_lead_to_the_rides_that_passed_them(shown, qtbot):
    page = shown.pick("patrols", "markers")
    chart = page.results.charts[0]
    at, box = next((at, one) for at, one in enumerate(chart.boxes) if one.place.records)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=box.rect.center())
    chart.setFocus()
    qtbot.keyClick(chart, Qt.Key.Key_Return)
    with page.place.office.snapshot() as now:
        found = [now.asking.count(question) for question, _said in page.asked]
    assert found == [box.place.records] * 2
    assert box.place.number in chart.words(box.place)
    assert chart.accessibleDescription() == chart.words(box.place)
    qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart._at == at + 1
    unseen = next(one for one in chart.boxes if not one.place.last)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=unseen.rect.center())
    assert len(page.asked) == 2


def test_shades_are_told_apart_without_colour(qapp):
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QImage, QPainter

    from ui.counting.coverage import shade

    def dark(kind):
        image = QImage(80, 30, QImage.Format.Format_Grayscale8)
        image.fill(255)
        painter = QPainter(image)
        shade(painter, kind, QRect(0, 0, 80, 30))
        painter.end()
        pixels = [image.pixelColor(x, y).lightness() for x in range(80) for y in range(30)]
        return sum(255 - one for one in pixels) / len(pixels)

    full, half, light, none = map(dark, ("full", "half", "light", "none"))
    assert full > half + 40
    assert half > light + 20
    assert light > none + 5
    assert none == 0


def test_the_filter_on_markers_shows_and_takes_several(office, qtbot):
    from app.ledger.fields import Operator
    from app.ledger.questions import Condition
    from ui.ledger.filters.choosers import MarkerChooser, chooser_for

    field = office.registry["boundary_markers"].fields["number"]
    several = Condition("number", Operator.ONE_OF, ("9", "10/1"))
    with office.snapshot() as now:
        chooser = chooser_for(field, now.lookup, (several,))
        qtbot.addWidget(chooser)
        assert isinstance(chooser, MarkerChooser)
        chooser.show_conditions((several,))
        assert chooser.conditions() == (several,)
        chooser._first.setText("9")
        assert chooser.conditions()[0].operator is Operator.CONTAINS


def test_it_is_exported_and_printed(shown, qtbot, tmp_path, monkeypatch):
    from app.exchange.files import open_workbook
    from ui.counting import page as module
    from ui.counting.preview import CountsPreview

    page = shown.pick("issues", "category")
    path, names = tmp_path / "统计.xlsx", []
    monkeypatch.setattr(page.place.office, "name", "一/二嘎查")
    monkeypatch.setattr(module, "file_to_save", lambda *args: names.append(args[-1]) or path)
    page.export()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: not page.place.jobs.is_busy)
    assert open_workbook(path).sheets
    preview = CountsPreview(page.place, page.counted, page)
    preview.open()
    qtbot.waitUntil(lambda: preview.typeset is not None)
    assert len(preview.typeset.sizes) == 1
    today = page.place.office.today()
    assert names == [f"一二嘎查问题办理按类别统计表{today}.xlsx"]
    assert preview.file_name() == f"一二嘎查问题办理按类别统计表{today}.pdf"
    preview.reject()


def test_a_township_chooses_an_office_and_sees_just_its_records(town, desktop, qtbot):
    from app.desk import Desk
    from app.ledger.questions import Question

    for office, many in ((town.first, 2), (town.second, 3)):
        for one in range(many):
            Desk(office).add("members", {"name": f"甲{one}", "sex": "女" if one else "男"})
        town.carry(office, town.sumu)
    desk = desktop(town.sumu)
    asked = []
    place = replace(desk.place, show_rows=lambda question, _said: asked.append(question))
    page = desk.show(CountingPage(place))
    page.choose("members", "sex")
    qtbot.waitUntil(lambda: page.choosing.each_office.isVisible() and not desk.jobs.is_busy)
    page.choosing.each_office.click()
    offices = ["一嘎查", "二嘎查", "合计"]
    qtbot.waitUntil(lambda: [one[0] for one in texts(page.results.tables[0])] == offices)
    table = page.results.tables[0]
    table._press(table.model().index(1, 2))
    assert asked[0].units == (town.second.unit.code,)
    ledger = desk.show(LedgerPage(desk.place, "members"))
    ledger.show_rows(asked[0], "统计", lambda: None)
    qtbot.waitUntil(lambda: ledger.listing.is_counted and ledger.listing.found == 2)
    ledger.pane.filters.clear()
    qtbot.waitUntil(lambda: ledger.listing.is_counted and ledger.listing.found == 5)
    assert ledger.listing.question == Question("members")
    assert not ledger.way_back.isVisible()
    # a view that was chosen then went on to be called a number of the statistics
    ledger.show_rows(asked[0], "统计", lambda: None)
    assert ledger.way_back.isVisible()
    ledger.views._choose(ledger.views.book.all()[-1])
    assert not ledger.way_back.isVisible()
    assert ledger.listing.question.units == ()
    page.choosing.each_office.click()
    page.choosing.offices.setCurrentIndex(1)
    page.choosing._take_office(1)
    qtbot.waitUntil(lambda: texts(page.results.tables[0])[-1] == ["合计", "2"])
    # the office that was chosen has no rides: nothing said that the others' were left out
    Desk(town.second).add("patrols", {"date": "2026-02-05"})
    town.carry(town.second, town.sumu)
    page.choose("patrols", "year")
    page.choosing.periods.setCurrentIndex(0)
    page.choosing._take_period(0)
    ends = lambda: [texts(one)[-1][:2] for one in page.results.tables]  # noqa: E731
    qtbot.waitUntil(lambda: ends() == [["合计", "1"]])
    assert not page.choosing.offices.isVisible()


def _is_counted(page):
    return page.listing.is_counted


def test_in_the_window_one_goes_to_the_rows_and_back(at_work, qtbot):
    office = at_work.office
    fill(office, Wanted(8, 0, 12), 4, Silent())
    page = at_work.go_to("statistics")
    at_work.rest()
    page.choose("patrols", "section")
    page.choosing.periods.setCurrentIndex(0)
    page.choosing._take_period(0)
    qtbot.waitUntil(lambda: page.counted is not None and page.counted.count.name == "section")
    at_work.rest()
    qtbot.waitUntil(lambda: not page._later.isActive())
    at_work.rest()
    rows, columns = (len(page.counted.rows) + 1, len(page.counted.heads) + 1)
    seen = {}
    for row in range(rows):
        for column in range(1, columns):
            table = page.results.tables[0]
            cell = table.numbers.cell(table.model().index(row, column))
            if not cell.records:
                continue
            if cell.question in seen:
                assert cell.records == seen[cell.question]
                continue
            seen[cell.question] = cell.records
            table._press(table.model().index(row, column))
            at_work.rest()
            there = at_work.face.pages.current
            assert isinstance(there, LedgerPage)
            assert there.ledger == cell.question.ledger
            qtbot.waitUntil(partial(_is_counted, there))
            assert there.listing.found == cell.records
            assert there.way_back.isVisible()
            there.way_back.go_back()
            assert at_work.face.pages.current is page
    table = page.results.tables[0]
    table._press(table.model().index(0, 1))
    at_work.rest()
    there = at_work.face.pages.current
    there.way_back.everything.click()
    at_work.rest()
    assert not there.way_back.isVisible()
    assert there.listing.found == 12
