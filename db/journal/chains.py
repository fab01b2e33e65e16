"""Chains of segments: where a segment stands, and what a vector contains.

Containment is by ancestry, not by number alone: after a fork (two copies of one disk that both
wrote on) a writer has two chains, and a vector that names one of them contains the other only
up to the segment at which they part.

A segment that was declared lost is passed over: what follows it begins a chain without a parent,
since nobody knows what lay below. Whoever passed over it says so in his vector by a *mark*, a head
of number 0: of the segments at and below a mark he has seen only those that another head of his
contains. So a lost segment that turns up after all is never taken for one that he had seen.
"""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from db.chunks import chunks
from db.journal.operations import MARK, NO_HASH, Head, LocalVector, Vector, Writer
from db.tables import OPEN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection

    from db.journal.log import Log


class State(IntEnum):
    """What a held segment does to the tables. Only `APPLIED` ones are in our vectors."""

    APPLIED = 1
    WAITING = 2
    """Something that it builds on has not come yet."""
    QUARANTINED = 3
    """Its writer had no right to write it."""
    ASIDE = 4
    """The reading of its bundle was undone here."""


class Place(NamedTuple):
    """Where a segment stands."""

    segment: int
    chain: int
    number: int


OPEN_PLACE = Place(OPEN, 0, 1 << 62)
"""The open log stands outside all chains, and no vector contains it."""


class Chain(NamedTuple):
    """One chain: of whom, in which scope, and where it left its parent."""

    writer: int
    scope: int
    parent: int | None
    fork: int


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(dict[int, int]).decode


def pack_vector(vector: LocalVector) -> bytes:
    """A local vector as it is stored."""
    return _pack(vector)


def unpack_vector(stored: bytes | None) -> LocalVector:
    """The local vector that was stored; empty for none."""
    return _unpack(stored) if stored else {}


def contains(vector: LocalVector, place: Place) -> bool:
    """Whether what the vector describes includes this segment."""
    return vector.get(place.chain, 0) >= place.number and -place.segment not in vector


def ends(vector: LocalVector) -> Iterator[tuple[int, int]]:
    """The chains of a vector and the number of the last segment of each."""
    return ((chain, last) for chain, last in vector.items() if chain > 0)


def passed_over(vector: LocalVector) -> set[int]:
    """The segments that a vector leaves out although it names something above them."""
    return {-key for key in vector if key < 0}


class Sighted(NamedTuple):
    """A vector of somebody else in local numbers.

    Attributes:
        vector: as far as what it names is held.
        absent: hashes of segments that would change it if they came.
        whole: whether all of these were declared lost, or are marks.
    """

    vector: LocalVector
    absent: frozenset[bytes]
    whole: bool


class Chains:
    """The chains of one database."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._tables = log.tables
        self._chains: dict[int, Chain] = {}
        # asked for each segment of a bundle, so they are put together once
        chains, segments = self._tables.chains, self._tables.segments
        self._one_chain = select(
            chains.c.writer, chains.c.scope, chains.c.parent, chains.c.fork
        ).where(chains.c.id == bindparam("wanted"))
        self._by_hash = select(segments.c.id, segments.c.chain, segments.c.number).where(
            segments.c.hash == bindparam("wanted")
        )
        self._first_ones = select(chains.c.id).where(
            chains.c.writer == bindparam("writer"),
            chains.c.scope == bindparam("scope"),
            chains.c.parent.is_(None),
            chains.c.fork == 0,
        )
        self._made = insert(chains).returning(chains.c.id)

    def forget(self) -> None:
        """Drop what was remembered of the database: a transaction was rolled back."""
        self._chains.clear()

    def remember_epoch(self, connection: Connection, vectors: Mapping[int, LocalVector]) -> None:
        """Note what is applied of these scopes in the present epoch."""
        epochs = self._tables.epochs
        epoch = self._log.read_meta(connection, "epoch")
        for piece in chunks(vectors):
            here = and_(epochs.c.epoch == epoch, epochs.c.scope.in_(piece))
            connection.execute(delete(epochs).where(here))
            rows = [
                {"epoch": epoch, "scope": scope, "vector": pack_vector(vectors[scope])}
                for scope in piece
            ]
            connection.execute(insert(epochs), rows)

    def applied(self, connection: Connection, scope: int) -> LocalVector:
        """What is applied of a scope."""
        return self.applied_of(connection, [scope])[scope]

    def applied_of(self, connection: Connection, scopes: Collection[int]) -> dict[int, LocalVector]:
        """What is applied of each of these scopes."""
        return self._ends(connection, scopes, self._tables.segments.c.state == State.APPLIED)

    def held(self, connection: Connection, scope: int) -> LocalVector:
        """What is held of a scope without a gap, applied or not: what peers are told."""
        which = self._tables.segments.c.chain.is_not(None)
        return self._ends(connection, [scope], which)[scope]

    def _ends(
        self, connection: Connection, scopes: Collection[int], which: ColumnElement[bool]
    ) -> dict[int, LocalVector]:
        segments = self._tables.segments
        found: dict[int, LocalVector] = {scope: {} for scope in scopes}
        for piece in chunks(scopes):
            rows = connection.execute(
                select(segments.c.scope, segments.c.chain, func.max(segments.c.number))
                .where(segments.c.scope.in_(piece), segments.c.chain.is_not(None), which)
                .group_by(segments.c.scope, segments.c.chain)
            )
            for scope, chain, number in rows:
                found[int(scope)][int(chain)] = int(number)
        return found

    def chain(self, connection: Connection, number: int) -> Chain:
        """One chain by its local number."""
        found = self._chains.get(number)
        if found is None:
            row = connection.execute(self._one_chain, {"wanted": number}).one()
            found = self._chains[number] = Chain(*row)
        return found

    def find(self, connection: Connection, segment_hash: bytes) -> Place | None:
        """Where a segment stands; None if it is not held or waits for its predecessor."""
        row = connection.execute(self._by_hash, {"wanted": segment_hash}).one_or_none()
        return None if row is None or row[1] is None else Place(*row)

    def place(
        self,
        connection: Connection,
        writer: int,
        scope: int,
        number: int,
        previous: bytes,
        *,
        lost: Collection[bytes] = (),
    ) -> int | None:
        """The chain that a segment belongs in, made where it begins one or forks one.

        Args:
            connection: the transaction.
            writer: local number of its writer.
            scope: local number of its scope.
            number: its place.
            previous: hash of the segment before it.
            lost: hashes of segments that were declared lost.

        Returns:
            None if its predecessor is not held in a chain, and not lost.
        """
        parent: int | None = None
        if previous == NO_HASH:
            if number != 1:
                return None
            candidates = self._beginnings(connection, writer, scope)
        else:
            before = self.find(connection, previous)
            if before is None and previous in lost and number > 1:
                return self._make(connection, Chain(writer, scope, None, number - 1))
            if before is None or before.number != number - 1:
                return None
            chain = self.chain(connection, before.chain)
            if (chain.writer, chain.scope) != (writer, scope):
                return None
            parent = before.chain
            candidates = [before.chain]
        for candidate in candidates:
            if not self._taken(connection, candidate, number):
                return candidate
        return self._make(connection, Chain(writer, scope, parent, number - 1))

    def _make(self, connection: Connection, chain: Chain) -> int:
        made = int(connection.execute(self._made, chain._asdict()).scalar_one())
        self._chains[made] = chain
        return made

    def _beginnings(self, connection: Connection, writer: int, scope: int) -> list[int]:
        values = {"writer": writer, "scope": scope}
        return [int(row[0]) for row in connection.execute(self._first_ones, values)]

    def join(self, connection: Connection, number: int, before: Place) -> None:
        """Let a chain that began after a lost segment go on from it: it has turned up."""
        chain = self.chain(connection, number)
        if chain.parent is None and chain.fork == before.number:
            table = self._tables.chains
            here = table.c.id == number
            connection.execute(update(table).where(here).values(parent=before.chain))
            self._chains[number] = chain._replace(parent=before.chain)

    def forks(self, connection: Connection) -> int:
        """How many chains left another one that goes on; a joined one is no fork."""
        table, segments = self._tables.chains, self._tables.segments
        query = select(table.c.id, table.c.parent, table.c.fork).where(table.c.parent.is_not(None))
        by_root: dict[tuple[int, int], int] = {}
        for _number, parent, fork in connection.execute(query):
            root = int(parent), int(fork)
            by_root[root] = by_root.get(root, 0) + 1
        found = 0
        for (parent, fork), children in by_root.items():
            goes_on = select(segments.c.id).where(
                segments.c.chain == parent, segments.c.number == fork + 1
            )
            found += children - (connection.execute(goes_on.limit(1)).one_or_none() is None)
        return found

    def part(self, connection: Connection, number: int) -> set[int]:
        """Give up a chain that passed over a segment which does not count as lost any more.

        Its segments, and those of the chains that left it, stand in no chain from now on.

        Returns:
            The segments.
        """
        chains, segments = self._tables.chains, self._tables.segments
        parted: set[int] = set()
        todo = [number]
        while todo:
            here = todo.pop()
            parted.update(
                int(one)
                for one in connection.scalars(select(segments.c.id).where(segments.c.chain == here))
            )
            below = select(chains.c.id).where(chains.c.parent == here)
            todo.extend(int(one) for one in connection.scalars(below))
            connection.execute(
                update(segments).where(segments.c.chain == here).values(chain=None, vector=None)
            )
            connection.execute(delete(chains).where(chains.c.id == here))
            self._chains.pop(here, None)
        return parted

    def _taken(self, connection: Connection, chain: int, number: int) -> bool:
        """Whether a chain already has a segment of this number, itself or as a fork's root."""
        table = self._tables.segments
        query = select(table.c.id).where(table.c.chain == chain, table.c.number == number)
        return connection.execute(query.limit(1)).one_or_none() is not None

    def with_ancestors(self, connection: Connection, vector: LocalVector) -> LocalVector:
        """The vector with the parents of its forked chains spelt out."""
        whole = dict(vector)
        todo = [chain for chain, _last in ends(vector)]
        while todo:
            chain = self.chain(connection, todo.pop())
            if chain.parent is not None and whole.get(chain.parent, -1) < chain.fork:
                whole[chain.parent] = chain.fork
                todo.append(chain.parent)
        return whole

    def to_wire(self, connection: Connection, vector: LocalVector) -> Vector:
        """The vector in terms that every office understands."""
        segments = self._tables.segments
        hidden: dict[int, int] = {}
        for number, _last in ends(vector):
            chain = self.chain(connection, number)
            if chain.parent is not None:
                hidden[chain.parent] = max(chain.fork, hidden.get(chain.parent, 0))
        found: dict[Writer, tuple[Head, ...]] = {}
        for number, last in sorted(ends(vector)):
            chain = self.chain(connection, number)
            writer = self._log.writers.thing(connection, chain.writer)
            if chain.parent is None and chain.fork:
                first = self._one(connection, segments.c.previous, number, chain.fork + 1)
                found[writer] = (*found.get(writer, ()), Head(MARK, first))
            if last > hidden.get(number, 0):
                ending = self._one(connection, segments.c.hash, number, last)
                found[writer] = (*found.get(writer, ()), Head(last, ending))
        return found

    def _one(
        self, connection: Connection, column: ColumnElement[bytes], chain: int, number: int
    ) -> bytes:
        table = self._tables.segments
        query = select(column).where(table.c.chain == chain, table.c.number == number)
        return bytes(connection.execute(query).scalar_one())

    def to_local(self, connection: Connection, vector: Vector) -> LocalVector | None:
        """The vector in local numbers; None if it names a segment that is not held."""
        sighted = self.sighted(connection, vector)
        return sighted.vector if sighted.whole else None

    def sighted(
        self, connection: Connection, vector: Vector, lost: Collection[bytes] = ()
    ) -> Sighted:
        """The vector in local numbers, as far as what it names is held.

        Args:
            connection: the transaction.
            vector: the heads and marks that somebody names.
            lost: hashes of segments that were declared lost.
        """
        places: list[Place] = []
        absent: set[bytes] = set()
        marks = [one.hash for heads in vector.values() for one in heads if one.number == MARK]
        for head in (one for heads in vector.values() for one in heads if one.number != MARK):
            place = self.find(connection, head.hash)
            if place is None:
                absent.add(head.hash)
            else:
                places.append(place)
        whole = absent.issubset(lost)
        found = self.with_ancestors(connection, _greatest(places))
        for mark in marks:
            absent |= self._leave_out(connection, mark, places, found)
        return Sighted(found, frozenset(absent), whole)

    def _leave_out(
        self, connection: Connection, mark: bytes, heads: list[Place], into: LocalVector
    ) -> set[bytes]:
        """Take what somebody passed over out of his vector; what of it is not held yet."""
        marked = self.find(connection, mark)
        if marked is None:
            return {mark}
        clear = [
            one
            for one in heads
            if not contains(self.with_ancestors(connection, {one.chain: one.number}), marked)
        ]
        seen = self.with_ancestors(connection, _greatest(clear))
        table = self._tables.segments
        name, here = mark, marked
        while not contains(seen, here):
            into[-here.segment] = 0
            query = select(table.c.previous).where(table.c.id == here.segment)
            name = bytes(connection.execute(query).scalar_one())
            if name == NO_HASH:
                break
            below = self.find(connection, name)
            if below is None:
                return {name}
            here = below
        return set()


def _greatest(places: list[Place]) -> LocalVector:
    found: LocalVector = {}
    for one in places:
        found[one.chain] = max(one.number, found.get(one.chain, 0))
    return found
