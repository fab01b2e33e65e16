"""What a cell was understood to mean."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

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


NOTHING: Reading[object] = Reading(None)

BLANKS = frozenset({"", "-", "--", "—", "——", "/", "无", "空", "N/A", "n/a", "None", "null"})
"""Cells that say "nothing here": forms may not be left empty, so people write a dash or 无."""


def text_of(raw: Raw) -> str:
    """The cell as trimmed text; full-width spaces and line ends become plain ones.

    A whole number read from a spreadsheet comes as ``float``; it is written without ``.0``.
    """
    if raw is None:
        return ""
    if isinstance(raw, bool):
        return "是" if raw else "否"
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15:
        return str(int(raw))
    if isinstance(raw, dt.datetime):
        return raw.date().isoformat() if raw.time() == dt.time() else raw.isoformat(" ", "minutes")
    if isinstance(raw, dt.date):
        return raw.isoformat()
    if isinstance(raw, dt.time):
        return raw.isoformat("minutes")
    return " ".join(str(raw).replace("\u3000", " ").split())


def is_blank(raw: Raw) -> bool:
    """Whether the cell says that there is nothing: empty, a dash, 无."""
    return raw is None or (not isinstance(raw, bool) and text_of(raw) in BLANKS)
