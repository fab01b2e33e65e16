"""People who move: real offices, real bundles, whatever comes first."""

from __future__ import annotations

from itertools import pairwise

import pytest

from app.desk import Desk
from app.ledger.questions import Question
from app.sync import review
from app.sync.letter_book import letters
from app.sync.moves import adopt, offer, open_offers, withdraw

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
            for one in now.asking.page(Question(ledger, gone=gone))
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
