"""Who reads and who writes which scope: the whole matrix."""

from __future__ import annotations

import pytest

from app.sync import routes
from app.sync.routes import Route, route_of
from app.units import Unit
from db.journal.operations import Scope

BANNER = Unit("152527000000", "banner")
SUMU = Unit("152527201000", "sumu")
FIRST = Unit("152527201206", "gacha")
SECOND = Unit("152527201207", "gacha")
NEIGHBOUR = Unit("152527201208", "gacha")
OTHER_SUMU = Unit("152527202000", "sumu")
FAR = Unit("152527202201", "gacha")
OTHER_BANNER = Unit("152528000000", "banner")
EVERYBODY = {
    "banner": BANNER,
    "sumu": SUMU,
    "first": FIRST,
    "second": SECOND,
    "neighbour": NEIGHBOUR,
    "other sumu": OTHER_SUMU,
    "far": FAR,
    "other banner": OTHER_BANNER,
}


def scope(domain, *units):
    if domain == routes.MOVES:
        return Scope(domain, Route(*(one.code for one in units)).unit)
    return Scope(domain, units[0].code)


def who(allows):
    return {name for name, unit in EVERYBODY.items() if allows(unit)}


READERS = [
    (("members", FIRST), {"banner", "sumu", "first"}),
    (("members", SUMU), {"banner", "sumu"}),
    (("moves", FIRST, SECOND), {"banner", "sumu", "first", "second"}),
    (("moves", SECOND, FIRST), {"banner", "sumu", "first", "second"}),
    (("moves", FIRST, FAR), {"banner", "sumu", "first", "far", "other sumu"}),
    (("moves", FAR, FIRST), {"banner", "sumu", "first", "far", "other sumu"}),
    (("moves", FIRST, SUMU), {"banner", "sumu", "first"}),
    (("moves", SUMU, FAR), {"banner", "sumu", "far", "other sumu"}),
    (("moves", FIRST, OTHER_BANNER), {"banner", "sumu", "first", "other banner"}),
]
WRITERS = [
    (("members", FIRST), {"banner", "sumu", "first"}),
    (("moves", FIRST, SECOND), {"banner", "sumu", "first"}),
    (("moves", SECOND, FIRST), {"banner", "sumu", "second"}),
    (("moves", FIRST, FAR), {"banner", "sumu", "first"}),
    (("moves", FAR, FIRST), {"banner", "other sumu", "far"}),
    (("moves", SUMU, FIRST), {"banner", "sumu"}),
]
FROM_ABOVE = [
    (("shared", SUMU), {"first", "second", "neighbour"}),
    (("trust", FIRST), set()),
    (("trust", SUMU), {"banner", "sumu", "first", "second", "neighbour", "other sumu", "far"}),
    (("trust", BANNER), {"banner", "sumu", "first", "second", "neighbour", "other sumu", "far"}),
    (("members", SUMU), set()),
    (("moves", SUMU, FAR), set()),
]


@pytest.mark.parametrize(("what", "expected"), READERS)
def test_who_reads(what, expected):
    assert who(lambda unit: routes.covers(unit, scope(*what))) == expected


@pytest.mark.parametrize(("what", "expected"), WRITERS)
def test_who_writes(what, expected):
    assert who(lambda unit: routes.may_write(unit, scope(*what))) == expected


@pytest.mark.parametrize(("what", "expected"), FROM_ABOVE)
def test_what_comes_from_above(what, expected):
    owner = what[1]
    assert who(lambda unit: routes.reads_from_above(unit, scope(*what), owner)) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "152527201206", "152527201206>", ">152527201206", "152527201206>15252720120",
        "152527201206>152527201207>152527201208", "152527201206>15252720120７", "a>b", "",
        "152527201206 >152527201207",
    ],
)  # fmt: skip
def test_a_scope_of_letters_that_says_no_route_is_nobodys(unit):
    nobodys = Scope(routes.MOVES, unit)
    assert route_of(unit) is None
    assert who(lambda one: routes.covers(one, nobodys)) == set()
    assert who(lambda one: routes.may_write(one, nobodys)) == set()


def test_an_answer_goes_the_way_back():
    there = Route(FIRST.code, FAR.code)
    assert route_of(there.unit) == there
    assert route_of(there.back.unit) == Route(FAR.code, FIRST.code)


def test_a_record_has_another_id_by_each_way():
    uid = bytes(range(16))
    here, there = Route(FIRST.code, FAR.code), Route(FIRST.code, SECOND.code)
    arrived = {routes.arrived_id(one, uid) for one in (here, here.back, there)}
    assert len({*arrived, uid}) == 4
    for one in arrived:
        assert (len(one), one[6] >> 4, one[8] >> 6) == (16, 8, 0b10)  # UUIDv8, RFC 9562
