"""A gap that nobody can fill: declared lost, passed over, and filled after all.

The story behind it: a sumu put an old backup back, the gacha still believed the sumu's older proof
and wrote only what came after, and then the gacha's only computer died. What it had written last
waited for ever (1 of 14,200 simulated histories).
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from app.desk import Desk
from app.errors import Trouble, WrongUse
from app.ledger.questions import Question
from app.progress import Silent
from app.sync import container
from app.sync.declarations import LostSegment
from app.sync.declaring import declare
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.losses import declare_lost, missing, passed_over
from app.sync.manifest import SegmentEntry
from app.sync.outgoing import write_bundle
from db.journal import wire
from db.journal.chains import State, contains
from db.journal.operations import MARK

BANNER = "152527000000"


def posts(office):
    with office.snapshot() as now:
        page = now.asking.page(Question("members"))
        return {one.values["name"]: one.values["post"] for one in page}


def reviews(office):
    return {(one.uid, one.field): {c.value for c in one.candidates}
            for one in office.journal.contests()}  # fmt: skip


def opened(sender, reader, path):
    write_bundle(sender, reader.unit.code, path, Silent())
    return container.unpack(path.read_bytes(), path.name, reader.secrets)


def give(reader, sender, whole, segments, path):
    """Let an office read a bundle that carries some segments of another one only."""
    entries = [SegmentEntry.of(one) for one in segments]
    manifest = structs.replace(whole.manifest, segments=entries)
    only = replace(whole, manifest=manifest, segments=tuple(segments))
    path.write_bytes(container.pack(only, sender.secrets.signing, [reader.secrets.age_recipient]))
    return read_bundle(reader, path, Silent())


def in_domain(bundle, domain="members"):
    return [one for one in bundle.segments if wire.decode(one.body).scope.domain == domain]


def states(office):
    with office.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT hash, state FROM j_segments")
        return {bytes(row[0]): State(row[1]) for row in rows}


def sound(office):
    checked = office.journal.check(lambda *_one: True)
    assert checked.faults == []


@pytest.fixture
def history(pair, tmp_path):
    """What the gacha wrote in four sittings: a member, then three times another post.

    Beside that a second member, in the first and in the last sitting.
    """
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": "乌云其其格", "post": "牧民"}).uid
    other = desk.add("members", {"name": "图门", "post": "羊倌"}).uid
    opened(gacha, sumu, tmp_path / "whole.ortoo")
    for post in ("会计", "护边员", "书记"):
        if post == "书记":
            desk.change("members", other, {"post": "马倌"})
        desk.change("members", uid, {"post": post})
        whole = opened(gacha, sumu, tmp_path / "whole.ortoo")
    segments = in_domain(whole)
    assert len(segments) == 4
    return whole, segments, uid, other


def give_all_but(pair, history, tmp_path, *lost):
    gacha, sumu = pair
    whole, segments, *_uids = history
    left = [one for at, one in enumerate(segments) if at not in lost]
    return give(sumu, gacha, whole, left, tmp_path / "part.ortoo")


def test_what_waits_is_listed_with_what_it_waits_for(pair, history, tmp_path):
    gacha, sumu = pair
    read = give_all_but(pair, history, tmp_path, 1)

    assert read.waiting == 2
    (gap,) = missing(sumu)
    assert gap.hash == history[1][1].hash
    assert (gap.device, gap.number, gap.waiting) == (gacha.secrets.device_id, 2, 2)
    assert (gap.office, gap.unit, gap.domain) == (gacha.name, gacha.unit.code, "members")
    assert gap.ours
    assert missing(gacha) == []


def test_what_waited_goes_on_once_the_missing_one_is_declared_lost(pair, history, tmp_path):
    _gacha, sumu = pair
    _whole, segments, uid, other = history
    give_all_but(pair, history, tmp_path, 1)
    assert posts(sumu) == {"乌云其其格": "牧民", "图门": "羊倌"}

    done = declare_lost(sumu, [segments[1].hash.hex()[:12]])

    assert (done.began, done.left) == (2, 0)
    # nobody knows what lay in the lost one and below it, so that nothing is taken for seen:
    # both values of each field stand, the later one is shown
    assert posts(sumu) == {"乌云其其格": "书记", "图门": "马倌"}
    assert reviews(sumu) == {(uid, "post"): {"牧民", "书记"}, (other, "post"): {"羊倌", "马倌"}}
    sound(sumu)
    with sumu.store.reading() as connection:
        assert passed_over(sumu, connection) == [segments[1].hash]


def test_several_gaps_one_after_the_other(pair, history, tmp_path):
    _gacha, sumu = pair
    _whole, segments, *_uids = history
    give_all_but(pair, history, tmp_path, 0, 2)
    assert {one.number for one in missing(sumu)} == {1, 3}

    declare_lost(sumu, [one.hash.hex() for one in missing(sumu)])

    assert missing(sumu) == []
    assert {states(sumu)[one.hash] for one in (segments[1], segments[3])} == {State.APPLIED}
    sound(sumu)


@pytest.mark.parametrize("lost", [(0,), (1,), (2,), (1, 2), (0, 2), (0, 1, 2)])
def test_when_it_turns_up_after_all_everything_is_as_if_it_had_never_been_missing(
    pair, history, tmp_path, lost
):
    gacha, sumu = pair
    whole, segments, *_uids = history
    give_all_but(pair, history, tmp_path, *lost)
    while missing(sumu):
        declare_lost(sumu, [one.hash.hex() for one in missing(sumu)])

    for at in reversed(lost):
        give(sumu, gacha, whole, [segments[at]], tmp_path / "stick.ortoo")

    assert posts(sumu) == posts(gacha) == {"乌云其其格": "书记", "图门": "马倌"}
    assert reviews(sumu) == {}
    assert set(states(sumu).values()) == {State.APPLIED}
    assert sumu.journal.forks() == 0
    sound(sumu)
    with sumu.store.reading() as connection:
        assert passed_over(sumu, connection) == []


def test_who_passed_over_a_segment_has_neither_seen_it_nor_got_it(pair, history, tmp_path, carry):
    """The sumu edits over a gap; the gacha, which was not dead after all, knows what it lacks."""
    gacha, sumu = pair
    _whole, segments, _uid, other = history
    give_all_but(pair, history, tmp_path, 1)
    declare_lost(sumu, [segments[1].hash.hex()])
    Desk(sumu).change("members", other, {"post": "驼倌"})

    carry(sumu, gacha)

    own = [one for one in segments_of(sumu, "members")
           if one.writer.device == sumu.secrets.device_id]  # fmt: skip
    marks = {head.hash for heads in own[-1].vector.values() for head in heads
             if head.number == MARK}  # fmt: skip
    assert marks == {segments[1].hash}
    # the sumu's proof names the end of the gacha's chain, and the mark in it says what is missing
    assert in_domain(opened(gacha, sumu, tmp_path / "again.ortoo")) == [segments[1]]
    carry(gacha, sumu)
    assert states(sumu)[segments[1].hash] is State.APPLIED
    assert posts(sumu) == posts(gacha) == {"乌云其其格": "书记", "图门": "驼倌"}
    assert reviews(sumu) == reviews(gacha) == {}


def segments_of(office, domain):
    with office.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT body FROM j_segments ORDER BY id").fetchall()
    decoded = [wire.decode(bytes(row[0])) for row in rows]
    return [one for one in decoded if one.scope.domain == domain]


def test_an_edit_over_a_gap_never_overwrites_what_stood_in_the_gap(pair, history, tmp_path, carry):
    """The value in the lost segment was not before the sumu's eyes: it stays a question."""
    gacha, sumu = pair
    whole, segments, uid, _other = history
    give(sumu, gacha, whole, segments[:2], tmp_path / "a.ortoo")
    give(sumu, gacha, whole, segments[3:], tmp_path / "b.ortoo")
    declare_lost(sumu, [segments[2].hash.hex()])
    Desk(sumu).change("members", uid, {"name": "乌云"})
    sumu.journal.seal()

    give(sumu, gacha, whole, [segments[2]], tmp_path / "c.ortoo")
    carry(sumu, gacha)

    (mine,) = [one for one in segments_of(gacha, "members")
               if one.writer.device == sumu.secrets.device_id]  # fmt: skip
    assert mine.number == 1
    for office in pair:
        with office.store.reading() as connection:
            archive, chains = office.journal.archive, office.journal.chains
            number = connection.exec_driver_sql(
                "SELECT id, scope FROM j_segments WHERE writer = (SELECT id FROM j_writers"
                " WHERE device = ?) AND scope = (SELECT scope FROM j_segments WHERE hash = ?)",
                (sumu.secrets.device_id, segments[0].hash),
            ).one()
            vector = archive.vector(connection, *number)
            places = [chains.find(connection, one.hash) for one in segments]
            archive.forget()
        assert [contains(vector, one) for one in places] == [True, True, False, True]
    assert reviews(sumu) == reviews(gacha)
    assert posts(sumu) == posts(gacha)


def test_the_declaration_reaches_the_other_offices(pair, history, make_office, tmp_path, carry):
    _gacha, sumu = pair
    _whole, segments, *_uids = history
    banner = make_office(BANNER, "苏尼特右旗旗委组织部")
    for one, other in ((sumu, banner), (banner, sumu)):
        write_card(one, tmp_path / "card.ortoocard")
        accept_card(other, tmp_path / "card.ortoocard")
    give_all_but(pair, history, tmp_path, 1)
    carry(sumu, banner)
    assert posts(banner) == {"乌云其其格": "牧民", "图门": "羊倌"}
    declare_lost(sumu, [segments[1].hash.hex()])

    carry(sumu, banner)

    assert posts(banner) == posts(sumu)
    assert reviews(banner) == reviews(sumu)
    assert missing(banner) == []


def test_a_head_in_a_vector_may_be_lost_too(pair, history, make_office, tmp_path, carry):
    gacha, sumu = pair
    whole, segments, uid, _other = history
    banner = make_office(BANNER, "苏尼特右旗旗委组织部")
    for one, other in ((sumu, banner), (banner, sumu)):
        write_card(one, tmp_path / "card.ortoocard")
        accept_card(other, tmp_path / "card.ortoocard")
    give(sumu, gacha, whole, segments[:1], tmp_path / "a.ortoo")
    carry(sumu, banner)
    give(sumu, gacha, whole, segments[1:], tmp_path / "b.ortoo")
    Desk(sumu).change("members", uid, {"name": "乌云"})
    bundle = opened(sumu, banner, tmp_path / "c.ortoo")
    late = [one for one in in_domain(bundle)
            if wire.decode(one.body).writer.device == sumu.secrets.device_id]  # fmt: skip
    give(banner, sumu, bundle, late, tmp_path / "d.ortoo")
    (gap,) = missing(banner)
    assert (gap.hash, gap.number) == (segments[3].hash, 4)

    declare_lost(banner, [gap.hash.hex()])

    assert set(posts(banner)) == {"乌云", "图门"}
    sound(banner)
    carry(sumu, banner)
    assert posts(banner) == posts(sumu)
    assert reviews(banner) == reviews(sumu) == {}
    sound(banner)


def test_undoing_the_reading_that_brought_it_takes_back_what_builds_on_it(pair, history, tmp_path):
    gacha, sumu = pair
    whole, segments, *_uids = history
    give_all_but(pair, history, tmp_path, 1)
    declare_lost(sumu, [segments[1].hash.hex()])
    give(sumu, gacha, whole, [segments[1]], tmp_path / "stick.ortoo")

    Desk(sumu).undo()
    assert posts(sumu) == {"乌云其其格": "牧民", "图门": "羊倌"}
    sound(sumu)
    Desk(sumu).redo()

    assert posts(sumu) == {"乌云其其格": "书记", "图门": "马倌"}
    assert reviews(sumu) == {}


def test_a_declaration_is_not_undone(pair, history, tmp_path):
    _gacha, sumu = pair
    give_all_but(pair, history, tmp_path, 1)
    before = Desk(sumu).last_done()
    declare_lost(sumu, [history[1][1].hash.hex()])
    assert Desk(sumu).last_done() == before


def test_what_is_held_or_missed_by_nobody_is_not_declared_lost(pair, history, tmp_path):
    _gacha, sumu = pair
    _whole, segments, *_uids = history
    give_all_but(pair, history, tmp_path, 1)
    with pytest.raises(Trouble, match="就在本机"):
        declare_lost(sumu, [segments[0].hash.hex()])
    with pytest.raises(Trouble, match="没有内容在等"):
        declare_lost(sumu, ["ab" * 32])
    with pytest.raises(WrongUse):
        declare_lost(sumu, [segments[1].hash.hex()[:4]])
    assert len(missing(sumu)) == 1


def test_an_office_declares_lost_only_what_belongs_to_it_or_below(pair, history, tmp_path):
    """A gacha's word on what belongs to the sumu counts nowhere, also with a program of its own."""
    gacha, sumu = pair
    desk = Desk(sumu)
    for label in ("甲", "乙", "丙"):
        desk.add("code_entries", {"code_table": "民族", "code": label, "label": label})
        bundle = opened(sumu, gacha, tmp_path / "x.ortoo")
    shared = in_domain(bundle, "shared")
    give(gacha, sumu, bundle, [shared[0], shared[2]], tmp_path / "y.ortoo")
    (gap,) = missing(gacha)
    assert not gap.ours
    with pytest.raises(Trouble, match="上级"):
        declare_lost(gacha, [gap.hash.hex()])
    declare(gacha, LostSegment, [{
        "device": gap.device.hex(), "domain": "shared", "unit": sumu.unit.code, "number": "2",
        "hash": gap.hash.hex(),
    }], "")  # fmt: skip
    assert len(missing(gacha)) == 1
