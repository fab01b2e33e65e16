"""Judging which of the held segments act.

A segment acts only when everything that it builds on acts, so that the applied set is closed
under "had before his eyes"; one that came too early waits. One whose writer had no right to
write it goes to quarantine, with what follows it in its chain. What waits for a segment that was
declared lost passes over it. All this follows from the held segments and the trust log alone: what
was judged by an earlier state of that log is judged anew.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, exists, insert, select, update

from db.chunks import chunks
from db.journal.absent import Absent
from db.journal.chains import Chains, Place, State, ends, pack_vector
from db.journal.readings import TRUST
from db.journal.receive import SegmentHead
from db.journal.segments import FORMAT

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.operations import LocalVector, Scope
    from db.journal.verdicts import Verdict

JUDGED = "judged"
"""The counter of the journal that says by which grounds all segments are judged."""


@dataclass(slots=True)
class Settled:
    """What judging did.

    Attributes:
        began: segments that act since, each after those that it builds on.
        stopped: segments of which the rows are to be computed anew: those that act no more,
            and those that are known to have seen more, or less, than before.
    """

    began: list[int] = field(default_factory=list[int])
    stopped: list[int] = field(default_factory=list[int])


class Judging:
    """Judges segments, in one transaction.

    Args:
        log: the journal's state.
        chains: its chains.
        archive: its decoded segments.
        connection: the transaction.
        accepts: the verdict of the trust log, as of the segments that have their places now.
        heads: those of segments that were just taken in.
    """

    def __init__(
        self,
        log: Log,
        chains: Chains,
        archive: Archive,
        connection: Connection,
        *,
        accepts: Callable[[], Verdict],
        heads: dict[int, SegmentHead],
    ) -> None:
        self._log = log
        self._chains = chains
        self._archive = archive
        self._connection = connection
        self._accepts = accepts
        self._verdict = accepts()
        self._table = log.tables.segments
        self._absent = Absent(log, connection)
        self._heads = heads
        self._names: dict[int, bytes] = {}
        self._originals: dict[int, State] = {}
        self._revised: set[int] = set()
        # asked for each segment, so they are put together once
        table, here = self._table, self._table.c.id == bindparam("here")
        self._row = select(table.c.chain, table.c.writer, table.c.scope).where(here)
        self._state_at = select(table.c.state).where(
            table.c.chain == bindparam("in_chain"), table.c.number == bindparam("place")
        )
        self._updates = {
            name: update(table).where(here).values({name: bindparam("value")})
            for name in ("state", "epoch", "chain", "vector")
        }

    def _prepare(self) -> bool:
        """Let segments of the trust domain take their places; what they say counts from then on.

        Returns:
            Whether one of them did, so that the verdict may be another one now.
        """
        moved = False
        states = dict(self._unsettled(TRUST))
        for number in self._in_order(states):
            if states[number] is State.WAITING and self._builds_on(number) is not None:
                self._update(number, state=State.QUARANTINED)
                self._originals.setdefault(number, State.WAITING)
                moved = True
        return moved

    def settle(self) -> Settled:
        """Let everything act that may act now, and nothing else."""
        while self._prepare():
            self._verdict = self._accepts()
        revised: set[int] = set()
        self._judge_again(self._upset())
        while True:
            for number in self._in_order(dict(self._unsettled())):
                self._update(number, state=self._judge(number))
            fresh = self._revised - revised
            if not fresh:
                break
            revised |= fresh
            self._judge_again(fresh)
        settled = self._compare()
        if revised:
            self._archive.forget_places()
            settled.stopped.extend(self._acting_in(revised))
        return settled

    def _compare(self) -> Settled:
        """What is judged otherwise than before, each segment after those that it builds on."""
        settled, epoch = Settled(), self._log.read_meta(self._connection, "epoch")
        now = self._states(self._originals)
        moved = {one: state for one, state in now.items() if state is not self._originals[one]}
        if moved:
            rows = [{"here": number, "value": epoch} for number in moved]
            self._connection.execute(self._updates["epoch"], rows)
        for number in self._in_order(moved):
            if moved[number] is State.APPLIED:
                settled.began.append(number)
            elif self._originals[number] is State.APPLIED:
                settled.stopped.append(number)
        self._originals.clear()
        return settled

    def _states(self, numbers: Collection[int]) -> dict[int, State]:
        found: dict[int, State] = {}
        for piece in chunks(numbers):
            query = select(self._table.c.id, self._table.c.state).where(self._table.c.id.in_(piece))
            found.update((int(row[0]), State(row[1])) for row in self._connection.execute(query))
        return found

    def _unsettled(self, domain: str | None = None) -> list[tuple[int, State]]:
        table, scopes = self._table, self._log.tables.scopes
        query = (
            select(table.c.id, table.c.state)
            .join(scopes, scopes.c.id == table.c.scope)
            .where(table.c.state.in_([State.WAITING, State.QUARANTINED]))
            .order_by(table.c.writer, table.c.number, table.c.id)
        )
        if domain is not None:
            query = query.where(scopes.c.domain == domain)
        found = [(int(row[0]), State(row[1])) for row in self._connection.execute(query)]
        for number, state in found:
            self._originals.setdefault(number, state)
        return found

    # ---- judging anew
    def _upset(self) -> set[int]:
        """The scopes in which something is judged by a verdict that does not hold any more."""
        meta, grounds = self._log.tables.meta, self._verdict.grounds
        text = json.dumps(dict(grounds), separators=(",", ":"))
        stored = self._connection.scalar(select(meta.c.value).where(meta.c.key == JUDGED))
        if text == stored:
            return self._found_again()
        if stored is None:
            self._connection.execute(insert(meta).values(key=JUDGED, value=text))
        else:
            self._connection.execute(update(meta).where(meta.c.key == JUDGED).values(value=text))
        before: dict[str, str] = json.loads(stored or "{}")
        devices = sorted({*before, *grounds})
        moved = [bytes.fromhex(one) for one in devices if before.get(one) != grounds.get(one)]
        return self._scopes_of(moved) | self._found_again()

    def _scopes_of(self, devices: list[bytes]) -> set[int]:
        """The scopes in which something of these devices acts; all else is judged in any case."""
        found: set[int] = set()
        chains, writers = self._log.tables.chains, self._log.tables.writers
        acts = exists().where(
            self._table.c.chain == chains.c.id, self._table.c.state == State.APPLIED
        )
        for piece in chunks(devices):
            query = (
                select(chains.c.scope)
                .distinct()
                .join(writers, writers.c.id == chains.c.writer)
                .where(writers.c.device.in_(piece), acts)
            )
            found.update(int(one) for one in self._connection.scalars(query))
        return found

    def _found_again(self) -> set[int]:
        """The scopes in which something was passed over that does not count as lost any more."""
        scopes: set[int] = set()
        for name in self._absent.names():
            for number in self._absent.of(name):
                head = self._head(number)
                if name in head.below and name not in self._verdict.lost(head.scope):
                    scopes.add(self._log.scopes.of(self._connection, head.scope))
        return scopes

    def _judge_again(self, scopes: Collection[int]) -> None:
        """Put what others wrote in these scopes back to be judged, and what passed over a gap."""
        for scope in sorted(scopes):
            states = [State.APPLIED, State.QUARANTINED]
            query = select(
                self._table.c.id, self._table.c.state, self._table.c.hash, self._table.c.writer
            ).where(self._table.c.scope == scope, self._table.c.state.in_(states))
            thing = self._log.scopes.thing(self._connection, scope)
            for number, state, name, writer in self._connection.execute(query).all():
                if self._is_settled(int(number), bytes(name), int(writer), thing):
                    continue
                self._originals.setdefault(int(number), State(state))
                self._update(int(number), state=State.WAITING)
            self._part(scope)

    def _is_settled(self, number: int, name: bytes, writer: int, scope: Scope) -> bool:
        """Whether a segment was sealed here and acts in any case."""
        if number not in self._sealed_here:
            return False
        author = self._log.writers.thing(self._connection, writer)
        return self._verdict.accepts(name, author, scope)

    @cached_property
    def _sealed_here(self) -> set[int]:
        query = select(self._table.c.id).where(self._table.c.reading == 0)
        return {int(one) for one in self._connection.scalars(query)}

    def _part(self, scope: int) -> None:
        """Take the places of those away that passed over what does not count as lost any more."""
        thing = self._log.scopes.thing(self._connection, scope)
        lost = self._verdict.lost(thing)
        for name in self._absent.names() - set(lost):
            for number in self._absent.of(name):
                head = self._head(number)
                if head.scope == thing and head.previous == name:
                    for one in self._chains.part(self._connection, self._place(number).chain):
                        self._absent.forget(one)
        self._archive.forget_places()

    def _acting_in(self, scopes: Collection[int]) -> list[int]:
        query = select(self._table.c.id).where(
            self._table.c.scope.in_(sorted(scopes)), self._table.c.state == State.APPLIED
        )
        return [int(one) for one in self._connection.scalars(query)]

    # ---- in which order
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
        found: dict[bytes, int] = {}
        for piece in chunks(numbers):
            query = select(self._table.c.hash, self._table.c.id).where(self._table.c.id.in_(piece))
            found.update((bytes(row[0]), int(row[1])) for row in self._connection.execute(query))
        self._names.update((number, name) for name, number in found.items())
        return found

    def _head(self, number: int) -> SegmentHead:
        found = self._heads.get(number)
        if found is None:
            segment = self._archive.segment(self._connection, number)
            found = self._heads[number] = SegmentHead.of(self._log, segment)
        return found

    # ---- one segment
    def _builds_on(self, number: int) -> tuple[Place, LocalVector] | None:
        """Where a segment stands and what its author had applied; None if it waits."""
        head = self._head(number)
        if head.format > FORMAT:
            return None  # it waits for an update of this program
        place = self._placed(number, head)
        if place is None:
            return None
        vector = self._vector(place, head)
        if vector is None or State.WAITING in self._states_below(vector):
            return None
        return place, vector

    def _judge(self, number: int) -> State:
        found = self._builds_on(number)
        if found is None:
            return State.WAITING
        place, vector = found
        head = self._head(number)
        accepts = self._verdict.accepts(self._names[number], head.writer, head.scope)
        if not head.is_sound or not accepts:
            return State.QUARANTINED
        if self._state_before(place) is State.QUARANTINED:
            return State.QUARANTINED
        return State.ASIDE if State.ASIDE in self._states_below(vector) else State.APPLIED

    def _placed(self, number: int, head: SegmentHead) -> Place | None:
        row = self._connection.execute(self._row, {"here": number}).one()
        chain: int | None = row[0]
        if chain is None:
            chain = self._chains.place(
                self._connection,
                writer=int(row[1]),
                scope=int(row[2]),
                number=head.number,
                previous=head.previous,
                lost=self._verdict.lost(head.scope),
            )
            if chain is None:
                return None
            self._update(number, chain=chain)
            self._turned_up(Place(number, chain, head.number))
        return Place(number, chain, head.number)

    def _turned_up(self, place: Place) -> None:
        """Mend what had passed over a segment: it has taken its place after all."""
        name = self._names[place.segment]
        for number in self._absent.of(name):
            head, here = self._head(number), self._place(number)
            if head.previous == name:
                self._chains.join(self._connection, here.chain, place)
            self._vector(here, head)
            self._revised.add(self._log.scopes.of(self._connection, head.scope))

    def _place(self, number: int) -> Place:
        """Where a segment stands that has a place."""
        query = select(self._table.c.chain, self._table.c.number)
        row = self._connection.execute(query.where(self._table.c.id == number)).one()
        return Place(number, int(row[0]), int(row[1]))

    def _vector(self, place: Place, head: SegmentHead) -> LocalVector | None:
        """What its author had applied, kept with the segment; None if some of it is not held."""
        lost = self._verdict.lost(head.scope)
        sighted = self._chains.sighted(self._connection, head.vector, lost)
        if not sighted.whole:
            return None
        absent, own = set(sighted.absent), {place.chain: place.number - 1}
        chain = self._chains.chain(self._connection, place.chain)
        if place.number == 1:
            own = {}
        elif chain.parent is None and chain.fork == place.number - 1:
            own = {}
            absent.add(head.previous)
        vector = self._chains.with_ancestors(self._connection, {**sighted.vector, **own})
        self._update(place.segment, vector=pack_vector(vector))
        self._absent.note(place.segment, absent)
        return vector

    def _states_below(self, vector: LocalVector) -> set[State]:
        """The states of the ends of what a segment builds on."""
        found: set[State] = set()
        for chain, last in ends(vector):
            at = {"in_chain": chain, "place": last}
            found.update(State(row[0]) for row in self._connection.execute(self._state_at, at))
        return found

    def _state_before(self, place: Place) -> State | None:
        """The state of the segment before it in its chain."""
        chain = self._chains.chain(self._connection, place.chain)
        before = place.number - 1
        here = chain.parent if chain.parent is not None and before == chain.fork else place.chain
        state = self._connection.scalar(self._state_at, {"in_chain": here, "place": before})
        return None if state is None else State(state)

    def _update(self, number: int, **values: object) -> None:
        for name, value in values.items():
            self._connection.execute(self._updates[name], {"here": number, "value": value})
