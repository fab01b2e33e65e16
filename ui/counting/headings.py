"""What stands over the columns of a table of numbers, in few lines or in little room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.counting.results import said
from app.language import translate

if TYPE_CHECKING:
    from app.counting.results import Head

LONGEST_LINE = 3
"""Chinese characters of a heading that are not broken into two lines."""


def heading(head: Head) -> str:
    """The heading of a column, with the unit of its numbers."""
    label = said(head.label)
    says_unit = not head.unit or head.label == f"{head.unit}数"
    return label if says_unit else f"{label}\n（{translate(head.unit)}）"


def narrow_heading(head: Head) -> str:
    """The same in more lines, where there is little room."""
    label, _line, unit = heading(head).partition("\n")
    # the brackets of Chinese type are as wide as a character each
    unit = unit.replace("（", "(").replace("）", ")")
    return "\n".join(filter(None, (_broken(label), unit)))


def _broken(text: str) -> str:
    """A heading in two lines of about the same length: at a space, or where Chinese is halved."""
    if " " in text:
        at = min(
            (at for at, one in enumerate(text) if one == " "), key=lambda at: _uneven(text, at)
        )
        return f"{text[:at]}\n{text[at + 1 :]}"
    half = len(text) // 2
    return f"{text[:half]}\n{text[half:]}" if len(text) > LONGEST_LINE else text


def _uneven(text: str, at: int) -> int:
    return abs(len(text) - 1 - 2 * at)
