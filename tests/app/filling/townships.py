"""Blank tables as townships send them, made with XlsxWriter: what our own writer never makes."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path


def picture(path: Path) -> Path:
    """A small red square."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    rows = b"".join(b"\0" + b"\xc0\x20\x20" * 24 for _ in range(24))
    head = struct.pack(">IIBBBBB", 24, 24, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + body)
    return path


def roster(path: Path, prepared: int = 3) -> Path:
    """A two-level header, pick lists, a total, signatures, a picture, notes, names, print set-up."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("党员花名册")
    codes = book.add_worksheet("字典")
    for at, one in enumerate(("01 汉族", "02 蒙古族", "03 回族", "11 满族")):
        codes.write_string(at, 0, one)
    codes.write_formula("C1", "=COUNTA('党员花名册'!B6:B8)")
    title = book.add_format({"font_name": "方正小标宋简体", "font_size": 20, "align": "center"})
    line = book.add_format({"font_name": "楷体", "font_size": 11})
    head = book.add_format(
        {"border": 1, "bold": True, "align": "center", "bg_color": "#DDEBF7", "text_wrap": True}
    )
    cell = book.add_format({"border": 1, "font_name": "仿宋", "align": "center"})
    text = book.add_format({"border": 1, "font_name": "仿宋", "num_format": "@"})
    month = book.add_format({"border": 1, "font_name": "仿宋", "num_format": 'yyyy"年"m"月"'})
    sheet.merge_range("A1:I1", "附件2", line)
    sheet.merge_range("A2:I2", "贡宝拉格苏木党员花名册", title)
    sheet.merge_range(
        "A3:I3",
        "填报单位（盖章）：                填报人：          填报时间：    年   月   日",
        line,
    )
    sheet.merge_range("A4:A5", "序号", head)
    sheet.merge_range("B4:E4", "基本情况", head)
    sheet.merge_range("F4:G4", "党籍情况", head)
    sheet.merge_range("H4:H5", "身份证号码", head)
    sheet.merge_range("I4:I5", "备 注", head)
    for column, name in enumerate(("姓  名", "性别", "民族", "出生年月\n（如1968.03）"), 1):
        sheet.write(4, column, name, head)
    sheet.write(4, 5, "入党时间", head)
    sheet.write(4, 6, "党龄", head)
    last = 5 + prepared
    for row in range(5, last):
        sheet.set_row(row, 24)
        sheet.write_number(row, 0, row - 4, cell)
        for column in (1, 2, 3, 8):
            sheet.write_blank(row, column, None, cell)
        for column in (4, 7):
            sheet.write_blank(row, column, None, text)
        sheet.write_blank(row, 5, None, month)
        sheet.write_formula(row, 6, f'=IF(F{row + 1}="","",DATEDIF(F{row + 1},TODAY(),"Y"))', cell)
    sheet.merge_range(last, 0, last, 1, "合计", cell)
    sheet.write_formula(last, 6, f"=SUM(G6:G{last})", cell)
    sheet.write_formula(last, 2, f'=COUNTA(B6:B{last})&"人"', cell)
    sheet.merge_range(
        last + 1, 0, last + 1, 8, "单位负责人：          审核人：          填表人：", line
    )
    sheet.insert_image(last + 2, 6, str(picture(path.with_suffix(".png"))))
    sheet.write_comment(last, 2, "自动计算，不用填")
    sheet.data_validation(f"C6:C{last}", {"validate": "list", "source": ["男", "女"]})
    sheet.data_validation(f"D6:D{last}", {"validate": "list", "source": "=字典!$A$1:$A$4"})
    sheet.conditional_format(
        f"B6:B{last}", {"type": "duplicate", "format": book.add_format({"bg_color": "#FFC7CE"})}
    )
    sheet.set_column("A:A", 5)
    sheet.set_column("B:B", 12)
    sheet.set_column("H:H", 22)
    sheet.print_area(0, 0, last + 1, 8)
    sheet.repeat_rows(3, 4)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(5, 2)
    book.define_name("人数", f"='党员花名册'!$C${last + 1}")
    book.close()
    return path


def bare_list(path: Path) -> Path:
    """Nothing but a coloured header, and a signature three rows below."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("联系表")
    head = book.add_format(
        {"border": 1, "bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF"}
    )
    sheet.merge_range("A1:D1", "党员联系方式统计表")
    for column, name in enumerate(("序号", "姓名", "联系电话", "家庭住址")):
        sheet.write(2, column, name, head)
    sheet.write(6, 0, "审核人：")
    sheet.print_area("A1:D7")
    book.close()
    return path


def boxes(path: Path) -> Path:
    """A form with a box for each digit, days in parts, and labels with values below them."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("登记表")
    box = book.add_format({"border": 1, "align": "center"})
    sheet.merge_range("A1:U1", "党员信息登记表", box)
    sheet.write("A2", "填报单位：", box)
    sheet.merge_range("B2:I2", "", box)
    sheet.set_column("B:U", 2.6)
    sheet.write("A3", "姓　名", box)
    sheet.merge_range("B3:F3", "", box)
    sheet.merge_range("G3:I3", "性别", box)
    sheet.merge_range("J3:L3", "", box)
    sheet.write("A4", "公民身份号码", box)
    for column in range(1, 19):
        sheet.write_blank(3, column, None, box)
    sheet.write("A5", "学历（代码）", box)
    sheet.write_blank("B5", None, box)
    sheet.write_blank("C5", None, box)
    sheet.merge_range("D5:F5", "民族", box)
    sheet.merge_range("G5:L5", "", box)
    sheet.write("A6", "出生日期", box)
    for column in range(1, 5):
        sheet.write_blank(5, column, None, box)
    sheet.write("F6", "年", box)
    sheet.write_blank("G6", None, box)
    sheet.write_blank("H6", None, box)
    sheet.write("I6", "月", box)
    sheet.write_blank("J6", None, box)
    sheet.write_blank("K6", None, box)
    sheet.write("L6", "日", box)
    sheet.merge_range("A7:L7", "入党时间：", box)
    sheet.merge_range("A8:F8", "家庭住址", box)
    sheet.merge_range("G8:L8", "联系电话", box)
    sheet.merge_range("A9:F9", "", box)
    sheet.merge_range("G9:L9", "", box)
    sheet.merge_range("A10:L10", "本人签字：              年   月   日", box)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    book.close()
    return path
