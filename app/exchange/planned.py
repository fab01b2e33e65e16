"""The rows of a plan: what would become of each, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ledger.questions import Record
    from app.ledger.row_reading import Problem
    from app.values.reading import Raw
    from db.shape import Value

Mode = Literal["update", "fill", "skip"]
"""What happens to records that are there: given cells replace, only empty fields are filled, or
they stay as they are. An empty cell never wipes a value; one that says 清空 does."""
Action = Literal["new", "changed", "same", "rejected"]

MODES: tuple[Mode, ...] = ("update", "fill", "skip")


@dataclass(frozen=True)
class RowProblem:
    """What is to be said of one cell of a file.

    Attributes:
        row: the row's number as the clerk sees it.
        problem: the field, the sentence, how bad it is.
    """

    row: int
    problem: Problem


@dataclass(frozen=True)
class FieldChange:
    """What would become of one field."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True)
class PlannedRow:
    """What would become of one row.

    Attributes:
        number: the row's number as the clerk sees it.
        action: see `Action`.
        record: the record that it speaks of; None for a new one.
        values: what would be stored: of a new record everything, of others what changes.
        names: field → names of records that belong to this one.
        cells: the row's cells, for the file of rejected rows.
        problems: what is to be said.
        emptied: fields that the record has, and whose cells are empty: they stay.
    """

    number: int
    action: Action
    record: Record | None
    values: Mapping[str, Value]
    names: Mapping[str, tuple[str, ...]]
    cells: Sequence[Raw]
    problems: tuple[Problem, ...]
    emptied: frozenset[str] = frozenset()

    @property
    def changes(self) -> list[FieldChange]:
        """What would be stored, for people: field by field, with what stands there now."""
        before = self.record.values if self.record else {}
        return [FieldChange(name, before.get(name), new) for name, new in self.values.items()]
