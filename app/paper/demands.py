"""What a column asks for, read off its heading and its first entries."""

from __future__ import annotations

from math import sqrt
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from app.paper.cells import UPRIGHT_LENGTH, is_spread, upright_lines
from app.paper.measures import BODY_SIZES, LEADING, MONGOLIAN
from app.paper.pen import has_joined
from app.paper.text import pieces, wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.pen import Pen
    from app.paper.roster import Column

SHORT = 6000.0
"""A text that is never wider than this is a short entry: 学历, 民族, a date."""
OUTLIER = 1.5
"""How far beyond the middle one an entry may reach, if it is not short, and widen its column."""


BETWEEN_SCRIPTS = 0.3
"""Between the Chinese and the Mongolian heading, in type sizes."""


class Demand(NamedTuple):
    """What one column asks for; lengths in thousandths of the type size.

    Attributes:
        column: which.
        entries: how wide each entry of the sample is in one line, from the first row to the last.
        whole: the widest of them; where entries stay in one line, a lone outlier does not count.
        usual: how long they are, the long ones counting more, since they make rows high.
        least: the widest word.
        titles: the heading in one line, and in two.
    """

    column: Column
    entries: Sequence[float]
    whole: float
    usual: float
    least: float
    titles: tuple[float, float]

    @property
    def is_long(self) -> bool:
        """Whether the entries are running text, which falls into lines."""
        return self.column.kind == "text" and self.whole > SHORT

    @property
    def is_open(self) -> bool:
        """Whether more room is of use: to running text, and to what is yet to be written."""
        return self.is_long or not self.whole


def demand_of(pen: Pen, column: Column, texts: Sequence[str], *, beside: bool = False) -> Demand:
    """What the column asks for if its entries are like these.

    Args:
        pen: of the document.
        column: which.
        texts: its entries.
        beside: whether its Mongolian heading stands beside the Chinese one, else above or below.
    """
    widths = {text: _width(pen, column, text) for text in dict.fromkeys(texts)}  # in order
    entries = [widths[text] for text in texts]
    written = [width for width in entries if width]
    whole = max(written, default=0)
    if written and column.kind in {"name", "number"}:
        whole = min(whole, max(SHORT, OUTLIER * median(written)))
    return Demand(
        column=column,
        entries=entries,
        whole=whole,
        usual=sqrt(sum(width**2 for width in entries) / max(len(entries), 1)),
        least=max((_widest_word(pen, text) for text in widths), default=0),
        titles=_titles(pen, column, beside=beside),
    )


def _width(pen: Pen, column: Column, text: str) -> float:
    if column.kind == "name" and is_spread(text):
        return 3000
    if column.kind == "mongolian" and has_joined(text):
        return _upright_width(pen, text)
    return max(map(pen.width, text.splitlines()), default=0)


def _upright_width(pen: Pen, text: str) -> float:
    size = BODY_SIZES[0] * MONGOLIAN
    lines = upright_lines(pen, text, size, UPRIGHT_LENGTH).lines
    return len(lines) * 1000 * MONGOLIAN * LEADING


def _widest_word(pen: Pen, text: str) -> float:
    widths = pen.widths(text)
    return max((sum(widths[start:end]) for start, end in pieces(text)), default=0)


def _titles(pen: Pen, column: Column, *, beside: bool) -> tuple[float, float]:
    whole = _width(pen, column, column.title)
    if column.kind == "mongolian" and has_joined(column.title):
        return whole, whole
    halves = wrap_evenly(column.title, pen.widths(column.title), max(whole / 2 + 1000, 2000))
    half = max(map(pen.width, halves.lines))
    if not column.mongolian:
        return whole, half
    upright = _upright_width(pen, column.mongolian) + BETWEEN_SCRIPTS * 1000
    return (
        (whole + upright, half + upright) if beside else (max(whole, upright), max(half, upright))
    )
