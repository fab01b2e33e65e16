"""What holds for whatever is printed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import Cancelled
from app.paper.fonts import FONT_FILES, FontChain
from app.paper.labels import Labels, Line
from app.paper.roster import Banner, Column, Filler, Roster
from app.paper.sheets import Box, Sheet, Sheets
from app.paper.writing import missing_in, write
from app.progress import Stoppable
from tests.golden.printed import RARE, printables, printed

PROJECT = Path(__file__).parents[3]

NO_RARE_HAN = pytest.mark.skipif(
    not FONT_FILES[2].exists(), reason="fonts-hanazono is not installed: make setup installs it"
)


@pytest.mark.parametrize("name", [name for name in printables() if name != "blank"])
def test_all_names_are_copied_out_by_two_readers(print_out, pdftotext, name):
    pdf = print_out(printables()[name])
    assert pdf.printed.missing == ()
    other = pdftotext(pdf.data)
    wanted = {"grouped": RARE + "巴图", "labels": RARE, "prose": RARE, "sheets": "犇"}
    for char in wanted.get(name, ""):
        assert char in pdf.text
        assert char in other
    for word in ("ᠭᠡᠰᠢᠭᠦᠨ",) if name in {"grouped", "labels", "prose"} else ():
        assert word in pdf.text
        assert word in other


def test_equal_contents_give_equal_bytes_in_every_process():
    script = (
        "import hashlib\n"
        "from tests.golden.printed import printables, printed\n"
        "for name, one in printables().items():\n"
        "    print(name, hashlib.sha256(printed(one)).hexdigest())\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", script],
        cwd=PROJECT,
        env={"PYTHONHASHSEED": "1", "PYTHONPATH": str(PROJECT)},
        capture_output=True,
        check=True,
        text=True,
    ).stdout
    here = "".join(
        f"{name} {hashlib.sha256(printed(one)).hexdigest()}\n" for name, one in printables().items()
    )
    assert there == here


def test_what_no_font_has_is_known_before_anything_is_printed():
    assert missing_in(["张三", "徐𠅤", "ᠪᠠᠲᠤ", "abc\n", ""]) == ()
    assert missing_in(iter(["李😀", "😀Ө"])) == ("Ө", "😀")


def test_the_six_rare_characters_need_no_rare_font():
    assert FontChain(FONT_FILES[:2]).missing(RARE) == set()


def test_without_the_font_of_rare_han_they_are_reported():
    assert FontChain(FONT_FILES[:2]).missing("𠀋") == {"𠀋"}


@NO_RARE_HAN
def test_with_it_extensions_b_to_f_are_printed_and_copied_out(print_out, pdftotext):
    rare = "𠀋𡈽𪜈𫝀𫠝"
    assert missing_in([rare]) == ()
    columns = [Column("姓名", "name", "center")]
    pdf = print_out(Roster("名册", columns, [[f"李{char}"] for char in rare], Filler("嘎查")))
    other = pdftotext(pdf.data)
    for char in rare:
        assert f"李{char}" in pdf.text
        assert f"李{char}" in other


@pytest.mark.parametrize("name", printables())
def test_anything_can_be_cancelled(tmp_path, name):
    if name == "blank":
        pytest.skip("has nothing to wait for")
    progress = Stoppable()
    progress.stop = True
    with pytest.raises(Cancelled):
        write(printables()[name], tmp_path / "a.pdf", progress=progress)
    assert not (tmp_path / "a.pdf").exists()


# whatever stands in it

ALPHABET = "张三李四·一，。、（）“”abc12/3:%䶮𠅤㛃ᠠᠨᠡᠷ"
short = st.text(ALPHABET, max_size=30)
long = short | st.text(ALPHABET + "\n ", max_size=400)
kinds = st.sampled_from(["text", "name", "number", "mongolian"])
aligns = st.sampled_from(["left", "center", "right"])
places = st.one_of(aligns, st.just("flush"))
papers = st.sampled_from(["A4 landscape", "A4 portrait", "A3 landscape", "A3 portrait"])
few = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@st.composite
def rosters(draw):
    columns = draw(
        st.lists(
            st.builds(
                Column,
                short,
                kinds,
                aligns,
                over=st.sampled_from(["", "", "甲", "乙"]),
                mongolian=st.sampled_from(["", "ᠨᠡᠷ"]),
            ),
            min_size=1,
            max_size=8,
        )
    )
    rows = draw(
        st.lists(
            st.lists(long, min_size=len(columns), max_size=len(columns))
            | st.builds(Banner, short, st.booleans(), st.booleans()),
            max_size=25,
        )
    )
    return Roster(
        draw(short),
        columns,
        rows,
        Filler(draw(short)),
        draw(st.lists(short, max_size=2)),
        paper=draw(papers),
        blank_rows=draw(st.integers(0, 3)),
        fill=draw(st.booleans()),
        seal=draw(st.booleans()),
        mongolian_title=draw(st.sampled_from(["", "ᠨᠡᠷ"])),
        mongolian_first=draw(st.booleans()),
    )


def check(pdf, texts):
    """Nothing is lost and nothing lies outside the paper."""
    wanted = Counter("".join("".join(texts).split()))
    found = Counter(pdf.squeezed().replace("\ufffe", "-"))
    lost = {char: count for char, count in wanted.items() if found[char] < count}
    assert lost == {}
    for (width, height), boxes in zip(pdf.sizes, pdf.boxes, strict=True):
        for char, (left, bottom, right, top) in boxes:
            if right > left and not char.isspace():
                assert 0 <= left < right <= width, char
                assert 0 <= bottom < top <= height, char


@few
@given(rosters())
def test_any_roster_is_printed_whole(print_out, roster):
    texts = [roster.title, roster.filler.unit, *roster.totals, roster.mongolian_title]
    for row in roster.rows:
        texts += [row.words] if isinstance(row, Banner) else row
    for column in roster.columns:
        texts += (column.title, column.mongolian)
    check(print_out(roster), texts)


@few
@given(st.lists(st.lists(short, min_size=3, max_size=3), max_size=60), papers)
def test_no_row_is_cut_by_the_end_of_a_page(print_out, rows, paper):
    numbered = [[f"始{number}", *row, f"终{number}"] for number, row in enumerate(rows)]
    columns = [Column("序号"), *[Column("中")] * 3, Column("末")]
    pdf = print_out(Roster("表", columns, numbered, Filler("丙"), paper=paper))
    for number in range(len(rows)):
        pages = [
            {at for at, page in enumerate(pdf.pages) if f"{mark}{number}" in page.split()}
            or {at for at, page in enumerate(pdf.pages) if f"{mark}{number}" in page}
            for mark in "始终"
        ]
        assert pages[0] & pages[1]
    for stream, boxes in zip(pdf.streams, pdf.boxes, strict=True):
        assert min(box[1] for _, box in boxes) > 20
        assert stream.count(b"BT\n") == stream.count(b"ET\n")


boxes = st.builds(
    Box,
    long,
    kinds,
    aligns,
    across=st.integers(1, 4),
    down=st.integers(1, 3),
    least=st.sampled_from([0.0, 0.0, 40.0, 120.0, 700.0]),
    heading=st.booleans(),
    mongolian=st.sampled_from(["", "", "ᠨᠡᠷ"]),
)


@few
@given(
    st.lists(st.lists(boxes, min_size=1, max_size=4), max_size=8),
    papers,
    st.booleans(),
    st.lists(short, max_size=3),
)
def test_any_sheet_is_printed_whole(print_out, rows, paper, seal, signatures):
    sheet = Sheet("表", (1, 2, 1, 2), rows, Filler("丙"), (), signatures, seal)
    pdf = print_out(Sheets("表", "丙", [sheet], paper))
    texts = [text for row in rows for box in row for text in (box.text, box.mongolian)]
    check(pdf, [*texts, *signatures])


@few
@given(
    st.lists(
        st.lists(st.builds(Line, long, st.sampled_from([0.0, 9.0, 30.0]), places), max_size=4),
        max_size=12,
    ),
    st.tuples(st.floats(15, 300), st.floats(10, 400)),
    papers,
)
def test_any_labels_are_printed_whole(print_out, labels, size, paper):
    pdf = print_out(Labels("签", "丙", size, labels, paper))
    check(pdf, [line.text for lines in labels for line in lines])
