"""Filling a file from above with one command."""

from __future__ import annotations

import json

import openpyxl
import pytest

from app.cli.commands import run as run_command
from app.desk import Desk
from tests.app.filling import townships


@pytest.fixture
def ask(office, monkeypatch, capsys):
    desk = Desk(office)
    for name, phone in (("其木格", "13848391027"), ("图门", "13848391028"), ("王玉发", "")):
        desk.add("members", {"name": name, "phone": phone, "sex": "男"})
    # what is open here cannot be opened again: commands go through the same office
    monkeypatch.setattr("app.bootstrap.open_office", lambda *_arguments: office)
    monkeypatch.setattr(office, "close", lambda: None)

    def ask(*arguments, code=0):
        assert run_command([*map(str, arguments), "--json"]) == code
        said = capsys.readouterr()
        return said.err if code else json.loads(said.out)

    return ask


def test_a_plan_says_what_would_be_written_and_the_fill_writes_it(ask, tmp_path):
    blank, out = townships.bare_list(tmp_path / "联系表.xlsx"), tmp_path / "填好.xlsx"
    plan = ask("fill", "members", blank, out, "--plan")
    assert plan["map"] == [
        {"where": "B", "title": "姓名", "field": "name"},
        {"where": "C", "title": "联系电话", "field": "phone"},
        {"where": "D", "title": "家庭住址", "field": "address"},
    ]
    assert plan["rows"] == [
        ["其木格", "138****1027", ""], ["图门", "138****1028", ""], ["王玉发", "", ""],
    ]  # fmt: skip
    assert plan["empty"] == {"家庭住址": 3, "联系电话": 1}
    assert not out.exists()

    done = ask(
        "fill", "members", blank, out, "--map", "家庭住址=性别", "--where", "姓名=图门",
        "--unmask", "上报",
    )  # fmt: skip
    assert done["files"] == [str(out)]
    sheet = openpyxl.load_workbook(out).active
    assert [one.value for one in sheet[4]] == [1, "图门", "13848391028", "男"]
    # what was chosen is remembered for the next time
    assert ask("fill", "members", blank, out, "--plan")["map"][2]["field"] == "sex"


def test_wrong_places_fields_and_records_are_said_in_a_sentence(ask, tmp_path):
    blank, out = townships.bare_list(tmp_path / "联系表.xlsx"), tmp_path / "填好.xlsx"
    assert "表里没有“籍贯”" in ask("fill", "members", blank, out, "--map", "籍贯=姓名", code=2)
    assert "没有叫“身高”的字段" in ask("fill", "members", blank, out, "--map", "D=身高", code=2)
    assert "没有找到可填的记录" in ask("fill", "members", blank, out, "--search", "谁", code=1)
    said = ask("fill", "patrols", townships.boxes(tmp_path / "表.xlsx"), out, code=1)
    assert "里没有找到可以填" in said
    said = ask("fill", "members", blank, out, "--as-of", "去年", code=2)
    assert "不是日期" in said


def test_a_notice_is_written_as_a_document(ask, office, tmp_path):
    saved = Desk(office).add("notices", {"title": "通知", "issued_on": "2026-11-21"})
    ask("word", "notice", saved.uid.hex(), tmp_path / "通知.docx")
    assert (tmp_path / "通知.docx").read_bytes().startswith(b"PK")
    assert "没有找到" in ask("word", "letter", saved.uid.hex(), tmp_path / "信.docx", code=1)
