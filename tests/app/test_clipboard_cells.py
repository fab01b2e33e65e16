"""What Excel and WPS put on the clipboard is read as the cells that were copied."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clipboard_cells import (
    cells_of_clipboard,
    cells_of_html,
    cells_of_text,
    text_of_cells,
    trimmed,
)
from app.errors import Trouble

CHARACTERS = st.characters(
    blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff\u2028\u2029\x85"
)
PLAIN = st.text(st.one_of(CHARACTERS, st.sampled_from('"\t\n')), max_size=12).map(
    lambda text: text.strip("\n")
)
ROWS = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.lists(PLAIN, min_size=width, max_size=width), max_size=5)
)


@given(ROWS)
def test_what_we_copy_is_what_we_paste(rows):
    assert trimmed(cells_of_text(text_of_cells(rows))) == trimmed([list(row) for row in rows])


@given(ROWS, st.sampled_from(["\r\n", "\n", "\r"]))
def test_rows_may_end_as_on_any_system(rows, end):
    """Excel ends rows with CR LF while line ends within its cells are LF alone."""
    text = end.join(text_of_cells([row]) for row in rows) + end
    assert trimmed(cells_of_text(text)) == trimmed([list(row) for row in rows])


@given(st.text(st.one_of(CHARACTERS, st.sampled_from('"\t\n\r')), max_size=60))
def test_any_text_is_cells_of_some_sort(text):
    found = trimmed(cells_of_text(text))
    assert len({len(row) for row in found}) <= 1


@given(st.text(st.sampled_from(['"', "\t", "\n", "字"]), max_size=40))
def test_nothing_but_marks_tabs_and_line_ends_is_lost(text):
    letters = "".join("".join(row) for row in cells_of_text(text)).count("字")
    assert letters == text.count("字")


HTML_TEXT = st.text(CHARACTERS, max_size=8).map(lambda text: " ".join(text.split()))


@given(st.lists(st.lists(HTML_TEXT, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_table_of_html_is_read_cell_by_cell(rows):
    body = "".join(
        f"<tr>{''.join(f'<td class=xl65>{html.escape(cell)}</td>' for cell in row)}</tr>\r\n"
        for row in rows
    )
    page = f"<html><head><style>td{{color:red}}</style></head><table>{body}</table></html>"
    assert trimmed(cells_of_html(page)) == trimmed([list(row) for row in rows])


TAGS = (
    "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=2>", "<td colspan=3>",
    "<td rowspan=x>", "<br>", "<style>", "<", "&nbsp;", "字",
)  # fmt: skip


@given(st.lists(st.sampled_from(TAGS), max_size=30).map("".join))
def test_any_html_is_read_without_stumbling(page):
    trimmed(cells_of_html(page))


def test_a_cell_with_line_ends_stands_in_marks_and_doubled_marks_are_one():
    text = '其木格\t"第一行\n第二行"\r\n图门\t"他说""好""\n就走了"\r\n'
    assert cells_of_clipboard(text, "") == [
        ["其木格", "第一行\n第二行"],
        ["图门", '他说"好"\n就走了'],
    ]


@pytest.mark.parametrize("cell", ['"老党员"', '5"', '"', '"没有结尾', '"a"b'])
def test_marks_that_serve_no_purpose_are_characters(cell):
    assert cells_of_clipboard(f"其木格\t{cell}\r\n图门\t", "") == [["其木格", cell], ["图门", ""]]


def test_a_mark_that_is_never_closed_swallows_nothing():
    assert cells_of_text('"甲\t乙\n丙\t丁') == [['"甲', "乙"], ["丙", "丁"]]


def test_empty_rows_at_the_end_go_and_gaps_stay():
    text = "一\t\t三\r\n\r\n\t二\t\r\n\t\t\r\n\r\n"
    assert cells_of_clipboard(text, "") == [["一", "", "三"], ["", "", ""], ["", "二", ""]]


def test_merged_cells_of_html_are_empty_but_for_the_first():
    page = """<table><tr><td rowspan=2>户一</td><td colspan=2>甲</td></tr>
        <tr><td>乙</td><td>丙<br>丁</td></tr><tr><td>户二</td><td>戊</td><td></td></tr></table>"""
    assert cells_of_clipboard("", page) == [
        ["户一", "甲", ""],
        ["", "乙", "丙\n丁"],
        ["户二", "戊", ""],
    ]


def test_excels_text_is_taken_and_words_table_where_its_text_breaks_rows():
    excel = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table><tr><td>别</td></tr>"
    assert cells_of_clipboard("甲\t乙\r\n", excel) == [["甲", "乙"]]
    word = (
        "<html xmlns:w='urn:schemas-microsoft-com:office:word'><table><tr><td><p>甲</p><p>一</p>"
        "</td><td><p>乙</p></td></tr></table>"
    )
    assert cells_of_clipboard("甲\r\n一\t乙\r\n", word) == [["甲\n一", "乙"]]


def test_too_many_rows_are_refused_with_a_sentence():
    with pytest.raises(Trouble, match="导入"):
        cells_of_clipboard("一\n" * 100_001, "")
