"""One sheet of a workbook as rows of cells, each where the clerk sees it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from app.exchange.extent import column_letters
from app.language import Message
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.exchange.extent import CellError
    from app.values.reading import Raw

Cells = tuple["Raw", ...]
"""The cells of one row, from column A on; shorter than the sheet is wide where the rest is empty,
and without any cell where the row is blank."""


class CellRange(NamedTuple):
    """Merged cells; rows and columns count from 1, and the last ones belong to the range."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class CellProblem:
    """A cell whose content was lost before we saw it; row and column count from 1."""

    row: int
    column: int
    message: Message


@dataclass(frozen=True)
class SheetContent:
    """What stands in a sheet; the first of ``rows`` is the sheet's row 1."""

    rows: Sequence[Cells]
    merged: tuple[CellRange, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    hidden: frozenset[int] = frozenset()


class SheetGrid:
    """One sheet, read when it is first asked for its content.

    Args:
        name: the sheet's name as the tab shows it.
        visible: False where the tab is hidden.
        read: reads the content, once; whatever it raises comes out of the properties below.
    """

    def __init__(self, name: str, visible: bool, read: Callable[[], SheetContent]) -> None:
        self.name = name
        self.visible = visible
        self._read = read

    @classmethod
    def holding(cls, name: str, rows: Sequence[Cells]) -> SheetGrid:
        """A visible sheet of rows that are at hand."""
        return cls(name, True, lambda: SheetContent(rows))

    @cached_property
    def _content(self) -> SheetContent:
        return self._read()

    @property
    def rows(self) -> Sequence[Cells]:
        """All rows up to the last filled one: row ``n`` of the sheet is ``rows[n - 1]``."""
        return self._content.rows

    @property
    def merged(self) -> tuple[CellRange, ...]:
        """Merged cells, whose value stands in their first; unknown (empty) for .ods and text."""
        return self._content.merged

    @property
    def hidden(self) -> frozenset[int]:
        """Rows that nobody sees, since they were hidden or filtered away; known of .xlsx alone."""
        return self._content.hidden

    @property
    def problems(self) -> tuple[CellProblem, ...]:
        """Cells that hold an error or a picture; they read as empty."""
        return self._content.problems

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be seen in any cell."""
        return not any(text_of(cell) for cells in self.rows for cell in cells)


def cells_of(row: Sequence[Raw | dt.timedelta], left: int) -> Cells:
    """One row as the spreadsheet reader gives it, without empty text and without its empty end.

    Args:
        row: the values from column ``left`` on.
        left: how many columns were left out before it.
    """
    plain = row if _is_plain(row) else [_plain(cell) for cell in row]
    cells = [None if cell == "" else cell for cell in plain]
    while cells and cells[-1] is None:
        cells.pop()
    return (*(None,) * left, *cells) if cells else ()


def _is_plain(row: Sequence[Raw | dt.timedelta]) -> TypeGuard[Sequence[Raw]]:
    # a set of types is twice as fast as a look at each value
    return dt.timedelta not in set(map(type, row))


def _plain(cell: Raw | dt.timedelta) -> Raw:
    return _duration(cell) if isinstance(cell, dt.timedelta) else cell


def _duration(cell: dt.timedelta) -> str | dt.time:
    """Hours and minutes: a time where they fit into a day, text such as ``36:30`` otherwise."""
    minutes = round(cell.total_seconds() / 60)
    hours, minutes = divmod(abs(minutes), 60)
    if hours < 24 and cell >= dt.timedelta():
        return dt.time(hours, minutes)
    return f"{'-' if cell < dt.timedelta() else ''}{hours}:{minutes:02}"


def error_problems(errors: Iterable[CellError]) -> Iterator[CellProblem]:
    """What to tell about cells that hold an error."""
    for row, column, text in errors:
        values = {"cell": f"{column_letters(column)}{row}", "error": text}
        yield CellProblem(
            row, column, Message("{cell} 格的公式出错（{error}），按空白处理", values)
        )


def without_pictures(rows: Sequence[Cells]) -> tuple[list[Cells], list[CellProblem]]:
    """The rows without the formulas by which WPS shows a picture in a cell, and where they were."""
    kept: list[Cells] = []
    lost: list[CellProblem] = []
    for number, cells in enumerate(rows, 1):
        pictures = [at for at, cell in enumerate(cells, 1) if _is_picture(cell)]
        for column in pictures:
            values = {"cell": f"{column_letters(column)}{number}"}
            lost.append(CellProblem(number, column, Message("{cell} 格是图片，按空白处理", values)))
        kept.append(
            tuple(None if at in pictures else cell for at, cell in enumerate(cells, 1))
            if pictures
            else cells
        )
    return kept, lost


def _is_picture(cell: Raw) -> bool:
    return isinstance(cell, str) and cell.startswith("=DISPIMG(")
