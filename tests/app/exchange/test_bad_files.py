"""Every file that cannot be read is refused with one sentence that says why and what to do."""

from __future__ import annotations

import os
import zipfile
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Cancelled, Trouble
from app.exchange import archive, extent
from app.exchange.files import MAX_FILE_BYTES, open_workbook
from app.progress import Stoppable

if TYPE_CHECKING:
    from pathlib import Path


def read_all(path: Path) -> str:
    workbook = open_workbook(path)
    assert all(sheet.rows is not None for sheet in workbook.sheets)
    return workbook.kind


def refusal(path: Path) -> str:
    with pytest.raises(Trouble) as caught:
        read_all(path)
    assert caught.value.advice.template
    return str(caught.value)


@pytest.fixture
def holding(tmp_path):
    def make(content: bytes, name: str = "名册.xlsx") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return make


def test_a_file_that_is_gone(tmp_path):
    said = refusal(tmp_path / "名册.xlsx")
    assert "找不到“名册.xlsx”" in said
    assert "U 盘" in said


def test_a_path_that_leads_through_a_file(holding):
    assert "找不到" in refusal(holding(b"x") / "名册.xlsx")


def test_a_folder(tmp_path):
    assert "是文件夹，不是表格" in refusal(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_that_may_not_be_read(holding):
    path = holding(b"x")
    read_all(path)  # loads what reading needs: it may lie where somebody else may not read
    path.chmod(0)
    root = os.geteuid() == 0
    if root:
        # root may read everything, so be somebody else
        os.seteuid(65534)
    try:
        said = refusal(path)
    finally:
        if root:
            os.seteuid(0)
    assert "没有权限读取" in said
    assert "关掉" in said


def test_an_empty_file(holding):
    said = refusal(holding(b""))
    assert "空文件（0 字节）" in said
    assert "重新拷贝" in said


def test_a_file_too_large_is_not_even_read(tmp_path):
    path = tmp_path / "照片.xlsx"
    with path.open("wb") as file:
        file.truncate(MAX_FILE_BYTES + (1 << 20))
    said = refusal(path)
    assert "65 MB，太大" in said
    assert "删去图片" in said


def test_a_workbook_cut_off_in_the_middle(samples, holding):
    whole = (samples / "党员名册.xlsx").read_bytes()
    said = refusal(holding(whole[: len(whole) // 2]))
    assert "已经损坏" in said
    assert "重新拷贝" in said


def test_a_workbook_with_a_damaged_sheet(samples, tmp_path, altered):
    path = tmp_path / "名册.xlsx"
    path.write_bytes((samples / "党员名册.xlsx").read_bytes())
    altered(path, sheet1=lambda xml: xml[: len(xml) // 2])
    assert "已经损坏" in refusal(path)


def test_a_workbook_whose_sheet_is_missing(tmp_path, samples):
    path = tmp_path / "名册.xlsx"
    with zipfile.ZipFile(samples / "党员名册.xlsx") as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            if "sheet1" not in name:
                new.writestr(name, old.read(name))
    assert "已经损坏" in refusal(path)


@pytest.mark.parametrize("name", ["旧格式.xls", "加密.xls", "加密.xlsx", "通知.doc"])
def test_a_container_cut_off_in_the_middle(samples, holding, name):
    whole = (samples / name).read_bytes()
    assert "已经损坏" in refusal(holding(whole[: len(whole) // 2]))


@pytest.mark.parametrize("name", ["加密.xlsx", "加密.xls", "加密.ods"])
def test_a_password(samples, name):
    said = refusal(samples / name)
    assert "加了密码" in said
    assert "取消密码保护" in said


@pytest.mark.parametrize("name", ["名册.xls", "名册.xlsx", "名册.csv"])
@pytest.mark.parametrize(
    "content",
    [
        "<html><body><table><tr><td>姓名</td></tr></table></body></html>",
        '\ufeff<?xml version="1.0"?>\n<!-- 导出 --><!-- x -->\n<!DOCTYPE html>\n<html></html>',
        '<HTML xmlns:x="urn:schemas-microsoft-com:office:excel"><head></head></HTML>',
        "  <table border=1><tr><th>姓名</th></tr></table>",
        '<meta http-equiv="Content-Type" content="text/html; charset=gb2312"><table></table>',
        "MIME-Version: 1.0\nContent-Type: multipart/related",
    ],
)
def test_a_web_page_called_a_table(holding, name, content):
    said = refusal(holding(content.encode(), name))
    assert "是网页，不是表格" in said
    assert "另存为 .xlsx" in said


def test_a_web_page_in_utf_16(holding):
    assert "是网页" in refusal(holding("<html><table></table></html>".encode("utf-16")))


def test_many_comments_before_no_page_take_no_time(holding):
    # each comment once doubled the time
    content = b"<!--a-->" * 400 + b"<nothing>"
    assert open_workbook(holding(content, "a.csv")).kind == "text"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7\n", "是 PDF 文件"),
        (b"\xff\xd8\xff\xe0", "是图片"),
        (b"\x89PNG\r\n", "是图片"),
        (b"{\\rtf1 }", "是文字文档"),
        (b"Rar!\x1a\x07", "是压缩包"),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00", "很旧的 Excel 格式"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "XML 格式的表格",
        ),
        (
            b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:x">',
            "XML 格式的表格",
        ),
        (b'<?xml version="1.0"?><data/>', "XML 数据"),
        (b"\x7fELF\x02\x01\x01\x00", "不是表格文件"),
        (b"MZ\x90\x00\x03\x00", "不是表格文件"),
        ("姓名,性别\n巴图".encode() + b"\xff\xff\xff", "不是表格文件"),
    ],
)
def test_other_files(holding, content, said):
    assert said in refusal(holding(content))


def test_a_word_document(samples):
    assert "文字或演示文档，不是表格" in refusal(samples / "通知.doc")


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"word/document.xml": b"<w/>"}, "文字或演示文档"),
        ({"ppt/presentation.xml": b"<p/>"}, "文字或演示文档"),
        (
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"},
            "文字或演示文档",
        ),
        ({"xl/workbook.bin": b""}, ".xlsb"),
        ({"党员名册.xlsx": b"x"}, "请先解压"),
    ],
)
def test_other_archives(holding, parts, said):
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    assert said in refusal(holding(packed.getvalue()))


def test_a_workbook_without_any_content(xlsx):
    said = refusal(xlsx(lambda sheet: sheet.set_column(0, 5, 20)))
    assert "没有任何内容" in said


@pytest.mark.parametrize("content", ["\ufeff", "\n\n", ",,,\n,,,\n", " \n"])
def test_a_text_without_any_content(holding, content):
    path = holding(content.encode(), "a.csv")
    assert "没有任何内容" in refusal(path)


def test_a_zip_bomb_is_refused_by_its_list_of_parts(with_rows, altered, monkeypatch):
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 1 << 20)
    path = altered(with_rows([["姓名"]]), bomb=lambda _: bytes(2 << 20))
    assert "解压后超过 1 GB" in refusal(path)


def test_a_part_that_unpacks_to_more_than_its_list_says(with_rows):
    path = with_rows([["姓名"], *[["巴图"]] * 500])
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as made:
        size = made.getinfo("xl/worksheets/sheet1.xml").file_size
    # in the list at the end and in front of the part itself
    wrong = content.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    assert wrong != content
    path.write_bytes(wrong)
    assert "已经损坏" in refusal(path)


def with_row_behind(row: bytes):
    return {"sheet1": lambda xml: xml.replace(b"</sheetData>", row + b"</sheetData>")}


def test_a_stray_character_in_a_far_corner(with_rows, altered):
    """The reader asked for 400 GB and took the program with it."""
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    said = refusal(altered(with_rows([["姓名"]]), **with_row_behind(far)))
    assert "“Sheet1”" in said
    assert "XFD1048576" in said
    assert "删去多余的行和列" in said


def test_a_far_cell_that_does_not_say_where_it_is(with_rows, altered):
    far = b'<row r="1048576">' + b"<c/>" * 16_383 + b"<c><v>1</v></c></row>"
    assert "XFD1048576" in refusal(altered(with_rows([["姓名"]]), **with_row_behind(far)))


def test_coloured_empty_cells_in_a_far_corner_do_no_harm(with_rows, altered):
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    path = altered(with_rows([["姓名"]]), **with_row_behind(far))
    assert open_workbook(path).sheets[0].rows == [("姓名",)]


def test_a_stray_character_in_a_far_corner_of_an_open_document(samples, tmp_path, altered):
    path = tmp_path / "名册.ods"
    path.write_bytes((samples / "开放格式.ods").read_bytes())
    far = (
        b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        b'<table:table-row><table:table-cell table:number-columns-repeated="16000"/>'
        b'<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    altered(path, content=lambda xml: xml.replace(b"</table:table>", far + b"</table:table>", 1))
    said = refusal(path)
    assert "党员名册" in said
    assert f"{extent.column_letters(16_001)}1000005" in said


@given(data=st.data())
def test_damage_anywhere_in_an_old_workbook_is_refused_or_harmless(samples, tmp_path_factory, data):
    """This format has no checksums: one wrong bit made the reader end the program."""
    content = bytearray((samples / "旧格式.xls").read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("damaged") / "名册.xls"
    path.write_bytes(content)
    with suppress(Trouble):
        assert read_all(path) == "xls"


@given(content=st.binary(max_size=400))
def test_arbitrary_bytes_are_refused_or_read_as_text(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("bytes") / "名册.xlsx"
    path.write_bytes(content)
    with suppress(Trouble):
        assert read_all(path) == "text"


def test_reading_can_be_cancelled(samples):
    watch = Stoppable()
    watch.stop = True
    with pytest.raises(Cancelled):
        open_workbook(samples / "党员名册.xlsx", watch)
    with pytest.raises(Cancelled):
        open_workbook(samples / "积分明细.csv", watch)
