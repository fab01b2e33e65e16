"""The table keeps its place and its selection, whatever happens to the rows."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app.demo import Wanted, fill
from app.desk import Desk
from app.ledger.questions import Order, Question
from app.progress import Silent
from ui.appearance import TextSize, set_text_size
from ui.jobs import Job
from ui.ledger import model as model_module
from ui.ledger.reading import BEGINNING, PageReader

ROWS = 300
SORTED = Question("patrols", order=(Order("weather"),))
FAR = 200
"""A row that is not read while one looks at the first."""


@pytest.fixture
def page(office, open_page):
    fill(office, Wanted(patrols=ROWS), 1, Silent())
    stage = open_page(office, "patrols")
    rest(stage)
    return stage


def rest(stage):
    stage.bot.waitUntil(lambda: not stage.jobs._running)
    stage.table.viewport().repaint()
    stage.bot.waitUntil(lambda: not stage.jobs._running)


def scroll_to(stage, row, pixels=0):
    high = stage.table.verticalHeader().defaultSectionSize()
    stage.table.verticalScrollBar().setValue(row * high + pixels)
    rest(stage)


def top(stage):
    """The record at the top of the view, and how far it is out of view."""
    row = stage.table.rowAt(0)
    return stage.model.row_at(row).uid, stage.table.rowViewportPosition(row)


def selected(stage):
    """Who is selected, by what the program acts on."""
    found = []
    stage.page.listing.with_selected(found.append)
    stage.bot.waitUntil(lambda: bool(found))
    return found[0]


def order_of(stage):
    with stage.office.snapshot() as now:
        return now.asking.uids(stage.page.listing.question)


def sort(stage, *orders):
    with stage.bot.waitSignal(stage.page.listing.answered):
        stage.page.listing.sort(orders)
    rest(stage)


@contextmanager
def after_change(stage):
    """Do something that changes records, and wait until the table shows it."""
    with stage.bot.waitSignal(stage.page.listing.answered):
        yield
    rest(stage)


# ---- the place on the page
def test_the_record_at_the_top_stays_there_when_others_come_and_go(page):
    scroll_to(page, FAR, 13)
    before = top(page)
    with after_change(page):
        Desk(page.office).add("patrols", {"date": "2039-01-01"})
    assert page.table.rowAt(0) == FAR + 1
    assert top(page) == before
    with after_change(page):
        page.desk.undo()
    assert page.table.rowAt(0) == FAR
    assert top(page) == before


def test_where_the_record_at_the_top_is_deleted_the_next_one_stays(page):
    scroll_to(page, FAR, 5)
    uid, pixels = top(page)
    following = order_of(page)[FAR + 1]
    with after_change(page):
        Desk(page.office).remove("patrols", [uid])
    at = order_of(page).index(following)
    high = page.table.verticalHeader().defaultSectionSize()
    assert page.table.rowViewportPosition(at) == pixels + high


def test_the_place_is_kept_when_the_rows_are_sorted_anew(page):
    scroll_to(page, FAR, 7)
    before = top(page)
    sort(page, Order("weather"))
    assert top(page) == before
    assert order_of(page)[page.table.rowAt(0)] == before[0]
    sort(page)
    assert top(page) == before


def test_the_current_record_is_dearer_than_the_one_at_the_top(page):
    scroll_to(page, FAR)
    page.table.go_to(FAR + 4)
    uid = page.table.current_uid()
    where = page.table.rowViewportPosition(FAR + 4)
    sort(page, Order("distance"))
    row = page.table.currentIndex().row()
    assert page.table.current_uid() == uid
    assert page.table.rowViewportPosition(row) == where


def test_who_looks_at_the_beginning_goes_on_looking_at_it(page):
    sort(page, Order("date"))
    assert page.table.verticalScrollBar().value() == 0
    with after_change(page):
        Desk(page.office).add("patrols", {"date": "1999-01-01"})
    assert page.table.verticalScrollBar().value() == 0
    assert page.model.row_at(0).cells["date"] == "1999.01.01"


def test_larger_text_shows_the_same_rows(page):
    scroll_to(page, FAR)
    uid, _pixels = top(page)
    try:
        set_text_size(QApplication.instance(), TextSize.LARGEST)
        rest(page)
        assert top(page) == (uid, 0)
    finally:
        set_text_size(QApplication.instance(), TextSize.NORMAL)


# ---- the selection
def test_a_selection_survives_although_its_rows_are_no_longer_kept(page, monkeypatch):
    monkeypatch.setattr(model_module, "KEPT", 3)
    page.select(3, 5)
    wanted = sorted(selected(page))
    current = page.table.current_uid()
    scroll_to(page, FAR)
    assert page.model.row_at(3) is None
    sort(page, Order("section"), Order("weather"))
    order = order_of(page)
    rows = sorted(order.index(one) for one in wanted)
    assert [at for one in page.table.selected_rows() for at in one] == rows
    assert order[page.table.currentIndex().row()] == current
    assert sorted(selected(page)) == wanted
    with after_change(page):
        Desk(page.office).add("patrols", {"date": "2039-01-01"})
    assert sorted(selected(page)) == wanted


def test_a_span_that_was_never_read_is_found_again(page):
    page.table.setFocus()
    page.table.go_to(2)
    rest(page)
    page.table.scrollTo(page.model.index(FAR, 0))
    click = partial(page.bot.mouseClick, page.table.viewport(), Qt.MouseButton.LeftButton)
    click(Qt.KeyboardModifier.ShiftModifier, QPoint(40, page.table.rowViewportPosition(FAR) + 3))
    wanted = order_of(page)[2 : FAR + 1]
    assert selected(page) == wanted
    sort(page, Order("weather"))
    assert sorted(selected(page)) == sorted(wanted)


def test_what_a_search_does_not_find_is_selected_again_after_it(page):
    page.select(FAR)
    rest(page)
    uid = page.table.current_uid()
    with after_change(page):
        page.page.listing.search("没有这样的巡边")
    assert page.model.rowCount() == 0
    with after_change(page):
        page.page.listing.search("")
    assert selected(page) == [uid]


def test_in_a_small_ledger_too_a_search_forgets_no_selection(office, open_page):
    """All rows of it came with the first ones, and nobody had asked where the selected one is."""
    for day in range(1, 8):
        Desk(office).add("patrols", {"date": f"2026-01-0{day}"})
    stage = open_page(office, "patrols")
    rest(stage)
    stage.select(3)
    uid = stage.table.current_uid()
    with after_change(stage):
        Desk(office).add("patrols", {"date": "2026-01-09"})
    for words in ("没有这样的巡边", ""):
        with after_change(stage):
            stage.page.listing.search(words)
    assert selected(stage) == [uid]
    assert stage.table.current_uid() == uid


def test_all_rows_are_selected_at_once_and_acted_on_in_order(page):
    page.table.setFocus()
    read = page.model._pages.keys() | set()
    page.bot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.table.selected_rows() == [range(ROWS)]
    assert page.model._pages.keys() == read
    assert selected(page) == order_of(page)
    sort(page, Order("weather"))
    assert page.table.selected_rows() == [range(ROWS)]


def test_who_came_after_all_were_selected_is_not_selected(page):
    page.table.selectAll()
    before = order_of(page)
    with after_change(page):
        Desk(page.office).add("patrols", {"date": "2039-01-01"})
    assert sorted(selected(page)) == sorted(before)


def test_all_means_all_although_they_are_still_being_counted(page, monkeypatch):
    """Ctrl+A at once after a question took the first screen alone."""
    go_on, answer = threading.Event(), PageReader.answer

    def wait(*words):
        go_on.wait(20)
        return answer(*words)

    monkeypatch.setattr(PageReader, "answer", wait)
    with page.bot.waitSignal(page.page.listing.begun):
        page.page.listing.ask(SORTED)
    assert page.model.rowCount() == BEGINNING
    page.table.selectAll()
    with page.bot.waitSignal(page.page.listing.answered):
        go_on.set()
    assert page.model.rowCount() > BEGINNING
    assert selected(page) == order_of(page)


def test_rows_that_were_never_read_are_copied(page):
    page.table.selectAll()
    page.bot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    page.bot.waitUntil(lambda: page.said == [f"已复制 {ROWS} 行"])
    assert len(QGuiApplication.clipboard().text().splitlines()) == ROWS
    QGuiApplication.clipboard().clear()


# ---- reading
def test_the_first_rows_are_there_before_all_are_counted(page):
    seen = []
    page.page.listing.begun.connect(lambda answer: seen.append((answer.found, answer.is_counted)))
    page.page.listing.answered.connect(
        lambda answer: seen.append((answer.found, answer.is_counted))
    )
    with page.bot.waitSignal(page.page.listing.answered):
        page.page.listing.ask(SORTED)
    assert seen == [(BEGINNING, False), (ROWS, True)]


def test_that_it_takes_long_to_count_is_said(page):
    page.page.listing.counting.emit()
    assert page.headings[-1] == "巡边日志　正在数…"


def test_of_several_questions_the_newest_is_answered(page):
    answers = []
    page.page.listing.answered.connect(answers.append)
    for word in ("1", "12", "没有", "1231"):
        page.page.listing.search(word)
    page.bot.waitUntil(lambda: bool(answers))
    rest(page)
    assert {one.question.search for one in answers} == {"1231"}
    with page.office.snapshot() as now:
        assert page.model.rowCount() == now.asking.count(Question("patrols", search="1231"))


def test_pages_that_are_kept_have_a_bound(page, monkeypatch):
    monkeypatch.setattr(model_module, "KEPT", 8)
    for row in range(0, ROWS, 25):
        scroll_to(page, row)
    assert len(page.model._pages) <= 8
    assert page.model.row_at(page.table.rowAt(0)) is not None


def test_what_is_passed_by_is_not_read(page):
    bar = page.table.verticalScrollBar()
    bar.setSliderDown(True)
    scroll_to(page, FAR)
    last = page.table.rowAt(page.table.viewport().height() - 1)
    beyond = last + 2 * model_module.PAGE
    assert page.model.row_at(last) is not None
    assert page.model.row_at(beyond) is None
    bar.setSliderDown(False)
    scroll_to(page, FAR + 1)
    assert page.model.row_at(beyond) is not None


def test_an_import_does_not_hold_the_rows_up(page):
    done = threading.Event()
    try:
        page.jobs.run(Job("导入", lambda _progress: done.wait(20), lambda _answer: None))
        page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
        page.table.viewport().repaint()
        page.bot.waitUntil(lambda: page.model.row_at(ROWS - 1) is not None)
        page.page.listing.sort((Order("weather"),))
        page.bot.waitUntil(lambda: page.page.listing._model.answer.question.order != ())
        assert not done.is_set()
    finally:
        done.set()


def test_nothing_is_read_in_the_windows_thread(page, monkeypatch):
    threads, reading = set(), page.office.store.reading

    def watched():
        threads.add(threading.current_thread())
        return reading()

    monkeypatch.setattr(page.office.store, "reading", watched)
    scroll_to(page, FAR)
    sort(page, Order("weather"))
    page.table.selectAll()
    selected(page)
    page.page.listing.search("1231")
    rest(page)
    page.page.listing.reveal(bytes(16))
    rest(page)
    page.bot.mouseMove(page.table.viewport(), QPoint(200, 60))
    assert threads
    assert threading.main_thread() not in threads
