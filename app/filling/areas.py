"""The cells of a form as the clerk sees them: merged ones are one area, hidden columns none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.exchange.grid import CellRange
from app.filling.references import Place
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.exchange.grid import SheetGrid
    from app.filling.sheet_part import SheetPart

MOST_ROWS = 200
"""No form for one person is longer."""


class Areas:
    """Looks up areas by their place.

    Args:
        grid: what stands in the sheet.
        part: its XML.
    """

    def __init__(self, grid: SheetGrid, part: SheetPart) -> None:
        self._grid, self.part = grid, part
        self._merged: dict[Place, CellRange] = {}
        for one in part.merged:
            for row in range(one.top, min(one.bottom, one.top + MOST_ROWS) + 1):
                for column in range(one.left, min(one.right, one.left + 100) + 1):
                    self._merged[Place(row, column)] = one
        filled = [max(row.cells) for row in part.rows.values() if row.cells]
        self.last_column = max(filled, default=1)
        self.last_row = min(max(part.rows, default=1), MOST_ROWS)

    def at(self, place: Place) -> CellRange:
        """The area in which a cell lies."""
        found = self._merged.get(place)
        return found or CellRange(place.row, place.column, place.row, place.column)

    def text(self, area: CellRange) -> str:
        """What stands in an area; empty where a formula stands, too: see `is_free`."""
        rows = self._grid.rows
        if area.top > len(rows) or area.left > len(rows[area.top - 1]):
            return ""
        raw = rows[area.top - 1][area.left - 1]
        return raw if isinstance(raw, str) else text_of(raw)

    def exists(self, area: CellRange) -> bool:
        """Whether the file has such a cell at all."""
        return self.part.cell(Place(area.top, area.left)) is not None

    def has_formula(self, area: CellRange) -> bool:
        """Whether the area computes something."""
        cell = self.part.cell(Place(area.top, area.left))
        return cell is not None and cell.formula is not None

    def width(self, area: CellRange) -> float:
        """In digits."""
        return sum(
            0 if self.part.is_hidden(column) else self.part.width(column)
            for column in range(area.left, area.right + 1)
        )

    def is_hidden(self, area: CellRange) -> bool:
        """Whether nobody can see it."""
        return all(self.part.is_hidden(one) for one in range(area.left, area.right + 1))

    def right_of(self, area: CellRange) -> Iterator[CellRange]:
        """The areas to the right in the same row, hidden ones left out."""
        column = area.right + 1
        while column <= self.last_column:
            found = self.at(Place(area.top, column))
            column = found.right + 1
            if not self.is_hidden(found):
                yield found

    def below(self, area: CellRange) -> CellRange | None:
        """The area below."""
        if area.bottom >= self.last_row:
            return None
        return self.at(Place(area.bottom + 1, area.left))

    def __iter__(self) -> Iterator[CellRange]:
        """The areas that have a text and can be seen, row by row, as far as a form reaches."""
        return self.in_rows(range(1, MOST_ROWS + 1))

    def in_rows(self, rows: Iterable[int]) -> Iterator[CellRange]:
        """Those in some rows, whatever their order; a list may be longer than a form."""
        for number in sorted(rows):
            cells = self._grid.rows[number - 1] if number <= len(self._grid.rows) else ()
            for column, raw in enumerate(cells, 1):
                if raw is None:
                    continue
                area = self.at(Place(number, column))
                is_first = (area.top, area.left) == (number, column)
                if is_first and self.text(area).strip() and not self.is_hidden(area):
                    yield area
