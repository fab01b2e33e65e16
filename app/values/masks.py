"""Numbers of people with their middle hidden behind stars."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.values.reading import Raw

STAR = "*"


def is_masked(raw: Raw) -> bool:
    """Whether this is a number that was shown with stars: it says less than what is stored."""
    return isinstance(raw, str) and (STAR in raw or "＊" in raw)


def hidden(text: str, head: int, tail: int) -> str:
    """The text with stars for all but its first ``head`` and last ``tail`` characters."""
    stars = max(len(text) - head - tail, 0)
    return text[:head] + STAR * stars + text[head + stars :]
