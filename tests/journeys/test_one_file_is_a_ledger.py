"""A ledger is one file: a new one, put beside the others, has everything at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

WISHES = '''
"""微心愿: what a villager asked for, who took it up, and what became of it."""

from __future__ import annotations

from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Choice, PersonName, Text


class Wish(Ledger):
    """微心愿: one wish."""

    __tablename__ = "wishes"
    sheet = Sheet(title="微心愿", group="服务", domain="ledgers", match_on=(("person", "wish"),))
    person: Mapped[str | None] = column(
        PersonName(label="姓名", required=True, search=True, aliases=("许愿人",))
    )
    wish: Mapped[str | None] = column(Text(label="心愿", required=True, lines=3))
    state: Mapped[str | None] = column(Choice(label="状态", options=("征集", "认领", "办结")))
'''

RUN = """
import sys
import app.ledgers
app.ledgers.__path__.append(sys.argv[1])
from main import main
sys.exit(main(sys.argv[2:]))
"""


class Shell:
    """Runs commands of a program that has one ledger more."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        extra = folder / "extra"
        extra.mkdir()
        (extra / "wishes.py").write_text(WISHES, encoding="utf-8")

    def __call__(self, home: str, *words: object):
        line = ["--home", self.folder / home, "--json", *words]
        done = subprocess.run(
            [sys.executable, "-c", RUN, self.folder / "extra", *map(str, line)],
            cwd=ROOT,
            env={**os.environ, "ORTOO_PASSPHRASE": "草原上的驿站 2026"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)


def test_a_fourth_ledger_is_one_file(tmp_path):
    run = Shell(tmp_path)
    run("gacha", "new", "--name", "敦达乌苏嘎查", "--code", "152527201206")
    run("sumu", "new", "--name", "贡宝拉格苏木", "--code", "152527201000")
    (declared,) = [one for one in run("gacha", "ledgers") if one["name"] == "wishes"]
    assert [one["label"] for one in declared["fields"]] == ["姓名", "心愿", "状态"]

    uid = run("gacha", "add", "wishes", "person=张　三", "wish=想要一副老花镜", "state=征集")["uid"]
    run("gacha", "set", "wishes", uid, "state=认领")
    (row,) = run("gacha", "list", "wishes", "--search", "zs", "--where", "state=认领")["rows"]
    assert (row["person"], row["wish"], row["state"]) == ("张三", "想要一副老花镜", "认领")
    states = [
        one["value"] for one in run("gacha", "history", "wishes", uid) if one["field"] == "state"
    ]
    assert states == ["征集", "认领"]

    run("gacha", "export", "wishes", tmp_path / "wishes.xlsx")
    assert run("gacha", "import", "wishes", tmp_path / "wishes.xlsx")["same"] == 1
    assert run("gacha", "print", "wishes", tmp_path / "wishes.pdf")["pages"] == 1

    for home, other in (("gacha", "sumu"), ("sumu", "gacha")):
        run(home, "card", "write", tmp_path / f"{home}.ortoocard")
        run(other, "card", "accept", tmp_path / f"{home}.ortoocard")
    run("gacha", "bundle", "write", "--to", "152527201000", tmp_path / "one.ortoo")
    assert run("sumu", "bundle", "read", tmp_path / "one.ortoo")["new"] == 1
    assert run("sumu", "list", "wishes")["rows"][0]["wish"] == "想要一副老花镜"
    assert run("sumu", "check")["ok"]
