"""What is counted of rides, against the barest GROUP BY over the same rows in a plain file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.harness import Bench
from tests.bench.many_patrols import HOME, PLAIN, prepare

if TYPE_CHECKING:
    from app.counting.results import Counted
    from tests.bench.harness import Stage


def ours_sections(stage: Stage) -> None:
    """Times, kilometres, hours, people and markers along each section."""
    assert sum(one.cells[0].records for one in _count(stage, "section").rows) == stage.rows


def ours_markers(stage: Stage) -> None:
    """Which marker was passed, and when last."""
    _count(stage, "markers")


def _count(stage: Stage, name: str) -> Counted:
    from app.counting.counting import count
    from app.ledger.countable import count_named
    from tests.bench.offices import open_copy

    office = open_copy(stage, HOME)
    declared = office.registry["patrols"]
    declaration = count_named(declared, name)
    assert declaration is not None
    with office.snapshot() as now, stage.measured():
        found = count(office, now, declared, declaration)
    office.close()
    return found


def floor_sections(stage: Stage) -> None:
    """How many rides along each section, and how far."""
    _select(stage, "SELECT section, count(*), sum(distance) FROM patrols GROUP BY section")


def floor_markers(stage: Stage) -> None:
    """The last day of each route."""
    _select(stage, "SELECT markers, max(date) FROM patrols GROUP BY markers")


def _select(stage: Stage, query: str) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(stage.prepared / PLAIN)) as plain, stage.measured():
        plain.execute(query).fetchall()


BENCHES = (
    Bench(
        name="counts-sections",
        what="eight numbers of the rides along each section",
        rows=200_000,
        few=2000,
        prepare=prepare,
        ours=ours_sections,
        against="two of them by GROUP BY, plain",
        other=floor_sections,
    ),
    Bench(
        name="counts-markers",
        what="which marker was passed when last",
        rows=200_000,
        few=2000,
        prepare=prepare,
        ours=ours_markers,
        against="GROUP BY of the routes, plain",
        other=floor_markers,
    ),
)
