"""Finds the extents of the sheets of an .ods file in its content."""

from __future__ import annotations

from typing import IO

from app.exchange.extent import CellError, Extent
from app.exchange.xml_walk import XmlWalk


def ods_extents(content: IO[bytes]) -> list[tuple[str, Extent]]:
    """For each sheet in its order its name, how far it reaches, and its errors.

    Raises:
        xml.parsers.expat.ExpatError: the content is damaged.
    """
    look = _Look()
    look.walk(content)
    return look.extents()


class _Look(XmlWalk):
    """Follows the position through repeated rows and cells: an empty rest is one long repeat."""

    def __init__(self) -> None:
        super().__init__()
        self._done: list[tuple[str, Extent]] = []
        self._sheet: str | None = None
        self._row = self._row_repeat = self._column = 0
        self._rows = self._columns = 0
        self._errors: list[CellError] = []
        self._error_at: tuple[int, int] | None = None

    def extents(self) -> list[tuple[str, Extent]]:
        """What was found in the sheets up to here."""
        self._end_error()
        if self._sheet is not None:
            extent = Extent(self._rows, self._columns, tuple(self._errors))
            self._done.append((self._sheet, extent))
        return self._done

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Step on by one row or cell, or by as many as are said to be alike."""
        if name.startswith("text:"):
            return
        self._end_error()
        if name in {"table:table-cell", "table:covered-table-cell"}:
            self._cell(attributes)
        elif name == "table:table-row":
            self._row += self._row_repeat
            self._row_repeat = int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
        elif name == "table:table":
            self.extents()
            self._sheet = attributes.get("table:name", "")
            self._row = self._row_repeat = self._rows = self._columns = 0
            self._errors = []

    def _cell(self, attributes: dict[str, str]) -> None:
        column = self._column + 1
        self._column += int(attributes.get("table:number-columns-repeated", 1))
        if "office:value-type" in attributes:
            self._rows = self._row + self._row_repeat
            self._columns = max(self._columns, self._column)
            if attributes.get("calcext:value-type") == "error":
                self._error_at = (self._row + 1, column)
                self.collect()

    def _end_error(self) -> None:
        if self._error_at is not None:
            self._errors.append(CellError(*self._error_at, self.collected()))
            self._error_at = None
