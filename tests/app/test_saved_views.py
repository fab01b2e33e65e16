from __future__ import annotations

import json

import pytest

from app.bootstrap import open_office
from app.desk import Desk
from app.errors import Trouble
from app.ledger.fields import Operator
from app.ledger.questions import Condition, Order
from app.saved_views import KEPT, SavedView, ViewBook, document_of, read_view
from tests.conftest import PASSPHRASE

OLDER = SavedView(
    "60岁以上",
    where=(
        Condition("age", Operator.FROM, (60,)),
        Condition("ethnicity", Operator.ONE_OF, ("02",)),
    ),
    search="组",
    order=(Order("born", descending=True),),
    columns=("name", "age", "phone"),
    widths={"name": 120},
    is_own=True,
)


@pytest.fixture
def members(office):
    return office.registry["members"]


def test_a_view_survives_a_restart(office, members):
    book = ViewBook(office, members)
    book.save(OLDER)
    book.open_with("60岁以上")
    home = office.home
    office.close()
    again = open_office(home, PASSPHRASE)
    kept = ViewBook(again, again.registry["members"])
    assert kept.default == OLDER
    assert [one.name for one in kept.all()] == [
        "", "预备党员", "预备期已满一年", "年老党员", "流动党员", "60岁以上",
    ]  # fmt: skip
    again.close()


def test_every_condition_that_can_be_asked_is_kept(office):
    """Each ledger's usual views among them."""
    for declared in office.registry:
        for one in ViewBook(office, declared).all():
            own = SavedView(one.name, one.where, "", one.order, one.columns, is_own=True)
            assert read_view(json.loads(json.dumps(document_of(own))), declared) == own


def test_periods_stay_relative(office, monkeypatch):
    desk = Desk(office)
    for day in ("2026-03-31", "2026-04-01"):
        desk.add("patrols", {"date": day, "section": "东段"})
    book = ViewBook(office, office.registry["patrols"])
    view = book.save(SavedView("月", (Condition("date", Operator.DURING, ("this_month",)),)))
    found = []
    for today in ("2026-03-31", "2026-04-01", "2026-05-01"):
        monkeypatch.setattr(office, "today", lambda today=today: today)
        with office.snapshot() as now:
            records = now.asking.page(view.question("patrols"))
        found.append([one.values["date"] for one in records])
    assert found == [["2026-03-31"], ["2026-04-01"], []]


def test_what_is_not_there_any_more_is_left_out_with_a_sentence_and_kept(office, members):
    document = document_of(OLDER)
    document["where"] += [
        {"field": "shoe_size", "is": "from", "values": [43]},
        {"field": "born", "is": "resembles", "values": ["1968"]},
        {"field": "born", "is": "during", "values": ["last_moon"]},
        {"field": "joined", "is": "between", "values": ["1990"]},
        "nonsense",
    ]
    document["order"].append("-shoe_size")
    document["columns"].append("shoe_size")
    office.keep_setting(KEPT.format(ledger="members"), json.dumps([document, 7]))
    book = ViewBook(office, members)
    view = book.named("60岁以上")
    assert (view.where, view.order, view.columns) == (OLDER.where, OLDER.order, OLDER.columns)
    assert list(map(str, view.left_out)) == [
        "没有“shoe_size”这一项了",
        "“出生日期”的条件是别的版本写的，这里看不懂",
        "“加入党组织日期”的条件是别的版本写的，这里看不懂",
    ]
    book.rename("60岁以上", "六十岁以上")
    assert "shoe_size" in office.setting(KEPT.format(ledger="members"))


def test_damaged_settings_are_no_views(office, members):
    office.keep_setting(KEPT.format(ledger="members"), "{[")
    assert all(not one.is_own for one in ViewBook(office, members).all())


def test_a_field_that_was_renamed_is_found_by_its_old_name(office, members, monkeypatch):
    from dataclasses import replace

    renamed = {
        **members.fields,
        "born": replace(members.fields["born"], renamed_from=("birthday", "day_of_birth")),
    }
    monkeypatch.setattr(members, "fields", renamed)
    document = document_of(SavedView("生日", (Condition("birthday", Operator.FILLED),)))
    document |= {"order": ["-day_of_birth"], "columns": ["birthday"], "widths": {"birthday": 90}}
    view = read_view(document, members)
    assert view.where == (Condition("born", Operator.FILLED),)
    assert (view.order, view.columns, view.widths) == (
        (Order("born", descending=True),), ("born",), {"born": 90},
    )  # fmt: skip
    assert not view.left_out


def test_a_code_that_was_deleted_still_finds_what_has_it(office):
    entry = {"code_table": "ethnicity", "code": "77", "label": "试用族"}
    desk = Desk(office)
    added = desk.add("code_entries", entry)
    desk.add("members", {"name": "王玉发", "ethnicity": "试用族"})
    book = ViewBook(office, office.registry["members"])
    view = book.save(SavedView("试用", (Condition("ethnicity", Operator.ONE_OF, ("77",)),)))
    desk.remove("code_entries", [added.uid])
    with office.snapshot() as now:
        assert now.asking.count(view.question("members")) == 1


def test_names(office, members):
    book = ViewBook(office, members)
    book.save(OLDER)
    for name, said in (
        ("  ", "视图还没有名字"),
        ("预备党员", "“预备党员”是程序自带的视图"),
        ("很" * 21, "名字有 21 个字，太长了"),
    ):
        with pytest.raises(Trouble, match=said):
            book.save(SavedView(name))
        with pytest.raises(Trouble):
            book.rename("60岁以上", name)
    book.save(SavedView("男党员"))
    with pytest.raises(Trouble, match="已经有叫“男党员”的视图"):
        book.rename("60岁以上", "男党员")
    with pytest.raises(Trouble, match="自带"):
        book.remove("预备党员")
    with pytest.raises(Trouble, match="没有叫"):
        book.remove("没有")


def test_saving_again_changes_the_view_in_its_place_and_deleting_takes_the_default_along(
    office, members
):
    book = ViewBook(office, members)
    for name in ("甲", "乙"):
        book.save(SavedView(name))
    book.save(SavedView("甲", search="王"))
    assert [one.name for one in book.all() if one.is_own] == ["甲", "乙"]
    book.open_with("甲")
    book.rename("甲", "丙")
    assert book.default.name == "丙"
    assert book.default.search == "王"
    book.remove("丙")
    assert ViewBook(office, members).default == SavedView()
