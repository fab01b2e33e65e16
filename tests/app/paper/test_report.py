"""Tables and charts, told apart without colour."""

from __future__ import annotations

import re

import pytest

from app.paper.measures import MILLIMETRE
from app.paper.report import BarsPart, CoveragePart, Mark, Report, TablePart
from app.paper.roster import Column, Filler
from app.paper.shades import shaded

FILLER = Filler("敦达乌苏嘎查", "白敏", "2024年3月15日")
MONTHS = [(f"{month}月", float(month)) for month in range(1, 13)]


def of(*parts, **more):
    return Report("巡边统计", parts, FILLER, **more)


def surfaces(stream):
    """Each filled rectangle: x, y, width, height."""
    found = re.findall(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re f\n", stream)
    return [tuple(map(float, one)) for one in found]


def test_a_table_has_its_header_on_every_page_and_its_total_at_the_end(print_out):
    columns = [Column("管段"), Column("次数", "number", "right")]
    rows = [[f"第{number}段", str(number)] for number in range(1, 90)]
    pdf = print_out(of(TablePart("一、次数", columns, rows, ("合计", "4005"))))
    assert pdf.printed.pages == 3
    for page in pdf.pages:
        assert "管段 次数" in page
    assert "合计 4005" in pdf.pages[-1]
    found = [int(number) for number in re.findall(r"第(\d+)段", pdf.text)]
    assert found == list(range(1, 90))


def test_bars_are_as_long_as_their_numbers(print_out):
    for upright, side in ((True, 3), (False, 2)):
        pdf = print_out(of(BarsPart("二、各月", MONTHS, "次", upright)))
        bars = [one[side] for one in surfaces(pdf.streams[0])]
        assert len(bars) == 12
        assert bars == pytest.approx([bars[-1] * number / 12 for number in range(1, 13)], abs=0.1)
        assert "单位：次" in pdf.text


def test_bars_whose_names_have_no_room_under_them_lie(print_out):
    names = [(f"阿拉坦敖包至乌兰陶勒盖第{number}管段", 1.0 + number) for number in range(9)]
    pdf = print_out(of(BarsPart("二", names, upright=True)))
    assert len({one[0] for one in surfaces(pdf.streams[0])}) == 1  # they begin at one axis
    assert all(name in pdf.squeezed() for name, _ in names)


def test_nothing_counted_is_a_chart_of_zeros(print_out):
    for upright in (True, False):
        pdf = print_out(of(BarsPart("二", [("1月", 0.0), ("2月", 0.0)], "", upright)))
        assert surfaces(pdf.streams[0]) == []
        assert "2月" in pdf.text
    assert print_out(of(BarsPart("二", []), CoveragePart("三", []))).printed.pages == 1


@pytest.mark.parametrize("before", [5, 15, 25, 30])
def test_a_chart_stays_whole(print_out, before):
    columns = [Column("管段")]
    table = TablePart("一", columns, [["一段"]] * before)
    pdf = print_out(of(table, BarsPart("二、各月巡逻次数", MONTHS, "次", upright=True)))
    (page,) = [page for page in pdf.pages if "二、各月巡逻次数" in page]
    assert all(
        re.search(rf"^{month}月", page, re.MULTILINE) or f"{month}月" in page
        for month in range(1, 13)
    )
    assert len(surfaces(pdf.streams[pdf.pages.index(page)])) == 12


def test_a_chart_higher_than_a_page_goes_on_overleaf(print_out):
    bars = [(f"第{number}段", float(number)) for number in range(80)]
    pdf = print_out(of(BarsPart("二", bars)))
    assert pdf.printed.pages == 3
    assert all(f"第{number}段" in pdf.text for number in range(80))
    lines = [(f"{number}段", [Mark(str(at), "half") for at in range(20)]) for number in range(40)]
    pdf = print_out(of(CoveragePart("三", lines, [("half", "60天内")])))
    assert pdf.printed.pages > 2
    for boxes in pdf.boxes:
        assert min(box[1] for _, box in boxes) > 8 * MILLIMETRE


def test_every_marker_is_a_box_with_its_number_and_day(print_out):
    marks = [Mark(f"{1225 + at}/1", "full", f"{at + 1}月2日") for at in range(12)]
    pdf = print_out(of(CoveragePart("三", [("一段", marks)], [("full", "30天内")])))
    for mark in marks:
        assert mark.label in pdf.text
        assert mark.note in pdf.text
    assert len(surfaces(pdf.streams[0])) == 12 + 1  # and the one of the legend


def test_shades_are_told_apart_without_colour(print_out):
    drawn = [shaded(shade, 10, 10, 30, 12) for shade in ("full", "half", "light", "none")]
    strokes = [one.count(b" l ") for one in drawn]
    assert strokes[1] > 1.5 * strokes[2] > 0
    assert strokes[0] == strokes[3] == 0
    assert drawn[3] == b""
    marks = [Mark("1", "half"), Mark("2", "none")]
    pdf = print_out(of(CoveragePart("三", [("一段", marks)])))
    colours = re.findall(rb"[\d.]+ [\d.]+ [\d.]+ (?:rg|RG) ", pdf.streams[0])
    assert colours == []


def test_signatures_are_not_alone_on_the_last_page(print_out):
    table = TablePart("一", [Column("管段")], [["一段"]] * 22)
    parts = (table, BarsPart("二", MONTHS, upright=True))
    pdf = print_out(of(*parts, signatures=("单位负责人",), seal=True))
    assert "单位负责人：" in pdf.pages[-1]
    assert "12月" in pdf.pages[-1]
