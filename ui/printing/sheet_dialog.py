"""A finished sheet before it goes onto paper or into a file: a handover, a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.saving import save
from ui.appearance import Space
from ui.jobs import Job
from ui.printing.page_view import PageView
from ui.printing.paper import ask_printer, chosen_pages, no_printer, printer_for, put_on_paper
from ui.printing.pdf import Pdf, images_of
from ui.printing.preview import PRINTER
from ui.tell import tell
from ui.widgets.choosing import Wanted, file_to_save
from ui.widgets.pieces import button, frame, row
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QImage

    from app.errors import Trouble
    from app.progress import Progress
    from ui.page import Workplace

KEPT_IMAGES = 6


@dataclass(frozen=True)
class Sheet:
    """What is printed.

    Attributes:
        title: the dialog's heading.
        file: what a file of it is called.
        write: writes it as a PDF, in the worker thread.
    """

    title: str
    file: str
    write: Callable[[BinaryIO, Progress], object]


@dataclass(frozen=True)
class _Typeset:
    pdf: Pdf
    sizes: list[QSizeF]


class SheetDialog(QDialog):
    """Shows a sheet, prints it, and saves it.

    Args:
        place: the office, and what works for it.
        sheet: what is printed.
        parent: the window.
    """

    def __init__(self, place: Workplace, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(sheet.title)
        self.place = place
        self._sheet = sheet
        self._typeset: _Typeset | None = None
        self.working = Working(place.jobs)
        self.pages = PageView()
        self.pages.wanted.connect(self._draw)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._foot())
        take_room(self)
        self._set_type()

    def _foot(self) -> QWidget:
        self.close_button = button(self.tr("关闭"))
        self.close_button.clicked.connect(self.reject)
        self.save = button(self.tr("存成PDF(&S)…"), picture="save")
        self.save.clicked.connect(self._save)
        self.print = button(self.tr("打印(&P)…"), "primary", picture="print")
        self.print.clicked.connect(self._print)
        self._allow(ready=False)
        line = row(self.close_button, self.working, None, self.save, self.print)
        line.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        foot = frame("foot")
        foot.setLayout(line)
        return foot

    def _allow(self, *, ready: bool) -> None:
        for one in (self.save, self.print):
            one.setEnabled(ready)

    # ---- typesetting
    def _set_type(self) -> None:
        write = self._sheet.write
        job = Job(
            self.tr("正在排版"),
            lambda progress: _typeset(write, progress),
            self._show,
            self._give_up,
            cancelled=self.reject,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job))

    def _give_up(self, trouble: Trouble) -> None:
        tell(self, trouble)
        self.reject()

    def _show(self, typeset: _Typeset) -> None:
        self._typeset = typeset
        self.pages.show_pages(typeset.sizes)
        self._allow(ready=True)
        self.print.setFocus()

    def _draw(self, numbers: list[int], width: int) -> None:
        if self._typeset is None:
            return
        pdf = self._typeset.pdf
        job = Job(
            self.tr("正在画出页面"),
            lambda progress: images_of(pdf, numbers, width, progress),
            self._show_images,
            channel="sheet-pages",
            owner=self,
        )
        self.place.jobs.run(job)

    def _show_images(self, images: dict[int, QImage]) -> None:
        for number, image in images.items():
            self.pages.show_image(number, image, KEPT_IMAGES)

    # ---- into a file, onto paper
    def _save(self) -> None:
        if self._typeset is None:
            return
        content = self._typeset.pdf.content
        wanted = Wanted(self.tr("存成PDF"), self.tr("PDF (*.pdf)"), "print")
        path = file_to_save(self.place.office, self, wanted, self._sheet.file)
        if path:
            said = self.tr("已存到“{path}”").format(path=path)
            self._run(self.tr("正在保存"), lambda _progress: save(content, path), said)

    def _print(self) -> None:
        if self._typeset is None:
            return
        if not QPrinterInfo.availablePrinterNames():
            tell(self, no_printer())
            return
        typeset, office = self._typeset, self.place.office
        printer = printer_for(typeset.sizes[0], office.setting(PRINTER))
        if not ask_printer(printer, len(typeset.sizes), self):
            return
        office.keep_setting(PRINTER, printer.printerName())
        pages = chosen_pages(printer, self.pages.page, len(typeset.sizes))
        said = self.tr("已送到打印机“{name}”").format(name=printer.printerName())
        self._run(
            self.tr("正在打印"),
            lambda progress: put_on_paper(printer, typeset.pdf, pages, progress),
            said,
        )

    def _run(self, title: str, work: Callable[[Progress], object], said: str) -> None:
        def done(_answer: object) -> None:
            self._allow(ready=True)
            self.place.say(said)

        def failed(trouble: Trouble) -> None:
            self._allow(ready=True)
            tell(self, trouble)

        self._allow(ready=False)
        job = Job(title, work, done, failed, lambda: self._allow(ready=True), owner=self)
        self.working.watch(self.place.jobs.run(job))

    def reject(self) -> None:
        """Close; what is under way is stopped."""
        self.working.stop()
        super().reject()


def _typeset(write: Callable[[BinaryIO, Progress], object], progress: Progress) -> _Typeset:
    """In the worker thread."""
    content = BytesIO()
    write(content, progress)
    pdf = Pdf(content.getvalue())
    with pdf.opened() as document:
        return _Typeset(pdf, document.sizes())
