"""The live preview at the right: what becomes of the form, typeset anew after each change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language import translate
from ui.appearance import Space
from ui.jobs import Job
from ui.printing.page_view import FIT, PageView
from ui.printing.typesetting import Written, images, typeset
from ui.printing.wanted import Wanted, write
from ui.widgets.pieces import Banner, button, frame, row, words
from ui.widgets.working import Working

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from PySide6.QtGui import QImage

    from app.errors import Trouble
    from app.ledger.forms import Form
    from app.ledger.questions import Question
    from app.progress import Progress
    from ui.page import Workplace
    from ui.printing.typesetting import Typeset

PAUSE_MS = 250
"""So long after the last change it is typeset."""
KEPT_IMAGES = 6
MOST = 200
"""So many records stand on the preview; more of them would say no more of the form."""


class LivePreview(QWidget):
    """Shows the first records on the form as it is now; the newest form wins.

    What was there stays until the new pages are drawn, also where the form cannot be typeset.

    Args:
        place: the office, and what works for it.
        question: which records.
    """

    def __init__(self, place: Workplace, question: Question) -> None:
        super().__init__()
        self._place = place
        self._question = question
        self._asks: Mapping[str, str] = {}
        self._form: Form | None = None
        self.typeset: Typeset | None = None
        self.pages = PageView()
        self.pages.wanted.connect(self._draw)
        self.pages.zoomed.connect(self._show_extent)
        self.pages.reached.connect(self._show_extent)
        self.problem = Banner("", "danger", "error")
        self.left_out = Banner("", "warning", "warning")
        self.problem.hide()
        self.left_out.hide()
        self._extent = words(kind="hint")
        self.working = Working(place.jobs)
        policy = self.working.sizePolicy()
        policy.setRetainSizeWhenHidden(False)
        self.working.setSizePolicy(policy)
        smaller, larger = button("", picture="zoom-out"), button("", picture="zoom-in")
        for one, name, act in (
            (smaller, self.tr("缩小（Ctrl+减号）"), self.pages.shrink),
            (larger, self.tr("放大（Ctrl+加号）"), self.pages.grow),
        ):
            one.setToolTip(name)
            one.setAccessibleName(name)
            one.setAutoDefault(False)
            one.clicked.connect(act)
        self.fit = button(self.tr("页宽(&W)"))
        self.fit.setAutoDefault(False)
        self.fit.clicked.connect(lambda: self.pages.set_zoom(FIT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for one in (self.problem, self.left_out):
            layout.addWidget(one)
        layout.addWidget(self.pages, 1)
        foot = frame("foot")
        line = row(self._extent, self.working, None, smaller, larger, self.fit)
        line.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        foot.setLayout(line)
        layout.addWidget(foot)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._set_type)

    def show_form(self, form: Form, asks: Mapping[str, str]) -> None:
        """Show a form as soon as nothing more is changed for a moment."""
        self._form, self._asks = form, asks
        self._pause.start(PAUSE_MS if self.typeset else 0)

    def stop(self) -> None:
        """Let go of what is under way."""
        self._pause.stop()
        self.working.stop()

    # ---- typesetting
    def _set_type(self) -> None:
        if self._form is None:
            return
        office, form = self._place.office, self._form
        wanted = Wanted(
            question=self._question, form=form, asks=self._asks, blank=form.blank, most=MOST
        )

        def set_type(out: BinaryIO, progress: Progress) -> Written:
            printed = write(office, wanted, out, progress)
            if not printed.rows and form.layout != "counts" and not form.blank:
                # no record shows what stands where, so an empty form must
                out.seek(0)
                out.truncate()
                printed = write(office, replace(wanted, blank=True), out, progress)
            return Written(printed.rows, printed.missing, tuple(map(str, printed.left_out)))

        job = Job(
            self.tr("正在排版"),
            lambda progress: typeset(set_type, progress),
            self._show,
            self._complain,
            channel=f"design {id(self)}",
            owner=self,
        )
        self.working.watch(self._place.jobs.run(job))

    def _show(self, done: Typeset) -> None:
        is_first = self.typeset is None
        page = self.pages.verticalScrollBar().value()
        self.typeset = done
        self.problem.hide()
        told = list(done.left_out)
        missing = "　".join(done.missing)
        if missing:
            told.append(self.tr("这些字没有字体，印出来是方框：{missing}").format(missing=missing))
        self.left_out.say("；".join(told))
        self.left_out.setVisible(bool(told))
        self.pages.show_pages(done.sizes)
        if not is_first:
            self.pages.verticalScrollBar().setValue(page)
        self._show_extent()

    def _complain(self, trouble: Trouble) -> None:
        """Say in one sentence what is wrong; the pages stay as they were."""
        self.problem.say(f"{trouble.title}。{trouble.advice}" if trouble.advice else str(trouble))
        self.problem.show()

    def _show_extent(self, *_what: object) -> None:
        if self.typeset:
            said = self.tr("第 {page} 页，共 {pages} 页")
            pages = len(self.typeset.sizes)
            self._extent.setText(said.format(page=self.pages.page + 1, pages=pages))
            if self.typeset.rows >= MOST:
                sheet = self._place.office.registry[self._question.ledger].sheet
                more = self.tr("（只排了前 {count} {measure}）")
                measure = translate(sheet.measure)
                self._extent.setText(self._extent.text() + more.format(count=MOST, measure=measure))

    # ---- drawing
    def _draw(self, numbers: list[int], width: int) -> None:
        if self.typeset is None:
            return
        pdf = self.typeset.pdf
        job = Job(
            self.tr("正在画出页面"),
            lambda progress: images(pdf, numbers, width, progress),
            self._show_images,
            channel=f"design-pages {id(self)}",
            owner=self,
        )
        self._place.jobs.run(job)

    def _show_images(self, found: dict[int, QImage]) -> None:
        for number, image in found.items():
            self.pages.show_image(number, image, KEPT_IMAGES)
