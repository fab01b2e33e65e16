"""Row after row onto page after page, and what closes the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.paper import content
from app.paper.cells import HAIR
from app.paper.fonts import MAIN
from app.paper.measures import FOOTER_BASELINE, FOOTER_SIZE, HEADING_GAP, TAIL_GAP
from app.paper.page import Page, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.blocks import Block
    from app.paper.document import Document
    from app.paper.document import Page as Leaf
    from app.paper.page import Table
    from app.paper.pen import Pen

CARRIED = 2
"""How many rows go along to a last page that would have none."""


class Pages:
    """The pages of one table.

    Args:
        document: takes each page as soon as it is full.
        table: what all pages have in common.
        opening: stands over the table on the first page.
        running: stands over the table on the others.
    """

    def __init__(self, document: Document, table: Table, opening: Block, running: Block) -> None:
        self._document = document
        self._table = table
        self._running = running
        self._page = self._begin(opening)
        self._held: list[Row] = []

    @property
    def _fresh(self) -> float:
        """How much a page holds that is not the first."""
        return self._table.room - self._running.height - HEADING_GAP

    @property
    def room(self) -> float:
        """How much is left on the page, in points."""
        return self._page.room - sum(row.height for row in self._held)

    def add(self, row: Row) -> None:
        """Put the row under the last one, or on the next page.

        A row that is to stay with the next one waits for it.
        """
        if row.keep:
            self._held.append(row)
            return
        if self._held:
            self._release(row.height)
        if row.height > self._page.room:
            along = self._page.give_up(1, self._fresh - row.height) if row.is_banner else ()
            self._turn()
            for each in along:  # the total of a group does not stand on a page without its rows
                self._page.add(each)
        self._page.add(row)

    def break_page(self) -> None:
        """Let the next row begin a page, unless it does."""
        self._release(0)
        if self._page.has_rows:
            self._turn()

    def fill(self, least: float, reserved: float) -> None:
        """Put empty rows, at least so high, to the end of the page, but for what is reserved."""
        self._release(0)
        room = self._page.room - reserved
        if room < 0:
            self._empty_rows(self._page.room, least)
            self._turn()
            room = self._page.room - reserved
        self._empty_rows(room, least)

    def _empty_rows(self, room: float, least: float) -> None:
        room -= HAIR  # the sum of the heights must not push out what follows
        count = int(room / least)
        for _ in range(count):
            self._page.add(Row(room / count, b""))

    def _release(self, following: float) -> None:
        """Put the rows that wait for one of this height."""
        held, self._held = self._held, []
        height = sum(row.height for row in held)
        if self._page.room < height + following <= self._fresh and self._page.has_rows:
            self._turn()
        for row in held:
            if row.height > self._page.room:
                self._turn()
            self._page.add(row)

    def finish(self, totals: Block | None, tail: Sequence[Block]) -> None:
        """Put the totals and what follows the table on the last page.

        If that page is too full, its last rows go along to the next.
        """
        self._release(0)
        height = self.closing_height(totals, tail)
        if height > self._page.room:
            carried = self._page.give_up(CARRIED, self._fresh - height)
            self._turn()
            for row in carried:
                self._page.add(row)
        if totals:
            self._page.add_totals(totals)
        self._page.skip(TAIL_GAP)
        for block in tail:
            if block.height > self._page.room:
                self._hand_over()
                self._page = Page(self._table)
            self._page.put(block)
        self._hand_over()

    def closing_height(self, totals: Block | None, tail: Sequence[Block]) -> float:
        """How high all that is which closes the table."""
        height = TAIL_GAP + sum(block.height for block in tail)
        return height + self._table.totals_height(totals) if totals else height

    def _begin(self, heading: Block) -> Page:
        page = Page(self._table)
        page.put(heading)
        page.skip(HEADING_GAP)
        page.begin_table()
        return page

    def _turn(self) -> None:
        self._hand_over()
        self._page = self._begin(self._running)

    def _hand_over(self) -> None:
        sheet = self._table.sheet
        self._document.add_page(sheet.width, sheet.height, self._page.content())


def number_pages(pages: Sequence[Leaf], pen: Pen) -> None:
    """Write 共 x 页　第 x 页 in the middle of each page's foot, now that the count is known."""
    count = len(pages)
    for number, page in enumerate(pages, 1):
        text = f"共 {count} 页\u3000第 {number} 页"
        left = (page.width - pen.width(text) * FOOTER_SIZE / 1000) / 2
        page.add(
            b"".join(
                (
                    content.BEGIN_TEXT,
                    content.font(MAIN, FOOTER_SIZE),
                    content.start_at(left, FOOTER_BASELINE),
                    pen.write(text, FOOTER_SIZE),
                    content.END_TEXT,
                )
            )
        )
