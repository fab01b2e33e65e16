"""Running text as GB/T 9704 wants it."""

from __future__ import annotations

import re

import pytest

from app.paper.labels import Line
from app.paper.measures import MILLIMETRE
from app.paper.prose import Prose, Text

HEIGHT = 841.89
LEFT, RIGHT = 28 * MILLIMETRE, (28 + 156) * MILLIMETRE
SENTENCE = "牧民群众对公示内容有不同意见的可以在公示期内向嘎查党支部反映"


def of(*texts):
    return Prose("公示", "嘎查", texts)


def rows(boxes):
    """The characters of each line, by rising height of their middles."""
    found = {}
    for char, (left, bottom, right, top) in boxes:
        if not char.isspace():
            found.setdefault(round((bottom + top) / 2 / 10), []).append((char, left, right))
    return found


def test_a_page_has_22_lines_of_28_characters(print_out):
    pdf = print_out(of(Text("", [Line("中" * 28 * 40)])))
    baselines = {}
    for char, box in pdf.boxes[0]:
        if char == "中":
            baselines.setdefault(round(box[1], 1), []).append(box)
    assert len(baselines) == 22
    lengths = [len(line) for _, line in sorted(baselines.items(), reverse=True)]
    assert lengths == [26, *[28] * 21]
    first, second = sorted(baselines, reverse=True)[:2]
    assert first - second == pytest.approx(225 * MILLIMETRE / 22, abs=0.1)
    left = min(box[0] for line in baselines.values() for box in line)
    right = max(box[2] for line in baselines.values() for box in line)
    assert left == pytest.approx(LEFT, abs=2)
    assert right == pytest.approx(RIGHT, abs=2)
    assert max(baselines) + 14 < HEIGHT - 37 * MILLIMETRE
    assert {float(size) for size in re.findall(rb"/F0 ([\d.]+) Tf", pdf.streams[0])} == {16.0, 14.0}


def test_a_paragraph_begins_two_characters_in(print_out):
    pdf = print_out(of(Text("公示", [Line(SENTENCE), Line("居中的一行", align="center")])))
    (begun,) = pdf.places(0, "牧")
    assert begun[0] == pytest.approx(LEFT + 2 * 156 * MILLIMETRE / 28, abs=2)
    (first,), (last,) = pdf.places(0, "居"), pdf.places(0, "行")
    assert first[0] - LEFT == pytest.approx(RIGHT - last[2], abs=2)


def test_the_line_that_says_to_whom_stands_at_the_edge(print_out):
    pdf = print_out(of(Text("公示", [Line("各嘎查党支部：", align="flush"), Line(SENTENCE)])))
    (whom,), (begun, *_) = pdf.places(0, "各"), pdf.places(0, "牧")
    assert whom[0] == pytest.approx(LEFT, abs=2)
    assert begun[0] > whom[0] + 20


def test_page_numbers_stand_outside_odd_ones_right_and_even_ones_left(print_out):
    pdf = print_out(of(Text("公示", [Line(SENTENCE * 40)])))
    assert pdf.printed.pages == 3
    for number, (page, boxes) in enumerate(zip(pdf.pages, pdf.boxes, strict=True), 1):
        assert f"— {number} —" in page
        (at, *_) = [box for char, box in boxes if char == "—" and box[1] < 35 * MILLIMETRE]
        assert (at[0] > 105 * MILLIMETRE) is (number % 2 == 1)


def test_each_text_begins_a_page_and_its_numbers(print_out):
    pdf = print_out(of(Text("甲", [Line("一")]), Text("乙", [Line("二")])))
    assert ["— 1 —" in page for page in pdf.pages] == [True, True]


def test_unit_and_day_stand_right_below_one_over_the_other(print_out):
    pdf = print_out(of(Text("公示", [Line("特此公示。")], "敦达乌苏嘎查党支部", "2024年4月1日")))
    (unit, *_), (unit_end,) = pdf.places(0, "敦"), pdf.places(0, "部")
    (year,), (day,) = pdf.places(0, "年"), pdf.places(0, "日")
    assert unit[1] > year[3]
    assert day[2] == pytest.approx(RIGHT - 4 * 156 * MILLIMETRE / 28, abs=3)
    first = min(box[0] for box in pdf.places(0, "2") + pdf.places(0, "敦"))
    assert first > 105 * MILLIMETRE
    assert (unit[0] + unit_end[2]) / 2 < RIGHT
    # a seal of 45 mm on unit and day does not reach the text
    (text,) = pdf.places(0, "特")
    assert text[1] > (unit[1] + year[1]) / 2 + 22 * MILLIMETRE


@pytest.mark.parametrize("lines", range(16, 22))
def test_unit_and_day_are_never_alone_on_a_page(print_out, lines):
    text = Text("公示", [Line("中" * (28 * lines - 2))], "敦达乌苏嘎查党支部", "2024年4月1日")
    pdf = print_out(of(text))
    assert "敦达乌苏嘎查党支部" in pdf.pages[-1]
    assert "中" in pdf.pages[-1]


def test_lines_are_even_without_spaces_in_what_is_copied_out(print_out, pdftotext):
    text = "公示期为2024年4月1日至4月7日，共7天，电话0479-5231234，" + SENTENCE
    pdf = print_out(of(Text("公示", [Line(text * 5)])))
    assert "".join((text * 5).split()) in pdf.squeezed().replace("\ufffe", "-")
    assert "牧民群众对" in pdftotext(pdf.data)
    assert not re.search(r"[一-龥] [一-龥]", pdftotext(pdf.data))
