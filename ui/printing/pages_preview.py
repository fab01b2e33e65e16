"""A preview of pages, before they go to paper or into a file.

The PDF is made in memory and stays there: nothing that can be read is written to the disk unless
the clerk saves it.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from app.errors import Trouble
from app.saving import save
from ui.jobs import Job, Lane
from ui.printing.page_view import FIT
from ui.printing.paper import chosen_pages, printer_for, put_on_paper
from ui.printing.pdf import Pdf
from ui.printing.preview_layout import PreviewLayout
from ui.tell import tell
from ui.widgets.choosing import Wanted, file_to_save
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import BinaryIO

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QImage

    from app.progress import Progress
    from ui.page import Workplace

TYPESETTING, DRAWING = "preview", "preview-pages"
"""Channels: what is newer replaces what is older."""
KEPT_IMAGES = 6
"""Each takes some megabytes."""
PRINTER, SIDES = "printer", "printer_sides"
"""Settings that keep what was chosen last."""


@dataclass(frozen=True)
class Typeset:
    """Something that was typeset: its PDF, and the sizes of its pages in points.

    Attributes:
        pdf: the pages.
        sizes: how large they are.
        rows: how many records stand on them.
        missing: characters that no font has.
    """

    pdf: Pdf
    sizes: list[QSizeF]
    rows: int
    missing: tuple[str, ...]


class PagesPreview(QDialog):
    """Shows pages, prints them and saves them; what they are, those that derive from it say.

    Args:
        place: the office, and what works for it.
        parent: the window.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.place = place
        self.typeset: Typeset | None = None
        self.working = Working(place.jobs)
        self.parts = PreviewLayout(self, self.working)
        self._connect()
        take_room(self)

    def _connect(self) -> None:
        parts, pages = self.parts, self.parts.pages
        parts.smaller.clicked.connect(pages.shrink)
        parts.larger.clicked.connect(pages.grow)
        parts.fit.clicked.connect(lambda: pages.set_zoom(FIT))
        parts.close.clicked.connect(self.reject)
        parts.save.clicked.connect(self._save)
        parts.print.clicked.connect(self._print)
        pages.wanted.connect(self._draw)
        pages.reached.connect(self._show_extent)

    # ---- what the pages are
    def writer(self) -> Callable[[BinaryIO, Progress], tuple[int, tuple[str, ...]]]:
        """What typesets the pages as they are wanted now, in the worker thread.

        It gives how many records stand on them, and the characters that no font has.
        """
        raise NotImplementedError

    def title(self) -> str:
        """What the pages are called."""
        raise NotImplementedError

    def file_name(self) -> str:
        """What their file is called."""
        raise NotImplementedError

    def disclose(self) -> None:
        """Note that the pages have left the program."""

    # ---- typesetting
    def set_type(self) -> None:
        """Typeset the pages in a job; what was there stays until then."""
        self.setWindowTitle(self.tr("打印　{title}").format(title=self.title()))
        self.parts.allow(ready=False)
        write = self.writer()
        job = Job(
            self.tr("正在排版"),
            lambda progress: _typeset(write, progress),
            self._show,
            self._give_up,
            cancelled=self.reject,
            channel=TYPESETTING,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job))

    def _give_up(self, trouble: Trouble) -> None:
        tell(self, trouble)
        self.reject()

    def _show(self, typeset: Typeset) -> None:
        self.typeset = typeset
        missing = "　".join(typeset.missing)
        said = self.tr("这些字没有字体，印出来是方框：{missing}").format(missing=missing)
        self.parts.warn(said if missing else "")
        self.parts.allow(ready=True)
        self.parts.pages.show_pages(typeset.sizes)
        self.parts.pages.setFocus()

    def _show_extent(self, page: int) -> None:
        if self.typeset:
            said = self.tr("第 {page} 页，共 {pages} 页")
            pages = len(self.typeset.sizes)
            self.parts.extent.setText(said.format(page=page + 1, pages=pages))
            self.parts.scale.setText(f"{self.parts.pages.zoom:.0%}")

    # ---- drawing
    def _draw(self, numbers: list[int], width: int) -> None:
        if self.typeset is None:
            return
        pdf = self.typeset.pdf
        job = Job(
            self.tr("正在画出页面"),
            lambda progress: _images(pdf, numbers, width, progress),
            self._show_images,
            channel=DRAWING,
            owner=self,
        )
        self.place.jobs.run(job)

    def _show_images(self, images: dict[int, QImage]) -> None:
        for number, image in images.items():
            self.parts.pages.show_image(number, image, KEPT_IMAGES)

    # ---- into a file
    def _save(self) -> None:
        if self.typeset is None:
            return
        content = self.typeset.pdf.content
        wanted = Wanted(self.tr("存成PDF"), self.tr("PDF (*.pdf)"), "print")
        path = file_to_save(self.place.office, self, wanted, self.file_name())
        if path:
            said = self.tr("已存到“{path}”").format(path=path)
            self._run(self.tr("正在保存"), lambda _progress: save(content, path), said)

    # ---- onto paper
    def _print(self) -> None:
        if self.typeset is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            tell(self, _no_printer())
            return
        office, typeset = self.place.office, self.typeset
        printer = printer_for(typeset.sizes[0], office.setting(PRINTER))
        sides = office.setting(SIDES)
        if sides:
            printer.setDuplex(QPrinter.DuplexMode(int(sides)))
        if not self._ask_printer(printer, len(typeset.sizes)):
            return
        office.keep_setting(PRINTER, printer.printerName())
        office.keep_setting(SIDES, str(printer.duplex().value))
        pages = chosen_pages(printer, self.parts.pages.page, len(typeset.sizes))
        said = self.tr("已送到打印机“{name}”").format(name=printer.printerName())
        self._run(
            self.tr("正在打印"),
            lambda progress: put_on_paper(printer, typeset.pdf, pages, progress),
            said,
        )

    def _ask_printer(self, printer: QPrinter, pages: int) -> bool:
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(self.tr("打印"))
        options = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(options.PrintPageRange, on=True)
        dialog.setOption(options.PrintCurrentPage, on=True)
        dialog.setOption(options.PrintToFile, on=False)
        dialog.setMinMax(1, pages)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _run(self, title: str, work: Callable[[Progress], object], said: str) -> None:
        """Hand the pages over in a job, and note that they have left the program."""

        def done(_answer: object) -> None:
            self.disclose()
            self.parts.allow(ready=True)
            self.place.say(said)

        def failed(trouble: Trouble) -> None:
            self.parts.allow(ready=True)
            tell(self, trouble)

        self.parts.allow(ready=False)
        job = Job(
            title, work, done, failed, lambda: self.parts.allow(ready=True), owner=self,
            lane=Lane.OUTSIDE,
        )  # fmt: skip
        self.working.watch(self.place.jobs.run(job))

    def reject(self) -> None:
        """Close; what is under way is stopped."""
        self.working.stop()
        super().reject()


def _typeset(
    write: Callable[[BinaryIO, Progress], tuple[int, tuple[str, ...]]], progress: Progress
) -> Typeset:
    """In the worker thread."""
    content = BytesIO()
    rows, missing = write(content, progress)
    pdf = Pdf(content.getvalue())
    with pdf.opened() as document:
        return Typeset(pdf, document.sizes(), rows, missing)


def _images(pdf: Pdf, numbers: list[int], width: int, progress: Progress) -> dict[int, QImage]:
    """In the worker thread."""
    images: dict[int, QImage] = {}
    with pdf.opened() as document:
        for done, number in enumerate(numbers):
            progress.step(done, len(numbers))
            images[number] = document.image(number, width)
    return images


def _no_printer() -> Trouble:
    return Trouble("这台电脑上没有打印机", "请先接好打印机；也可以先存成PDF，拿到别处打印")
