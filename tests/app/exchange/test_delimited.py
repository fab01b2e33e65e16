"""Tables in text files: encodings, separators, quotes, and the marks that protect values."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.csv_cells import protected, restored
from app.exchange.files import open_workbook

RARE = "㛃𠅤𫖯䶮𬱖犇·ᠮᠣᠩᠭᠣᠯ"


@pytest.fixture
def rows_of(tmp_path):
    def read(content: str | bytes, encoding="utf-8"):
        path = tmp_path / "表.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        (sheet,) = open_workbook(path).sheets
        return list(sheet.rows)

    return read


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]
)
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_with_every_separator(rows_of, encoding, separator):
    rows = [("序号", "姓名", "备注"), ("1", RARE, "一，二；三、四"), ("2", "娜仁")]
    text = "\r\n".join(separator.join(row) for row in rows)
    assert rows_of(text, encoding) == rows


def test_the_real_list_of_points(samples):
    (sheet,) = open_workbook(samples / "积分明细.csv").sheets
    assert sheet.name == "积分明细"
    assert sheet.rows[0] == ("户主", "日期", "事项", "分值", "经办人")
    assert len(sheet.rows) == 81


def test_gbk_that_is_almost_utf_8(rows_of):
    """The two characters that old editors opened as something else."""
    assert rows_of("联通,联通", "gbk") == [("联通", "联通")]


def test_the_mark_at_the_end_of_dos_texts(rows_of):
    assert rows_of("姓名,性别\n巴图,男\n\x1a", "gbk")[1:] == [("巴图", "男")]


def test_quotes_hold_separators_line_ends_and_quotes(rows_of):
    assert rows_of('姓名,备注\n巴图,"一,二\n""三"""\n') == [
        ("姓名", "备注"),
        ("巴图", '一,二\n"三"'),
    ]


def test_a_stray_quote_spoils_its_own_line_only(rows_of):
    """It swallowed all the rows behind it."""
    rows = rows_of('姓名,备注,电话\n巴图,"好,1\n' + "娜仁,无,2\n" * 50)
    assert rows[0] == ("姓名", "备注", "电话")
    assert rows[2:] == [("娜仁", "无", "2")] * 50


def test_title_lines_do_not_hide_the_separator(rows_of):
    text = "某嘎查，积分明细\n填报人：白敏\n户主;分值\n图门;10,5\n敖特根;5,0\n"
    assert rows_of(text)[2:] == [("户主", "分值"), ("图门", "10,5"), ("敖特根", "5,0")]


def test_semicolons_within_a_table_with_commas(rows_of):
    text = "姓名,备注\n" + "巴图,a;b;c;d\n" * 3
    assert rows_of(text)[1] == ("巴图", "a;b;c;d")


def test_tabs_and_line_ends_within_quotes(rows_of):
    """To a tab as separator, these quotes are none, and there are more lines."""
    text = '序号,姓名,备注\n1,"甲","\t0\n0\t"\n2,"乙","\t0\n0\t"\n'
    assert rows_of(text)[1] == ("1", "甲", "\t0\n0")


def test_short_and_blank_lines(rows_of):
    assert rows_of("a,b,c\n\n1,,\n,,3\n") == [("a", "b", "c"), (), ("1",), (None, None, "3")]


def test_a_cell_without_end_is_refused(tmp_path):
    from app.errors import Trouble

    path = tmp_path / "表.csv"
    path.write_text("姓名,备注\n巴图," + "x" * 200_000, "utf-8")
    with pytest.raises(Trouble, match="太长"):
        list(open_workbook(path).sheets[0].rows)


@pytest.mark.parametrize(
    "text",
    ["990000198705241900", "00123", "3/1", "1-2", "1E5", "2024-01-05", "7:30", "7：30", "50%",
     "1,000", "1 234", ".5", "(12)", "￥5", "TRUE", "false", "1-Mar", "mar 3", "１２", "2006年4月1日"],
)  # fmt: skip
def test_what_looks_like_a_number_is_marked_at_its_end(text):
    assert protected(text) == text + "\t"
    assert restored(protected(text)) == text


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86 139", "-5", "@SUM(A1)", "\t=1", "＝1", "-1+cmd|' /C calc'!A0", "'=1", "''-"],
)
def test_what_could_be_a_formula_is_marked_in_front(text):
    assert protected(text) == "'" + text
    assert restored(protected(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "--",
        "张三",
        "990000********1900",
        "1233、1234(1)",
        "约8公里",
        "O'Neil",
        "'a",
        "3组",
    ],
)
def test_what_no_program_changes_is_left_alone(text):
    assert protected(text) == text
    assert restored(text) == text


def test_a_foreign_way_to_protect_numbers(rows_of):
    assert rows_of('姓名,证件\n巴图,"=""0012"""\n')[1] == ("巴图", "0012")
    assert rows_of("姓名,证件\n巴图,0012\t\n")[1] == ("巴图", "0012")


@given(st.text())
def test_protection_is_exactly_undone(text):
    assert restored(protected(text)) == text


@given(st.text(alphabet="'=+-@\t\r 01/.eE:％\"a", max_size=8))
def test_protection_is_exactly_undone_near_its_marks(text):
    assert restored(protected(text)) == text
    assert not protected(text).startswith(("=", "+", "@", "\t", "\r"))


@given(st.lists(st.lists(st.text(max_size=5), min_size=2, max_size=4), min_size=1, max_size=5))
def test_reading_arbitrary_text_never_fails(rows):
    from app.exchange.delimited import table_rows
    from app.exchange.source import Source
    from app.progress import Silent

    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    assert isinstance(table_rows(text.getvalue(), Source("a", b"", Silent())), list)
