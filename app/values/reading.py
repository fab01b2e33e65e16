"""What a cell was understood to mean."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Never, TypeVar

from app.values.characters import half_width, without_invisible

if TYPE_CHECKING:
    from app.language import Message

Raw = str | int | float | bool | dt.datetime | dt.date | dt.time | None
"""What a person typed (text) or what a spreadsheet's cell holds."""

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True)
class Reading(Generic[Value_co]):
    """One understood cell.

    Attributes:
        value: what is stored; None where the cell says nothing.
        notes: what the person should know although the cell could be read ("约" was dropped).
    """

    value: Value_co | None
    notes: tuple[Message, ...] = ()


NOTHING: Reading[Never] = Reading(None)
"""The reading of a blank cell, whatever was asked for."""

BLANKS = frozenset({"", "无", "暂无", "没有", "空", "N/A", "n/a", "None", "null"})
"""Cells that say "nothing here": forms may not be left empty, so people write a dash or 无."""

_STROKES = "-—–―─−/\\"
"""A cell of nothing but these is a cell that somebody crossed out."""

_SPACES = re.compile(r"[^\S\u202f]+")
"""Every kind of white space but U+202F, which ties a Mongolian suffix to its word."""

_UNUSUAL_SPACES = re.compile(r"[^\S \u202f]|  ")

_LONGEST_QUOTE = 40


def text_of(raw: Raw) -> str:
    """The cell as trimmed text; full-width spaces and line ends become plain ones.

    A whole number read from a spreadsheet comes as ``float``; it is written without ``.0``.
    Marks that nobody can see (byte order mark, direction marks of telephones) are dropped; those
    that shape Mongolian letters, U+202F among them, are kept.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else str(raw)
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, dt.time):
        return raw.isoformat("minutes")
    text = without_invisible(str(raw))
    return (_SPACES.sub(" ", text) if _UNUSUAL_SPACES.search(text) else text).strip(" ")


def is_blank(raw: Raw) -> bool:
    """Whether the cell says that there is nothing: empty, a dash, a slash, 无."""
    if raw is None or isinstance(raw, float):
        return raw is None or math.isnan(raw)
    if not isinstance(raw, str):
        return False
    text = half_width(text_of(raw)).strip()
    return text in BLANKS or not text.strip(_STROKES)


def quoted(raw: Raw) -> str:
    """The cell as a sentence quotes it: on one line, without control characters, not too long."""
    text = "".join("□" if ord(char) < 32 or ord(char) == 127 else char for char in text_of(raw))
    return text if len(text) <= _LONGEST_QUOTE else text[: _LONGEST_QUOTE - 1] + "…"
