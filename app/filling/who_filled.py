"""The line above or below a table that says who filled it in: written where it is empty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exchange.cell_text import display_width
from app.filling.strings import Change
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.office import Office

_GAP = r"[\s_\u3000＿]*"
_UNITS = (
    "填报单位", "填表单位", "填写单位", "上报单位", "报送单位", "编制单位", "制表单位", "单位名称",
)  # fmt: skip
_PEOPLE = ("填报人", "填表人", "制表人", "填写人")
_DAYS = (
    "填报时间", "填报日期", "填表时间", "填表日期", "填写日期", "制表时间", "制表日期", "上报时间",
    "上报日期", "报送时间", "报送日期",
)  # fmt: skip
_LABEL = re.compile(
    rf"(?:(?P<unit>{'|'.join(_UNITS)}|单位(?={_GAP}[（(](?:盖章|公章|章)))|(?P<person>{'|'.join(_PEOPLE)})"
    rf"|(?P<day>{'|'.join(_DAYS)}))"
    rf"(?P<aside>{_GAP}[（(][^（）()]*[）)])?{_GAP}[:：]"
)
_SIGNED = re.compile("负责人|领导|审核|审批|签字|签名|复核")
_ROOM = re.compile(
    r"(?P<blank>[\s_\u3000＿]*(?:年[\s_\u3000＿]*月[\s_\u3000＿]*日?)?)(?P<next>.?)", re.DOTALL
)


@dataclass(frozen=True)
class Ours:
    """Who fills the file in.

    Attributes:
        unit: the office's name.
        person: the clerk's.
        day: 2026年11月21日.
    """

    unit: str
    person: str
    day: str


def ours_of(office: Office, day: str = "") -> Ours:
    """Who we are; in Chinese whatever the window speaks: the township reads it.

    Args:
        office: ours.
        day: "YYYY-MM-DD"; empty: today.
    """
    return Ours(office.name, office.person, show_day(day or office.today(), "chinese"))


def label_only(text: str) -> str:
    """``unit``, ``person`` or ``day``, if a cell says nothing but that; else empty."""
    found = _LABEL.match(
        text.strip() if text.rstrip().endswith((":", "：")) else f"{text.strip()}:"
    )
    if found is None or text.strip().rstrip(":：").strip() != found[0].rstrip(":：").strip():
        return ""
    return _which(found)


def _which(found: re.Match[str]) -> str:
    return next(name for name in ("unit", "person", "day") if found[name])


def changes(text: str, ours: Ours) -> Iterator[Change]:
    """What has to be written into a text with such labels; nothing where it is filled in.

    Blank room behind a label is taken up by what is written, so that the next label stays where
    it stands as far as that is possible.
    """
    labels = list(_LABEL.finditer(text))
    if _SIGNED.search(text):
        # who signs by hand signs for himself
        labels = [one for one in labels if not one["person"]]
    for at, found in enumerate(labels):
        room = _ROOM.match(text, found.end())
        assert room is not None
        end = room.end("blank")
        following = labels[at + 1].start() if at + 1 < len(labels) else len(text)
        if end < len(text) and end != following and not _is_other_label(text[end:]):
            continue
        new = getattr(ours, _which(found))
        blank = text[found.end() : end]
        if not new:
            continue
        if end >= len(text):
            yield Change(found.end(), end, new)
            continue
        left = max(display_width(blank) - display_width(new), 2)
        yield Change(found.end(), end, new + " " * left)


def _is_other_label(text: str) -> bool:
    """Whether another label follows: 联系电话：, 审核人（签字）：."""
    return bool(re.match(r"[\u4e00-\u9fff]{2,8}(?:[（(][^（）()]*[）)])?\s*[:：]", text))
