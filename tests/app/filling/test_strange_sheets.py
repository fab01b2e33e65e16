"""Sheets as other programs write them: prefixes, shared formulas, lists in extensions, tables."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest
import xlsxwriter

from app.filling.references import Insertion, Place
from app.filling.sheet_part import SheetPart
from app.filling.template import open_template
from tests.app.filling import townships
from tests.app.filling.test_filling_lists import filled

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def with_sheet(path, change):
    """The same workbook with another first sheet."""
    with zipfile.ZipFile(path) as file:
        parts = {one: file.read(one) for one in file.namelist()}
    parts["xl/worksheets/sheet1.xml"] = change(parts["xl/worksheets/sheet1.xml"])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return path


def test_elements_with_a_prefix_get_elements_with_a_prefix(members, tmp_path):
    def prefixed(xml):
        head, mark, body = xml.partition(b"<worksheet")
        body = (mark + body).replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)
        body = re.sub(rb"<(/?)([a-zA-Z])", rb"<\1x:\2", body)
        return head + body

    blank = with_sheet(townships.bare_list(tmp_path / "表.xlsx"), prefixed)
    saved, book = filled(members, blank, tmp_path / "填好.xlsx", search="马骉")
    assert book.active["B4"].value == "马骉"
    with zipfile.ZipFile(saved.paths[0]) as file:
        assert b"<x:is><x:t>" in file.read("xl/worksheets/sheet1.xml")


def test_shared_formulas_are_written_out_when_rows_come_between():
    xml = (
        b'<worksheet xmlns="' + MAIN + b'"><sheetData>'
        b'<row r="2"><c r="A2"/><c r="C2"><f t="shared" ref="C2:D3" si="0">A2+$B2</f><v>1</v></c>'
        b'<c r="D2"><f t="shared" si="0"/><v>1</v></c></row>'
        b'<row r="3"><c r="A3"/><c r="C3"><f t="shared" si="0"/></c></row>'
        b'<row r="4"><c r="C4"><f>SUM(C2:C3)</f></c></row></sheetData></worksheet>'
    )
    part = SheetPart(xml)
    part.insert(Insertion(3, 2, 2), 2, lambda name: not name)
    again = SheetPart(part.xml())

    def formula(row, column):
        cell = again.cell(Place(row, column))
        assert cell is not None
        assert cell.formula is not None
        return cell.formula.text, cell.formula.attributes

    assert [formula(row, 3) for row in (2, 3, 4, 5)] == [
        ("A2+$B2", {}), ("A3+$B3", {}), ("A4+$B4", {}), ("A5+$B5", {}),
    ]  # fmt: skip
    assert formula(2, 4) == ("B2+$B2", {})
    assert formula(6, 3) == ("SUM(C2:C5)", {})


def test_a_sheet_that_is_not_changed_is_written_as_it_was(samples):
    template = open_template(samples / "党员基本信息采集表（空白）.xlsx")
    sheet = template.sheets[0]
    assert template.sheet_part(sheet).xml() == template.package.part(sheet.part)


@pytest.mark.filterwarnings("ignore:Data Validation extension")
def test_lists_in_extensions_follow(members, tmp_path):
    extension = (
        b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        b'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
        b'<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" '
        b'count="1"><x14:dataValidation type="list" allowBlank="1"><x14:formula1>'
        b"<xm:f>\xe5\xad\x97\xe5\x85\xb8!$A$1:$A$4</xm:f></x14:formula1>"
        b"<xm:sqref>D6:D8</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
    )

    def extended(xml):
        xml = re.sub(rb'<dataValidation [^>]*sqref="D6:D8".*?</dataValidation>', b"", xml)
        xml = xml.replace(b'<dataValidations count="2">', b'<dataValidations count="1">')
        return xml.replace(b"</worksheet>", extension + b"</worksheet>")

    blank = with_sheet(townships.roster(tmp_path / "表.xlsx"), extended)
    saved, book = filled(members, blank, tmp_path / "填好.xlsx")
    assert book.active["D6"].value == "11 满族"
    with zipfile.ZipFile(saved.paths[0]) as file:
        sheet = file.read("xl/worksheets/sheet1.xml").decode()
    assert "<xm:sqref>D6:D57</xm:sqref>" in sheet
    assert "<xm:f>字典!$A$1:$A$4</xm:f>" in sheet


def test_a_table_of_excel_takes_the_rows_in(members, tmp_path):
    path = tmp_path / "表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("名单")
    border = book.add_format({"border": 1})
    heads = [{"header": one} for one in ("序号", "姓名", "性别", "联系电话")]
    for row in range(1, 4):
        for column in range(4):
            sheet.write_blank(row, column, None, border)
    sheet.add_table("A1:D4", {"columns": heads, "name": "名单"})
    book.close()
    saved, book = filled(members, path, tmp_path / "填好.xlsx")
    assert book.active.tables["名单"].ref == "A1:D53"
    assert book.active["B53"].value == "赵𬱖"
    assert saved.report.inserted == 49


@pytest.mark.parametrize("row", ["", '<row r="2"/>', '<row r="7"><c r="C7"/></row>'])
def test_cells_are_made_where_the_file_has_none(row):
    xml = f'<worksheet xmlns="{MAIN.decode()}"><sheetData>{row}</sheetData></worksheet>'
    part = SheetPart(xml.encode())
    part.put_text(Place(2, 2), "a < b")
    part.put_number(Place(2, 1), 3)
    again = SheetPart(part.xml())
    cells = again.rows[2].cells
    assert list(cells) == [1, 2]
    assert b"a &lt; b" in cells[2].value
    assert list(again.rows) == sorted(again.rows)


def test_a_file_saved_by_openpyxl_is_filled_as_well(members, tmp_path):
    blank = townships.roster(tmp_path / "表.xlsx")
    openpyxl.load_workbook(blank).save(blank)
    _, book = filled(members, blank, tmp_path / "填好.xlsx")
    assert book.active["G58"].value == "=SUM(G6:G57)"
    assert book.active["B57"].value == "赵𬱖"
