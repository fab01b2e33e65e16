"""Columns that are kept as they came, since the ledger has no field for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.exchange.mapping import EXTRA
from app.exchange.wiping import is_wipe
from app.language import Message
from app.ledger.extras import read_extras, with_extras
from app.ledger.fields.texts import hide_numbers
from app.ledger.row_reading import Problem
from app.values.reading import is_blank, quoted, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.exchange.planned import Mode
    from app.exchange.tables import TableRow
    from app.ledger.base import Ledger
    from app.ledger.fields import Around, Field
    from app.ledger.questions import Record
    from app.values.reading import Raw
    from db.shape import Value


class KeptColumns:
    """Those of one table, all of which one field of a record takes.

    Args:
        declared: the ledger.
        fields: for each cell of a row the name of what takes it; see `EXTRA`.
        mode: see `Mode`.
        around: what fields are read with.

    Attributes:
        field: the field's name; empty: nothing is kept.
    """

    def __init__(
        self, declared: type[Ledger], fields: Sequence[str], mode: Mode, around: Around
    ) -> None:
        extras = declared.sheet.extras
        self._headings = [
            (at, name.removeprefix(EXTRA))
            for at, name in enumerate(fields)
            if extras and name.startswith(EXTRA)
        ]
        self.field = extras if self._headings else ""
        self._fields, self._mode, self._around = declared.fields, mode, around

    def read(
        self, row: TableRow, given: Mapping[str, Value], record: Record | None
    ) -> tuple[dict[str, Value], list[Problem]]:
        """What the field is to hold, beside what is kept of the record already.

        Args:
            row: the row.
            given: what it says of the fields.
            record: the record that it speaks of; None for a new one.

        Returns:
            The field's value, nothing where it stays; and what is to be said.
        """
        if not self.field or (self._mode == "skip" and record):
            return {}, []
        field = self._fields[self.field]
        stored = record.values[self.field] if record else None
        there = read_extras(stored if isinstance(stored, str) else None)
        brought: dict[str, str] = {}
        problems: list[Problem] = []
        for at, heading in self._headings:
            cell, known = row.cells[at], there.get(heading, "")
            if is_blank(cell) or (self._mode == "fill" and known):
                continue
            shown = field.mask(known)
            if shown != known and field.is_hidden(cell):
                if text_of(cell) != text_of(shown):
                    problems.append(not_whole(field, cell))
                continue
            brought[heading] = "" if is_wipe(cell) else _as_it_is(cell)
        before = given.get(self.field, stored)
        whole = with_extras(before if isinstance(before, str) else None, brought)
        if whole == stored:
            return {}, problems
        try:
            field.read(whole, self._around)
        except Unreadable as error:
            return {}, [*problems, Problem(field.name, field.label, error.message, "error")]
        return {self.field: whole}, problems


def not_whole(field: Field, cell: Raw) -> Problem:
    """What is said of a cell in which digits are hidden, and which is not what we have shown."""
    text = hide_numbers(quoted(cell))  # another number beside it may be whole
    message = Message("“{text}”中间是遮盖的，不能导入，请填完整的号码", {"text": text})
    return Problem(field.name, field.label, message, "error")


def _as_it_is(cell: Raw) -> str:
    return cell if isinstance(cell, str) else text_of(cell)
