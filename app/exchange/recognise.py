"""Tells by its content what a file is, whatever its name says.

Offices have web pages called .xls, text files called .xlsx and encrypted files called anything.
"""

from __future__ import annotations

import re
from typing import Literal

from app.errors import Trouble
from app.exchange import biff, ole
from app.exchange.archive import Archive
from app.exchange.damage import reading
from app.language import marked

FileKind = Literal["xlsx", "xls", "ods", "text"]

_ASK_FOR_A_SHEET = marked("请向对方要 Excel 或 WPS 表格，最好是 .xlsx 文件。")
_SAVE_ANEW = marked("请用 WPS 打开它，另存为 .xlsx，再导入。")
_UNLOCK = marked("请用 WPS 或 Excel 打开它，输入密码，取消密码保护后另存一份，再导入。")

_OTHER_FILES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", marked("“{name}”是 PDF 文件，不是表格。"), _ASK_FOR_A_SHEET),
    (b"\xff\xd8\xff", marked("“{name}”是图片，不是表格。"), _ASK_FOR_A_SHEET),
    (b"\x89PNG", marked("“{name}”是图片，不是表格。"), _ASK_FOR_A_SHEET),
    (b"GIF8", marked("“{name}”是图片，不是表格。"), _ASK_FOR_A_SHEET),
    (b"{\\rtf", marked("“{name}”是文字文档，不是表格。"), _ASK_FOR_A_SHEET),
    (b"Rar!\x1a", marked("“{name}”是压缩包。"), marked("请先解压，再导入里面的表格。")),
    (b"7z\xbc\xaf", marked("“{name}”是压缩包。"), marked("请先解压，再导入里面的表格。")),
    (b"\x1f\x8b", marked("“{name}”是压缩包。"), marked("请先解压，再导入里面的表格。")),
)
_ANCIENT = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
"""Excel 2 to 5 wrote their records without a container."""

_HEAD_BYTES = 4096
_WEB_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|meta|title|style|body|table|div|p|br)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_PAGE = re.compile(rb"mime-version\s*:", re.IGNORECASE)
_XML = re.compile(rb"\s*<\?xml\b")


def recognise(data: bytes, name: str) -> FileKind:
    """What kind of spreadsheet the bytes are.

    Args:
        data: the whole file.
        name: names the file in a `Trouble`.

    Raises:
        Trouble: it is no spreadsheet, or none that can be read; says what it is instead.
    """
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_kind(data, name)
    if data.startswith(ole.MAGIC):
        return _container_kind(data, name)
    if data.startswith(_ANCIENT):
        raise Trouble("“{name}”是很旧的 Excel 格式，读不了。", _SAVE_ANEW, name=name)
    for start, title, advice in _OTHER_FILES:
        if data.startswith(start):
            raise Trouble(title, advice, name=name)
    _refuse_pages(_head(data), name)
    return "text"


def _archive_kind(data: bytes, name: str) -> FileKind:
    with reading(name):
        archive = Archive(data)
    if archive.has("xl/workbook.xml"):
        return "xlsx"
    if archive.has("xl/workbook.bin"):
        raise Trouble("“{name}”是二进制的 Excel 格式（.xlsb），读不了。", _SAVE_ANEW, name=name)
    if archive.has("mimetype") and archive.has("content.xml"):
        return _open_document_kind(archive, name)
    if archive.has("word/document.xml") or archive.has("ppt/presentation.xml"):
        raise Trouble("“{name}”是文字或演示文档，不是表格。", _ASK_FOR_A_SHEET, name=name)
    raise Trouble("“{name}”是压缩包。", "请先解压，再导入里面的表格。", name=name)


def _open_document_kind(archive: Archive, name: str) -> FileKind:
    with reading(name):
        kind = archive.index("mimetype")
        locked = archive.is_encrypted_ods()
    if b"spreadsheet" not in kind:
        raise Trouble("“{name}”是文字或演示文档，不是表格。", _ASK_FOR_A_SHEET, name=name)
    if locked:
        raise Trouble("“{name}”加了密码，读不了。", _UNLOCK, name=name)
    return "ods"


def _container_kind(data: bytes, name: str) -> FileKind:
    with reading(name):
        container = ole.CompoundFile(data)
        records = biff.records(container)
    if "EncryptedPackage" in container.names:
        raise Trouble("“{name}”加了密码，读不了。", _UNLOCK, name=name)
    if not records:
        raise Trouble("“{name}”是文字或演示文档，不是表格。", _ASK_FOR_A_SHEET, name=name)
    if biff.is_locked(records):
        raise Trouble("“{name}”加了密码，读不了。", _UNLOCK, name=name)
    return "xls"


def _head(data: bytes) -> bytes:
    """The beginning as plain bytes, also of UTF-16."""
    head = data[:_HEAD_BYTES].removeprefix(b"\xef\xbb\xbf")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\0", b"")
    return head


def _refuse_pages(head: bytes, name: str) -> None:
    if _WEB_PAGE.match(head) or _MAIL_PAGE.match(head):
        raise Trouble("“{name}”是网页，不是表格。", _SAVE_ANEW, name=name)
    if _XML.match(head) and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        raise Trouble("“{name}”是 XML 格式的表格，读不了。", _SAVE_ANEW, name=name)
    if _XML.match(head) and b"urn:oasis:names:tc:opendocument" in head:
        raise Trouble("“{name}”是 XML 格式的表格，读不了。", _SAVE_ANEW, name=name)
    if _XML.match(head):
        raise Trouble("“{name}”是 XML 数据，不是表格。", _ASK_FOR_A_SHEET, name=name)
