"""Rows: the cells of one row side by side, and rows that are higher than a page."""

from __future__ import annotations

from itertools import zip_longest
from operator import getitem
from typing import TYPE_CHECKING

from app.paper import content
from app.paper.cells import CellSetter, placed
from app.paper.measures import CELL_SIDE, LEADING, ROW_AIR
from app.paper.page import Row
from app.paper.text import wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.columns import Fitted
    from app.paper.pen import Pen
    from app.paper.roster import Banner, Column


class RowSetter:
    """Sets rows in columns of given widths.

    Args:
        pen: of the document.
        columns: what the cells hold, from left to right.
        fitted: the type size, and the widths of the columns.
        tallest: how high a row may be, in points.
    """

    def __init__(self, pen: Pen, columns: Sequence[Column], fitted: Fitted, tallest: float) -> None:
        widths = fitted.widths
        self._setters = [
            CellSetter(pen, column, width, fitted.size, tallest)
            for column, width in zip(columns, widths, strict=True)
        ]
        self._middles = [sum(widths[:place]) + width / 2 for place, width in enumerate(widths)]
        self._tallest = tallest

    def set(self, texts: Sequence[str]) -> Row:
        """The row of these texts, one for each column."""
        if len(texts) != len(self._setters):
            raise ValueError(f"{len(texts)} texts for {len(self._setters)} columns")
        cells = map(getitem, self._setters, texts)
        heights, drawings, uprights = zip(*cells, strict=True)
        turned: Sequence[tuple[float, bytes]] = ()
        if any(uprights):
            turned = [pair for pair in zip(self._middles, uprights, strict=True) if pair[1]]
        return Row(max(heights), b"".join(drawings), turned)

    def fill(self, texts: Sequence[str], room: float) -> Sequence[Row]:
        """The row of these texts, or several, if it is high and ``room`` is too low for it.

        So no page is left half empty, and no row is higher than a page.

        Args:
            texts: one for each column.
            room: what is left on the page, in points.
        """
        row = self.set(texts)
        if row.height <= room or row.height <= self._tallest / 2:
            return (row,)
        first = room if room >= self._tallest / 4 else self._tallest
        columns = (
            setter.parts(text, first) for setter, text in zip(self._setters, texts, strict=True)
        )
        return [self.set(part) for part in zip_longest(*columns, fillvalue="")]


def set_banner(pen: Pen, banner: Banner, size: float, measure: float, tallest: float) -> list[Row]:
    """The row that is one cell from edge to edge; several, if it is higher than ``tallest``."""
    room = measure - 2 * CELL_SIDE
    lines = wrap(banner.words, pen.widths(banner.words), room * 1000 / size).lines
    pitch = LEADING * size
    count = max(1, int((tallest - ROW_AIR * size) / pitch))
    rows: list[Row] = []
    for start in range(0, len(lines), count):
        part = lines[start : start + count]
        top = (len(part) - 1) / 2 * pitch
        pieces = [
            (CELL_SIDE, top - number * pitch, pen.write(line.rstrip(), size))
            for number, line in enumerate(part)
        ]
        drawing = content.bold_fill(size) + placed(pieces, (0, 0)) + content.THIN_FILL
        height = len(part) * pitch + ROW_AIR * size
        rows.append(Row(height, drawing, is_banner=True, keep=banner.keep))
    return rows
