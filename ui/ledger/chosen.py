"""Which records of a table are selected, by their ids: their rows may be others any moment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.ledger.spans import size, spans_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.paging import Arrangement
    from ui.ledger.model import LedgerModel
    from ui.ledger.reading import Answer
    from ui.ledger.table import LedgerTable

FEW = 2000
"""Of so many rows that are selected the records are noted as soon as they are."""


class Chosen(QObject):
    """Notes which records are selected, and selects them again among other rows.

    What is selected by hand has been read, since it was in view. Of a span that reaches beyond
    what was read only the rows are known, until they are found again or acted on.

    Args:
        table: the table.
        model: its rows.
        parent: lives as long as this.

    Attributes:
        current: the record of the current row; stays where a search does not find it.
        uids: the records that are selected; also those that a search does not find.
        unread: rows that are selected too, and whose records have not been read.
        before: the arrangement in which these are rows.
    """

    def __init__(self, table: LedgerTable, model: LedgerModel, parent: QObject) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self.current: bytes | None = None
        self.uids: frozenset[bytes] = frozenset()
        self.unread: tuple[range, ...] = ()
        self.before: Arrangement | None = None
        self._places: dict[int, bytes] = {}
        self._is_all = False
        self._was_counted, self._rows = True, 0
        self._changes = self._held_at = 0
        table.selectionModel().selectionChanged.connect(self._note)
        table.moved.connect(self._note_current)
        table.all_chosen.connect(self._note_all)
        model.changing.connect(self._note_before)

    # ---- noting
    def _note(self) -> None:
        if self._model.is_changing:
            return
        rows, known = self._table.selected_rows(), dict[int, bytes]()
        if size(rows) <= FEW:
            found = ((at, self._uid(at)) for one in rows for at in one)
            known = {at: uid for at, uid in found if uid}
            rows = spans_of(at for one in rows for at in one if at not in known)
        self._take(known)
        self.unread, self._is_all = tuple(rows), False
        self.before = self._model.answer.arrangement if self._model.answer else None

    def _take(self, places: dict[int, bytes]) -> None:
        self._changes += 1
        self._places, self.uids = places, frozenset(places.values())
        self.unread = ()

    def _note_all(self) -> None:
        self._is_all = True

    def _note_current(self) -> None:
        if not self._model.is_changing:
            self.current = self._table.current_uid()

    def _note_before(self) -> None:
        self._learn()
        answer = self._model.answer
        self._was_counted, self._rows = answer is None or answer.is_counted, self._model.rowCount()

    def _learn(self) -> None:
        """What was selected before it was read has perhaps been read since."""
        answer = self._model.answer
        if answer is None or self.before is not answer.arrangement or size(self.unread) > FEW:
            return
        self.current = self._table.current_uid() or self.current
        rows = [at for one in self.unread for at in one]
        found = {at: row.uid for at in rows if (row := self._model.row_at(at))}
        self._places |= found
        self.uids |= frozenset(found.values())
        self.unread = tuple(spans_of(at for at in rows if at not in found))

    def go_to(self, uid: bytes, place: int) -> None:
        """Select one record, and make it the current one."""
        self._table.show_row(place)
        self.current, self._is_all = uid, False
        self._take({place: uid})

    def _uid(self, at: int) -> bytes | None:
        row = self._model.row_at(at)
        return row.uid if row else self._places.get(at)

    def in_order(self) -> tuple[list[bytes], list[range]]:
        """The records that are selected, in order; or where not all are known, their rows."""
        rows = self._table.selected_rows()
        if size(rows) > FEW:
            return [], rows
        uids = [self._uid(at) for one in rows for at in one]
        known = [one for one in uids if one]
        return (known, []) if len(known) == len(uids) else ([], rows)

    # ---- finding again
    def hold(self) -> None:
        """The records are about to be looked for among other rows."""
        self._learn()
        self._held_at = self._changes

    def find_again(self, answer: Answer) -> frozenset[bytes]:
        """Select the same records; gives those that somebody must still look for."""
        if self._is_all and self._is_still_all(answer):
            self._places, self.unread = {}, (range(answer.found),)
            self.before = answer.arrangement
            self._table.choose(self._place(answer, self.current), [range(answer.found)])
            return frozenset()
        held = answer.held if self._held_at == self._changes else None
        if held is not None:
            self.uids, self.unread = held, ()
        self._is_all = False
        places = {uid: self._place(answer, uid) for uid in self.uids}
        self._places = {at: uid for uid, at in places.items() if at is not None}
        self._choose(self._place(answer, self.current))
        if held is not None or not answer.is_counted:
            return frozenset()
        return frozenset(uid for uid, at in places.items() if at is None)

    def _is_still_all(self, answer: Answer) -> bool:
        """Whether no record has come that nobody meant."""
        return answer.found > 0 and (not self._was_counted or answer.found <= self._rows)

    def _place(self, answer: Answer, uid: bytes | None) -> int | None:
        if uid is None:
            return None
        place = answer.places.get(uid)
        is_looked_for = answer.held is not None and uid in answer.held
        return place if place is not None or is_looked_for else self._model.place_of(uid)

    def _choose(self, current: int | None) -> None:
        self._table.choose(current, spans_of(self._places))

    def add(self, places: Mapping[bytes, int]) -> None:
        """Some more have been found."""
        self._places |= {at: uid for uid, at in places.items() if uid in self.uids}
        index = self._table.currentIndex()
        self._choose(index.row() if index.isValid() else None)
