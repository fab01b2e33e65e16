"""Writes the golden files of a format, once and for all: ``python -m tests.golden.writing FOLDER``.

Two gachas and a sumu live through everything that a bundle can tell; what they write for the banner
is kept, with what the banner must show when it has read it. Files of a released format are never
written again: programs of all times read them.
"""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

from app.attachments import attach
from app.desk import Desk
from app.joining import apart, join
from app.progress import Silent
from app.secrets.age import new_identity
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle, read_bundles
from app.sync.moves import adopt, offer, open_offers
from app.sync.outgoing import write_bundle
from tests.golden.looking import shown
from tests.golden.offices import IDENTITY, office

G1, G2, S, B = "152527201206", "152527201207", "152527201000", "152527000000"
NAMES = {
    G1: "敦达乌苏嘎查党支部",
    G2: "巴彦淖尔嘎查党支部",
    S: "贡宝拉格苏木党委",
    B: "太仆寺旗委组织部",
}


def main(target: Path) -> None:
    """Write the files into a folder."""
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        every = {
            code: office(Path(folder), code, name, IDENTITY if code == B else new_identity())
            for code, name in NAMES.items()
        }
        _live(every, Path(folder), target)
        for one in every.values():
            one.close()


def _live(every: dict, folder: Path, target: Path) -> None:
    first, second, sumu, banner = (every[code] for code in (G1, G2, S, B))
    for one, other in ((first, sumu), (second, sumu), (sumu, banner)):
        for writer, reader in ((one, other), (other, one)):
            card = folder / "card.ortoocard"
            write_card(writer, card)
            accept_card(reader, card)
    write_card(sumu, target / "sumu.ortoocard")

    def carry(*way: object) -> None:
        for writer, reader in pairwise(way):
            write_bundle(writer, reader.unit.code, folder / "b.ortoo", Silent())
            read_bundle(reader, folder / "b.ortoo", Silent())

    desk = Desk(first)
    host = desk.add(
        "members", {"name": "乌云其其格", "born": "1968-03", "phone": "13947912345"}
    ).uid
    twin = desk.add(
        "members", {"name": "乌云其其格", "post": "护边员", "remarks": "𠮷 𪚥 “引号”\n换行"}
    ).uid
    gone = desk.add("members", {"name": "将被删除的人", "phone": "13900000000"}).uid
    mover = desk.add("members", {"name": "苏和巴特尔", "joined": "1999-07-01"}).uid
    patrol = desk.add("patrols", {
        "date": "2026-05-01", "party": "乌云其其格、张三", "markers": "1233、1234（褪色）",
        "distance": "15.5", "weather": "晴",
    }).uid  # fmt: skip
    for day in range(2, 29):
        desk.add("patrols", {"date": f"2026-05-{day:02}", "party": "张三", "markers": "1231"})
    issue = desk.add("issues", {"raised_on": "2026-05-02", "issue": "水井坏了"}).uid
    photo = folder / "合影.jpg"
    photo.write_bytes(bytes(range(256)) * 40)
    held = desk.add("activities", {"held_on": "2026-05-03", "topic": "学习"}).uid
    attach(first, "activities", held, first.registry["activities"].fields["photos"], [photo])
    carry(first, sumu)

    # two write at once; one deletes what the other changes
    desk.change("patrols", patrol, {"weather": "风", "markers": "1234（损坏）、1235"})
    Desk(sumu).change("patrols", patrol, {"weather": "雪", "markers": "1233、1234（未到）"})
    Desk(sumu).remove("issues", [issue])
    desk.change("issues", issue, {"status": "办结", "result": "修好了"})
    desk.change("issues", issue, {"result": "换了新泵"})
    join(first, "members", twin, host)
    namesake = desk.add("members", {"name": "张三"}).uid
    apart(first, "members", namesake, desk.add("members", {"name": "张三"}).uid)
    desk.erase("members", [gone])
    offer(first, "members", mover, G2)
    carry(sumu, first, sumu, second)
    adopt(second, open_offers(second)[0].uid)
    carry(second, sumu, first, sumu)

    write_bundle(sumu, B, target / "all.ortoo", Silent())
    Desk(sumu).add("code_entries", {"code_table": "patrol_type", "code": "9", "label": "夜巡"})
    Desk(first).change("patrols", patrol, {"remarks": "后来写的"})
    carry(first, sumu)
    write_bundle(sumu, B, target / "later.ortoo", Silent())

    accept_card(banner, target / "sumu.ortoocard")
    read_bundles(banner, [target / "all.ortoo", target / "later.ortoo"], Silent())
    text = json.dumps(shown(banner), ensure_ascii=False, indent=1)
    (target / "shown.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
