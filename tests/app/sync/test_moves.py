"""People who move: real offices, real bundles, whatever comes first."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.desk import Desk
from app.errors import Trouble
from app.ledger import questions
from app.record_history import history
from app.sync import review, routes
from app.sync.copies import copies_of
from app.sync.envelopes import envelope, open_letter
from app.sync.letter_book import letters, read_contents
from app.sync.moves import adopt, offer, open_offers, withdraw
from app.sync.register import register
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

G1, G2, G3 = "152527201206", "152527201207", "152527202201"
SUMU, OTHER_SUMU, BANNER = "152527201000", "152527202000", "152527000000"


@pytest.fixture
def accept(tmp_path):
    from app.sync.enrolment import accept_card, write_card

    def accept(*pairs):
        for pair in pairs:
            for one, reader in (pair, pair[::-1]):
                write_card(one, tmp_path / "one.ortoocard")
                accept_card(reader, tmp_path / "one.ortoocard")

    return accept


class Town:
    """Two gachas and the sumu above them."""

    def __init__(self, first, second, sumu, carry):
        self.first, self.second, self.sumu = first, second, sumu
        self._carry = carry

    def carry(self, *offices):
        """A bundle from each to the next."""
        for sender, reader in pairwise(offices):
            self._carry(sender, reader)

    def meet(self):
        """Everybody hears everything."""
        for _ in range(2):
            self.carry(self.first, self.sumu, self.second, self.sumu, self.first)


@pytest.fixture
def town(make_office, accept, carry):
    first, second = make_office(G1, "一嘎查"), make_office(G2, "二嘎查")
    sumu = make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    found = Town(first, second, sumu, carry)
    found.meet()
    return found


def add(office, ledger="members", **values):
    return Desk(office).add(ledger, values or {"name": "乌云", "post": "牧民"}).uid


def rows(office, ledger="members", *, gone=False):
    with office.snapshot() as now:
        return [
            (one.unit, {name: value for name, value in one.values.items() if value})
            for one in now.asking.page(questions.Question(ledger, gone=gone))
        ]


def one(office, uid, ledger="members"):
    with office.snapshot() as now:
        return now.asking.one(ledger, uid)


def book(office):
    with office.store.reading() as connection:
        return [(one.number, one.state.value) for one in letters(office.tables.journal, connection)]


def test_a_member_moves_by_way_of_the_sumu_when_the_receipt_comes(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second)
    assert len(rows(town.first)) == 1  # issuing a letter moves nobody
    assert rows(town.second) == []

    (waiting,) = open_offers(town.second)
    new = adopt(town.second, waiting.uid)
    assert waiting.uid == letter.uid
    assert one(town.second, new).values["post"] == "牧民"
    assert len(rows(town.first)) == 1  # the receipt is on its way
    town.carry(town.second, town.sumu, town.first)

    assert rows(town.first) == []
    town.meet()
    assert [unit for unit, _values in rows(town.sumu)] == [G2]
    for office in (town.first, town.second, town.sumu):
        assert book(office) == [(letter.number, "adopted")]
        assert review.items(office) == []
        assert office.journal.check(lambda *_one: True).faults == []


def test_what_was_written_after_the_letter_is_a_question_and_can_be_sent_after(town):
    uid = add(town.first)
    offer(town.first, "members", uid, G2)
    Desk(town.first).change("members", uid, {"post": "会计"})
    Desk(town.first).change("members", uid, {"phone": "13912345678"})
    town.carry(town.first, town.sumu, town.second)
    new = adopt(town.second, open_offers(town.second)[0].uid)
    Desk(town.second).change("members", new, {"post": "护边员"})
    town.meet()

    (asked,) = review.items(town.first)
    assert (asked.uid, asked.field) == (uid, "")
    assert [choice.value for choice in asked.choices] == [1, 0]
    assert one(town.first, uid).values["post"] == "会计"  # nothing is lost meanwhile

    offer(town.first, "members", uid, G2)
    town.meet()
    assert adopt(town.second, open_offers(town.second)[0].uid) == new
    town.meet()

    assert rows(town.first) == []
    assert review.items(town.first) == []
    arrived = one(town.second, new).values
    assert arrived["phone"] == "13912345678"  # nobody had written there: taken over
    (asked,) = review.items(town.second)
    assert asked.field == "post"
    assert {choice.value for choice in asked.choices} == {"会计", "护边员"}
    assert [item.id for item in review.items(town.sumu)] == [asked.id]


def test_what_waits_in_review_waits_there_too(town):
    uid = add(town.first)
    town.carry(town.first, town.sumu)
    Desk(town.first).change("members", uid, {"post": "会计"})
    Desk(town.sumu).change("members", uid, {"post": "护边员"})
    town.carry(town.sumu, town.first)
    shown = one(town.first, uid).values["post"]
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second)

    new = adopt(town.second, letter.uid)

    (asked,) = review.items(town.second)
    assert {choice.value for choice in asked.choices} == {"会计", "护边员"}
    assert one(town.second, new).values["post"] == shown
    town.meet()
    assert rows(town.first) == []
    assert review.items(town.first) == []
    review.settle(town.second, asked, "书记")
    town.meet()
    assert review.items(town.sumu) == []
    assert one(town.sumu, new).values["post"] == "书记"


def test_two_computers_that_take_over_one_letter_make_one_record(town, make_office, accept):
    other = make_office(G2, "二嘎查", folder="other")
    accept((town.second, other))
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second, other)
    assert adopt(town.second, letter.uid) == adopt(other, letter.uid)

    town.carry(other, town.second, other, town.second)
    town.meet()

    for office in (town.second, other, town.sumu):
        assert [unit for unit, _values in rows(office)] == [G2]
        assert review.items(office) == []
        assert office.journal.check(lambda *_one: True).faults == []
    assert rows(town.first) == []


def test_a_letter_that_was_withdrawn_too_late_has_moved_its_member(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second)
    withdraw(town.first, letter.uid)
    adopt(town.second, letter.uid)

    town.meet()

    for office in (town.first, town.second, town.sumu):
        assert book(office) == [(letter.number, "adopted")]
    assert [unit for unit, _values in rows(town.sumu)] == [G2]


def test_across_two_sumus_by_way_of_the_banner(town, make_office, accept, carry):
    third, other = make_office(G3, "三嘎查"), make_office(OTHER_SUMU, "另一个苏木")
    banner = make_office(BANNER, "旗委组织部")
    accept((third, other), (town.sumu, banner), (other, banner))
    way = (town.first, town.sumu, banner, other, third)
    for _ in range(2):
        town.carry(*way)
        town.carry(*reversed(way))
    uid = add(town.first)

    letter = offer(town.first, "members", uid, G3)
    town.carry(*way)
    new = adopt(third, letter.uid)
    town.carry(*reversed(way))
    town.carry(*way)

    assert rows(town.first) == rows(town.sumu) == []
    for office in (third, other, banner):
        assert [unit for unit, _values in rows(office)] == [G3]
    assert one(third, new).values["name"] == "乌云"
    assert book(town.second) == []


# ---- what else may cross
def test_two_targets_that_both_took_over_keep_their_records_and_are_told_apart(town, make_office,
                                                                               accept):  # fmt: skip
    clone = make_office(G1, "一嘎查", folder="clone")
    accept((town.first, clone))
    uid = add(town.first)
    town.carry(town.first, clone)
    offer(town.first, "members", uid, G2)
    offer(clone, "members", uid, SUMU)  # the two computers know nothing of each other's letters
    town.carry(town.first, town.sumu, town.second)
    adopt(town.second, open_offers(town.second)[0].uid)
    town.carry(clone, town.first, town.sumu)
    adopt(town.sumu, next(one.uid for one in open_offers(town.sumu) if one.route.end == SUMU))

    town.meet()
    town.carry(town.first, clone)

    for office in (town.first, clone):
        assert rows(office) == []
        assert review.items(office) == []
    assert sorted(unit for unit, _values in rows(town.sumu)) == [SUMU, G2]
    assert [one.twice for one in register(town.sumu)] == [True, True]
    assert [one.twice for one in register(town.first)] == [True, True]
    # the second gacha does not see the other letter: the sumu, which sees both, must tell it
    assert [one.twice for one in register(town.second)] == [False]


def test_what_belongs_to_a_member_goes_along_and_what_came_later_is_a_question(town):
    uid = add(town.first)
    for management in ("在职党员", "流动党员"):
        Desk(town.first).change("members", uid, {"management": management})
    assert len(rows(town.first, "member_classes")) == 1
    letter = offer(town.first, "members", uid, G2)
    Desk(town.first).add("member_classes", {"member": f"@{uid.hex()}", "became": "年老体弱党员"})
    town.carry(town.first, town.sumu, town.second)
    new = adopt(town.second, letter.uid)
    town.meet()

    ((_unit, moved),) = rows(town.second, "member_classes")
    assert moved["member"] == f"@{new.hex()}"
    (asked,) = review.items(town.first)
    assert (asked.ledger, asked.field) == ("member_classes", "")
    assert asked.choices[0].shown_value == "转到“二嘎查”" or asked.choices[0].shown_value == "删除"

    offer(town.first, "members", uid, G2)  # he is gone, and what is left of him can follow
    town.meet()
    adopt(town.second, open_offers(town.second)[0].uid)
    town.meet()
    assert review.items(town.first) == review.items(town.second) == []
    assert rows(town.first, "member_classes") == []
    assert len(rows(town.second, "member_classes")) == 2


def test_links_to_whom_stays_become_names_and_links_to_whom_came_before_follow(town):
    host = add(town.first, name="主人")
    partner = add(town.first, name="留下的")
    household = add(
        town.first, "households", host=f"@{host.hex()}", partners=f"@{host.hex()}、@{partner.hex()}"
    )
    letters_ = [offer(town.first, "members", host, G2),
                offer(town.first, "households", household, G2)]  # fmt: skip
    town.carry(town.first, town.sumu, town.second)
    new_host, new_household = (adopt(town.second, one.uid) for one in letters_)

    values = one(town.second, new_household, "households").values
    assert values["host"] == f"@{new_host.hex()}"
    with town.second.snapshot() as now:
        field = town.second.registry.field("households", "partners")
        assert field.show(values["partners"], now.lookup) == "主人、留下的"
    family = add(town.first, "families", head="某户", member=f"@{host.hex()}")
    town.meet()
    with town.first.snapshot() as now:
        kept = now.asking.one("families", family).values["member"]
        field = town.first.registry.field("families", "member")
        assert field.show(kept, now.lookup) == "主人（已转出）"


def test_history_and_review_say_where_somebody_went(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    Desk(town.first).change("members", uid, {"post": "会计"})
    town.carry(town.first, town.sumu, town.second)
    adopt(town.second, letter.uid)
    town.meet()

    (asked,) = review.items(town.first)
    assert [choice.shown_value for choice in asked.choices] == ["转到“二嘎查”", "保留"]
    assert history(town.first, "members", uid)[-1].shown_value == "转到“二嘎查”"
    assert history(town.sumu, "members", uid)[-1].shown_value == "转到“二嘎查”"


def test_keeping_somebody_who_moved_is_not_asked_again(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    Desk(town.first).change("members", uid, {"post": "会计"})
    town.carry(town.first, town.sumu, town.second)
    adopt(town.second, letter.uid)
    town.meet()
    review.settle(town.first, review.items(town.first)[0], "保留")
    add(town.second, name="另一个")

    town.meet()

    assert review.items(town.first) == []
    assert len(rows(town.first)) == 1


def test_undoing_the_reading_of_a_receipt_and_doing_it_again_changes_nothing_for_others(town):
    uid = add(town.first)
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second)
    adopt(town.second, letter.uid)
    town.carry(town.second, town.sumu, town.first)
    assert rows(town.first) == []

    Desk(town.first).undo()
    assert book(town.first) == [(letter.number, "open")]
    assert rows(town.first) == []  # our own mark stays, as all that we wrote
    town.carry(town.first, town.sumu)
    assert [unit for unit, _values in rows(town.sumu)] == [G2]
    Desk(town.first).redo()

    town.meet()
    assert book(town.first) == [(letter.number, "adopted")]
    assert town.first.journal.check(lambda *_one: True).faults == []
    assert len([entry for entry in history(town.first, "members", uid) if not entry.field]) == 1


def test_a_letter_for_an_office_without_a_computer_is_opened_by_the_one_above(
    make_office, accept, carry
):
    first, sumu = make_office(G1, "一嘎查"), make_office(SUMU, "苏木")
    accept((first, sumu))
    town = Town(first, None, sumu, carry)
    uid = add(first)
    letter = offer(first, "members", uid, G2)  # of G2 nobody knows anything
    town.carry(first, sumu)
    assert register(sumu)[0].name == "乌云"

    second = make_office(G2, "二嘎查")
    accept((second, sumu))
    town.carry(second, sumu, second)  # the sumu seals it again for the computer that is there now
    new = adopt(second, letter.uid)
    town.carry(second, sumu, first)

    assert one(second, new).values["name"] == "乌云"
    assert rows(first) == []


def test_the_sumu_takes_over_in_the_place_of_a_gacha(town):
    uid = add(town.first)
    letter = offer(town.sumu, "members", uid, G2) if one(town.sumu, uid) else None
    assert letter is None
    town.carry(town.first, town.sumu)
    letter = offer(town.sumu, "members", uid, G2)
    new = adopt(town.sumu, letter.uid)
    town.meet()

    for office in (town.sumu, town.second):
        assert [unit for unit, _values in rows(office)] == [G2]
    assert rows(town.first) == []
    assert one(town.second, new).unit == G2


def test_a_second_computer_that_only_its_own_office_knows_may_answer(town, make_office, accept):
    other = make_office(G2, "二嘎查", folder="other")
    accept((town.second, other))  # the sumu never saw its card
    uid = add(town.first)
    town.meet()
    letter = offer(town.first, "members", uid, G2)
    town.carry(town.first, town.sumu, town.second, other)
    adopt(other, letter.uid)

    read = town.carry(other, town.second, town.sumu, town.first)

    assert rows(town.first) == []
    assert read is None
    assert book(town.first) == [(letter.number, "adopted")]


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
            found = {
                record: {(ledger, each) for ledger, each, _scope in copies_of(office, connection,
                                                                             record)}
                for record in (uid, new, newest)
            }  # fmt: skip
            scopes = {scope for _l, _u, scope in copies_of(office, connection, uid)}
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
