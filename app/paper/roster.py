"""A roster: a titled table with a line on who filled it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Align = Literal["left", "center", "right"]
Kind = Literal["text", "name", "number", "mongolian"]
Paper = Literal["A4 landscape", "A4 portrait"]

SIGNATURES = ("单位负责人", "审核人", "填表人")


@dataclass(frozen=True)
class Column:
    """One column of a roster.

    Attributes:
        title: its heading.
        kind: ``text`` falls into lines; ``name`` too, and one of two Han characters is spread over
            the width of three; ``number`` (also dates and phones) stays in one line as long as it
            can; ``mongolian`` is set from top to bottom.
        align: where a line stands in the cell.
        width: millimetres; None: as the content needs. If every column has a width, they are
            proportions of the table's.
    """

    title: str
    kind: Kind = "text"
    align: Align = "left"
    width: float | None = None


@dataclass(frozen=True)
class Filler:
    """The line under the title: which office, who filled the form in, and when.

    An empty string leaves room to write by hand.
    """

    unit: str
    person: str = ""
    day: str = ""


@dataclass(frozen=True)
class Roster:
    """What is printed. All text is shown as it stands; running numbers are a column like others.

    Attributes:
        title: the heading of the first page; the other pages repeat it small.
        columns: from left to right.
        rows: one text for each column; read once, from the first to the last.
        filler: the 填报 line.
        totals: phrases for a row under the last one, ``("合计 53 人", "男 30 人", "女 23 人")``.
        signatures: who signs under the table, on the last page.
        notes: each a paragraph under the table.
        paper: size and direction.
        facts: lines of phrases that stand under the title in place of the 填报 line, the phrases of
            a line at equal distances.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]
    filler: Filler
    totals: Sequence[str] = ()
    signatures: Sequence[str] = SIGNATURES
    notes: Sequence[str] = ()
    paper: Paper = "A4 landscape"
    facts: Sequence[Sequence[str]] = ()
