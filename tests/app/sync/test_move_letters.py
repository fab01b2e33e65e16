"""Letters of people who move: who may read and answer them, what they hold, every order."""

from __future__ import annotations

from contextlib import suppress

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import Trouble
from app.record_history import history
from app.sync import review, routes
from app.sync.copies import Copies
from app.sync.envelopes import envelope, open_letter
from app.sync.letter_book import read_contents
from app.sync.moves import adopt, offer, open_offers, withdraw
from app.sync.routes import Route
from app.sync.snapshots import (
    Question,
    Snapshot,
    Taken,
    UnreadableSnapshotError,
    check_fits,
    read_snapshot,
)
from db.journal.operations import Change, Kind
from tests.app.sync.towns import G1, G2, G3, SUMU, add, book, one, rows


# ---- who has no business in it
def test_a_neighbour_learns_nothing_and_those_between_cannot_open_it(town, make_office, accept):
    neighbour = make_office("152527201208", "邻居")
    accept((neighbour, town.sumu))
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2, note="")
    town.carry(town.first, town.sumu, neighbour)
    assert book(neighbour) == []
    town.carry(town.sumu, town.second)
    for office, opens in ((town.first, True), (town.second, True), (town.sumu, False)):
        with office.store.reading() as connection:
            if opens:
                assert open_letter(office, connection, letter).records[0].uid == uid
            else:
                with pytest.raises(Trouble):
                    open_letter(office, connection, letter)


def test_a_receipt_that_the_target_did_not_write_moves_nobody(town, make_office, accept):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    forger = make_office("152527201208", "伪造的")
    accept((forger, town.sumu))
    for office, route in ((forger, letter.route.back), (town.first, letter.route)):
        # one in the right scope by the wrong office, one by the right office in the wrong scope
        values = {
            "offer": letter.uid.hex(),
            "record": letter.arrived.hex(),
            "adopted": "2026-01-02",
        }
        shape = office.journal.log.shapes["adoptions"]
        change = Change(shape, office.ids.next(), Kind.CREATE, values, unit=route.unit)
        office.journal.write("adopt", "", "", [change])
    town.carry(forger, town.sumu)
    town.meet()

    assert book(town.sumu) == [(letter.number, "open")]
    assert len(rows(town.first)) == 1


def test_whoever_seals_a_letter_again_cannot_alter_it(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu)
    altered = Snapshot(1, bytes(16), [Taken("members", uid, {"name": "别人"}, [])], {})
    with town.sumu.store.reading() as connection:
        readers = town.sumu.trust.devices_of(connection, G2)
    change = envelope(town.sumu, letter.uid, msgspec.msgpack.encode(altered), readers,
                      Route(SUMU, G2))  # fmt: skip
    town.sumu.journal.write("", "", "", [change])
    town.carry(town.sumu, town.second)

    new = adopt(town.second, letter.uid)

    assert one(town.second, new).values["name"] == "乌云"


@pytest.mark.parametrize(
    "taken",
    [
        Taken("members", bytes(16), {"name": 5}, []),
        Taken("members", bytes(16), {"nonsense": "x"}, []),
        Taken("certificates", bytes(16), {"device": "00"}, []),
        Taken("households", bytes(16), {"partners": "no set"}, []),
        Taken("members", bytes(16), {}, [Question("name", "", [1])]),
        Taken("members", bytes(3), {"name": "x"}, []),
    ],
)
def test_a_letter_with_what_cannot_be_is_refused_whole(office, taken):
    with pytest.raises(Trouble):
        check_fits(office, Snapshot(1, bytes(16), [taken], {}))


@given(st.binary(max_size=200))
def test_what_is_no_snapshot_is_not_read(data):
    with suppress(UnreadableSnapshotError):
        read_snapshot(data)


@given(st.text(alphabet="members 0123456789abcdef\nx", max_size=200))
def test_what_is_no_list_of_contents_is_passed_over(text):
    read_contents(text)


# ---- copies
def test_copies_are_found_from_each_of_them(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second)
    new = adopt(town.second, letter.uid)
    town.meet()
    back = offer(town.second, "members", new, G1)
    town.meet()
    newest = adopt(town.first, back.uid)
    town.meet()

    for office in (town.sumu, town.first, town.second):
        with office.store.reading() as connection:
            copies = Copies(office, connection)
        found = {
            record: {(ledger, each) for ledger, each, _scope in copies.of(record)}
            for record in (uid, new, newest)
        }
        scopes = {scope for _ledger, _uid, scope in copies.of(uid)}
        records = {("members", one) for one in (uid, new, newest)}
        for record, others in found.items():
            assert {one for one in others if one[0] == "members"} == records - {("members", record)}
            assert sum(ledger == "envelopes" for ledger, _uid in others) == 2
            assert sum(ledger == "offers" for ledger, _uid in others) == 2
        assert ("moves", Route(G1, G2).unit) in scopes
        assert ("members", G2) in scopes


# ---- what may not be offered
def test_what_may_not_be_offered(town):
    uid = add(town.first)
    patrol = Desk(town.first).add("patrols", {"date": "2026-01-02"}).uid
    refused = [
        ("patrols", patrol, G2),  # patrols belong to a place
        ("members", uid, G1),  # is there already
        ("members", uid, G3),  # nobody knows that office, or one above it
        ("members", bytes(16), G2),  # no such record
    ]
    for ledger, record, to in refused:
        with pytest.raises(Trouble):
            offer(town.first, ledger, record, to)
    letter = offer(town.first, "members", uid, G2)
    with pytest.raises(Trouble):
        offer(town.first, "members", uid, SUMU)  # withdraw first
    with pytest.raises(Trouble):
        adopt(town.first, letter.uid)
    withdraw(town.first, letter.uid)
    offer(town.first, "members", uid, SUMU)
    town.carry(town.first, town.sumu, town.second)
    with pytest.raises(Trouble):
        adopt(town.second, letter.uid)  # was withdrawn
    with pytest.raises(Trouble):
        adopt(town.second, bytes(16))


# ---- every order
STEPS = ("1→s", "s→1", "2→s", "s→2", "edit", "edit there", "adopt", "undo 1", "redo 1", "again")


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(STEPS), min_size=4, max_size=14))
def test_in_every_order_all_see_the_same_and_nobody_is_lost(town, steps):
    uid = add(town.first, name="乌云", remarks="0")
    offer(town.first, "members", uid, G2)
    written = {"0"}
    ends = {"1": town.first, "2": town.second, "s": town.sumu}
    for number, step in enumerate(steps, 1):
        office = town.second if step == "edit there" else town.first
        if "→" in step:
            sender, _, reader = step.partition("→")
            town.carry(ends[sender], ends[reader])
        elif step.startswith("edit"):
            record = routes.arrived_id(Route(G1, G2), uid) if office is town.second else uid
            if (found := one(office, record)) and not found.gone:
                Desk(office).change("members", record, {"remarks": str(number)})
                written.add(str(number))
        elif step == "adopt":
            for letter in open_offers(town.second):
                adopt(town.second, letter.uid)
        elif step == "again":
            with suppress(Trouble):
                offer(town.first, "members", uid, G2)
        else:
            last = Desk(town.first).last_done() if step == "undo 1" else True
            if last and (step != "undo 1" or last.reading):
                getattr(Desk(town.first), step[:4])()
    while Desk(town.first).last_undone():
        Desk(town.first).redo()
    for _ in range(2):
        town.meet()
    for letter in open_offers(town.second):
        adopt(town.second, letter.uid)
    for _ in range(2):
        town.meet()

    new = routes.arrived_id(Route(G1, G2), uid)
    seen = {}
    for office, mine in ((town.first, uid), (town.second, new), (town.sumu, uid),
                         (town.sumu, new)):  # fmt: skip
        record = one(office, mine)
        view = record.values, record.gone, [item.id for item in review.items(office, mine)]
        assert seen.setdefault(mine, view) == view
        assert office.journal.check(lambda *_one: True).faults == []
    told = {
        entry.value
        for ledger_uid in (uid, new)
        for entry in history(town.sumu, "members", ledger_uid)
        if entry.field == "remarks"
    }
    assert written <= told
