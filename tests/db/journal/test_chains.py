"""Chains: a place for each segment after the one before it, forks, and what a vector contains."""

from __future__ import annotations

import pytest
from sqlalchemy import MetaData, insert

from db.journal.chains import Chains, Place, State, contains
from db.journal.log import Identity, Log
from db.journal.operations import MARK, NO_HASH, Head, Scope, Writer
from db.store import Store
from db.tables import JournalTables

WRITER, OTHER = Writer(b"w" * 32, bytes(8)), Writer(b"o" * 32, bytes(8))


def named(name):
    return name.encode().ljust(32, b"\0")


class Held:
    """Segments in a database of their own, each called by a word."""

    def __init__(self, connection):
        metadata = MetaData()
        self.tables = JournalTables(metadata)
        metadata.create_all(connection)
        self.log = Log(self.tables, [], Identity(WRITER, lambda _hash: bytes(64)))
        self.chains = Chains(self.log)
        self.connection = connection
        self.scope = self.log.scopes.of(connection, Scope("patrols", "152527201206"))

    def place(self, name, number, previous="", writer=WRITER, state=State.APPLIED, lost=()):
        """Hold a segment, in the chain that it belongs in."""
        writer_number = self.log.writers.of(self.connection, writer)
        before = named(previous) if previous else NO_HASH
        chain = self.chains.place(
            self.connection, writer_number, self.scope, number, before, lost=lost
        )
        statement = insert(self.tables.segments).values(
            hash=named(name), previous=before, writer=writer_number, scope=self.scope, chain=chain,
            number=number, state=state, last_op=1, records=0, signature=b"", body=b"",
        )  # fmt: skip
        self.connection.execute(statement)
        return chain

    def names(self, local):
        wire = self.chains.to_wire(self.connection, local)
        return {
            one: sorted(head.hash.rstrip(b"\0").decode() for head in heads)
            for one, heads in wire.items()
        }

    def local(self, *names):
        heads = tuple(Head(1, named(one)) for one in names)
        return self.chains.to_local(self.connection, {WRITER: heads})

    def found(self, name) -> Place:
        return self.chains.find(self.connection, named(name))


@pytest.fixture
def held(tmp_path):
    store = Store(tmp_path / "office.db", bytes(32), create=True)
    with store.writing() as connection:
        yield Held(connection)
    store.close()


def test_a_chain_goes_on_and_its_end_stands_for_all_of_it(held):
    chains = {held.place("a1", 1), held.place("a2", 2, "a1"), held.place("a3", 3, "a2")}
    assert len(chains) == 1
    vector = held.local("a2")
    assert [contains(vector, held.found(one)) for one in ("a1", "a2", "a3")] == [True, True, False]


def test_a_segment_without_the_one_before_it_has_no_place(held):
    held.place("a1", 1)
    assert held.place("a3", 3, "a2") is None
    assert held.found("a3") is None
    assert held.local("a1", "a3") is None


@pytest.mark.parametrize(
    ("number", "previous", "writer"),
    [(3, "a1", WRITER), (2, "a1", OTHER), (2, "", WRITER), (1, "a1", WRITER)],
)
def test_one_that_does_not_follow_what_it_names_has_no_place(held, number, previous, writer):
    held.place("a1", 1)
    assert held.place("x", number, previous, writer) is None


def test_two_that_follow_the_same_one_are_a_fork_and_both_are_kept(held):
    trunk = held.place("a1", 1)
    held.place("a2", 2, "a1")
    assert held.place("b2", 2, "a1") != trunk
    held.place("b3", 3, "b2")
    applied = held.chains.applied(held.connection, held.scope)
    assert held.names(applied) == {WRITER: ["a2", "b3"]}
    one_side = held.local("b3")
    assert [contains(one_side, held.found(one)) for one in ("a1", "a2", "b2")] == [
        True,
        False,
        True,
    ]
    assert held.names(one_side) == {WRITER: ["b3"]}


def test_two_beginnings_are_a_fork_too(held):
    assert held.place("a1", 1) != held.place("b1", 1)
    assert held.names(held.local("a1", "b1")) == {WRITER: ["a1", "b1"]}
    assert held.names(held.local("b1")) == {WRITER: ["b1"]}


def test_a_fork_of_a_fork_contains_what_both_grew_from(held):
    for name, number, before in (("a1", 1, ""), ("a2", 2, "a1"), ("a3", 3, "a2"), ("b3", 3, "a2")):
        held.place(name, number, before)
    for name, number, before in (("b4", 4, "b3"), ("c4", 4, "b3")):
        held.place(name, number, before)
    vector = held.local("c4")
    seen = [
        one for one in ("a1", "a2", "a3", "b3", "b4", "c4") if contains(vector, held.found(one))
    ]
    assert seen == ["a1", "a2", "b3", "c4"]


def test_held_is_not_applied(held):
    held.place("a1", 1)
    held.place("a2", 2, "a1", state=State.ASIDE)
    held.place("o1", 1, writer=OTHER, state=State.QUARANTINED)
    assert held.names(held.chains.applied(held.connection, held.scope)) == {WRITER: ["a1"]}
    told = held.names(held.chains.held(held.connection, held.scope))
    assert told == {WRITER: ["a2"], OTHER: ["o1"]}


# ---- what was declared lost
def over(held, name, number, lost):
    """Hold a segment that follows a lost one."""
    return held.place(name, number, lost, lost=[named(lost)])


def sighted(held, heads, marks=()):
    vector = tuple(Head(1, named(one)) for one in heads)
    vector += tuple(Head(MARK, named(one)) for one in marks)
    return held.chains.sighted(held.connection, {WRITER: vector})


def seen(held, vector, *names):
    return [one for one in names if contains(vector, held.found(one))]


def test_what_follows_a_lost_one_begins_a_chain_without_a_parent(held):
    trunk = held.place("a1", 1)
    assert over(held, "a3", 3, "a2") != trunk
    held.place("a4", 4, "a3")
    # nobody knows what lay below the lost one
    assert seen(held, held.local("a4"), "a1", "a3", "a4") == ["a3", "a4"]


def test_a_first_segment_follows_nothing_lost(held):
    assert held.place("x", 1, "a0", lost=[named("a0")]) is None


def test_who_passed_over_a_lost_one_says_so(held):
    held.place("a1", 1)
    over(held, "a3", 3, "a2")
    applied = held.chains.applied(held.connection, held.scope)
    assert held.names(applied) == {WRITER: ["a1", "a2", "a3"]}
    wire = held.chains.to_wire(held.connection, applied)
    assert [one.number for one in wire[WRITER] if one.hash == named("a2")] == [MARK]


def test_a_mark_leaves_out_what_lies_below_it_and_above_the_other_heads(held):
    for number in range(1, 6):
        held.place(f"a{number}", number, f"a{number - 1}" if number > 1 else "")
    every = [f"a{number}" for number in range(1, 6)]
    assert seen(held, sighted(held, ["a5"]).vector, *every) == every
    one = sighted(held, ["a1", "a5"], ["a3"])
    assert (seen(held, one.vector, *every), one.whole) == (["a1", "a4", "a5"], True)
    two = sighted(held, ["a1", "a3", "a5"], ["a2", "a4"])
    assert seen(held, two.vector, *every) == ["a1", "a3", "a5"]
    assert seen(held, sighted(held, ["a5"], ["a3"]).vector, *every) == ["a4", "a5"]


def test_a_mark_stops_at_what_another_branch_contains(held):
    for name, number, before in (("a1", 1, ""), ("a2", 2, "a1"), ("a3", 3, "a2"), ("b3", 3, "a2")):
        held.place(name, number, before)
    held.place("a4", 4, "a3")
    vector = sighted(held, ["b3", "a4"], ["a3"]).vector
    assert seen(held, vector, "a1", "a2", "a3", "a4", "b3") == ["a1", "a2", "a4", "b3"]


def test_what_is_absent_is_told_so_that_it_can_be_mended(held):
    held.place("a1", 1)
    over(held, "a3", 3, "a2")
    one = sighted(held, ["a1", "a3"], ["a2"])
    assert (one.absent, one.whole) == ({named("a2")}, True)
    other = sighted(held, ["a9"])
    assert (other.absent, other.whole) == ({named("a9")}, False)


def test_a_lost_one_that_turns_up_joins_the_chains_and_makes_no_fork(held):
    held.place("a1", 1)
    after = over(held, "a3", 3, "a2")
    held.place("a2", 2, "a1")
    held.chains.join(held.connection, after, held.found("a2"))
    assert seen(held, held.local("a3"), "a1", "a2", "a3") == ["a1", "a2", "a3"]
    assert held.chains.forks(held.connection) == 0
    held.place("b3", 3, "a2")
    assert held.chains.forks(held.connection) == 1
    assert held.names(held.local("a3", "b3")) == {WRITER: ["a3", "b3"]}


def test_a_chain_that_passed_over_what_is_not_lost_after_all_is_given_up(held):
    held.place("a1", 1)
    after = over(held, "a3", 3, "a2")
    for name, before in (("a4", "a3"), ("b4", "a3"), ("c4", "a3")):
        held.place(name, 4, before)
    assert len(held.chains.part(held.connection, after)) == 4
    assert held.found("a1") is not None
    assert [held.found(one) for one in ("a3", "a4", "b4", "c4")] == [None] * 4
    assert held.names(held.chains.held(held.connection, held.scope)) == {WRITER: ["a1"]}
