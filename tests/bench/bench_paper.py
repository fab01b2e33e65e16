"""Printing rosters, against reportlab's canvas and tables, Typst and the bare floor."""

from __future__ import annotations

import json
import random
import re
import zlib
from functools import partial
from typing import TYPE_CHECKING

from tests.bench.harness import Bench
from tests.bench.paper_peers import BETWEEN

if TYPE_CHECKING:
    from pathlib import Path

    from app.paper.roster import Kind
    from tests.bench.harness import Stage

SURNAMES = "王李张刘陈杨赵黄周吴徐孙马胡朱郭何罗高林白包佟卢"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红梅建国志海凤"
MONGOLIAN_NAMES = ("巴图孟和", "孟克巴特尔", "阿拉坦格日乐", "乌云其其格", "巴图·孟和", "图门")
MONGOLIAN_WORDS = ("ᠪᠠᠲᠤ", "ᠮᠥᠩᠬᠡ", "ᠨᠠᠷᠠᠨ", "ᠰᠠᠷᠠᠨ", "ᠲᠤᠶᠠᠭ᠎ᠠ", "ᠡᠷᠳᠡᠨᠢ", "ᠪᠠᠶᠠᠷ", "ᠴᠡᠴᠡᠭ")
RARE = "㛃𠅤𫖯䶮𬱖犇"
REMARKS = (
    *("",) * 3,
    "外出务工（呼和浩特）",
    "2023年度优秀共产党员",
    "组织关系2024年3月由东乌珠穆沁旗乌里雅斯太镇转入，介绍信编号2024-031，已回执。",
    "界碑1235/1编号不清（第2次上报），铁丝网有两处松动，立柱倾斜约10°，能见度不足50米。",
)
COLUMNS: tuple[tuple[str, Kind], ...] = (
    ("序号", "number"),
    ("姓名", "name"),
    ("性别", "text"),
    ("民族", "text"),
    ("出生年月", "number"),
    ("学历", "text"),
    ("入党日期", "number"),
    ("转正日期", "number"),
    ("人员类别", "text"),
    ("岗位", "text"),
    ("联系电话", "number"),
    ("备注", "text"),
)
ROWS, STREAMS = "rows.json", "streams"


def people(count: int, *, plain: bool) -> list[list[str]]:
    """Invented members, the same on every call; ``plain`` ones have no remarks and no rarities."""
    dice = random.Random(count)
    rows: list[list[str]] = []
    for number in range(1, count + 1):
        name = dice.choice(SURNAMES) + "".join(dice.choices(GIVEN, k=dice.choice((1, 2, 2))))
        if dice.random() < 0.3:
            name = dice.choice(MONGOLIAN_NAMES)
        if not plain and dice.random() < 0.003:
            name = name[0] + dice.choice(RARE)
        born = dice.randint(1944, 2003)
        joined = f"{born + 22}.{dice.randint(1, 12):02}.{dice.randint(1, 28):02}"
        row = [
            str(number),
            name,
            dice.choice("男女"),
            dice.choice(("蒙古族", "汉族", "达斡尔族", "满族")),
            f"{born}.{dice.randint(1, 12):02}",
            dice.choice(("小学", "初中", "高中", "大学专科")),
            joined,
            joined.replace(str(born + 22), str(born + 23), 1),
            dice.choice(("正式党员", "预备党员")),
            dice.choice(("牧民", "护边员", "党支部书记")),
            f"1{dice.randint(30, 99)}****{dice.randint(0, 9999):04}",
            "" if plain else dice.choice(REMARKS),
        ]
        if not plain:
            words = dice.choices(MONGOLIAN_WORDS, k=dice.choice((1, 2)))
            row.append(" ".join(words) if dice.random() < 0.15 else "")
        rows.append(row)
    return rows


def prepare(stage: Stage) -> None:
    """Make up rows with remarks, Mongolian names and rare characters."""
    _keep(stage, people(stage.rows, plain=False))


def prepare_plain(stage: Stage) -> None:
    """Make up plain rows, print them once, and keep the pages for the floor."""
    rows = people(stage.rows, plain=True)
    _keep(stage, rows)
    pdf = stage.scratch / "roster.pdf"
    _print(rows, pdf)
    (stage.prepared / STREAMS).write_bytes(_streams(pdf))


def ours(stage: Stage) -> None:
    """Print the roster."""
    with stage.measured():
        _print(_rows(stage), stage.scratch / "roster.pdf")


def peer(name: str, stage: Stage) -> None:
    """Print the rows in another way."""
    from tests.bench import paper_peers

    ways = {"canvas": paper_peers.draw, "tables": paper_peers.lay_out, "typst": paper_peers.compose}
    with stage.measured():
        ways[name](_rows(stage), stage.scratch / "peer.pdf")


def floor(stage: Stage) -> None:
    """Write what must be written at the least."""
    from tests.bench.paper_peers import compress

    streams = (stage.prepared / STREAMS).read_bytes()
    with stage.measured():
        compress(_rows(stage), streams, stage.scratch / "floor.pdf")


def _keep(stage: Stage, rows: list[list[str]]) -> None:
    (stage.prepared / ROWS).write_text(json.dumps(rows), encoding="utf-8")


def _rows(stage: Stage) -> list[list[str]]:
    rows: list[list[str]] = json.loads((stage.prepared / ROWS).read_text(encoding="utf-8"))
    return rows


def _print(rows: list[list[str]], out: Path) -> None:
    from app.paper.roster import Column, Filler, Roster
    from app.paper.writing import write

    columns = [
        Column(title, kind, "left" if title == "备注" else "center") for title, kind in COLUMNS
    ]
    if len(rows[0]) > len(COLUMNS):
        columns.append(Column("ᠨᠡᠷ᠎ᠡ", "mongolian", "center"))
    write(Roster("党员名册", columns, rows, Filler("党支部", "白敏", "2024年3月")), out)


def _streams(pdf: Path) -> bytes:
    """The contents of the pages, uncompressed."""
    found = re.findall(
        rb"FlateDecode/Length \d+>>stream\n(.*?)\nendstream", pdf.read_bytes(), re.DOTALL
    )
    contents = map(zlib.decompress, found)
    return BETWEEN.join(page for page in contents if page.startswith(b"BT"))


CANVAS = "reportlab's canvas: the same text, neither wrapped nor ruled"

BENCHES = (
    *(
        Bench(
            name=f"paper-{rows}",
            what="a roster with remarks and Mongolian names as PDF",
            rows=rows,
            few=30,
            prepare=prepare,
            ours=ours,
            against=CANVAS,
            other=partial(peer, "canvas"),
            target=1.0,
        )
        for rows in (1500, 5000)
    ),
    Bench(
        name="paper-tables",
        what="a roster with remarks and Mongolian names as PDF",
        rows=10_000,
        few=30,
        prepare=prepare,
        ours=ours,
        against="reportlab's tables, one a page",
        other=partial(peer, "tables"),
        target=0.25,
    ),
    Bench(
        name="paper-typst",
        what="a roster with remarks and Mongolian names as PDF",
        rows=10_000,
        few=30,
        prepare=prepare,
        ours=ours,
        against="Typst, one table",
        other=partial(peer, "typst"),
        target=0.12,
        module="typst",
    ),
    Bench(
        name="paper-floor",
        what="a plain roster as PDF",
        rows=40_000,
        few=30,
        prepare=prepare_plain,
        ours=ours,
        against="zlib of the same pages, font subset",
        other=floor,
        target=3.0,
    ),
)
