"""Reports: tables and charts one under the other. Charts are drawn as lines, not as pictures.

They are read in black and white, so what is told apart is told apart by hatching and words, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.roster import Column, Filler, Paper

Shade = Literal["full", "half", "light", "none"]
"""How dark something is drawn: the fuller, the better done."""


@dataclass(frozen=True)
class TablePart:
    """A table of numbers.

    Attributes:
        title: above it; empty: none.
        columns: from left to right.
        rows: a text for each column.
        total: the closing row, a text for each column; empty: none.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] = ()


@dataclass(frozen=True)
class BarsPart:
    """Bars of numbers, upright for months and lying for names.

    Attributes:
        title: above it.
        bars: what each is called, and how many.
        unit: of the numbers: 次.
        upright: whether they stand.
    """

    title: str
    bars: Sequence[tuple[str, float]]
    unit: str = ""
    upright: bool = False


@dataclass(frozen=True)
class Mark:
    """One place in a row of places: a marker, and when it was passed last.

    Attributes:
        label: its number.
        shade: how long ago.
        note: under it, short: 3月2日.
    """

    label: str
    shade: Shade
    note: str = ""


@dataclass(frozen=True)
class CoveragePart:
    """Rows of places in their order, each drawn as a box: which were passed, when last.

    Attributes:
        title: above it.
        lines: what each row is called, and its places.
        legend: what the shades say.
    """

    title: str
    lines: Sequence[tuple[str, Sequence[Mark]]]
    legend: Sequence[tuple[Shade, str]] = ()


Part = TablePart | BarsPart | CoveragePart


@dataclass(frozen=True)
class Report:
    """What is printed.

    Attributes:
        title: the heading.
        parts: one under the other; a chart stays whole.
        filler: the 填报 line.
        signatures: who signs at the end.
        notes: each a paragraph at the end.
        seal: whether room for a seal is left there.
        paper: size and direction.
    """

    title: str
    parts: Sequence[Part]
    filler: Filler
    signatures: Sequence[str] = ()
    notes: Sequence[str] = ()
    seal: bool = False
    paper: Paper = "A4 portrait"
