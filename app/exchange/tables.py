"""Finds the table in a sheet as offices leave it: under titles, over totals and notes."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.exchange.body import FOREIGN, body_below
from app.exchange.head import find_head, knower, texts_of
from app.exchange.headers import fingerprint, normalised
from app.exchange.identity import is_ours
from app.exchange.lines import Filler, filler_of, has_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from app.exchange.files import Workbook
    from app.exchange.grid import CellRange, Cells, SheetGrid
    from app.exchange.head import Vocabulary
    from app.exchange.headers import Header
    from app.language import Message
    from app.values.reading import Raw

_ENCLOSURE = re.compile(r"附(?:件|表|录)?[\d一二三四五六七八九十]*(?:-\d+)?:?")
"""What stands above a title, and is none: 附件2."""


class TableRow(NamedTuple):
    """One row: its number in the sheet, and a cell for each of the table's headers."""

    number: int
    cells: Cells


@dataclass(frozen=True)
class FoundTable:
    """A table in a sheet.

    Attributes:
        sheet: where it stands.
        header_row: the last row of its header, numbered as in the sheet.
        headers: its titled columns from left to right.
        title: what stands above it, such as 某嘎查党员名册; empty where nothing does.
        filler: who filled it in, from the lines above and below.
        skipped: row number → why a row below the header is none of the table's.
        untitled: columns (from 1) that have values but no title; they are not among the cells.
    """

    sheet: SheetGrid
    header_row: int
    headers: tuple[Header, ...]
    title: str
    filler: Filler
    skipped: Mapping[int, Message]
    untitled: tuple[int, ...]
    numbers: tuple[int, ...]
    """The rows that the table has, numbered as in the sheet."""

    @property
    def fingerprint(self) -> str:
        """The same for every table with these titles: a key to remember a mapping by."""
        return fingerprint(one for one in self.headers if not is_ours(one.title, one.unit))

    @property
    def rows(self) -> Iterator[TableRow]:
        """The rows, anew for each loop.

        Cells that are merged downwards hold for every row that they cover: offices merge a
        household's number over the rows of its members.
        """
        columns = [header.column for header in self.headers]
        spread = _Spread(self.sheet.merged, set(columns))
        numbers = iter(self.numbers)
        wanted = next(numbers, 0)
        for number, cells in enumerate(self.sheet.rows, 1):
            overlaid = spread.over(number, cells)
            if number == wanted:
                width = len(overlaid)
                row = tuple(overlaid[at - 1] if at <= width else None for at in columns)
                yield TableRow(number, row)
                wanted = next(numbers, 0)


class _Spread:
    """Carries the values of cells that are merged downwards, while rows pass from top to bottom."""

    def __init__(self, merged: tuple[CellRange, ...], columns: set[int]) -> None:
        self._starting: dict[int, list[CellRange]] = defaultdict(list)
        for area in merged:
            if area.bottom > area.top and area.left in columns:
                self._starting[area.top].append(area)
        self._lasting: dict[int, tuple[int, Raw]] = {}

    def over(self, number: int, cells: Cells) -> Cells:
        """The cells of a row with those filled that belong to a cell above."""
        if self._lasting:
            cells = self._filled(number, cells)
        for area in self._starting.get(number, ()):
            if area.left <= len(cells):
                self._lasting[area.left] = (area.bottom, cells[area.left - 1])
        return cells

    def _filled(self, number: int, cells: Cells) -> Cells:
        row = list(cells)
        for column, (bottom, value) in list(self._lasting.items()):
            if number >= bottom:
                del self._lasting[column]
            row.extend([None] * (column - len(row)))
            if row[column - 1] is None and number <= bottom:
                row[column - 1] = value
        return tuple(row)


def find_table(grid: SheetGrid, vocabulary: Vocabulary) -> FoundTable | None:
    """The table in a sheet whose header knows most of a vocabulary.

    Args:
        grid: the sheet.
        vocabulary: which titles are known: their collection, or a function that says so.

    Returns:
        None where no row looks like a header, also in a form for a single person, where one row
        of labels follows another.
    """
    knows = knower(vocabulary)
    head = find_head(grid.rows, knows)
    if head is None:
        return None
    body = body_below(head, grid, knows)
    if not body.numbers and FOREIGN in body.skipped.values():
        return None
    title, filler = _preface(grid.rows[: head.first - 1])
    return FoundTable(
        sheet=grid,
        header_row=head.last,
        headers=head.headers,
        title=title,
        filler=filler.or_else(body.filler),
        skipped=body.skipped,
        untitled=tuple(sorted(body.untitled)),
        numbers=tuple(body.numbers),
    )


def find_tables(workbook: Workbook, vocabulary: Vocabulary) -> tuple[FoundTable, ...]:
    """The tables of a workbook, one a sheet at most: first of the visible sheets, then of others.

    Raises:
        Trouble: a sheet is damaged, or reaches too far.
    """
    knows = knower(vocabulary)
    sheets = sorted(workbook.sheets, key=lambda sheet: not sheet.visible)
    found = (find_table(sheet, knows) for sheet in sheets)
    return tuple(table for table in found if table is not None)


def _preface(rows: Sequence[Cells]) -> tuple[str, Filler]:
    """Title and filler from the rows above a header."""
    title, filler = "", Filler()
    for cells in rows:
        texts = [normalised(text) for text in texts_of(cells).values()]
        filler = filler.or_else(filler_of(texts))
        line = " ".join(texts)
        if not title and not has_label(texts) and not _ENCLOSURE.fullmatch(line):
            title = line
    return title, filler
