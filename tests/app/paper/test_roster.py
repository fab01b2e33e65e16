from __future__ import annotations

import errno
import io
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, Trouble
from app.paper.fonts import FONT_FILES, INVISIBLE, FontChain
from app.paper.measures import FLOOR
from app.paper.roster import Column, Filler, Roster
from app.paper.writing import write
from app.progress import Stoppable

PROJECT = Path(__file__).parents[3]

NAMES = (
    "张三",
    "㛃红",
    "徐𠅤",
    "李𫖯",
    "王䶮",
    "赵𬱖",
    "石犇犇",
    "马骉",
    "巴图·孟和",
    "士⼠生⽣",
    "欧阳娜娜",
)
WORDS = ("ᠨᠡᠷ᠎ᠡ", "ᠮᠣᠩᠭᠣᠯ", "ᠪᠠᠲᠤ", "ᠰᠢᠯᠢ\u202fᠶᠢᠨ", "ᠭᠣᠣᠯ", "ᠲᠤᠶᠠᠭ᠎ᠠ")


def squeezed(text):
    return "".join(text.split())


def inked(boxes):
    return [(char, box) for char, box in boxes if not char.isspace() and box[2] > box[0]]


# what is copied out


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_copied_out_as_it_is_stored(print_cell, name):
    assert print_cell(name, kind="name", align="center") == name


def test_names_are_copied_out_without_spaces_by_a_second_reader(print_roster, roster_of, pdftotext):
    found = pdftotext(print_roster(roster_of([["1", name, ""] for name in NAMES])).data)
    for name in NAMES:
        assert name in found


def test_names_are_copied_out_without_spaces_by_pdfium(print_roster, roster_of):
    found = print_roster(roster_of([["1", name, ""] for name in NAMES])).text
    for name in NAMES:
        assert name in found


@pytest.mark.parametrize("kind", ["mongolian", "text"])
def test_mongolian_words_are_copied_out_as_they_are_stored(print_roster, pdftotext, kind):
    columns = [Column("序号"), Column("ᠨᠡᠷ᠎ᠡ", kind, "center")]
    rows = [[str(place), word] for place, word in enumerate(WORDS)]
    pdf = print_roster(Roster("表", columns, rows, Filler("丙")))
    other = pdftotext(pdf.data)
    for word in WORDS:
        assert word in pdf.text
        assert word in other


def test_a_variant_selector_stays_with_its_character(print_cell):
    assert print_cell("葛\U000e0100城") == "葛\U000e0100城"


READER_CHANGES = frozenset("ﬀﬁﬂﬃﬄ\xad\ufffe\uffff")
"""pdfium takes ligatures apart, and hides hyphens and what Unicode says is no character."""

texts = st.text(max_size=80) | st.text(
    alphabet="张三李·四一，。、（）“”—…abc12/3-.:% \n䶮𠅤㛃ᠠᠨᠡᠷ᠎\u202f士⼠\u200d\ufe00()\\",
    max_size=120,
)


@given(texts)
def test_any_text_is_copied_out_as_it_went_in(print_cell, text):
    lost = FontChain().missing(text) | READER_CHANGES | INVISIBLE
    kept = "".join(char for char in text if char not in lost)
    found = print_cell(kept).replace("\ufffe", "-")  # pdfium's mark for a hyphen that ends a line
    assert found == squeezed(kept)


def test_a_character_that_no_font_has_is_a_box_that_still_says_what_it_is(print_roster, roster_of):
    pdf = print_roster(roster_of([["1", "李😀", "Ө"]]))
    assert pdf.printed.missing == ("Ө", "😀")
    assert "李😀" in pdf.text
    (box,) = [box for char, box in pdf.boxes[0] if char == "Ө"]
    assert box[2] - box[0] > 5  # points: it has ink


@pytest.mark.skipif(not FONT_FILES[2].exists(), reason="HanaMinB is put in place by the build")
def test_extension_b_is_printed(print_roster, roster_of):
    pdf = print_roster(roster_of([["1", "李𠀋", ""]]))
    assert pdf.printed.missing == ()
    assert "李𠀋" in pdf.text


# what stands on each page


@pytest.fixture
def fifty_three(print_roster, roster_of):
    rows = [[str(place), NAMES[place % len(NAMES)], "外出务工"] for place in range(1, 54)]
    return print_roster(
        roster_of(rows, totals=("合计 53 人", "男 30 人"), notes=("注：一式两份。",))
    )


def test_every_page_says_what_it_is_and_which(fifty_three):
    count = fifty_three.printed.pages
    assert count == len(fifty_three.pages) == 3
    for number, page in enumerate(fifty_three.pages, 1):
        assert "党员名册" in page
        assert "敦达乌苏嘎查" in page
        assert "2024年3月15日" in page
        assert re.search(r"序号\s+姓名\s+备注", page)
        assert f"共 {count} 页\u3000第 {number} 页" in page


def test_the_first_page_has_the_filler_line_and_the_last_one_what_closes_it(fifty_three):
    first, middle, last = fifty_three.pages
    assert re.search(
        r"填报单位（盖章）：敦达乌苏嘎查\s+填报人：白敏\s+填报时间：2024年3月15日", first
    )
    for closing in (
        "合计 53 人",
        "男 30 人",
        "注：一式两份。",
        "单位负责人：",
        "审核人：",
        "填表人：",
    ):
        assert closing in last
        assert closing not in first + middle


def test_rows_stand_in_their_order(fifty_three):
    numbers = re.findall(r"^(\d+) ", fifty_three.text, re.MULTILINE)
    assert [int(number) for number in numbers] == list(range(1, 54))


def test_the_last_page_has_rows_above_the_signatures(print_roster, roster_of):
    """However many rows there are, no sheet has signatures and nothing that they are for."""
    for count in range(14, 24):
        rows = [[str(place), "张三", ""] for place in range(1, count + 1)]
        last = print_roster(roster_of(rows, totals=("合计",))).pages[-1]
        assert "单位负责人：" in last
        assert f"{count} 张三" in last


def test_rows_go_along_to_the_last_page_only_if_what_closes_the_table_still_fits(
    print_roster, roster_of
):
    for length in range(280, 400, 20):
        high = ["2", "张三", "完好；" * length]
        rows = [["1", "李四", ""], high, high]
        pdf = print_roster(roster_of(rows, totals=("合计 3 人",), notes=("注：一式两份。",) * 6))
        for closing in ("张三", "合计 3 人", "注：一式两份。", "填表人："):
            assert closing in pdf.pages[-1]


def test_many_signatures_stand_under_each_other(print_roster, roster_of):
    pdf = print_roster(
        roster_of([], signatures=tuple(f"第{n}监督小组负责人（签字）" for n in range(6)))
    )
    places = [box for char, box in pdf.boxes[0] if char == "督"]
    assert len({round(left) for left, *_ in places}) == 1
    assert len({round(bottom) for _, bottom, *_ in places}) == 6


def test_a_roster_without_rows_is_a_form(print_roster, roster_of):
    pdf = print_roster(roster_of([]))
    assert "姓名" in pdf.text
    assert "共 1 页\u3000第 1 页" in pdf.text


def test_long_notes_go_on_to_further_pages(print_roster, roster_of):
    note = "此表由党员本人确认，党支部初核，基层党委复核。" * 400
    pdf = print_roster(roster_of([["1", "张三", ""]], notes=(note,)))
    assert pdf.printed.pages > 1
    assert pdf.squeezed().count("基层党委复核") + pdf.squeezed().count("基层党委复") > 390
    assert "填表人：" in pdf.pages[-1]


def test_paper_is_landscape_or_portrait(print_roster, roster_of):
    width, height = print_roster(roster_of([])).sizes[0]
    assert (round(width), round(height)) == (842, 595)
    width, height = print_roster(roster_of([], paper="A4 portrait")).sizes[0]
    assert (round(width), round(height)) == (595, 842)


def test_the_file_says_whose_it_is_and_in_which_language(fifty_three):
    assert fifty_three.metadata["Title"] == "党员名册"
    assert fifty_three.metadata["Author"] == "敦达乌苏嘎查"
    assert fifty_three.metadata["Creator"] == "Örtöö 驿站"
    assert b"/Lang (zh-CN)" in fifty_three.data


# where it stands


def crowded():
    columns = [
        Column("序号", "number", "center"),
        Column("姓名", "name", "center"),
        Column("ᠨᠡᠷ᠎ᠡ", "mongolian", "center"),
        Column("经过界碑"),
        Column("里程（公里）", "number", "right"),
        Column("情况"),
    ]
    marks = "、".join(f"{1225 + place}/{place % 3}" for place in range(30))
    remark = "铁丝网有两处松动（第2次上报），立柱倾斜约10°，风力8—9级。" * 6
    name = "阿拉坦格日乐·巴雅尔·额尔德尼"
    rows = [
        [str(place), name, "ᠡᠷᠳᠡᠨᠢ ᠪᠠᠶᠠᠷ ᠲᠤᠶᠠᠭ᠎ᠠ", marks, "1234567890123.5", remark]
        for place in range(1, 16)
    ]
    return Roster("巡逻登记簿", columns, rows, Filler("敦达乌苏嘎查"))


def grid(stream):
    """Where the columns of a page begin and end, and the lower and upper edge of its table."""
    inner = re.findall(rb"([\d.]+) [\d.]+ m \1 [\d.]+ l", stream)
    frame = re.search(rb"([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re", stream)
    x, y, width, height = map(float, frame.groups())
    return list(pairwise([x, *map(float, inner), x + width])), y, y + height


def test_nothing_lies_outside_the_page(print_roster):
    pdf = print_roster(crowded())
    for (width, height), boxes in zip(pdf.sizes, pdf.boxes, strict=True):
        for char, (left, bottom, right, top) in inked(boxes):
            assert 0 < left < right < width, char
            assert 0 < bottom < top < height, char


def test_nothing_reaches_into_the_next_column(print_roster):
    pdf = print_roster(crowded())
    seen = 0
    for stream, boxes in zip(pdf.streams, pdf.boxes, strict=True):
        columns, lower, upper = grid(stream)
        assert len(columns) == 6
        for char, (left, bottom, right, top) in inked(boxes):
            if lower < bottom < top < upper:
                seen += 1
                assert any(a <= left and right <= b for a, b in columns), char
    assert seen > 3000


def test_an_office_with_a_long_name_stays_on_the_page(print_roster, roster_of):
    filler = Filler("中共锡林郭勒盟苏尼特右旗某某苏木" * 6 + "党支部", "白敏", "2024年3月15日")
    pdf = print_roster(replace(roster_of([["1", "张三", ""]] * 40), filler=filler))
    for (width, _), boxes in zip(pdf.sizes, pdf.boxes, strict=True):
        assert all(box[2] < width - 30 for _, box in inked(boxes))
    assert pdf.squeezed().count("党支部") == pdf.printed.pages


def test_a_long_name_among_short_ones_falls_into_lines(print_roster, roster_of):
    rows = [["1", "阿拉坦格日乐·巴雅尔·额尔德尼", ""], *[["2", "张三", "说明" * 90]] * 9]
    first = print_roster(roster_of(rows)).boxes[0]
    begin = next(box for char, box in first if char == "阿")
    end = next(box for char, box in first if char == "尼")
    assert end[3] < begin[1]  # below it


def test_type_is_never_smaller_than_what_can_be_read(print_roster):
    pages = print_roster(crowded()).streams
    sizes = {float(size) for page in pages for size in re.findall(rb"/F\d ([\d.]+) Tf", page)}
    assert min(sizes) >= FLOOR


def test_a_remark_longer_than_a_page_goes_on_and_loses_nothing(print_roster, roster_of):
    remark = "".join(f"第{place}次巡逻完好；" for place in range(3000))
    pdf = print_roster(roster_of([["1", "张三", remark], ["2", "李四", ""]]))
    assert pdf.printed.pages > 3
    cells = "".join(squeezed(page.split("备注", 1)[1].rsplit("共", 1)[0]) for page in pdf.pages)
    assert squeezed(remark) in cells.replace("1张三", "", 1)
    for boxes in pdf.boxes:
        assert min(box[1] for _, box in boxes) > 0


# the file


def test_equal_rosters_give_equal_bytes_in_every_process():
    script = (
        "import hashlib, io, sys\n"
        "from app.paper.roster import *\n"
        "from app.paper.writing import write\n"
        "rows = [[str(n), '张三𠅤王䶮'[n % 4:], 'ᠨᠡᠷ᠎ᠡ abc' * n] for n in range(40)]\n"
        "columns = [Column('序号'), Column('姓名', 'name'), Column('备注')]\n"
        "out = io.BytesIO()\n"
        "write(Roster('名册', columns, rows, Filler('嘎查')), out, invariant=True)\n"
        "print(hashlib.sha256(out.getvalue()).hexdigest())\n"
    )
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(hashes) == 1


def test_rows_may_come_one_by_one(print_roster, roster_of):
    pdf = print_roster(roster_of([str(place), "张三", ""] for place in range(1200)))
    assert "1199 张三" in pdf.pages[-1]


def test_a_row_with_too_few_texts_is_a_bug(print_roster, roster_of):
    with pytest.raises(ValueError, match=r"zip|columns"):
        print_roster(roster_of([["1", "张三", ""], ["2", "李四"]]))


def test_a_roster_is_written_where_it_is_wanted(tmp_path, roster_of):
    target = tmp_path / "名册.pdf"
    target.write_bytes(b"old")
    assert write(roster_of([["1", "张三", ""]]), target).pages == 1
    assert target.read_bytes().startswith(b"%PDF-1.5")
    assert list(tmp_path.iterdir()) == [target]


def test_a_cancelled_printing_leaves_the_old_file_alone(tmp_path, roster_of):
    target = tmp_path / "名册.pdf"
    target.write_bytes(b"old")
    progress = Stoppable()

    def rows():
        for place in range(5000):
            progress.stop = place >= 1500
            yield [str(place), "张三", ""]

    with pytest.raises(Cancelled):
        write(roster_of(rows()), target, progress=progress)
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_stick_that_was_pulled_out_is_told(tmp_path, roster_of):
    with pytest.raises(Trouble, match="请看看 U 盘是否插好"):
        write(roster_of([]), tmp_path / "gone" / "名册.pdf")


def test_an_open_file_that_refuses_is_told(roster_of):
    class Full(io.BytesIO):
        def write(self, content: bytes) -> int:
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(Trouble, match="磁盘空间不够"):
        write(roster_of([]), Full())


def test_nothing_heavy_is_loaded_before_something_is_printed():
    script = (
        "import sys, app.paper.writing\n"
        "assert not {'reportlab', 'uharfbuzz'} & set(sys.modules), sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], cwd=PROJECT, check=True)
