"""Where a line of Chinese may end, and how a text falls into lines.

The rules are those of Chinese typesetting (GB/T 15834 on punctuation marks; 禁则): no closing mark
begins a line, no opening mark ends one, and no number or Latin word is parted. Widths come from
outside, one for each character, so nothing here knows a font.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def _chars(*spans: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in spans for code in range(first, last + 1))


MARKS = _chars((0x300, 0x36F), (0x200B, 0x200F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
"""Accents and selectors: they belong to the character before them."""

NEVER_FIRST = MARKS | frozenset(
    "，。、；：？！）】》〉」』〕〗〙〛］｝”’…—～·•．／％℃°′″‰,.;:?!)]}%/-~¢"
)
NEVER_LAST = frozenset("（【《〈「『〔〖〘〚［｛“‘([{￥$¥£€#＃№")

WORD = (
    frozenset(char for char in map(chr, range(0x590)) if char.isalnum())
    | frozenset("*_@&+=\\|<>^`'")
    | _chars((0x1800, 0x18AF), (0x202F, 0x202F), (0xFF10, 0xFF19), (0xFF21, 0xFF3A))
    | _chars((0xFF41, 0xFF5A))
)
"""Letters and digits of scripts that part their words with spaces, and what stands inside them;
the star is of masked numbers."""

JOINTS = frozenset(".:/-%~·．：／～")
"""Marks that hold two parts of one word or number together: 12:30, 1235/1, 138-0000, 3.5."""

HALF = frozenset("，。、；：")
"""Marks whose right half is empty: at the end of a line only the left half must fit."""

ITEM = re.compile(r"[^、，。；：\s]{1,8}(?=[、，。；：\s]|$)")
"""What stands between two marks, if it is short."""

THOUSANDS = re.compile(r"\d{3}(?!\d)")


def may_part(text: str, at: int) -> bool:
    """Whether a line may end before ``text[at]``; ``at`` lies inside the text."""
    before, after = text[at - 1], text[at]
    if after in NEVER_FIRST:
        return before.isspace() and after in JOINTS  # a minus, not a dash between two numbers
    if after.isspace() or before in NEVER_LAST:
        return False
    if before in WORD:
        return after not in WORD and not (after == "(" and text[at + 1 : at + 2] in WORD)
    if after not in WORD:
        return True
    ahead = text[at - 2 : at - 1]
    if before in JOINTS:  # inside a number, or its sign; but 岗位/A may part after the stroke
        return not (ahead in WORD or ahead.isspace() or not ahead)
    return not (before == "," and ahead.isdigit() and THOUSANDS.match(text, at))


def pieces(text: str) -> Iterator[tuple[int, int]]:
    """Where each part begins and ends that no line may break."""
    start = 0
    for at in range(1, len(text)):
        if may_part(text, at):
            yield start, at
            start = at
    if text:
        yield start, len(text)


class Wrapped(NamedTuple):
    """A text in lines; joined they are the text again, so a line may end with spaces.

    Attributes:
        lines: at least one, though it may be empty.
        torn: whether a word was wider than a line and had to be torn.
    """

    lines: list[str]
    torn: bool


def wrap(text: str, widths: Sequence[float], limit: float, *, items: bool = True) -> Wrapped:
    """The text in lines no wider than ``limit``; spaces at the end of a line take no room.

    Args:
        text: may have line ends of its own.
        widths: of each character, in any unit.
        limit: in the same unit; one character is set even where it is wider.
        items: whether a line rather ends early than inside a short item of a list, such as a name.
    """
    lines: list[str] = []
    torn = False
    start = 0
    for paragraph in text.splitlines(keepends=True) or [""]:
        found = _wrap_paragraph(paragraph, widths[start : start + len(paragraph)], limit, items)
        lines += found.lines
        torn = torn or found.torn
        start += len(paragraph)
    return Wrapped(lines, torn)


def _wrap_paragraph(text: str, widths: Sequence[float], limit: float, items: bool) -> Wrapped:
    ends = list(accumulate(widths))  # ends[i]: the width up to and with character i
    limit += 1e-6  # the sum of floats must not push the last character out
    lines: list[str] = []
    torn = False
    start, begun = 0, 0.0
    while start < len(text):
        full = bisect_right(ends, begun + limit, start)
        if text[full : full + 1] in HALF and ends[full] - widths[full] / 2 <= begun + limit:
            full += 1
        while full < len(text) and text[full].isspace():
            full += 1
        cut = _cut(text, start, full) if full < len(text) else len(text)
        if cut is None:
            cut = _tear(text, start, full)
            torn = True
        elif items and cut < len(text):
            cut = _before_item(text, start, cut)
        lines.append(text[start:cut])
        start, begun = cut, ends[cut - 1]
    return Wrapped(lines or [""], torn)


def _cut(text: str, start: int, full: int) -> int | None:
    """The last place at or before ``full`` where the line from ``start`` may end, if any."""
    for at in range(full, start, -1):
        if may_part(text, at):
            return at
    return None


def _before_item(text: str, start: int, cut: int) -> int:
    """Where to end the line instead of inside a short item of a list, such as a name."""
    comma = max(text.rfind(mark, start, cut) for mark in "、·") + 1
    if comma - start < (cut - start) / 2:
        return cut
    item = ITEM.match(text, comma)
    return comma if item and item.end() > cut and may_part(text, comma) else cut


def _tear(text: str, start: int, full: int) -> int:
    """Where to part a word that is wider than the line: after a joint, or wherever it is full."""
    for at in range(full, start, -1):
        if text[at - 1] in JOINTS and text[at] in WORD:
            return at
    while full > start + 1 and text[full] in MARKS:
        full -= 1
    return max(full, start + 1)


def wrap_evenly(text: str, widths: Sequence[float], limit: float) -> Wrapped:
    """As few lines as `wrap` makes, but of like length: 正式/党员 rather than 正式党/员.

    Two lines part before a bracket if they can: 里程/（公里）.
    """
    wrapped = wrap(text, widths, limit)
    count = len(wrapped.lines)
    if count == 1 or wrapped.torn or "\n" in text:
        return wrapped
    if count == 2 and (bracket := text.find("（")) > 0:
        halves = [text[:bracket], text[bracket:]]
        if max(sum(widths[:bracket]), sum(widths[bracket:])) <= limit:
            return Wrapped(halves, torn=False)
    narrow = sum(widths) / count
    step = (limit - narrow) / 8
    for tried in range(8):
        even = wrap(text, widths, narrow + tried * step)
        if len(even.lines) == count and not even.torn:
            return even
    return wrapped
