"""How pages leave the program: onto paper, or into a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from app.errors import Trouble
from app.saving import save
from ui.jobs import Job, Lane
from ui.printing.paper import (
    Errand,
    chosen_pages,
    chosen_sides,
    printer_for,
    put_on_paper,
    set_page_size,
    set_up,
)
from ui.tell import ask, tell
from ui.widgets.choosing import Wanted, file_to_save

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from app.progress import Progress
    from ui.page import Workplace
    from ui.printing.preview_layout import PreviewLayout
    from ui.printing.typesetting import Typeset
    from ui.widgets.working import Working


class Leaving(QObject):
    """Prints the pages of a preview and saves them.

    Args:
        dialog: the preview.
        place: the office, and what works for it.
        parts: its parts.
        working: shows how far it is.
        left: called when pages have left the program.
    """

    def __init__(
        self,
        dialog: QDialog,
        place: Workplace,
        parts: PreviewLayout,
        working: Working,
        left: Callable[[], None],
    ) -> None:
        super().__init__(dialog)
        self._dialog = dialog
        self._place = place
        self._parts = parts
        self._working = working
        self._left = left
        self._path: Path | None = None
        parts.open_folder.clicked.connect(self._open_folder)
        parts.open_file.clicked.connect(self._open_file)

    # ---- into a file
    def save(self, typeset: Typeset, name: str) -> None:
        """Ask where, and save the pages."""
        wanted = Wanted(self.tr("存成PDF"), self.tr("PDF (*.pdf)"), "print")
        path = file_to_save(self._place.office, self._dialog, wanted, name)
        if path is None:
            return
        content = typeset.pdf.content

        def done() -> None:
            self._path = path
            said = self.tr("已存到“{path}”").format(path=path)
            self._parts.praise(said)
            self._place.say(said)

        self._run(self.tr("正在保存"), lambda _progress: save(content, path), done)

    def _open_folder(self) -> None:
        if self._path is not None:
            self._open(self._path.parent)

    def _open_file(self) -> None:
        if self._path is not None:
            self._open(self._path)

    def _open(self, path: Path) -> None:
        if not path.exists():
            tell(self._dialog, Trouble("“{path}”已经不在那里了", "请重新保存一次", path=path))
        else:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # ---- onto paper
    def print(self, typeset: Typeset, title: str) -> bool:
        """Print the pages as the panel says; whether it could be begun."""
        if not self._parts.printer.has_printer():
            tell(self._dialog, _no_printer())
            return False
        errand = self._parts.printer.errand()
        if errand is None:
            return False
        size = typeset.sizes[errand.pages[0]]
        printer = printer_for(size, errand.printer, title)
        if not set_page_size(printer, size) and not self._may_shrink(errand.printer):
            return False
        set_up(printer, errand)
        self._send(printer, typeset, errand, errand.rounds)
        return True

    def print_by_system(self, typeset: Typeset, title: str, page: int) -> bool:
        """Print the pages as somebody says in the system's own dialog; whether anybody did."""
        part = self._parts.printer
        if not part.has_printer():
            tell(self._dialog, _no_printer())
            return False
        errand = part.errand()
        if errand is None:
            return False
        printer = printer_for(typeset.sizes[0], errand.printer, title)
        set_up(printer, errand)
        dialog = self._system_dialog(printer, len(typeset.sizes))
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return False
        pages = chosen_pages(printer, page, len(typeset.sizes))
        sides = chosen_sides(printer)
        made = Errand(printer.printerName(), printer.copyCount(), sides, tuple(pages))
        part.show_errand(made)
        self._send(printer, typeset, made, made.rounds)
        return True

    def _system_dialog(self, printer: QPrinter, pages: int) -> QPrintDialog:
        dialog = QPrintDialog(printer, self._dialog)
        dialog.setWindowTitle(self.tr("打印"))
        options = QAbstractPrintDialog.PrintDialogOption
        dialog.setOption(options.PrintPageRange, on=True)
        dialog.setOption(options.PrintCurrentPage, on=True)
        dialog.setOption(options.PrintToFile, on=False)
        dialog.setMinMax(1, pages)
        return dialog

    def _send(
        self,
        printer: QPrinter,
        typeset: Typeset,
        errand: Errand,
        rounds: Sequence[Sequence[int]],
    ) -> None:
        """Send the pages of the first round; the others when the paper was turned over."""
        first, *others = rounds

        def work(progress: Progress) -> int:
            return put_on_paper(printer, typeset.pdf, first, progress)

        def done() -> None:
            self._place.say(self.tr("已送到打印机“{name}”").format(name=errand.printer))
            if others and self._is_turned():
                self._send(self._again(printer, typeset, errand), typeset, errand, others)

        self._run(self.tr("正在打印"), work, done)

    def _again(self, printer: QPrinter, typeset: Typeset, errand: Errand) -> QPrinter:
        """The same printer for another round; one that has printed is done with its work."""
        made = printer_for(typeset.sizes[errand.pages[0]], errand.printer, printer.docName())
        made.setOutputFormat(printer.outputFormat())
        set_up(made, errand)
        return made

    def _may_shrink(self, name: str) -> bool:
        return ask(
            self._dialog,
            self.tr("打印机“{name}”没有这么大的纸").format(name=name),
            self.tr("要印的话，会缩小印在它的纸上，字会变小。"),
            self.tr("缩小了印"),
        )

    def _is_turned(self) -> bool:
        return ask(
            self._dialog,
            self.tr("正面已经送去打印。等纸都出来以后，把这一叠纸翻过来放回纸盒。"),
            self.tr("各种打印机放纸的方向不一样；第一次请先拿一两页试一试。"),
            self.tr("放好了，印反面"),
        )

    def _run(
        self, title: str, work: Callable[[Progress], object], done: Callable[[], None]
    ) -> None:
        """Hand the pages over in a job, and note that they have left the program."""
        parts = self._parts

        def handed_over(_answer: object) -> None:
            self._left()
            parts.allow(ready=True)
            done()

        def failed(trouble: Trouble) -> None:
            parts.allow(ready=True)
            tell(self._dialog, trouble)

        parts.allow(ready=False)
        parts.praise("")
        job = Job(
            title,
            work,
            handed_over,
            failed,
            lambda: parts.allow(ready=True),
            owner=self,
            lane=Lane.OUTSIDE,
        )
        self._working.watch(self._place.jobs.run(job))


def _no_printer() -> Trouble:
    return Trouble("这台电脑上没有打印机", "请先接好打印机；也可以先存成PDF，拿到别处打印")
