"""One cell of a table: its text in lines, placed, and written as page content.

The content of a cell begins at the left edge of its column and ends at the right one, both on the
baseline that a single line of the row has. So a row is its cells one after the other, and the
same text in the same column is set once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.paper import content
from app.paper.fonts import MAIN, NONE
from app.paper.measures import (
    BODY_SIZES,
    CELL_SIDE,
    LEADING,
    MIDDLE,
    MONGOLIAN,
    ROW_AIR,
)
from app.paper.pen import has_joined
from app.paper.text import Wrapped, wrap, wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.paper.pen import Pen
    from app.paper.roster import Column

KEPT = 24_576
"""How many set cells a column keeps: phone numbers never come again, but 蒙古族 always does, and so
do the days of sixty years."""

HAIR = 0.01
"""What the sum of many widths may be off, in points."""

LEANS = {"left": 0.0, "center": 0.5, "right": 1.0}
"""How much of the room beside a line is before it."""

UPRIGHT_LENGTH = 72.0
"""How long, in points, a line of Mongolian runs down before the next word begins a new one."""
UPRIGHT_MIDDLE = 0.24
"""From the baseline of Mongolian to the middle of its letters, in type sizes."""


Cell = tuple[float, bytes, bytes]
"""A set cell.

- How high its row must be at least, in points.
- Text operators from the left edge of the column to its right edge.
- Content that runs downwards, around the middle of the cell; empty for most.
"""


def is_han(char: str) -> bool:
    """Whether the character is a Han ideograph."""
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff" or char >= "\U00020000"


def is_spread(name: str) -> bool:
    """Whether it is a name of two Han characters, which is given the width of three."""
    return len(name) == 2 and all(map(is_han, name))


def sizes_from(size: float) -> list[float]:
    """This type size, and the smaller ones that text may be set in, the best first."""
    return [size, *(smaller for smaller in BODY_SIZES if smaller < size)]


def upright_lines(pen: Pen, text: str, size: float, length: float) -> Wrapped:
    """The vertical lines of a Mongolian text at this type size, no longer than ``length``."""
    return wrap(text, pen.widths(text), length * 1000 / size)


def upright_drawing(
    pen: Pen, lines: Sequence[str], size: float, reach: float, up: float = 0.0
) -> bytes:
    """Content of vertical lines, the leftmost first, around a middle.

    Args:
        pen: of the document.
        lines: without spaces at their ends.
        size: of the type, in points.
        reach: the longest line, in points.
        up: how far above the middle they stand, in points.
    """
    pitch = LEADING * size
    first = -(len(lines) - 1) / 2 * pitch - UPRIGHT_MIDDLE * size
    pieces = [
        (-up - reach / 2, first + number * pitch, pen.write(line, size))
        for number, line in enumerate(lines)
    ]
    start = content.BEGIN_TEXT + content.font(MAIN, size)
    return start + placed(pieces, (0, 0)) + content.END_TEXT


def placed(lines: Iterable[tuple[float, float, bytes]], end: tuple[float, float]) -> bytes:
    """The lines, each at its place (right, up) from here, and then on to ``end``."""
    operators: list[bytes] = []
    at_x, at_y = 0.0, 0.0
    for x, y, shown in lines:
        operators += (content.move(x - at_x, y - at_y), shown)
        at_x, at_y = x, y
    operators.append(content.move(end[0] - at_x, end[1] - at_y))
    return b"".join(operators)


class CellSetter(dict[str, Cell]):
    """Text → set cell, for one column.

    Args:
        pen: of the document.
        column: what the cells hold.
        width: of the column, in points.
        size: the type size of the table, in points.
        tallest: how high a cell may be, in points; beyond that, its text is set smaller.
    """

    def __init__(self, pen: Pen, column: Column, width: float, size: float, tallest: float) -> None:
        super().__init__()
        self._pen = pen
        self._column = column
        self._width = width
        self._room = width - 2 * CELL_SIDE
        self._size = size
        self._tallest = tallest
        self._line_height = (LEADING + ROW_AIR) * size
        self._widest = (self._room + HAIR) * 1000 / size
        self._codes = pen.fonts.main.codes
        self._width_of = pen.fonts.main.widths.__getitem__
        self._lean = LEANS[column.align]
        self._is_name = column.kind == "name"
        self._around: dict[float, tuple[bytes, bytes]] = {}
        self[""] = (self._line_height, content.shift(width), b"")

    def __missing__(self, text: str) -> Cell:
        if len(self) >= KEPT:
            self.clear()
            self._around.clear()
        codes = text.translate(self._codes)
        width = sum(map(self._width_of, text))
        spread = self._is_name and is_spread(text)
        if NONE in codes or width > self._widest or spread:
            cell = self[text] = self._set(text)
            return cell
        # one line in the main font, as by far the most are
        around = self._around.get(width)
        if around is None:
            start = CELL_SIDE + (self._room - width * self._size / 1000) * self._lean
            around = self._around[width] = content.around(start, self._width - start)
        cell = self[text] = (
            self._line_height,
            around[0] + content.encoded(codes) + around[1],
            b"",
        )
        return cell

    def parts(self, text: str, first: float) -> Sequence[str]:
        """The text in parts for rows no higher than ``first``, and from then on than allowed."""
        if not text:
            return ()
        if self._is_upright(text):
            size, lines = self._fit_upright(text)
            opening = count = max(1, int(self._width / (LEADING * size)))
        else:
            size, lines = self._fit(text)
            opening, count = self._count(first, size), self._count(self._tallest, size)
        rest = range(opening, len(lines), count)
        return ["".join(lines[:opening]), *("".join(lines[at : at + count]) for at in rest)]

    def _count(self, height: float, size: float) -> int:
        """How many lines a cell of this height holds, at least one."""
        return max(1, int((height - ROW_AIR * self._size) / (LEADING * size)))

    def _set(self, text: str) -> Cell:
        if self._is_upright(text):
            return self._set_upright(text)
        if self._is_name and is_spread(text) and self._widest >= 3000:
            return self._set_spread(text)
        return self._set_lines(text)

    def _is_upright(self, text: str) -> bool:
        return self._column.kind == "mongolian" and has_joined(text)

    def _height(self, lines: int, size: float) -> float:
        return lines * LEADING * size + ROW_AIR * self._size

    def _indent(self, reach: float) -> float:
        """Where a line this long begins, from the column's left edge."""
        return CELL_SIDE + (self._room - reach) * self._lean

    def _set_spread(self, name: str) -> Cell:
        """A name of two characters, with the width of a third between them."""
        shown = self._pen.write_spread(name, self._size)
        before = self._indent(3 * self._size)
        drawing = placed([(before, 0, shown)], (self._width, 0))
        return self._line_height, drawing, b""

    def _lines(self, text: str, size: float) -> Wrapped:
        """The text in lines of the column's width at this size."""
        widths = self._pen.widths(text)
        even = self._column.align != "left"
        return (wrap_evenly if even else wrap)(text, widths, self._room * 1000 / size)

    def _fit(self, text: str) -> tuple[float, Sequence[str]]:
        """The lines of the text, and the largest size at which they fit.

        No word is torn unless it is too wide at the smallest size, and only then; a text that is
        too high for a page even at the smallest size stays large, since it is parted anyway.
        """
        sizes = sizes_from(self._size)
        if self._column.kind == "number" and "\n" not in text:
            width = self._pen.width(text)
            for size in sizes:
                if width * size / 1000 <= self._room + HAIR:
                    return size, [text]
        found: tuple[float, Sequence[str]] | None = None
        wrapped = Wrapped([text], torn=True)
        for size in sizes:
            wrapped = self._lines(text, size)
            if wrapped.torn:
                continue
            if self._height(len(wrapped.lines), size) <= self._tallest:
                return size, wrapped.lines
            found = found or (size, wrapped.lines)
        return found or (sizes[-1], wrapped.lines)

    def _set_lines(self, text: str) -> Cell:
        size, lines = self._fit(text)
        top = MIDDLE * (self._size - size) + (len(lines) - 1) / 2 * LEADING * size
        pieces: list[tuple[float, float, bytes]] = []
        for number, line in enumerate(lines):
            bare = line.rstrip()
            indent = self._indent(self._pen.width(bare) * size / 1000)
            pieces.append((indent, top - number * LEADING * size, self._pen.write(bare, size)))
        drawing = placed(pieces, (self._width, 0))
        if size != self._size:
            drawing = content.font(MAIN, size) + drawing + content.font(MAIN, self._size)
        return max(self._line_height, self._height(len(lines), size)), drawing, b""

    def _fit_upright(self, text: str) -> tuple[float, Sequence[str]]:
        """The lines of a Mongolian text, and their size: longer lines first, then smaller type."""
        highest = self._tallest - ROW_AIR * self._size
        wrapped = Wrapped([text], torn=True)
        size = self._size * MONGOLIAN
        for body in sizes_from(self._size):
            size = body * MONGOLIAN
            for length in (UPRIGHT_LENGTH, 2 * UPRIGHT_LENGTH, highest):
                wrapped = upright_lines(self._pen, text, size, min(length, highest))
                if not wrapped.torn and len(wrapped.lines) * LEADING * size <= self._width:
                    return size, wrapped.lines
        return size, wrapped.lines

    def _set_upright(self, text: str) -> Cell:
        size, lines = self._fit_upright(text)
        bare = [line.rstrip() for line in lines]
        reach = max(map(self._pen.width, bare)) * size / 1000
        upright = upright_drawing(self._pen, bare, size, reach)
        return reach + ROW_AIR * self._size, content.shift(self._width), upright
