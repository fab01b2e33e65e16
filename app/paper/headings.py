"""The row of headings: Chinese, Mongolian beside or above it, and headings over several columns.

Where only Chinese stands in one level, it is a row like any other. Mongolian stands from top to
bottom, on the left or above, or where Chinese comes first on the right or below (内政办发 1996 年
32 号 on the use of both scripts).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from app.paper import content
from app.paper.cells import UPRIGHT_LENGTH, placed, sizes_from, upright_drawing, upright_lines
from app.paper.demands import BETWEEN_SCRIPTS
from app.paper.fonts import MAIN
from app.paper.measures import (
    BILINGUAL_HEADING,
    CELL_SIDE,
    LEADING,
    MONGOLIAN,
    ROW_AIR,
)
from app.paper.page import Join, Row
from app.paper.pen import has_joined
from app.paper.rows import RowSetter
from app.paper.text import wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.columns import Fitted
    from app.paper.pen import Pen
    from app.paper.roster import Column


class Words(NamedTuple):
    """Lines of one script at one size."""

    lines: Sequence[str]
    size: float
    reach: float
    """The longest line, in points."""

    @property
    def depth(self) -> float:
        """How much room the lines take across their direction."""
        return len(self.lines) * LEADING * self.size if self.lines else 0.0


class Drawn(NamedTuple):
    """What a heading draws around the middle of its cell.

    Attributes:
        lines: each with how far right of the left edge it begins, and how far above the baseline
            that one line in the middle has.
        uprights: content that runs downwards, each with how far right of the left edge its middle
            stands.
    """

    lines: Sequence[tuple[float, float, bytes]]
    uprights: Sequence[tuple[float, bytes]]


class Heading:
    """One heading in a cell of a given width.

    Args:
        pen: of the document.
        chinese: the heading; may be empty.
        mongolian: the same in Mongolian; empty: none.
        width: of the cell, in points.
        size: of the type, in points.
        beside: whether Mongolian stands beside the Chinese, else above or below it.
        first: whether it stands on the left or above.
        tallest: how high the cell may be, in points.
    """

    def __init__(
        self,
        pen: Pen,
        chinese: str,
        mongolian: str,
        width: float,
        size: float,
        *,
        beside: bool = True,
        first: bool = True,
        tallest: float = inf,
    ) -> None:
        self._pen = pen
        self._width = width
        self._size = size
        self._beside = beside and bool(chinese)
        self._first = first
        room = width - 2 * CELL_SIDE
        self._upright = self._stood(mongolian, width, tallest)
        if self._beside:
            room -= self._upright.depth
        self._chinese = self._lain(chinese, max(room, size))
        self._gap = BETWEEN_SCRIPTS * size if chinese and mongolian else 0.0

    @property
    def height(self) -> float:
        """How high the cell must be, in points."""
        both = (self._chinese.depth, self._upright.reach)
        return (max(both) if self._beside else sum(both) + self._gap) + ROW_AIR * self._size

    def drawn(self, left: float, up: float) -> Drawn:
        """The heading in a cell that begins so far right, its middle so far above the row's."""
        chinese, upright = self._chinese, self._upright
        if not upright.lines:
            return Drawn(self._lines(left + self._width / 2, up), ())
        if self._beside:
            whole = chinese.reach + self._gap + upright.depth
            begin = left + max((self._width - whole) / 2, 0)
            if self._first:
                middle, at = begin + whole - chinese.reach / 2, begin + upright.depth / 2
            else:
                middle, at = begin + chinese.reach / 2, begin + whole - upright.depth / 2
            return Drawn(self._lines(middle, up), [(at, self._uprights(up))])
        middle = left + self._width / 2
        apart = (self._gap + chinese.depth) / 2 if chinese.lines else 0.0
        below = (self._gap + upright.reach) / 2
        if not self._first:
            apart, below = -apart, -below
        return Drawn(self._lines(middle, up - below), [(middle, self._uprights(up + apart))])

    def _stood(self, text: str, width: float, tallest: float) -> Words:
        if not text:
            return Words((), 0.0, 0.0)
        most = width / 2 if self._beside else width
        found = Words((text,), 0.0, 0.0)
        for body in sizes_from(self._size):
            size = body * MONGOLIAN
            for length in (UPRIGHT_LENGTH, 2 * UPRIGHT_LENGTH):
                wrapped = upright_lines(
                    self._pen, text, size, min(length, tallest - ROW_AIR * self._size)
                )
                lines = [line.rstrip() for line in wrapped.lines]
                reach = max(map(self._pen.width, lines)) * size / 1000
                found = Words(lines, size, reach)
                if not wrapped.torn and found.depth <= most:
                    return found
        return found

    def _lain(self, text: str, room: float) -> Words:
        if not text:
            return Words((), self._size, 0.0)
        found = Words((text,), self._size, 0.0)
        for size in sizes_from(self._size):
            wrapped = wrap_evenly(text, self._pen.widths(text), room * 1000 / size)
            lines = [line.rstrip() for line in wrapped.lines]
            found = Words(lines, size, max(map(self._pen.width, lines)) * size / 1000)
            if not wrapped.torn:
                return found
        return found

    def _lines(self, middle: float, up: float) -> list[tuple[float, float, bytes]]:
        """The Chinese lines around this middle."""
        lines, size, _ = self._chinese
        pitch = LEADING * size
        top = up + (len(lines) - 1) / 2 * pitch
        return [
            (
                middle - self._pen.width(line) * size / 2000,
                top - number * pitch,
                content.font(MAIN, size) + self._pen.write(line, size),
            )
            for number, line in enumerate(lines)
        ]

    def _uprights(self, up: float) -> bytes:
        lines, size, reach = self._upright
        return upright_drawing(self._pen, lines, size, reach, up)


class Header(NamedTuple):
    """The set row of headings, and which columns share a heading above their own."""

    row: Row
    joins: Sequence[Join] = ()


def set_header(
    pen: Pen, columns: Sequence[Column], fitted: Fitted, *, beside: bool = True, first: bool = True
) -> Header:
    """The row of headings, each in the middle of its column.

    Args:
        pen: of the document.
        columns: from left to right.
        fitted: type size and widths.
        beside: whether Mongolian stands beside the Chinese, else above or below it.
        first: whether Mongolian comes before Chinese.
    """
    if not any(column.over or column.mongolian for column in columns):
        return Header(_plain(pen, columns, fitted))
    own = [
        _heading(pen, column, width, fitted.size, beside=beside, first=first)
        for column, width in zip(columns, fitted.widths, strict=True)
    ]
    lefts = [sum(fitted.widths[:place]) for place in range(len(columns))]
    shared = [
        (place, end, Heading(pen, columns[place].over, "", _span(fitted, place, end), fitted.size))
        for place, end in _groups(columns)
    ]
    covered = {place for start, end, _ in shared for place in range(start, end)}
    upper = max((heading.height for *_, heading in shared), default=0.0)
    lower = max((own[place].height for place in covered), default=0.0)
    least = BILINGUAL_HEADING if any(column.mongolian for column in columns) else 0.0
    height = max(upper + lower, least, *(heading.height for heading in own))
    drawn = [heading.drawn(lefts[start], (height - upper) / 2) for start, _, heading in shared]
    for place, heading in enumerate(own):
        drawn.append(heading.drawn(lefts[place], -upper / 2 if place in covered else 0.0))
    lines = [line for each in drawn for line in each.lines]
    row = Row(
        height,
        placed(lines, (0, 0)) + content.font(MAIN, fitted.size),
        [upright for each in drawn for upright in each.uprights],
    )
    return Header(row, [Join(start, end, upper) for start, end, _ in shared])


def _heading(
    pen: Pen, column: Column, width: float, size: float, *, beside: bool, first: bool
) -> Heading:
    title, mongolian = column.title, column.mongolian
    if not mongolian and column.kind == "mongolian" and has_joined(title):
        title, mongolian = "", title
    return Heading(pen, title, mongolian, width, size, beside=beside, first=first)


def _groups(columns: Sequence[Column]) -> list[tuple[int, int]]:
    """Where neighbours begin and end that have the same heading over them."""
    found: list[tuple[int, int]] = []
    for over, group in groupby(enumerate(columns), key=lambda pair: pair[1].over):
        places = [place for place, _ in group]
        if over:
            found.append((places[0], places[-1] + 1))
    return found


def _span(fitted: Fitted, start: int, end: int) -> float:
    return sum(fitted.widths[start:end])


def _plain(pen: Pen, columns: Sequence[Column], fitted: Fitted) -> Row:
    centred = [
        replace(column, align="center", kind="text" if column.kind == "number" else column.kind)
        for column in columns
    ]
    return RowSetter(pen, centred, fitted, inf).set([column.title for column in columns])
