"""The directory of known computers, what a card means before it is accepted, what is exchanged."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.errors import Trouble, WrongUse
from app.home import Home
from app.ledger.questions import Question
from app.progress import Silent
from app.restore import restore_office
from app.secrets.moving import new_recovery_phrase
from app.sync.cards import own_card
from app.sync.directory import ABOVE, BELOW, OWN, directory
from app.sync.enrolment import accept_card, agree, meet
from app.sync.quarantine import REVOKED, quarantine
from app.sync.revocation import revoke
from app.upkeep import back_up

SUMU, BANNER = "152527201000", "152527000000"
YEAR_MS = 366 * 86_400_000


def card_of(office):
    return own_card(office.name, office.unit, office.secrets)


def befriend(one, other):
    accept_card(one, card_of(other))
    accept_card(other, card_of(one))


def place(office, code):
    return next(one for one in directory(office) if one.unit.code == code)


@pytest.fixture
def second(make_office):
    """The second computer of the gacha."""
    return make_office(folder="second")


def test_offices_stand_in_order_with_their_computers_and_the_digits_of_their_cards(
    pair, second, make_office, carry
):
    gacha, sumu = pair
    banner = make_office(BANNER, "太仆寺旗委组织部")
    befriend(sumu, banner)
    befriend(gacha, second)
    carry(sumu, gacha)

    found = directory(gacha)

    relations = [(one.relation, one.unit.code) for one in found]
    assert relations == [(OWN, gacha.unit.code), (ABOVE, BANNER), (ABOVE, SUMU)]
    own, above, direct = found
    assert [one.is_this for one in own.computers] == [True, False]
    assert [one.fingerprint for one in own.computers] == [
        card_of(gacha).fingerprint,
        card_of(second).fingerprint,
    ]
    # the sumu's certificate of this computer has come back, and says who vouches for us
    assert [one.office for one in own.computers[0].vouched] == [sumu.name]
    (through,) = above.computers
    assert (through.accepted, [one.office for one in through.vouched]) == ("", [sumu.name])
    assert through.fingerprint == card_of(banner).fingerprint
    assert above.domains is None
    (met,) = direct.computers
    assert met.accepted == met.since == gacha.today()
    assert met.heard is not None
    assert (met.revoked, met.is_old) == ((), False)
    assert (direct.may_revoke, place(sumu, gacha.unit.code).may_revoke) == (False, True)
    assert place(sumu, gacha.unit.code).relation == BELOW


def test_a_revoked_computer_says_by_whom_and_since_when(pair, carry):
    gacha, sumu = pair
    revoke(sumu, gacha.unit.code)
    (there,) = place(sumu, gacha.unit.code).computers
    assert [(one.office, one.since) for one in there.revoked] == [(sumu.name, sumu.today())]
    carry(sumu, gacha)
    assert [one.office for one in place(gacha, gacha.unit.code).computers[0].revoked] == [sumu.name]


def test_a_card_that_was_compared_long_ago_is_a_warning_and_locks_nothing(pair, carry):
    gacha, sumu = pair
    now = gacha.clock()
    gacha.clock = lambda: now + 4 * YEAR_MS
    (met,) = place(gacha, SUMU).computers
    assert met.is_old
    Desk(sumu).add("code_entries", {"code_table": "民族", "code": "99", "label": "试验族"})
    assert carry(sumu, gacha).new == 1

    accept_card(gacha, card_of(sumu))
    (met,) = place(gacha, SUMU).computers
    assert not met.is_old


def test_the_computer_that_the_data_came_from_is_listed_as_former(
    pair, carry, tmp_path, passphrase
):
    gacha, sumu = pair
    carry(sumu, gacha)
    phrase = new_recovery_phrase(gacha.home.folder, gacha.secrets)
    path = back_up(gacha, tmp_path / "x.ortoobackup")
    old = card_of(gacha)
    moved = restore_office(Home(tmp_path / "new"), path, passphrase=passphrase, phrase=phrase)
    try:
        here, former = place(moved, gacha.unit.code).computers
        assert (here.is_this, here.is_former) == (True, False)
        assert (former.device, former.is_former) == (old.device, True)
        assert former.fingerprint == old.fingerprint  # from the sumu's certificate
        assert "新的钥匙" in str(moved.take_notice())
    finally:
        moved.close()


# ---- cards
def test_a_card_says_what_it_is_to_us(pair, second, make_office):
    gacha, sumu = pair
    assert meet(make_office(SUMU, "另一个苏木"), card_of(gacha)).computers == 0

    known = meet(sumu, card_of(gacha))
    assert (known.relation, known.is_known, known.accepted) == ("below", True, sumu.today())
    another = meet(sumu, card_of(second))
    assert (another.is_known, another.computers, another.accepted) == (False, 1, "")
    ours = meet(gacha, card_of(second))
    assert (ours.relation, ours.computers) == ("same", 1)
    with pytest.raises(WrongUse, match="自己的名片"):
        meet(gacha, card_of(gacha))
    revoke(sumu, gacha.unit.code)
    with pytest.raises(Trouble, match="已经被吊销"):
        meet(sumu, card_of(gacha))


def test_a_card_with_another_name_for_a_known_office_is_told_apart(pair, make_office):
    gacha, sumu = pair
    stranger = make_office(gacha.unit.code, "乌兰图嘎查党支部", folder="stranger")
    assert meet(sumu, card_of(stranger)).other_name == gacha.name
    assert meet(sumu, card_of(gacha)).other_name == ""


# ---- what is exchanged
def counts(office):
    with office.snapshot() as now:
        return {name: now.asking.count(Question(name)) for name in ("members", "patrols")}


def test_what_is_exchanged_is_changed_later_and_what_was_kept_back_follows(pair, carry):
    gacha, sumu = pair
    agree(gacha, SUMU, ["patrols"])
    Desk(gacha).add("members", {"name": "图门"})
    Desk(gacha).add("patrols", {"date": "2026-01-02"})
    carry(gacha, sumu)
    assert counts(sumu) == {"members": 0, "patrols": 1}
    assert place(gacha, SUMU).domains == frozenset({"patrols"})

    agree(gacha, SUMU, [])
    carry(gacha, sumu)
    assert counts(sumu) == {"members": 1, "patrols": 1}
    with pytest.raises(Trouble, match="还没有接收过"):
        agree(gacha, BANNER, [])
    with pytest.raises(WrongUse, match="交换范围"):
        agree(gacha, SUMU, ["secrets"])


def test_a_second_computer_of_an_office_gets_no_more_than_was_agreed_with_the_office(
    pair, make_office, carry
):
    """The choice was kept with the card: a second computer's card, accepted without a word on
    it, or a computer that another office vouches for, got everything."""
    gacha, _sumu = pair
    agree(gacha, SUMU, ["patrols"])
    another = make_office(SUMU, "贡宝拉格苏木党委", folder="another")
    befriend(gacha, another)
    Desk(gacha).add("members", {"name": "图门"})
    Desk(gacha).add("patrols", {"date": "2026-01-02"})
    carry(gacha, another)
    assert counts(another) == {"members": 0, "patrols": 1}
    assert place(gacha, SUMU).domains == frozenset({"patrols"})

    accept_card(gacha, card_of(another), ())
    assert place(gacha, SUMU).domains == frozenset()


# ---- quarantine
def test_what_is_set_aside_says_how_many_records_of_which_ledgers(pair, carry):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云"})
    carry(gacha, sumu)  # a revocation speaks of the domains that its issuer has ever read
    revoke(sumu, gacha.unit.code)
    for name in ("图门", "敖特根"):
        Desk(gacha).add("members", {"name": name})
    carry(gacha, sumu)

    found = {one.chain.domain: one for one in quarantine(sumu, Silent())}

    assert found["members"].records == {"党员": 2}
    assert found["members"].why == REVOKED
    assert found["members"].fingerprint == card_of(gacha).fingerprint
    assert found["members"].hindrance is None


def test_one_that_this_office_may_not_let_in_says_who_may(pair, second, carry):
    gacha, sumu = pair
    befriend(gacha, second)
    for post in ("牧民", "会计"):
        Desk(gacha).add("members", {"name": "图门", "post": post})
        carry(gacha, second)
        if post == "牧民":
            carry(gacha, sumu)
            revoke(sumu, gacha.secrets.device_id.hex())
    befriend(second, sumu)
    carry(sumu, second)

    (one,) = [one for one in quarantine(second, Silent()) if one.chain.domain == "members"]

    assert (one.why, one.records) == (REVOKED, {"党员": 1})
    assert "上级" in str(one.hindrance)
