from __future__ import annotations

import pytest

from app.desk import Desk, Outdated, Refused
from app.errors import Trouble
from app.ledger.questions import Question
from app.sync.review import items
from app.views import View


@pytest.fixture
def desk(office):
    return Desk(office)


def rows(office, ledger):
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger))
        return View(office, now, office.registry[ledger], masked=False).rows(records)


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_saved(office, desk):
    with pytest.raises(Refused) as refused:
        desk.add("members", {"name": "张三", "sex": "紫", "born": "2024年2月30日"})
    assert {one.field for one in refused.value.problems} == {"sex", "born"}
    assert "性别" in str(refused.value)
    assert rows(office, "members") == []


def test_what_is_only_doubtful_is_saved_with_a_warning(office, desk):
    saved = desk.add(
        "members", {"name": "张三", "born": "1968-03", "id_number": "990000196601010017"}
    )
    assert [one.field for one in saved.warnings] == ["born"]
    assert rows(office, "members")[0]["born"] == "1968-03"


def test_a_number_that_somebody_has_already_is_said(office, desk):
    desk.add("members", {"name": "张三", "id_number": "990000196601010017"})
    saved = desk.add("members", {"name": "李四", "id_number": "990000196601010017"})
    assert ["张三" in str(one) for one in saved.warnings] == [True]
    assert len(rows(office, "members")) == 2


def test_a_change_of_class_is_noted_with_its_day(office, desk):
    uid = desk.add("members", {"name": "其木格", "management": "无职党员"}).uid
    assert rows(office, "member_classes") == []
    desk.change("members", uid, {"management": "带富党员"})
    (note,) = rows(office, "member_classes")
    assert (note["member"], note["was"], note["became"]) == ("其木格", "无职党员", "带富党员")
    assert note["since"] == office.today()
    desk.undo()
    assert rows(office, "member_classes") == []
    assert rows(office, "members")[0]["management"] == "无职党员"


def test_people_in_a_cell_become_links_where_there_is_one_and_stay_text_otherwise(office, desk):
    desk.add("members", {"name": "其木格"})
    desk.add("members", {"name": "图门"})
    desk.add("members", {"name": "图门"})
    saved = desk.add("patrols", {"date": "2024-01-01", "party": "其木格、图门、牧仁等5人"})
    (row,) = rows(office, "patrols")
    assert row["party"] == "其木格、图门、牧仁"
    assert row["party_size"] == 5
    said = [str(one.message) for one in saved.warnings if one.field == "party"]
    assert len(said) == 2
    assert "2 个" in said[0]
    assert "没有找到" in said[1]


def test_a_new_section_is_made_with_the_patrol_that_names_it(office, desk):
    for day in ("2024-01-01", "2024-01-04"):
        desk.add("patrols", {"date": day, "section": "第3管段"})
    assert [row["title"] for row in rows(office, "sections")] == ["第3管段"]
    assert {row["section"] for row in rows(office, "patrols")} == {"第3管段"}
    with office.snapshot() as now:
        assert len(now.asking.uids(Question("patrols", search="第3"))) == 2


def test_a_form_that_was_overtaken_is_not_saved_unseen(pair, carry):
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": "张三", "post": "牧民"}).uid
    carry(gacha, sumu)
    opened = desk.open("members", uid)
    Desk(sumu).change("members", uid, {"post": "护边员"})
    carry(sumu, gacha)
    with pytest.raises(Outdated) as outdated:
        desk.change("members", uid, {"post": "会计"}, opened)
    assert outdated.value.fields == {"post"}
    # another field of the same form is nobody else's
    desk.change("members", uid, {"remarks": "老支书"}, opened)
    # and whoever insists overwrites nothing: both values wait in review
    desk.change("members", uid, {"post": "会计"}, opened, anyway=True)
    (question,) = items(gacha)
    assert {one.shown_value for one in question.choices} == {"护边员", "会计"}
    carry(gacha, sumu)
    assert [one.id for one in items(sumu)] == [question.id]


def test_undo_goes_back_through_a_read_bundle_and_forth_again(pair, carry):
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": "张三", "post": "牧民"}).uid
    desk.change("members", uid, {"post": "会计"})
    carry(gacha, sumu)
    Desk(sumu).change("members", uid, {"post": "护边员"})
    carry(sumu, gacha)

    def post():
        with gacha.snapshot() as now:
            record = now.asking.one("members", uid)
        return record.values["post"], record.review

    assert post() == ("护边员", 0)
    assert desk.undo().reading
    assert post() == ("会计", 0)
    desk.undo()
    assert post() == ("牧民", 0)
    desk.redo()
    assert post() == ("会计", 0)
    desk.redo()
    # what was undone and done again while the sumu's value lay aside has not seen it
    assert post()[1] == 1
    (question,) = items(gacha)
    assert {one.shown_value for one in question.choices} == {"会计", "护边员"}


def test_what_belongs_to_another_office_can_only_be_looked_at(pair, carry):
    gacha, sumu = pair
    uid = (
        Desk(sumu)
        .add("code_entries", {"code_table": "管理类别", "code": "6", "label": "驻村党员"})
        .uid
    )
    carry(sumu, gacha)
    with pytest.raises(Trouble, match="只能看"):
        Desk(gacha).change("code_entries", uid, {"label": "别的"})
    # but what the sumu has added to the table can be chosen here
    member = Desk(gacha).add("members", {"name": "张三", "management": "驻村党员"}).uid
    with gacha.snapshot() as now:
        assert now.asking.one("members", member).values["management"] == "6"


def test_a_record_that_is_gone_cannot_be_changed(desk):
    uid = desk.add("members", {"name": "张三"}).uid
    desk.remove("members", [uid])
    with pytest.raises(Trouble, match="没有找到"):
        desk.change("members", uid, {"name": "李四"})
    with pytest.raises(Trouble, match="没有找到"):
        desk.remove("members", [uid])


def test_undo_and_redo_survive_closing(make_office, tmp_path):
    from app.bootstrap import open_office

    office = make_office(folder="kept")
    uid = Desk(office).add("members", {"name": "张三"}).uid
    Desk(office).change("members", uid, {"name": "张三丰"})
    home = office.home
    office.close()
    for title, names in (("修改", ["张三"]), ("添加", [])):
        again = open_office(home, "草原上的驿站 2026")
        assert title in Desk(again).undo().title
        assert [row["name"] for row in rows(again, "members")] == names
        again.close()
    again = open_office(home, "草原上的驿站 2026")
    Desk(again).redo()
    Desk(again).redo()
    assert [row["name"] for row in rows(again, "members")] == ["张三丰"]
    assert Desk(again).redo() is None
    again.close()
