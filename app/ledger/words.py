"""What the words of the search box mean, without a database.

`app.ledger.searching` says the same in SQL, with the index of words (`db.search`).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from app.values.characters import half_width
from db import item_sets
from db.search.terms import BETWEEN_NUMBERS, GRAM, Match

if TYPE_CHECKING:
    from db.shape import Value

MOST_WORDS = 12
"""More words than anybody types; what was pasted must not keep the search busy."""
LONGEST_WORD = 60
"""Characters of a word that count, for the same reason."""

_BETWEEN_WORDS = re.compile(r"[\s\x00-\x20\x7f•．・･‧ᐧ∙⋅●⸱․˙··]+")
"""White space, control characters, and the dots that people put inside Mongolian names."""

_ASCII_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def words(text: str) -> list[str]:
    """The words of a search, each once: every one of them must be found.

    Full-width spaces separate as well, and so does a dot inside a name, so that 巴特尔•敖 finds
    巴特尔·敖 and the other way round.
    """
    found = (one[:LONGEST_WORD] for one in _BETWEEN_WORDS.split(text) if one)
    return list(dict.fromkeys(found))[:MOST_WORDS]


@lru_cache(maxsize=256)
def variants(word: str) -> tuple[str, ...]:
    """The ways to look for a word: as it is typed, and with plain letters and digits.

    Kept, since it is asked of each row that is shown.
    """
    plain = half_width(word)
    spoken = plain.replace("ü", "v").replace("Ü", "v")
    return tuple(dict.fromkeys(map(folded, (word, plain, spoken))))


def folded(text: str) -> str:
    """The text with small Latin letters; others keep their case, as SQLite compares them."""
    return text.lower() if text.isascii() else text.translate(_ASCII_LOWER)


def is_found(value: Value, match: Match, word: str) -> bool:
    """Whether a column with this value has a word.

    Args:
        value: what is stored in the column.
        match: how it is searched.
        word: one of `words`.
    """
    if not isinstance(value, str):
        return False
    text = folded(value)
    return any(_has(text, match, one) for one in variants(word))


def _has(text: str, match: Match, word: str) -> bool:
    if match is Match.TAIL:
        return any(one.endswith(word) for one in text.split(BETWEEN_NUMBERS))
    if match is Match.SOUND:
        if word[0] not in text and word[0] != "v":
            return False  # most names do not; to part the others into syllables takes long
        syllables = text.split("  ", 1)[0].replace("u:", "v").split(" ")
        return any("".join(syllables[start:]).startswith(word) for start in range(len(syllables)))
    if match is Match.LINK:
        return not text.startswith("@") and word in text
    if match is Match.ITEMS:
        return any(word in one for one in item_sets.parse(text) if not one.startswith("@"))
    return word in text


def grams(word: str) -> list[str]:
    """The pieces of a word by which texts that may have it are found in the index.

    They do not overlap, but for the last: that is as selective as all of them.
    """
    starts = [*range(0, len(word) - GRAM, GRAM), len(word) - GRAM]
    return [word[start : start + GRAM] for start in starts]
