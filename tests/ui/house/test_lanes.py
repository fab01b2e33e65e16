"""Jobs beside the window: who waits for whom, what stops, and what closing waits for."""

from threading import Event

import pytest
from PySide6.QtCore import QObject

from app.duty import wait_no_longer_than
from app.errors import Cancelled, Trouble
from app.store_troubles import said_to_people
from db.store import Store
from ui import jobs as lanes
from ui.closing import Closing
from ui.jobs import Job, Jobs, Lane
from ui.statusline import StatusLine
from ui.widgets.working import Working

LONG = 20
ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


@pytest.fixture
def jobs(qtbot):
    made = Jobs()
    made.failed.connect(lambda error: pytest.fail(repr(error)))
    yield made
    made.close()


@pytest.fixture
def store(tmp_path):
    made = Store(tmp_path / "office.db", bytes(32), create=True)
    with made.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE notes (text TEXT)")
    yield made
    made.close()


class Stuck:
    """Work that hangs in a disk until somebody pulls it out."""

    def __init__(self):
        self.began, self.pulled_out = Event(), Event()

    def __call__(self, _progress):
        self.began.set()
        assert self.pulled_out.wait(LONG)


def never(_answer):
    pytest.fail("what was stopped has answered")


def read_without_end(store, began=None):
    def work(_progress):
        with store.reading() as connection:
            if began:
                began.set()
            return connection.exec_driver_sql(ENDLESS).scalar()

    return work


@pytest.mark.parametrize("lane", [Lane.READ, Lane.COUNT, Lane.WORK])
def test_a_dying_stick_holds_up_neither_a_save_nor_a_page(qtbot, jobs, store, lane):
    """A stick that hung took the one thread with it: nobody could undo, import or count."""
    stick = Stuck()
    jobs.run(Job("看U盘", stick, lambda _nothing: None, lane=Lane.OUTSIDE))
    assert stick.began.wait(LONG)

    def work(_progress):
        if lane is Lane.WORK:
            with store.writing() as connection:
                connection.exec_driver_sql("INSERT INTO notes VALUES ('甲')")
        with store.reading() as connection:
            return connection.exec_driver_sql("SELECT count(*) FROM notes").scalar()

    answers = []
    jobs.run(Job("页", work, answers.append, lane=lane))
    qtbot.waitUntil(lambda: answers == [int(lane is Lane.WORK)], timeout=LONG * 1000)
    stick.pulled_out.set()


def test_cancelling_stops_a_statement_that_would_never_end(qtbot, jobs, store):
    began, stopped = Event(), []
    job = Job("数", read_without_end(store, began), never, cancelled=lambda: stopped.append(1))
    jobs.run(job)
    assert began.wait(LONG)
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [1], timeout=LONG * 1000)
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 0


def test_the_newest_read_stops_the_older_one_in_its_statement(qtbot, jobs, store):
    began, answers = Event(), []
    jobs.run(Job("查", read_without_end(store, began), never, channel="rows", lane=Lane.READ))
    assert began.wait(LONG)
    jobs.run(Job("查", lambda _progress: 7, answers.append, channel="rows", lane=Lane.READ))
    qtbot.waitUntil(lambda: answers == [7], timeout=LONG * 1000)


def test_many_short_statements_stop_between_two_of_them(qtbot, jobs, store):
    """A job that asked 40,000 small questions heard of its end after the last one."""
    began, stopped = Event(), []

    def work(_progress):
        with store.reading() as connection:
            while True:
                connection.exec_driver_sql("SELECT 1").scalar()
                began.set()

    job = jobs.run(Job("问", work, never, cancelled=lambda: stopped.append(1)))
    assert began.wait(LONG)
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [1], timeout=LONG * 1000)


def test_what_has_not_had_its_turn_ends_at_once_when_it_is_cancelled(qtbot, jobs):
    """Else a dialog could not be left that waits behind a stick that hangs."""
    stick, stopped = Stuck(), []
    jobs.run(Job("看U盘", stick, lambda _nothing: None, lane=Lane.OUTSIDE))
    waiting = Job("写", lambda _p: 1, never, cancelled=lambda: stopped.append(1), lane=Lane.OUTSIDE)
    jobs.run(waiting)
    assert stick.began.wait(LONG)
    waiting.cancel()
    qtbot.waitUntil(lambda: stopped == [1], timeout=LONG * 1000)
    stick.pulled_out.set()


def test_what_may_not_be_stopped_anywhere_ends_what_it_reads(qtbot, jobs, store):
    began, go_on, answers = Event(), Event(), []

    def work(_progress):
        began.set()
        assert go_on.wait(LONG)
        with store.reading() as connection:
            return connection.exec_driver_sql("SELECT 5").scalar()

    job = jobs.run(Job("撤销", work, answers.append, stoppable=False))
    assert began.wait(LONG)
    job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: answers == [5], timeout=LONG * 1000)


# ---- closing
def test_closing_ends_jobs_in_every_lane_and_nothing_is_half_written(qtbot, store):
    jobs = Jobs()
    began = [Event() for _ in Lane]

    def write(_progress):
        with store.writing() as connection, store.reading() as other:
            connection.exec_driver_sql("INSERT INTO notes VALUES ('甲')")
            began[-1].set()
            other.exec_driver_sql(ENDLESS).scalar()

    for lane, event in zip((Lane.READ, Lane.COUNT, Lane.OUTSIDE), began, strict=False):
        jobs.run(Job("读", read_without_end(store, event), never, lane=lane))
    jobs.run(Job("写", write, never))
    assert all(one.wait(LONG) for one in began)
    jobs.close()
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM notes").scalar() == 0
    qtbot.wait(1)


def test_closing_says_what_it_waits_for_and_what_was_begun_is_kept(qtbot, store, monkeypatch):
    """Undoing an import cannot be stopped halfway: the program stays until it is done."""
    monkeypatch.setattr(lanes, "CLOSING_S", 0.0)
    jobs, closing = Jobs(), Closing()
    qtbot.addWidget(closing)
    began, seen = Event(), Event()

    def work(_progress):
        began.set()
        assert seen.wait(LONG)
        with store.writing() as connection:
            connection.exec_driver_sql("INSERT INTO notes VALUES ('甲')")

    jobs.run(Job("正在撤销", work, lambda _nothing: None, stoppable=False))
    assert began.wait(LONG)

    def say(titles):
        closing.say(titles)
        if closing.isVisible():
            assert closing.text == "正在撤销"
            seen.set()

    jobs.close(say)
    assert seen.is_set()
    with store.reading() as connection:
        assert connection.exec_driver_sql("SELECT text FROM notes").scalar() == "甲"


def test_closing_gives_a_disk_up_that_does_not_answer(qtbot, monkeypatch):
    """The program stayed in memory, without a window, until the stick was pulled out."""
    monkeypatch.setattr(lanes, "GIVEN_UP_S", 0.0)
    jobs, stick = Jobs(), Stuck()
    jobs.run(Job("看U盘", stick, lambda _nothing: None, lane=Lane.OUTSIDE))
    assert stick.began.wait(LONG)
    jobs.close()
    assert not stick.pulled_out.is_set()
    stick.pulled_out.set()


def test_no_dialog_opens_while_the_program_closes(qtbot, monkeypatch):
    """Handlers run while closing paints what it waits for: none may put a question up then."""
    monkeypatch.setattr(lanes, "CLOSING_S", 0.0)
    jobs, stick, told = Jobs(), Stuck(), []
    jobs.troubled.connect(told.append)

    def fail(_progress):
        raise Trouble("坏了")

    jobs.run(Job("甲", fail, never, lane=Lane.READ, stoppable=False))
    jobs.run(Job("乙", stick, lambda _nothing: None))
    assert stick.began.wait(LONG)

    def say(_titles):
        Closing.say(closing, [])
        assert not told
        stick.pulled_out.set()

    closing = Closing()
    qtbot.addWidget(closing)
    jobs.close(say)


# ---- saving
def test_a_save_says_that_something_long_is_being_written_and_does_not_freeze(jobs, store, home):
    from app.home import Home

    began, over = Event(), Event()

    def work(_progress):
        with store.writing():
            began.set()
            assert over.wait(LONG)

    jobs.run(Job("读入", work, lambda _nothing: None))
    assert began.wait(LONG)
    wait_no_longer_than(0.0)
    try:
        with (
            pytest.raises(Trouble, match="正在写入另一批"),
            said_to_people(Home(home)),
            store.writing(),
        ):
            pytest.fail("two wrote at once")
    finally:
        wait_no_longer_than(None)
        over.set()
    assert jobs._turns[Lane.WORK].wait(LONG)
    with store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO notes VALUES ('乙')")


# ---- what is shown
def test_progress_is_that_of_the_job_that_has_run_longest(qtbot, jobs):
    """A page that was read meanwhile took the import's bar away."""
    line, stick, answers = StatusLine(jobs), Stuck(), []
    qtbot.addWidget(line)
    jobs.run(Job("正在导入", stick, lambda _nothing: None))
    assert stick.began.wait(LONG)
    qtbot.waitUntil(lambda: line.findChild(Working).job is not None)
    watched = line.findChild(Working).job
    jobs.run(Job("读取记录", lambda _p: 1, answers.append, lane=Lane.READ))
    qtbot.waitUntil(lambda: answers == [1], timeout=LONG * 1000)
    assert line.findChild(Working).job is watched
    stick.pulled_out.set()
    qtbot.waitUntil(lambda: line.findChild(Working).job is None, timeout=LONG * 1000)


def test_a_job_that_cannot_be_stopped_says_so(qtbot, jobs):
    working, owner = Working(jobs), QObject()
    qtbot.addWidget(working)
    job = Job("正在撤销", lambda _p: 1, lambda _one: None, owner=owner, stoppable=False)
    working.watch(job)
    assert "正在撤销（不能中途停下）" in working._words.text()
    assert not working._stop.isVisibleTo(working)
    working.watch(Job("正在导入", lambda _p: 1, lambda _one: None, owner=owner))
    assert working._words.text() == "正在导入"
    working._stop.click()
    assert working._words.text() == "正在停下…"


def test_steps_stop_too(qtbot, jobs):
    began, stopped = Event(), []

    def work(progress):
        try:
            while True:
                progress.step(1, 2)
                began.set()
        except Cancelled:
            stopped.append(1)
            raise

    job = jobs.run(Job("排", work, never))
    assert began.wait(LONG)
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [1], timeout=LONG * 1000)
