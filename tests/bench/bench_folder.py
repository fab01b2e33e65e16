"""A folder with the bundles of many villages, read by their banner as one transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.harness import Bench

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.harness import Stage
    from tests.bench.raw_table import RawTable

OFFICE, FOLDER = "banner", "bundles"


def prepare(stage: Stage) -> None:
    """Make the banner, the bundles, and the rows that come of them."""
    from tests.bench import offices, villages
    from tests.bench.raw_table import RawTable, opened

    banner = offices.make_office(stage.prepared / OFFICE, villages.BANNER)
    folder = stage.prepared / FOLDER
    folder.mkdir()
    villages.write_all(banner, stage.rows, folder)
    banner.close()
    reader = offices.open_copy(stage, OFFICE)
    _read(reader, folder)
    reader.close()
    with opened(reader.store.path, reader.secrets.database_key) as connection:
        for name in villages.TABLES:
            RawTable.read(connection, name).keep(_table(stage, name))


def read(stage: Stage) -> None:
    """Read them, with the backup that comes before."""
    from tests.bench import offices, villages

    office = offices.open_copy(stage, OFFICE)
    with stage.measured():
        new = _read(office, stage.prepared / FOLDER)
    assert new == stage.rows * (villages.MEMBERS + villages.HOUSEHOLDS + villages.PATROLS)
    office.close()


def _read(office: object, folder: Path) -> int:
    from app.office import Office
    from app.progress import Silent
    from app.sync.incoming import bundles_in, read_bundles

    assert isinstance(office, Office)
    return read_bundles(office, bundles_in([folder]), Silent()).new


def floor(stage: Stage) -> None:
    """Insert the same rows into the same tables in one transaction."""
    from tests.bench import villages
    from tests.bench.raw_table import RawTable, opened

    tables: list[RawTable] = [RawTable.load(_table(stage, one)) for one in villages.TABLES]
    with opened(stage.scratch / "raw.db") as connection:
        for table in tables:
            table.make(connection)
        with stage.measured():
            for table in tables:
                table.insert(connection, table.rows)


def _table(stage: Stage, name: str) -> Path:
    return stage.prepared / f"{name}.msgpack"


BENCHES = (
    Bench(
        name="exchange-folder",
        what="reading the bundles of villages, 176 records each, as one",
        rows=855,
        few=3,
        prepare=prepare,
        ours=read,
        against="executemany of the same rows into SQLCipher",
        other=floor,
        target=2.0,
    ),
)
"""``rows`` counts villages."""
