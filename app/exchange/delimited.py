"""Reads tables out of text files, in any encoding and with any separator that offices meet."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.csv_cells import restored
from app.exchange.grid import cells_of
from app.exchange.xml_walk import CHUNK_BYTES

if TYPE_CHECKING:
    from app.exchange.grid import Cells
    from app.exchange.source import Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""How files begin that say their encoding; WPS writes UTF-16 as "Unicode 文本"."""

_SEPARATORS = (",", "\t", ";", "|")
"""In the order of preference. A full-width comma is content: 娜仁托娅，卢涛."""

_SAMPLE_RECORDS = 200

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
"""What no text has; line ends, tabs and form feeds are not among them."""


def decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, UTF-16, GB18030, GBK or GB2312.

    Raises:
        Trouble: it is no text, or in another encoding.
    """
    text = _decoded(data)
    if text is None:
        raise Trouble(
            "“{name}”不是表格文件，或者已经损坏。",
            "请用 WPS 打开看看；能打开的话，另存为 .xlsx 再导入。",
            name=name,
        )
    return text


def _decoded(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plain(data, encoding)
    if b"\0" in data:
        # separators and digits have one empty byte each in UTF-16, and text has them nowhere else
        odd = data[1::2].count(0) >= data[::2].count(0)
        return _plain(data, "utf-16-le" if odd else "utf-16-be")
    text = _plain(data, "utf-8")
    return _plain(data, "gb18030") if text is None else text


def _plain(data: bytes, encoding: str) -> str | None:
    """The text, or None where this is not its encoding; other threads get their turn meanwhile."""
    # programs of the DOS age end a text with a mark of their own
    data = data.removesuffix(b"\x1a")
    decoder = codecs.getincrementaldecoder(encoding)()
    pieces: list[str] = []
    try:
        for at in range(0, len(data), CHUNK_BYTES):
            end = at + CHUNK_BYTES
            pieces.append(decoder.decode(data[at:end], end >= len(data)))
            if _CONTROL.search(pieces[-1]):
                return None
    except UnicodeDecodeError:
        return None
    return "".join(pieces)


def table_rows(text: str, source: Source) -> list[Cells]:
    """The rows of a delimited text; every cell is text, or None where it is empty.

    Args:
        text: the whole file, decoded.
        source: the file, whose watcher is told how many lines are done.

    Raises:
        Trouble: a cell is longer than any spreadsheet can hold.
    """
    separator = _separator(text)
    lines = text.count("\n") + 1
    try:
        try:
            records = csv.reader(_whole(text), delimiter=separator, strict=True)
            return [_cells(record) for record in source.watched(records, lines)]
        except csv.Error:
            # a stray quote: read each line for itself, or the quote would swallow all that follow
            alone = (_first(line, separator) for line in _whole(text))
            return [_cells(record) for record in source.watched(alone, lines)]
    except csv.Error as error:
        raise Trouble(
            "“{name}”里有一格的文字太长，不像表格。",
            "请用 WPS 打开看看；能打开的话，另存为 .xlsx 再导入。",
            name=source.name,
        ) from error


def _whole(text: str) -> io.StringIO:
    return io.StringIO(text, newline="")


def _first(line: str, separator: str) -> list[str]:
    records = list(csv.reader([line.rstrip("\r\n")], delimiter=separator))
    return records[0] if records else []


def _cells(record: list[str]) -> Cells:
    return cells_of([restored(cell) for cell in record], 0)


def _separator(text: str) -> str:
    """The separator that divides most of the first lines alike, and of equals into most cells."""
    return max(_SEPARATORS, key=lambda separator: _gain(text, separator))


def _gain(text: str, separator: str) -> tuple[float, int]:
    """Which share of the lines has the most common width, and how many filled cells they have.

    A share, not a number: to the wrong separator, line ends within quotes make more lines.
    """
    sample: list[list[str]] = []
    with suppress(csv.Error):
        sample.extend(islice(csv.reader(_whole(text), delimiter=separator), _SAMPLE_RECORDS))
    filled = [sum(map(bool, record)) for record in sample]
    widths = Counter(len(record) for record, cells in zip(sample, filled, strict=True) if cells > 1)
    if not widths:
        return 0.0, 0
    ((width, count),) = widths.most_common(1)
    usual = (cells for record, cells in zip(sample, filled, strict=True) if len(record) == width)
    return count / sum(map(bool, filled)), sum(usual)
