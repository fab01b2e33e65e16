"""Writes spreadsheets that Excel and WPS leave as they are, and that print without a touch."""

from __future__ import annotations

import codecs
import csv
import datetime as dt
import zipfile
from io import BytesIO, StringIO
from itertools import chain, islice
from typing import IO, TYPE_CHECKING

from app.errors import Trouble
from app.exchange.cell_text import clean
from app.exchange.csv_cells import protected
from app.exchange.extent import MAX_CELLS
from app.exchange.xlsx_frame import Layout, sheet_frame, workbook_frame
from app.exchange.xlsx_rows import RowWriter, is_exact_number
from app.language import say
from app.progress import Progress, Silent
from app.saving import replacing
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from app.exchange.out_sheet import OutColumn, OutSheet
    from app.values.reading import Raw

_SILENT = Silent()
_STEP_ROWS = 200
_MOST_ROWS = 1_048_576
"""What an .xlsx sheet can hold."""


def write_xlsx(
    path: Path,
    sheets: Sequence[OutSheet],
    *,
    properties: Mapping[str, str] | None = None,
    progress: Progress = _SILENT,
) -> None:
    r"""Write a workbook, replacing the file that is there.

    Text stays text, with leading zeros, as it is: formulas, IDs and 3/1 included. What comes back
    unlike: a truth value as 是 or 否, ``\r\n`` as ``\n``, and without control characters.

    Args:
        path: the file.
        sheets: at least one, each with at least one column.
        properties: texts that `app.exchange.files.open_workbook` gives back; nobody sees them.
        progress: is told of the rows.

    Raises:
        Trouble: the file cannot be written, or a text or sheet is too long for Excel; the old
            file is as it was.
        Cancelled: by ``progress``; likewise.
    """
    for sheet in sheets:
        _refuse_too_long(sheet)
    layouts = [Layout(sheet) for sheet in sheets]
    frame = zipfile.ZipFile(BytesIO(workbook_frame(layouts, properties or {})))
    parts = {f"xl/worksheets/sheet{at}.xml": layout for at, layout in enumerate(layouts, 1)}
    watch = _Watch(path.name, sum(len(sheet.rows) for sheet in sheets), progress)
    with (
        replacing(path) as file,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive,
    ):
        for part in frame.infolist():
            content = frame.read(part)
            if part.filename in parts:
                with archive.open(part, "w") as target:
                    _write_sheet(target, content.decode(), parts[part.filename], watch)
            else:
                archive.writestr(part, content)


def write_csv(path: Path, sheet: OutSheet, *, progress: Progress = _SILENT) -> None:
    """Write header and rows as UTF-8 text with commas, replacing the file that is there.

    Title, filler and notes are left out: CSV is for programs. Text is protected from spreadsheet
    programs as `app.exchange.csv_cells` describes, and comes back as it is; numbers, days and
    times come back as text.

    Args:
        path: the file.
        sheet: what to write.
        progress: is told of the rows.

    Raises:
        Trouble: the file cannot be written; the old one is as it was.
        Cancelled: by ``progress``; likewise.
    """
    watch = _Watch(path.name, len(sheet.rows), progress)
    rows = chain(
        [[protected(clean(column.title)) for column in sheet.columns]],
        (_csv_row(row, sheet.columns) for row in watch.over(sheet.rows)),
    )
    with replacing(path) as file:
        # the mark in front tells Excel and WPS that this is UTF-8
        file.write(codecs.BOM_UTF8)
        while chunk := list(islice(rows, _STEP_ROWS)):
            text = StringIO()
            # all text is quoted, so that nothing in it can be taken for a separator
            lines = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_NONNUMERIC)
            lines.writerows(chunk)
            file.write(text.getvalue().encode())


def _csv_row(row: Sequence[Raw], columns: Sequence[OutColumn]) -> list[str | int | float]:
    return [_csv_cell(value, column.kind) for value, column in zip(row, columns, strict=True)]


def _csv_cell(value: Raw, kind: str) -> str | int | float:
    if isinstance(value, str):
        return protected(clean(value))
    if kind == "number" and is_exact_number(value):
        return int(value) if float(value).is_integer() else value
    text = text_of(value)
    return text if isinstance(value, dt.date | dt.time) else protected(text)


class _Watch:
    """Counts rows over all sheets.

    Args:
        name: of the file.
        total: how many rows there are.
        progress: is told.
    """

    def __init__(self, name: str, total: int, progress: Progress) -> None:
        self._what = say("正在保存“{name}”", name=name)
        self._total, self._progress = total, progress
        self._done = 0

    def over(self, rows: Collection[Sequence[Raw]]) -> Iterator[Sequence[Raw]]:
        """The rows of one sheet."""
        for at, row in enumerate(rows):
            if at % _STEP_ROWS == 0:
                self._progress.step(self._done + at, self._total, self._what)
            yield row
        self._done += len(rows)
        self._progress.step(self._done, self._total, self._what)


def _write_sheet(target: IO[bytes], xml: str, layout: Layout, watch: _Watch) -> None:
    frame = sheet_frame(xml, layout)
    writer = RowWriter(layout.sheet.columns, layout.widths, frame.styles)
    rows = enumerate(watch.over(layout.sheet.rows), layout.first_row)
    target.write(frame.before.encode())
    while chunk := "".join(writer.xml(number, row) for number, row in islice(rows, _STEP_ROWS)):
        target.write(chunk.encode())
    target.write(frame.behind.encode())


def _refuse_too_long(sheet: OutSheet) -> None:
    # title, filler and header take three rows at most
    rows = 3 + len(sheet.rows) + len(sheet.notes)
    if rows > _MOST_ROWS or rows * len(sheet.columns) > MAX_CELLS:
        raise Trouble(
            "“{name}”有 {count} 行，一个工作表放不下。",
            "请先筛选，分几次导出，或者导出为 CSV 文件。",
            name=sheet.name,
            count=len(sheet.rows),
        )
