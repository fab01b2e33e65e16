"""An office with many members, one with few, and the members' table alone, for several benches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.bench.harness import Stage

HOME, SMALL = "home", "small"
TABLE, RAW = "members.msgpack", "raw.db"
SMALL_ROWS = 1000


def prepare(stage: Stage) -> None:
    """Make all of them."""
    from tests.bench.offices import dump_members, fill, make_office
    from tests.bench.raw_table import opened

    small = make_office(stage.prepared / SMALL)
    fill(small, min(SMALL_ROWS, stage.rows))
    small.journal.seal()
    small.close()
    office = make_office(stage.prepared / HOME)
    fill(office, stage.rows)
    office.journal.seal()
    table = dump_members(office)
    office.close()
    table.keep(stage.prepared / TABLE)
    with opened(stage.prepared / RAW) as connection:
        table.make(connection)
        table.insert(connection, table.rows)
