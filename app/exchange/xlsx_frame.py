"""Everything of an .xlsx file but its rows: titles, headers, formats, how it is printed.

XlsxWriter makes the whole workbook in memory with one specimen row a sheet, which has a cell of
every format. The real rows are streamed in its place. XlsxWriter's own ways would hold every cell
in memory (300 bytes each), or put readable rows into temporary files, and take four times as
long; neither tells how far it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from app.exchange.cell_text import clean
from app.exchange.extent import column_letters
from app.exchange.properties import divided
from app.exchange.widths import column_widths, row_height
from app.exchange.xlsx_rows import Styles

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from app.exchange.out_sheet import OutSheet

_FONT = "宋体"
_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.6, "bottom": 0.6}
"""In inches."""

_TITLE_HEIGHT, _FILLER_HEIGHT = 36, 20
"""Points."""

_STYLE = re.compile(r' s="(\d+)"')
_DIMENSION = re.compile(r'<dimension ref="[^"]*"/>')
_LONGEST_NAME = 31
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")


class Layout:
    """Where a sheet's parts stand; rows count from 1.

    Args:
        sheet: what is to be written; its first rows are gone through for the columns' widths.
    """

    def __init__(self, sheet: OutSheet) -> None:
        self.sheet = sheet
        self.widths = column_widths(sheet)
        self.title_row = 1 if sheet.title else 0
        self.filler_row = self.title_row + 1 if sheet.filler else self.title_row
        self.header_row = self.filler_row + 1
        self.first_row = self.header_row + 1
        self.notes_row = self.first_row + max(len(sheet.rows), 1)
        self.last_row = self.notes_row + len(sheet.notes) - 1


@dataclass(frozen=True)
class SheetFrame:
    """One sheet's XML around its rows, and the formats of its cells."""

    before: str
    behind: str
    styles: Styles


def workbook_frame(layouts: Sequence[Layout], properties: Mapping[str, str]) -> bytes:
    """A whole .xlsx file, in which each sheet has a specimen row instead of its rows."""
    # imported late: start-up must not pay for it
    from xlsxwriter import Workbook  # noqa: PLC0415

    target = BytesIO()
    workbook = Workbook(target, {"in_memory": True})
    formats = _Formats(workbook)
    names = sheet_names([layout.sheet.name for layout in layouts])
    for layout, name in zip(layouts, names, strict=True):
        # XlsxWriter says nothing about the types of some parameters, here and below
        page = workbook.add_worksheet(name)  # pyright: ignore[reportUnknownMemberType]
        _write_frame(page, layout, formats)
    for name, text in divided(properties).items():
        workbook.set_custom_property(name, text, "text")
    workbook.close()
    return target.getvalue()


def sheet_frame(xml: str, layout: Layout) -> SheetFrame:
    """Take the specimen row out of a sheet's XML."""
    specimen = re.search(rf'<row r="{layout.first_row}".*?</row>', xml)
    assert specimen is not None
    reach = f"A1:{column_letters(len(layout.widths))}{layout.last_row}"
    before = _DIMENSION.sub(f'<dimension ref="{reach}"/>', xml[: specimen.start()])
    return SheetFrame(before, xml[specimen.end() :], Styles(*_STYLE.findall(specimen[0])))


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """The names of the tabs, made so that Excel takes them: short, unlike, without odd signs."""
    names: list[str] = []
    for wish in wanted:
        plain = _FORBIDDEN_IN_NAME.sub(" ", clean(wish)).strip(" '") or "Sheet"
        name, count = plain[:_LONGEST_NAME], 1
        while name.casefold() in {taken.casefold() for taken in names}:
            count += 1
            name = f"{plain[: _LONGEST_NAME - 5]} {count}"
        names.append(name)
    return names


class _Formats:
    """The formats that every sheet uses."""

    def __init__(self, workbook: Workbook) -> None:
        base = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"}
        cell = {**base, "border": 1, "text_wrap": True}
        centred = {**cell, "align": "center"}

        def made(looks: Mapping[str, object]) -> Format:
            return workbook.add_format(dict(looks))  # pyright: ignore[reportUnknownMemberType]

        self.title = made({**base, "font_size": 18, "bold": True, "align": "center"})
        self.line = made(base)
        self.note = made({**base, "text_wrap": True, "valign": "top"})
        self.header = made({**centred, "bold": True, "bg_color": "#DCE6F1", "num_format": "@"})
        self.column = made({**base, "num_format": "@"})
        # in the order of `Styles`
        self.specimens = (
            made({**centred, "num_format": "@"}),
            made({**cell, "num_format": "@"}),
            made(centred),
            made({**centred, "num_format": "yyyy-mm-dd"}),
            made({**centred, "num_format": "yyyy-mm-dd hh:mm"}),
            made({**centred, "num_format": "hh:mm"}),
        )


def _write_frame(page: Worksheet, layout: Layout, formats: _Formats) -> None:
    sheet = layout.sheet
    for at, (column, width) in enumerate(zip(sheet.columns, layout.widths, strict=True)):
        # a whole column of text: what the clerk adds below stays text, too
        looks = None if column.kind == "number" else formats.column
        page.set_column(at, at, width, looks, {"hidden": column.hidden})
    if sheet.title:
        page.set_row(layout.title_row - 1, _TITLE_HEIGHT)
        _write_line(page, layout.title_row, sheet, sheet.title, formats.title)
    if sheet.filler:
        page.set_row(layout.filler_row - 1, _FILLER_HEIGHT)
        _write_line(page, layout.filler_row, sheet, sheet.filler, formats.line)
    titles = [column.title for column in sheet.columns]
    page.set_row(layout.header_row - 1, row_height(titles, layout.widths))
    for at, title in enumerate(titles):
        page.write_string(layout.header_row - 1, at, clean(title), formats.header)
    for at, specimen in enumerate(formats.specimens):
        page.write_blank(layout.first_row - 1, at, None, specimen)
    for row, note in enumerate(sheet.notes, layout.notes_row):
        page.set_row(row - 1, row_height([note], [sum(layout.widths)]))
        _write_line(page, row, sheet, note, formats.note)
    _set_print(page, layout, sheet.shown)


def _write_line(page: Worksheet, row: int, sheet: OutSheet, text: str, looks: Format) -> None:
    """A text across the whole table."""
    if sheet.shown > 1:
        page.merge_range(row - 1, 0, row - 1, sheet.shown - 1, "", looks)
    page.write_string(row - 1, 0, clean(text), looks)


def _set_print(page: Worksheet, layout: Layout, columns: int) -> None:
    page.freeze_panes(layout.header_row, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(**_MARGINS)
    page.center_horizontally()
    page.fit_to_pages(1, 0)
    page.repeat_rows(layout.header_row - 1)
    page.print_area(0, 0, layout.last_row - 1, columns - 1)
    page.set_footer("&C第 &P 页，共 &N 页")  # pyright: ignore[reportUnknownMemberType]
