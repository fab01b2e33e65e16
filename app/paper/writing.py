"""Printing a roster as a PDF; fonts and reportlab are loaded when that happens, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.progress import Silent
from app.saving import save

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from app.paper.labels import Labels
    from app.paper.prose import Prose
    from app.paper.report import Report
    from app.paper.roster import Roster
    from app.paper.sheets import Sheets
    from app.progress import Progress

_SILENT = Silent()


class Printed(NamedTuple):
    """What became of a roster.

    Attributes:
        pages: how many there are.
        missing: the characters that no font has, sorted; they stand as boxes. To know before
            printing, ask `app.paper.fonts.FontChain.missing`.
    """

    pages: int
    missing: tuple[str, ...]


def write(
    printable: Roster | Sheets | Labels | Prose | Report,
    out: Path | BinaryIO,
    *,
    progress: Progress = _SILENT,
    invariant: bool = False,
) -> Printed:
    """Print into a PDF; see `write_roster`."""
    from app.paper.roster import Roster  # noqa: PLC0415

    if not isinstance(printable, Roster):
        raise NotImplementedError
    return write_roster(printable, out, progress=progress, invariant=invariant)


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
