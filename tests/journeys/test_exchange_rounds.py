"""Rounds from the command line: a stick that goes round, and a folder that offices share."""

from __future__ import annotations

import json

import pytest

from app.cli.commands import run


@pytest.fixture(autouse=True)
def _passphrase(monkeypatch, passphrase):
    monkeypatch.setenv("ORTOO_PASSPHRASE", passphrase)


@pytest.fixture
def homes(pair):
    """The homes of a gacha and its sumu, closed."""
    for one in pair:
        one.close()
    return [one.home.folder for one in pair]


@pytest.fixture
def ortoo(capsys):
    def ortoo(home, *words, code=0):
        capsys.readouterr()
        assert run(["--home", str(home), *map(str, words), "--json"]) == code
        told = capsys.readouterr()
        return json.loads(told.out) if told.out else told.err

    return ortoo


def test_a_stick_goes_round(homes, ortoo, tmp_path):
    gacha, sumu = homes
    stick = tmp_path / "stick"
    stick.mkdir()
    ortoo(gacha, "add", "members", "name=乌云", "post=牧民")
    assert [one["to"] for one in ortoo(gacha, "exchange", "now", stick)["written"]] == [
        "贡宝拉格苏木党委"
    ]
    (stick / "坏的.ortoo").write_bytes(b"ORTOO BUNDLE\n")

    plan = ortoo(sumu, "exchange", "now", stick, "--plan")
    assert plan["new"] == 1
    assert ortoo(sumu, "list", "members")["total"] == 0
    done = ortoo(sumu, "exchange", "now", stick)
    assert (done["read"], done["new"]) == (1, 1)
    assert [one["file"] for one in done["refused"]] == ["坏的.ortoo"]
    ortoo(gacha, "exchange", "now", stick)

    assert ortoo(gacha, "exchange", "now", stick)["written"] == []
    assert "找不到" in ortoo(gacha, "exchange", "now", tmp_path / "gone", code=1)


def test_a_shared_folder(homes, ortoo, tmp_path):
    gacha, sumu = homes
    shared = tmp_path / "shared"
    shared.mkdir()
    assert "还没有交换文件夹" in ortoo(gacha, "exchange", "now", code=1)
    for home in homes:
        assert ortoo(home, "exchange", "folder", shared)["folder"] == str(shared)
    ortoo(gacha, "add", "members", "name=乌云", "post=牧民")

    ortoo(gacha, "exchange", "now")
    assert ortoo(sumu, "exchange", "now")["new"] == 1
    log = ortoo(sumu, "exchange", "folder")["log"]

    assert [(one["read"], one["written"]) for one in log] == [
        (["敦达乌苏嘎查党支部"], ["敦达乌苏嘎查党支部"])
    ]
    assert ortoo(sumu, "exchange", "folder", "--none")["folder"] is None
