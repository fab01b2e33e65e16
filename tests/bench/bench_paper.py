"""How fast rosters are printed, against reportlab's own tables and against the bare floor.

    python tests/bench/bench_paper.py [ROUNDS]

Every figure is the user CPU of a whole process, start and imports included; figures that are
compared come from the same round. Unix only.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import zlib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
FONTS = PROJECT / "resources" / "fonts"

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
COLUMNS = (
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


def print_roster(rows: list[list[str]], out: Path) -> None:
    """What is measured."""
    from app.paper.roster import Column, Filler, Roster, write_roster

    columns = [
        Column(title, kind, "left" if title == "备注" else "center") for title, kind in COLUMNS
    ]
    if len(rows[0]) > len(COLUMNS):
        columns.append(Column("ᠨᠡᠷ᠎ᠡ", "mongolian", "center"))
    write_roster(Roster("党员名册", columns, rows, Filler("党支部", "白敏", "2024年3月")), out)


def print_platypus(rows: list[list[str]], out: Path) -> None:
    """The peer: a table for each 25 rows, remarks and Mongolian as paragraphs; no header."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for name, file in (("SC", "NotoSansSC"), ("MN", "NotoSansMongolian")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}-Regular.ttf")))
    remark = ParagraphStyle("remark", fontName="SC", fontSize=8, leading=10, wordWrap="CJK")
    mongolian = ParagraphStyle("mongolian", fontName="MN", fontSize=8, leading=10)
    cells = [
        [
            *row[:11],
            Paragraph(row[11], remark) if row[11] else "",
            Paragraph(row[12], mongolian) if row[12] else "",
        ]
        for row in rows
    ]
    style = [
        ("FONT", (0, 0), (-1, -1), "SC", 8, 10),
        ("GRID", (0, 0), (-1, -1), 0.4, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    widths = [30, 70, 24, 44, 44, 46, 60, 60, 50, 60, 70, 150, 60]
    tables = [Table(cells[at : at + 25], widths, style=style) for at in range(0, len(cells), 25)]
    SimpleDocTemplate(str(out), pagesize=landscape(A4)).build(tables)


def print_floor(rows: list[list[str]], out: Path) -> None:
    """The floor: the same page streams, compressed and written, and a font subset."""
    from app.paper.faces import open_face

    streams = out.with_suffix(".streams").read_bytes().split(b"\0STREAM\0")
    face = open_face(FONTS / "NotoSansSC-Regular.ttf")
    glyphs = {face.glyph(char) for row in rows[:2000] for text in row for char in text}
    parts = [zlib.compress(stream) for stream in (*streams, face.subset(glyphs)[0])]
    out.write_bytes(b"".join(parts))


PRINTERS = {"roster": print_roster, "platypus": print_platypus, "floor": print_floor}


def measure(printer: str, data: Path) -> tuple[float, float, float]:
    """User CPU seconds, wall seconds and resident megabytes of one process that prints."""
    command = [sys.executable, __file__, "--print", printer, str(data)]
    began = time.perf_counter()
    child = subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(PROJECT)})
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{printer} failed")
    return used.ru_utime, time.perf_counter() - began, used.ru_maxrss / 1024


def keep_streams(pdf: Path, out: Path) -> None:
    """Store the page streams of a printed roster uncompressed, for the floor."""
    found = re.findall(
        rb"FlateDecode/Length \d+>>stream\n(.*?)\nendstream", pdf.read_bytes(), re.DOTALL
    )
    pages = [page for stream in found if (page := zlib.decompress(stream)).startswith(b"BT")]
    out.write_bytes(b"\0STREAM\0".join(pages))


def compare(title: str, data: Path, peer: str, rounds: int) -> None:
    """Print the figures of the roster and of its peer, and the ratio of the least of each.

    The least: whatever else runs on the machine can only add to it.
    """
    found: dict[str, list[float]] = {"roster": [], peer: []}
    for _ in range(rounds):
        for printer, seconds in found.items():
            user, wall, memory = measure(printer, data)
            seconds.append(user)
            print(f"  {printer:9} user {user:6.2f} s  wall {wall:6.2f} s  {memory:5.0f} MB")
    print(f"{title}: {min(found['roster']) / min(found[peer]):.2f} of {peer}\n")


def main() -> None:
    """Measure both cases, or be one of the processes that are measured."""
    if sys.argv[1:2] == ["--print"]:
        printer, data = sys.argv[2], Path(sys.argv[3])
        rows = json.loads(data.read_text(encoding="utf-8"))
        PRINTERS[printer](rows, data.with_suffix(f".{printer}.pdf"))
        return
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    with tempfile.TemporaryDirectory() as folder:
        full, plain = Path(folder, "full.json"), Path(folder, "plain.json")
        full.write_text(json.dumps(people(10_000, plain=False)), encoding="utf-8")
        plain.write_text(json.dumps(people(40_000, plain=True)), encoding="utf-8")
        compare("10,000 rows, remarks, Mongolian, rare characters", full, "platypus", rounds)
        measure("roster", plain)
        keep_streams(plain.with_suffix(".roster.pdf"), plain.with_suffix(".floor.streams"))
        compare("40,000 plain rows", plain, "floor", rounds)


if __name__ == "__main__":
    main()
