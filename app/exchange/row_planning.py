"""Planning one row of a file after another: which record it speaks of, and what it would change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from app.exchange.kept import KeptColumns, not_whole
from app.exchange.likeness import says_nothing_new
from app.exchange.mapping import is_brought
from app.exchange.marked import NOTHING, MarkedRows
from app.exchange.planned import Action, PlannedRow
from app.exchange.wiping import WIPE, is_wipe
from app.following import missing_parts
from app.language import Message
from app.ledger.fields import Children
from app.ledger.row_reading import Problem, RowRead, RowReader, check_values
from app.values.reading import is_blank, text_of
from app.views import View
from app.whose import foreign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.exchange.marked import Compared, Told
    from app.exchange.matching import Matching
    from app.exchange.planned import Mode
    from app.exchange.tables import TableRow
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from app.values.reading import Raw
    from db.shape import Value


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
        self._kept = KeptColumns(declared, fields, mode, now.lookup)
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
        given |= self._keep(row, read, given, record)
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
        given |= self._keep(row, read, given, record)
        return self._present(row, read, given, record, emptied=compared.emptied)

    def _keep(
        self, row: TableRow, read: RowRead, given: Mapping[str, Value], record: Record | None
    ) -> dict[str, Value]:
        """What is kept as it came."""
        found, problems = self._kept.read(row, given, record)
        read.problems += problems
        return found

    def _take_wiped(self, raws: dict[str, Raw]) -> list[str]:
        """Fields whose cells say that they are to be emptied."""
        # hardly any cell has the word; to ask a function of each takes a while
        found = [
            name
            for name, cell in raws.items()
            if type(cell) is str and WIPE in cell and is_wipe(cell)
        ]
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
            if name in raws
            and self._declared.fields[name].is_hidden(raws[name])
            and not is_blank(raws[name])
        }
        for name in found:
            del raws[name]
        return found

    def _judge_masked(self, masked: Mapping[str, str], record: Record | None) -> list[Problem]:
        found: list[Problem] = []
        for name, text in masked.items():
            one = self._declared.fields[name]
            shown = one.show(record.values[name], self._now.lookup) if record else ""
            if not shown or text_of(one.mask(shown)) != text:
                found.append(not_whole(one, text))
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
        is_kept = name == self._kept.field
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


def _softened(problem: Problem) -> Literal["error", "warning"]:
    """A record that is there lacks nothing because a file's row does."""
    return "error" if problem.level == "error" else "warning"
