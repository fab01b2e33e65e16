"""A roster: a titled table with a line on who filled it in, and its printing as a PDF.

Declaring one costs nothing; fonts and reportlab are loaded when `write_roster` runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from app.progress import Silent
from app.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from app.progress import Progress

Align = Literal["left", "center", "right"]
Kind = Literal["text", "name", "number", "mongolian"]
Paper = Literal["A4 landscape", "A4 portrait"]

SIGNATURES = ("单位负责人", "审核人", "填表人")

_SILENT = Silent()


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
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]
    filler: Filler
    totals: Sequence[str] = ()
    signatures: Sequence[str] = SIGNATURES
    notes: Sequence[str] = ()
    paper: Paper = "A4 landscape"


class Printed(NamedTuple):
    """What became of a roster.

    Attributes:
        pages: how many there are.
        missing: the characters that no font has, sorted; they stand as boxes. To know before
            printing, ask `app.paper.fonts.FontChain.missing`.
    """

    pages: int
    missing: tuple[str, ...]


def write_roster(
    roster: Roster,
    out: Path | BinaryIO,
    *,
    progress: Progress = _SILENT,
    invariant: bool = False,
) -> Printed:
    """Print the roster into a PDF.

    A file is written under another name and put in place when it is whole, so that what stood
    there before survives a failure.

    Args:
        roster: what to print; its rows are read once.
        out: the file, which is replaced, or an open binary file.
        progress: told after each few hundred rows; the total is 0 if the rows have no length.
        invariant: leave out the time of printing, so that equal rosters give equal bytes.

    Raises:
        Trouble: the file cannot be written (full disk, no right, open elsewhere).
        Cancelled: through ``progress``; no file is left.
    """
    from app.paper.typeset import typeset  # noqa: PLC0415 loaded only when something is printed

    done = typeset(roster, progress=progress, invariant=invariant)
    save(done.pdf, out)
    return Printed(done.pages, done.missing)
