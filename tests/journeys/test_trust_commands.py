"""Who is trusted, on the command line: listing, what is exchanged, handing over."""

from __future__ import annotations

import json

import pypdfium2
import pytest

from app.cli.commands import run

PASSPHRASE, NEW = "草原上的驿站 2026", "新来的人的口令 2027"
OFFICES = {
    "gacha": ("敦达乌苏嘎查党支部", "152527201206"),
    "sumu": ("贡宝拉格苏木党委", "152527201000"),
}


@pytest.fixture
def ortoo(tmp_path, monkeypatch, capsys):
    """Runs a command on one of two offices that know each other; its answer, or its sentence."""
    monkeypatch.setenv("ORTOO_PASSPHRASE", PASSPHRASE)

    def ortoo(office, *arguments, fails=False):
        code = run(["--home", str(tmp_path / office), *map(str, arguments), "--json"])
        said = capsys.readouterr()
        assert bool(code) == fails, said.err
        return said.err if fails else json.loads(said.out)

    for office, (name, code) in OFFICES.items():
        ortoo(office, "new", "--name", name, "--code", code, "--person", "白敏")
        ortoo(office, "card", "write", tmp_path / f"{office}.ortoocard")
    ortoo("gacha", "card", "accept", tmp_path / "sumu.ortoocard")
    ortoo("sumu", "card", "accept", tmp_path / "gacha.ortoocard", "--scope", "patrols")
    return ortoo


def test_the_known_computers_are_listed_with_who_vouches_for_them(ortoo, tmp_path):
    digits = ortoo("gacha", "card", "show", tmp_path / "sumu.ortoocard")["fingerprint"]
    own, there = ortoo("gacha", "office", "list")
    assert (own["this"], own["relation"], there["relation"]) == (True, "own", "above")
    assert (there["fingerprint"], there["card"], there["scopes"]) == (digits, True, [])
    assert (there["revoked"], there["old"], there["heard"]) == (False, False, None)

    ortoo("sumu", "office", "revoke", OFFICES["gacha"][1])
    revoked = ortoo("sumu", "office", "list")[1]
    assert revoked["revoked"]
    assert [one["office"] for one in revoked["revoked_by"]] == ["贡宝拉格苏木党委"]


def test_what_is_exchanged_is_shown_and_changed(ortoo):
    code = OFFICES["gacha"][1]
    assert ortoo("sumu", "office", "scope", code)["scopes"] == ["patrols"]
    changed = ortoo("sumu", "office", "scope", code, "--scope", "members,patrols")
    assert changed["scopes"] == ["members", "patrols"]
    assert ortoo("sumu", "office", "scope", code)["scopes"] == ["members", "patrols"]
    assert ortoo("sumu", "office", "scope", code, "--all")["scopes"] == []
    assert "交换范围" in ortoo("sumu", "office", "scope", code, "--scope", "all", fails=True)
    said = ortoo("sumu", "office", "scope", "152527000000", fails=True)
    assert "还没有接收过" in said


def test_the_office_is_handed_over_with_a_sheet(ortoo, tmp_path, monkeypatch):
    sheet = tmp_path / "交接单.pdf"
    assert "新口令" in ortoo("gacha", "office", "handover", "--to", "乌云", fails=True)
    monkeypatch.setenv("ORTOO_NEW_PASSPHRASE", NEW)
    done = ortoo("gacha", "office", "handover", "--to", "乌云", "--sheet", sheet)
    assert len(done["recovery_phrase"].split()) == 9
    text = "".join(
        pypdfium2.PdfDocument(sheet.read_bytes())[0].get_textpage().get_text_range().split()
    )
    assert "移交人白敏" in text
    assert "接收人乌云" in text

    assert "口令不对" in ortoo("gacha", "status", fails=True)
    monkeypatch.setenv("ORTOO_PASSPHRASE", NEW)
    assert ortoo("gacha", "status")["office"]["person"] == "乌云"
