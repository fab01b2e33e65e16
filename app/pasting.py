"""Pasting rows from a spreadsheet: onto records that are chosen, or as rows that find their own.

What a cell means, whether it says anything new, and what is written is decided by the import
(`app.exchange.plan`). An empty cell never wipes a value unless somebody says so, and a number that
was copied masked is the one that is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.clipboard_cells import cells_of_clipboard
from app.collecting import no_collecting
from app.errors import Trouble
from app.exchange.apply import apply_plan
from app.exchange.grid import SheetGrid
from app.exchange.headers import Header
from app.exchange.lines import Filler
from app.exchange.mapping import ColumnMap, guess, vocabulary
from app.exchange.matching import Matching
from app.exchange.plan import Plan
from app.exchange.row_planning import RowPlanning
from app.exchange.tables import FoundTable, find_table
from app.language import Message, say, translate
from app.progress import watched
from app.sync.contested import contested

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.exchange.plan import PlannedRow
    from app.exchange.tables import TableRow
    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Office
    from app.progress import Progress

MOST_PREFACE = 3
"""Lines that may stand above a header that is copied along: a title, who filled it in."""


@dataclass(frozen=True)
class Pasted:
    """What was copied.

    Attributes:
        ledger: into which ledger it goes.
        rows: the cells, a rectangle of texts; without the header, if there is one.
        header: the columns, where a header was copied along; None: the table's own order counts.
    """

    ledger: str
    rows: tuple[tuple[str, ...], ...]
    header: ColumnMap | None = None

    @property
    def width(self) -> int:
        """How many columns."""
        return len(self.rows[0]) if self.rows else 0


@dataclass(frozen=True)
class Onto:
    """How pasted rows are laid.

    Attributes:
        fields: for each pasted column the field's name; empty: it is left out.
        uids: the records over which they are laid in this order, a single row over all; None:
            they are matched as an import's rows are, and those that match none are new.
        wipes: whether an empty cell empties its field.
    """

    fields: tuple[str, ...]
    uids: tuple[bytes, ...] | None = None
    wipes: bool = False


def read_paste(declared: type[Ledger], text: str, html: str) -> Pasted:
    """What somebody has copied, and whether a header was copied along.

    Raises:
        Trouble: nothing was copied, or too much.
    """
    lines = cells_of_clipboard(text, html)
    if not lines:
        raise Trouble("剪贴板里没有可以粘贴的内容", "请先在表格里复制，再来粘贴")
    grid = SheetGrid.holding("", [tuple(cell or None for cell in line) for line in lines])
    table = find_table(grid, vocabulary(declared))
    ledger = declared.__tablename__
    if table is None or table.header_row > MOST_PREFACE or not table.numbers:
        return Pasted(ledger, tuple(map(tuple, lines)))
    rows = tuple(tuple(str(cell or "") for cell in row.cells) for row in table.rows)
    return Pasted(ledger, rows, guess(table, declared))


def columns_from(pasted: Pasted, shown: Sequence[str], start: str) -> tuple[str, ...]:
    """For each pasted column the field under which it comes to lie.

    Args:
        pasted: what was copied; a header tells for itself.
        shown: the fields of the table's columns.
        start: the field with which it begins.
    """
    if pasted.header is not None:
        return pasted.header.fields
    first = shown.index(start) if start in shown else 0
    found = [*shown[first : first + pasted.width]]
    return (*found, *[""] * (pasted.width - len(found)))


def plan_paste(
    office: Office, declared: type[Ledger], pasted: Pasted, onto: Onto, progress: Progress
) -> Plan:
    """See what pasting would do; nothing is written.

    Raises:
        Cancelled: through ``progress``.
    """
    mapping = ColumnMap(_table(pasted, onto), onto.fields)
    with no_collecting(), office.snapshot() as now:
        planning = RowPlanning(office, declared, onto.fields, "update", now, wipes=onto.wipes)
        rows = watched(mapping.table.rows, len(mapping.table.numbers), progress)
        if onto.uids is None:
            matching = Matching(declared, now, office.unit)
            planned = tuple(planning.found(one, matching) for one in rows)
        else:
            there = now.asking.some(pasted.ledger, onto.uids)
            planning.expect(list(there.values()))
            waiting = contested(office, now.connection, pasted.ledger, there.values())
            records = [there.get(uid) for uid in onto.uids]
            planned = tuple(
                _laid(planning, one, records[at] if at < len(records) else None, waiting)
                for at, one in enumerate(rows)
            )
        position = office.journal.log.position(now.connection)
    return Plan(pasted.ledger, mapping, "update", planned, position, ())


def _laid(
    planning: RowPlanning,
    row: TableRow,
    record: Record | None,
    waiting: Mapping[bytes, frozenset[str]],
) -> PlannedRow:
    if record is None or record.gone:
        return planning.nowhere(row, Message("下面没有记录了，这一行没有地方放"))
    return planning.onto(row, record, waiting.get(record.uid, frozenset()))


def apply_paste(office: Office, plan: Plan, progress: Progress) -> int:
    """Write what pasting would do: one command, one undo step; how many records were written.

    Raises:
        Cancelled: through ``progress``; nothing was written.
    """
    counts = plan.counts
    what = translate(office.registry[plan.ledger].sheet.title)
    count = counts["new"] + counts["changed"]
    title = say("粘贴 {count} 行到{what}", count=count, what=what)
    return apply_plan(office, plan, "", progress, name="paste", title=title)


def _table(pasted: Pasted, onto: Onto) -> FoundTable:
    """The rows as an import finds them; blank ones count where rows are laid over others."""
    rows = pasted.rows
    if onto.uids is not None and len(rows) == 1:
        rows *= max(len(onto.uids), 1)
    cells = [tuple(cell or None for cell in row) for row in rows]
    filled = [at for at, row in enumerate(cells, 1) if onto.uids is not None or any(row)]
    titles = [f"{at}" for at in range(1, pasted.width + 1)]
    return FoundTable(
        sheet=SheetGrid.holding("", cells),
        header_row=0,
        headers=tuple(Header(at, title, title) for at, title in enumerate(titles, 1)),
        title="",
        filler=Filler(),
        skipped={},
        untitled=(),
        numbers=tuple(filled),
    )
