"""What importing a file would do, row by row, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import repeat
from typing import TYPE_CHECKING, Literal

from app.collecting import no_collecting
from app.exchange.headers import normalised
from app.exchange.likeness import says_nothing_new
from app.exchange.mapping import EXTRA, is_brought
from app.exchange.marked import NOTHING, MarkedRows
from app.exchange.matching import Matching
from app.following import missing_parts
from app.language import Message
from app.ledger.extras import read_extras, with_extras
from app.ledger.fields import Children
from app.ledger.row_reading import Problem, RowRead, RowReader, check_values
from app.progress import watched
from app.values.masks import is_masked
from app.values.reading import is_blank, text_of
from app.views import View
from app.whose import foreign

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.exchange.mapping import ColumnMap
    from app.exchange.marked import Compared, Told
    from app.exchange.tables import TableRow
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from app.progress import Progress
    from app.values.reading import Raw
    from db.journal.operations import Position
    from db.shape import Value

Mode = Literal["update", "fill", "skip"]
"""What happens to records that are there: given cells replace, only empty fields are filled, or
they stay as they are. An empty cell never wipes a value; one that says 清空 does."""

WIPE = "清空"
"""A cell that says this empties its field."""

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


class RowPlanning:
    """Plans rows of one table in one snapshot.

    Args:
        office: ours.
        declared: the ledger.
        fields: for each cell of a row the field's name; empty: it is left out.
        mode: see `Mode`.
        now: the snapshot.
        wipes: whether an empty cell empties its field, since somebody said so.
    """

    def __init__(
        self,
        office: Office,
        declared: type[Ledger],
        fields: Sequence[str],
        mode: Mode,
        now: Snapshot,
        *,
        wipes: bool = False,
    ) -> None:
        self._office = office
        self._declared = declared
        # a column that nobody can fill in a spreadsheet ("3 个附件") says nothing
        known = declared.fields
        self._fields = [
            name if name in known and is_brought(known[name]) else "" for name in fields
        ]
        self._extras = [
            (at, name.removeprefix(EXTRA))
            for at, name in enumerate(fields)
            if name.startswith(EXTRA) and declared.sheet.extras
        ]
        self._masked = [one.name for one in declared.fields.values() if one.masked]
        self._mode = mode
        self._now = now
        self._reader = RowReader(declared, now.lookup)
        self._view = View(office, now, declared)
        self._wipes = wipes

    def expect(self, records: Sequence[Record]) -> None:
        """Read in one go what these records link to: rows will be laid over them."""
        self._view.prepare(records)

    def onto(self, row: TableRow, record: Record, waiting: frozenset[str]) -> PlannedRow:
        """What would become of a record over which somebody lays a row.

        A cell that says what our own table shows of the field changes nothing, whatever else it
        could be understood to mean.

        Args:
            row: the row.
            record: the record.
            waiting: fields of it that wait in review: those are decided with both values in view.
        """
        raws = {
            name: cell
            for name, cell in self._raws(row).items()
            if text_of(cell) != text_of(self._view.text(self._declared.fields[name], record))
        }
        masked = self._take_masked(raws)
        undecided = [self._undecided(name) for name in raws if name in waiting]
        read = self._reader.read({name: raws[name] for name in raws if name not in waiting})
        read.problems += [*undecided, *self._judge_masked(masked, record)]
        given = {
            name: value
            for name, value in read.values.items()
            if value is not None or (self._wipes and not self._declared.fields[name].required)
        }
        return self._present(row, read, given, record, is_strict=True)

    def _undecided(self, name: str) -> Problem:
        message = Message("两边写得不一样，还没有处理，请打开这条记录选一个")
        return Problem(name, self._declared.fields[name].label, message, "error")

    def nowhere(self, row: TableRow, why: Message) -> PlannedRow:
        """A row that is not taken."""
        problem = Problem("", "", why, "refused")
        return PlannedRow(row.number, "rejected", None, {}, {}, row.cells, (problem,))

    def _raws(self, row: TableRow) -> dict[str, Raw]:
        return {name: cell for name, cell in zip(self._fields, row.cells, strict=True) if name}

    def told(self, rows: Sequence[TableRow], at: int, matching: Matching) -> list[Told]:
        """What our own marks, in this place of the cells, tell of a table's rows."""
        naming = self._office.registry.naming_field(self._declared.__tablename__).name
        marked = MarkedRows(self._declared, self._now, self._view, matching.records, naming)
        return marked.tell(rows, at, [self._raws(one) for one in rows])

    def found(self, row: TableRow, matching: Matching, told: Told = NOTHING) -> PlannedRow:
        """What would become of one row, which speaks of whatever record it matches.

        Args:
            row: the row.
            matching: finds the record.
            told: what our own mark tells of the row.
        """
        if told.refused:
            return self.nowhere(row, told.refused)
        if told.record and told.compared:
            return self._marked(row, told.record, told.compared)
        raws = self._raws(row)
        wiped = self._take_wiped(raws)
        masked = self._take_masked(raws)
        read = self._reader.read(raws)
        given = {name: value for name, value in read.values.items() if value is not None}
        record, rivals = matching.match(given)
        read.problems += self._judge_masked(masked, record)
        given |= self._kept(row, given, record)
        if record is None:
            return self._new(row, read, given, rivals)
        emptied = frozenset(
            name
            for name, cell in raws.items()
            if is_blank(cell) and record.values.get(name) is not None
        )
        return self._present(row, read, given | self._wiping(wiped, read), record, emptied=emptied)

    def _marked(self, row: TableRow, record: Record, compared: Compared) -> PlannedRow:
        """What would become of a row of our own, of which most cells say nothing new."""
        raws = dict(compared.fresh)
        wiped = self._take_wiped(raws)
        masked = self._take_masked(raws)
        read = self._reader.read(raws)
        read.problems += self._judge_masked(masked, record)
        given = {
            name: value
            for name, value in read.values.items()
            if value is not None and name not in compared.agreeing
        }
        given |= self._wiping(wiped, read)
        given |= self._kept(row, given, record)
        return self._present(row, read, given, record, emptied=compared.emptied)

    def _kept(
        self, row: TableRow, given: Mapping[str, Value], record: Record | None
    ) -> dict[str, Value]:
        """What is kept as it came, beside what is kept of the record already."""
        if not self._extras:
            return {}
        name = self._declared.sheet.extras
        stored = record.values[name] if record else None
        there = read_extras(stored if isinstance(stored, str) else None)
        cells = {heading: row.cells[at] for at, heading in self._extras}
        brought = {
            heading: "" if is_wipe(cell) else _as_it_is(cell)
            for heading, cell in cells.items()
            if not is_blank(cell) and not (self._mode == "fill" and heading in there)
        }
        before = given.get(name, stored)
        whole = with_extras(before if isinstance(before, str) else None, brought)
        return {} if whole == stored or (self._mode == "skip" and record) else {name: whole}

    def _take_wiped(self, raws: dict[str, Raw]) -> list[str]:
        """Fields whose cells say that they are to be emptied."""
        found = [name for name, cell in raws.items() if is_wipe(cell)]
        for name in found:
            del raws[name]
        return found

    def _wiping(self, wiped: Sequence[str], read: RowRead) -> dict[str, Value]:
        """The fields that are emptied indeed; of the others it is said why not."""
        found: dict[str, Value] = {}
        for name in wiped:
            one = self._declared.fields[name]
            if one.required or not one.stored:
                problem = Problem(name, one.label, Message("这一项不能清空"), "error")
                read.problems.append(problem)
            else:
                found[name] = None
        return found

    def _take_masked(self, raws: dict[str, Raw]) -> dict[str, str]:
        """Cells that came out of us with most of their digits hidden; they are no values."""
        found = {
            name: text_of(raws[name])
            for name in self._masked
            if name in raws and is_masked(raws[name]) and not is_blank(raws[name])
        }
        for name in found:
            del raws[name]
        return found

    def _judge_masked(self, masked: Mapping[str, str], record: Record | None) -> list[Problem]:
        found: list[Problem] = []
        for name, text in masked.items():
            one = self._declared.fields[name]
            shown = one.show(record.values[name], self._now.lookup) if record else ""
            if not shown or one.mask(shown) != text:
                message = Message("“{text}”中间是遮盖的，不能导入，请填完整的号码", {"text": text})
                found.append(Problem(name, one.label, message, "error"))
        return found

    def _new(
        self, row: TableRow, read: RowRead, given: Mapping[str, Value], rivals: int
    ) -> PlannedRow:
        problems = [*read.problems, *check_values(self._declared, given)]
        refused = any(one.level == "refused" for one in problems)
        if rivals and not refused:
            message = Message(
                "已经有 {count} 条同名的，不能确定是不是其中一条，按新的记入", {"count": rivals}
            )
            problems.append(Problem("", "", message, "warning"))
        return PlannedRow(
            number=row.number,
            action="rejected" if refused else "new",
            record=None,
            values=given,
            names=read.names,
            cells=row.cells,
            problems=tuple(problems),
        )

    def _present(
        self,
        row: TableRow,
        read: RowRead,
        given: Mapping[str, Value],
        record: Record,
        *,
        is_strict: bool = False,
        emptied: frozenset[str] = frozenset(),
    ) -> PlannedRow:
        changed = {name: value for name, value in given.items() if self._takes(name, record, value)}
        names = {} if self._mode == "skip" else self._new_names(read, record)
        whole = {**record.values, **changed}
        problems = [*read.problems, *check_values(self._declared, whole)]
        refused = is_strict and any(
            one.level == "refused" and one.field in changed for one in problems
        )
        if not refused:
            problems = [replace(one, level=_softened(one)) for one in problems]
        action: Action = "changed" if changed or names else "same"
        if refused:
            action, changed, names = "rejected", {}, {}
        barred = foreign(self._office, self._now.connection, record.unit)
        if barred and action == "changed":
            action, changed, names = "rejected", {}, {}
            problems.append(Problem("", "", barred.title, "refused"))
        return PlannedRow(
            number=row.number,
            action=action,
            record=record,
            values=changed,
            names=names,
            cells=row.cells,
            problems=tuple(problems),
            emptied=emptied,
        )

    def _takes(self, name: str, record: Record, value: Value) -> bool:
        stored = record.values[name]
        is_kept = name == self._declared.sheet.extras and bool(self._extras)
        if self._mode == "skip" or (self._mode == "fill" and stored is not None and not is_kept):
            return False
        if value is None:
            return stored is not None
        one = self._declared.fields[name]
        return not says_nothing_new(one, stored, value, self._now.lookup)

    def _new_names(self, read: RowRead, record: Record) -> dict[str, tuple[str, ...]]:
        """The lists of belonging records in which somebody is missing."""
        found: dict[str, tuple[str, ...]] = {}
        for name, names in read.names.items():
            one = self._declared.fields[name]
            if isinstance(one, Children) and missing_parts(
                self._now, self._declared, one, record.uid, names
            ):
                found[name] = names
        return found


def _as_it_is(cell: Raw) -> str:
    """A cell that is kept as it came."""
    return cell if isinstance(cell, str) else text_of(cell)


def is_wipe(cell: Raw) -> bool:
    """Whether a cell says that its field is to be emptied: 清空, in brackets or not."""
    return (
        isinstance(cell, str) and WIPE in cell and normalised(cell).strip("()「」“”<>《》") == WIPE
    )


def _softened(problem: Problem) -> Literal["error", "warning"]:
    """A record that is there lacks nothing because a file's row does."""
    return "error" if problem.level == "error" else "warning"
