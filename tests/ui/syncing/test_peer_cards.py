"""The cards of other offices: what was written for them, heard from them, proved by them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from app.desk import Desk
from app.progress import Silent
from app.standing import standing
from app.sync.incoming import read_bundle
from ui.syncing.page import ExchangePage
from ui.syncing.sticks import Stick
from ui.tasks import tasks

DAY = 86_400_000


@pytest.fixture
def page_of(desktop, tmp_path):
    root = tmp_path / "KINGSTON"
    root.mkdir()

    def page_of(office):
        hall = desktop(office)
        page = hall.show(ExchangePage(hall.place, lambda: [Stick("KINGSTON", root)]))
        page.root = root
        return page

    return page_of


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


def test_a_card_says_what_was_written_heard_and_proved(pair, carry, page_of, qtbot):
    gacha, sumu = pair
    page = page_of(gacha)
    qtbot.waitUntil(lambda: len(page.peers) == 1)
    assert "还没有给它写过数据包" in words_on(page.peers[0])
    assert "它已证实收到 0 条" in words_on(page.peers[0])

    Desk(gacha).add("members", {"name": "高娃"})
    carry(gacha, sumu)
    carry(sumu, gacha)
    page.changed(frozenset({"members"}))
    qtbot.waitUntil(lambda: "它已证实收到 1 条" in words_on(page.peers[0]))
    assert "最近写给它：" in words_on(page.peers[0])
    assert "最近收到的：" in words_on(page.peers[0])


def test_everything_is_written_again_after_a_question(pair, carry, page_of, hands, qtbot, rows_of):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "高娃"})
    carry(gacha, sumu)
    carry(sumu, gacha)
    before = rows_of(sumu)
    page = page_of(gacha)
    qtbot.waitUntil(lambda: len(page.peers) == 1)
    hands.press("不了")
    page.peers[0].everything.click()
    assert "才需要全部重新写一遍" in hands.read[0]

    path = page.root / "全部.ortoo"
    hands.press("全部重新写")
    hands.choose(path)
    page.peers[0].everything.click()
    qtbot.waitUntil(lambda: "已写好，可以拔出" in words_on(page.parts.done))
    assert "1 条" in words_on(page.parts.done)
    read = read_bundle(sumu, path, Silent())
    assert not any(one.new or one.changed for one in read.effects.values())
    assert rows_of(sumu) == before


def test_the_first_page_reminds_in_one_sentence(pair):
    gacha, _sumu = pair
    Desk(gacha).add("members", {"name": "高娃"})
    (waits,) = [one for one in tasks(gacha, standing(gacha)) if one.page == "exchange"]
    assert waits.text == "贡宝拉格苏木党委：1 条等待写入U盘"
    real = gacha.clock
    gacha.clock = gacha.journal.log.clock = lambda: real() + 15 * DAY
    (waits,) = [one for one in tasks(gacha, standing(gacha)) if one.page == "exchange"]
    assert waits.text == "有 1 条还没有送到“贡宝拉格苏木党委”，最早的等了 15 天"
    assert waits.act == "去交换"
