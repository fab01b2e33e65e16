"""Filling in a file from above: file, what goes where, what would be written, done."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from app.filling.chosen import Chosen
from app.filling.documents import Document, fill_documents, preview_document
from app.filling.fill import Filling, fill, preview
from app.filling.layouts import fillable, remember_layout
from app.language import translate
from app.ledger.questions import Question
from ui.filling.file_page import BlankPage
from ui.filling.opening import Opened, opened, opened_for
from ui.filling.places_page import PlacesPage
from ui.filling.preview_page import PreviewPage
from ui.filling.saved_page import SavedPage
from ui.filling.saying import counts_of, notes_of
from ui.filling.where_to import PURPOSE, file_for, folder_for_documents, folder_for_forms
from ui.jobs import Lane
from ui.tell import tell
from ui.widgets.calm_combo_box import Choice
from ui.widgets.choosing import Wanted, file_to_open
from ui.widgets.walk import Walk

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from app.errors import Trouble
    from app.filling.fill import Saved
    from app.filling.layouts import Layout
    from app.filling.results import Report
    from app.progress import Progress
    from ui.filling.opening import Wish
    from ui.page import Workplace

CHANNEL = "fill"


class Step(IntEnum):
    """The pages in order."""

    FILE = 0
    PLACES = 1
    PREVIEW = 2
    DONE = 3


class FillWizard(Walk):
    """Leads through filling a file.

    Args:
        place: the office, and what works for it.
        wish: which records.
        path: the file, if it is known.
        parent: the window.
    """

    def __init__(
        self, place: Workplace, wish: Wish, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(place, CHANNEL, parent)
        self.setWindowTitle(self.tr("填上级发的表"))
        self._wish = wish
        self._opened: Opened | None = None
        self._document: Document | None = None
        self._at = 0
        self._layout: Layout | None = None
        self.file_page, self.places_page = BlankPage(), PlacesPage()
        self.preview_page, self.saved_page = PreviewPage(), SavedPage()
        names = (self.tr("选文件"), self.tr("哪里填什么"), self.tr("看看会怎样"), self.tr("完成"))
        pages = (self.file_page, self.places_page, self.preview_page, self.saved_page)
        self.lay_out(names, pages)
        self._connect()
        self._go(Step.FILE)
        if path:
            self.open_file(path)

    def _connect(self) -> None:
        self.back.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.file_page.wanted.connect(self._choose_file)
        self.file_page.dropped.connect(self.open_file)
        self.places_page.ledger_chosen.connect(self._take_ledger)
        self.places_page.sheet_chosen.connect(self._show_sheet)
        self.places_page.field_chosen.connect(self._take_field)
        self.preview_page.changed.connect(self._look_ahead)

    # ---- from page to page
    @property
    def step(self) -> Step:
        """Which page is shown."""
        return Step(self.shown)

    def _go(self, step: Step) -> None:
        said = {Step.DONE: self.tr("完成"), Step.PREVIEW: self.tr("填好并保存(&S)…")}
        self.go(step, said.get(step, self.tr("下一步(&N)")))

    def _go_back(self) -> None:
        is_short = self.step is Step.PREVIEW and self._document is not None
        self._go(Step.FILE if is_short else Step(self.step - 1))

    def _go_on(self) -> None:
        match self.step:
            case Step.FILE:
                self._choose_file()
            case Step.PLACES:
                self._go_to_preview()
            case Step.PREVIEW:
                self._save()
            case Step.DONE:
                self.accept()

    # ---- the file
    def _choose_file(self) -> None:
        kinds = self.tr("表格和文书 (*.xlsx *.xlsm *.docx);;所有文件 (*)")
        wanted = Wanted(self.tr("选择上级发的表"), kinds, PURPOSE)
        path = file_to_open(self.place.office, self, wanted)
        if path:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Look into a file."""
        self.file_page.forget()
        office = self.place.office
        first = office.registry[self._wish.question.ledger]
        self._opened = self._document = None
        self.run(
            self.tr("正在读表格"),
            lambda progress: opened(office, path, first, progress),
            self._take_opened,
            self._refuse,
        )

    def _take_ledger(self, ledger: str) -> None:
        if self._opened is None:
            return
        office, template = self.place.office, self._opened.template

        def refuse(trouble: Trouble) -> None:
            tell(self, trouble)
            self._show_sheet(self._at)

        self.run(
            self.tr("正在读表格"),
            lambda _progress: opened_for(office, template, office.registry[ledger]),
            self._take_opened,
            refuse,
        )

    def _refuse(self, trouble: Trouble) -> None:
        self._go(Step.FILE)
        self.file_page.refuse(trouble)

    def _take_opened(self, found: Opened | Document) -> None:
        if isinstance(found, Document):
            self._document = found
            self._go_to_preview()
            return
        self._opened = found
        self._go(Step.PLACES)
        self._show_sheet(0)

    def _show_sheet(self, number: int) -> None:
        opened = self._opened
        if opened is None:
            return
        self._at, self._layout = number, opened.layouts[number]
        ledgers = [
            Choice(one.__tablename__, translate(one.sheet.title))
            for one in self.place.office.registry
        ]
        sheets = [one.sheet.grid.name for one in opened.layouts]
        page = self.places_page
        page.offer(ledgers, opened.declared.__tablename__, sheets, number)
        fields = [
            Choice(one.name, translate(one.label))
            for one in opened.declared.fields.values()
            if fillable(one)
        ]
        page.show_places(opened.pictures[number], self._layout.targets, fields)
        self._describe()

    def _describe(self) -> None:
        opened, layout = self._opened, self._layout
        if opened is None or layout is None:
            return
        said = (
            self.tr("这是一人一份的表，会给每个人填一份。{places} 处里对上了 {known} 处；")
            if layout.is_form
            else self.tr("这是一人一行的表。{places} 列里对上了 {known} 列；")
        ).format(places=len(layout.targets), known=layout.known)
        more = self.tr("绿色的会填，黄色的空着。不对的，在右边改，下次会记得。")
        self.places_page.describe(opened.template.path.name, said + more)
        self.next.setEnabled(layout.known > 0)

    def _take_field(self, where: str, field: str) -> None:
        if self._layout is not None:
            self._layout = self._layout.with_field(where, field)
            self._describe()

    # ---- what would be written
    @property
    def _ledger(self) -> str:
        return self._opened.declared.__tablename__ if self._opened else self._wish.question.ledger

    def _go_to_preview(self) -> None:
        office, layout = self.place.office, self._layout
        declared = office.registry[self._ledger]
        if self._opened is not None and layout is not None:
            remember_layout(office, declared, layout)
        is_form = self._document is not None or (layout is not None and layout.is_form)
        some = self._wish.uids if self._ledger == self._wish.question.ledger else ()
        measure = translate(declared.sheet.measure)
        said = self.tr("选中的 {count} {measure}(&C)").format(count=len(some), measure=measure)
        self.preview_page.offer(
            self._all_words(measure),
            said if some else "",
            # one row is always selected: for a list that says nothing
            some_first=len(some) > 1 or (is_form and bool(some)),
            hides=any(one.masked for one in declared.fields.values()),
            takes_back=self._document is None,
        )
        self._go(Step.PREVIEW)
        self._look_ahead()

    def _all_words(self, measure: str) -> str:
        wish = self._wish
        if self._ledger != wish.question.ledger or wish.question.finds_all:
            return self.tr("全部(&A)")
        if wish.found is None:
            return self.tr("表里显示的全部(&A)")
        said = self.tr("表里显示的全部 {count} {measure}(&A)")
        return said.format(count=wish.found, measure=measure)

    def _chosen(self) -> Chosen:
        wish, page = self._wish, self.preview_page
        if self._ledger != wish.question.ledger:
            return Chosen(Question(self._ledger), None, page.purpose, page.day)
        uids = wish.uids if page.some.isChecked() and wish.uids else None
        return Chosen(wish.question, uids, page.purpose, page.day)

    def _filling(self) -> Filling | None:
        if self._opened is None or self._layout is None:
            return None
        return Filling(
            self._opened.template,
            self._layout,
            self._chosen(),
            self.preview_page.overwrite.isChecked(),
        )

    def _look_ahead(self) -> None:
        if self.step is not Step.PREVIEW:
            return
        office, filling, document = self.place.office, self._filling(), self._document
        chosen = self._chosen()
        self.next.setEnabled(False)

        def look(progress: Progress) -> Report:
            if document is not None:
                return preview_document(office, document, chosen, progress)
            assert filling is not None
            return preview(office, filling, progress)

        def refuse(trouble: Trouble) -> None:
            tell(self, trouble)
            self._go_back()

        self.run(self.tr("正在试填"), look, self._show_report, refuse, lane=Lane.WORK)

    def _show_report(self, report: Report) -> None:
        is_form = self._document is not None or (self._layout is not None and self._layout.is_form)
        counts = counts_of(self, report, is_form=is_form)
        self.preview_page.show_report(report, counts, notes_of(self, report))
        self.next.setEnabled(self.preview_page.is_ready and report.records > 0)

    # ---- doing it
    def _save(self) -> None:
        target = self._target()
        if target is None:
            return
        office, filling, document = self.place.office, self._filling(), self._document
        chosen = self._chosen()

        def write(progress: Progress) -> Saved:
            if document is not None:
                return fill_documents(office, document, chosen, target, progress)
            assert filling is not None
            return fill(office, filling, target, progress)

        self.begin_writing()
        self.run(
            self.tr("正在填表"), write, self._show_saved, self._tell, cancelled=self.end_writing
        )

    def _target(self) -> Path | None:
        """Where it is saved: a file for a list, a folder for forms."""
        office = self.place.office
        if self._document is not None:
            return folder_for_documents(office, self, self._document)
        if self._opened is None or self._layout is None:
            return None
        ask = folder_for_forms if self._layout.is_form else file_for
        return ask(office, self, self._opened.template, self._layout)

    def _tell(self, trouble: Trouble) -> None:
        self.end_writing()
        tell(self, trouble)

    def _show_saved(self, saved: Saved) -> None:
        self.end_writing()
        count = len(saved.paths)
        title = (
            self.tr("填好了，一共 {records} 条").format(records=saved.report.records)
            if count == 1
            else self.tr("填好了，一共 {count} 份").format(count=count)
        )
        self.saved_page.show_saved(title, saved.paths, notes_of(self, saved.report))
        self._go(Step.DONE)
