"""Joins of several records, by several offices that have read some of each other's segments.

A small model: each office appends operations; now and then it reads all that another one has. Every
operation has seen what its office had. Whatever they do, no two records may hide each other, no
value may be hidden from somebody who had not seen it, and all who hold the same see the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, MetaData, Table, Text

from db.journal.chains import Place
from db.journal.joins import INTO, goes_into, link
from db.journal.merge import WRITES, Placed, Sight, merge
from db.journal.operations import Kind, Operation, Scope, Writer
from db.shape import FieldShape, TableShape

SHAPE = TableShape(
    name="notes",
    wire="notes",
    domain="patrols",
    table=Table("notes", MetaData(), Column("text", Text)),
    fields=(FieldShape("text", "t"),),
)
RECORDS = [bytes([number]) * 16 for number in range(4)]
OFFICES = 3

step = st.tuples(
    st.sampled_from(("join", "join", "join", "set", "amend", "delete", "restore", "read", "read")),
    st.integers(0, OFFICES - 1),
    st.integers(0, len(RECORDS) - 1),
    st.integers(0, len(RECORDS) - 1),
    st.integers(0, 3),
)


@dataclass
class Offices:
    """All operations by number, and which of them each office has."""

    every: dict[int, Placed] = field(default_factory=dict)
    seen: dict[int, dict[int, int]] = field(default_factory=dict)
    here: list[set[int]] = field(default_factory=lambda: [set() for _ in range(OFFICES)])

    def write(self, office, kind, uid, stamp=0, **values):
        number = len(self.every) + 1
        writer = Writer(bytes([office]) * 32, bytes(8))
        operation = Operation(
            writer, number, bytes(8), kind, Scope("notes", "1"), "notes", uid, stamp, "", values
        )
        self.every[number] = Placed(operation, (Place(number, number, 1),))
        self.seen[number] = dict.fromkeys(self.here[office], 1)
        self.here[office].add(number)

    def merged(self, have):
        sight = Sight(self.seen.__getitem__)
        return {
            uid: merge(
                SHAPE, [self.every[n] for n in have if self.every[n].operation.uid == uid], sight
            )
            for uid in RECORDS
        }


def play(steps):
    offices = Offices()
    for uid in RECORDS:
        offices.write(0, Kind.CREATE, uid, t="")
    offices.here = [set(offices.here[0]) for _ in range(OFFICES)]
    for number, (kind, office, first, second, clock) in enumerate(steps):
        one, other = RECORDS[first], RECORDS[second]
        if kind == "read":
            offices.here[office] |= offices.here[first % OFFICES]
            continue
        shown = offices.merged(offices.here[office])
        if kind == "restore":
            if shown[one].gone:
                offices.write(office, Kind.RESTORE, one, clock)
        elif shown[one].gone:
            continue
        elif kind == "join":
            if one != other and not shown[other].gone:
                offices.write(office, Kind.JOIN, other, clock, **{INTO: None})
                offices.write(office, Kind.JOIN, one, clock, **{INTO: link(other)})
        elif kind == "delete":
            offices.write(office, Kind.DELETE, one, clock)
        else:
            what = Kind.SET if kind == "set" else Kind.AMEND
            offices.write(office, what, one, clock, t=f"{number}")
    return offices


@settings(max_examples=400, deadline=None)
@given(st.lists(step, max_size=24))
def test_no_two_records_hide_each_other_and_nothing_unseen_is_hidden(steps):
    offices = play(steps)
    for have in [*offices.here, {*offices.every}]:
        sight = Sight(offices.seen.__getitem__)
        merged = offices.merged(have)
        for uid in RECORDS:
            _ends(merged, uid)
            mine = [offices.every[n] for n in have if offices.every[n].operation.uid == uid]
            _nothing_unseen_is_hidden(merged[uid], mine, sight)


def _ends(merged, uid):
    passed = []
    while merged[uid].into:
        assert merged[uid].gone
        assert uid not in passed, "records went into each other in a circle"
        passed.append(uid)
        uid = merged[uid].into


def _nothing_unseen_is_hidden(shown, operations, sight):
    if shown.gone:
        writes = [one for one in operations if one.operation.kind in WRITES]
        hiding = [
            one
            for one in operations
            if one.operation.kind is Kind.DELETE or goes_into(one.operation)
        ]
        assert any(all(sight.supersedes(one, write) for write in writes) for one in hiding)


@settings(max_examples=150, deadline=None)
@given(st.lists(step, max_size=24), st.randoms(use_true_random=False))
def test_the_order_in_which_operations_came_plays_no_part(steps, random):
    offices = play(steps)
    have = [*offices.every]
    first = offices.merged(have)
    random.shuffle(have)
    assert offices.merged(have) == first
