"""The exchange folder in the window: looked into by itself, and it never holds anything up."""

from __future__ import annotations

import shutil
from threading import Event

import pytest
from PySide6.QtCore import Qt

from app.desk import Desk
from app.progress import Silent
from app.sync import folder as steps
from app.sync import folder_book
from app.sync.enrolment import write_card
from app.sync.folder import folder_round
from ui.jobs import Job
from ui.syncing.folder_card import FolderCard, LogDialog
from ui.syncing.folder_watch import FolderWatch, Phase

LONG_MS = 20_000


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "共享"
    folder.mkdir()
    return folder


@pytest.fixture
def watched(desktop, qtbot):
    """An office with a watch over its folder."""

    def watched(office):
        hall = desktop(office)
        watch = hall.keep(FolderWatch(office, hall.jobs))
        watch.hall, watch.sentences = hall, []
        watch.said.connect(watch.sentences.append)
        return watch

    return watched


def rested(watch, qtbot):
    qtbot.waitUntil(lambda: watch.phase in (Phase.RESTING, Phase.NONE), timeout=LONG_MS)


def choose(watch, qtbot, folder):
    watch.choose(folder)
    qtbot.waitUntil(lambda: watch.place == folder, timeout=LONG_MS)
    rested(watch, qtbot)


def names(rows_of, office):
    return sorted(one["name"] for one in rows_of(office))


def test_what_is_for_us_is_read_and_what_others_wait_for_is_written(
    pair, shared, watched, qtbot, rows_of
):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云"})
    folder_round(gacha, shared, Silent())
    watch = watched(sumu)
    watch.begin()
    assert watch.phase is Phase.NONE
    choose(watch, qtbot, shared)

    assert names(rows_of, sumu) == ["乌云"]
    assert folder_round(gacha, shared, Silent()).read is not None
    (said,) = watch.sentences
    assert said.startswith("交换文件夹：读入“敦达乌苏嘎查党支部”的数据包：新增 1")

    # what it did itself is no reason to go on
    before = sorted(one.name for one in shared.iterdir())
    watch.look()
    watch.look()
    rested(watch, qtbot)
    qtbot.waitUntil(lambda: not watch._again and not watch._is_busy, timeout=LONG_MS)
    assert sorted(one.name for one in shared.iterdir()) == before
    assert len(watch.sentences) == 1


def test_a_save_is_followed_by_a_round_and_a_round_by_a_pause(pair, shared, watched, qtbot):
    gacha, _sumu = pair
    watch = watched(gacha)
    watch.records_changed()
    assert not watch._next.isActive()
    choose(watch, qtbot, shared)
    watch.records_changed()

    assert watch._next.remainingTime() > 100_000
    assert watch._every.isActive()
    choose(watch, qtbot, None)
    assert watch.phase is Phase.NONE
    assert not watch._every.isActive()


def test_a_share_that_hangs_holds_up_nothing(pair, shared, watched, qtbot, monkeypatch, words_on):
    gacha, _sumu = pair
    hanging, over, done = Event(), Event(), []
    real = steps.collect

    def collect(*arguments):
        hanging.set()
        over.wait(60)
        return real(*arguments)

    monkeypatch.setattr("app.sync.folder.collect", collect)
    watch = watched(gacha)
    card = watch.hall.keep(FolderCard(watch.hall.place, watch))
    card.show()
    watch.choose(shared)
    qtbot.waitUntil(hanging.is_set, timeout=LONG_MS)
    watch._patience.timeout.emit()

    # the worker goes on with what the clerk wants
    watch.hall.jobs.run(Job("", lambda _progress: 1, done.append))
    qtbot.waitUntil(lambda: done == [1], timeout=LONG_MS)
    assert watch.sentences == ["交换文件夹没有回应，等它好了会自己接着交换"]
    qtbot.waitUntil(lambda: "没有回应" in words_on(card), timeout=LONG_MS)
    # and the program can be closed before the share comes back
    watch.hall.jobs.close()
    over.set()
    card.close()


def test_a_share_that_comes_back_is_gone_on_with(pair, shared, watched, qtbot, tmp_path, rows_of):
    gacha, sumu = pair
    watch = watched(sumu)
    choose(watch, qtbot, shared)
    shared.rename(tmp_path / "away")
    for _ in range(2):
        watch.look()
        rested(watch, qtbot)
    assert [one for one in watch.sentences if "不在" in one] == [
        "交换文件夹：交换文件夹现在不在，等它回来会自己接着交换"
    ]
    (tmp_path / "away").rename(shared)
    Desk(gacha).add("members", {"name": "乌云"})
    folder_round(gacha, shared, Silent())
    watch.look()
    rested(watch, qtbot)

    assert names(rows_of, sumu) == ["乌云"]


def test_the_card_tells_where_it_is_and_what_was_done(
    pair, shared, watched, qtbot, words_on, hands, make_office
):
    gacha, sumu = pair
    write_card(make_office("152527201207", "二嘎查"), shared / "二.ortoocard")
    Desk(gacha).add("members", {"name": "乌云"})
    folder_round(gacha, shared, Silent())
    watch = watched(sumu)
    card = watch.hall.keep(FolderCard(watch.hall.place, watch))
    card.show()
    qtbot.waitUntil(lambda: "还没有交换文件夹" in words_on(card), timeout=LONG_MS)

    choose(watch, qtbot, shared)
    qtbot.waitUntil(lambda: "最近一次交换" in words_on(card), timeout=LONG_MS)
    assert str(shared) in words_on(card)
    assert [one.card.name for one in watch.cards] == ["二嘎查"]
    qtbot.mouseClick(card.history, Qt.MouseButton.LeftButton)
    dialog = card.findChild(LogDialog)
    assert "读入“敦达乌苏嘎查党支部”的数据包" in words_on(dialog)
    dialog.accept()
    hands.press("知道了")
    watch.choose(sumu.home.folder)
    qtbot.waitUntil(lambda: bool(hands.read), timeout=LONG_MS)
    assert "自己存数据的文件夹" in hands.read[0]
    card.drop.click()
    qtbot.waitUntil(lambda: "还没有交换文件夹" in words_on(card), timeout=LONG_MS)
    card.close()


def test_trouble_in_our_own_folder_is_said_and_ends_the_round(
    pair, shared, watched, qtbot, monkeypatch
):
    from app.errors import Trouble

    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云"})
    folder_round(gacha, shared, Silent())
    watch = watched(sumu)

    def full(_what):
        raise Trouble("磁盘空间不够", "请清理磁盘")

    monkeypatch.setattr(sumu.backups, "before", full)
    choose(watch, qtbot, shared)

    assert watch.sentences == ["交换文件夹：磁盘空间不够。请清理磁盘"]
    monkeypatch.undo()
    watch.look()
    rested(watch, qtbot)
    assert folder_book.log(sumu)[0].new == 1
    shutil.rmtree(shared)
