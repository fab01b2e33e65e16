"""Notices and letters as running text, for a document that the office words further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Trouble
from app.paper.labels import Line
from app.paper.prose import Prose, Text
from app.sync.register import register
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.office import Office
    from app.sync.register import Entry

DRAFT = "（工作底稿，不是正式介绍信；正式介绍信由有权开具的部门打印盖章）"


def notice(office: Office, uid: bytes) -> Prose:
    """A notice of ours: to whom, what, from when.

    Raises:
        Trouble: it is not here.
    """
    with office.snapshot() as now:
        record = now.asking.one("notices", uid)
        if record is None or record.gone:
            raise Trouble("没有找到这份通知", "它可能已经被删除，请刷新列表再看")
        unit = office.office_name(now.connection, record.unit)
    said = {name: str(value) for name, value in record.values.items() if value is not None}
    lines: list[Line] = []
    if "number" in said:
        lines.append(Line(said["number"], align="center"))
    if "concerns" in said:
        lines.append(Line(f"{said['concerns'].rstrip('：: ')}：", align="flush"))
    lines += [Line(one.strip()) for one in said.get("text", "").splitlines() if one.strip()]
    if "valid_until" in said:
        lines.append(Line(f"有效期至{show_day(said['valid_until'], 'chinese')}。"))
    day = show_day(said["issued_on"], "chinese") if "issued_on" in said else ""
    text = Text(said.get("title", ""), lines, unit=unit, day=day)
    return Prose(text.title, office.name, [text])


def letter(office: Office, uid: bytes) -> Prose:
    """The working draft of a letter (介绍信) with which somebody goes to another office.

    Raises:
        Trouble: it is not here.
    """
    entry = next((one for one in register(office) if one.letter.uid == uid), None)
    if entry is None:
        raise Trouble("没有找到这封介绍信", "请从 move list 里复制编号，或者先读入对方的数据包")
    title = "党员组织关系介绍信" if entry.ledger == "members" else "介绍信"
    day = show_day(entry.letter.issued, "chinese") if entry.letter.issued else ""
    text = Text(title, list(_lines(office, entry)), unit=entry.start, day=day)
    return Prose(title, office.name, [text])


def _lines(office: Office, entry: Entry) -> Iterator[Line]:
    letter_, declared = entry.letter, office.registry.ledgers.get(entry.ledger)
    what = declared.sheet.title if declared is not None else "记录"
    yield Line(f"编号：{letter_.number}", align="right")
    yield Line(f"{entry.end}：", align="flush")
    name = entry.name or "________"
    yield Line(f"兹有{what}{name}由{entry.start}转到你处，请接洽。")
    if letter_.until:
        yield Line(f"（本介绍信有效期至{show_day(letter_.until, 'chinese')}）")
    if letter_.note:
        yield Line(f"备注：{letter_.note}")
    yield Line(DRAFT)
