"""A roster: a titled table with a line on who filled it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.signatures import SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Align = Literal["left", "center", "right"]
Kind = Literal["text", "name", "number", "mongolian"]
Paper = Literal["A4 landscape", "A4 portrait", "A3 landscape", "A3 portrait"]


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
        over: a heading over this column and over the neighbours that say the same.
        mongolian: the heading in Mongolian, from top to bottom; empty: none.
    """

    title: str
    kind: Kind = "text"
    align: Align = "left"
    width: float | None = None
    over: str = ""
    mongolian: str = ""


@dataclass(frozen=True)
class Filler:
    """The line under the title: which office, who filled the form in, and when.

    An empty string leaves room to write by hand.
    """

    unit: str
    person: str = ""
    day: str = ""


@dataclass(frozen=True)
class Banner:
    """A row that is one cell from edge to edge: the name of a group of rows, or its total.

    Attributes:
        words: what it says.
        new_page: whether it begins a page, if it is not the first row.
        keep: whether the next row stays on the same page with it, as a heading wants.
    """

    words: str
    new_page: bool = False
    keep: bool = True


@dataclass(frozen=True)
class Roster:
    """What is printed. All text is shown as it stands; running numbers are a column like others.

    Attributes:
        title: the heading of the first page; the other pages repeat it small.
        columns: from left to right.
        rows: one text for each column, or a row across all; read once, from the first to the last.
        filler: the 填报 line.
        totals: phrases for a row under the last one, ``("合计 53 人", "男 30 人", "女 23 人")``.
        signatures: who signs under the table, on the last page.
        notes: each a paragraph under the table.
        paper: size and direction.
        facts: lines of phrases that stand under the title in place of the 填报 line, the phrases of
            a line at equal distances.
        blank_rows: so many empty rows follow the last one, to be written in by hand.
        fill: empty rows follow to the end of the last page.
        seal: whether room for a seal is left beside the signatures (45 mm at least; none is drawn).
        mongolian_title: the title in Mongolian, in a line of its own; empty: none.
        mongolian_first: whether Mongolian stands above or before the Chinese, else below or after.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str] | Banner]
    filler: Filler
    totals: Sequence[str] = ()
    signatures: Sequence[str] = SIGNATURES
    notes: Sequence[str] = ()
    paper: Paper = "A4 landscape"
    facts: Sequence[Sequence[str]] = ()
    blank_rows: int = 0
    fill: bool = False
    seal: bool = False
    mongolian_title: str = ""
    mongolian_first: bool = True
