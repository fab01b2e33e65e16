from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paper.text import HALF, JOINTS, NEVER_FIRST, NEVER_LAST, WORD, pieces, wrap, wrap_evenly


def em(text):
    """Widths as in print: Latin letters and digits half as wide as Han."""
    return [0.5 if char.isascii() else 1.0 for char in text]


def lines(text, limit):
    return wrap(text, em(text), limit).lines


chinese = st.text(
    alphabet=st.sampled_from(
        "界碑巡逻张三完好0123456789abcXYZ，。、；：？！（）《》“”—…·./:-%,() \n℃ᠠᠨ"
    )
)
limits = st.floats(0.2, 30)


@given(st.text() | chinese, limits)
def test_wrapping_loses_and_adds_nothing(text, limit):
    assert "".join(lines(text, limit)) == text


@given(st.text() | chinese, limits)
def test_even_wrapping_loses_and_adds_nothing_and_needs_no_more_lines(text, limit):
    even = wrap_evenly(text, em(text), limit)
    assert "".join(even.lines) == text
    assert len(even.lines) == len(lines(text, limit))


@given(chinese, limits)
def test_no_line_is_wider_than_allowed(text, limit):
    for line in lines(text, limit):
        bare = line.rstrip()
        hanging = 0.5 if bare[-1:] in HALF else 0
        assert sum(em(bare)) - hanging <= limit + 1e-6 or len(bare) == 1


@given(chinese, st.floats(3, 30))
def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one(text, limit):
    wrapped = wrap(text, em(text), limit)
    if wrapped.torn:
        return
    for line, after in zip(wrapped.lines, wrapped.lines[1:], strict=False):
        if line.endswith("\n"):
            continue
        assert after[0] not in NEVER_FIRST or (line[-1].isspace() and after[0] in JOINTS)
        assert line.rstrip()[-1:] not in NEVER_LAST or line[-1].isspace()


@given(chinese, limits)
def test_a_word_is_torn_only_if_it_is_wider_than_the_line(text, limit):
    wrapped = wrap(text, em(text), limit)
    widest = max((sum(em(text[a:b].rstrip())) for a, b in pieces(text)), default=0)
    if widest <= limit:
        assert not wrapped.torn


@given(chinese)
def test_pieces_cover_the_text(text):
    assert "".join(text[start:end] for start, end in pieces(text)) == text


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("巡逻里程41.5公里", 5, ["巡逻里程", "41.5公里"]),
        ("电话138****1027", 6, ["电话", "138****1027"]),
        ("界碑1235/1、1236(2)完好", 5.5, ["界碑1235/1、", "1236(2)完好"]),
        ("人口1,234人", 3.5, ["人口", "1,234人"]),
        ("1,2,3,4,5,6", 2.5, ["1,2,", "3,4,", "5,6"]),
        ("见（附件一）", 2, ["见", "（附", "件", "一）"]),
        ("气温 -5℃", 3.5, ["气温 ", "-5℃"]),
        ("今天完好。", 4, ["今天完", "好。"]),
        ("Erdene Bayar", 4, ["Erdene ", "Bayar"]),
        ("一\n\n二", 9, ["一\n", "\n", "二"]),
    ],
)
def test_lines_end_where_a_typesetter_would_end_them(text, limit, expected):
    assert lines(text, limit) == expected


def test_half_of_a_closing_comma_may_hang_over_the_edge():
    assert lines("已上报，待修", 3.5) == ["已上报，", "待修"]


def test_names_in_a_list_are_not_parted():
    assert lines("林志霞、王芳梅、刘志敏", 7) == ["林志霞、", "王芳梅、刘志敏"]
    assert lines("白国、额尔德尼·巴雅尔、林娜英", 7) == ["白国、", "额尔德尼·", "巴雅尔、林娜英"]


def test_a_word_wider_than_the_line_is_torn_behind_a_joint():
    wrapped = wrap("138-0000-1234", em("138-0000-1234"), 5)
    assert wrapped.torn
    assert wrapped.lines == ["138-0000-", "1234"]


def test_short_entries_fall_into_lines_of_like_length():
    assert wrap_evenly("正式党员", em("正式党员"), 3).lines == ["正式", "党员"]
    assert wrap_evenly("岗位/职务", em("岗位/职务"), 3.5).lines == ["岗位/", "职务"]
    assert wrap_evenly("里程（公里）", em("里程（公里）"), 4).lines == ["里程", "（公里）"]


def test_a_mongolian_word_with_its_suffix_is_one_piece():
    text = "ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ᠨᠡᠷ᠎ᠡ"
    assert [text[start:end] for start, end in pieces(text)] == ["ᠮᠣᠩᠭᠣᠯ\u202fᠤᠨ ", "ᠨᠡᠷ᠎ᠡ"]


def test_han_characters_are_no_word():
    assert not any("\u4e00" <= char <= "\u9fff" for char in WORD)
