"""One page for any ledger: its table, its search and filters, its form."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from app.language import translate
from app.ledger.codes import CODES
from app.ledger.fields import Children, Link, People
from app.saved_views import SavedView
from ui.ledger.actions import Actions
from ui.ledger.column_actions import ColumnActions
from ui.ledger.columns import ColumnMemory
from ui.ledger.form_side import FormSide
from ui.ledger.keeping import keeper
from ui.ledger.list_pane import ListPane
from ui.ledger.listing import Listing
from ui.ledger.sides import Sides
from ui.ledger.views import Views
from ui.ledger.way_back import WayBack
from ui.page import Page
from ui.widgets.keys import on_keys

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from app.ledger.questions import Question
    from app.ledger.registry import Registry
    from ui.ledger.reading import Answer
    from ui.page import Workplace

"""The ledger in which an office changes its code tables; labels everywhere depend on it."""


class LedgerPage(Page):
    """The page of one ledger.

    Args:
        place: the window's.
        ledger: the ledger's name.
    """

    def __init__(self, place: Workplace, ledger: str, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.ledger = ledger
        registry = place.office.registry
        self._sheet = registry[ledger].sheet
        self._related = _related(registry, ledger)
        self._parts = frozenset(part.__tablename__ for part, _link in registry.parts(ledger))
        self._is_stale = True
        self._form: FormSide | None = None
        declared = registry[ledger]
        memory = ColumnMemory(place.office, declared, "page", keep=keeper(place))
        self.listing = Listing(place, declared, memory, self)
        self.pane = ListPane(place, declared, self.listing.table)
        self.pane.filters.asked = lambda: self.listing.question
        columns = ColumnActions(place, self.listing, memory, self.pane)
        self.doing = Actions(place, self.listing, columns, self.pane)
        self.sides = Sides(place.office, ledger, self.pane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.way_back = WayBack()
        layout.addWidget(self.way_back)
        layout.addWidget(self.sides)
        self._connect()
        self.views = Views(place, declared, self.listing, memory, self.pane)
        self.views.shown.connect(self.way_back.leave)

    def _connect(self) -> None:
        pane, listing, table = self.pane, self.listing, self.listing.table
        pane.search.searched.connect(self._leave_way)
        pane.search.searched.connect(listing.search)
        pane.search.left.connect(self._go_to_rows)
        pane.filters.changed.connect(self._filter)
        self.way_back.all_wanted.connect(self.show_all)
        pane.filter_button.toggled.connect(pane.filters.setVisible)
        pane.show_all.clicked.connect(self.show_all)
        pane.add.clicked.connect(self.add)
        pane.add_first.clicked.connect(self.add)
        listing.begun.connect(self._show_beginning)
        listing.counting.connect(self._say_counting)
        listing.answered.connect(self._show_answer)
        listing.missed.connect(self._say_missed)
        table.opened.connect(self.open_record)
        table.typed.connect(self._search_typed)
        self.doing.opened.connect(self.open_record)
        self.doing.in_place.form_wanted.connect(self.open_field)
        on_keys(QKeySequence.StandardKey.New, self, self.add)
        on_keys("Alt+Left", self, self.way_back.go_back)
        on_keys("Ctrl+Shift+F", self, pane.filters.offer)

    @property
    def form(self) -> FormSide:
        """The form; made when it is first wanted."""
        if self._form is None:
            self._form = FormSide(self.place, self.ledger, self.listing, self.doing, self.sides)
        return self._form

    # ---- what the window asks
    def came_up(self) -> None:
        """Read what is shown, if it may have changed."""
        if self._is_stale:
            self._is_stale = False
            self._read(self._related | self._parts)
        if not self.sides.is_list_hidden:
            self.listing.table.setFocus()

    def changed(self, ledgers: frozenset[str]) -> None:
        """Read again what may have changed; nothing that is being typed is lost."""
        if not ledgers & (self._related | self._parts):
            return
        if self.isVisible():
            self._read(ledgers)
        else:
            self._is_stale = True

    def _read(self, ledgers: frozenset[str]) -> None:
        is_related = bool(ledgers & self._related)
        if is_related:
            self.listing.refresh()
        if self._form is not None:
            self._form.refresh(ledgers, is_related=is_related)

    def may_leave(self) -> bool:
        """Whether the page may be left; asks where something typed is not saved."""
        if not self.doing.in_place.finish():
            return False
        return self._form is None or self._form.editing.may_leave()

    def begin_search(self) -> None:
        """Put the cursor into the search box."""
        if self.sides.is_list_hidden and not self.form.close():
            return
        self.pane.search.setFocus()
        self.pane.search.selectAll()

    def search_for(self, text: str) -> None:
        """Show what these words find, and nothing else."""
        self.pane.filters.clear()
        self.begin_search()
        self.pane.search.setText(text)

    def show_record(self, uid: bytes) -> None:
        """Go to a record: in the table, and in the form."""
        self.listing.reveal(uid)
        self.form.open(uid)

    # ---- the form
    def add(self) -> None:
        """Add a record."""
        self.form.add()

    def open_record(self, uid: bytes) -> None:
        """Show a record in the form, and put the cursor there."""
        self.form.open(uid)

    def open_field(self, uid: bytes, field: str) -> None:
        """Show a record in the form, and put the cursor into one of its fields."""
        self.form.open(uid)
        if self.form.editing.uid == uid and field in self.form.body.rows:
            self.form.body.focus_on(field)

    # ---- the list
    def show_all(self) -> None:
        """Take the search and the filters away, and show the view that leaves nothing out."""
        self.views.show(SavedView())
        self._say_filters()

    def show_rows(self, question: Question, said: str, back: Callable[[], None]) -> None:
        """Show what a question finds, and nothing else.

        Args:
            question: of this ledger.
            said: whence one comes, in a few words.
            back: goes back there.
        """
        if self.sides.is_list_hidden and not self.form.close():
            return
        self.views.show(SavedView(where=question.where, search=question.search))
        if question.units:
            # whose records are shown is no filter that could be set by hand
            self.listing.ask(replace(self.listing.question, units=question.units))
        self._say_filters()
        self.way_back.show_way(said, back)

    def _leave_way(self, *_what: object) -> None:
        """Somebody looks for something else than he came for: all offices are meant again."""
        self.way_back.leave()
        if self.listing.question.units:
            self.listing.question = replace(self.listing.question, units=())

    def _filter(self) -> None:
        self._leave_way()
        filters = self.pane.filters
        self._say_filters()
        self.listing.filter(filters.conditions, got_to=filters.got_to, in_review=filters.in_review)

    def _say_filters(self) -> None:
        count = self.pane.filters.count
        text = self.tr("筛选（{count}）").format(count=count) if count else self.tr("筛选")
        self.pane.filter_button.setText(text)

    def _search_typed(self, text: str) -> None:
        self.pane.search.setFocus()
        self.pane.search.insert(text)

    def _go_to_rows(self) -> None:
        if self.listing.found:
            self.listing.table.go_to(max(self.listing.table.currentIndex().row(), 0))
            self.listing.table.setFocus()

    def _show_answer(self, answer: Answer) -> None:
        told = self.tr("{ledger}　{total} {measure}") if answer.total else "{ledger}"
        if answer.is_part:
            told = self.tr("{ledger}　共 {total} {measure}，筛选出 {found} {measure}")
        self.titled.emit(
            told.format(
                ledger=translate(self._sheet.title),
                total=f"{answer.total:,}",
                found=f"{answer.found:,}",
                measure=translate(self._sheet.measure),
            )
        )
        self.pane.filters.show_shared(is_shared=answer.is_shared)
        self._say_filters()
        self.pane.show_count(found=answer.found, total=answer.total)

    def _show_beginning(self, answer: Answer) -> None:
        self.pane.show_count(found=answer.found, total=answer.total)

    def _say_counting(self) -> None:
        told = self.tr("{ledger}　正在数…")
        self.titled.emit(told.format(ledger=translate(self._sheet.title)))

    def _say_missed(self) -> None:
        self.place.say(self.tr("这条记录不在现在的查找和筛选结果里"))


def _related(registry: Registry, ledger: str) -> frozenset[str]:
    """The ledgers whose records are shown in rows of this one."""
    found = {ledger, CODES}
    for one in registry[ledger].fields.values():
        if isinstance(one, (Link, People)):
            found.add(one.to)
        elif isinstance(one, Children):
            found.add(one.ledger)
    return frozenset(found)
