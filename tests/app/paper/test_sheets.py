"""A sheet for every record: boxes in a grid."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paper.grid import place
from app.paper.measures import BOTTOM_MARGIN, MILLIMETRE
from app.paper.roster import Filler
from app.paper.sheets import Box, Sheet, Sheets
from tests.golden.printed import NAMES, activity_sheet, member_sheet


def heading(text, **more):
    return Box(text, heading=True, **more)


def of(*sheets):
    return Sheets("表", "敦达乌苏嘎查", sheets)


def test_sixteen_items_three_signatures_and_a_seal_fill_one_page(print_out):
    pdf = print_out(of(member_sheet(NAMES[-1])))
    assert pdf.printed.pages == 1
    for text in ("公民身份号码", "家庭住址", "党员本人签字：", "党支部书记签字：", "（盖章）"):
        assert text in pdf.squeezed()
    lowest = min(box[1] for char, box in pdf.boxes[0] if not char.isspace())
    assert lowest < 60 * MILLIMETRE
    assert "共 1 页" not in pdf.text


def test_each_record_begins_a_page(print_out):
    pdf = print_out(of(*(member_sheet(name) for name in NAMES)))
    assert pdf.printed.pages == len(NAMES)
    for name, page in zip(NAMES, pdf.pages, strict=True):
        assert name in "".join(page.split())


def test_a_tall_box_is_written_from_its_top_and_reaches_to_the_foot_of_the_page(print_out):
    pdf = print_out(of(activity_sheet("讨论春季草原防火")))
    (begun,), (heading_of_it,) = pdf.places(0, "讨"), pdf.places(0, "容")
    assert begun[1] > heading_of_it[3] + 40 * MILLIMETRE
    (signed,) = [box for box in pdf.places(0, "签") if box[0] < 200]
    assert signed[1] < BOTTOM_MARGIN + 30 * MILLIMETRE


def test_a_little_too_much_is_set_smaller_and_much_too_much_goes_overleaf(print_out):
    some = "".join(f"第{number}件事已经办结；" for number in range(120))
    pdf = print_out(of(replace(activity_sheet(some), signatures=("主持人",))))
    assert pdf.printed.pages == 1
    much = "".join(f"第{number}件事已经办结；" for number in range(1200))
    pdf = print_out(of(activity_sheet(much)))
    assert pdf.printed.pages > 1
    assert all(f"第{number}件事" in pdf.squeezed() for number in range(0, 1200, 100))
    for number, (page, boxes) in enumerate(zip(pdf.pages, pdf.boxes, strict=True), 1):
        assert f"共 {pdf.printed.pages} 页\u3000第 {number} 页" in page
        assert "中心户活动记录" in page
        assert min(box[1] for _, box in boxes) > 8 * MILLIMETRE
    assert "收集问题" in pdf.pages[-1]


def test_a_heading_over_many_rows_is_said_again_overleaf(print_out):
    rows = [[heading("家庭主要成员", down=60), Box("户主1")]]
    rows += [[Box(f"成员{number}")] for number in range(2, 61)]
    pdf = print_out(of(Sheet("登记表", (1, 3), rows)))
    assert pdf.printed.pages == 2
    for page in pdf.pages:
        assert "家庭主要成员" in "".join(page.split())
    assert "成员60" in pdf.pages[1]


def test_boxes_fill_the_rows_from_the_left_around_those_that_reach_down():
    tall, wide = Box("甲", down=2), Box("乙", across=2)
    found = place([[tall, wide], [Box("丙"), Box("丁")]], 3)
    assert [(one.box.text, one.row, one.column) for one in found] == [
        ("甲", 0, 0),
        ("乙", 0, 1),
        ("丙", 1, 1),
        ("丁", 1, 2),
    ]


boxes = st.builds(
    Box,
    st.text(alphabet="甲乙丙丁", max_size=40),
    across=st.integers(1, 5),
    down=st.integers(1, 4),
    least=st.sampled_from([0.0, 0.0, 30.0, 400.0]),
    heading=st.booleans(),
)


@given(st.lists(st.lists(boxes, max_size=5), max_size=6), st.integers(1, 4))
def test_any_boxes_find_a_place_and_leave_no_hole(rows, columns):
    found = place(rows, columns)
    assert sum(len(row) for row in rows) <= len(found)
    taken = [
        (one.row + y, one.column + x)
        for one in found
        for y in range(one.down)
        for x in range(one.across)
    ]
    assert len(taken) == len(set(taken))
    last = max((one.end for one in found), default=0)
    assert set(taken) == {(y, x) for y in range(last) for x in range(columns)}


@pytest.mark.parametrize("first", [True, False])
def test_a_sheet_may_be_in_two_scripts(print_out, first):
    sheet = Sheet(
        "登记表",
        (1, 2),
        [[heading("姓名", mongolian="ᠨᠡᠷ᠎ᠡ"), Box("ᠡᠷᠳᠡᠨᠢ", kind="mongolian")]],
        Filler("嘎查"),
        mongolian_title="ᠮᠡᠳᠡᠭᠳᠡᠯ",
        mongolian_first=first,
    )
    pdf = print_out(of(sheet))
    for word in ("ᠨᠡᠷ᠎ᠡ", "ᠡᠷᠳᠡᠨᠢ", "ᠮᠡᠳᠡᠭᠳᠡᠯ"):
        assert word in pdf.text
    assert (pdf.places(0, "ᠨ")[0][2] <= pdf.places(0, "姓")[0][0]) is first
