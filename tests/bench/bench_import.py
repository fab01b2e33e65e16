"""Importing a spreadsheet of members, against reading its cells and inserting the rows."""

# calamine and XlsxWriter leave some parameters without types
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.harness import Bench

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from tests.bench.harness import Stage

SHEET, EMPTY, TABLE = "members.xlsx", "empty", "members.msgpack"


def prepare(stage: Stage) -> None:
    """Make the spreadsheet, an empty office, and the rows that importing gives."""
    from tests.bench.offices import dump_members, make_office, open_copy

    office = make_office(stage.prepared / EMPTY)
    _write_sheet(office, stage.prepared / SHEET, stage.rows)
    office.close()
    office = open_copy(stage, EMPTY)
    _import(office, stage.prepared / SHEET)
    dump_members(office).keep(stage.prepared / TABLE)
    office.close()


def ours(stage: Stage) -> None:
    """Read, map, plan and apply."""
    from app.ledger.questions import Question
    from tests.bench.offices import open_copy

    office = open_copy(stage, EMPTY)
    with stage.measured():
        _import(office, stage.prepared / SHEET)
    with office.snapshot() as now:
        assert now.asking.count(Question("members")) == stage.rows
    office.close()


def floor(stage: Stage) -> None:
    """Read the cells; insert rows that somebody else has understood."""
    from tests.bench.raw_table import RawTable, opened

    table = RawTable.load(stage.prepared / TABLE)
    with opened(stage.scratch / "raw.db") as connection:
        table.make(connection)
        with stage.measured():
            from python_calamine import load_workbook

            cells = load_workbook(stage.prepared / SHEET).get_sheet_by_index(0).to_python()
            table.insert(connection, table.rows)
        assert len(cells) > stage.rows


def _import(office: Office, path: Path) -> None:
    from app.exchange.apply import apply_plan
    from app.exchange.files import open_workbook
    from app.exchange.mapping import find_best, remembered
    from app.exchange.plan import make_plan
    from app.progress import Silent

    declared = office.registry["members"]
    mapping = remembered(office, declared, find_best(open_workbook(path), declared))
    plan = make_plan(office, declared, mapping, "update", Silent())
    apply_plan(office, plan, path.name, Silent())


def _write_sheet(office: Office, path: Path, rows: int) -> None:
    """A roster as an office keeps it: a title, a header, running numbers, labels for codes."""
    from xlsxwriter import Workbook

    from tests.bench.offices import invented_members

    people = invented_members(rows)
    fields = office.registry["members"].fields
    names = [name for name in fields if any(name in one for one in people[:100])]
    with Workbook(path) as book, office.snapshot() as now:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "党员名册")
        sheet.write_row(1, 0, ["序号", *(fields[name].label for name in names)])
        for number, one in enumerate(people, 1):
            shown = [fields[name].show(one.get(name), now.lookup) for name in names]
            sheet.write_row(number + 1, 0, [number, *shown])


BENCHES = (
    Bench(
        name="import",
        what="a spreadsheet of members: read, plan, apply",
        rows=40_000,
        few=200,
        prepare=prepare,
        ours=ours,
        against="calamine reads it, executemany into SQLCipher",
        other=floor,
        target=4.0,
    ),
)
