"""The table in a sheet, among everything that offices put around it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from app.exchange.files import Workbook, open_workbook
from app.exchange.grid import CellRange, SheetContent, SheetGrid
from app.exchange.headers import Header, fingerprint, header_of, split_title
from app.exchange.lines import Filler, is_label_line, is_note, is_total
from app.exchange.mapping import find_best
from app.exchange.tables import find_table, find_tables

WORDS = ("姓名", "性别", "民族", "出生年月", "联系电话", "备注", "里程", "户主", "日期", "事项")


def sheet(*rows, merged=()):
    cells = [tuple(row) for row in rows]
    return SheetGrid("表", True, lambda: SheetContent(cells, tuple(merged)))


def found(*rows, merged=(), words=WORDS):
    table = find_table(sheet(*rows, merged=merged), words)
    assert table is not None
    return table


def titles(table):
    return [header.full_title for header in table.headers]


def values(table):
    return [row.cells for row in table.rows]


def skipped(table):
    return {number: str(why) for number, why in table.skipped.items()}


HEAD = ("序号", "姓名", "性别", "联系电话")
ROWS = [(1, "巴图", "男", "139"), (2, "娜仁", "女", "138"), (3, "图门", "男", "137")]


class TestRealFiles:
    def test_the_roster(self, samples):
        (table,) = find_tables(open_workbook(samples / "党员名册.xlsx"), WORDS)
        assert table.title == "贡宝拉格苏木敦达乌苏嘎查党支部党员名册"
        assert table.filler == Filler("贡宝拉格苏木敦达乌苏嘎查党支部", "白敏", "2024年3月15日")
        assert table.header_row == 3
        assert len(table.headers) == 15
        assert table.headers[4] == Header(5, "出生年月", "出生年月")
        assert len(values(table)) == 53
        assert skipped(table) == {34: "重复的表头", 45: "空行", 59: "合计行", 60: "签字行"}
        first, *_, last = table.rows
        assert (first.number, first.cells[:2]) == (4, (1, "马\u3000骉"))
        assert (last.number, last.cells[:2]) == (58, (53, "夏云飞"))

    def test_the_list_of_central_households(self, samples):
        (table,) = find_tables(open_workbook(samples / "党员中心户一览表.xlsx"), WORDS)
        assert table.filler.day == "2024年3月"
        assert table.headers[4] == Header(5, "联系半径", "联系半径", "公里")
        assert [row.cells[1] for row in table.rows] == [f"ZXH-00{at}" for at in range(1, 7)]

    def test_the_patrol_book(self, samples):
        (table,) = find_tables(open_workbook(samples / "巡逻登记簿.xlsx"), WORDS)
        assert len(table.numbers) == 120
        assert table.numbers[0] == 4

    def test_the_list_of_points(self, samples):
        (table,) = find_tables(open_workbook(samples / "积分明细.csv"), WORDS)
        assert (table.title, table.header_row, len(table.numbers)) == ("", 1, 80)

    def test_the_blank_form_is_no_table(self, samples):
        assert find_tables(open_workbook(samples / "党员基本信息采集表（空白）.xlsx"), WORDS) == ()

    @pytest.mark.parametrize("name", ["旧格式.xls", "开放格式.ods"])
    def test_other_formats(self, samples, name):
        (table,) = find_tables(open_workbook(samples / name), WORDS)
        assert (table.title, table.header_row, len(table.numbers)) == ("某嘎查党员名册", 2, 2)

    def test_hidden_sheets_come_last(self, tmp_path):
        path = tmp_path / "名册.xlsx"
        with xlsxwriter.Workbook(path) as book:
            for name in ("旧数据", "名册"):
                page = book.add_worksheet(name)
                page.write_row("A1", HEAD)
                page.write_row("A2", ROWS[0])
            book.worksheets()[0].hide()
            book.worksheets()[1].activate()
        tables = find_tables(open_workbook(path), WORDS)
        assert [(one.sheet.name, one.sheet.visible) for one in tables] == [
            ("名册", True),
            ("旧数据", False),
        ]


class TestHeader:
    def test_a_bare_table(self):
        table = found(HEAD, *ROWS)
        assert (table.title, table.filler, table.header_row) == ("", Filler(), 1)
        assert values(table) == ROWS
        assert not table.skipped

    def test_under_a_title_and_a_line_to_fill_in(self):
        table = found(
            ("附件2：",),
            ("某嘎查党员名册",),
            ("填报单位（盖章）：某嘎查", None, "填报人：白敏", "填报时间：2024年3月"),
            (),
            HEAD,
            *ROWS,
        )
        assert table.title == "某嘎查党员名册"
        assert table.filler == Filler("某嘎查", "白敏", "2024年3月")
        assert table.header_row == 5
        assert values(table) == ROWS

    def test_a_line_to_fill_in_over_several_cells(self):
        day = dt.date(2024, 3, 15)
        table = found(("填报单位", "某嘎查", "填报人", "白敏", "填报日期：", day), HEAD, *ROWS)
        assert table.filler == Filler("某嘎查", "白敏", "2024-03-15")
        assert table.title == "" or "填报单位" in table.title

    def test_a_line_that_was_not_filled_in(self):
        table = found(("填报单位：       填报人：        填报时间：    年  月  日",), HEAD, *ROWS)
        assert (table.filler.unit, table.filler.person) == ("", "")

    def test_a_unit_of_measure_is_no_office(self):
        assert found(("名册", None, "单位：公里、万元"), HEAD, *ROWS).filler.unit == ""
        assert found(("名册", None, "单位：某嘎查"), HEAD, *ROWS).filler.unit == "某嘎查"

    def test_spaces_line_ends_stars_and_units(self):
        table = found(("序 号", "姓　　名", "性\n别", "＊里 程\n（公里）："), (1, "巴图", "男", 3))
        assert table.headers == (
            Header(1, "序号", "序号"),
            Header(2, "姓名", "姓名"),
            Header(3, "性别", "性别"),
            Header(4, "里程", "里程", "公里"),
        )

    def test_columns_further_right_and_gaps(self):
        table = found((), (None, None, "姓名", None, "性别"), (None, None, "巴图", "x", "男"))
        assert [header.column for header in table.headers] == [3, 5]
        assert values(table) == [("巴图", "男")]
        assert table.untitled == (4,)

    def test_two_levels(self):
        table = found(
            ("名册",),
            ("序号", "基本情况", None, None, "联系电话", "备注"),
            (None, "姓名", "性别", "民族", None, None),
            (1, "巴图", "男", "蒙古族", "139", None),
        )
        assert titles(table) == [
            "序号", "基本情况/姓名", "基本情况/性别", "基本情况/民族", "联系电话", "备注",
        ]  # fmt: skip
        assert [header.title for header in table.headers][1:4] == ["姓名", "性别", "民族"]
        assert (table.header_row, table.title) == (3, "名册")
        assert values(table) == [(1, "巴图", "男", "蒙古族", "139", None)]

    def test_two_levels_with_a_title_over_one_column(self):
        table = found(
            ("序号", "基本情况", None, "联系方式", "备注"),
            (None, "姓名", "性别", "联系电话", None),
            *[(1, "巴图", "男", "139", None)],
        )
        assert titles(table)[3] == "联系方式/联系电话"

    def test_two_levels_with_the_same_titles_below(self):
        """Father and mother both have a name: without the upper level they are one."""
        table = found(
            ("父亲", None, "母亲", None),
            ("姓名", "联系电话", "姓名", "联系电话"),
            ("巴图", "139", "娜仁", "138"),
            words=(*WORDS, "父亲"),
        )
        assert titles(table) == ["父亲/姓名", "父亲/联系电话", "母亲/姓名", "母亲/联系电话"]

    def test_two_levels_with_unknown_parts(self):
        table = found(
            ("序号", "姓名", "家庭情况", None, "备注"),
            (None, None, "草场亩数", "牲畜头数", None),
            (1, "巴图", 300, 200, None),
        )
        assert titles(table)[2:4] == ["家庭情况/草场亩数", "家庭情况/牲畜头数"]
        assert values(table) == [(1, "巴图", 300, 200, None)]

    def test_three_levels(self):
        table = found(
            ("序号", "姓名", "巡逻", None, None, "备注"),
            (None, None, "时间", None, "里程", None),
            (None, None, "日期", "事项", None, None),
            (1, "巴图", "3月1日", "无", 5, None),
        )
        assert titles(table)[2:5] == ["巡逻/时间/日期", "巡逻/时间/事项", "巡逻/里程"]
        assert len(values(table)) == 1

    def test_a_first_row_with_gaps_is_no_second_level(self):
        table = found(HEAD, (None, "巴图", None, "139"), *ROWS)
        assert table.header_row == 1
        assert len(values(table)) == 4

    def test_a_title_line_is_no_upper_level(self):
        table = found(("某嘎查", None, None, "2024年"), HEAD, *ROWS)
        assert titles(table) == list(HEAD)
        assert table.title == "某嘎查 2024年"

    def test_a_row_that_numbers_the_columns(self):
        table = found(HEAD, ("甲", "乙", 1, 2), *ROWS)
        assert skipped(table) == {2: "栏次行"}
        assert values(found(HEAD, ("(1)", "(2)", "(3)", "(4)"), *ROWS)) == ROWS

    def test_a_list_of_one_column(self):
        table = found(("通讯录",), ("姓名",), ("巴图",), ("娜仁",))
        assert values(table) == [("巴图",), ("娜仁",)]
        assert table.title == "通讯录"

    def test_one_known_word_among_many_cells_is_no_header(self):
        assert find_table(sheet(("备注", "甲", "乙", "丙"), ("a", "b", "c", "d")), WORDS) is None

    def test_a_form_for_one_person_is_no_table(self):
        form = sheet(
            ("入党积极分子登记表",),
            ("姓名", None, "性别", None, "民族", None),
            ("出生年月", None, "联系电话", None, "备注", None),
        )
        assert find_table(form, WORDS) is None

    def test_a_blank_table_is_one(self):
        table = found(("名册",), HEAD, (), (1,), (2,))
        assert values(table) == []
        assert skipped(table) == {3: "空行", 4: "只有序号的空行", 5: "只有序号的空行"}

    def test_a_function_as_vocabulary(self):
        asked = []

        def knows(title):
            asked.append(title)
            return title in {"姓名", "性别"}

        assert find_table(sheet(HEAD, *ROWS), knows) is not None
        assert asked.count("姓名") == 1

    def test_words_are_known_however_they_are_spelt(self):
        assert found(HEAD, *ROWS, words=["姓 名", "性别："]).header_row == 1


class TestRows:
    def test_the_end_of_a_table(self):
        table = found(
            HEAD,
            *ROWS,
            ("合　计", "3人"),
            (),
            ("注：以上为在册党员。",),
            ("另有2人外出。",),
            ("单位负责人：王某   审核人：   填表人：李某    填表日期：2024年3月1日",),
            (None, None, "2024年 3 月  日"),
        )
        assert values(table) == ROWS
        assert skipped(table) == {
            5: "合计行", 6: "空行", 7: "说明行", 8: "说明行", 9: "签字行", 10: "签字行",
        }  # fmt: skip
        assert table.filler == Filler("", "李某", "2024年3月1日")

    def test_pages_with_titles_headers_and_subtotals(self):
        page = [("某嘎查党员名册",), ("填报单位：某嘎查",), HEAD]
        table = found(*page, ROWS[0], ("小计", 1), *page, ROWS[1], ("本页合计", 1), *page, ROWS[2])
        assert values(table) == ROWS
        assert set(skipped(table).values()) == {"合计行", "标题行", "重复的表头"}

    def test_a_repeated_header_of_two_levels(self):
        head = [("序号", "基本情况", None, "备注"), (None, "姓名", "性别", None)]
        table = found(*head, (1, "巴图", "男", None), *head, (2, "娜仁", "女", None))
        assert skipped(table) == {4: "重复的表头", 5: "重复的表头"}
        assert len(values(table)) == 2

    def test_headings_between_groups(self):
        merged = [CellRange(2, 1, 2, 4), CellRange(5, 1, 5, 4)]
        table = found(HEAD, ("第一党小组",), *ROWS[:2], ("第二党小组",), ROWS[2], merged=merged)
        assert values(table) == ROWS
        assert skipped(table) == {2: "小标题行", 5: "小标题行"}
        # where merged cells are unknown, the place of a number tells
        assert values(found(HEAD, ("第一党小组",), *ROWS)) == ROWS

    def test_rows_of_mere_spaces_are_blank(self):
        table = found(HEAD, *ROWS, (" ", "\u3000", " ", " "), (4, " ", " ", "  "))
        assert skipped(table) == {5: "空行", 6: "只有序号的空行"}

    def test_a_row_with_nothing_but_a_name_is_a_row(self):
        table = found(("姓名", "性别", "联系电话"), ("巴图",), ("娜仁", "女", "138"))
        assert values(table)[0] == ("巴图", None, None)
        assert values(found(HEAD, (None, "巴图"), *ROWS))[0] == (None, "巴图", None, None)

    def test_remarks_that_sound_like_an_end_are_not_one(self):
        rows = [
            (1, "巴图", "男", "注：已故"),
            (2, "共和", "男", "审核人：王某"),
            (3, "图门", "男", "合计3次"),
        ]
        assert values(found(HEAD, *rows)) == rows

    def test_another_table_below_is_left_out_and_said_so(self):
        table = found(
            HEAD, *ROWS, (), ("日期", "事项", "户主", "里程"), ("3月1日", "巡逻", "巴图", 5)
        )
        assert values(table) == ROWS
        assert skipped(table) == {5: "空行", 6: "另一张表", 7: "另一张表"}

    def test_cells_merged_downwards_hold_for_each_row(self):
        table = found(
            ("户主", "姓名", "性别"),
            ("巴图", "巴图", "男"),
            (None, "娜仁", "女"),
            (None, "图门", "男"),
            ("其木格", "其木格", "女"),
            merged=[CellRange(2, 1, 4, 1)],
        )
        assert [row[0] for row in values(table)] == ["巴图", "巴图", "巴图", "其木格"]
        assert values(table) == values(table)

    def test_cells_merged_beyond_the_sheet(self):
        table = found(("姓名", "性别"), ("巴图", "男"), merged=[CellRange(2, 1, 1_048_576, 9)])
        assert values(table) == [("巴图", "男")]


@pytest.mark.parametrize(
    ("text", "title", "unit"),
    [
        ("姓 名", "姓名", ""),
        ("出生\n年月", "出生年月", ""),
        ("里程（公里）", "里程", "公里"),
        ("联系半径 【公里】", "联系半径", "公里"),
        ("*姓名(必填)", "姓名", ""),
        ("入党时间（年月）（必填）：", "入党时间", "年月"),
        ("ID  number", "ID number", ""),
        ("ＱＱ号", "QQ号", ""),
        ("ᠨᠡᠷ᠎ᠡ ᠣᠪᠣᠭ", "ᠨᠡᠷ᠎ᠡ ᠣᠪᠣᠭ", ""),
        ("（公里）", "(公里)", ""),
        ("：", "", ""),
    ],
)
def test_titles(text, title, unit):
    assert split_title(text) == (title, unit)


def test_the_fingerprint_forgets_order_and_looks_but_no_title():
    one = [header_of(1, ["姓 名"]), header_of(2, ["里程（公里）"])]
    other = [header_of(3, ["里程（km）："]), header_of(4, ["＊姓名"])]
    assert fingerprint(one) == fingerprint(other)
    assert fingerprint(one) != fingerprint(one[:1])
    assert fingerprint([header_of(1, ["父", "姓名"])]) != fingerprint(
        [header_of(1, ["母", "姓名"])]
    )


@pytest.mark.parametrize(
    "text", ["合计", "总计:", "小计(人)", "本页合计", "合计53人", "共53人", "共计3户"]
)
def test_totals(text):
    assert is_total([text])


@pytest.mark.parametrize("text", ["共和", "合计划", "总计工程师", "小计划", "共青团员"])
def test_names_that_sound_like_totals(text):
    assert not is_total([text])


@pytest.mark.parametrize(
    "text", ["注:以上", "备注:无", "说明:", "填表说明:1.", "注1:x", "※x", "填写要求:"]
)
def test_notes(text):
    assert is_note([text])


@pytest.mark.parametrize("text", ["注册", "说明情况", "备注", "王注"])
def test_no_notes(text):
    assert not is_note([text])


@pytest.mark.parametrize(
    "text", ["年月日", "2024年3月15日", "二〇二四年3月日", "审核人:", "负责人签字:"]
)
def test_lines_to_sign(text):
    assert is_label_line([text])


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        ["", " ", "序号", "姓名", "性别", "基本情况", "合计", "注：", "审核人：", "备注", "1", "()"]
    ),
    st.text(max_size=6),
    st.integers(-3, 4),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.times(),
    st.datetimes(),
)
RANGES = st.builds(
    lambda top, left, height, width: CellRange(top, left, top + height, left + width),
    *[st.integers(1, 12)] * 2,
    *[st.integers(0, 12)] * 2,
)


@given(st.lists(st.lists(CELLS, max_size=7), max_size=14), st.lists(RANGES, max_size=6))
def test_any_sheet_gives_a_table_or_none(rows, merged):
    grid = sheet(*rows, merged=merged)
    table = find_table(grid, WORDS)
    if table is None:
        return
    numbers = [row.number for row in table.rows]
    assert numbers == list(table.numbers)
    assert all(len(row.cells) == len(table.headers) for row in table.rows)
    # nothing below the header is lost without a word
    assert sorted([*numbers, *table.skipped]) == list(range(table.header_row + 1, len(rows) + 1))


def test_long_brackets_take_no_time():
    # each pair was once taken off the whole text
    assert find_table(sheet(("()" * 16_000, "姓名", "性别"), ("x", "巴图", "男")), WORDS)


def test_the_same_headers_side_by_side_are_tables_of_their_own():
    grid = sheet(
        ["党员花名册"],
        ["序号", "姓名", "性别", "序号", "姓名", "性别"],
        [1, "甲一", "男", 3, "丙三", "女"],
        [2, "乙二", "女", 4, None, None],
    )
    first, second = find_tables(Workbook(Path("表.xlsx"), "xlsx", (grid,)), WORDS)
    assert [row.cells for row in first.rows] == [(1, "甲一", "男"), (2, "乙二", "女")]
    assert [row.cells for row in second.rows] == [(3, "丙三", "女")]
    assert (first.name, second.name) == ("表", "表（D 列起）")


def test_hidden_and_filtered_rows_count_and_are_counted(xlsx):
    def fill(sheet):
        for number, row in enumerate([["姓名", "性别"], ["甲一", "男"], ["乙二", "女"]]):
            sheet.write_row(number, 0, row)
        sheet.set_row(2, None, None, {"hidden": True})

    (table,) = find_tables(open_workbook(xlsx(fill)), WORDS)
    assert [row.cells[0] for row in table.rows] == ["甲一", "乙二"]
    assert table.hidden == 1


def test_of_sheets_that_fit_alike_the_visible_one_with_most_rows_is_the_best(tmp_path, office):
    book = openpyxl.Workbook()
    for name, rows, state in (("去年", 9, "hidden"), ("今年", 2, "visible"), ("空", 0, "visible")):
        page = book.create_sheet(name)
        page.append(["姓名", "性别"])
        page.sheet_state = state
        for number in range(rows):
            page.append([f"人{number}", "男"])
    book.save(tmp_path / "a.xlsx")
    found = find_best(open_workbook(tmp_path / "a.xlsx"), office.registry["members"])
    assert found.sheet.name == "今年"
