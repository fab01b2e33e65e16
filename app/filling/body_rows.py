"""Which rows of a blank list take the records: those that are prepared, and where more come in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exchange.body import BLANK, COUNTED, NUMBERED, TOTAL
from app.exchange.head import NUMBERING
from app.filling.references import Insertion, Place

if TYPE_CHECKING:
    from app.exchange.tables import FoundTable
    from app.filling.looks import Looks
    from app.filling.sheet_part import SheetPart

MOST_PREPARED = 20_000
"""Offices format columns to the end of the sheet; nobody needs a million prepared rows."""


@dataclass(frozen=True)
class Body:
    """The rows below a header.

    Attributes:
        first: the first one.
        free: rows that nobody has filled in, from top to bottom.
        filled: rows that have content already, which stays.
        end: the first row of what stands below; the one after the last where nothing does.
        is_plain: whether no row is prepared or filled: the header lends its look.
        replaced: those of the free rows that somebody has filled in, to be written over.
    """

    first: int
    free: tuple[int, ...]
    filled: tuple[int, ...]
    end: int
    is_plain: bool = False
    replaced: tuple[int, ...] = ()

    def rows_for(self, count: int) -> tuple[tuple[int, ...], Insertion | None, int]:
        """The rows that take so many records.

        Returns:
            The rows as they are afterwards, the rows that are put in (None: there is room), and
            the row (as numbered before) like which they look; 0: like the header.
        """
        missing = count - len(self.free)
        if missing <= 0:
            return self.free[:count], None, 0
        if self.is_plain:
            at = self.free[-1] + 1 if self.free else self.first
            # what reaches to the header, such as the print area, takes the rows in
            made = Insertion(at, missing, min(self.first, at - 1))
            return (*self.free, *range(at, at + missing)), made, 0
        if len(self.free) > 1 and self.free[-1] - 1 == self.free[-2]:
            # before the last one: ranges take the rows in, and the last line stays the last
            at = self.free[-1]
            rows = (*self.free[:-1], *range(at, at + missing + 1))
            return rows, Insertion(at, missing, self.first), self.free[-2]
        last = max([*self.free, *self.filled])
        made = Insertion(last + 1, missing, self.first)
        return (*self.free, *range(last + 1, last + 1 + missing)), made, last


def body_of(table: FoundTable, part: SheetPart, looks: Looks, *, overwrite: bool = False) -> Body:
    """The rows of a table that is to be filled in.

    Args:
        table: as it was found.
        part: its sheet.
        looks: the formats of its cells.
        overwrite: whether rows that are filled in are free, too.
    """
    columns = [one.column for one in table.headers]
    counting = {one.column for one in table.headers if one.title in NUMBERING}
    first = table.header_row + 1
    while table.skipped.get(first) == COUNTED:
        first += 1
    is_on_top = table.skipped.get(first) == TOTAL
    if is_on_top and _is_blank(table, first + 1) and _is_prepared(part, looks, first + 1, columns):
        # some tables add up above their rows
        first += 1
    end = _end(table, part, first)
    telling = [one for one in columns if one not in counting]
    filled = tuple(
        one for one in table.numbers if first <= one < end and _says_something(part, one, telling)
    )
    blank = [row for row in range(first, end) if row not in filled and _is_blank(table, row)]
    prepared = [row for row in blank if _is_prepared(part, looks, row, columns)]
    if overwrite and filled:
        return Body(first, tuple(sorted({*prepared, *filled})), (), end, replaced=filled)
    if prepared:
        return Body(first, tuple(prepared), filled, end)
    if filled:
        # without lines of their own, the rows behind the last filled one are as good
        return Body(first, (), filled, end)
    # a free row before what stands below keeps the two apart
    stands_below = end <= max(len(table.sheet.rows), 0)
    return Body(first, tuple(blank[:-1] if stands_below else ()), (), end, is_plain=True)


def _end(table: FoundTable, part: SheetPart, first: int) -> int:
    last_record = max(table.numbers, default=0)  # rows of formulas among them
    for row, why in sorted(table.skipped.items()):
        if row >= first and row > last_record and why not in (BLANK, NUMBERED, COUNTED):
            return row
    last = max([len(table.sheet.rows), first - 1, *part.rows])
    return min(last, first + MOST_PREPARED) + 1


def _is_blank(table: FoundTable, row: int) -> bool:
    return table.skipped.get(row) in (None, BLANK, NUMBERED)


def _says_something(part: SheetPart, row: int, columns: list[int]) -> bool:
    """Whether somebody has filled a row in; what formulas give does not count."""
    cells = (part.cell(Place(row, one)) for one in columns)
    return any(cell is not None and cell.formula is None and cell.value for cell in cells)


def _is_prepared(part: SheetPart, looks: Looks, row: int, columns: list[int]) -> bool:
    """Whether the row's cells are drawn like those of a table."""
    cells = [part.cell(Place(row, one)) for one in columns]
    drawn = sum(one is not None and looks.is_bordered(one.style) for one in cells)
    return drawn * 2 > len(columns)
