"""Forms of one record each: boxes with headings and values, a sheet for every record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.paper.roster import Align, Filler, Kind, Paper


@dataclass(frozen=True)
class Box:
    """One box of the grid. Boxes fill the rows from the left, as the cells of a table do.

    Attributes:
        text: what stands in it, wrapped; set smaller where the box would become too high.
        kind: how it is set, see `app.paper.roster.Column`.
        align: where its lines stand.
        across: how many columns of the grid it takes.
        down: how many rows.
        least: how high it is at least, in millimetres.
        heading: whether it is a heading, set in the middle.
        mongolian: the same heading in Mongolian, from top to bottom; empty: none.
    """

    text: str
    kind: Kind = "text"
    align: Align = "left"
    across: int = 1
    down: int = 1
    least: float = 0.0
    heading: bool = False
    mongolian: str = ""


@dataclass(frozen=True)
class Sheet:
    """One record's sheet; what is too high for a page goes on overleaf.

    Attributes:
        title: the heading.
        grid: how wide the columns are, in relation to each other.
        rows: of boxes, the upper ones first.
        filler: the 填报 line; None: none.
        facts: lines of phrases in its place.
        signatures: who signs at the foot.
        seal: whether room for a seal is left there.
        notes: each a paragraph at the foot.
        mongolian_title: the title in Mongolian; empty: none.
        mongolian_first: whether it stands above the Chinese one.
    """

    title: str
    grid: Sequence[float]
    rows: Sequence[Sequence[Box]]
    filler: Filler | None = None
    facts: Sequence[Sequence[str]] = ()
    signatures: Sequence[str] = ()
    seal: bool = False
    notes: Sequence[str] = ()
    mongolian_title: str = ""
    mongolian_first: bool = True


@dataclass(frozen=True)
class Sheets:
    """All sheets of one print.

    Attributes:
        title: of the file.
        unit: which office made it.
        sheets: read once, from the first to the last.
        paper: size and direction.
    """

    title: str
    unit: str
    sheets: Iterable[Sheet]
    paper: Paper = "A4 portrait"
