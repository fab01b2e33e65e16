"""What an opened file says: kinds, sheets, true places, values as the clerk sees them."""

from __future__ import annotations

import datetime as dt
import shutil

import pytest
import xlsxwriter

from app.exchange.extent import column_letters, column_number
from app.exchange.files import open_workbook
from app.exchange.grid import CellRange
from app.progress import Silent


class Listening(Silent):
    def __init__(self):
        self.heard = []

    def step(self, done, total, what=""):
        self.heard.append((done, total, what))


MOMENT = dt.datetime.combine(dt.date(2024, 3, 1), dt.time(7, 30))

ROSTER = [
    ("某嘎查党员名册",),
    ("序号", "姓名", "入党时间", "公民身份号码", "里程（公里）", "出错"),
    (1, "巴图孟和", "2006年4月1日", "990000198705241900", 32.5),
    (2, "娜仁", "1968.03", "990000196803121900", 28),
]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("党员名册.xlsx", "xlsx"),
        ("旧格式.xls", "xls"),
        ("开放格式.ods", "ods"),
        ("积分明细.csv", "text"),
    ],
)
@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".csv", ".et", ""])
def test_the_kind_is_told_by_the_content(samples, tmp_path, name, kind, suffix):
    path = tmp_path / f"名册{suffix}"
    shutil.copyfile(samples / name, path)
    workbook = open_workbook(path)
    assert workbook.kind == kind
    assert workbook.path == path
    assert workbook.sheets[0].rows


@pytest.mark.parametrize("name", ["旧格式.xls", "开放格式.ods"])
def test_other_formats_read_alike(samples, name):
    sheet, hidden = open_workbook(samples / name).sheets
    assert sheet.rows == ROSTER
    assert [(problem.row, problem.column) for problem in sheet.problems] == [(3, 6), (4, 6)]
    assert str(sheet.problems[0].message) == "F3 格的公式出错（#N/A），按空白处理"
    assert (sheet.visible, hidden.visible) == (True, False)
    assert (hidden.name, hidden.rows) == ("隐藏", [("下拉",)])


def test_merged_cells_of_an_old_workbook(samples):
    assert open_workbook(samples / "旧格式.xls").sheets[0].merged == (CellRange(1, 1, 1, 6),)


def test_the_real_roster(samples):
    roster, notes = open_workbook(samples / "党员名册.xlsx").sheets
    assert (roster.name, notes.name) == ("党员名册", "填表说明")
    assert len(roster.rows) == 60
    assert roster.rows[3][:6] == (
        1,
        "马\u3000骉",
        "女",
        "蒙古族",
        dt.date(1987, 5, 24),
        "990000198705241900",
    )
    assert roster.merged[0] == CellRange(1, 1, 1, 15)
    assert not roster.problems


def test_rows_and_columns_keep_their_places(xlsx):
    def fill(sheet):
        sheet.write("C4", "姓名")
        sheet.write("E6", "x")
        sheet.write("C6", 7)

    (sheet,) = open_workbook(xlsx(fill)).sheets
    assert sheet.rows == [(), (), (), (None, None, "姓名"), (), (None, None, 7, None, "x")]


def test_values_are_what_the_clerk_sees(tmp_path):
    path = tmp_path / "表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        day, moment, clock, hours = (
            book.add_format({"num_format": form})
            for form in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm", "[h]:mm")
        )
        sheet.write_datetime("A1", MOMENT.date(), day)
        sheet.write_datetime("B1", MOMENT, moment)
        sheet.write_datetime("C1", MOMENT.time(), clock)
        sheet.write_number("D1", 1.5, hours)
        sheet.write_number("E1", 0.25, hours)
        sheet.write_boolean("F1", True)
        sheet.write_string("G1", "  00123 ")
        sheet.write_formula("H1", "=1+1", None, 2)
        sheet.write_formula("I1", '="a"', None, "甲")
    (row,) = open_workbook(path).sheets[0].rows
    assert row[:3] == (MOMENT.date(), MOMENT, MOMENT.time())
    assert row[3:] == ("36:00", dt.time(6), True, "  00123 ", 2, "甲")


def test_errors_read_as_empty_and_are_reported(xlsx):
    def fill(sheet):
        sheet.write("A1", "姓名")
        sheet.write_formula("B3", "=VLOOKUP(A1,D:E,2,0)", None, "#N/A")
        sheet.write_formula("AB2", "=1/0", None, "#DIV/0!")

    (sheet,) = open_workbook(xlsx(fill)).sheets
    assert sheet.rows == [("姓名",), (), ()]
    assert [(one.row, one.column, str(one.message)) for one in sheet.problems] == [
        (2, 28, "AB2 格的公式出错（#DIV/0!），按空白处理"),
        (3, 2, "B3 格的公式出错（#N/A），按空白处理"),
    ]


def test_pictures_that_wps_puts_into_cells_are_reported(xlsx, altered):
    def fill(sheet):
        sheet.write_row("A1", ["姓名", "照片"])
        sheet.write_string("A2", "巴图")
        sheet.write_formula("B2", '=DISPIMG("ID_1",1)', None, '=DISPIMG("ID_1",1)')

    path = xlsx(fill)
    assert open_workbook(path).sheets[0].rows[1] == ("巴图", '=DISPIMG("ID_1",1)')
    (sheet,) = open_workbook(altered(path, cellimages=lambda _: b"<x/>")).sheets
    assert sheet.rows == [("姓名", "照片"), ("巴图", None)]
    assert str(sheet.problems[0].message) == "B2 格是图片，按空白处理"


def test_prefixed_and_unplaced_cells_are_found(with_rows, altered):
    """Some programs write every element with a prefix, and leave out where a cell is."""
    path = with_rows([[1, 2], [3, 4]])
    assert open_workbook(path).sheets[0].rows == [(1, 2), (3, 4)]

    def rewritten(_):
        return (
            b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b"<x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t='e'><x:v>#REF!</x:v></x:c></x:row>"
            b"</x:sheetData></x:worksheet>"
        )

    (sheet,) = open_workbook(altered(path, sheet1=rewritten)).sheets
    assert sheet.rows == [(1,)]
    assert [(one.row, one.column) for one in sheet.problems] == [(1, 2)]


def test_sheets_are_read_when_they_are_asked_for(samples):
    listening = Listening()
    roster, notes = open_workbook(samples / "党员名册.xlsx", listening).sheets
    assert listening.heard[-1] == (59, 59, "正在读取“党员名册.xlsx”")
    heard = len(listening.heard)
    assert roster.rows is roster.rows
    assert len(listening.heard) == heard
    assert notes.rows
    assert len(listening.heard) > heard


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA"), (16_384, "XFD")],
)
def test_column_letters(number, letters):
    assert column_letters(number) == letters
    assert column_number(letters) == number
