"""Offices full of invented members, for the benches that need one."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from app.bootstrap import create_office, open_office
from app.home import Home
from app.units import Unit, guess_level
from db.journal.operations import Change, Kind
from tests.bench import plain_keyring
from tests.bench.invented_rows import members
from tests.bench.raw_table import RawTable, opened
from tests.bench.surroundings import PASSPHRASE

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from db.shape import Value
    from tests.bench.harness import Stage

GACHA, SUMU = "990000201201", "990000201000"
"""In an area that does not exist."""


def make_office(folder: Path, code: str = GACHA) -> Office:
    """An empty office; a bench that has a keyring keeps its keys there."""
    unit = Unit(code, guess_level(code))
    passphrase = None if plain_keyring.FILE in os.environ else PASSPHRASE
    return create_office(
        Home(folder), f"{code}党组织", unit, person="白敏", passphrase=passphrase
    ).office


def open_copy(stage: Stage, name: str) -> Office:
    """A copy of an office that was prepared, open."""
    folder = stage.scratch / name
    shutil.copytree(stage.prepared / name, folder)
    return open_office(Home(folder), PASSPHRASE)


def invented_members(count: int, seed: int = 2) -> list[dict[str, Value]]:
    """Stored values of members, those that are there."""
    columns = {name: cells for name, cells in members(count, seed).items() if name != "id"}
    rows = zip(*columns.values(), strict=True)
    return [
        {
            name: cell
            for name, cell in zip(columns, row, strict=True)
            if cell is not None and not isinstance(cell, bytes)
        }
        for row in rows
    ]


def fill(office: Office, count: int, seed: int = 2) -> None:
    """Write so many members, as one import does."""
    shape, unit = office.registry.shapes["members"], office.unit.code
    changes = [
        Change(shape, office.ids.next(), Kind.CREATE, values, unit=unit)
        for values in invented_members(count, seed)
    ]
    office.journal.write("import", "编造的党员", office.person, changes)


def dump_members(office: Office) -> RawTable:
    """The members' table as it lies in the office's database."""
    with opened(office.store.path, office.secrets.database_key) as connection:
        return RawTable.read(connection, "members")
