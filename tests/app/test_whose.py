"""What belongs to an office above can be read here, and changed nowhere but there."""

from __future__ import annotations

import csv

import pytest

from app.attachments import attach
from app.desk import Desk
from app.errors import Trouble
from app.exchange.apply import apply_plan
from app.exchange.exporting import export
from app.exchange.files import open_workbook
from app.exchange.mapping import find_best, guess
from app.exchange.plan import make_plan
from app.ledger.questions import Question
from app.progress import Silent
from app.standing import standing
from app.sync import review
from tests.region import UNITS, Region

CODE = {"code_table": "observation", "code": "8", "label": "狼"}


@pytest.fixture
def region():
    made = Region(("gacha", "sumu"))
    yield made
    made.close()


@pytest.fixture
def from_above(region):
    """A notice and a code of the sumu, which its gacha has read."""
    desk = Desk(region["sumu"])
    notice = desk.add("notices", {"title": "防火", "issued_on": "2026-03-01"}).uid
    code = desk.add("code_entries", CODE).uid
    region.carry("sumu", "gacha")
    return notice, code


def opened(office):
    """How many operations were written and not sealed."""
    with office.store.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM j_open").scalar()


def test_nothing_of_an_office_above_is_written_here(region, from_above, tmp_path):
    gacha = region["gacha"]
    notice, _code = from_above
    photo = tmp_path / "a.jpg"
    photo.write_bytes(b"1")
    field = gacha.registry["notices"].fields["attachments"]
    desk = Desk(gacha)
    attempts = [
        lambda: desk.change("notices", notice, {"title": "不防火"}),
        lambda: desk.remove("notices", [notice]),
        lambda: desk.erase("notices", [notice]),
        lambda: desk.add("notices", {"title": "假的", "issued_on": "2026-01-01"},
                         UNITS["sumu"].code),
        lambda: attach(gacha, "notices", notice, field, [photo]),
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(Trouble, match="属于“sumu”，这里只能看") as trouble:
            attempt()
        assert "联系那个办公室" in str(trouble.value)
    assert opened(gacha) == 0
    with gacha.store.reading() as connection:
        blobs = connection.exec_driver_sql("SELECT count(*) FROM a_attachments").scalar()
    assert blobs == 0


def planned(office, path):
    declared = office.registry["code_entries"]
    mapping = guess(find_best(open_workbook(path), declared), declared)
    return make_plan(office, declared, mapping, "update", Silent())


def rewritten(path, change):
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([[change.get(cell, cell) for cell in row] for row in rows])


def test_a_spreadsheet_changes_nothing_of_an_office_above(region, from_above, tmp_path):
    # it went past the desk: the gacha had a segment in the sumu's scope that nobody else took
    gacha, path = region["gacha"], tmp_path / "codes.csv"
    export(gacha, Question("code_entries"), path, Silent())
    assert planned(gacha, path).counts["same"] == 1

    rewritten(path, {"狼": "狗"})
    plan = planned(gacha, path)
    assert plan.counts == {"new": 0, "changed": 0, "same": 0, "rejected": 1}
    assert "属于“sumu”" in str(plan.problems[0].problem)
    assert apply_plan(gacha, plan, path.name, Silent()) == 0
    assert opened(gacha) == 0


def test_a_spreadsheet_changes_one_s_own_where_both_have_the_same_key(region, from_above, tmp_path):
    gacha, path = region["gacha"], tmp_path / "codes.csv"
    Desk(gacha).add("code_entries", {**CODE, "label": "本地的狼"})
    export(gacha, Question("code_entries"), path, Silent())
    assert planned(gacha, path).counts["same"] == 2
    rewritten(path, {"本地的狼": "狐狸"})
    plan = planned(gacha, path)
    assert (plan.counts["changed"], plan.counts["new"]) == (1, 0)
    apply_plan(gacha, plan, path.name, Silent())
    with gacha.snapshot() as now:
        found = {one.unit: one.values["label"] for one in now.asking.page(Question("code_entries"))}
    assert found == {UNITS["gacha"].code: "狐狸", UNITS["sumu"].code: "狼"}


def test_what_the_sumu_and_the_banner_wrote_at_once_is_not_the_gacha_s_to_settle():
    # it stood in the gacha's review, and what it settled was quarantined by everybody else
    region = Region(("gacha", "sumu", "banner"))
    try:
        uid = Desk(region["sumu"]).add("code_entries", CODE).uid
        region.go_round()
        Desk(region["sumu"]).change("code_entries", uid, {"label": "草原狼"})
        Desk(region["banner"]).change("code_entries", uid, {"label": "灰狼"})
        region.carry("sumu", "banner")
        region.carry("banner", "sumu", "gacha")
        gacha, sumu = region["gacha"], region["sumu"]
        with gacha.snapshot() as now:
            assert now.asking.one("code_entries", uid).review == 1
        assert (review.items(gacha), review.count(gacha), standing(gacha).review) == ([], 0, 0)
        (question,) = review.items(sumu)
        assert review.count(sumu) == standing(region["banner"]).review == 1
        with pytest.raises(Trouble):
            review.settle(gacha, question.id, "灰狼")
        review.settle(sumu, question.id, "灰狼")
        region.carry("sumu", "gacha")
        assert gacha.journal.contests() == []
    finally:
        region.close()
