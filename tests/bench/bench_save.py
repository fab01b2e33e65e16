"""Saving records one by one among many, against bare transactions, and against a small office."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.bench.filled import HOME, RAW, SMALL, SMALL_ROWS, TABLE, prepare
from tests.bench.harness import Bench

if TYPE_CHECKING:
    from tests.bench.harness import Stage
    from tests.bench.raw_table import RawTable, Row

SAVES = 100


def ours(stage: Stage) -> None:
    """Save new members as the form does."""
    _save(stage, HOME)


def ours_among_few(stage: Stage) -> None:
    """The same in the small office."""
    _save(stage, SMALL)


def _save(stage: Stage, home: str) -> None:
    from app.desk import Desk
    from tests.bench.offices import invented_members, open_copy

    office = open_copy(stage, home)
    desk, people = Desk(office), invented_members(SAVES, seed=3)
    with stage.measured():
        saved = [desk.add("members", one) for one in people]
    assert all(one.changed for one in saved)
    office.close()


def floor(stage: Stage) -> None:
    """Insert rows of the same size, each in a transaction that is on the disk."""
    from tests.bench.raw_table import RawTable, opened

    table = RawTable.load(stage.prepared / TABLE)
    shutil.copy(stage.prepared / RAW, stage.scratch)
    fresh = [_as_another(table, number) for number in range(SAVES)]
    with opened(stage.scratch / RAW) as connection, stage.measured():
        for row in fresh:
            table.insert(connection, [row])


def _as_another(table: RawTable, number: int) -> Row:
    """One of the rows with an id and a row number of its own."""
    row = dict(zip(table.columns, table.rows[number % len(table.rows)], strict=True))
    row |= {"_row": len(table.rows) + number + 1, "_uid": b"%016d" % number}
    return list(row.values())


BENCHES = (
    Bench(
        name="save",
        what=f"{SAVES} new members, saved one by one",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=ours,
        against="durable transactions with one INSERT each",
        other=floor,
        compared="wall",
    ),
    Bench(
        name="save-grown",
        what=f"{SAVES} new members, saved one by one",
        rows=40_000,
        few=100,
        prepare=prepare,
        ours=ours,
        against=f"the same among {SMALL_ROWS:,}",
        other=ours_among_few,
        target=1.5,
    ),
)
