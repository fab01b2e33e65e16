"""References when rows are put in, days as hints ask for them, lines that say who filled in."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.cell_text import clean
from app.filling.day_patterns import pattern_of, split_day
from app.filling.references import Insertion, copied, range_of
from app.filling.spans import Edit, edited, escaped, spans
from app.filling.strings import Change, runs_changed, runs_text
from app.filling.who_filled import Ours, changes, label_only
from app.values.days import read_day


def here(name):
    return name in ("", "党员 表")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(C6:C8)", "SUM(C6:C18)"),
        ("SUM($C$6:$C$8)+C9", "SUM($C$6:$C$18)+C19"),
        ("C6+C8", "C6+C8"),
        ("SUM(其他!C6:C9)", "SUM(其他!C6:C9)"),
        ("COUNTA('党员 表'!B6:B8)", "COUNTA('党员 表'!B6:B18)"),
        ('IF(A9="C9:C10",LOG10(B9),0)', 'IF(A19="C9:C10",LOG10(B19),0)'),
        ("$4:$5", "$4:$5"),
        ("$1:$9", "$1:$19"),
        ("人数9+B9", "人数9+B19"),
    ],
)
def test_formulas_when_ten_rows_come_behind_row_8(before, after):
    assert Insertion(9, 10, 6).formula(before, here) == after


def test_rows_put_in_before_the_last_one_widen_as_in_excel():
    made = Insertion(8, 10, 6)
    assert made.formula("SUM(C6:C8)", here) == "SUM(C6:C18)"
    assert made.listed("C6:C8 E8 F2") == "C6:C18 E18 F2"
    assert made.area(range_of("A9:B10")) == range_of("A19:B20")


def test_a_formula_is_copied_down():
    assert copied('IF(F6="","",$F$6+F$6+$F6)', 3) == 'IF(F9="","",$F$6+F$6+$F9)'
    assert copied("SUM(A1:B1)", 1, 2) == "SUM(C2:D2)"


@given(st.integers(1, 200), st.integers(1, 50), st.integers(1, 200), st.integers(0, 50))
def test_rows_keep_their_order(at, count, top, more):
    made = Insertion(at, count, min(at, 5))
    new_top, new_bottom = made.rows(top, top + more)
    assert new_top <= new_bottom
    assert new_bottom - new_top >= more


@pytest.mark.parametrize(
    ("hints", "shown"),
    [
        ((), "1968.03.02"),
        (("出生年月",), "1968.03"),
        (("出生年月日",), "1968.03.02"),
        (("出生日期", "YYYY-MM-DD"), "1968-03-02"),
        (("出生日期", "如：19680312"), "19680302"),
        (("出生年月", "例：1968年3月"), "1968年3月"),
        (("入党时间", "XXXX年XX月XX日"), "1968年03月02日"),
        (("入党时间", "    年   月   日"), "1968年3月2日"),
        (("入党时间", "年.月"), "1968.03"),
        (("入党时间", "1968年3月"), "1968年3月"),
        # the year of the table is no example
        (("出生日期", "2025年度基本情况/出生日期"), "1968.03.02"),
        (("截至2025年12月的入党日期",), "1968.03.02"),
    ],
)
def test_days_are_written_as_the_hint_says(hints, shown):
    assert pattern_of(hints).show("1968-03-02") == shown


def test_a_part_of_a_day_is_written_as_far_as_it_is_known():
    assert pattern_of(("YYYY年MM月DD日",)).show("1968-03") == "1968年03月"
    assert pattern_of(("YYYY.MM.DD",)).show("1968") == "1968"
    assert pattern_of(()).show("?") == "不详"
    assert split_day("1968-03", (4, 2, 2)) == ["1", "9", "6", "8", "0", "3", "", ""]
    assert split_day("1968-03-12", (1, 1, 1)) == ["1968", "3", "12"]


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)).map(str))
def test_every_day_is_read_back_from_what_was_written(value):
    for hint in ("YYYY.MM.DD", "YYYY年M月D日", "YYYYMMDD", "XXXX/XX/XX"):
        assert read_day(pattern_of((hint,)).show(value)).value == value


OURS = Ours("一嘎查", "白敏", "2026年11月21日")


def written(text):
    out = text
    for one in reversed(list(changes(text, OURS))):
        out = out[: one.start] + one.new + out[one.end :]
    return out


def test_a_filler_line_is_completed_where_it_is_blank():
    assert written("填报单位：") == "填报单位：一嘎查"
    assert (
        written("填报单位（盖章）：____________填报人：")
        == "填报单位（盖章）：一嘎查      填报人：白敏"
    )
    assert written("填报单位：某苏木   填表日期：  年  月  日") == (
        "填报单位：某苏木   填表日期：2026年11月21日"
    )
    assert written("单位：万元") == "单位：万元"
    assert written("填报人（签字）：") == "填报人（签字）："
    assert written("审核人：        填表人：") == "审核人：        填表人："
    assert label_only("填报单位：") == "unit"
    assert label_only("填报单位") == "unit"
    assert label_only("填报单位名单") == ""


def test_a_text_of_several_types_keeps_them():
    inside = (
        b"<r><rPr><b/></rPr><t>\xe5\xa1\xab\xe6\x8a\xa5\xe5\x8d\x95\xe4\xbd\x8d</t></r>"
        b'<r><t xml:space="preserve">\xef\xbc\x9a   </t></r>'
    )
    text = runs_text(inside)
    assert text == "填报单位：   "
    done = runs_changed(inside, [Change(5, 8, "一嘎查")])
    assert "<r><rPr><b/></rPr>" in done.decode()
    assert runs_text(done.removeprefix(b"<is>").removesuffix(b"</is>")) == "填报单位：一嘎查"


@given(st.text(st.sampled_from("ab<&>\"'é国 "), max_size=20), st.text(max_size=5))
def test_what_is_not_edited_stays(text, new):
    data = f"<a x='>'><b>{escaped(text)}</b><c/></a>".encode()
    found = {one.name: one for one in spans(data, ("a", "b", "c"))}
    assert found["b"].text == text
    assert data[found["c"].start : found["c"].end] == b"<c/>"
    one = Edit(found["b"].opened, found["b"].closed, escaped(new).encode())
    again = spans(edited(data, [one]), ("b", "c"))
    assert again[0].text == clean(new)
    assert again[1].plain == "c"
