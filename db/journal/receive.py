"""Taking in segments that others wrote, in any order, and judging which of them act.

A segment acts only when everything that it builds on acts, so that the applied set is closed
under "had before his eyes"; one that came too early waits. One whose writer had no right to
write it goes to quarantine, with what follows it in its chain.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from db import item_sets
from db.journal import rows as rows_of
from db.journal.chains import Chains, Place, State, pack_vector
from db.shape import FieldShape, Merge

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.operations import LocalVector, Scope, Vector, Writer
    from db.journal.segments import Opened, Segment
    from db.shape import Value


class Receiving:
    """Takes segments in, in one transaction.

    Args:
        log: the journal's state.
        chains: its chains.
        archive: its decoded segments.
        connection: the transaction.
        accepts: whether a writer may write a scope; asked anew at each judgement.
    """

    def __init__(
        self,
        log: Log,
        chains: Chains,
        archive: Archive,
        connection: Connection,
        *,
        accepts: Callable[[Writer, Scope], bool],
    ) -> None:
        self._log = log
        self._chains = chains
        self._archive = archive
        self._connection = connection
        self._accepts = accepts
        self._table = log.tables.segments
        self._heads: dict[int, _Head] = {}

    def store(self, opened: Iterable[Opened], reading: int) -> list[int]:
        """Hold these segments; those already held are passed over.

        Args:
            opened: segments whose signatures were checked.
            reading: the number of the reading that brought them, by which it can be undone.

        Returns:
            Local numbers of the segments that were not held before.
        """
        stored: list[int] = []
        for sealed, segment in opened:
            name = sealed.hash
            query = select(self._table.c.id).where(self._table.c.hash == name)
            if self._connection.execute(query).one_or_none():
                continue
            statement = insert(self._table).values(
                hash=name,
                previous=segment.previous,
                writer=self._log.writers.of(self._connection, segment.writer),
                scope=self._log.scopes.of(self._connection, segment.scope),
                number=segment.number,
                state=State.WAITING,
                last_op=segment.last_op,
                records=len(segment.uids),
                unknown=int(has_unknown(self._log, segment)),
                reading=reading,
                signature=sealed.signature,
                body=sealed.body,
                part=sealed.part,
            )
            made = int(self._connection.execute(statement.returning(self._table.c.id)).scalar_one())
            self._archive.remember(made, segment)
            self._heads[made] = _Head.of(self._log, segment)
            stored.append(made)
        return stored

    # ---- judging
    def settle(self, domain: str | None = None) -> list[int]:
        """Let everything act that may act now (of one domain).

        Returns:
            The segments that began to act, each after those that it builds on.
        """
        states = dict(self._unsettled(domain))
        began: list[int] = []
        for number in self._in_order(states):
            new = self._judge(number)
            if new is not states[number]:
                epoch = self._log.read_meta(self._connection, "epoch")
                self._update(number, state=new, epoch=epoch)
                if new is State.APPLIED:
                    began.append(number)
        return began

    def _unsettled(self, domain: str | None) -> list[tuple[int, State]]:
        table, scopes = self._table, self._log.tables.scopes
        query = (
            select(table.c.id, table.c.state)
            .join(scopes, scopes.c.id == table.c.scope)
            .where(table.c.state.in_([State.WAITING, State.QUARANTINED]))
            .order_by(table.c.writer, table.c.number, table.c.id)
        )
        if domain is not None:
            query = query.where(scopes.c.domain == domain)
        return [(int(row[0]), State(row[1])) for row in self._connection.execute(query)]

    def _in_order(self, numbers: Collection[int]) -> list[int]:
        """The segments, each after those of them that it builds on."""
        by_hash = self._hashes(numbers)
        ordered: dict[int, None] = {}
        for start in numbers:
            path = [start]
            while path:
                number = path[-1]
                below = {by_hash[name] for name in self._head(number).below if name in by_hash}
                open_ones = below - ordered.keys()
                if open_ones and number not in ordered:
                    # No segment can build on itself: it would have to contain its own hash.
                    path.append(min(open_ones))
                else:
                    ordered[number] = None
                    path.pop()
        return list(ordered)

    def _hashes(self, numbers: Collection[int]) -> dict[bytes, int]:
        wanted = sorted(numbers)
        found: dict[bytes, int] = {}
        for start in range(0, len(wanted), rows_of.CHUNK):
            piece = wanted[start : start + rows_of.CHUNK]
            query = select(self._table.c.hash, self._table.c.id).where(self._table.c.id.in_(piece))
            found.update((bytes(row[0]), int(row[1])) for row in self._connection.execute(query))
        return found

    def _head(self, number: int) -> _Head:
        found = self._heads.get(number)
        if found is None:
            segment = self._archive.segment(self._connection, number)
            found = self._heads[number] = _Head.of(self._log, segment)
        return found

    def _judge(self, number: int) -> State:
        head = self._head(number)
        place = self._placed(number, head)
        if place is None:
            return State.WAITING
        vector = self._vector(place, head)
        if vector is None:
            return State.WAITING
        below = self._states_below(vector)
        if State.WAITING in below:
            return State.WAITING
        if not head.is_sound or not self._accepts(head.writer, head.scope):
            return State.QUARANTINED
        if self._state_before(place) is State.QUARANTINED:
            return State.QUARANTINED
        return State.ASIDE if State.ASIDE in below else State.APPLIED

    def _placed(self, number: int, head: _Head) -> Place | None:
        row = self._connection.execute(
            select(self._table.c.chain, self._table.c.writer, self._table.c.scope).where(
                self._table.c.id == number
            )
        ).one()
        chain: int | None = row[0]
        if chain is None:
            chain = self._chains.place(
                self._connection,
                writer=int(row[1]),
                scope=int(row[2]),
                number=head.number,
                previous=head.previous,
            )
            if chain is None:
                return None
            self._update(number, chain=chain)
        return Place(number, chain, head.number)

    def _vector(self, place: Place, head: _Head) -> LocalVector | None:
        """What its author had applied, kept with the segment; None if some of it is not held."""
        others = self._chains.to_local(self._connection, head.vector)
        if others is None:
            return None
        own = {place.chain: place.number - 1} if place.number > 1 else {}
        vector = self._chains.with_ancestors(self._connection, {**others, **own})
        self._update(place.segment, vector=pack_vector(vector))
        return vector

    def _states_below(self, vector: LocalVector) -> set[State]:
        """The states of the ends of what a segment builds on."""
        found: set[State] = set()
        for chain, last in vector.items():
            query = select(self._table.c.state).where(
                self._table.c.chain == chain, self._table.c.number == last
            )
            found.update(State(row[0]) for row in self._connection.execute(query))
        return found

    def _state_before(self, place: Place) -> State | None:
        """The state of the segment before it in its chain."""
        chain = self._chains.chain(self._connection, place.chain)
        before = place.number - 1
        here = chain.parent if chain.parent is not None and before == chain.fork else place.chain
        query = select(self._table.c.state).where(
            self._table.c.chain == here, self._table.c.number == before
        )
        state = self._connection.scalar(query)
        return None if state is None else State(state)

    def _update(self, number: int, **values: object) -> None:
        self._connection.execute(
            update(self._table).where(self._table.c.id == number).values(values)
        )


@dataclass(frozen=True, slots=True)
class _Head:
    """What judging a segment takes, without its operations.

    Attributes:
        writer: who sealed it.
        scope: its scope.
        number: its place in its chain.
        previous: hash of the segment before it.
        vector: what its writer had applied.
        is_sound: whether it says only what an office can have written.
    """

    writer: Writer
    scope: Scope
    number: int
    previous: bytes
    vector: Vector
    is_sound: bool

    @classmethod
    def of(cls, log: Log, one: Segment) -> _Head:
        """The head of a segment."""
        return cls(one.writer, one.scope, one.number, one.previous, one.vector, is_sound(log, one))

    @property
    def below(self) -> set[bytes]:
        """Hashes of the segments that it builds on directly."""
        return {self.previous, *(head.hash for heads in self.vector.values() for head in heads)}


def has_unknown(log: Log, segment: Segment) -> bool:
    """Whether a segment has ledgers or fields that this version does not know."""
    return any(one.ledger not in log.wires for one in segment.creations) or any(
        ledger not in log.wires or name not in log.wires[ledger].by_wire
        for ledger, name, _values, _created in _columns(segment)
    )


def is_sound(log: Log, segment: Segment) -> bool:
    """Whether a segment says only what an office of this version can have written.

    A ledger in the wrong domain or a value that its field cannot hold is no damage of the file:
    the segment goes to quarantine, and what others wrote in the same bundle is read.
    """
    for ledger, name, values, created in _columns(segment):
        shape = log.wires.get(ledger)
        if shape is None:
            continue
        known = shape.by_wire.get(name)
        if shape.domain != segment.scope.domain:
            return False
        if known is not None and not fits(known, values, created=created):
            return False
    return True


def _columns(segment: Segment) -> Iterator[tuple[str, str, list[Value], bool]]:
    """Ledger, field, values, and whether they are those of a creation, of each column."""
    for one in segment.creations:
        for name, values in one.values.items():
            yield one.ledger, name, values, True
    for (ledger, name), (_rows, values) in segment.edits.values.items():
        yield ledger, name, values, False


def fits(known: FieldShape, values: list[Value], *, created: bool) -> bool:
    """Whether a field can hold these values."""
    expected = int if known.number else str
    if any(value is not None and type(value) is not expected for value in values):
        return False
    if known.merge is Merge.REGISTER:
        return True
    try:
        for value in values:
            if not created:
                item_sets.check_change(str(value))
            elif value is not None:
                item_sets.check_stored(str(value))
    except ValueError:
        return False
    return True
