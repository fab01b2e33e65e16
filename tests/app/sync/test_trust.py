"""Whose segments act here, and on whose word."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.ledger.questions import Question
from app.sync.certificates import Certificate
from app.sync.enrolment import accept_card, write_card
from db.journal.operations import Change, Kind

SUMU, BANNER = "152527201000", "152527000000"


def accept(office, other, tmp_path):
    """Each accepts the other's card."""
    for one, reader in ((office, other), (other, office)):
        write_card(one, tmp_path / "one.ortoocard")
        accept_card(reader, tmp_path / "one.ortoocard")


def labels(office):
    with office.snapshot() as now:
        return {one.values["label"] for one in now.asking.page(Question("code_entries"))}


def send_down(office, code, label):
    Desk(office).add("code_entries", {"code_table": "民族", "code": code, "label": label})


@pytest.fixture
def first(make_office):
    return make_office(folder="first")


@pytest.fixture
def second(make_office):
    """The second computer of the same gacha."""
    return make_office(folder="second")


@pytest.fixture
def sumu(make_office):
    return make_office(SUMU, "贡宝拉格苏木党委")


def test_a_second_computer_believes_its_own_office_about_the_office_above(
    first, second, sumu, tmp_path, carry
):
    """Its own gacha was not among those that may speak of their superiors: all that came from
    the sumu by way of the first computer went to quarantine on the second."""
    accept(first, sumu, tmp_path)
    accept(first, second, tmp_path)
    uid = Desk(first).add("patrols", {"date": "2026-01-02", "remarks": "甲"}).uid
    carry(first, sumu)
    send_down(sumu, "99", "试验族")
    Desk(sumu).change("patrols", uid, {"remarks": "苏木改的"})
    carry(sumu, first)

    read = carry(first, second)

    assert (read.waiting, read.quarantined) == (0, 0)
    assert labels(second) == {"试验族"}
    with second.snapshot() as now:
        assert now.asking.one("patrols", uid).values["remarks"] == "苏木改的"


def test_a_certificate_that_comes_after_the_work_lets_it_out_of_quarantine(
    first, second, sumu, make_office, tmp_path, carry
):
    banner = make_office(BANNER, "太仆寺旗委组织部")
    accept(first, second, tmp_path)
    carry(first, second)
    for one, other in ((banner, sumu), (sumu, first)):
        accept(one, other, tmp_path)
    send_down(banner, "98", "旗里加的")
    carry(banner, sumu)
    carry(sumu, first)

    read = carry(first, second)  # the first names the sumu, and the sumu the banner

    assert (read.waiting, read.quarantined) == (0, 0)
    assert labels(first) == labels(second) == {"旗里加的"}


def test_nobody_believes_a_gacha_about_the_office_above_it(
    first, sumu, make_office, carry, tmp_path
):
    accept(first, sumu, tmp_path)
    stranger = make_office(BANNER, "自称的旗委")
    shape = first.journal.log.shapes[Certificate.__tablename__]
    values = {
        "device": stranger.secrets.device_id.hex(),
        "recipient": stranger.secrets.age_recipient,
        "unit": BANNER,
        "level": "banner",
        "office": stranger.name,
    }
    forged = Change(shape, first.ids.next(), Kind.CREATE, values, unit=first.unit.code)
    first.journal.write("card", "", "", [forged], undoable=False)
    values = {**values, "unit": first.unit.code}  # a device of its own, but of a higher level
    forged = Change(shape, first.ids.next(), Kind.CREATE, values, unit=first.unit.code)
    first.journal.write("card", "", "", [forged], undoable=False)

    carry(first, sumu)

    with sumu.store.reading() as connection:
        assert stranger.secrets.device_id not in sumu.trust.known(connection)
