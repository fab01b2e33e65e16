"""Sheets become pages: boxes in a grid, high enough for their text, cut where a page ends.

A sheet that fits on one page fills it; type and rows become smaller before it takes a second one,
but not so small that it is hard to read. What is still too high goes on overleaf, its text parted
between two lines.
"""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.language import say
from app.paper import blocks, content
from app.paper.cells import CellSetter
from app.paper.grid import Placed, place, row_heights, stretched, whole_at
from app.paper.headings import Heading
from app.paper.leaf import Leaf
from app.paper.measures import (
    FRAME_WIDTH,
    GRID_WIDTH,
    HEADING_GAP,
    MILLIMETRE,
    ROW_AIR,
    TAIL_GAP,
)
from app.paper.measures import Sheet as Paper
from app.paper.pages import number_pages
from app.paper.roster import Column, Filler
from app.progress import watched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.blocks import Block
    from app.paper.document import Document
    from app.paper.pen import Pen
    from app.paper.sheets import Box, Sheet, Sheets
    from app.progress import Progress


class Level(NamedTuple):
    """How generous a sheet is: its type size, and the least height of a row, in points."""

    size: float
    row: float


LEVELS = (
    Level(12.0, 9 * MILLIMETRE),
    Level(11.0, 8 * MILLIMETRE),
    Level(10.5, 7 * MILLIMETRE),
    Level(9.5, 6 * MILLIMETRE),
)
"""Tried from the first until a sheet fits on one page."""
OVERLEAF = Level(10.5, 8 * MILLIMETRE)
"""What a sheet is set in that fits at none."""
WRITING_BOX = 20.0
"""A box at least so many millimetres high is written into from the top."""
PARTED = 1e6
"""How high a text may be that can be parted, in points: its type is that of the sheet."""
UPRIGHT_PART = 0.4
"""How much of a page text from top to bottom takes at most, since it is not parted."""
HAIR = 0.05
"""What the sum of many heights may be off, in points."""


class _Cut(NamedTuple):
    """The boxes of one page with the heights of their rows, and those that go on overleaf."""

    placed: Sequence[Placed]
    heights: Sequence[float]
    rest: Sequence[Placed]


def lay_sheets(sheets: Sheets, pen: Pen, document: Document, progress: Progress) -> None:
    """Put the sheets on pages of the document, each begun on a page of its own.

    Raises:
        Cancelled: through ``progress``.
    """
    setter = _Setter(pen, document, Paper.of(sheets.paper), sheets.unit)
    total = len(sheets.sheets) if isinstance(sheets.sheets, Sized) else 0
    for sheet in watched(sheets.sheets, total, progress, say("正在排版")):
        setter.lay(sheet)


class _Setter:
    """Sets sheet after sheet; what is alike in them is set once."""

    def __init__(self, pen: Pen, document: Document, paper: Paper, unit: str) -> None:
        self._pen = pen
        self._document = document
        self._paper = paper
        self._unit = unit
        self._cells: dict[tuple[str, str, float, float], CellSetter] = {}
        self._widths: Sequence[float] = ()
        self._first = True

    def lay(self, sheet: Sheet) -> None:
        """Put the sheet on as many pages as it needs."""
        pen, measure = self._pen, self._paper.measure
        title = blocks.Title(sheet.title, sheet.mongolian_title, sheet.mongolian_first)
        opening = blocks.opening(pen, title, sheet.filler, measure, sheet.facts, seal=sheet.seal)
        whose = sheet.filler or Filler(self._unit)
        running = blocks.running(pen, sheet.title, whose, measure, sheet.facts or ((self._unit,),))
        tail = blocks.tail(pen, sheet.notes, sheet.signatures, measure, seal=sheet.seal)
        closing = sum(block.height for block in tail) + (TAIL_GAP if tail else 0.0)
        grid = sheet.grid or (1.0,) * max(
            (sum(box.across for box in row) for row in sheet.rows), default=1
        )
        self._widths = [width * measure / sum(grid) for width in grid]
        self._first = sheet.mongolian_first
        placed = [self._bearable(one) for one in place(sheet.rows, len(grid))]
        begun = len(self._document.pages)
        room = self._room(opening)
        for level in LEVELS:
            heights = self._heights(placed, level)
            if sum(heights) + closing <= room:
                heights = stretched(placed, heights, room - closing - HAIR)
                self._page(opening, _Cut(placed, heights, ()), level.size, tail)
                return
        self._overleaf(opening, running, placed, tail)
        number_pages(self._document.pages[begun:], pen)

    def _overleaf(
        self,
        heading: Block,
        running: Block,
        placed: Sequence[Placed],
        tail: Sequence[Block],
    ) -> None:
        """Page after page, what closes the sheet on the last."""
        closing = sum(block.height for block in tail) + TAIL_GAP
        while placed:
            heights = self._heights(placed, OVERLEAF)
            room = self._room(heading)
            if sum(heights) + closing <= room:
                self._page(heading, _Cut(placed, heights, ()), OVERLEAF.size, tail)
                return
            if sum(heights) <= room:
                cut = self._before_last(placed, heights)
            else:
                cut = self._cut(placed, heights, room, self._room(running))
            self._page(heading, cut, OVERLEAF.size, ())
            heading, placed = running, cut.rest
        for start in range(max(len(tail), 1)):  # what is left is higher than a page
            rest = tail[start:]
            if sum(block.height for block in rest) + TAIL_GAP <= self._room(heading):
                self._page(heading, _Cut((), (), ()), OVERLEAF.size, rest)
                return
            self._page(heading, _Cut((), (), ()), OVERLEAF.size, rest[:1])
            heading = running

    def _room(self, heading: Block) -> float:
        return self._paper.top - self._paper.bottom - heading.height - HEADING_GAP

    def _heights(self, placed: Sequence[Placed], level: Level) -> list[float]:
        return row_heights(placed, lambda one: self._needed(one, level.size), level.row)

    def _needed(self, one: Placed, size: float) -> float:
        if one.box.mongolian:
            return self._heading(one, size).height
        return self._cell(one, size)[one.box.text][0]

    def _bearable(self, one: Placed) -> Placed:
        """The box, but a heading in two scripts that is too high for them is set in lines."""
        box = one.box
        page = self._paper.top - self._paper.bottom
        if not box.mongolian or self._heading(one, LEVELS[0].size).height <= page * UPRIGHT_PART:
            return one
        both = (box.mongolian, box.text) if self._first else (box.text, box.mongolian)
        return one._replace(box=replace(box, text="\n".join(both), mongolian="", kind="text"))

    def _heading(self, one: Placed, size: float) -> Heading:
        width = self._width(one)
        box = one.box
        return Heading(
            self._pen, box.text, box.mongolian, width, size, beside=True, first=self._first
        )

    def _width(self, one: Placed) -> float:
        return sum(self._widths[one.column : one.column + one.across])

    def _cell(self, one: Placed, size: float) -> CellSetter:
        box = one.box
        align = "center" if box.heading else box.align
        kind = "text" if box.heading and box.kind in {"number", "name"} else box.kind
        key = (kind, align, round(self._width(one), 3), size)
        if key not in self._cells:
            page = self._paper.top - self._paper.bottom
            tallest = page * UPRIGHT_PART if box.kind == "mongolian" else PARTED
            column = Column("", kind, align)
            self._cells[key] = CellSetter(self._pen, column, self._width(one), size, tallest)
        return self._cells[key]

    def _before_last(self, placed: Sequence[Placed], heights: Sequence[float]) -> _Cut:
        """All but the last rows, which go along with what closes the sheet."""
        for row in range(len(heights) - 1, 0, -1):
            if whole_at(placed, row):
                return self._cut_at(placed, heights, row, 0.0)
        return _Cut(placed, heights, ())

    def _cut(
        self, placed: Sequence[Placed], heights: Sequence[float], room: float, fresh: float
    ) -> _Cut:
        """What fits into the room, cut between rows if that leaves no page half empty."""
        ends = list(accumulate(heights, initial=0.0))
        row = max(at for at, end in enumerate(ends) if end <= room)
        for whole in range(row, 0, -1):
            if whole_at(placed, whole) and ends[whole] >= room / 2:
                return self._cut_at(placed, heights, whole, 0.0)
        left = room - ends[row]
        inside = left if row == 0 or (heights[row] > fresh / 2 and left > fresh / 8) else 0.0
        return self._cut_at(placed, heights, row, inside)

    def _cut_at(
        self, placed: Sequence[Placed], heights: Sequence[float], row: int, inside: float
    ) -> _Cut:
        """Cut above this row, or so many points below its upper edge."""
        above = [*heights[:row], *((inside,) if inside else ())]
        kept: list[Placed] = []
        rest: list[Placed] = []
        for one in placed:
            if one.end <= row:
                kept.append(one)
            elif one.row > row or (one.row == row and not inside):
                rest.append(one._replace(row=one.row - row))
            else:
                upper, lower = self._parted(one.box, sum(above[one.row :]), one)
                kept.append(one._replace(box=upper, down=len(above) - one.row))
                rest.append(one._replace(box=lower, row=0, down=one.end - row))
        return _Cut(kept, above, rest)

    def _parted(self, box: Box, room: float, one: Placed) -> tuple[Box, Box]:
        """The box above a cut, so many points high, and what of it goes on below."""
        left = max(box.least - room / MILLIMETRE, 0.0)
        if box.mongolian:
            return replace(box, least=0.0), replace(box, least=left)
        first, *others = self._cell(one, OVERLEAF.size).parts(box.text, room) or ("",)
        rest = box.text if box.heading and not others else "".join(others)
        return replace(box, text=first, least=0.0), replace(box, text=rest, least=left)

    def _page(self, heading: Block, cut: _Cut, size: float, tail: Sequence[Block]) -> None:
        paper, leaf = self._paper, Leaf()
        leaf.block(paper.left, paper.top, heading)
        top = paper.top - heading.height - HEADING_GAP
        tops = [top - height for height in accumulate(cut.heights, initial=0.0)]
        lefts = list(accumulate(self._widths, initial=paper.left))
        leaf.draw(content.pen_width(GRID_WIDTH))
        for one in cut.placed:
            left, upper, lower = lefts[one.column], tops[one.row], tops[one.end]
            self._fill(leaf, one, size, (left, lower, upper))
            right = left + self._width(one)
            if one.end < len(tops) - 1:
                leaf.draw(content.line(left, lower, right, lower))
            if one.column + one.across < len(self._widths):
                leaf.draw(content.line(right, upper, right, lower))
        if cut.placed:
            leaf.draw(content.STROKE + content.pen_width(FRAME_WIDTH))
            leaf.draw(content.frame(paper.left, tops[-1], paper.measure, top - tops[-1]))
            leaf.draw(content.STROKE)
        y = tops[-1] - (TAIL_GAP if cut.placed else 0.0)
        for block in tail:
            leaf.block(paper.left, y, block)
            y -= block.height
        self._document.add_page(paper.width, paper.height, leaf.content())

    def _fill(
        self, leaf: Leaf, one: Placed, size: float, place: tuple[float, float, float]
    ) -> None:
        """Put the text of a box between its left, lower and upper edge."""
        left, lower, upper = place
        middle, box = (lower + upper) / 2, one.box
        bold, thin = content.bold_fill(size), content.THIN_FILL
        if box.mongolian:
            drawn = self._heading(one, size).drawn(0.0, 0.0)
            leaf.cell(left, middle, bold + blocks.placed(drawn.lines, (0, 0)) + thin, size)
            for at, upright in drawn.uprights:
                leaf.upright(left + at, middle, upright)
            return
        height, drawing, upright = self._cell(one, size)[box.text]
        if box.least >= WRITING_BOX and not box.heading and box.align == "left":
            air = min(upper - lower - height, ROW_AIR * size) / 2
            middle = upper - height / 2 - max(air, 0.0)
        leaf.cell(left, middle, bold + drawing + thin if box.heading else drawing, size)
        if upright:
            leaf.upright(left + self._width(one) / 2, middle, upright)
