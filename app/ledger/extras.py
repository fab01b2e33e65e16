"""What other systems' tables bring beside a ledger's own fields, kept as it came.

A ledger names one field for it (`Sheet.extras`, of the kind `Kept`): each line is
``heading：text``, in the order in which they came. Nobody is asked for any of it, the form shows
the field only where something stands in it, and an export to the system from which it came gives
every text its column back. Lines that somebody typed otherwise stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

BETWEEN = "："
LINE_END = "↵"
"""Stands for a line's end within a text."""


def read_extras(stored: str | None) -> dict[str, str]:
    """Heading → text; lines that have no heading are left out."""
    pairs = (line.partition(BETWEEN) for line in (stored or "").split("\n"))
    return {heading: text.replace(LINE_END, "\n") for heading, between, text in pairs if between}


def with_extras(stored: str | None, given: Mapping[str, str]) -> str | None:
    """What is stored, with these texts put in or in place of those under the same heading.

    Args:
        stored: what stands there; None for nothing.
        given: heading → text; an empty one takes the line away.
    """
    left = {
        _heading(name): text.strip().replace("\r\n", "\n").replace("\n", LINE_END)
        for name, text in given.items()
    }
    lines: list[str] = []
    for line in (stored or "").split("\n"):
        heading = line.partition(BETWEEN)[0]
        text = left.pop(heading, None) if BETWEEN in line else None
        if text is None:
            lines.append(line)
        elif text:
            lines.append(f"{heading}{BETWEEN}{text}")
    lines += [f"{heading}{BETWEEN}{text}" for heading, text in left.items() if text]
    return "\n".join(line for line in lines if line) or None


def _heading(name: str) -> str:
    return name.replace(BETWEEN, ":").replace("\n", " ")
