"""What lies on a stick for an office, and how our own files are called."""

from __future__ import annotations

import pytest

from app.desk import Desk
from app.errors import Cancelled
from app.progress import Silent, Stoppable
from app.sync.enrolment import write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.sync.stick import bundle_name, card_name, look_on_sticks


@pytest.fixture
def stick(tmp_path):
    root = tmp_path / "stick"
    (root / "交换").mkdir(parents=True)
    return root


def test_what_is_new_is_found_also_one_folder_below(pair, make_office, stick):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    write_bundle(gacha, sumu.unit.code, stick / "交换" / "a.ortoo", Silent())
    other = make_office("152527201207", "巴彦淖尔嘎查党支部")
    write_card(other, stick / "b.ortoocard")

    found = look_on_sticks(sumu, [stick], Silent())

    assert [one.shown.office for one in found.bundles] == ["敦达乌苏嘎查党支部"]
    assert [one.card.name for one in found.cards] == ["巴彦淖尔嘎查党支部"]


def test_what_is_known_ours_not_for_us_or_damaged_is_passed_over(pair, make_office, stick):
    gacha, sumu = pair
    write_card(gacha, stick / "known.ortoocard")
    write_card(sumu, stick / "ours.ortoocard")
    write_bundle(sumu, gacha.unit.code, stick / "ours.ortoo", Silent())
    Desk(gacha).add("members", {"name": "乌云其其格"})
    write_bundle(gacha, sumu.unit.code, stick / "read.ortoo", Silent())
    read_bundle(sumu, stick / "read.ortoo", Silent())
    (stick / "cut.ortoo").write_bytes((stick / "read.ortoo").read_bytes()[:-9])
    (stick / "photo.ortoocard").write_bytes(b"\xff\xd8\xff")

    found = look_on_sticks(sumu, [stick, stick / "gone"], Silent())

    assert (found.cards, found.bundles) == ((), ())


def test_the_search_can_be_stopped(office, stick):
    write_card(office, stick / "a.ortoocard")
    stopping = Stoppable()
    stopping.stop = True

    with pytest.raises(Cancelled):
        look_on_sticks(office, [stick], stopping)


def test_names_of_files_fit_on_every_stick(make_office):
    office = make_office(name='贡宝拉格苏木/敦达乌苏嘎查："党支部"' * 5)

    for name in (card_name(office), bundle_name(office, "苏木*党委?")):
        assert not set(name) & set('\\/:*?"<>|')
        assert len(name.encode()) <= 255


def test_a_bundle_says_for_whom_and_from_whom(office):
    name = bundle_name(office, "贡宝拉格苏木党委")

    assert name.startswith("给贡宝拉格苏木党委-敦达乌苏嘎查党支部-")
    assert name.endswith(".ortoo")
