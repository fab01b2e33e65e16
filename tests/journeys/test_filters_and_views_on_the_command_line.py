"""Filters as they are written on the command line, and views that are kept there."""

from __future__ import annotations

import json

import pytest

from app.bootstrap import create_office
from app.cli.commands import run as run_command
from app.desk import Desk
from app.home import Home
from app.units import Unit
from tests.conftest import PASSPHRASE

PEOPLE = (
    {"name": "王玉发", "ethnicity": "蒙古族", "born": "1950-03-12", "joined": "1975", "phone": "13848391027"},
    {"name": "其木格", "ethnicity": "蒙古族", "born": "1960-11", "category": "预备"},
    {"name": "张三", "ethnicity": "汉族", "born": "不详", "post": "支部书记"},
    {"name": "李四", "ethnicity": "汉族", "born": "1999-06-30", "category": "预备"},
)  # fmt: skip
RIDES = (
    {"date": "2026-02-28", "markers": "9、10/1", "party": "王玉发", "distance": "28", "depart": "7:30"},
    {"date": "2026-03-01", "markers": "1231-1234（褪色）", "party": "其木格、图门", "distance": "41.5"},
    {"date": "2026-03-31", "section": "东段", "party": "王玉发、其木格", "depart": "16:05"},
)  # fmt: skip


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("asked"))
    unit = Unit("152527201206", "gacha")
    office = create_office(home, "敦达乌苏嘎查", unit, person="白敏", passphrase=PASSPHRASE).office
    desk = Desk(office)
    for values in PEOPLE:
        desk.add("members", values)
    for values in RIDES:
        desk.add("patrols", values)
    yield office
    office.close()


@pytest.fixture
def ask(filled, monkeypatch, capsys):
    # what is open here cannot be opened again: commands go through the same office
    monkeypatch.setattr("app.bootstrap.open_office", lambda *_arguments: filled)
    monkeypatch.setattr(filled, "close", lambda: None)
    monkeypatch.setattr(filled, "today", lambda: "2026-03-31")

    def ask(*arguments, code=0):
        assert run_command([*arguments, "--json"]) == code
        said = capsys.readouterr()
        return said.err if code else json.loads(said.out)

    return ask


def names(answer, key="name"):
    return [one[key] for one in answer["rows"]]


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("民族=蒙古族", ["其木格", "王玉发"]),
        ("民族=蒙古族|汉族", ["李四", "其木格", "王玉发", "张三"]),
        ("民族!=蒙古族", ["李四", "张三"]),
        ("name~玉", ["王玉发"]),
        ("name!~玉", ["李四", "其木格", "张三"]),
        ("name^=王", ["王玉发"]),
        ("phone$=1027", ["王玉发"]),
        ("born>=1960", ["李四", "其木格"]),
        ("born<=1960-10", ["王玉发"]),
        ("born=1950..1960", ["其木格", "王玉发"]),
        ("born=..1955", ["王玉发"]),
        ("born!=1950..1960", ["李四", "张三"]),
        ("born=不详", ["张三"]),
        ("born=@每年3月", ["王玉发"]),
        ("born=@每年本月", ["王玉发"]),
        ("born=@30年以前", ["其木格", "王玉发"]),
        ("年龄>=60", ["其木格", "王玉发"]),
        ("age=..30", ["李四"]),
        ("age=", ["张三"]),
        ("post=", ["李四", "其木格", "王玉发"]),
        ("post!=", ["张三"]),
    ],
)
def test_members(ask, where, found):
    assert names(ask("list", "members", "--where", where)) == found


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("date=@本月", ["2026-03-31", "2026-03-01"]),
        ("date=@上月", ["2026-02-28"]),
        ("date=@最近一个月", ["2026-03-31", "2026-03-01", "2026-02-28"]),
        ("date!=@本月", ["2026-02-28"]),
        ("date=2026-03", ["2026-03-31", "2026-03-01"]),
        ("markers=10/1", ["2026-02-28"]),
        ("markers=9..11", ["2026-02-28"]),
        ("markers=1231|9", ["2026-03-01", "2026-02-28"]),
        ("markers:褪色", ["2026-03-01"]),
        ("markers!:褪色", ["2026-03-31", "2026-02-28"]),
        ("party=王玉发", ["2026-03-31", "2026-02-28"]),
        ("party=图门|王玉发", ["2026-03-31", "2026-03-01", "2026-02-28"]),
        ("distance=28", ["2026-02-28"]),
        ("distance>=30", ["2026-03-01"]),
        ("depart=06:00..12:00", ["2026-02-28"]),
    ],
)
def test_patrols(ask, where, found):
    assert names(ask("list", "patrols", "--where", where), "date") == found


@pytest.mark.parametrize(
    ("where", "code", "said"),
    [
        ("date=@上个世纪", 1, "不是期间"),
        ("markers:漂亮", 1, "不是界碑情况"),
        ("date~03", 2, "不能用“~”筛选"),
        ("ethnicity>=02", 2, "不能用“>=”筛选"),
        ("distance>=远", 1, "里程"),
    ],
)
def test_what_cannot_be_asked_is_said(ask, where, code, said):
    assert said in ask(
        "list", "patrols" if "eth" not in where else "members", "--where", where, code=code
    )


def test_views_are_kept_listed_used_and_deleted(ask, tmp_path):
    assert [one["name"] for one in ask("views", "patrols")] == ["本月", "界碑有问题", "没有审核"]
    assert names(ask("list", "patrols", "--view", "本月"), "date") == ["2026-03-31", "2026-03-01"]
    ask(
        "save-view", "members", "老党员", "--where", "age>=60", "--sort", "-born",
        "--column", "name", "--column", "age", "--default",
    )  # fmt: skip
    view = ask("views", "members")[-1]
    assert (view["name"], view["conditions"], view["columns"], view["default"]) == (
        "老党员", "年龄：60 以上", ["name", "age"], True,
    )  # fmt: skip
    narrowed = ask("list", "members", "--view", "老党员", "--where", "joined!=")
    assert names(narrowed) == ["王玉发"]
    assert names(ask("list", "members", "--view", "老党员")) == ["其木格", "王玉发"]
    file = tmp_path / "老.csv"
    ask("export", "members", str(file), "--view", "老党员")
    lines = file.read_text("utf-8-sig").splitlines()
    assert '"序号","姓名","年龄","记录编号（勿改）"' in lines
    assert sum("其木格" in line for line in lines) == 1
    ask("rename-view", "members", "老党员", "老的")
    ask("remove-view", "members", "老的")
    assert "没有叫“老的”的视图" in ask("list", "members", "--view", "老的", code=2)
    assert "自带" in ask("remove-view", "members", "预备党员", code=1)
