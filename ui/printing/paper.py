"""Putting pages on paper: the printer, and which pages it gets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.errors import Cancelled, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QImage

    from app.progress import Progress
    from ui.printing.pdf import Pdf

DOTS_PER_INCH = 600
"""What office printers can do. In shades of grey, since rosters have no colours."""
EMPTY = -1
"""In place of a page's number: a side of paper on which nothing stands."""
BANDS = 8
"""A page goes to the printer in so many strips: some drivers turn each into 32-bit colours."""


class Sides(Enum):
    """On which sides of the paper pages stand."""

    ONE = "one"
    BOOK = "book"
    """Both, turned over as the leaves of a book, which is bound at the left."""
    CALENDAR = "calendar"
    """Both, turned over as a calendar on the wall, which is bound at the top."""
    BY_HAND = "by hand"
    """Both, by a printer that prints on one only: first the odd pages; then somebody turns the
    paper over; then the even ones."""


_ALONG_LONG, _ALONG_SHORT = (
    QPrinter.DuplexMode.DuplexLongSide,
    QPrinter.DuplexMode.DuplexShortSide,
)


@dataclass(frozen=True)
class Errand:
    """What a printer is to do with pages.

    Attributes:
        printer: its name; empty: the system's usual one.
        copies: how many.
        sides: on which sides of the paper.
        pages: which, numbers from 0.
    """

    printer: str
    copies: int
    sides: Sides
    pages: tuple[int, ...]

    @property
    def rounds(self) -> tuple[tuple[int, ...], ...]:
        """The pages, in as many rounds as the paper goes through the printer."""
        if self.sides is not Sides.BY_HAND or len(self.pages) < 2:
            return (self.pages,)
        backs = self.pages[1::2]
        if self.copies > 1 and len(self.pages) % 2:
            # the last sheet of a copy has nothing on its back, and the next copy follows it
            backs += (EMPTY,)
        return self.pages[::2], backs


def set_up(printer: QPrinter, errand: Errand) -> None:
    """Tell a printer how many copies are wanted and on which sides of the paper."""
    printer.setCopyCount(errand.copies)
    # all of one copy, then all of the next; turned over by hand, a copy's sheets stay together too
    printer.setCollateCopies(True)
    printer.setDuplex(duplex(errand.sides, is_across=_is_across(printer)))


def duplex(sides: Sides, *, is_across: bool) -> QPrinter.DuplexMode:
    """Along which edge the paper is turned over: the left one of a page that lies across is short.

    Args:
        sides: as it is wanted.
        is_across: whether pages lie across.
    """
    match sides:
        case Sides.BOOK:
            return _ALONG_SHORT if is_across else _ALONG_LONG
        case Sides.CALENDAR:
            return _ALONG_LONG if is_across else _ALONG_SHORT
        case _:
            return QPrinter.DuplexMode.DuplexNone


def _is_across(printer: QPrinter) -> bool:
    return printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape


def both_sides(name: str) -> bool:
    """Whether a printer turns the paper over by itself."""
    modes = QPrinterInfo.printerInfo(name).supportedDuplexModes()
    return any(one is not QPrinter.DuplexMode.DuplexNone for one in modes)


def printer_for(size: QSizeF, name: str = "", title: str = "") -> QPrinter:
    """A printer set up for pages of this size.

    Args:
        size: in points.
        name: the printer; empty: the system's usual one.
        title: what the queue of the printer calls the pages.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if name:
        printer.setPrinterName(name)
    printer.setDocName(title)
    set_page_size(printer, size)
    return printer


def set_page_size(printer: QPrinter, size: QSizeF) -> bool:
    """Let the paper lie as the page does; pages bring their own margins.

    Returns:
        Whether the printer has paper of this size; else it shrinks the pages onto what it has.
    """
    across = size.width() > size.height()
    upright = size.transposed() if across else size
    paper = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    way = QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
    printer.setFullPage(True)
    # one after the other: a layout without margins is refused as a whole by every printer that
    # cannot print up to the edge, and then the paper lies as it did
    fits = printer.setPageSize(paper)
    printer.setPageOrientation(way)
    return fits and printer.pageLayout().pageSize().isEquivalentTo(paper)


def chosen_pages(printer: QPrinter, current: int, count: int) -> list[int]:
    """The pages that somebody chose in the system's own dialog, numbers from 0.

    Args:
        printer: after its dialog.
        current: the page in view.
        count: how many there are.
    """
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            return [current]
        case QPrinter.PrintRange.PageRange if not printer.pageRanges().isEmpty():
            ranges = printer.pageRanges()
            return [number for number in range(count) if ranges.contains(number + 1)]
        case QPrinter.PrintRange.PageRange:
            return list(range(max(printer.fromPage(), 1) - 1, min(printer.toPage(), count)))
        case _:
            return list(range(count))


def chosen_sides(printer: QPrinter) -> Sides:
    """The sides that somebody chose in the system's own dialog."""
    if printer.duplex() is QPrinter.DuplexMode.DuplexAuto:
        return Sides.BOOK
    across = _is_across(printer)
    found = (one for one in Sides if duplex(one, is_across=across) is printer.duplex())
    return next(found, Sides.ONE)


def put_on_paper(printer: QPrinter, pdf: Pdf, pages: Sequence[int], progress: Progress) -> int:
    """Print pages; how many sides of sheets. Runs in the worker thread.

    Args:
        printer: as it is set up.
        pdf: the pages.
        pages: which of them, numbers from 0; or `EMPTY`.
        progress: told of the pages.

    Raises:
        Trouble: the printer does not take them.
        Cancelled: through ``progress``; what was not yet sent is thrown away.
    """
    if not printer.supportsMultipleCopies():
        pages = _repeated(pages, printer)
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        pages = pages[::-1]
    painter = QPainter()
    if not painter.begin(printer):
        raise Trouble(
            "打印机“{name}”没有反应", "请检查打印机是否开着、有没有纸，再打印一次",
            name=printer.printerName(),
        )  # fmt: skip
    try:
        with pdf.opened() as document:
            for done, number in enumerate(pages):
                progress.step(done, len(pages))
                if done:
                    printer.newPage()
                if number != EMPTY:
                    _draw(painter, document.grey(number, DOTS_PER_INCH))
    except Cancelled:
        printer.abort()
        raise
    finally:
        painter.end()
    progress.step(len(pages), len(pages))
    return len(pages)


def _repeated(pages: Sequence[int], printer: QPrinter) -> Sequence[int]:
    copies = printer.copyCount()
    if printer.collateCopies():
        return [*pages] * copies
    return [page for page in pages for _ in range(copies)]


def _draw(painter: QPainter, image: QImage) -> None:
    """Fill the sheet with the image, strip by strip."""
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    sheet = painter.viewport()
    size = image.size().scaled(sheet.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left = (sheet.width() - size.width()) // 2
    for band in range(BANDS):
        first, last = (image.height() * at // BANDS for at in (band, band + 1))
        top, bottom = (size.height() * at // BANDS for at in (band, band + 1))
        strip = image.copy(0, first, image.width(), last - first)
        painter.drawImage(QRect(left, top, size.width(), bottom - top), strip)
