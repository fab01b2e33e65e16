"""Numbers of people with their middle hidden behind stars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.values.characters import half_width

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.values.reading import Raw

STAR = "*"
_IN_WORDS = re.compile(
    r"(?<!\d)(?:"
    r"\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]"  # an ID number
    r"|\d{6}[ -]?\d{6}[ -]?\d{3}"  # one of before 2013
    r"|(?:(?:[+]|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}"  # a mobile telephone
    r"|[(]?0\d{2,3}[)]?[ -]?\d{7,8}"  # a telephone with its area
    r")(?!\d)"
)
_STARS_IN_WORDS = re.compile(r"[*＊]{3,}[0-9Xx]")


def is_masked(raw: Raw) -> bool:
    """Whether this is a number that was shown with stars: it says less than what is stored."""
    return isinstance(raw, str) and (STAR in raw or "＊" in raw)


def has_masked(raw: Raw) -> bool:
    """Whether such a number stands among words, in which a single star may mean anything."""
    return isinstance(raw, str) and _STARS_IN_WORDS.search(raw) is not None


def hidden(text: str, head: int, tail: int) -> str:
    """The text with stars for all but its first ``head`` and last ``tail`` characters."""
    stars = max(len(text) - head - tail, 0)
    return text[:head] + STAR * stars + text[head + stars :]


def with_numbers(text: str, shown: Callable[[str], str]) -> str:
    """A text with something else for each ID and telephone number, however wide its digits are.

    Args:
        text: anything.
        shown: what is to stand there for a number, which has half-width digits.
    """
    plain = half_width(text)  # as long as the text itself
    found: list[str] = []
    end = 0
    for one in _IN_WORDS.finditer(plain):
        found += (text[end : one.start()], shown(one[0]))
        end = one.end()
    return "".join((*found, text[end:]))
