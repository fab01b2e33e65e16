"""Designs of the exchange that are broken on purpose, to see that the histories catch each.

Each is a function that patches the running program; what it is called is what it leaves out.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.office import Office
from app.sync import learning, settling, snapshots, wanting
from app.sync.proofs import Proofs
from app.sync.trust_log import TrustLog
from db.journal import journal, judging, merge, readings, seal, write
from db.journal.chains import Chains, State
from db.journal.merge import Placed
from db.journal.operations import MARK, NO_HASH, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator

    import pytest
    from sqlalchemy import Connection

    from db.journal.log import Log
    from db.journal.operations import Vector


def sealing_after_the_import(patch: pytest.MonkeyPatch) -> None:
    """What was written before a reading is sealed with a vector that contains the reading."""
    real_seal, real_receive = journal.seal, journal.Journal.receive
    reading = []

    def sealing(*args: object) -> int:
        return 0 if reading else real_seal(*args)

    def receive(*args: Any, **options: Any) -> object:
        reading.append(True)
        try:
            return real_receive(*args, **options)
        finally:
            reading.pop()

    patch.setattr(journal, "seal", sealing)
    patch.setattr(journal.Journal, "receive", receive)


def no_stamp_rule(patch: pytest.MonkeyPatch) -> None:
    """Stamps are what the clock says, also where the form has shown a greater one."""
    patch.setattr(write, "max", lambda first, *_others: first, raising=False)


def arrival_order(patch: pytest.MonkeyPatch) -> None:
    """Of two values that which arrived last is shown."""
    patch.setattr(
        Placed, "precedence", property(lambda one: min(place.segment for place in one.places))
    )


def held_for_applied_vectors(patch: pytest.MonkeyPatch) -> None:
    """A segment says that its author had seen all that he held, also what was set aside."""
    real = seal._Sealing.seal

    def sealing(self: seal._Sealing, *args: object) -> None:
        with _swapped(Chains, "applied", Chains.held):
            real(self, *args)

    patch.setattr(seal._Sealing, "seal", sealing)


def no_heads_carried(patch: pytest.MonkeyPatch) -> None:
    """A form that was opened before a reading and saved after it has seen the reading."""
    patch.setattr(write.Writing, "_stale_context", lambda *_args: None)


def naive_writer_ids(patch: pytest.MonkeyPatch) -> None:
    """A database that was put back goes on under its old name."""
    patch.setattr(Office, "begin_incarnation", lambda *_args: None)


def forgotten_lives(patch: pytest.MonkeyPatch) -> None:
    """Nobody tells a computer that others have more of its present life than it has itself."""
    patch.setattr(learning, "_is_forgotten", lambda *_args: False)
    patch.setattr(learning, "_knows_our_future", lambda *_args: False)


def collapsed_edits(patch: pytest.MonkeyPatch) -> None:
    """A record is sealed with what it holds, and not with what it was created with."""
    patch.setattr(seal, "_first_values", lambda _pending: {})


def proofs_merged_by_union(patch: pytest.MonkeyPatch) -> None:
    """Whatever some life of a computer held once, it is taken to hold for ever."""

    def of(self: Proofs, connection: object, devices: list[bytes]) -> list[list[object]]:
        found = []
        for device in devices:
            query = self._table.select().where(self._table.c.device == device)
            union: dict[object, dict[object, tuple[object, ...]]] = {}
            for row in connection.execute(query):
                for scope, vector in learning.vectors.unpack(bytes(row.vectors)).items():
                    for writer, heads in vector.items():
                        earlier = union.setdefault(scope, {}).get(writer, ())
                        union[scope][writer] = tuple({*earlier, *heads})
            found.append([union])
        return found

    patch.setattr(Proofs, "of", of)


def no_chain(patch: pytest.MonkeyPatch) -> None:
    """A segment takes its place although the one before it has not come."""
    real = Chains.place

    def place(
        self: Chains,
        connection: object,
        writer: int,
        scope: int,
        number: int,
        previous: bytes,
        **lost: object,
    ) -> int | None:
        found = real(self, connection, writer, scope, number, previous, **lost)
        if found is None:
            started = self._beginnings(connection, writer, scope)
            return started[0] if started else real(self, connection, writer, scope, 1, NO_HASH)
        return found

    patch.setattr(Chains, "place", place)


def deletions_that_hide_what_they_had_not_seen(patch: pytest.MonkeyPatch) -> None:
    """Whoever deletes a record deletes also what others write into it meanwhile."""
    real = merge._merge_deletion

    def merged(every: list[Placed], writes: list[Placed], *rest: object) -> None:
        gone = any(one.operation.kind is Kind.DELETE for one in every)
        real(every, [] if gone else writes, *rest)

    patch.setattr(merge, "_merge_deletion", merged)


def joins_that_keep_nothing(patch: pytest.MonkeyPatch) -> None:
    """Whoever joins a record into another one does not say that he keeps that one."""
    real = merge.joins.keeps
    patch.setattr(merge.joins, "keeps", lambda one: real(one) and one.kind is not Kind.JOIN)


def amendments_by_what_is_here(patch: pytest.MonkeyPatch) -> None:
    """A change amends what was closed meanwhile, also where its author had not seen that."""
    real = write._amends
    patch.setattr(write, "_amends", lambda change, *rest: real(replace(change, seen=None), *rest))


def marks_that_have_seen_everything(patch: pytest.MonkeyPatch) -> None:
    """Whoever moved is deleted with all that was written after the letter."""
    real = settling.Change

    def blind(*args: object, **rest: object) -> object:
        rest.pop("context", None)
        return real(*args, **rest)

    patch.setattr(settling, "Change", blind)


def letters_that_say_what_is_shown(patch: pytest.MonkeyPatch) -> None:
    """A letter takes along one value of each field, also where several wait in review."""
    real = snapshots._taken

    def taken(*args: object) -> object:
        found = real(*args)
        found.questions = []
        return found

    patch.setattr(snapshots, "_taken", taken)


def revocation_by_number_only(patch: pytest.MonkeyPatch) -> None:
    """A revoked computer's segments count up to a number, whoever wrote them."""

    def up_to(_log: TrustLog, connection: Connection, heads: Collection[bytes]) -> frozenset[bytes]:
        query = (
            "SELECT s.hash FROM j_segments s JOIN j_segments h"
            " ON h.writer = s.writer AND h.scope = s.scope AND s.number <= h.number"
            " WHERE h.hash = ?"
        )
        found = [connection.exec_driver_sql(query, (head,)).scalars() for head in heads]
        return frozenset(bytes(one) for rows in found for one in rows)

    patch.setattr(TrustLog, "ancestors", up_to)


def losses_passed_over_in_silence(patch: pytest.MonkeyPatch) -> None:
    """Who passed over a lost segment says that he has all up to the end of its chain.

    Nor does he ask for it by name.
    """
    real = Chains.to_wire

    def to_wire(self: Chains, *args: object) -> Vector:
        vector = real(self, *args)
        return {
            writer: tuple(one for one in heads if one.number != MARK)
            for writer, heads in vector.items()
        }

    patch.setattr(Chains, "to_wire", to_wire)
    patch.setattr(wanting, "passed_over", lambda *_args: [])


def undo_without_sealing(patch: pytest.MonkeyPatch) -> None:
    """A reading is undone before what was written since is sealed: that has then not seen it.

    What was written since was undone before, so only that undoing speaks of the reading's values;
    it matters where there was a choice of several, of which it brought back one.
    """
    real_seal, real_turn = journal.seal, journal.Journal._turn_reading
    turning = []

    def sealing(*args: object) -> int:
        return 0 if turning else real_seal(*args)

    def turn(self: journal.Journal, *args: object, **named: object) -> object:
        turning.append(True)
        try:
            return real_turn(self, *args, **named)
        finally:
            turning.pop()

    patch.setattr(journal, "seal", sealing)
    patch.setattr(journal.Journal, "_turn_reading", turn)


def acts_before_what_it_builds_on(patch: pytest.MonkeyPatch) -> None:
    """A segment acts although what its author had seen was set aside, or has not come."""
    patch.setattr(judging.Judging, "_states_below", lambda *_args: set())


def own_segments_set_aside(patch: pytest.MonkeyPatch) -> None:
    """Undoing a reading also stops what was written here after it."""

    def every(log: Log, connection: object) -> list[object]:
        table, scopes = log.tables.segments, log.tables.scopes
        query = (
            select(table.c.id, table.c.scope, table.c.reading, table.c.state)
            .join(scopes, scopes.c.id == table.c.scope)
            .where(table.c.state != State.ASIDE, scopes.c.domain != readings.TRUST)
        )
        return [
            readings._Held(row[0], row[1], row[2], row[3] == State.APPLIED)
            for row in connection.execute(query)
        ]

    patch.setattr(readings, "_from_others", every)


@contextmanager
def _swapped(owner: type, name: str, value: object) -> Generator[None]:
    real = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, real)


DESIGNS: dict[Callable[[pytest.MonkeyPatch], None], tuple[str, ...]] = {
    sealing_after_the_import: ("add", "meet", "race"),
    no_stamp_rule: ("add", "meet", "race"),
    arrival_order: ("add", "meet", "race"),
    held_for_applied_vectors: ("add", "meet", "regret"),
    no_heads_carried: ("meet", "stale"),
    naive_writer_ids: ("add", "edit", "meet", "clone"),
    forgotten_lives: ("add", "edit", "meet", "clone"),
    collapsed_edits: ("add", "edit", "meet"),
    proofs_merged_by_union: ("add", "meet", "relapse"),
    no_chain: ("add", "meet", "relapse"),
    deletions_that_hide_what_they_had_not_seen: ("add", "meet", "race", "remove"),
    joins_that_keep_nothing: ("add", "meet", "cross"),
    amendments_by_what_is_here: ("add", "late"),
    marks_that_have_seen_everything: ("add", "edit", "transfer"),
    letters_that_say_what_is_shown: ("add", "meet", "transfer"),
    revocation_by_number_only: ("add", "meet", "heist"),
    losses_passed_over_in_silence: ("add", "meet", "bereft", "found", "edit"),
    undo_without_sealing: ("add", "meet", "repent"),
    acts_before_what_it_builds_on: ("add", "meet", "regret", "race", "look"),
    own_segments_set_aside: ("add", "meet", "repent", "regret"),
}
"""Each with the sorts of steps that tell it from the right design soonest."""
