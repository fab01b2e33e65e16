"""Carrying a plan out: one command, one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.collecting import no_collecting
from app.errors import Trouble
from app.exchange.identity import REASON
from app.exchange.mapping import heading_of
from app.exchange.out_sheet import OutColumn, OutSheet
from app.exchange.write import write_xlsx
from app.following import Following
from app.language import say
from app.progress import Counted
from db.journal.operations import Change, Kind
from db.journal.write import ErasedRecordError, GoneRecordError

if TYPE_CHECKING:
    from pathlib import Path

    from app.exchange.plan import Plan, PlannedRow
    from app.ledger.questions import Record
    from app.office import Office
    from app.progress import Progress
    from db.shape import Value


def apply_plan(
    office: Office,
    plan: Plan,
    source: str,
    progress: Progress,
    *,
    name: str = "import",
    title: str = "",
) -> int:
    """Write what a plan would do; how many records were written.

    A record that somebody changed after the plan was made is not overwritten: both values then
    wait in review.

    Args:
        office: ours.
        plan: what to do.
        source: the file's name, for the list of what was done.
        progress: told of the records.
        name: the kind of command, for programs.
        title: what is done, for people; empty: that the file is imported.

    Raises:
        Cancelled: through ``progress``; nothing was written.
        Trouble: one of the records was deleted since; nothing was written.
    """
    with no_collecting():
        applying = _Applying(office, plan)
        changes = [change for row in plan.rows for change in applying.changes(row)]
        if not changes:
            return 0
        title = title or say("导入“{file}”", file=source)
        counted = Counted(progress)
        try:
            with office.store.beating(counted.beat):
                done = office.journal.write(name, title, office.person, changes, step=counted.step)
        except (GoneRecordError, ErasedRecordError) as error:
            raise Trouble("有的记录刚刚被删除，什么也没有写", "请重新核对，再做一次") from error
    office.announce(frozenset(one.shape.name for one in changes))
    return done.changed


class _Applying:
    """Turns the rows of one plan into changes."""

    def __init__(self, office: Office, plan: Plan) -> None:
        self._office = office
        self._plan = plan
        self._declared = office.registry[plan.ledger]
        self._following = Following(office)
        self._made: dict[tuple[str, str], bytes] = {}

    def changes(self, row: PlannedRow) -> list[Change]:
        """What one row changes: its record, and what follows from that."""
        if row.action == "new":
            return self._create(row)
        if row.action == "changed" and row.record is not None:
            return self._change(row, row.record)
        return []

    def _create(self, row: PlannedRow) -> list[Change]:
        uid, unit = self._office.ids.next(), self._office.unit.code
        values, grown = self._grown(row, unit)
        created = self._following.creation(self._plan.ledger, uid, values, unit)
        children = self._following.children(self._declared, uid, row.names, unit)
        return [*grown, created, *children]

    def _change(self, row: PlannedRow, record: Record) -> list[Change]:
        found = self._following.children(self._declared, record.uid, row.names, record.unit)
        if not row.values:
            return found
        values, grown = self._grown(row, record.unit)
        change = Change(
            self._office.registry.shapes[self._plan.ledger],
            record.uid,
            Kind.SET,
            values,
            seen=self._plan.position,
            shown=record.stamp,
            base=record.values,
        )
        notes = self._following.notes(self._declared, record, values)
        return [*grown, *found, change, *notes]

    def _grown(self, row: PlannedRow, unit: str) -> tuple[dict[str, Value], list[Change]]:
        return self._following.grown(self._declared, row.values, unit, self._made)


def write_rejects(path: Path, plan: Plan, progress: Progress) -> int:
    """Write the rejected rows as a spreadsheet with their reasons; how many there are.

    Its columns are those of the file, so that it can be mended and imported in its turn, with the
    same mapping.

    Raises:
        Trouble: the file cannot be written.
    """
    rows = plan.rejected
    titles = map(heading_of, plan.mapping.table.headers)
    reasons = ["；".join(str(one) for one in row.problems) for row in rows]
    sheet = OutSheet(
        name="没有导入的行",
        columns=[*(OutColumn(title) for title in titles), OutColumn(REASON, "wrapped")],
        rows=[(*row.cells, reason) for row, reason in zip(rows, reasons, strict=True)],
    )
    write_xlsx(path, [sheet], progress=progress)
    return len(rows)
