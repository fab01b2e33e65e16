"""A preview of pages, before they go to paper or into a file.

The PDF is made in memory and stays there: nothing that can be read is written to the disk unless
the clerk saves it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from ui.jobs import Job
from ui.printing.kept import Kept, keep, read_kept
from ui.printing.leaving import Leaving
from ui.printing.page_view import FIT
from ui.printing.preview_layout import PreviewLayout
from ui.printing.typesetting import Typeset, images, typeset
from ui.tell import tell
from ui.widgets.keys import on_keys
from ui.widgets.rooms import take_room
from ui.widgets.working import Working

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QPushButton

    from app.errors import Trouble
    from ui.page import Workplace
    from ui.printing.typesetting import Writer

TYPESETTING, DRAWING = "preview", "preview-pages"
"""Channels: what is newer replaces what is older."""
KEPT_IMAGES = 6
"""Each takes some megabytes."""


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
        self.leaving = Leaving(self, place, self.parts, self.working, self.disclose)
        self._connect()
        self._take_keys()
        take_room(self)
        # a list of printers may take a moment, and the pages are what one waits for
        QTimer.singleShot(0, self, self._find_printers)

    def _connect(self) -> None:
        parts, pages = self.parts, self.parts.pages
        parts.smaller.clicked.connect(pages.shrink)
        parts.larger.clicked.connect(pages.grow)
        parts.fit.clicked.connect(lambda: pages.set_zoom(FIT))
        parts.close.clicked.connect(self.reject)
        parts.save.clicked.connect(self._save)
        parts.print.clicked.connect(self._print)
        parts.printer.properties.clicked.connect(self._print_by_system)
        pages.wanted.connect(self._draw)
        pages.reached.connect(self._show_extent)

    def _take_keys(self) -> None:
        """Keys work wherever the focus is; Esc closes, as in every dialog."""
        pages = self.parts.pages
        for keys, act in (
            ("PgUp", lambda: pages.go_to(pages.page - 1)),
            ("PgDown", lambda: pages.go_to(pages.page + 1)),
            ("Ctrl++", pages.grow),
            ("Ctrl+=", pages.grow),
            ("Ctrl+-", pages.shrink),
            ("Ctrl+0", lambda: pages.set_zoom(FIT)),
            ("Ctrl+S", lambda: _press(self.parts.save)),
            ("Ctrl+P", lambda: _press(self.parts.print)),
        ):
            on_keys(keys, self, act)

    def _find_printers(self) -> None:
        self.parts.printer.find_printers()
        self.parts.printer.show_kept(self.kept())

    # ---- what the pages are
    def writer(self) -> Writer:
        """What typesets the pages as they are wanted now, in the worker thread."""
        raise NotImplementedError

    def title(self) -> str:
        """What the pages are called."""
        raise NotImplementedError

    def file_name(self) -> str:
        """What their file is called."""
        raise NotImplementedError

    def disclose(self) -> None:
        """Note that the pages have left the program."""

    def memory(self) -> str:
        """Under which name the choices of the printer are kept."""
        return type(self).__name__

    def kept(self) -> Kept:
        """What was chosen last."""
        return read_kept(self.place.office, self.memory())

    def chosen(self) -> Kept:
        """What is chosen now; kept when the pages are printed."""
        printer = self.parts.printer
        return Kept(
            printer=printer.printer_name(),
            copies=printer.copies.value(),
            sides=printer.chosen_sides().value,
        )

    # ---- typesetting
    def set_type(self) -> None:
        """Typeset the pages in a job; what was there stays until then."""
        self.setWindowTitle(self.tr("打印　{title}").format(title=self.title()))
        self.parts.allow(ready=False)
        self.parts.praise("")
        write = self.writer()
        job = Job(
            self.tr("正在排版"),
            lambda progress: typeset(write, progress),
            self._show,
            self.give_up,
            cancelled=self.stopped,
            channel=TYPESETTING,
            owner=self,
        )
        self.working.watch(self.place.jobs.run(job))

    def give_up(self, trouble: Trouble) -> None:
        """The pages cannot be typeset; there is nothing to be shown."""
        tell(self, trouble)
        self.reject()

    def stopped(self) -> None:
        """The typesetting was stopped, by somebody or by a newer one."""
        if self.working.job is None and self.typeset is None:
            self.reject()
        elif self.working.job is None:
            self.parts.allow(ready=True)

    def _show(self, done: Typeset) -> None:
        is_first = self.typeset is None
        self.typeset = done
        self.parts.complain("；".join(done.left_out))
        self.say_missing(done)
        self.parts.allow(ready=bool(done.sizes))
        self.parts.printer.show_count(len(done.sizes))
        page = self.parts.pages.page
        self.parts.pages.show_pages(done.sizes)
        if is_first:
            self.parts.pages.setFocus()
        else:
            self.parts.pages.go_to(page)

    def say_missing(self, done: Typeset) -> None:
        """Say which characters no font has."""
        missing = "　".join(done.missing)
        said = self.tr("这些字没有字体，印出来是方框：{missing}").format(missing=missing)
        self.parts.warn(said if missing else "")

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
            lambda progress: images(pdf, numbers, width, progress),
            self._show_images,
            channel=DRAWING,
            owner=self,
        )
        self.place.jobs.run(job)

    def _show_images(self, found: dict[int, QImage]) -> None:
        for number, image in found.items():
            self.parts.pages.show_image(number, image, KEPT_IMAGES)

    # ---- leaving
    def _save(self) -> None:
        if self.typeset is not None:
            self.keep_choices()
            self.leaving.save(self.typeset, self.file_name())

    def _print(self) -> None:
        if self.typeset is not None and self.leaving.print(self.typeset, self.title()):
            self.keep_choices()

    def _print_by_system(self) -> None:
        if self.typeset is not None:
            page = self.parts.pages.page
            if self.leaving.print_by_system(self.typeset, self.title(), page):
                self.keep_choices()

    def keep_choices(self) -> None:
        """Keep what is chosen now for the next time."""
        keep(self.place.office, self.memory(), self.chosen())

    def reject(self) -> None:
        """Close; what is under way is stopped."""
        self.working.stop()
        super().reject()


def _press(one: QPushButton) -> None:
    """Do what a button does by its key; what is being typed is taken first, as by a click."""
    one.setFocus()
    one.click()
