"""Labels and cards."""

from __future__ import annotations

import re

import pytest

from app.paper.labels import Labels, Line
from app.paper.measures import FLOOR, MILLIMETRE


def of(labels, size=(90, 55), **more):
    return Labels("标签", "嘎查", size, labels, **more)


def test_ten_labels_stand_on_a_page_each_with_marks_at_its_corners(print_out):
    pdf = print_out(of([[Line(f"第{number}号", align="center")] for number in range(1, 14)]))
    assert pdf.printed.pages == 2
    assert "第10号" in pdf.pages[0]
    assert "第11号" in pdf.pages[1]
    marks = re.findall(rb" m ", pdf.streams[0])
    assert len(marks) == 3 * 6 * 2
    number = [box for char, box in pdf.boxes[0] if char == "第"]
    assert len({round(box[0]) for box in number}) <= 4  # two columns; 10 is wider
    assert len({round(box[1]) for box in number}) == 5


def test_the_lines_stand_in_the_middle_of_the_label(print_out):
    pdf = print_out(of([[Line("共产党员户", 26, "center"), Line("石犇犇", 20, "center")]]))
    boxes = [box for char, box in pdf.boxes[0] if not char.isspace()]
    left, top = (210 - 2 * 90) / 2 * MILLIMETRE, (297 + 5 * 55) / 2 * MILLIMETRE
    middle = left + 45 * MILLIMETRE, top - 27.5 * MILLIMETRE
    assert (min(b[0] for b in boxes) + max(b[2] for b in boxes)) / 2 == pytest.approx(
        middle[0], abs=3
    )
    assert (min(b[1] for b in boxes) + max(b[3] for b in boxes)) / 2 == pytest.approx(
        middle[1], abs=6
    )


def test_a_long_name_is_set_smaller_and_stays_one_line(print_out):
    name = "阿拉坦格日乐·巴雅尔·额尔德尼"
    pdf = print_out(of([[Line(name, 20, "center")]]))
    assert len({round(box[1] / 12) for box in (pdf.places(0, one)[0] for one in "阿乐雅德尼")}) == 1
    assert name in pdf.text


def test_what_does_not_fit_goes_on_in_the_next_label_and_is_never_too_small(print_out):
    text = "".join(f"第{number}条，" for number in range(400))
    pdf = print_out(of([[Line(text)], [Line("下一张")]], (40, 20)))
    for number in range(0, 400, 40):
        assert f"第{number}条，" in pdf.squeezed()
    assert pdf.text.index("第399条") < pdf.text.index("下一张")
    sizes = {float(size) for page in pdf.streams for size in re.findall(rb"/F\d ([\d.]+) Tf", page)}
    assert min(sizes) >= FLOOR


def test_a_label_larger_than_the_paper_is_as_large_as_the_paper(print_out):
    pdf = print_out(of([[Line("大", 60, "center")], [Line("小", 9)]], (400, 500)))
    assert pdf.printed.pages == 2
    for (width, height), boxes in zip(pdf.sizes, pdf.boxes, strict=True):
        for _, (left, bottom, right, top) in boxes:
            assert 0 < left < right < width
            assert 0 < bottom < top < height


def test_mongolian_is_joined_along_the_line(print_out, pdftotext):
    pdf = print_out(of([[Line("ᠨᠠᠮ ᠤᠨ ᠭᠡᠰᠢᠭᠦᠨ", 18, "center")]]))
    assert "ᠭᠡᠰᠢᠭᠦᠨ" in pdftotext(pdf.data)
    assert b" cm " not in pdf.streams[0]


def test_no_labels_are_an_empty_page(print_out):
    assert print_out(of([])).printed.pages == 1
