"""What this office remembers of the bundles that it wrote for each other office.

One door for all of it: how far the others were written for (what is on no stick yet), which files
are ours to tidy away, what they were told (whether an exchange folder has come to rest), and the
register that people read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.sync import tidying, told
from app.sync.receipts import note_written

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.told import Told


@dataclass(frozen=True)
class Series:
    """The files that one writing made.

    Attributes:
        code: the office that they are for.
        name: what it is called.
        ids: the bundles' ids, file by file.
        paths: where they lie.
        numbers: the segments that they carry, by local number.
        records: how many records these speak of.
        told: what they tell and carry.
    """

    code: str
    name: str
    ids: Sequence[bytes]
    paths: Sequence[Path]
    numbers: Sequence[int]
    records: int
    told: Told


def note(office: Office, connection: Connection, made: Series) -> None:
    """Remember what was written, once all of it lies where it belongs."""
    office.journal.holdings(connection).note_written(made.numbers)
    office.settings.set(connection, _last_key(made.code), str(max(made.numbers, default=0)))
    office.settings.set(connection, _at_key(made.code), str(office.clock()))
    tidying.remember(office, connection, made.code, made.ids)
    note_written(
        office,
        connection,
        (made.code, made.name),
        list(zip(made.ids, made.paths, strict=True)),
        segments=len(made.numbers),
        records=made.records,
    )
    # who was revoked is owed nothing
    if office.trust.devices_of(connection, made.code):
        told.remember(office, connection, made.code, made.told, made.ids)


def last_number(office: Office, connection: Connection, code: str) -> int:
    """The greatest local number of a segment in the latest bundle for an office; 0: none.

    Segments are numbered here in the order in which they came, so what has a greater one was not
    in that bundle.
    """
    return int(office.settings.get(connection, _last_key(code), "0"))


def last_written(office: Office, connection: Connection, code: str) -> int | None:
    """When a bundle was last written for an office, milliseconds since 1970; None: never."""
    stored = office.settings.get(connection, _at_key(code))
    return int(stored) if stored else None


def _last_key(code: str) -> str:
    return f"written:{code}"


def _at_key(code: str) -> str:
    return f"written_at:{code}"
