"""What the other offices have proved to hold, by bundles of their own.

Of each life of each of their computers the latest bundle counts, also where it shows less than an
earlier one: an old backup may have been put back. Merging proofs by union or maximum would lose
data (``sync`` design, section 6).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import insert, select, update

from app.sync import vectors
from app.sync.manifest import Heard
from db.journal.operations import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from sqlalchemy import Connection

    from app.sync.vectors import Vectors
    from app.tables import OfficeTables
    from db.journal.operations import Scope, Vector


@dataclass(frozen=True)
class Proof:
    """What one bundle proved.

    Attributes:
        device: the computer that wrote it.
        incarnation: the life of its database.
        sequence: the bundle's number in that life.
        at: when it was written, milliseconds since 1970.
        held: what that computer held.
        wanted: segments that it wants all the same.
        wanted_attachments: attachments that it wants.
    """

    device: bytes
    incarnation: bytes
    sequence: int
    at: int
    held: Vectors
    wanted: Sequence[bytes] = ()
    wanted_attachments: Sequence[bytes] = ()


class Wanted(NamedTuple):
    """Hashes of what somebody wants."""

    segments: set[bytes]
    attachments: set[bytes]


class Proofs:
    """The proofs of all computers, and which of their lives have ended."""

    def __init__(self, tables: OfficeTables) -> None:
        self._table = tables.proofs

    def note(self, connection: Connection, proof: Proof, replaced: Collection[bytes]) -> None:
        """Keep what a bundle proved, unless a later one of the same life was read before.

        A life that has ended stays ended, also if a bundle of it comes late.
        """
        table = self._table
        self._know(connection, proof.device, {proof.incarnation, *replaced})
        connection.execute(
            update(table)
            .where(
                table.c.device == proof.device,
                table.c.incarnation == proof.incarnation,
                table.c.sequence < proof.sequence,
            )
            .values(
                sequence=proof.sequence,
                at=proof.at,
                vectors=vectors.pack(proof.held),
                wanted=b"".join(proof.wanted) or None,
                wanted_attachments=b"".join(proof.wanted_attachments) or None,
            )
        )
        for incarnation in replaced:
            connection.execute(
                update(table)
                .where(table.c.device == proof.device, table.c.incarnation == incarnation)
                .values(replaced=1)
            )

    def _know(self, connection: Connection, device: bytes, incarnations: Collection[bytes]) -> None:
        """Have a row for each of these lives."""
        table = self._table
        query = select(table.c.incarnation).where(table.c.device == device)
        known = {bytes(one) for one in connection.scalars(query)}
        for incarnation in sorted({*incarnations} - known):
            connection.execute(
                insert(table).values(
                    device=device,
                    incarnation=incarnation,
                    sequence=0,
                    at=0,
                    vectors=vectors.pack({}),
                )
            )

    def heard(self, connection: Connection, devices: Collection[bytes]) -> list[Heard]:
        """What is known here of the lives of these computers."""
        table = self._table
        query = (
            select(table.c.device, table.c.incarnation, table.c.sequence, table.c.replaced)
            .where(table.c.device.in_(sorted(devices)))
            .order_by(table.c.device, table.c.incarnation)
        )
        return [
            Heard(bytes(row[0]), bytes(row[1]), int(row[2]), bool(row[3]))
            for row in connection.execute(query)
        ]

    def of(self, connection: Connection, devices: Collection[bytes]) -> list[list[Vectors]]:
        """For each of these computers what each of its present lives holds.

        A computer that has proved nothing has an empty list.
        """
        table = self._table
        found: list[list[Vectors]] = []
        for device in devices:
            query = select(table.c.vectors).where(table.c.device == device, table.c.replaced == 0)
            rows = connection.execute(query)
            found.append([vectors.unpack(bytes(row[0])) for row in rows])
        return found

    def wanted(self, connection: Connection, devices: Collection[bytes]) -> Wanted:
        """What the present lives of these computers want."""
        table = self._table
        query = select(table.c.wanted, table.c.wanted_attachments).where(
            table.c.device.in_(sorted(devices)), table.c.replaced == 0
        )
        found = Wanted(set(), set())
        for segments, attachments in connection.execute(query):
            found.segments.update(_hashes(segments))
            found.attachments.update(_hashes(attachments))
        return found

    def last_heard(self, connection: Connection, device: bytes) -> int | None:
        """When the latest bundle of a computer was written, milliseconds since 1970."""
        table = self._table
        query = select(table.c.at).where(table.c.device == device, table.c.sequence > 0)
        return max(connection.scalars(query), default=None)


def in_scope(proofs: list[list[Vectors]], scope: Scope) -> list[Vector]:
    """What each life of each computer holds of one scope; nothing where it has proved nothing."""
    return [one.get(scope, {}) for lives in proofs for one in (lives or [{}])]


def _hashes(stored: bytes | None) -> Iterator[bytes]:
    joined = bytes(stored or b"")
    for at in range(0, len(joined), HASH_BYTES):
        yield joined[at : at + HASH_BYTES]
