"""Row after row onto page after page, and what closes the last of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.paper import content
from app.paper.fonts import MAIN
from app.paper.measures import FOOTER_BASELINE, FOOTER_SIZE, HEADING_GAP, TAIL_GAP
from app.paper.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.blocks import Block
    from app.paper.document import Document
    from app.paper.page import Row, Table
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

    @property
    def room(self) -> float:
        """How much is left on the page, in points."""
        return self._page.room

    def add(self, row: Row) -> None:
        """Put the row under the last one, or on the next page."""
        if row.height > self._page.room:
            self._turn()
        self._page.add(row)

    def finish(self, totals: Block | None, tail: Sequence[Block]) -> None:
        """Put the totals and what follows the table on the last page.

        If that page is too full, its last rows go along to the next.
        """
        height = TAIL_GAP + sum(block.height for block in tail)
        if totals:
            height += self._table.totals_height(totals)
        if height > self._page.room:
            fresh = self._table.room - self._running.height - HEADING_GAP
            carried = self._page.give_up(CARRIED, fresh - height)
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


def number_pages(document: Document, pen: Pen) -> None:
    """Write 共 x 页　第 x 页 in the middle of each page's foot, now that the count is known."""
    count = len(document.pages)
    for number, page in enumerate(document.pages, 1):
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
