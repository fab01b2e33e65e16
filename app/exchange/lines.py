"""The lines around a table that are none of its rows: who filled it in, totals, signatures, notes.

Each test takes the filled cells of one row as texts, normalised as headers are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_UNITS = (
    "填报单位", "填表单位", "填写单位", "上报单位", "编制单位", "制表单位", "单位名称", "单位",
)  # fmt: skip
_PEOPLE = ("填报人", "填表人", "制表人", "填写人", "统计人", "经办人")
_DAYS = (
    "填报时间", "填报日期", "填表时间", "填表日期", "制表时间", "制表日期", "上报时间", "上报日期",
    "统计时间", "日期", "时间",
)  # fmt: skip
_SIGNATURES = (
    "单位负责人", "单位领导", "分管领导", "主要领导", "主管领导", "部门负责人", "负责人", "审核人",
    "审核", "复核人", "复核", "审批人", "校对", "记录人", "书记", "支部书记", "签字", "签名",
    "盖章", "公章", "联系电话", "联系人", "电话",
)  # fmt: skip

_LABEL = re.compile(
    "("
    + "|".join(sorted((*_UNITS, *_PEOPLE, *_DAYS, *_SIGNATURES), key=len, reverse=True))
    + r")(?:签字|签名|\([^()]*\))*\s*:"
)
"""A label as it stands on a line: ``填报单位(盖章):``."""

_MEASURE = re.compile("[元万亩户人头只次个公里千米平方分度%、/,]+")
"""What 单位 is in 单位:万元: not who filled the table in."""

_TOTAL = re.compile(
    r"(?:本页|本表|本月|本年|全年|全月|全村|全嘎查)?(?:合计|总计|小计|共计|累计|总和)"
    r"(?:数|人数|户数|次数|金额|里程|分值)?(?:\(.*\))?:?(?:共?[\d.]+\D{0,4})?"
    r"|共[\d.]+(?:人|名|户|条|次|件|个).*"
)
_NOTE = re.compile(
    r"(?:备?注(?:意|解|释)?(?:事项)?\d*|(?:填表|填报|填写|编制)?(?:说明|要求|须知)\d*)[:、.]|※"
)
_DATE_LINE = re.compile(
    r"(?:\d{2,4}|[〇○零一二三四五六七八九]{2,4})?年\D{0,2}\d{0,2}月\D{0,2}\d{0,2}日"
)


@dataclass(frozen=True)
class Filler:
    """Who filled the table in, as the sheet says it; empty where it does not."""

    unit: str = ""
    person: str = ""
    day: str = ""

    def or_else(self, other: Filler) -> Filler:
        """This one, with what it lacks taken from the other."""
        return Filler(self.unit or other.unit, self.person or other.person, self.day or other.day)


def labels(texts: Sequence[str]) -> dict[str, str]:
    """Label → what follows it, in a line such as ``填报单位:某嘎查 填报人:白敏``.

    A cell that is nothing but a label goes with the cell behind it.
    """
    line = "  ".join(f"{text}:" if _LABEL.fullmatch(f"{text}:") else text for text in texts)
    found = list(_LABEL.finditer(line))
    ends = [*(match.start() for match in found), len(line)][1:]
    return {
        match[1]: line[match.end() : end].strip() for match, end in zip(found, ends, strict=False)
    }


def filler_of(texts: Sequence[str]) -> Filler:
    """What a line says about who filled the table in."""
    said = labels(texts)

    def first(names: tuple[str, ...]) -> str:
        return next((said[name] for name in names if said.get(name)), "")

    unit = first(_UNITS)
    return Filler("" if _MEASURE.fullmatch(unit) else unit, first(_PEOPLE), first(_DAYS))


def has_label(texts: Iterable[str]) -> bool:
    """Whether a label with its colon stands in one of the texts."""
    return any(map(_LABEL.search, texts))


def is_label_line(texts: Sequence[str]) -> bool:
    """Whether the line begins with a label (审核人:…), or is a mere date to sign with.

    A label further on is no sign: a row's remark may contain one.
    """
    return bool(_LABEL.match(texts[0])) or (
        len(texts) == 1 and bool(_DATE_LINE.fullmatch(texts[0]))
    )


def is_total(texts: Sequence[str]) -> bool:
    """Whether one of the first two cells says 合计, 小计 or the like."""
    return any(_TOTAL.fullmatch(text) for text in texts[:2])


def is_note(texts: Sequence[str]) -> bool:
    """Whether the line begins like a note: 注:…, 填表说明:…."""
    return bool(_NOTE.match(texts[0]))
