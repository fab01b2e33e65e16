"""Writing everything once more: for who has it all it changes nothing, whoever lost some has it."""

from __future__ import annotations

import os

import pytest

from app.desk import Desk
from app.progress import Silent
from app.standing import standing
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.units import Unit
from tests.properties.offices import Node

GACHA, SUMU = Unit("152527201206", "gacha"), Unit("152527201000", "sumu")


@pytest.fixture
def two(tmp_path):
    """A gacha and its sumu, which know each other and have been exchanging."""
    pair = [
        Node(name, unit, tmp_path, lambda: 1_790_000_000_000, device="", entropy=os.urandom)
        for name, unit in (("gacha", GACHA), ("sumu", SUMU))
    ]
    for one, other in (pair, pair[::-1]):
        write_card(one.office, tmp_path / "card.ortoocard")
        accept_card(other.office, tmp_path / "card.ortoocard")
    yield pair
    for one in pair:
        one.close()


@pytest.fixture
def send(tmp_path):
    def send(sender, reader, **how):
        path = tmp_path / "bundle.ortoo"
        written = write_bundle(sender.office, reader.office.unit.code, path, Silent(), **how)
        return written, read_bundle(reader.office, path, Silent())

    return send


def names(node, rows_of):
    return {one["name"] for one in rows_of(node.office)}


def test_who_has_it_all_gets_nothing_new(two, send, rows_of):
    gacha, sumu = two
    for name in "甲乙丙":
        Desk(gacha.office).add("members", {"name": name})
    send(gacha, sumu)
    send(sumu, gacha)
    nothing, _ = send(gacha, sumu)
    assert nothing.records == 0
    before = rows_of(sumu.office), sumu.segments(), standing(sumu.office).review

    written, read = send(gacha, sumu, everything=True)
    assert written.records == 3
    assert not any(one.new or one.changed for one in read.effects.values())
    assert (rows_of(sumu.office), sumu.segments(), standing(sumu.office).review) == before


def test_who_lost_some_has_it_again(two, send, rows_of, tmp_path):
    gacha, sumu = two
    Desk(gacha.office).add("members", {"name": "甲"})
    send(gacha, sumu)
    sumu.image(tmp_path / "image", witness=True)
    Desk(gacha.office).add("members", {"name": "乙"})
    send(gacha, sumu)
    send(sumu, gacha)  # proves that it holds both
    sumu.put_back(tmp_path / "image")
    assert names(sumu, rows_of) == {"甲"}

    Desk(gacha.office).add("members", {"name": "丙"})
    send(gacha, sumu)  # by what it has proved, it lacks the third one only
    assert "乙" not in names(sumu, rows_of)

    send(gacha, sumu, everything=True)
    assert names(sumu, rows_of) == {"甲", "乙", "丙"}


def test_what_the_card_of_an_office_says(two, send):
    gacha, sumu = two
    (card,) = standing(gacha.office).peers
    assert (card.last_written, card.proved) == ("", 0)
    Desk(gacha.office).add("members", {"name": "甲"})
    send(gacha, sumu)
    (card,) = standing(gacha.office).peers
    assert card.last_written
    assert (card.records, card.unwritten, card.proved) == (1, 0, 0)
    send(sumu, gacha)
    (card,) = standing(gacha.office).peers
    assert (card.records, card.proved) == (0, 1)
