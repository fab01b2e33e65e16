"""What this database holds, and what somebody else lacks of it: the arithmetic of bundles."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import bindparam, func, select, update

from db.chunks import chunks
from db.journal.archive import sealed_of
from db.journal.chains import Chains, Place, State, contains, ends, passed_over
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sqlalchemy import Connection

    from db.journal.log import Log
    from db.journal.operations import LocalVector, Scope, Vector, Writer
    from db.journal.segments import Sealed

LOCAL, WRITTEN, RECEIVED = 0, 1, 2
"""Where one of our own segments has got to: nowhere, onto a stick, to the office above."""


class Quarantined(NamedTuple):
    """A chain of which something is in quarantine.

    Attributes:
        hash: its last segment.
        writer: who sealed it.
        scope: its scope.
        number: the place of its last segment.
        segments: how many of it are in quarantine.
    """

    hash: bytes
    writer: Writer
    scope: Scope
    number: int
    segments: int


class Holdings:
    """The held segments, in one transaction."""

    def __init__(self, log: Log, chains: Chains, connection: Connection) -> None:
        self._log = log
        self._chains = chains
        self._connection = connection
        self._table = log.tables.segments
        self._by_hash = select(self._table.c.id).where(self._table.c.hash == bindparam("wanted"))

    def scopes(self) -> dict[int, Scope]:
        """The scopes of which something is held, by local number."""
        numbers = self._connection.scalars(select(self._table.c.scope).distinct()).all()
        return {
            int(number): self._log.scopes.thing(self._connection, int(number))
            for number in sorted(numbers)
        }

    def held(self, scope: int) -> Vector:
        """What is held of a scope without a gap."""
        return self._chains.to_wire(self._connection, self._chains.held(self._connection, scope))

    def applied(self, scope: int) -> Vector:
        """What acts of a scope."""
        return self._chains.to_wire(self._connection, self._chains.applied(self._connection, scope))

    def quarantined(self) -> list[Quarantined]:
        """The ends of the chains of which something is in quarantine."""
        table = self._table
        query = (
            select(
                func.max(table.c.number),
                table.c.hash,  # SQLite takes it from the row of the maximum
                table.c.writer,
                table.c.scope,
                func.count(),
            )
            .where(table.c.state == State.QUARANTINED)
            .group_by(table.c.chain)
            .order_by(table.c.scope, table.c.writer, table.c.chain)
        )
        log, connection = self._log, self._connection
        return [
            Quarantined(
                hash=bytes(name),
                writer=log.writers.thing(connection, int(writer)),
                scope=log.scopes.thing(connection, int(scope)),
                number=int(number),
                segments=int(count),
            )
            for number, name, writer, scope, count in connection.execute(query).all()
        ]

    def missing(self, scope: int, proofs: Sequence[Vector]) -> list[int]:
        """Segments of a scope that one of several computers has not proved to hold.

        Args:
            scope: its local number.
            proofs: what each of them said that it holds; none: nothing is proved.
        """
        known = [self._known(proof) for proof in proofs]
        query = (
            select(self._table.c.id, self._table.c.chain, self._table.c.number)
            .where(self._table.c.scope == scope)
            .order_by(self._table.c.writer, self._table.c.number, self._table.c.id)
        )
        return [
            int(number)
            for number, chain, place in self._connection.execute(query)
            if chain is None
            or not known
            or not all(contains(one, Place(number, chain, place)) for one in known)
        ]

    def _known(self, proof: Vector) -> LocalVector:
        """The part of a vector that speaks of what is held here."""
        return self._chains.sighted(self._connection, proof).vector

    def sealed(self, numbers: Sequence[int]) -> Iterator[Sealed]:
        """The exact bytes of these segments."""
        for number in numbers:
            yield sealed_of(self._log, self._connection, number)

    def lacking(self) -> list[bytes]:
        """Hashes of the segments that lack values of persons which nobody erased."""
        query = select(self._table.c.hash).where(self._table.c.lacking == 1)
        return sorted(bytes(one) for one in self._connection.scalars(query))

    def found(self, hashes: Collection[bytes]) -> dict[int, Scope]:
        """Those of these segments that are held, and their scopes."""
        found = dict[int, "Scope"]()
        for piece in chunks(hashes):
            query = select(self._table.c.id, self._table.c.scope).where(
                self._table.c.hash.in_(piece)
            )
            for number, scope in self._connection.execute(query):
                found[int(number)] = self._log.scopes.thing(self._connection, int(scope))
        return found

    def sizes(self, numbers: Collection[int]) -> dict[int, int]:
        """Bytes of these segments and their parts."""
        found = dict[int, int]()
        length, part = func.length(self._table.c.body), func.length(self._table.c.part)
        for piece in chunks(numbers):
            query = select(self._table.c.id, length + func.coalesce(part, 0)).where(
                self._table.c.id.in_(piece)
            )
            found.update((int(row[0]), int(row[1])) for row in self._connection.execute(query))
        return found

    def holds(self, segment_hash: bytes) -> bool:
        """Whether a segment is held, in whatever state."""
        return self._connection.execute(self._by_hash, {"wanted": segment_hash}).first() is not None

    def acting(self, hashes: Iterable[bytes]) -> set[bytes]:
        """Those of these segments that act on the rows."""
        found = set[bytes]()
        for piece in chunks(hashes):
            query = select(self._table.c.hash).where(
                self._table.c.hash.in_(piece),
                self._table.c.state == State.APPLIED,
            )
            found.update(bytes(one) for one in self._connection.scalars(query))
        return found

    def record_count(self, numbers: Collection[int]) -> int:
        """How many records these segments speak of, those of trust left out.

        A record counts once for each segment that speaks of it.
        """
        scopes, found = self._log.tables.scopes, 0
        for piece in chunks(numbers):
            query = (
                select(func.sum(self._table.c.records))
                .join(scopes, scopes.c.id == self._table.c.scope)
                .where(self._table.c.id.in_(piece), scopes.c.domain != TRUST)
            )
            found += int(self._connection.scalar(query) or 0)
        return found

    # ---- where our own work has got to
    def note_written(self, numbers: Collection[int]) -> None:
        """Our own segments among these are on a stick."""
        own = self._log.writers.of(self._connection, self._log.identity.writer)
        for number in numbers:
            self._connection.execute(
                update(self._table)
                .where(
                    self._table.c.id == number,
                    self._table.c.writer == own,
                    self._table.c.delivered < WRITTEN,
                )
                .values(delivered=WRITTEN)
            )

    def note_received(self, scope: int, proof: Vector) -> None:
        """The office above has proved to hold this of a scope."""
        known = self._known(proof)
        for chain, last in ends(known):
            self._connection.execute(
                update(self._table)
                .where(
                    self._table.c.chain == chain,
                    self._table.c.number <= last,
                    self._table.c.id.not_in(passed_over(known)),
                    self._table.c.scope == scope,
                    self._table.c.delivered < RECEIVED,
                )
                .values(delivered=RECEIVED)
            )
