"""The trust log: what the segments of the trust domain say, whether they act or not.

It is read from the segments and not from rows, since what counts of it must follow from the
segments alone, whatever came first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.sync.certificates import Certificate
from app.sync.known import KnownOffice
from app.units import Unit, guess_level, level_named
from app.values.characters import one_line
from db.chunks import chunks
from db.journal import wire
from db.journal.chains import State
from db.journal.operations import HASH_BYTES
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import Connection

    from app.units import Level
    from db.journal.segments import Segment
    from db.tables import JournalTables


@dataclass(frozen=True)
class Entry:
    """One entry of the trust log.

    Attributes:
        segment: hash of the segment that holds it.
        device: the device that wrote that.
        issuer: code of the office in whose scope it stands, which is the one that speaks.
        ledger: `certificates`, `lost_segments`, `revocations` or `admissions`.
        values: what it says, field by field.
        order: of two certificates the later one counts.
        about: the device it speaks of; empty where that is none.
        office: of a certificate the office that it vouches for.
    """

    segment: bytes
    device: bytes
    issuer: str
    ledger: str
    values: Mapping[str, str]
    order: tuple[int, bytes]
    about: bytes
    office: KnownOffice | None

    @property
    def name(self) -> bytes:
        """The segment that it speaks of; empty where that is none."""
        return _bytes(self.values.get("hash", ""))

    @property
    def heads(self) -> frozenset[bytes]:
        """Of a revocation the last segments that are accepted."""
        try:
            listed = json.loads(self.values.get("accepted", "[]"))
            found = [_bytes(str(one[-1])) for one in listed]
        except (ValueError, TypeError, LookupError, RecursionError):
            return frozenset()
        return frozenset(one for one in found if len(one) == HASH_BYTES)

    @property
    def domains(self) -> frozenset[str]:
        """Of a revocation the domains that its issuer reads."""
        return frozenset(filter(None, self.values.get("domains", "").split(",")))


class TrustLog:
    """Reads the trust log; keeps what it has decoded.

    Args:
        journal: the journal's tables.
    """

    def __init__(self, journal: JournalTables) -> None:
        self._tables = journal
        self._read: dict[bytes, tuple[Entry, ...]] = {}
        table, scopes = journal.segments, journal.scopes
        # asked again and again, so they are put together once
        counts = func.count(), func.total(table.c.id), func.min(table.c.hash)
        placed = (scopes.c.domain == TRUST) & (table.c.state != State.WAITING)
        joined = table.join(scopes, scopes.c.id == table.c.scope)
        self._names = select(table.c.hash).select_from(joined).where(placed)
        last = self._names.order_by(table.c.id.desc()).limit(1).scalar_subquery()
        greatest = func.max(table.c.hash)
        self._state = select(*counts, greatest, last).select_from(joined).where(placed)

    def fingerprint(self, connection: Connection) -> tuple[object, ...]:
        """Another one whenever there are other entries.

        What was only tried out may have had the same numbers, but not the same hashes.
        """
        return tuple(connection.execute(self._state).one())

    def entries(self, connection: Connection) -> list[Entry]:
        """All entries of segments that have their place, in any order."""
        names = [bytes(one) for one in connection.scalars(self._names)]
        fresh = [name for name in names if name not in self._read]
        table = self._tables.segments
        for piece in chunks(fresh):
            query = select(table.c.hash, table.c.body)
            for name, body in connection.execute(query.where(table.c.hash.in_(piece))):
                segment = wire.decode(bytes(body))
                self._read[bytes(name)] = tuple(_entries(bytes(name), segment))
        return [entry for name in names for entry in self._read[name]]

    def ancestors(self, connection: Connection, heads: Collection[bytes]) -> frozenset[bytes]:
        """These segments and all that come before them in their chains, as far as they are held."""
        table = self._tables.segments
        found: set[bytes] = set()
        for head in heads:
            if head not in found:
                start = select(table.c.hash, table.c.previous).where(table.c.hash == head)
                up = start.cte("up", recursive=True)
                below = select(table.c.hash, table.c.previous).join(
                    up, table.c.hash == up.c.previous
                )
                up = up.union(below)
                found.update(bytes(one) for one in connection.scalars(select(up.c.hash)))
        return frozenset(found)


def _entries(name: bytes, segment: Segment) -> Iterator[Entry]:
    for group in segment.creations:
        for row, uid in enumerate(group.uids):
            values = {
                field: value
                for field, column in group.values.items()
                if isinstance(value := column[row], str)
            }
            about = _bytes(values.get("device", ""))
            if about:
                yield Entry(
                    segment=name,
                    device=segment.writer.device,
                    issuer=segment.scope.unit,
                    ledger=group.ledger,
                    values=values,
                    order=(-group.stamps[row], uid),
                    about=about,
                    office=_certified(about, values)
                    if group.ledger == Certificate.__tablename__
                    else None,
                )


def _certified(device: bytes, values: Mapping[str, str]) -> KnownOffice:
    code = values.get("unit", "")
    return KnownOffice(
        device=device,
        unit=Unit(code, named_level(values.get("level", ""), code)),
        name=one_line(values.get("office", "")),
        recipient=values.get("recipient", ""),
        domains=frozenset(),
        direct=False,
    )


def named_level(text: str, code: str) -> Level:
    """The level of this name, or the one that the code looks like."""
    return level_named(text) or guess_level(code)


def _bytes(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return b""
