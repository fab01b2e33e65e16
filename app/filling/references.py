"""References to cells, and what becomes of them when rows are put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from app.exchange.extent import column_letters, column_number
from app.exchange.grid import CellRange

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
_FORMULA = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")"""
    r"""|(?P<sheet>'(?:[^']|'')+'!|[^\s'"!(),;:=<>+\-*/&^%{}$#]+!)?"""
    r"""(?:(?P<range>\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)"""
    r"""|(?P<rows>\$?\d{1,7}:\$?\d{1,7}))(?![A-Za-z0-9_.(\u4e00-\u9fff])""",
)
"""What a formula may say of cells: a text in quotes is passed over."""
_WORD_BEFORE = re.compile(r"[A-Za-z0-9_.$\u4e00-\u9fff]$")
_CORNER = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d{1,7})")
_ROW = re.compile(r"(\$?)(\d{1,7})")


class Place(NamedTuple):
    """A cell; row and column count from 1."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """``C5``."""
        return f"{column_letters(self.column)}{self.row}"


def place_of(text: str) -> Place:
    """``C5`` or ``$C$5`` → row 5, column 3.

    Raises:
        ValueError: it is no cell.
    """
    found = _PLACE.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    return Place(int(found[2]), column_number(found[1].upper()))


def range_of(text: str) -> CellRange:
    """``C5:D9`` or ``C5``.

    Raises:
        ValueError: it is no range.
    """
    first, _, last = text.partition(":")
    start, end = place_of(first), place_of(last or first)
    return CellRange(
        min(start.row, end.row),
        min(start.column, end.column),
        max(start.row, end.row),
        max(start.column, end.column),
    )


def range_name(area: CellRange) -> str:
    """``C5:D9``; a single cell is ``C5``."""
    first = Place(area.top, area.left).name
    last = Place(area.bottom, area.right).name
    return first if first == last else f"{first}:{last}"


def ranges_of(text: str) -> Iterator[CellRange]:
    """The ranges of a list such as ``C5:D9 F5``; what is none is left out."""
    for one in text.split():
        try:
            yield range_of(one)
        except ValueError:
            continue


@dataclass(frozen=True)
class Insertion:
    """Rows that are put in.

    Attributes:
        at: the first row that moves down.
        count: how many are put in.
        first: the first row of the table's body, which is to reach down to the new rows.
    """

    at: int
    count: int
    first: int

    def row(self, row: int) -> int:
        """Where a row is afterwards."""
        return row + self.count if row >= self.at else row

    def rows(self, top: int, bottom: int, *, grows: bool = True) -> tuple[int, int]:
        """Where a range is afterwards.

        One that ends with the body's last row takes the new rows in, where they come behind it:
        a total goes on adding all rows up.

        Args:
            top: its first row.
            bottom: its last row.
            grows: False: what ends there goes on ending there, such as merged cells.
        """
        reaches = bottom == self.at - 1 >= self.first and (top < bottom or self.first == bottom)
        last = bottom + self.count if grows and reaches else self.row(bottom)
        return self.row(top), last

    def area(self, area: CellRange, *, grows: bool = True) -> CellRange:
        """The same of a range with columns."""
        top, bottom = self.rows(area.top, area.bottom, grows=grows)
        return CellRange(top, area.left, bottom, area.right)

    def listed(self, text: str) -> str:
        """The same of a list of ranges (``sqref``), in which the last row alone grows, too."""

        def moved(one: str) -> str:
            try:
                area = range_of(one)
            except ValueError:
                return one
            if area.top == area.bottom == self.at - 1 >= self.first:
                return range_name(area._replace(bottom=area.bottom + self.count))
            return range_name(self.area(area))

        return " ".join(moved(one) for one in text.split())

    def formula(self, text: str, is_here: Callable[[str], bool], *, own_row: int = 0) -> str:
        """A formula, or a defined name's.

        Args:
            text: the formula.
            is_here: whether a sheet's name as it stands before a ``!``, or empty where none does,
                means the sheet that gets the rows.
            own_row: of a formula in the body: its row; what stands in that row alone stays there.
        """

        def corner(match: re.Match[str], row: int) -> str:
            return f"{match[1]}{match[2]}{match[3]}{row}"

        def moved_range(said: str) -> str:
            first, _, last = said.partition(":")
            start, end = _CORNER.fullmatch(first), _CORNER.fullmatch(last or first)
            assert start is not None
            assert end is not None
            if not last:
                return corner(start, self.row(int(start[4])))
            rows = int(start[4]), int(end[4])
            stays = rows[0] == rows[1] == own_row
            top, bottom = self.rows(min(rows), max(rows), grows=not stays)
            if rows[0] > rows[1]:
                top, bottom = bottom, top
            return f"{corner(start, top)}:{corner(end, bottom)}"

        def moved_rows(said: str) -> str:
            first, last = said.split(":")
            start, end = _ROW.fullmatch(first), _ROW.fullmatch(last)
            assert start is not None
            assert end is not None
            top, bottom = self.rows(int(start[2]), int(end[2]))
            return f"{start[1]}{top}:{end[1]}{bottom}"

        def act(match: re.Match[str]) -> str:
            sheet = match["sheet"] or ""
            if match["text"] or not is_here(_sheet_name(sheet)):
                return match[0]
            if not sheet and _WORD_BEFORE.search(match.string[: match.start()]):
                return match[0]
            if match["rows"]:
                return sheet + moved_rows(match["rows"])
            return sheet + moved_range(match["range"])

        return _FORMULA.sub(act, text)


def copied(text: str, rows: int, columns: int = 0) -> str:
    """A formula as it is when it is copied some rows down: what has no ``$`` moves along."""

    def moved(match: re.Match[str]) -> str:
        row = int(match[4]) + (0 if match[3] else rows)
        letters = match[2]
        if columns and not match[1]:
            letters = column_letters(max(column_number(letters.upper()) + columns, 1))
        return f"{match[1]}{letters}{match[3]}{row}"

    def act(match: re.Match[str]) -> str:
        if match["text"] or match["rows"]:
            return match[0]
        if not match["sheet"] and _WORD_BEFORE.search(match.string[: match.start()]):
            return match[0]
        return (match["sheet"] or "") + _CORNER.sub(moved, match["range"])

    return _FORMULA.sub(act, text)


def _sheet_name(said: str) -> str:
    """The name before a ``!``, without its quotes."""
    name = said.removesuffix("!")
    if name.startswith("'"):
        return name[1:-1].replace("''", "'")
    return name
