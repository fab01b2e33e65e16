"""How many records each ledger has, before and after a bundle."""

from __future__ import annotations

from app.desk import Desk
from app.progress import Silent
from app.sync.head_counts import head_counts
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle


def test_deleted_records_do_not_count(office):
    desk = Desk(office)
    gone = desk.add("members", {"name": "乌云其其格"})
    desk.add("members", {"name": "巴图孟和"})
    desk.remove("members", [gone.uid])

    with office.store.reading() as connection:
        assert head_counts(office, connection) == {("members", office.unit.code): 1}


def test_a_plan_says_how_many_there_would_be_and_changes_nothing(pair, tmp_path):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    Desk(sumu).add("members", {"name": "巴图孟和"})
    write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())

    plan = read_bundle(sumu, tmp_path / "a.ortoo", Silent(), keep=False)

    ours, theirs = ("members", sumu.unit.code), ("members", gacha.unit.code)
    assert plan.before == {ours: 1}
    assert plan.after == {ours: 1, theirs: 1}
    with sumu.store.reading() as connection:
        assert head_counts(sumu, connection) == plan.before
