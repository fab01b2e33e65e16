"""Rosters that use nothing new are drawn, operator by operator, as they were before it came."""

from __future__ import annotations

import hashlib

import pytest

from app.paper.roster import Column, Filler, Roster

COLUMNS = [
    Column("序号", "number", "center"),
    Column("姓名", "name", "center"),
    Column("ᠨᠡᠷ᠎ᠡ", "mongolian", "center"),
    Column("里程（公里）", "number", "right"),
    Column("备注"),
]
FILLER = Filler("敦达乌苏嘎查", "白敏", "2024年3月15日")


def rows(count):
    names = ("张三", "徐𠅤", "巴图·孟和", "阿拉坦格日乐·巴雅尔·额尔德尼")
    words = ("ᠡᠷᠳᠡᠨᠢ ᠪᠠᠶᠠᠷ", "", "ᠪᠠᠲᠤ")
    return [
        [str(at), names[at % 4], words[at % 3], f"{at}.5", "立柱倾斜约10°，已上报。" * (at % 5)]
        for at in range(1, count + 1)
    ]


ROSTERS = {
    "plain": Roster("党员名册", COLUMNS, rows(60), FILLER, totals=("合计 60 人", "男 30 人")),
    "empty": Roster("党员名册", COLUMNS, [], FILLER),
    "upright": Roster(
        "巡逻登记簿", COLUMNS, rows(90), FILLER, notes=("注：一式两份。",), paper="A4 portrait"
    ),
    "facts": Roster(
        "收据", COLUMNS, rows(3), FILLER, facts=(("编号：3", "来自：苏木"), ("时间：今天",))
    ),
    "large": Roster("名册", COLUMNS, rows(70), FILLER, paper="A3 landscape", signatures=()),
}
DRAWN = {
    "plain": "18ff9aba91dc13c3",
    "empty": "7bc29aaafc38a150",
    "upright": "16c39e91c4f9bdbb",
    "facts": "06af5b2d0dc74b15",
    "large": "612c29cfbdaa6f1d",
}
"""Of what the pages draw, uncompressed, so that no other zlib changes it."""


@pytest.mark.parametrize("name", ROSTERS)
def test_what_is_drawn_stays_the_same(print_roster, name):
    streams = b"\0".join(print_roster(ROSTERS[name]).streams)
    assert hashlib.sha256(streams).hexdigest()[:16] == DRAWN[name]
