"""Whatever is printed becomes a PDF here: each kind has a module that lays it on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.paper.document import Document
from app.paper.fonts import FontChain
from app.paper.label_pages import lay_labels
from app.paper.labels import Labels
from app.paper.measures import Sheet
from app.paper.pen import Pen
from app.paper.prose import Prose
from app.paper.prose_pages import lay_prose
from app.paper.report_pages import lay_report
from app.paper.roster import Roster
from app.paper.roster_pages import lay_roster
from app.paper.sheet_pages import lay_sheets
from app.paper.sheets import Sheets

if TYPE_CHECKING:
    from app.paper.printable import Printable
    from app.progress import Progress


class Typeset(NamedTuple):
    """A finished PDF: its bytes, how many pages, and the characters that no font has, sorted."""

    pdf: bytes
    pages: int
    missing: tuple[str, ...]


def typeset(printable: Printable, *, progress: Progress, invariant: bool) -> Typeset:
    """What is printed as a PDF.

    Raises:
        Cancelled: through ``progress``.
    """
    pen = Pen(FontChain())
    whose = printable.unit if isinstance(printable, _OF_UNITS) else printable.filler.unit
    document = Document(printable.title, whose, invariant=invariant)
    if isinstance(printable, Roster):
        lay_roster(printable, pen, document, progress)
    elif isinstance(printable, Sheets):
        lay_sheets(printable, pen, document, progress)
    elif isinstance(printable, Labels):
        lay_labels(printable, pen, document, progress)
    elif isinstance(printable, Prose):
        lay_prose(printable, pen, document, progress)
    else:
        lay_report(printable, pen, document, progress)
    if not document.pages:  # readers refuse a file without any
        document.add_page(*Sheet.of("A4 portrait").size, b"")
    pdf = document.to_bytes(pen.fonts.opened)
    return Typeset(pdf, len(document.pages), tuple(sorted(pen.missing)))


_OF_UNITS = (Sheets, Labels, Prose)
"""What says whose it is itself, and not in a 填报 line."""
