"""Deciding about two records that may be one, in the review's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from app.desk import Desk
from app.duplicates import pairs
from ui.review.page import ReviewPage


def words_on(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if not one.isHidden())


@pytest.fixture
def page(office, desktop, qtbot):
    """The page of an office that has the same man twice."""
    office.person = "白敏"
    desk = Desk(office)
    desk.add(
        "members", {"name": "巴图孟和", "born": "1966", "phone": "13811111111", "address": "1组"}
    )
    desk.add(
        "members",
        {"name": "巴图孟和", "born": "1966-03", "phone": "13822222222", "remarks": "外出"},
    )
    hall = desktop(office)
    page = ReviewPage(hall.place)
    page.hall = hall
    page.headings = []
    page.titled.connect(page.headings.append)
    hall.show(page)
    qtbot.waitUntil(lambda: page.headings[-1:] == ["待处理　1 件"])
    return page


def test_both_stand_side_by_side_and_only_what_differs_is_asked(page):
    said = words_on(page.pair)
    assert "巴图孟和　是不是同一条？" in said
    assert "“姓名、出生日期”一样" in said
    assert {"1组", "外出", "1966.03", "138****1111", "138****2222"} <= set(said.split())
    assert [*page.pair.sides] == ["phone"]
    assert page.pair.chosen() == {"phone": 1}  # what was written last
    assert page.item is None


def test_these_are_one(page, office, rows_of, qtbot):
    first = page.pair.sides["phone"][0]
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.pair.join, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")

    (row,) = rows_of(office)
    assert (row["phone"], row["born"], row["address"], row["remarks"]) == (
        "13811111111", "1966-03", "1组", "外出",
    )  # fmt: skip
    assert "没有需要处理的内容" in words_on(page)
    Desk(office).undo()
    assert len(rows_of(office)) == 2


def test_these_are_two(page, office, rows_of, qtbot):
    qtbot.mouseClick(page.pair.part, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.headings[-1] == "待处理")

    assert len(rows_of(office)) == 2
    assert pairs(office) == []


def test_numbers_are_shown_when_somebody_asks(page, office, disclosed, qtbot):
    qtbot.mouseClick(page.pair.numbers, Qt.MouseButton.LeftButton)
    assert "13811111111" in words_on(page.pair)
    assert disclosed(office) == [("show", "members", 2, "")]


def test_each_of_them_can_be_looked_at(page, qtbot):
    wanted = page.list.listed[0]
    page.pair.record_wanted.emit(1)
    assert page.hall.records == [("members", wanted.other.uid)]


def test_what_changed_meanwhile_is_shown_first(page, office, hands, qtbot):
    stale = page.list.listed[0]
    Desk(office).change("members", stale.other.uid, {"address": "3组"})
    qtbot.waitUntil(lambda: page.list.listed[0] != stale)
    page.pairing.show_pair(stale)
    hands.press("知道了")
    page.pair.join.click()
    assert "刚才又有了新的内容" in hands.read[0]
    qtbot.waitUntil(lambda: "3组" in words_on(page.pair))
