"""What the head of a column says, freed from how offices write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SEPARATOR = "/"
"""Between the levels of a full title: ``基本情况/姓名``."""

_FULL_WIDTH = "\uff01"
_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_BRACKETS = str.maketrans("【〔［[", "((((") | str.maketrans("】〕］]", "))))")

_SPACE = re.compile(r"\s+")
_CHINESE = "[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
_SPACE_BESIDE_CHINESE = re.compile(f"(?<={_CHINESE}) | (?={_CHINESE})")
_LAST_BRACKET = re.compile(r"(.+?)\(([^()]*)\)")
_DUTY = frozenset({"必填", "选填", "可不填", "必填项", "*"})
_EDGES = " :*※"
_LONGEST_TITLE = 100
"""Characters; what is longer is a sentence, and has no unit."""


@dataclass(frozen=True)
class Header:
    """One column of a table.

    Attributes:
        column: the sheet's column, counted from 1.
        title: the words right above the values, without unit: ``里程``.
        full_title: with the levels above it: ``巡逻情况/里程``; the title where there are none.
        unit: what stood in brackets behind the title: ``公里``; empty where there was nothing.
    """

    column: int
    title: str
    full_title: str
    unit: str = ""


def header_of(column: int, levels: Sequence[str]) -> Header:
    """The header of a column whose head has these texts from top to bottom.

    Args:
        column: counted from 1.
        levels: as they stand in the cells; at least one, none empty.
    """
    parts = [split_title(level) for level in levels]
    title, unit = parts[-1]
    return Header(column, title, SEPARATOR.join(part for part, _ in parts), unit)


def split_title(text: str) -> tuple[str, str]:
    r"""Title and unit of what stands in a header's cell.

    Spaces and line ends within Chinese go (姓 名), full-width signs become plain ones, bracketed
    duties (必填), colons and asterisks around the title go, and brackets at the end become the
    unit: ``"＊里 程\n（公里）："`` → ``("里程", "公里")``.
    """
    plain = normalised(text)
    if plain.isalnum():
        return plain, ""
    plain = plain.strip(_EDGES)
    if len(plain) > _LONGEST_TITLE:
        return plain, ""
    units: list[str] = []
    while plain.endswith(")") and (found := _LAST_BRACKET.fullmatch(plain)):
        plain = found[1].strip(_EDGES)
        if found[2] not in _DUTY:
            units.insert(0, found[2])
    return plain, " ".join(unit for unit in units if unit)


def normalised(text: str) -> str:
    """The text with plain signs and without spaces that only spread it over its cell."""
    # most texts are plain: nothing but letters and digits, none of full width
    if text.isalnum() and max(text) < _FULL_WIDTH:
        return text
    plain = text.translate(_INVISIBLE).translate(_HALF_WIDTH).translate(_BRACKETS)
    plain = _SPACE.sub(" ", plain).strip()
    return _SPACE_BESIDE_CHINESE.sub("", plain)


def fingerprint(headers: Iterable[Header]) -> str:
    """The same for tables with the same columns, in any order: a key to remember choices by."""
    titles = sorted(header.full_title for header in headers)
    return blake2b("\n".join(titles).encode(), digest_size=16).hexdigest()
