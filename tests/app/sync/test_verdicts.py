"""What counts of the trust log follows from its entries, in whatever order they came."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.sync.known import KnownOffice
from app.sync.trust_log import Entry
from app.sync.verdicts import Judgement, Ours, count
from app.units import Unit
from db.journal.operations import Scope, Writer

BANNER, SUMU = Unit("152527000000", "banner"), Unit("152527201000", "sumu")
GACHA, OTHER = Unit("152527201206", "gacha"), Unit("152527201207", "gacha")
UNITS = {1: BANNER, 2: BANNER, 3: SUMU, 4: SUMU, 5: GACHA, 6: GACHA, 7: OTHER}
DEVICES = {number: bytes([number]) * 32 for number in UNITS}
PATROLS = Scope("patrols", GACHA.code)
LENGTH = 4


def segment(device, number):
    """The name of a device's segment of this number; of trust and of patrols alike."""
    return bytes([device]) * 31 + bytes([number])


def ancestors(heads):
    return frozenset(head[:31] + bytes([n]) for head in heads for n in range(1, head[31] + 1))


def known(device, unit=None, *, direct=False):
    name = f"{device}"
    return KnownOffice(DEVICES[device], unit or UNITS[device], name, "age1", frozenset(), direct)


def entry(by, number, ledger, about, issuer=None, **values):
    order = -number, segment(by, number)[:16]
    unit = (issuer or UNITS[by]).code
    office = known(about) if ledger == "certificates" else None
    return Entry(segment(by, number), DEVICES[by], unit, ledger, values, order,
                 DEVICES[about], office)  # fmt: skip


def revocation(by, number, about, *accepted):
    heads = json.dumps([["", "", "", 0, one.hex()] for one in accepted])
    return entry(by, number, "revocations", about, accepted=heads, domains="patrols,trust")


numbers = st.integers(1, LENGTH)
devices = st.sampled_from(sorted(UNITS))
entries = st.one_of(
    st.builds(entry, devices, numbers, st.just("certificates"), devices),
    st.builds(
        lambda by, number, about, heads: revocation(
            by, number, about, *(segment(about, one) for one in heads)
        ),
        devices, numbers, devices, st.sets(numbers, max_size=2),
    ),
    st.builds(
        lambda by, number, about, at: entry(
            by, number, "admissions", about,
            domain="patrols", unit=GACHA.code, hash=segment(about, at).hex(),
        ),
        devices, numbers, devices, numbers,
    ),
    st.builds(
        lambda by, number, unit: entry(
            by, number, "lost_segments", by, domain="patrols", unit=unit.code, hash="ab" * 32
        ),
        devices, numbers, st.sampled_from([BANNER, SUMU, GACHA, OTHER]),
    ),
)  # fmt: skip


def ours(device=3, direct=(1, 5)):
    cards = {DEVICES[one]: known(one, direct=True) for one in direct}
    return Ours(frozenset({DEVICES[device]}), UNITS[device], cards)


def verdict(log, who):
    counted = count(log, who, ancestors)
    judged = Judgement(who, counted, ancestors)
    accepted = {
        (device, number)
        for device in UNITS
        for number in range(1, LENGTH + 1)
        if judged.accepts(segment(device, number), Writer(DEVICES[device], b""), PATROLS)
    }
    return counted.known, set(counted.revoked), accepted, set(judged.lost(PATROLS))


@given(st.lists(entries, max_size=10).flatmap(lambda log: st.tuples(st.just(log),
       st.permutations(log))), devices, st.sets(devices, max_size=3))  # fmt: skip
@settings(max_examples=300)
def test_the_order_of_the_entries_plays_no_part(logs, device, direct):
    who = ours(device, direct - {device})
    first, other = logs
    assert verdict(first, who) == verdict(other, who)


@given(st.lists(entries, max_size=8), devices)
def test_nobody_is_revoked_by_his_own_office_or_one_below(log, device):
    who = ours(device, set(UNITS) - {device})
    for key, found in count(log, who, ancestors).revoked.items():
        target = UNITS[key[0]]
        assert all(UNITS[one.device[0]].is_above(target) for one in found)


def accepts(log, about, number):
    return (about, number) in verdict(log, ours())[2]


def test_several_revocations_intersect():
    both = [
        revocation(3, 1, 5, segment(5, 3)),
        revocation(1, 1, 5, segment(5, 2)),
    ]
    assert [accepts(both[:1], 5, one) for one in range(1, 5)] == [True, True, True, False]
    assert [accepts(both, 5, one) for one in range(1, 5)] == [True, True, False, False]


def test_chains_that_a_revocation_does_not_name_are_refused():
    assert not accepts([revocation(3, 1, 5)], 5, 1)


def test_a_revocation_says_nothing_of_domains_that_its_issuer_does_not_read():
    one = revocation(1, 1, 5)
    blind = replace(one, values={**one.values, "domains": "trust"})
    assert accepts([blind], 5, 1)
    assert not accepts([blind, revocation(3, 1, 5)], 5, 1)


def test_what_a_superior_refused_the_office_itself_does_not_let_in_again():
    colleague = entry(3, 4, "certificates", 6)
    admission = entry(6, 1, "admissions", 5, domain="patrols", unit=GACHA.code,
                      hash=segment(5, 2).hex())  # fmt: skip
    log = [revocation(3, 1, 5), colleague, admission]
    assert not accepts(log, 5, 1)
    above = replace(admission, device=DEVICES[1], issuer=BANNER.code, segment=segment(1, 2))
    assert [accepts([*log, above], 5, one) for one in (1, 2, 3)] == [True, True, False]


def test_what_a_thief_revoked_after_the_theft_does_not_count():
    stolen = revocation(1, 1, 4, segment(4, 1))
    sumu = entry(1, 2, "certificates", 4)
    before, after = revocation(4, 1, 7), revocation(4, 2, 5)
    cards = ours(3, (1, 5, 7))
    counted = count([stolen, sumu, before, after], cards, ancestors)
    assert set(counted.revoked) == {DEVICES[4], DEVICES[7]}
