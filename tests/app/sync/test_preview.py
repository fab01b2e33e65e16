"""What a plan shows is what a reading does, record by record and field by field."""

from __future__ import annotations

import random

import pytest

from app.attachments import attach
from app.desk import Desk
from app.errors import Cancelled
from app.ledger.base import Ledger
from app.progress import Silent, Stoppable
from app.sync import tallies
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.sync.tallies import Kind
from app.upkeep import check_office
from db.journal.operations import Change
from db.journal.operations import Kind as Doing
from tests.app.sync.test_gaps import bundle_of, of_members, opened


def everything(office):
    """Every row of every table."""
    with office.store.reading() as connection:
        return [
            (table.name, tuple(row))
            for table in Ledger.metadata.sorted_tables
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table.name}"')  # noqa: S608
        ]


def shown(office):
    """What people see: record → its fields."""
    found = {}
    with office.store.reading() as connection:
        for shape in office.registry.shapes.values():
            query = shape.table.select().where(shape.table.c["_gone"] == 0)
            for row in connection.execute(query).mappings():
                found[bytes(row["_uid"])] = {name: row[name] for name in shape.names}
    return found


@pytest.fixture
def plan_of(tmp_path):
    """The plan of a bundle from one office to another; it must change nothing."""

    def plan_of(sender, reader):
        path = tmp_path / "plan.ortoo"
        write_bundle(sender, reader.unit.code, path, Silent())
        before = everything(reader)
        plan = read_bundle(reader, path, Silent(), keep=False)
        assert everything(reader) == before
        return plan, path

    return plan_of


WORDS = ("牧民", "护边员", "嘎查达", "", "退休")


def _scribble(office, rng, uids):
    """Somebody adds, changes and deletes."""
    desk = Desk(office)
    for _ in range(rng.randrange(1, 6)):
        living = [uid for uid in uids if uid in shown(office)]
        chance = rng.random()
        if chance < 0.4 or not living:
            uids.append(desk.add("members", {"name": f"乌云{len(uids)}", "post": "牧民"}).uid)
        elif chance < 0.85:
            field = rng.choice(("post", "address", "remarks"))
            desk.change("members", rng.choice(living), {field: rng.choice(WORDS)})
        else:
            desk.remove("members", [rng.choice(living)])


@pytest.mark.parametrize("seed", range(3))
def test_a_plan_says_exactly_what_reading_then_does(pair, plan_of, seed):
    gacha, sumu = pair
    rng, uids = random.Random(seed), []
    for _round in range(4):
        for writer in pair:
            _scribble(writer, rng, uids)
        for sender, reader in ((gacha, sumu), (sumu, gacha)):
            plan, path = plan_of(sender, reader)
            before = shown(reader)
            read = read_bundle(reader, path, Silent())
            after = shown(reader)

            told = {one.uid: one for kind in Kind for one in plan.preview.records[kind]}
            for uid in {*before, *after}:
                old, new = before.get(uid), after.get(uid)
                if old == new:
                    assert uid not in told or told[uid].kind is Kind.SAME
                    continue
                expected = (
                    Kind.NEW if old is None else Kind.DELETED if new is None else Kind.CHANGED
                )
                assert told[uid].kind is expected
                fields = {name for name in new or {} if (old or {}).get(name) != new[name]}
                assert {one.field for one in told[uid].fields} == fields
            assert (plan.tallies, plan.heads) == (read.tallies, read.heads)
            assert plan.after == read.after
            assert (plan.new, plan.changed, plan.conflicts) == (
                read.new, read.changed, read.conflicts,
            )  # fmt: skip


def test_each_field_says_what_was_what_will_be_and_whose_it_is(pair, carry, plan_of):
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": "乌云", "post": "牧民", "phone": "13904790001"}).uid
    carry(gacha, sumu)
    desk.change("members", uid, {"post": "护边员", "phone": "13904790002"})

    plan, _path = plan_of(gacha, sumu)

    (one,) = plan.preview.records[Kind.CHANGED]
    assert (one.title, one.unit) == ("乌云", gacha.unit.code)
    assert [(each.label, each.old, each.new) for each in one.fields] == [
        ("工作岗位", "牧民", "护边员"),
        ("联系电话", "139****0001", "139****0002"),
    ]
    by = one.fields[0].by
    assert (by.person, by.office) == ("白敏", "敦达乌苏嘎查党支部")
    assert by.at > 0


def test_a_change_of_hidden_digits_is_not_shown_as_no_change(pair, carry, plan_of):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": "乌云", "phone": "13904790001"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", uid, {"phone": "13911110001"})

    plan, _path = plan_of(gacha, sumu)

    ((one,),) = [record.fields for record in plan.preview.records[Kind.CHANGED]]
    assert one.old == "139****0001"
    assert one.new == "139****0001（遮住的几位不一样）"


def test_what_somebody_will_have_to_decide_is_shown_before(pair, carry, plan_of):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": "乌云", "address": "一组"}).uid
    carry(gacha, sumu)
    Desk(gacha).change("members", uid, {"address": "二组"})
    Desk(sumu).change("members", uid, {"address": "苏木"})
    Desk(sumu).add("members", {"name": "朝鲁", "born": "1970-01-02"}, gacha.unit.code)
    Desk(gacha).add("members", {"name": "朝鲁", "born": "1970-01-02"})

    plan, path = plan_of(gacha, sumu)

    (clash,) = plan.preview.clashes
    assert (clash.label, plan.conflicts) == ("家庭住址", 1)
    assert [side.value for side in clash.ours] == ["苏木"]
    assert [side.value for side in clash.theirs] == ["二组"]
    (pair_found,) = plan.preview.pairs
    assert pair_found.titles == ("朝鲁", "朝鲁")
    assert plan.preview.pair_count == 1
    # read once, it is no news any more
    read_bundle(sumu, path, Silent())
    again = read_bundle(sumu, path, Silent(), keep=False)
    assert (again.preview.clashes, again.preview.pairs) == ((), ())


def test_photos_that_are_not_here_are_named_with_their_records(pair, plan_of, tmp_path):
    gacha, sumu = pair
    uid = Desk(gacha).add("activities", {"held_on": "2026-05-01", "topic": "学习"}).uid
    photo = tmp_path / "合影.jpg"
    photo.write_bytes(b"photo" * 1000)
    attach(gacha, "activities", uid, gacha.registry["activities"].fields["photos"], [photo])
    with gacha.store.writing() as connection:  # it was lost here
        connection.execute(gacha.tables.attachments.attachments.delete())

    plan, _path = plan_of(gacha, sumu)

    ((one, files),) = [(each.uid, each.files) for each in plan.preview.lacking]
    assert (one, files) == (uid, 1)


def test_what_waits_says_for_whom(pair, tmp_path):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": "乌云"}).uid
    opened(gacha, sumu, tmp_path / "first.ortoo")
    Desk(gacha).change("members", uid, {"post": "会计"})
    whole = opened(gacha, sumu, tmp_path / "whole.ortoo")
    path = bundle_of(of_members(whole)[1:], whole, gacha, sumu, tmp_path / "second.ortoo")

    plan = read_bundle(sumu, path, Silent(), keep=False)

    (one,) = plan.preview.awaited
    assert (one.office, one.number, one.segments, one.fresh) == ("敦达乌苏嘎查党支部", 1, 1, 1)
    (head,) = [head for head in plan.heads if head.differs]
    assert "要等别的数据包" in plan.explain(head)


def test_a_large_bundle_is_counted_whole_and_told_in_part(pair, plan_of, monkeypatch):
    monkeypatch.setattr(tallies, "MOST", 50)
    gacha, sumu = pair
    shape = gacha.registry.shapes["members"]
    changes = [
        Change(shape, gacha.ids.next(), Doing.CREATE, {"name": f"乌云{number}"}, gacha.unit.code)
        for number in range(1200)
    ]
    gacha.journal.write("add", "", "白敏", changes)

    plan, _path = plan_of(gacha, sumu)

    assert plan.preview.counts[Kind.NEW] == 1200
    assert len(plan.preview.records[Kind.NEW]) == 50
    assert plan.tallies["members", gacha.unit.code].new == 1200


@pytest.mark.parametrize("keep", [True, False])
def test_stopping_it_anywhere_changes_nothing(pair, tmp_path, keep):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云"})
    path = tmp_path / "one.ortoo"
    write_bundle(gacha, sumu.unit.code, path, Silent())
    sumu.journal.seal()
    before = everything(sumu)

    class StopAt(Stoppable):
        def __init__(self, at):
            super().__init__()
            self.at = at

        def step(self, done, total, what=""):
            self.stop = self.steps == self.at
            super().step(done, total, what)

    for at in range(100):
        try:
            read_bundle(sumu, path, StopAt(at), keep=keep)
        except Cancelled:
            assert everything(sumu) == before
        else:
            break
    assert at > 3
    assert (everything(sumu) == before) is not keep
    assert check_office(sumu, Silent()).faults == []
