"""How wide columns and how high rows are written, so that nothing is cut off on paper."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from app.exchange.cell_text import display_width
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.out_sheet import OutSheet
    from app.values.reading import Raw

_SAMPLE_ROWS = 500
_NARROWEST, _WIDEST = 5, 24
_HEADER_LINE = 12
"""A longer header is broken into lines."""

_PADDING = 2

_LINE_HEIGHT, _ROW_PADDING = 15, 3
"""Points, for letters of 11 points."""


def column_widths(sheet: OutSheet) -> list[float]:
    """For each column its width in Latin letters: as given, or as its content needs.

    Long texts are broken into lines rather than given all the room they could use.
    """
    needs = [min(display_width(column.title), _HEADER_LINE) for column in sheet.columns]
    for row in islice(sheet.rows, _SAMPLE_ROWS):
        for at, value in enumerate(row):
            if value is not None:
                # a cell keeps its line ends, which `text_of` makes spaces
                text = value if isinstance(value, str) else text_of(value)
                needs[at] = max(needs[at], display_width(text))
    return [
        column.width or min(max(need, _NARROWEST), _WIDEST) + _PADDING
        for column, need in zip(sheet.columns, needs, strict=True)
    ]


def row_height(row: Sequence[Raw], widths: Sequence[float]) -> int:
    """The height in points that a row needs for the lines into which its texts are broken.

    Excel finds the height by itself when it opens a file; other programs do not.
    """
    lines = 1
    for value, width in zip(row, widths, strict=True):
        # most texts are short, and need not be measured
        if isinstance(value, str) and len(value) * 2 >= width:
            lines = max(lines, _lines(value, max(int(width) - 1, 1)))
        elif isinstance(value, str) and "\n" in value:
            lines = max(lines, value.count("\n") + 1)
    return lines * _LINE_HEIGHT + _ROW_PADDING


def _lines(text: str, width: int) -> int:
    return sum(max(-(-display_width(line) // width), 1) for line in text.split("\n"))
