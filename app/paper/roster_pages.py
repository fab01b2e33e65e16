"""A roster becomes pages: widths from the first rows, then row after row, then what closes it."""

from __future__ import annotations

from collections.abc import Sized
from itertools import chain, islice
from typing import TYPE_CHECKING

from app.language import say
from app.paper import blocks
from app.paper.columns import fit_both, typical
from app.paper.headings import set_header
from app.paper.measures import BLANK_ROW, HEADING_GAP, Sheet
from app.paper.page import Row, Table
from app.paper.pages import Pages, number_pages
from app.paper.roster import Banner
from app.paper.rows import RowSetter, set_banner
from app.progress import watched

if TYPE_CHECKING:
    from app.paper.document import Document
    from app.paper.pen import Pen
    from app.paper.roster import Roster
    from app.progress import Progress

SAMPLE = 1000
"""How many rows are looked at before the widths of the columns are settled."""


def lay_roster(roster: Roster, pen: Pen, document: Document, progress: Progress) -> None:
    """Put the roster on pages of the document.

    Raises:
        Cancelled: through ``progress``.
    """
    sheet = Sheet.of(roster.paper)
    rows = iter(roster.rows)
    begun = list(islice(rows, SAMPLE))
    sample = [row for row in begun if not isinstance(row, Banner)]
    if not begun and (roster.fill or roster.blank_rows):
        sample = [[typical(column) for column in roster.columns]]
    fitted, beside = fit_both(roster.columns, sample, pen, sheet.measure)
    title = blocks.Title(roster.title, roster.mongolian_title, roster.mongolian_first)
    told = (roster.filler, sheet.measure, roster.facts)
    opening = blocks.opening(pen, title, *told, seal=roster.seal)
    running = blocks.running(pen, roster.title, *told)
    header = set_header(pen, roster.columns, fitted, beside=beside, first=roster.mongolian_first)
    table = Table(sheet, fitted, header.row, header.joins)
    tallest = table.room - opening.height - HEADING_GAP
    setter = RowSetter(pen, roster.columns, fitted, tallest)
    pages = Pages(document, table, opening, running)
    total = len(roster.rows) if isinstance(roster.rows, Sized) else 0
    for row in watched(chain(begun, rows), total, progress, say("正在排版")):
        if isinstance(row, Banner):
            if row.new_page:
                pages.break_page()
            for part in set_banner(pen, row, fitted.size, sheet.measure, tallest / 2):
                pages.add(part)
        else:
            for part in setter.fill(row, pages.room):
                pages.add(part)
    for _ in range(roster.blank_rows):
        pages.add(Row(BLANK_ROW, b""))
    totals = blocks.totals(pen, roster.totals, fitted.size, sheet.measure)
    tail = blocks.tail(pen, roster.notes, roster.signatures, sheet.measure, seal=roster.seal)
    if roster.fill:
        pages.fill(BLANK_ROW, pages.closing_height(totals, tail))
    pages.finish(totals, tail)
    number_pages(document.pages, pen)
