"""A roster becomes pages: widths from the first rows, then row after row, then what closes it."""

from __future__ import annotations

from collections.abc import Sized
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from app.language import say
from app.paper import blocks
from app.paper.columns import fit
from app.paper.document import Document
from app.paper.fonts import FontChain
from app.paper.measures import HEADING_GAP, Sheet
from app.paper.page import Table
from app.paper.pages import Pages, number_pages
from app.paper.pen import Pen
from app.paper.rows import RowSetter, header_row
from app.progress import watched

if TYPE_CHECKING:
    from app.paper.roster import Roster
    from app.progress import Progress

SAMPLE = 1000
"""How many rows are looked at before the widths of the columns are settled."""


class Typeset(NamedTuple):
    """A finished PDF: its bytes, how many pages, and the characters that no font has, sorted."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


def typeset(roster: Roster, *, progress: Progress, invariant: bool) -> Typeset:
    """The roster as a PDF.

    Raises:
        Cancelled: through ``progress``.
    """
    pen = Pen(FontChain())
    document = Document(roster.title, roster.filler.unit, invariant=invariant)
    sheet = Sheet.of(roster.paper)
    rows = iter(roster.rows)
    sample = list(islice(rows, SAMPLE))
    fitted = fit(roster.columns, sample, pen, sheet.measure)
    heading = (pen, roster.title, roster.filler, sheet.measure, roster.facts)
    opening, running = blocks.opening(*heading), blocks.running(*heading)
    table = Table(sheet, fitted, header_row(pen, roster.columns, fitted))
    setter = RowSetter(pen, roster.columns, fitted, table.room - opening.height - HEADING_GAP)
    pages = Pages(document, table, opening, running)
    total = len(roster.rows) if isinstance(roster.rows, Sized) else 0
    for texts in watched(chain(sample, rows), total, progress, say("正在排版")):
        for row in setter.fill(texts, pages.room):
            pages.add(row)
    pages.finish(
        blocks.totals(pen, roster.totals, fitted.size, sheet.measure),
        blocks.tail(pen, roster.notes, roster.signatures, sheet.measure),
    )
    number_pages(document, pen)
    pdf = document.to_bytes(pen.fonts.opened)
    return Typeset(pdf, len(document.pages), tuple(sorted(pen.missing)))
