"""What the table asks of its ledger, and where it stands when the answer comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.ledger.questions import Question
from ui.jobs import Job
from ui.ledger.model import MARK, LedgerModel
from ui.ledger.reading import PageReader
from ui.ledger.table import LedgerTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.questions import Condition, Order
    from app.sync.reach import Where
    from ui.ledger.columns import ColumnMemory
    from ui.ledger.reading import Answer
    from ui.page import Workplace


class Listing(QObject):
    """One table and its question.

    Args:
        place: the window's.
        declared: the ledger.
        memory: the table's columns.
        parent: lives as long as this.

    Attributes:
        table: the table.
        question: what it shows.

    Signals:
        answered: the rows are there: their `Answer`.
        missed: a record that was looked for is not among the rows.
    """

    answered = Signal(object)
    missed = Signal()

    def __init__(
        self, place: Workplace, declared: type[Ledger], memory: ColumnMemory, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._jobs = place.jobs
        self._memory = memory
        self._reader = PageReader(place.office, declared.__tablename__)
        self._model = LedgerModel(self._reader, place.jobs, memory.fields, self)
        self.table = LedgerTable(self._model, memory)
        self.question = Question(declared.__tablename__)
        self._sought = b""
        self._current: bytes | None = None
        self._selected: set[bytes] = set()
        self._model.answered.connect(self._settle)
        self.table.ordered.connect(self.sort)

    @property
    def found(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    @property
    def columns(self) -> Sequence[Field]:
        """The fields that the table shows, in order."""
        return self._model.fields

    # ---- asking
    def search(self, text: str) -> None:
        """Find these words."""
        self._ask(replace(self.question, search=text), from_top=True)

    def filter(
        self,
        conditions: tuple[Condition, ...],
        *,
        got_to: Where | None = None,
        in_review: bool = False,
    ) -> None:
        """Show what fulfils these conditions.

        Args:
            conditions: of fields.
            got_to: only records that have got just so far; None: all.
            in_review: only records that wait in review.
        """
        asked = replace(self.question, where=conditions, got_to=got_to, in_review=in_review)
        self._ask(asked, from_top=True)

    def sort(self, orders: tuple[Order, ...]) -> None:
        """Sort by these fields; none: as usual."""
        self.table.show_order(orders)
        self._ask(replace(self.question, order=orders))

    def ask(self, question: Question) -> None:
        """Ask something else."""
        self._ask(question, from_top=True)

    def refresh(self) -> None:
        """Ask the same again: something was written."""
        self._ask(self.question)

    def show_columns(self) -> None:
        """Show the columns that are remembered."""
        self._model.show_fields(self._memory.fields)
        self.table.fit()
        self.table.show_order(self.question.order)
        self.refresh()

    def stop(self) -> None:
        """Let go of what is being read."""
        self._model.stop()

    def _ask(self, question: Question, *, from_top: bool = False) -> None:
        self.question = question
        self._remember()
        shown = self.table.shown_rows()
        if from_top:
            self.table.scrollToTop()
            shown = range(len(shown))
        self._model.ask(question, shown)

    # ---- where the table stands
    def _remember(self) -> None:
        """Note by their ids which rows are selected; their numbers will be others."""
        if self._model.rowCount():
            self._current = self.table.current_uid() or self._current
            self._selected = {one for one in self.table.selected_uids() if one} or self._selected

    def _settle(self, answer: Answer) -> None:
        self.table.fit_number()
        self.table.setColumnHidden(MARK, not answer.is_shared)
        places = {uid: self._model.place_of(uid) for uid in self._selected}
        current = self._model.place_of(self._current) if self._current else None
        rows = [one for one in places.values() if one is not None]
        self.table.choose(current, rows)
        self.answered.emit(answer)
        if self._sought:
            self._go_to_sought()

    def reveal(self, uid: bytes) -> None:
        """Go to a record when the rows are there; they may just have changed."""
        self._sought = uid
        self.refresh()

    def _go_to_sought(self) -> None:
        uid, question = self._sought, self.question
        self._sought = b""
        place = self._model.place_of(uid)
        if place is not None:
            self.table.show_row(place)
            return
        self._jobs.run(
            Job(
                self.tr("查找记录"),
                lambda _progress: self._reader.place_of(question, uid),
                self._go_to,
                channel=f"place {id(self)}",
                owner=self,
            )
        )

    def _go_to(self, place: int | None) -> None:
        if place is None:
            self.missed.emit()
        else:
            self.table.show_row(place)

    def step(self, rows: int) -> None:
        """Go so many rows down, or up."""
        to = self.table.currentIndex().row() + rows
        if 0 <= to < self._model.rowCount():
            self.table.go_to(to)

    # ---- what is selected
    def with_selected(self, act: Callable[[list[bytes]], None]) -> None:
        """Do something with the records that are selected, as soon as their ids are known."""
        uids = self.table.selected_uids()
        known = [one for one in uids if one is not None]
        if len(known) == len(uids):
            act(known)
            return
        question, rows = self.question, self.table.selected_rows()
        self._jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: self._reader.uids(question, rows),
                act,
                channel=f"selected {id(self)}",
                owner=self,
            )
        )

    def with_rows(self, rows: list[range], act: Callable[[list[bytes]], None]) -> None:
        """Do something with the records that stand in some rows, also beyond what is read."""
        question = self.question
        self._jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: self._reader.uids(question, rows),
                act,
                channel=f"rows at {id(self)}",
                owner=self,
            )
        )

    def with_texts(self, use: Callable[[list[list[str]]], None]) -> None:
        """Do something with the texts of the rows that are selected."""
        question, fields = self.question, list(self._model.fields)
        rows = self.table.selected_rows()
        self._jobs.run(
            Job(
                self.tr("复制"),
                lambda _progress: self._reader.texts(question, fields, rows),
                use,
                channel=f"texts {id(self)}",
                owner=self,
            )
        )
