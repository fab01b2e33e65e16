"""What stands in the index of words for each kind of column.

Everything here is an expression that SQLite itself computes, without functions of ours: the
triggers that keep the index stand in the file, and an older program that opens it must be able to
run them. ``{x}`` is the column of a row, `PLACES` a table of the numbers from 1.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

PLACES = "j_places"
MOST_PLACES = 10_000
"""So many characters of a text are indexed; no field that people fill takes more."""
LONGEST_NAME = 100
"""So many characters of a name, and so long a word, are indexed (`app.values.names.LONGEST`)."""
LONGEST_SOUND = 600
LONGEST_NUMBER = 200
GRAM = 3
"""Characters of a piece of text. A word of no more than these is found without looking at rows."""
TAIL_MARK = "\ufdd0"
"""Stands before a number that is written backwards, so that its end is not found in texts. Unicode
keeps this one for programs; private characters will not do, since rare names have them."""
GONE = "\ufdd1"
"""The term of records that are deleted, so that the living are found without a look at their rows.
"""
BETWEEN_NUMBERS = "、"


class Match(Enum):
    """How the search box compares a word with a column."""

    WITHIN = "within"
    """Anywhere in a name or in its initials."""
    SOUND = "sound"
    """From the beginning of a syllable on, in the sort key of a name (`app.values.pinyin`)."""
    TAIL = "tail"
    """The end of a number, or of one of several that are joined by 、."""
    WORDS = "words"
    """Anywhere in a text."""
    LINK = "link"
    """Anywhere in what stayed text where one link stands."""
    ITEMS = "items"
    """Anywhere in what stayed text among the links of a set."""


@dataclass(frozen=True)
class Searched:
    """A column into which the search box looks, and how."""

    column: str
    match: Match


def terms(searched: Searched, row: str) -> str:
    """A text that holds the terms of a column, separated by spaces.

    Args:
        searched: the column.
        row: what stands before its name: ``new``, ``old`` or the table's.
    """
    return f"coalesce({_TERMS[searched.match].format(x=_column(searched, row))}, '')"


def _column(searched: Searched, row: str) -> str:
    return f'{row}."{searched.column}"'


def _each(term: str, places: str, order: str = "") -> str:
    """One term for each place of a text."""
    return f"(SELECT group_concat({term}{order}) FROM {PLACES} WHERE {places})"  # noqa: S608 our own words


_BACKWARDS = _each(
    "substr({x}, n, 1), ''", f"n <= min(length({{x}}), {LONGEST_NUMBER})", " ORDER BY n DESC"
)
SYLLABLES = "substr({x}, 1, instr({x}, '  ') - 1)"
"""The first part of a sort key: syllables with a space between them."""
_AT_SYLLABLES = (
    f"n <= min(length({SYLLABLES}), {LONGEST_SOUND})"
    f" AND (n = 1 OR substr({SYLLABLES}, n - 1, 1) = ' ')"
)
# in a sort key ü is written u: so that it follows u
_SPOKEN = f"replace(replace(substr({SYLLABLES}, n), ' ', ''), 'u:', 'v')"
_GRAMS = f"substr({{x}}, n, {GRAM}), ' '"
_SET = "json_each(CASE WHEN json_valid({x}) THEN {x} END)"

_TERMS = {
    Match.WITHIN: _each(
        f"substr({{x}}, n, {LONGEST_NAME}), ' '", f"n <= min(length({{x}}), {LONGEST_NAME})"
    ),
    Match.SOUND: _each(f"{_SPOKEN}, ' '", _AT_SYLLABLES),
    Match.TAIL: f"'{TAIL_MARK}' || replace({_BACKWARDS}, '{BETWEEN_NUMBERS}', ' {TAIL_MARK}')",
    Match.WORDS: _each(_GRAMS, f"n <= min(length({{x}}), {MOST_PLACES})"),
    Match.LINK: _each(
        _GRAMS, f"substr({{x}}, 1, 1) <> '@' AND n <= min(length({{x}}), {MOST_PLACES})"
    ),
    Match.ITEMS: (
        f"(SELECT group_concat({_GRAMS.format(x='item.value')})"  # noqa: S608 our own words
        # CROSS JOIN holds SQLite to this order: it would rather open the set once for each place
        f" FROM {_SET} AS item CROSS JOIN {PLACES}"
        f" WHERE substr(item.value, 1, 1) <> '@' AND n <= min(length(item.value), {LONGEST_NAME}))"
    ),
}


def links(column: str, row: str) -> str:
    """A query of the record ids to which the items of a set are links.

    Args:
        column: the set's.
        row: what stands before its name.
    """
    listed = _SET.format(x=f'{row}."{column}"')
    return (
        f"SELECT unhex(substr(item.value, 2)) FROM {listed} AS item"  # noqa: S608 our own words
        " WHERE substr(item.value, 1, 1) = '@' AND length(unhex(substr(item.value, 2))) = 16"
    )
