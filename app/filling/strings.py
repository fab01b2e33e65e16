"""Texts in cells, with the runs of different type that they may consist of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.filling.spans import Span, escaped, spans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.filling.package import Package
    from app.filling.sheet_part import Cell

_WANTED = ("si", "is", "r", "t", "rPr", "rPh", "phoneticPr", "sst")


@dataclass(frozen=True)
class Change:
    """What comes in place of some characters of a text."""

    start: int
    end: int
    new: str


class Strings:
    """The strings that a workbook's cells share.

    Args:
        package: the workbook.
        part: their part; None: there is none.
    """

    def __init__(self, package: Package, part: str | None) -> None:
        self._data = package.xml(part) if part else b""
        found = spans(self._data, _WANTED) if part else []
        self._spans = found
        self._items = [one for one in found if one.plain == "si"]

    def inside(self, cell: Cell) -> bytes:
        """What stands between ``<si>`` and its end for a cell; empty where it has no text."""
        if cell.attributes.get("t") == "s":
            found = spans(cell.value, ("v",)) if cell.value else []
            at = int(found[0].text) if found and found[0].text.strip().isdecimal() else -1
            if 0 <= at < len(self._items):
                one = self._items[at]
                return self._data[one.opened : one.closed]
        if cell.attributes.get("t") == "inlineStr" and cell.value:
            whole = spans(cell.value, ("is",))
            return cell.value[whole[0].opened : whole[0].closed] if whole else b""
        return b""


def runs_text(inside: bytes) -> str:
    """The text of all runs."""
    return "".join(one.text for one in _texts(_wrapped(inside)))


def runs_changed(inside: bytes, changes: Sequence[Change], prefix: str = "") -> bytes:
    """``<is>`` with the runs of a text in which some characters were exchanged.

    What comes in place takes the type of the run in which the first of them stood.
    """
    wrapped = _wrapped(inside)
    pieces: list[bytes] = []
    at, begun = 0, 0
    for one in _texts(wrapped):
        text = _part(one.text, begun, changes)
        head = f'<{one.name} xml:space="preserve">'.encode()
        pieces += [wrapped[at : one.start], head, escaped(text).encode(), f"</{one.name}>".encode()]
        at = one.end
        begun += len(one.text)
    pieces.append(wrapped[at:])
    changed = b"".join(pieces)
    content = changed.removeprefix(b"<is>").removesuffix(b"</is>")
    return f"<{prefix}is>".encode() + content + f"</{prefix}is>".encode()


def _part(text: str, begun: int, changes: Sequence[Change]) -> str:
    """What becomes of the characters of one run, which begins so far into the text."""
    out: list[str] = []
    at = 0
    for one in changes:
        start, end = one.start - begun, one.end - begun
        if end < 0 or start > len(text) or (start == len(text) and text and start != end):
            continue
        low, high = max(start, 0), min(max(end, 0), len(text))
        if low > len(text):
            continue
        out.append(text[at:low])
        if 0 <= start <= len(text) and not (start == 0 and begun and start == end):
            out.append(one.new)
        at = max(at, high)
    return "".join([*out, text[at:]])


def _wrapped(inside: bytes) -> bytes:
    return b"<is>" + inside + b"</is>"


def _texts(wrapped: bytes) -> list[Span]:
    """The texts, without those that only say how to read others."""
    found = spans(wrapped, ("t", "rPh"))
    aside = [one for one in found if one.plain == "rPh"]
    return [
        one
        for one in found
        if one.plain == "t" and not any(each.start < one.start < each.end for each in aside)
    ]
