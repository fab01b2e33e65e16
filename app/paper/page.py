"""One page of a table: what stands where, and the content stream that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from app.paper import content
from app.paper.fonts import MAIN
from app.paper.measures import CELL_SIDE, FRAME_WIDTH, GRID_WIDTH, MIDDLE, ROW_AIR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.paper.blocks import Block
    from app.paper.columns import Fitted
    from app.paper.measures import Sheet


class Row(NamedTuple):
    """A set row: what all its cells need, and what they draw.

    Attributes:
        height: in points.
        drawing: text operators, from the left edge of the table on the row's baseline.
        uprights: content that runs downwards, each with the middle of its column.
        is_banner: whether it is one cell from edge to edge.
        keep: whether the next row stays on its page.
    """

    height: float
    drawing: bytes
    uprights: Sequence[tuple[float, bytes]] = ()
    is_banner: bool = False
    keep: bool = False


class Join(NamedTuple):
    """Columns under one heading: from this one, up to that one, and how high the heading is."""

    start: int
    end: int
    height: float


@dataclass(frozen=True)
class Table:
    """What all pages of one table have in common.

    Attributes:
        sheet: the paper.
        fitted: the type size of the rows and the widths of the columns.
        header: the row at the head of each page, set bold.
        joins: which columns share a heading above their own.
    """

    sheet: Sheet
    fitted: Fitted
    header: Row
    joins: Sequence[Join] = ()

    @property
    def room(self) -> float:
        """How high a page is without the header, in points."""
        return self.sheet.top - self.sheet.bottom - self.header.height

    @property
    def edges(self) -> Sequence[float]:
        """Where the upright lines of the grid stand, from the left to the right."""
        return list(accumulate(self.fitted.widths, initial=self.sheet.left))

    def totals_height(self, totals: Block) -> float:
        """How high the closing row is that holds this block."""
        return totals.height + ROW_AIR * self.fitted.size


class Page:
    """A page that is being filled from the top.

    Args:
        table: which the page shows a part of.
    """

    def __init__(self, table: Table) -> None:
        self._table = table
        self._y = table.sheet.top
        self._bottom = table.sheet.bottom
        self._texts: list[bytes] = []
        self._rows: list[Row] = []
        self._has_banners = False
        self._top = self._y
        self._totals = 0.0
        self._closing = b""

    @property
    def room(self) -> float:
        """How much is left below what is there, in points."""
        return self._y - self._bottom

    @property
    def has_rows(self) -> bool:
        """Whether rows stand under the header."""
        return len(self._rows) > 1

    def skip(self, height: float) -> None:
        """Leave this much empty."""
        self._y -= height

    def put(self, block: Block) -> None:
        """Put lines of text below what is there."""
        self._texts.append(content.start_at(self._table.sheet.left, self._y) + block.drawing)
        self._y -= block.height

    def begin_table(self) -> None:
        """Put the header below what is there; rows follow."""
        self._top = self._y
        self.add(self._table.header)

    def add(self, row: Row) -> None:
        """Put a row below the last one."""
        self._rows.append(row)
        self._y -= row.height
        if row.is_banner:
            self._has_banners = True

    def add_totals(self, block: Block) -> None:
        """Close the table by a row that is one cell from edge to edge."""
        self._totals = self._table.totals_height(block)
        top = self._y - (self._totals - block.height) / 2
        start = content.start_at(self._table.sheet.left + CELL_SIDE, top)
        self._closing = start + block.drawing
        self._y -= self._totals

    def give_up(self, count: int, room: float) -> Sequence[Row]:
        """Take back the last rows, not more than ``count`` nor higher than ``room`` together.

        The page keeps its header and one row at least.
        """
        given: list[Row] = []
        while len(given) < count and len(self._rows) > 2:
            room -= self._rows[-1].height
            if room < 0:
                break
            given.insert(0, self._rows.pop())
        while len(self._rows) > 2 and self._rows[-1].keep:  # no heading stays behind alone
            room -= self._rows[-1].height
            if room < 0:
                break
            given.insert(0, self._rows.pop())
        return given

    def content(self) -> bytes:
        """The content stream of the page."""
        return b"".join(
            (
                content.BEGIN_TEXT,
                *self._texts,
                content.font(MAIN, self._table.fitted.size),
                *self._written_rows(),
                self._closing,
                content.END_TEXT,
                *self._grid(),
            )
        )

    def _written_rows(self) -> Iterator[bytes]:
        left, y = self._table.sheet.left, self._top
        size = self._table.fitted.size
        start, baseline, header = content.starts_at(left), MIDDLE * size, self._table.header
        yield content.bold_fill(size)
        for row in self._rows:
            height, drawing, uprights, *_ = row
            middle = y - height / 2
            y -= height
            yield start % (middle - baseline)
            yield drawing
            if row is header:
                yield content.THIN_FILL
            for place, upright in uprights:
                yield content.turned(left + place, middle, upright)

    def _grid(self) -> Iterator[bytes]:
        """Thin lines between the cells, and a stronger frame around the table."""
        if not self._rows:
            return
        edges, top, y = self._table.edges, self._top, self._top
        left, right = edges[0], edges[-1]
        yield content.pen_width(GRID_WIDTH)
        across = content.levels(left, right)
        for row in self._rows:
            y -= row.height
            yield across % (y, y)
        for join in self._table.joins:
            level = top - join.height
            yield content.line(edges[join.start], level, edges[join.end], level)
        begun = self._begun(top)
        for lower, upper in self._walled(y):
            for place, edge in enumerate(edges[1:-1], 1):
                start = begun.get(place, top) if upper == top else upper
                yield content.line(edge, start, edge, lower)
        yield content.STROKE
        yield content.pen_width(FRAME_WIDTH)
        bottom = y - self._totals
        yield content.frame(left, bottom, right - left, top - bottom)
        yield content.STROKE

    def _begun(self, top: float) -> dict[int, float]:
        """Where the edges begin that stand under a shared heading."""
        return {
            place: top - join.height
            for join in self._table.joins
            for place in range(join.start + 1, join.end)
        }

    def _walled(self, bottom: float) -> Iterator[tuple[float, float]]:
        """From where to where the cells of rows are parted: not in rows that are one cell."""
        y = upper = self._top
        if not self._has_banners:
            yield bottom, upper
            return
        for row in self._rows:
            if row.is_banner:
                if upper > y:
                    yield y, upper
                upper = y - row.height
            y -= row.height
        if upper > bottom:
            yield bottom, upper
