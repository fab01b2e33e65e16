"""Reports become pages: tables and charts one under the other, and what closes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import say
from app.paper import blocks, content
from app.paper.charts import Strip, bar_strips, coverage_strips, heading_strip
from app.paper.columns import fit_both
from app.paper.headings import set_header
from app.paper.leaf import Leaf
from app.paper.measures import HEADING_GAP, TAIL_GAP, Sheet
from app.paper.page import Page, Row, Table
from app.paper.pages import number_pages
from app.paper.report import BarsPart, TablePart
from app.paper.rows import RowSetter
from app.progress import watched

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.blocks import Block
    from app.paper.document import Document
    from app.paper.pen import Pen
    from app.paper.report import Part, Report
    from app.progress import Progress

PART_GAP = 10.0
"""Between two parts, in points."""
HAIR = 0.05
"""What the sum of many heights may be off, in points."""


def lay_report(report: Report, pen: Pen, document: Document, progress: Progress) -> None:
    """Put the report on pages of the document.

    Raises:
        Cancelled: through ``progress``.
    """
    sheet = Sheet.of(report.paper)
    title = blocks.Title(report.title)
    opening = blocks.opening(pen, title, report.filler, sheet.measure, seal=report.seal)
    running = blocks.running(pen, report.title, report.filler, sheet.measure)
    tail = blocks.tail(pen, report.notes, report.signatures, sheet.measure, seal=report.seal)
    for along in (0, 1):
        flow = _Flow(pen, document, sheet, opening, running)
        parts = watched(report.parts, len(report.parts), progress, say("正在排版"))
        for number, part in enumerate(parts):
            if along and number == len(report.parts) - along:
                flow.break_page()
            flow.add(part)
        if flow.close(tail) or len(report.parts) < 2 or along:
            break
        document.pages.clear()  # nobody signs a page on which nothing else stands
    number_pages(document.pages, pen)


class _Flow:
    """The pages of a report, filled from the top."""

    def __init__(
        self, pen: Pen, document: Document, sheet: Sheet, opening: Block, running: Block
    ) -> None:
        self._pen = pen
        self._document = document
        self._sheet = sheet
        self._running = running
        self._begin(opening)

    def add(self, part: Part) -> None:
        """Put a part under the last one."""
        if not self._fresh:
            self._y -= PART_GAP
        if isinstance(part, TablePart):
            self._table(part)
        elif isinstance(part, BarsPart):
            self._chart(part.title, bar_strips(self._pen, part, self._sheet.measure))
        else:
            self._chart(part.title, coverage_strips(self._pen, part, self._sheet.measure))

    def break_page(self) -> None:
        """Let the next part begin a page, unless it does."""
        if not self._fresh:
            self._turn()

    def close(self, tail: Sequence[Block]) -> bool:
        """Put what closes the report under all, together if a page can hold it.

        Returns:
            Whether something stands above it on its page.
        """
        self._y -= TAIL_GAP
        height = sum(block.height for block in tail)
        if self._room < height <= self._whole:
            self._turn()
        follows = not self._fresh
        for block in tail:
            if block.height > self._room:
                self._turn()
            self._leaf.block(self._sheet.left, self._y, block)
            self._y -= block.height
        self._hand_over()
        return follows

    @property
    def _room(self) -> float:
        return self._y - self._sheet.bottom + HAIR

    @property
    def _whole(self) -> float:
        """How much a page holds that is not the first."""
        return self._sheet.top - self._sheet.bottom - self._running.height - HEADING_GAP

    def _begin(self, heading: Block) -> None:
        self._leaf = Leaf()
        self._tables: list[bytes] = []
        self._leaf.block(self._sheet.left, self._sheet.top, heading)
        self._y = self._sheet.top - heading.height - HEADING_GAP
        self._fresh = True

    def _turn(self) -> None:
        self._hand_over()
        self._begin(self._running)

    def _hand_over(self) -> None:
        drawn = b"".join((self._leaf.content(), *self._tables))
        self._document.add_page(*self._sheet.size, drawn)

    def _chart(self, title: str, strips: Sequence[Strip]) -> None:
        """A chart in strips: whole on a page, unless a page is too low for it."""
        if title:
            strips = [heading_strip(self._pen, title, self._sheet.measure), *strips]
        height = sum(strip.height for strip in strips)
        if self._room < height <= self._whole and not self._fresh:
            self._turn()
        for number, strip in enumerate(strips):
            follows = strips[number + 1].height if number + 1 < len(strips) else 0.0
            if strip.height + (follows if strip.keep else 0.0) > self._room and not self._fresh:
                self._turn()
            strip.draw(self._leaf, self._sheet.left, self._y)
            self._y -= strip.height
            self._fresh = False

    def _table(self, part: TablePart) -> None:
        pen, measure = self._pen, self._sheet.measure
        rows = [*part.rows, *([part.total] if part.total else [])]
        fitted, beside = fit_both(part.columns, rows, pen, measure)
        header = set_header(pen, part.columns, fitted, beside=beside)
        table = Table(self._sheet, fitted, header.row, header.joins)
        titled = heading_strip(pen, part.title, measure) if part.title else None
        title_height = titled.height if titled else 0.0
        setter = RowSetter(
            pen, part.columns, fitted, self._whole - header.row.height - title_height
        )
        drawn = [one for texts in part.rows for one in setter.fill(texts, self._whole)]
        if part.total:
            row = setter.set(part.total)
            bold = content.bold_fill(fitted.size) + row.drawing + content.THIN_FILL
            drawn.append(row._replace(drawing=bold))
        begun = title_height + header.row.height
        height = begun + sum(row.height for row in drawn)
        first = begun + sum(row.height for row in drawn[:2])
        if not self._fresh and (self._room < first or (self._room < height <= self._whole / 2)):
            self._turn()
        if titled:
            titled.draw(self._leaf, self._sheet.left, self._y)
            self._y -= titled.height
        self._rows(table, drawn)

    def _rows(self, table: Table, rows: Sequence[Row]) -> None:
        """The rows under their header, on each page anew."""
        fragment = self._fragment(table)
        for row in rows:
            if row.height > fragment.room + HAIR and fragment.has_rows:
                self._end(fragment)
                self._turn()
                fragment = self._fragment(table)
            fragment.add(row)
        self._end(fragment)

    def _fragment(self, table: Table) -> Page:
        page = Page(table)
        page.skip(self._sheet.top - self._y)
        page.begin_table()
        return page

    def _end(self, fragment: Page) -> None:
        self._tables.append(fragment.content())
        self._y = fragment.room + self._sheet.bottom
        self._fresh = False
