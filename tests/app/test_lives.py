"""Old backups, copied disks and lost work: when an office goes on under a new life, and as what."""

from __future__ import annotations

import shutil

import pytest

from app.lives import BEHIND, COPIED, MOVED, NOTICES
from app.machine import Mark
from app.progress import Silent
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.units import Unit
from tests.properties.offices import Node

GACHA, SUMU = Unit("152527201206", "gacha"), Unit("152527201000", "sumu")


@pytest.fixture
def nodes(tmp_path):
    made = []

    def node(name, unit, device=""):
        one = Node(name, unit, tmp_path, lambda: 1_790_000_000_000, device=device, entropy=_entropy)
        made.append(one)
        return one

    yield node
    for one in made:
        one.close()


def _entropy(count):
    import os

    return os.urandom(count)


@pytest.fixture
def two(nodes, tmp_path):
    """A gacha and its sumu, which know each other."""
    pair = nodes("gacha", GACHA), nodes("sumu", SUMU)
    for one, other in (pair, pair[::-1]):
        card = tmp_path / "card.ortoocard"
        write_card(one.office, card)
        accept_card(other.office, card)
    return pair


def life(node):
    return node.office.journal.log.identity.writer.incarnation


def replaced(node):
    with node.office.store.reading() as connection:
        return set(node.office.replaced_incarnations(connection))


def copied(node):
    with node.office.store.reading() as connection:
        return {bytes.fromhex(one) for one in node.office._lives.named(connection, COPIED)}


def add(node, text):
    return node.desk.add("issues", {"issue": text, "raised_on": "2026-01-02"}).uid


def issues(node):
    with node.office.snapshot() as now:
        table = node.office.registry["issues"].table()
        return sorted(row["issue"] for row in now.connection.execute(table.select()).mappings())


def carry(sender, reader, tmp_path):
    path = tmp_path / "bundle.ortoo"
    write_bundle(sender.office, reader.unit.code, path, Silent())
    return read_bundle(reader.office, path, Silent())


def test_an_office_that_is_opened_again_lives_on(two):
    gacha, _sumu = two
    add(gacha, "修路")
    before = life(gacha)
    gacha.office.swear()
    gacha.restart()
    assert life(gacha) == before
    assert gacha.office.take_notice() is None


def test_a_disk_in_another_machine_begins_a_life_and_leaves_the_origin_its_own(
    two, nodes, tmp_path
):
    gacha, _sumu = two
    add(gacha, "修路")
    origin = life(gacha)
    gacha.image(tmp_path / "image", witness=True)
    copy = nodes("copy", GACHA, device="gacha")
    copy.put_back(tmp_path / "image")

    assert life(copy) != origin
    assert copied(copy) == {origin}
    assert origin not in replaced(copy)
    assert copy.office.take_notice() is NOTICES[MOVED]
    assert copy.office.take_notice() is None
    fresh = life(copy)
    copy.restart()
    assert life(copy) == fresh, "the new machine is the right one from now on"


def test_a_copy_and_its_origin_both_write_and_nobody_ends_the_other(two, nodes, tmp_path):
    gacha, sumu = two
    add(gacha, "一")
    gacha.image(tmp_path / "image", witness=False)
    copy = nodes("copy", GACHA, device="gacha")
    copy.put_back(tmp_path / "image")
    lives = life(gacha), life(copy)
    add(gacha, "二")
    add(copy, "三")
    for _ in range(2):
        for one in (gacha, copy):
            carry(one, sumu, tmp_path)
            carry(sumu, one, tmp_path)
    assert (life(gacha), life(copy)) == lives
    assert issues(gacha) == issues(copy) == issues(sumu) == ["一", "三", "二"]
    assert sumu.office.journal.forks() == 0


def test_an_origin_that_is_used_no_more_is_ended_when_somebody_says_so(two, nodes, tmp_path):
    gacha, sumu = two
    add(gacha, "一")
    carry(gacha, sumu, tmp_path)
    gacha.image(tmp_path / "image", witness=False)
    copy = nodes("copy", GACHA, device="gacha")
    copy.put_back(tmp_path / "image")
    add(sumu, "二")
    for _ in range(2):
        carry(copy, sumu, tmp_path)
        carry(sumu, copy, tmp_path)
    path = tmp_path / "again.ortoo"
    carry(copy, sumu, tmp_path)
    # nobody knows that the origin will never read it
    assert write_bundle(sumu.office, GACHA.code, path, Silent()).segments > 0
    copy.office.end_copied()
    carry(copy, sumu, tmp_path)
    assert write_bundle(sumu.office, GACHA.code, path, Silent()).segments == 0


def test_a_machine_that_cannot_be_found_out_raises_no_alarm(two):
    gacha, _sumu = two
    before = life(gacha)
    gacha.machine = Mark()
    gacha.restart()
    gacha.machine = Mark("gacha")
    gacha.restart()
    assert life(gacha) == before


def test_a_folder_that_goes_to_and_fro_ends_the_lives_it_had_on_each_machine(two):
    gacha, _sumu = two
    first = life(gacha)
    home, office = gacha.profile, gacha.profile.with_name("other-profile")
    gacha.machine, gacha.profile = Mark("another"), office
    gacha.restart()
    second = life(gacha)
    gacha.machine, gacha.profile = Mark("gacha"), home
    gacha.restart()
    assert len({first, second, life(gacha)}) == 3
    # its witness knows that the first life was its own
    assert first in replaced(gacha)
    assert copied(gacha) == {second}


def test_what_was_sealed_after_a_copy_was_taken_is_not_sealed_again(two, tmp_path):
    # Sealing counts no operation, so the numbers alone did not tell the two states apart, and the
    # same work left in two segments under one number.
    gacha, sumu = two
    add(gacha, "修路")
    gacha.image(tmp_path / "image", witness=False)
    carry(gacha, sumu, tmp_path)
    before = life(gacha)
    gacha.put_back(tmp_path / "image")
    assert life(gacha) != before
    assert gacha.office.take_notice() is NOTICES[BEHIND]
    for _ in range(2):
        carry(gacha, sumu, tmp_path)
        carry(sumu, gacha, tmp_path)
    assert sumu.office.journal.forks() == 0
    assert issues(gacha) == issues(sumu) == ["修路"]


@pytest.mark.parametrize("witness", [False, True], ids=["witness", "whole disk"])
def test_what_was_lost_with_a_disk_comes_back_from_the_township(two, tmp_path, witness):
    gacha, sumu = two
    add(gacha, "一")
    carry(gacha, sumu, tmp_path)
    gacha.image(tmp_path / "image", witness=witness)
    late = add(gacha, "二")
    gacha.desk.change("issues", late, {"result": "办好"})
    carry(gacha, sumu, tmp_path)
    gacha.put_back(tmp_path / "image")
    assert issues(gacha) == ["一"]

    # What the notice says: write for the township, then read what it writes. An image of the
    # whole disk takes the witness along, and learns from the township that it is behind.
    carry(sumu, gacha, tmp_path)
    carry(gacha, sumu, tmp_path)
    read = carry(sumu, gacha, tmp_path)

    assert read.new == 1 or issues(gacha) == ["一", "二"]
    assert issues(gacha) == issues(sumu) == ["一", "二"]
    with gacha.office.snapshot() as now:
        record = now.asking.one("issues", late)
    assert record.values["result"] == "办好"
    assert gacha.office.take_notice() is NOTICES[BEHIND]
    # and undoing that reading does not lose it again
    gacha.desk.undo()
    assert issues(gacha) == ["一", "二"]


def test_a_witness_that_was_lost_is_no_reason_for_anything(two):
    gacha, _sumu = two
    before = life(gacha)
    shutil.rmtree(gacha.profile)
    gacha.restart()
    assert life(gacha) == before
