"""What importing a file would do, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING

from app.collecting import no_collecting
from app.exchange.marked import NOTHING
from app.exchange.matching import Matching
from app.exchange.planned import MODES, Action, FieldChange, Mode, PlannedRow, RowProblem
from app.exchange.row_planning import RowPlanning
from app.ledger.row_reading import Problem
from app.progress import watched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.exchange.mapping import ColumnMap
    from app.exchange.marked import Told
    from app.exchange.tables import TableRow
    from app.ledger.base import Ledger
    from app.office import Office
    from app.progress import Progress
    from db.journal.operations import Position

__all__ = [
    "MODES",
    "Action",
    "FieldChange",
    "Mode",
    "Plan",
    "PlannedRow",
    "RowProblem",
    "make_plan",
]


@dataclass(frozen=True)
class Plan:
    """What importing a file would do.

    Attributes:
        ledger: the ledger's name.
        mapping: the table and its columns.
        mode: see `Mode`.
        rows: every row of the table.
        position: the moment at which the plan was made.
        spoilt: cells in which the spreadsheet itself has noted an error.
    """

    ledger: str
    mapping: ColumnMap
    mode: Mode
    rows: tuple[PlannedRow, ...]
    position: Position
    spoilt: tuple[RowProblem, ...]

    @property
    def counts(self) -> Mapping[Action, int]:
        """How many rows of each sort."""
        found = Counter(one.action for one in self.rows)
        actions: tuple[Action, ...] = ("new", "changed", "same", "rejected")
        return {action: found[action] for action in actions}

    @property
    def emptied(self) -> int:
        """How many empty cells stand where a record has something; all of that stays."""
        return sum(len(one.emptied) for one in self.rows)

    @property
    def problems(self) -> list[RowProblem]:
        """Everything that is to be said, in order of rows."""
        found = [RowProblem(one.number, each) for one in self.rows for each in one.problems]
        return sorted((*self.spoilt, *found), key=lambda one: one.row)

    @property
    def rejected(self) -> list[PlannedRow]:
        """The rows that would not be taken."""
        return [one for one in self.rows if one.action == "rejected"]


def make_plan(
    office: Office,
    declared: type[Ledger],
    mapping: ColumnMap,
    mode: Mode,
    progress: Progress,
) -> Plan:
    """Plan the import of one table; nothing is written.

    Raises:
        Cancelled: through ``progress``.
    """
    numbers = mapping.table.numbers
    with no_collecting(), office.snapshot() as now:
        planning = RowPlanning(office, declared, mapping.fields, mode, now)
        matching = Matching(declared, now, office.unit)
        rows = list(mapping.table.rows)
        told = _told(planning, mapping, matching, rows)
        seen = watched(rows, len(numbers), progress)
        planned = tuple(
            planning.found(one, matching, each) for one, each in zip(seen, told, strict=True)
        )
        position = office.journal.log.position(now.connection)
    spoilt = tuple(
        RowProblem(one.row, Problem("", "", one.message, "error"))
        for one in mapping.table.sheet.problems
        if one.row in set(numbers)
    )
    return Plan(declared.__tablename__, mapping, mode, planned, position, spoilt)


def _told(
    planning: RowPlanning,
    mapping: ColumnMap,
    matching: Matching,
    rows: Sequence[TableRow],
) -> Iterable[Told]:
    """What our own marks tell of a table's rows."""
    if mapping.marks is None:
        return repeat(NOTHING, len(rows))
    told = planning.told(rows, mapping.marks, matching)
    for one in told:
        if one.record:
            matching.take(one.record)
    return told
