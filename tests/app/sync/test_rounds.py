"""One round: everything is read as one, then everything is written; and offices come to rest."""

from __future__ import annotations

import shutil
from types import SimpleNamespace

import pytest

from app.desk import Desk
from app.errors import Cancelled, Trouble
from app.progress import Silent
from app.sync import told
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.sync.rounds import do_reading, do_round, look_round, plan_reading, plan_round
from tests.app.sync.towns import G1, G2, SUMU, add, rows

MOST_ROUNDS = 12


@pytest.fixture
def stick(tmp_path):
    root = tmp_path / "stick"
    root.mkdir()
    return root


def go_round(folder, *offices):
    """Let offices take turns at a folder until nobody writes or reads; what was written."""
    written = []
    for _ in range(MOST_ROUNDS):
        quiet = True
        for office in offices:
            done = do_round(office, folder, Silent())
            assert done.is_whole, done
            written += [(office.unit.code, one.to, one.segments) for one in done.written]
            quiet = quiet and not done.written and done.read is None
        if quiet:
            return written
    raise AssertionError(written)


def names(office):
    return sorted(values["name"] for _unit, values in rows(office))


def test_two_offices_at_one_folder_come_to_rest(pair, stick):
    gacha, sumu = pair
    add(gacha, name="乌云")

    written = go_round(stick, gacha, sumu)

    assert names(sumu) == ["乌云"]
    # what each has to say, one acknowledgment, and no answer to that
    assert len(written) <= 4
    assert go_round(stick, gacha, sumu) == []
    with gacha.store.reading() as connection:
        assert not told.is_owed(gacha, connection, SUMU)


def test_a_town_comes_to_rest_at_one_folder(make_office, accept, stick):
    first, second, sumu = make_office(G1, "一"), make_office(G2, "二"), make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    offices = sumu, second, first
    go_round(stick, *offices)
    add(first, name="乌云")
    add(second, name="白敏")
    add(sumu, "code_entries", code_table="post", code="90", label="新岗位")

    go_round(stick, *offices)

    assert names(sumu) == ["乌云", "白敏"]
    assert names(first) == ["乌云"]
    assert len(rows(second, "code_entries")) == 1
    assert go_round(stick, *offices) == []
    # of each way the last three stay
    assert len(list(stick.glob("*.ortoo"))) <= 3 * 4


def test_both_computers_of_one_office_come_to_rest(make_office, accept, stick):
    one, other = make_office(G1, "一嘎查"), make_office(G1, "一嘎查")
    accept((one, other))
    add(one, name="乌云")
    add(other, name="白敏")

    go_round(stick, one, other)

    assert names(one) == names(other) == ["乌云", "白敏"]
    assert go_round(stick, other, one) == []


def test_a_lost_stick_is_made_up_for_by_the_next(pair, stick, tmp_path):
    gacha, sumu = pair
    add(gacha, name="乌云")
    do_round(gacha, stick, Silent())
    assert do_round(gacha, stick, Silent()).written == []
    lost = tmp_path / "next"
    lost.mkdir()

    written = do_round(gacha, lost, Silent()).written

    assert [one.to for one in written] == [sumu.name]
    assert do_round(gacha, lost, Silent()).written == []


def test_what_we_hold_already_is_acknowledged_once_more(pair, stick, tmp_path):
    """Our first acknowledgment was lost: the sender goes on sending, and must be told again."""
    gacha, sumu = pair
    add(gacha, name="乌云")
    do_round(gacha, stick, Silent())
    do_round(sumu, stick, Silent())
    fresh = tmp_path / "fresh"
    fresh.mkdir()
    do_round(gacha, fresh, Silent())

    written = do_round(sumu, fresh, Silent()).written

    assert [one.to for one in written] == [gacha.name]
    assert do_round(sumu, fresh, Silent()).written == []
    do_round(gacha, fresh, Silent())
    assert look_round(gacha, fresh, Silent()).is_nothing


def test_the_plan_says_what_is_there_and_who_waits(pair, stick):
    gacha, sumu = pair
    go_round(stick, gacha, sumu)
    add(gacha, name="乌云")
    write_bundle(gacha, SUMU, stick / "a.ortoo", Silent())
    add(sumu, name="白敏")  # which no gacha may see
    add(sumu, "code_entries", code_table="post", code="90", label="新岗位")

    plan = plan_round(sumu, stick, Silent())

    assert plan.sentence == "有 1 个给您的数据包；1 个办公室在等您的"
    assert (plan.read.new, plan.read.changed) == (1, 0)
    assert names(sumu) == ["白敏"]
    assert [one.acknowledges for one in plan.offices] == [False]


def test_a_foreign_a_damaged_and_a_good_bundle(pair, make_office, accept, stick, tmp_path):
    gacha, sumu = pair
    other = make_office(G2, "二嘎查")
    accept((other, sumu))
    add(gacha, name="乌云")
    write_bundle(gacha, SUMU, stick / "好的.ortoo", Silent())
    cut = (stick / "好的.ortoo").read_bytes()[:-40]
    (stick / "坏的.ortoo").write_bytes(cut)
    stranger = make_office("152527201208", "不认识的嘎查")
    write_card(sumu, tmp_path / "sumu.ortoocard")
    accept_card(stranger, tmp_path / "sumu.ortoocard")
    write_bundle(stranger, SUMU, stick / "陌生.ortoo", Silent())
    write_bundle(sumu, G2, stick / "给别人.ortoo", Silent())

    done = do_round(sumu, stick, Silent())

    assert names(sumu) == ["乌云"]
    assert sorted(one.file for one in done.refused) == ["坏的.ortoo", "陌生.ortoo"]
    assert done.read.new == 1
    assert gacha.name in [one.to for one in done.written]
    assert done.failed == []
    # it is no answer for the gacha that a bundle for somebody else lies there
    assert look_round(gacha, stick, Silent()).finds.refused == ()


def test_one_undo_takes_back_everything_that_a_round_has_read(make_office, accept, stick):
    first, second, sumu = make_office(G1, "一"), make_office(G2, "二"), make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    add(first, name="乌云")
    add(second, name="白敏")
    do_round(first, stick, Silent())
    do_round(second, stick, Silent())
    backups = len(list(sumu.home.backups.glob("*")))

    do_round(sumu, stick, Silent())
    assert len(list(sumu.home.backups.glob("*"))) == backups + 1
    assert names(sumu) == ["乌云", "白敏"]
    Desk(sumu).undo()

    assert names(sumu) == []
    # what somebody has taken back is not read again behind his back
    assert do_round(sumu, stick, Silent()).read is None
    assert names(sumu) == []


class StopAt:
    """Stops a job at one of its steps."""

    def __init__(self, step):
        self.left = step

    def step(self, done, total, what=""):
        self.left -= 1
        if self.left < 0:
            raise Cancelled


def test_it_can_be_stopped_at_every_step(pair, stick, tmp_path):
    gacha, sumu = pair
    add(gacha, name="乌云")
    do_round(gacha, stick, Silent())
    copy = tmp_path / "copy"
    steps = 0
    while True:
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(stick, copy)
        before = {one.name for one in copy.iterdir()}
        try:
            done = do_round(sumu, copy, StopAt(steps))
        except Cancelled:
            assert names(sumu) == []
            assert {one.name for one in copy.iterdir()} == before
        else:
            # read whole; and what lies there can be read by whom it is for
            assert names(sumu) == ["乌云"]
            assert not list(copy.glob("*.part"))
            assert look_round(gacha, copy, Silent()).finds.refused == ()
            if not done.stopped:
                break
        steps += 1
    assert steps > 4
    assert [one.to for one in done.written] == [gacha.name]


def test_a_full_stick_keeps_what_was_read(pair, stick, monkeypatch):
    gacha, sumu = pair
    add(gacha, name="乌云")
    do_round(gacha, stick, Silent())

    def usage(folder):
        return SimpleNamespace(free=0 if folder == stick else 1 << 30)

    monkeypatch.setattr("app.saving.shutil.disk_usage", usage)
    done = do_round(sumu, stick, Silent())

    assert names(sumu) == ["乌云"]
    assert [name for name, _why in done.failed] == [gacha.name]
    assert "空间不够" in done.sentence
    assert not done.gone
    monkeypatch.undo()
    assert [one.to for one in do_round(sumu, stick, Silent()).written] == [gacha.name]


def test_a_stick_that_is_pulled_out_while_writing_is_one_sentence(
    make_office, accept, stick, monkeypatch
):
    first, second, sumu = make_office(G1, "一"), make_office(G2, "二"), make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    add(first, name="乌云")
    do_round(first, stick, Silent())

    def pull(office, name):
        shutil.rmtree(stick, ignore_errors=True)
        return f"{name}.ortoo"

    monkeypatch.setattr("app.sync.rounds.bundle_name", pull)
    done = do_round(sumu, stick, Silent())

    assert names(sumu) == ["乌云"]
    assert done.gone
    assert len(done.failed) == 1
    assert "拔出来了" in done.sentence


def test_a_folder_that_is_not_there_is_said(office, tmp_path):
    with pytest.raises(Trouble, match="找不到"):
        do_round(office, tmp_path / "nowhere", Silent())


def test_files_from_anywhere_are_read_as_one(make_office, accept, tmp_path):
    first, second, sumu = make_office(G1, "一"), make_office(G2, "二"), make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    add(first, name="乌云")
    add(second, name="白敏")
    paths = [tmp_path / "附件 (1).ortoo", tmp_path / "B.ORTOO"]
    write_bundle(first, SUMU, paths[0], Silent())
    write_bundle(second, SUMU, paths[1], Silent())

    assert plan_reading(sumu, paths, Silent()).read.new == 2
    done = do_reading(sumu, paths, Silent())

    assert done.read.new == 2
    assert done.written == []
    assert names(sumu) == ["乌云", "白敏"]


def test_offices_of_one_name_never_write_over_each_other(make_office, accept, stick):
    first, second, sumu = make_office(G1, "党支部"), make_office(G2, "党支部"), make_office(SUMU)
    accept((first, sumu), (second, sumu))
    for office, name in ((first, "乌云"), (second, "白敏")):
        office.clock = lambda: 1_900_000_000_000
        add(office, name=name)

    go_round(stick, first, second, sumu)

    assert names(sumu) == ["乌云", "白敏"]


def test_a_bundle_of_a_revoked_computer_waits_for_a_decision(town, tmp_path, stick):
    from app.sync.revocation import revoke

    add(town.first, name="乌云")
    write_bundle(town.first, SUMU, stick / "a.ortoo", Silent())
    revoke(town.sumu, G1)

    done = do_round(town.sumu, stick, Silent())

    assert done.read is None
    assert ["已经被吊销" in str(one.trouble) for one in done.refused] == [True]


def test_an_acknowledgment_read_by_hand_counts_as_well(pair, stick):
    gacha, sumu = pair
    go_round(stick, gacha, sumu)
    add(gacha, name="乌云")
    do_round(gacha, stick, Silent())
    do_round(sumu, stick, Silent())
    (answer,) = look_round(gacha, stick, Silent()).finds.bundles
    assert not answer.shown.is_news
    read_bundle(gacha, answer.path, Silent())

    assert look_round(gacha, stick, Silent()).is_nothing
