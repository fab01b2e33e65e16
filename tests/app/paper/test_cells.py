from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paper.cells import CellSetter, is_spread
from app.paper.fonts import FONT_FILES, FontChain
from app.paper.measures import FLOOR
from app.paper.pen import Pen
from app.paper.roster import Column


@pytest.fixture
def setter():
    """Sets cells 100 points wide in type of 10 points; a cell may be 400 high."""

    def make(kind="text", align="left", width=100.0, tallest=400.0) -> CellSetter:
        pen = Pen(FontChain(FONT_FILES[:2]))
        return CellSetter(pen, Column("标题", kind, align), width, 10.0, tallest)

    return make


def sizes(drawing):
    return [float(size) for size in re.findall(rb"/F0 ([\d.]+) Tf", drawing)]


def reach(drawing):
    """How far to the right, and up, the pen stands after all moves."""
    moves = re.findall(rb"(-?[\d.]+) (-?[\d.]+) Td", drawing)
    return sum(float(x) for x, _ in moves), sum(float(y) for _, y in moves)


texts = st.text(alphabet="张三李四阿拉坦abcW 123，。·（）ᠨᠡᠷ᠎ᠡ\n", max_size=200)


@given(
    texts,
    st.sampled_from(["text", "name", "number", "mongolian"]),
    st.sampled_from(["left", "center", "right"]),
    st.floats(15, 300),
)
def test_a_cell_ends_at_the_right_edge_of_its_column_on_the_same_line(text, kind, align, width):
    pen = Pen(FontChain(FONT_FILES[:2]))
    setter = CellSetter(pen, Column("标题", kind, align), width, 10.0, 400.0)
    across, up = reach(setter[text][1])
    assert across == pytest.approx(width, abs=0.5)  # each move is rounded to a hundredth
    assert up == pytest.approx(0, abs=0.5)


@given(texts, st.sampled_from(["text", "name", "number", "mongolian"]), st.floats(0, 400))
def test_the_parts_of_a_cell_are_its_whole_text_and_none_is_too_high(text, kind, first):
    pen = Pen(FontChain(FONT_FILES[:2]))
    setter = CellSetter(pen, Column("标题", kind), 60.0, 10.0, 90.0)
    parts = setter.parts(text, first)
    assert "".join(parts) == text
    assert all(setter[part][0] <= 90.0 for part in parts)


def test_a_name_of_two_characters_is_given_the_width_of_three(setter):
    assert is_spread("张三")
    assert not any(map(is_spread, ("张三丰", "ab", "张", "张 ")))
    names = setter("name", "center")
    (one, *_), (three, *_) = (
        re.findall(rb"^([\d.]+) 0(?:\.00)? Td", names[name][1]) for name in ("张三", "张三丰")
    )
    assert one == three


def test_a_number_is_set_smaller_before_it_is_parted(setter):
    height, drawing, _ = setter("number", width=100)["1234567890123456789"]
    assert height == pytest.approx(20)
    assert min(sizes(drawing)) < 10
    assert drawing.count(b"Tj") == 1


def test_text_falls_into_lines_before_it_is_set_smaller(setter):
    height, drawing, _ = setter()["界碑及设施完好，铁丝网破损约五米"]
    assert height > 20
    assert sizes(drawing) == []


def test_a_word_too_wide_is_set_smaller_and_only_then_torn(setter):
    _, smaller, _ = setter()["Bayarmagnainyambuu"]
    assert 7 <= min(sizes(smaller)) < 10
    assert smaller.count(b"Tj") == 1
    _, torn, _ = setter()["W" * 80]
    assert min(sizes(torn)) == FLOOR
    assert torn.count(b"Tj") > 2


def test_a_cell_higher_than_the_page_is_set_smaller_if_that_helps(setter):
    _, drawing, _ = setter(tallest=80)["说明" * 30]
    assert FLOOR <= min(sizes(drawing)) < 10


def test_mongolian_stands_upright_and_chinese_in_its_column_does_not(setter):
    column = setter("mongolian", "center")
    height, _, upright = column["ᠨᠡᠷ᠎ᠡ"]
    assert upright
    assert height > 20
    assert not column["巴图"][2]


def test_a_cell_is_set_once(setter):
    column = setter()
    assert column["蒙古族"] is column["蒙古族"]
