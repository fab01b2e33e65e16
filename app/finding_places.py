"""Pages and tasks of the window by what people call them: the name, its pinyin, its initials."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.ledger.words import folded, variants
from app.values import pinyin

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FEWEST_LETTERS = 2
"""One letter of pinyin begins half of all names; it is more likely that of a person."""


@dataclass(frozen=True)
class Place:
    """Somewhere to go, or something to do there.

    Attributes:
        key: tells them apart.
        label: what people read.
    """

    key: str
    label: str


def named(wanted: Sequence[str], places: Iterable[Place]) -> list[Place]:
    """Those that have every word in their name, those that begin so first."""
    found = [one for one in places if wanted and all(_has(one.label, word) for word in wanted)]
    return sorted(found, key=lambda one: not _begins(one.label, wanted[0]))


def _has(label: str, word: str) -> bool:
    text = folded(label)
    for form in variants(word):
        if form in text:
            return True
        if len(form) >= FEWEST_LETTERS and form.isascii():
            return form in pinyin.initials(label) or pinyin.full(label).startswith(form)
    return False


def _begins(label: str, word: str) -> bool:
    return any(
        one.startswith(form)
        for form in variants(word)
        for one in (folded(label), pinyin.initials(label), pinyin.full(label))
    )
