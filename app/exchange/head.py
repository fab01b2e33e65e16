"""Finds where a table begins: the one to three rows that say what its columns hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from app.exchange.headers import Header, header_of, normalised, split_title
from app.exchange.lines import has_label
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.exchange.grid import Cells

Vocabulary = Callable[[str], bool] | Collection[str]
"""Says of a title whether it is known, or the known titles themselves.

Titles are asked for as `app.exchange.headers.split_title` gives them."""

NUMBERING = frozenset({"序号", "序", "行号", "No", "No.", "NO", "NO.", "№"})
"""Heads of a column that merely counts; every vocabulary knows them."""

_SEARCHED_ROWS = 60
"""Filled rows from the top; no form has a longer preface, and long lists are not searched."""

_MOST_LEVELS = 3
_LONGEST_TITLE = 40
"""Characters; what is longer is a sentence."""

Texts = dict[int, str]
"""Column (from 1) → what stands there; blank cells are missing."""


@dataclass(frozen=True)
class Head:
    """The rows from ``first`` to ``last`` (counted from 1) that are a table's header.

    Attributes:
        levels: the texts of each of the rows.
        headers: what they say together, from left to right.
        known: how many different titles the vocabulary knows.
    """

    first: int
    last: int
    levels: tuple[Texts, ...]
    headers: tuple[Header, ...]
    known: int


def knower(vocabulary: Vocabulary) -> Callable[[str], bool]:
    """A function that says whether a title is known, and remembers what it has said."""
    if not callable(vocabulary):
        titles = NUMBERING | {split_title(word)[0] for word in vocabulary}
        return titles.__contains__
    asked = vocabulary

    @cache
    def knows(title: str) -> bool:
        return title in NUMBERING or asked(title)

    return knows


def find_head(rows: Sequence[Cells], knows: Callable[[str], bool]) -> Head | None:
    """The header that knows most of the vocabulary; of equals, the first.

    One known title is enough only over a list of one or two columns.
    """
    filled = ((number, texts_of(cells)) for number, cells in enumerate(rows, 1) if any(cells))
    searched = dict(islice(filled, _SEARCHED_ROWS))
    heads = [_grown(number, searched, knows) for number in searched]
    best = max(heads, key=lambda head: head.known, default=None)
    if best is None or best.known == 0:
        return None
    return best if best.known > 1 or _is_short_list(best, searched) else None


def _is_short_list(head: Head, rows: dict[int, Texts]) -> bool:
    below = rows.get(head.last + 1, {})
    return len(head.headers) <= 2 and any(header.column in below for header in head.headers)


def texts_of(cells: Cells) -> Texts:
    """What the cells of a row say, without the blank ones."""
    texts = ((column, text_of(cell)) for column, cell in enumerate(cells, 1) if cell is not None)
    return {column: text for column, text in texts if text}


def _grown(number: int, rows: dict[int, Texts], knows: Callable[[str], bool]) -> Head:
    """The header that begins in a row, with the rows below that divide it further."""
    head = _head(number, (rows[number],), knows)
    for below in range(number + 1, number + _MOST_LEVELS):
        if below not in rows or not _may_divide(head, rows[below], knows):
            break
        deeper = _head(number, (*head.levels, rows[below]), knows)
        alone = _head(below, (rows[below],), knows)
        gained = deeper.known - max(head.known, alone.known)
        if gained < 0 or (gained == 0 and not (head.known and _needs_upper(head, alone))):
            break
        head = deeper
    return head


def _may_divide(head: Head, below: Texts, knows: Callable[[str], bool]) -> bool:
    """Whether a row may be the next level under a header, judged by where its cells stand.

    A title is divided into two or more below it, or stands alone over an empty cell. A row of
    values stands under titles that have their own column each.
    """
    above = head.levels[-1]
    if len(above) < 2 or len(below) < 2 or has_label(map(normalised, above.values())):
        return False
    titled = [header.column for header in head.headers]
    for column, text in below.items():
        end = min((other for other in titled if other > column), default=max(below) + 1)
        divided = any(column < other < end for other in below)
        if column in titled and not divided and not knows(split_title(text)[0]):
            return False
        if len(text) > _LONGEST_TITLE:
            return False
    return True


def _needs_upper(upper: Head, lower: Head) -> bool:
    """Whether the lower row alone would say less: columns without a title, or titles twice."""
    own = Counter(header.title for header in lower.headers)
    columns = {header.column for header in lower.headers}
    return max(own.values(), default=0) > 1 or any(
        header.column not in columns for header in upper.headers
    )


def _head(first: int, levels: tuple[Texts, ...], knows: Callable[[str], bool]) -> Head:
    headers = tuple(_headers(levels))
    known = len({header.title for header in headers if knows(header.title)})
    return Head(first, first + len(levels) - 1, levels, headers, known)


def _headers(levels: tuple[Texts, ...]) -> Iterator[Header]:
    for column in sorted({column for texts in levels for column in texts}):
        path = [text for text in _path(levels, column) if split_title(text)[0]]
        if path and all(len(text) <= _LONGEST_TITLE for text in path):
            yield header_of(column, path)


def _path(levels: tuple[Texts, ...], column: int) -> Iterator[str]:
    """What stands over a column from top to bottom; a divided title counts for all its parts."""
    *upper, lowest = levels
    for depth, texts in enumerate(upper):
        if column in texts:
            yield texts[column]
        elif any(column in lower for lower in levels[depth + 1 :]):
            start = max((at for at in texts if at < column), default=None)
            if start is not None and any(start in lower for lower in levels[depth + 1 :]):
                yield texts[start]
    if column in lowest:
        yield lowest[column]
