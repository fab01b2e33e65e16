"""Reads the sheets of a file whose kind is known: through calamine, and text by ourselves."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange import biff, delimited
from app.exchange.archive import Archive
from app.exchange.damage import reading
from app.exchange.extent import Extent, column_letters
from app.exchange.grid import (
    CellProblem,
    CellRange,
    SheetContent,
    SheetGrid,
    cells_of,
    error_problems,
    without_pictures,
)
from app.exchange.ods_extent import ods_extents
from app.exchange.ole import CompoundFile
from app.exchange.xlsx_extent import xlsx_extent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from python_calamine import CalamineSheet

    from app.exchange.recognise import FileKind
    from app.exchange.source import Source


def read_sheets(source: Source, kind: FileKind) -> tuple[tuple[SheetGrid, ...], Mapping[str, str]]:
    """The sheets of a file, each read when its content is asked for, and its text properties.

    Raises:
        Trouble: the file is damaged, or unpacks to more than memory holds.
    """
    match kind:
        case "xlsx":
            return _read_xlsx(source)
        case "xls":
            return _read_xls(source), {}
        case "ods":
            return _read_ods(source), {}
        case "text":
            return (_read_text(source),), {}


def _read_xlsx(source: Source) -> tuple[tuple[SheetGrid, ...], Mapping[str, str]]:
    with reading(source.name):
        archive = Archive(source.data)
        archive.refuse_bomb(source.name)
        parts = archive.sheet_parts()
        properties = archive.custom_properties()

    def extent(index: int) -> Extent:
        return xlsx_extent(partial(archive.open, parts[index]))

    return _grids(source, extent, pictures=archive.has_cell_pictures()), properties


def _read_xls(source: Source) -> tuple[SheetGrid, ...]:
    with reading(source.name):
        errors = biff.cell_errors(biff.records(CompoundFile(source.data)))

    def extent(index: int) -> Extent:
        # 65,536 rows and 256 columns, the most that an .xls sheet can have, are no danger
        return Extent(errors=errors[index])

    return _grids(source, extent)


def _read_ods(source: Source) -> tuple[SheetGrid, ...]:
    with reading(source.name):
        archive = Archive(source.data)
        archive.refuse_bomb(source.name)
        with archive.open("content.xml") as content:
            extents = ods_extents(content)
    # calamine takes all sheets of this kind at once, so none may reach too far
    for sheet, extent in extents:
        _refuse_far_cell(extent, source.name, sheet)
    return _grids(source, lambda index: extents[index][1])


def _read_text(source: Source) -> SheetGrid:
    text = delimited.decoded(source.data, source.name)
    title = source.name.rpartition(".")[0] or source.name
    return SheetGrid(title, True, lambda: SheetContent(delimited.table_rows(text, source)))


def _grids(
    source: Source, extent_of: Callable[[int], Extent], *, pictures: bool = False
) -> tuple[SheetGrid, ...]:
    # imported late: start-up must not pay for it
    from python_calamine import (  # noqa: PLC0415
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    with reading(source.name):
        workbook = CalamineWorkbook.from_filelike(BytesIO(source.data))

    def read(index: int, title: str) -> SheetContent:
        source.progress.step(0, 1, source.job)
        with reading(source.name):
            extent = extent_of(index)
        _refuse_far_cell(extent, source.name, title)
        with reading(source.name):
            sheet = workbook.get_sheet_by_index(index)
        return _content(source, sheet, extent, pictures)

    return tuple(
        SheetGrid(
            sheet.name, sheet.visible == SheetVisibleEnum.Visible, partial(read, index, sheet.name)
        )
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.typ == SheetTypeEnum.WorkSheet
    )


def _content(source: Source, sheet: CalamineSheet, extent: Extent, pictures: bool) -> SheetContent:
    # rows before the first filled one are there, columns before the first filled one are not
    left = sheet.start[1] if sheet.start else 0
    rows = [cells_of(row, left) for row in source.watched(sheet.iter_rows(), sheet.total_height)]
    problems: list[CellProblem] = list(error_problems(extent.errors))
    if pictures:
        rows, lost = without_pictures(rows)
        problems.extend(lost)
    return SheetContent(rows, tuple(_ranges(sheet)), tuple(problems), extent.hidden)


def _ranges(sheet: CalamineSheet) -> Iterator[CellRange]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        yield CellRange(top + 1, left + 1, bottom + 1, right + 1)


def _refuse_far_cell(extent: Extent, name: str, sheet: str) -> None:
    if extent.too_large:
        raise Trouble(
            "“{name}”的工作表“{sheet}”太大：内容一直延伸到 {cell} 格。",
            "表格没有这么大的话，多半是远处的格子里误填了字。请用 WPS 删去多余的行和列，"
            "保存后再导入。",
            name=name,
            sheet=sheet,
            cell=f"{column_letters(extent.columns)}{extent.rows}",
        )
