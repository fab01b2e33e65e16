"""Groups, headings in two levels and two scripts, empty rows and room for a seal."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.paper.measures import BILINGUAL_HEADING, MILLIMETRE
from app.paper.roster import Banner, Column, Filler, Roster

WORD = "ᠦᠨᠳᠦᠰᠦᠲᠡᠨ"


def lines(stream):
    """Each line of a grid: from x, y to x, y."""
    found = re.findall(rb"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", stream)
    return [tuple(map(float, one)) for one in found]


def upright(stream):
    return [one for one in lines(stream) if one[0] == one[2]]


def level(stream):
    return [one for one in lines(stream) if one[1] == one[3]]


def people(count, start=1):
    return [[str(number), "张三丰", ""] for number in range(start, start + count)]


def test_the_name_of_a_group_goes_across_all_columns(print_roster, roster_of):
    pdf = print_roster(roster_of([Banner("第一党小组"), *people(3)]))
    assert re.search("第一党小组\n1 张三丰", pdf.text)
    (name,) = pdf.places(0, "组")
    edges = {x for x, _, x2, _ in upright(pdf.streams[0]) if x == x2}
    for x, top, _, low in upright(pdf.streams[0]):
        assert not low < name[1] < top, f"the line at {x} goes through the name of the group"
    assert len(edges) == 2


@pytest.mark.parametrize("before", range(11, 19))
def test_the_name_of_a_group_is_never_the_last_row_of_a_page(print_roster, roster_of, before):
    rows = [*people(before), Banner("第二党小组"), *people(12, 100)]
    pdf = print_roster(roster_of(rows))
    (page,) = [page for page in pdf.pages if "第二党小组" in page]
    assert re.search(r"第二党小组\n100 ", page)


@pytest.mark.parametrize("before", range(12, 20))
def test_the_total_of_a_group_never_stands_without_a_row_of_it(print_roster, roster_of, before):
    rows = [*people(before), Banner("小计", keep=False), *people(12, 100)]
    pdf = print_roster(roster_of(rows))
    (page,) = [page for page in pdf.pages if "小计" in page]
    assert re.search(rf"{before} 张三丰\n小计", page)


def test_a_group_may_begin_a_page(print_roster, roster_of):
    rows = [Banner("甲组", new_page=True), *people(2), Banner("乙组", new_page=True), *people(2)]
    pdf = print_roster(roster_of(rows))
    assert len(pdf.pages) == 2  # the first group needs none before it
    assert "甲组" in pdf.pages[0]
    assert "乙组" in pdf.pages[1]


def test_a_banner_longer_than_a_page_loses_nothing(print_roster, roster_of):
    words = "".join(f"第{number}户；" for number in range(3000))
    pdf = print_roster(roster_of([Banner(words), *people(2)]))
    assert all(f"第{number}户；" in pdf.squeezed() for number in range(0, 3000, 500))
    for boxes in pdf.boxes:
        assert min(box[1] for _, box in boxes) > 0


def test_neighbours_share_the_heading_over_them(print_roster):
    columns = [
        Column("序号"),
        *(Column(title, over="党内情况") for title in ("加入", "转正")),
        Column("备注"),
    ]
    pdf = print_roster(Roster("表", columns, [["1", "2", "3", "4"]], Filler("丙")))
    assert pdf.text.count("党内情况") == 1
    (over,), (own,) = pdf.places(0, "况"), pdf.places(0, "入")
    assert over[1] > own[3]
    # the line between 入党 and 转正 begins under the heading that they share
    tops = sorted(max(one[1], one[3]) for one in upright(pdf.streams[0]))
    assert tops[0] < over[1]
    assert len(tops) == 3


def test_mongolian_headings_stand_before_the_chinese_or_after(print_roster):
    columns = [Column("民族", mongolian=WORD), Column("备注")]
    roster = Roster("表", columns, [["蒙古族", ""]], Filler("丙"), mongolian_title="ᠮᠡᠳᠡᠭᠳᠡᠯ")
    before, after = (
        print_roster(replace(roster, mongolian_first=first)) for first in (True, False)
    )
    for pdf, first in ((before, True), (after, False)):
        assert WORD in pdf.text
        assert "ᠮᠡᠳᠡᠭᠳᠡᠯ" in pdf.text
        mongolian, chinese = pdf.places(0, WORD[0])[0], pdf.places(0, "民")[0]
        assert (mongolian[2] <= chinese[0]) is first
        title, own = pdf.places(0, "ᠮ")[0], pdf.places(0, "表")[0]
        assert (title[1] > own[1]) is first
        rows = sorted({one[1] for one in level(pdf.streams[0])}, reverse=True)
        frame = re.search(rb"[\d.]+ ([\d.]+) [\d.]+ ([\d.]+) re", pdf.streams[0])
        top = sum(map(float, frame.groups()))
        assert top - rows[0] >= BILINGUAL_HEADING - 0.1


def test_many_mongolian_headings_stand_above_the_chinese(print_roster):
    columns = [Column(f"联系{number}", "text", "center", mongolian=WORD) for number in range(22)]
    pdf = print_roster(Roster("表", columns, [["蒙古族"] * 22], Filler("丙")))
    mongolian, chinese = pdf.places(0, WORD[0])[0], pdf.places(0, "联")[0]
    assert mongolian[1] > chinese[3]


@pytest.mark.parametrize("paper", ["A4 landscape", "A4 portrait", "A3 landscape"])
@pytest.mark.parametrize("rows", [0, 7])
def test_empty_rows_fill_the_page_high_enough_to_write(print_roster, roster_of, paper, rows):
    pdf = print_roster(roster_of(people(rows), fill=True, paper=paper))
    assert pdf.printed.pages == 1
    heights = [one[1] for one in level(pdf.streams[0])]
    gaps = [
        upper - lower for upper, lower in zip(heights[rows:], heights[rows + 1 :], strict=False)
    ]
    assert len(gaps) > 5
    assert min(gaps) >= 8 * MILLIMETRE
    assert heights[-1] < 40 * MILLIMETRE  # only the signatures stand below
    assert "填表人：" in pdf.text


def test_so_many_empty_rows_follow_as_are_wanted(print_roster, roster_of):
    plain = print_roster(roster_of(people(3)))
    more = print_roster(roster_of(people(3), blank_rows=5))
    assert len(level(more.streams[0])) == len(level(plain.streams[0])) + 5


def test_a_seal_has_room_beside_the_signatures(print_roster, roster_of):
    pdf = print_roster(roster_of(people(3), seal=True))
    (seal,) = pdf.places(0, "盖")
    middle = (seal[0] + seal[2]) / 2, (seal[1] + seal[3]) / 2
    reach = 22.5 * MILLIMETRE
    for char, (left, bottom, right, top) in pdf.boxes[0]:
        if char in "（盖章）" or char.isspace():
            continue
        near = (
            left < middle[0] + reach
            and right > middle[0] - reach
            and bottom < middle[1] + reach
            and top > middle[1] - reach
        )
        assert not near, f"{char} is where the seal comes"
    assert b" g " in pdf.streams[0]  # the words are light
    assert "填报单位：" in pdf.text  # the seal is no longer wanted at the top
