"""What the parts of a form may be, so that no document from elsewhere keeps the program busy."""

from __future__ import annotations

import unicodedata
from dataclasses import MISSING, fields
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, cast, get_args

from app.ledger.forms import Layout
from app.paper.labels import Place
from app.paper.roster import Paper

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST = 2000
"""Characters of any words on a form."""


class Range(NamedTuple):
    """What a number may be."""

    least: float
    most: float
    real: bool = True


RANGES = {
    "width": Range(3, 400),
    "least": Range(0, 280),
    "size": Range(0, 96),
    "grid": Range(0.05, 1000),
    "label": Range(15, 400),
    "across": Range(1, 60, real=False),
    "down": Range(1, 60, real=False),
    "blank_rows": Range(0, 500, real=False),
}
"""Millimetres, points and counts."""

CHOICES: dict[str, tuple[str, ...]] = {
    "layout": get_args(Layout),
    "paper": get_args(Paper),
    "align": get_args(Place),
}


@cache
def usual_values(kind: type[Any]) -> Mapping[str, object]:
    """What each attribute of a part is unless it is said; empty words where it must be said."""
    return {
        one.name: "" if one.default is MISSING else one.default
        for one in fields(kind)
        if one.name != "more"
    }


def fits(name: str, value: object, usual: object = "") -> bool:
    """Whether a value, or one of a row of values, can stand under this name.

    Args:
        name: of the attribute.
        value: as a document says it.
        usual: what it is unless it is said.
    """
    if name in CHOICES:
        return value in CHOICES[name]
    if name in RANGES:
        return _is_within(value, RANGES[name])
    if isinstance(usual, bool):
        return isinstance(value, bool)
    return isinstance(value, str) and len(value) <= LONGEST and all(map(_can_be_shown, value))


def real(name: str, value: object) -> object:
    """The value as it is kept: millimetres and points are never whole numbers."""
    return float(cast("float", value)) if name in RANGES and RANGES[name].real else value


def _is_within(value: object, range_: Range) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    return (range_.real or isinstance(value, int)) and range_.least <= value <= range_.most


def showable(text: str) -> str:
    """Words that somebody typed or pasted, a space in place of what no form keeps: a tab, say."""
    return "".join(one if _can_be_shown(one) else " " for one in text)


def _can_be_shown(char: str) -> bool:
    """No halves of characters, and nothing that steers a terminal."""
    return char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")
