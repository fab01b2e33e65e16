"""Settling what two real offices wrote differently at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.desk import Desk
from app.sync.review import items
from ui.review.page import ReviewPage


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def disagree(pair, carry, rows_of):
    """Two offices change one member in their own ways; the gacha then reads the sumu's bundle."""
    gacha, sumu = pair

    def disagree(here, there):
        made = Desk(gacha).add(
            "members", {"name": "乌云其其格", "address": "1组", "phone": "13811111111"}
        )
        carry(gacha, sumu)
        for office, what in ((gacha, here), (sumu, there)):
            if what is None:
                Desk(office).remove("members", [made.uid])
            else:
                Desk(office).change("members", made.uid, what)
        carry(sumu, gacha)
        return gacha

    return disagree


@pytest.fixture
def open_review(desktop, qtbot):
    """Opens the page on an office."""

    def open_review(office):
        hall = desktop(office)
        page = ReviewPage(hall.place)
        page.hall = hall
        page.headings = []
        page.titled.connect(page.headings.append)
        hall.show(page)
        qtbot.waitUntil(lambda: bool(page.headings))
        qtbot.waitUntil(lambda: page.isActiveWindow() or bool(page.activateWindow()))
        return page

    return open_review


def test_questions_come_up_one_after_the_other(disagree, open_review, rows_of, qtbot):
    gacha = disagree(
        {"address": "敦达乌苏嘎查3组", "remarks": "在家"},
        {"address": "苏木所在地", "remarks": "外出"},
    )
    page = open_review(gacha)
    assert page.headings[-1] == "待处理　2 件"
    first = page.item.label
    ours = next(at for at, one in enumerate(page.item.choices) if one.ours)
    assert "白敏" in words_on(page.question.cards[ours])
    assert "本办公室" in words_on(page.question.cards[ours])
    assert "贡宝拉格苏木党委" in words_on(page.question.cards[1 - ours])

    page.question.cards[ours].take.setFocus()
    qtbot.keyClick(page.question.cards[ours].take, Qt.Key.Key_Space)
    assert page.item.label != first
    qtbot.mouseClick(page.question.both, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")
    assert "没有需要处理的内容" in words_on(page)
    (row,) = rows_of(gacha)
    both = row["remarks"] if first == "家庭住址" else row["address"]
    assert both in {"在家；外出", "敦达乌苏嘎查3组；苏木所在地"}
    assert items(gacha) == []


def test_what_was_before_stands_above(disagree, open_review):
    page = open_review(disagree({"address": "3组"}, {"address": "苏木所在地"}))

    assert page.question.base.text() == "原来是：1组"


def test_something_new_must_be_readable(disagree, open_review, rows_of, qtbot):
    gacha = disagree({"education": "大专"}, {"education": "大学"})
    page = open_review(gacha)
    assert not page.question.both.isVisible()  # of an education there is only one
    page.question.line.setFocus()
    qtbot.keyClicks(page.question.line, "abc")
    qtbot.keyClick(page.question.line, Qt.Key.Key_Return)
    assert "“abc”不在可选的内容里" in page.question.remark.text()
    assert len(items(gacha)) == 1

    page.question.line.setText("高中")
    qtbot.mouseClick(page.question.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")
    assert rows_of(gacha)[0]["education"] == "普通高中"


def test_numbers_are_masked_until_somebody_asks(disagree, open_review, disclosed, qtbot):
    gacha = disagree({"phone": "13822222222"}, {"phone": "13833333333"})
    page = open_review(gacha)
    assert "138****2222" in words_on(page.question)
    assert "13822222222" not in words_on(page.question)
    assert page.question.base.text() == "原来是：138****1111"

    qtbot.mouseClick(page.question.numbers, Qt.MouseButton.LeftButton)
    assert "13822222222" in words_on(page.question)
    assert "13833333333" in words_on(page.question)
    assert disclosed(gacha) == [("show", "members", 1, "")]


@pytest.mark.parametrize(("removes", "left"), [(True, 0), (False, 1)])
def test_a_deleted_record_that_was_edited_goes_or_stays(
    disagree, open_review, rows_of, qtbot, removes, left
):
    gacha = disagree({"remarks": "已联系上"}, None)
    page = open_review(gacha)
    assert "一边删除了这条记录" in page.question.explanation.text()
    assert not page.question.line.isVisible()
    choice = next(at for at, one in enumerate(page.item.choices) if bool(one.value) is removes)

    qtbot.mouseClick(page.question.cards[choice].take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")
    assert len(rows_of(gacha)) == left


def test_a_clock_that_is_days_ahead_is_named(pair, carry, open_review):
    gacha, sumu = pair
    made = Desk(gacha).add("members", {"name": "乌云其其格"})
    carry(gacha, sumu)
    Desk(gacha).change("members", made.uid, {"address": "3组"})
    real = sumu.journal.log.clock
    sumu.journal.log.clock = lambda: real() + 10 * 86_400_000
    Desk(sumu).change("members", made.uid, {"address": "苏木"})
    carry(sumu, gacha)

    page = open_review(gacha)
    said = [words_on(card) for card in page.question.cards]
    assert ["时间可疑" in one for one in said] == [not one.ours for one in page.item.choices]


def test_something_newer_is_shown_before_it_is_settled(
    disagree, open_review, pair, carry, hands, qtbot
):
    gacha = disagree({"address": "3组"}, {"address": "苏木所在地"})
    sumu = pair[1]
    page = open_review(gacha)
    stale = page.item
    uid = stale.uid
    Desk(sumu).change("members", uid, {"address": "旗里"})
    carry(sumu, gacha)
    hands.press("知道了")
    page.list.listed = [stale]
    page.question.cards[0].take.click()

    assert "刚才又有了新的内容" in hands.read[0]
    qtbot.waitUntil(lambda: "旗里" in words_on(page.question))
    assert len(items(gacha)) == 1


def test_the_record_can_be_looked_at(disagree, open_review, qtbot):
    page = open_review(disagree({"address": "3组"}, {"address": "苏木所在地"}))
    qtbot.mouseClick(page.question.show_record, Qt.MouseButton.LeftButton)

    assert page.hall.records == [("members", page.item.uid)]


@pytest.fixture
def many(pair, carry):
    """Two offices write three members and a patrol in their own ways; the gacha reads both."""
    gacha, sumu = pair
    made = [("members", Desk(gacha).add("members", {"name": name}).uid) for name in "甲乙丙"]
    made.append(("patrols", Desk(gacha).add("patrols", {"date": "2026-01-02"}).uid))
    carry(gacha, sumu)
    for at, (ledger, uid) in enumerate(made):
        Desk(gacha).change(ledger, uid, {"remarks": f"这里{at}"})
        Desk(sumu).change(ledger, uid, {"remarks": f"那里{at}"})
    carry(sumu, gacha)
    return gacha


def test_all_of_a_bundle_are_settled_together_and_brought_back(many, open_review, hands, qtbot):
    page = open_review(many)
    assert page.headings[-1] == "待处理　4 件"
    assert page.question.others.text() == "同一个数据包里还有 3 件。"
    seen = []

    def answer(dialog):
        seen.extend([dialog.outcome.text(), dialog.agree.isEnabled()])
        dialog.side.button(1).click()
        seen.append(dialog.outcome.text())
        dialog.agree.click()

    hands.do(answer)
    qtbot.mouseClick(page.question.more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")
    assert seen[:2] == ["请先选留哪一边的。", False]
    assert seen[2].startswith("会处理 4 件")
    assert page.hall.said == ["已处理 4 件。按 Ctrl+Z 全部变回没有处理的样子"]

    page.hall.place.desk.undo()
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理　4 件")


def test_the_list_is_narrowed_to_one_ledger(many, open_review, hands, qtbot):
    page = open_review(many)
    assert not page.list.offices.isVisible()  # there is only one
    at = page.list.ledgers.findText("巡边日志")
    page.list.ledgers.setCurrentIndex(at)
    page.list.ledgers.activated.emit(at)
    assert page.headings[-1] == "待处理　4 件，列出 1 件"
    assert page.item.ledger == "patrols"

    page.list.ledgers.setFocus()
    qtbot.keyClick(page.list.ledgers, Qt.Key.Key_1)
    assert page.hall.said == []  # who is choosing a ledger chooses no content
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_1)
    assert page.hall.said
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理　3 件")
    assert page.list.ledgers.currentData() == ""


def test_digits_choose_and_arrows_move(many, open_review, rows_of, qtbot):
    page = open_review(many)
    first = page.item
    page.list.table.setFocus()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down)
    second = page.item
    assert second.id != first.id
    kept = second.choices[1].value
    qtbot.keyClick(page.list.table, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理　3 件")
    assert kept in {one["remarks"] for one in rows_of(many, second.ledger)}
    page.question.line.setFocus()
    qtbot.keyClicks(page.question.line, "12")
    assert page.question.line.text() == "12"  # who types digits chooses nothing
    assert len(items(many)) == 3


def test_offices_that_settled_differently_are_told_so(pair, carry, disagree, open_review):
    from app.sync.review import settle

    gacha = disagree({"address": "3组"}, {"address": "苏木所在地"})
    sumu = pair[1]
    carry(gacha, sumu)
    settle(gacha, items(gacha)[0], "ours")
    settle(sumu, items(sumu)[0], "ours")
    carry(sumu, gacha)

    page = open_review(gacha)
    assert page.question.explanation.text().startswith("两个办公室处理得不一样")
    assert not page.question.base.isVisible()
    assert all("处理时留下" in words_on(card) for card in page.question.cards)


def test_both_clocks_are_shown(disagree, open_review):
    page = open_review(disagree({"address": "3组"}, {"address": "苏木所在地"}))
    theirs = next(at for at, one in enumerate(page.item.choices) if not one.ours)
    assert "封存" in words_on(page.question.cards[theirs])
    assert "读入本机" in words_on(page.question.cards[theirs])
    assert "封存" not in words_on(page.question.cards[1 - theirs])


def test_the_question_comes_back_with_an_undo(disagree, open_review, qtbot):
    page = open_review(disagree({"address": "3组"}, {"address": "苏木所在地"}))
    before = {one.shown_value for one in page.item.choices}
    page.question.cards[0].take.click()
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")
    page.hall.place.desk.undo()
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理　1 件")
    assert {one.shown_value for one in page.item.choices} == before
    assert "贡宝拉格苏木党委" in words_on(page.question)
    assert "撤销处理后又列在这里" in words_on(page.question)
