"""What the table asks of its ledger, and where it stands when the answer comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.ledger.questions import Question
from ui.jobs import Job, Lane
from ui.ledger.chosen import Chosen
from ui.ledger.model import MARK, LedgerModel
from ui.ledger.reading import Hold, PageReader
from ui.ledger.table import LedgerTable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Field
    from app.ledger.paging import Arrangement
    from app.ledger.questions import Condition, Order
    from app.sync.reach import Where
    from ui.ledger.columns import ColumnMemory
    from ui.ledger.reading import Answer
    from ui.page import Workplace

COUNTING_MS = 300
"""Counting that takes so long is said; before that it would only flicker."""
MOST_AT_ONCE = 2000
"""Texts of more rows than that are not read before what the screen waits for."""


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
        begun: the first rows are there, and not yet counted how many there are: their `Answer`.
        counting: counting takes a while.
        answered: all rows are there: their `Answer`.
        missed: a record that was looked for is not among the rows.
    """

    begun = Signal(object)
    counting = Signal()
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
        self._chosen = Chosen(self.table, self._model, self)
        self.question = Question(declared.__tablename__)
        self._sought = b""
        self._is_sorting = False
        self._stood = 0
        self._counting = QTimer(self, singleShot=True, interval=COUNTING_MS)
        self._counting.timeout.connect(self.counting)
        self._model.changing.connect(self._note_place)
        self._model.answered.connect(self._settle)
        self.table.ordered.connect(self.sort)

    @property
    def found(self) -> int:
        """How many rows there are."""
        return self._model.rowCount()

    @property
    def is_counted(self) -> bool:
        """Whether it is known how many rows there are."""
        return self._model.answer is not None and self._model.answer.is_counted

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
        self._is_sorting = True
        self._ask(replace(self.question, order=orders), from_top=self.table.is_at_top)

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
        self._counting.stop()

    def _ask(self, question: Question, *, from_top: bool = False) -> None:
        self.question = question
        self._counting.stop()
        if from_top:
            self.table.scrollToTop()
        self._model.ask(question, self._hold, from_top=from_top)

    # ---- where the table stands
    def _hold(self) -> Hold:
        """What is to be found again."""
        shown = self.table.shown_rows()
        chosen = self._chosen
        others = frozenset(one for one in (self._sought, chosen.current) if one)
        tops = self._in_view(shown)
        chosen.hold()
        self._is_sorting = False
        return Hold(shown, tops, chosen.uids, others, chosen.unread, chosen.before)

    def _in_view(self, shown: range) -> Mapping[bytes, int]:
        """The records in view that are to stay there, the dearest first.

        Where all is sorted anew that is the current one. Who looks at the very beginning goes on
        looking at it.
        """
        if self.table.is_at_top:
            return {}
        rows = ((at, self._model.row_at(row)) for at, row in enumerate(shown))
        found = {row.uid: at for at, row in rows if row is not None}
        current = self._chosen.current
        if self._is_sorting and current in found:
            return {current: found[current], **found}
        return found

    def _note_place(self) -> None:
        self._stood = self.table.verticalScrollBar().value()

    def _settle(self, answer: Answer) -> None:
        self.table.fit_number()
        self.table.setColumnHidden(MARK, not answer.is_shared)
        high = self.table.verticalHeader().defaultSectionSize()
        self.table.scroll_to(self._stood + answer.down * high)
        missing = self._chosen.find_again(answer)
        if not answer.is_counted:
            self._counting.start()
            self.begun.emit(answer)
            return
        self._counting.stop()
        self.answered.emit(answer)
        self._go_to_sought(answer.places)
        if missing:
            self._places(missing, self._chosen.add)

    def reveal(self, uid: bytes) -> None:
        """Go to a record when the rows are there; they may just have changed."""
        self._sought = uid
        self.refresh()

    def _go_to_sought(self, places: Mapping[bytes, int]) -> None:
        uid = self._sought
        if not uid:
            return
        self._sought = b""
        place = places.get(uid, self._model.place_of(uid))
        if place is None:
            self.missed.emit()
        else:
            self._chosen.go_to(uid, place)

    def _places(self, uids: frozenset[bytes], use: Callable[[Mapping[bytes, int]], None]) -> None:
        """Find where records stand that nobody asked for with the question."""
        arrangement = self._arrangement
        if arrangement is None:
            return
        self._jobs.run(
            Job(
                self.tr("查找记录"),
                lambda _progress: self._reader.places(arrangement, uids),
                use,
                channel=f"place {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )

    def step(self, rows: int) -> None:
        """Go so many rows down, or up."""
        to = self.table.currentIndex().row() + rows
        if 0 <= to < self._model.rowCount():
            self.table.go_to(to)

    # ---- what is selected
    def with_selected(self, act: Callable[[list[bytes]], None]) -> None:
        """Do something with the records that are selected, as soon as their ids are known."""
        known, spans = self._chosen.in_order()
        if spans and self._arrangement is not None:
            self._read_uids(self._arrangement, spans, act, "selected")
        else:
            act(known)

    def with_rows(self, rows: list[range], act: Callable[[list[bytes]], None]) -> None:
        """Do something with the records that stand in some rows, also beyond what is read."""
        if self._arrangement is not None:
            self._read_uids(self._arrangement, rows, act, "rows at")

    @property
    def _arrangement(self) -> Arrangement | None:
        return self._model.answer.arrangement if self._model.answer else None

    def _read_uids(
        self,
        arrangement: Arrangement,
        rows: list[range],
        act: Callable[[list[bytes]], None],
        what: str,
    ) -> None:
        self._jobs.run(
            Job(
                self.tr("读取记录"),
                lambda _progress: self._reader.uids(arrangement, rows),
                act,
                channel=f"{what} {id(self)}",
                owner=self,
                lane=Lane.READ,
            )
        )

    def with_texts(self, use: Callable[[list[list[str]]], None]) -> None:
        """Do something with the texts of the rows that are selected."""
        answer, fields = self._model.answer, list(self._model.fields)
        rows = self.table.selected_rows()
        if answer is None:
            return
        is_short = sum(map(len, rows)) <= MOST_AT_ONCE
        self._jobs.run(
            Job(
                self.tr("复制"),
                lambda progress: self._reader.texts(answer, fields, rows, progress),
                use,
                channel=f"texts {id(self)}",
                owner=self,
                lane=Lane.READ if is_short else Lane.WORK,
            )
        )
