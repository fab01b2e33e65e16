"""The whole command line, as a script or the township's nightly job uses it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from app.cli.commands import run

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "tests" / "samples"


class Ortoo:
    """Runs commands in this process, against one home."""

    def __init__(self, home, capsys):
        self.home = home
        self.capsys = capsys

    def __call__(self, *words, code=0):
        self.capsys.readouterr()
        assert run(["--home", str(self.home), *map(str, words), "--json"]) == code, self.err()
        out = self.capsys.readouterr().out
        return json.loads(out) if out else None

    def refused(self, *words, code=1):
        self.capsys.readouterr()
        assert run(["--home", str(self.home), *map(str, words)]) == code
        told = self.capsys.readouterr()
        assert told.err.count("\n") == 1, told.err
        assert "Traceback" not in told.err
        assert told.out == ""
        return told.err.strip()

    def err(self):
        return self.capsys.readouterr().err


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch):
    monkeypatch.setenv("ORTOO_PASSPHRASE", "草原上的驿站 2026")


@pytest.fixture
def make(tmp_path, capsys):
    def make(home, name, code, *more):
        ortoo = Ortoo(tmp_path / home, capsys)
        ortoo("new", "--name", name, "--code", code, *more)
        return ortoo

    return make


@pytest.fixture
def gacha(make):
    return make("gacha", "敦达乌苏嘎查党支部", "152527201206", "--person", "白敏")


def test_new_answers_what_must_be_kept(tmp_path, capsys):
    ortoo = Ortoo(tmp_path / "home", capsys)
    made = ortoo("new", "--name", "贡宝拉格苏木", "--code", "152527201", "--level", "sumu")
    assert made["office"] == {"name": "贡宝拉格苏木", "code": "152527201000", "level": "sumu"}
    assert len(made["recovery_phrase"].split()) == 9
    assert "已经有一个办公室" in ortoo.refused("new", "--name", "别的", "--code", "152527201000")


def test_ledgers_and_their_fields(gacha):
    found = {one["name"]: one for one in gacha("ledgers")}
    assert {"members", "households", "patrols"} <= found.keys()
    fields = {one["name"]: one for one in found["members"]["fields"]}
    wanted = (
        "name sex ethnicity id_number born education category joined confirmed post phone "
        "address party_status management name_mn remarks"
    )
    assert set(wanted.split()) <= fields.keys()
    assert [name for name, one in fields.items() if one["required"]] == ["name"]
    assert fields["born"]["kind"] == "PartialDay"


def test_records_are_added_changed_removed_and_brought_back(gacha):
    uid = gacha("add", "members", "name=乌云其其格", "sex=女", "ethnicity=02", "born=1968.03")[
        "uid"
    ]
    gacha("set", "members", uid, "phone=13912345678", "management=无职")
    (row,) = gacha("list", "members")["rows"]
    assert row["uid"] == uid
    assert (row["sex"], row["ethnicity"], row["born"]) == ("女", "蒙古族", "1968-03")
    assert (row["phone"], row["management"]) == ("139****5678", "无职党员")
    assert row["_where"] == "仅本机"
    shown = gacha("list", "members", "--unmask", "核对名册")["rows"][0]
    assert shown["phone"] == "13912345678"
    gacha("remove", "members", uid)
    assert gacha("list", "members")["total"] == 0
    gacha("undo")
    assert gacha("list", "members")["total"] == 1
    gacha("redo")
    assert gacha("list", "members")["total"] == 0
    gacha("undo")
    values = [
        one["value"] for one in gacha("history", "members", uid) if one["field"] == "management"
    ]
    assert values == ["无职党员"]


def test_questions(gacha):
    gacha("import", "members", SAMPLES / "党员名册.xlsx")
    whole = gacha("list", "members")
    assert whole["total"] == len(whole["rows"]) == 52
    assert gacha("list", "members", "--limit", "5")["total"] == 52
    assert len(gacha("list", "members", "--limit", "5")["rows"]) == 5
    old = gacha("list", "members", "--where", "management=年老", "--where", "sex=男")
    assert {row["management"] for row in old["rows"]} == {"年老党员"}
    assert {row["sex"] for row in old["rows"]} == {"男"}
    born = [row["born"] for row in gacha("list", "members", "--sort", "-born")["rows"]]
    assert born == sorted(born, key=lambda day: day.replace("不详", "?"), reverse=True)
    assert [row["name"] for row in gacha("list", "members", "--search", "wyqqg")["rows"]] == [
        "乌云其其格"
    ] * 2
    assert gacha("list", "members", "--search", "5441")["rows"][0]["name"] == "巴图·孟和"
    assert gacha("list", "members", "--where", "born=1968")["total"] == 0
    assert gacha("list", "members", "--where", "born=1966")["total"] == 3
    assert gacha("list", "members", "--where", "post=")["total"] == 9


def test_a_plan_writes_nothing(gacha):
    plan = gacha("import", "members", SAMPLES / "党员名册.xlsx", "--plan")
    assert (plan["new"], plan["rejected"]) == (52, 1)
    assert {"row", "field", "message", "level"} == plan["problems"][0].keys()
    assert gacha("list", "members")["total"] == 0


def test_files_out_and_in(gacha, tmp_path):
    done = gacha(
        "import", "members", SAMPLES / "党员名册.xlsx", "--rejects", tmp_path / "没有导入.xlsx"
    )
    assert (done["new"], done["rejected"]) == (52, 1)
    assert (tmp_path / "没有导入.xlsx").exists()
    for name in ("a.xlsx", "a.csv"):
        assert gacha("export", "members", tmp_path / name)["rows"] == 52
        again = gacha("import", "members", tmp_path / name)
        assert (again["same"], again["new"], again["changed"]) == (52, 0, 0)
    gacha("export", "members", tmp_path / "full.xlsx", "--unmask", "上报苏木")
    sheet = openpyxl.load_workbook(tmp_path / "full.xlsx").active
    texts = [
        cell for row in sheet.iter_rows() for cell in row if cell.value == "990000198705241900"
    ]
    assert [cell.data_type for cell in texts] == ["s"]
    printed = gacha("print", "members", tmp_path / "名册.pdf")
    assert printed["pages"] == 3
    with pypdfium2.PdfDocument(tmp_path / "名册.pdf") as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    for row in gacha("list", "members")["rows"]:
        assert row["name"] in text
    assert "共 3 页" in text
    assert [one["name"] for one in gacha("forms", "members")][:2] == ["roster", "by_class"]


def test_demo_fills_only_an_office_without_real_rows(gacha, make):
    made = gacha("demo", "--members", "5", "--patrols", "7", "--seed", "3")
    assert made["members"] == 5
    assert made["patrols"] == 7
    assert "households" not in made
    real = make("real", "别的嘎查", "152527201207")
    real("add", "members", "name=张三")
    assert "真实的记录" in real.refused("demo")


def test_the_same_seed_invents_the_same_people(make):
    one, other = make("one", "甲", "152527201206"), make("other", "乙", "152527201206")
    names = []
    for ortoo in (one, other):
        ortoo("demo", "--members", "9", "--seed", "42")
        rows = ortoo("list", "members", "--unmask", "试验")["rows"]
        names.append([(row["name"], row["id_number"]) for row in rows])
    assert names[0] == names[1]


def test_scopes_are_named_one_by_one_or_with_commas(make, gacha, tmp_path):
    sumu = make("sumu", "贡宝拉格苏木党委", "152527201000")
    card = tmp_path / "gacha.ortoocard"
    gacha("card", "write", card)
    for options in (["--scope", "patrols,members"], ["--scope", "patrols", "--scope", "members"]):
        assert sumu("card", "accept", card, *options)["scopes"] == ["patrols", "members"]
    assert "没有叫" in sumu.refused("card", "accept", card, "--scope", "patrols,相片", code=2)


def test_two_offices(make, gacha, tmp_path):
    sumu = make("sumu", "贡宝拉格苏木党委", "152527201000")
    card = tmp_path / "gacha.ortoocard"
    written = gacha("card", "write", card)
    assert sumu("card", "show", card)["fingerprint"] == written["fingerprint"]
    assert len(written["fingerprint"].split()) == 6
    assert sumu("card", "accept", card)["relation"] == "below"
    sumu("card", "write", tmp_path / "sumu.ortoocard")
    assert gacha("card", "accept", tmp_path / "sumu.ortoocard")["relation"] == "above"

    uid = gacha("add", "members", "name=张三", "post=牧民")["uid"]
    bundle = tmp_path / "one.ortoo"
    gacha("bundle", "write", "--to", "152527201000", bundle)
    assert gacha("list", "members")["rows"][0]["_where"] == "已写入U盘"
    shown = sumu("bundle", "show", bundle)
    assert (shown["office"], shown["missing"]) == ("敦达乌苏嘎查党支部", False)
    plan = sumu("bundle", "read", bundle, "--plan")
    assert sumu("list", "members")["total"] == 0
    read = sumu("bundle", "read", bundle)
    keys = ("new", "changed", "same", "conflicts", "waiting", "quarantined")
    assert [read[key] for key in keys] == [plan[key] for key in keys] == [1, 0, 0, 0, 0, 0]
    again = sumu("bundle", "read", bundle)
    assert [again[key] for key in keys] == [0, 0, 1, 0, 0, 0]

    gacha("set", "members", uid, "post=会计", "remarks=甲")
    sumu("set", "members", uid, "post=护边员", "education=大专")
    for sender, code, reader in ((gacha, "152527201000", sumu), (sumu, "152527201206", gacha)):
        sender("bundle", "write", "--to", code, bundle)
        assert reader("bundle", "read", bundle)["conflicts"] == 1
    assert gacha("list", "members")["rows"][0]["_where"] == "苏木已收"
    ours, theirs = gacha("review"), sumu("review")
    assert [one["item"] for one in ours] == [one["item"] for one in theirs]
    assert (ours[0]["ours"], ours[0]["theirs"], ours[0]["base"]) == (["会计"], ["护边员"], "牧民")
    gacha("review", "settle", ours[0]["item"], "--take", "theirs")
    gacha("bundle", "write", "--to", "152527201000", bundle)
    sumu("bundle", "read", bundle)
    assert sumu("review") == gacha("review") == []
    rows = [ortoo("list", "members")["rows"][0] for ortoo in (gacha, sumu)]
    equal = [{key: value for key, value in row.items() if key[0] != "_"} for row in rows]
    assert equal[0] == equal[1]
    assert (equal[0]["post"], equal[0]["education"], equal[0]["remarks"]) == (
        "护边员",
        "大专",
        "甲",
    )
    for ortoo in (gacha, sumu):
        assert ortoo("check")["ok"]
        status = ortoo("status")
        assert status["counts"]["members"] == 1
        assert status["review"] == 0

    sumu("undo")
    assert sumu("list", "members")["rows"][0]["post"] != "会计"
    assert gacha("bundle", "read", bundle)["new"] == 0  # its own, which also mends a lost disk
    whole = bundle.read_bytes()
    turned = whole[:900] + bytes([whole[900] ^ 1]) + whole[901:]
    for number, bad in enumerate((whole[:-1], whole[:500], b"", turned)):
        path = tmp_path / f"bad{number}.ortoo"
        path.write_bytes(bad)
        assert "数据包" in sumu.refused("bundle", "read", path)


def test_backup_and_restore(gacha, tmp_path):
    gacha("add", "members", "name=张三")
    gacha("backup", tmp_path / "b.ortoobackup")
    gacha("add", "members", "name=李四")
    gacha("restore", tmp_path / "b.ortoobackup")
    assert [row["name"] for row in gacha("list", "members")["rows"]] == ["张三"]
    assert gacha("check")["ok"]
    assert gacha("status")["last_backup"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["list", "nobody"], 2, "没有叫“nobody”的台账"),
        (["list", "members", "--where", "nothing=1"], 2, "没有叫“nothing”的字段"),
        (["list", "members", "--where", "sex"], 2, "字段=内容"),
        (["list", "members", "--sort", "nothing"], 2, "没有叫“nothing”的字段"),
        (["add", "members", "age=7"], 2, "算出来的"),
        (["frobnicate"], 2, "用法不对"),
        (["add", "members", "sex=女"], 1, "姓名：必须填写"),
        (["add", "members", "name=张三", "sex=紫"], 1, "可选：男、女"),
        (["set", "members", "123", "name=李四"], 1, "不是记录的编号"),
        (["set", "members", "0" * 32, "name=李四"], 1, "没有找到这条记录"),
        (["undo"], 1, "没有可以撤销的内容"),
        (["import", "members", "没有.xlsx"], 1, "没有.xlsx"),
        (["export", "members", "名册.docx"], 1, ".xlsx 或 .csv"),
        (["print", "members", "a.pdf", "--form", "别的"], 1, "没有叫“别的”的表格"),
        (["bundle", "write", "--to", "152527202000", "a.ortoo"], 1, "还没有接收过"),
        (["bundle", "read", "没有.ortoo"], 1, "读不出来"),
        (["card", "show", "没有.ortoocard"], 1, "读不出来"),
        (["review", "settle", "ffff", "--take", "ours"], 1, "没有“ffff”"),
        (["new", "--name", "", "--code", "152527201206"], 1, "还没有名称"),
        (["new", "--name", "甲", "--code", "15"], 1, "不是区划代码"),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(gacha, words, code, says, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert says in gacha.refused(*words, code=code)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gacha"]


def test_a_wrong_passphrase(gacha, monkeypatch):
    monkeypatch.setenv("ORTOO_PASSPHRASE", "错的口令错的口令")
    assert "口令不对" in gacha.refused("status")
    monkeypatch.delenv("ORTOO_PASSPHRASE")
    assert "ORTOO_PASSPHRASE" in gacha.refused("status")


def test_a_bug_is_a_report_and_seventy(gacha, monkeypatch):
    import app.standing

    def broken(_office, **_asked):
        raise RuntimeError("a bug")

    monkeypatch.setattr(app.standing, "standing", broken)
    said = gacha.refused("status", code=70)
    (report,) = (gacha.home / "reports").iterdir()
    assert str(report) in said
    assert "RuntimeError" in report.read_text(encoding="utf-8")


def test_the_program_itself(tmp_path):
    environment = {**os.environ, "ORTOO_HOME": str(tmp_path / "home"), "ORTOO_PASSPHRASE": "pw"}

    def main(*words):
        return subprocess.run(
            [sys.executable, "main.py", *words],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert main("--help").returncode == 0
    made = main("--json", "new", "--name", "甲", "--code", "152527201206")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["office"]["level"] == "gacha"
    listed = main("list", "members", "--json")
    assert json.loads(listed.stdout) == {"total": 0, "rows": []}
    assert main("list").returncode == 2


def test_a_member_moves(make, gacha, tmp_path):
    sumu = make("sumu", "贡宝拉格苏木党委", "152527201000")
    other = make("other", "另一个嘎查", "152527201207")
    one = tmp_path / "one"
    for below in (gacha, other):
        for ortoo, reader in ((below, sumu), (sumu, below)):
            ortoo("card", "write", one)
            reader("card", "accept", one)

    def carry(sender, code, reader):
        sender("bundle", "write", "--to", code, one)
        return reader("bundle", "read", one)

    carry(sumu, "152527201206", gacha)
    uid = gacha("add", "members", "name=张三")["uid"]
    offered = gacha("move", "offer", "members", uid, "--to", "152527201207", "--number", "12号")
    assert offered["known"]
    assert "请先撤回" in gacha.refused("move", "offer", "members", uid, "--to", "152527201000")
    carry(gacha, "152527201000", sumu)
    assert carry(sumu, "152527201207", other)["letters"] == 1
    (waiting,) = other("move", "list")
    assert (waiting["name"], waiting["number"], waiting["for_us"]) == ("张三", "12号", True)
    adopted = other("move", "adopt", waiting["offer"])
    assert other("list", "members")["rows"][0]["uid"] == adopted["uid"]
    assert "已经接收过了" in other.refused("move", "adopt", waiting["offer"])
    carry(other, "152527201000", sumu)
    carry(sumu, "152527201206", gacha)

    assert gacha("list", "members")["total"] == 0
    assert sumu("list", "members")["total"] == 1
    assert [one["state"] for one in gacha("move", "list")] == ["adopted"]
    assert gacha("history", "members", uid)[-1]["kind"] == "delete"
    assert "请对方再开一封" in gacha.refused("move", "withdraw", waiting["offer"])
