"""Printing into a PDF; fonts and reportlab are loaded when that happens, not before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.progress import Silent
from app.saving import save

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path
    from typing import BinaryIO

    from app.paper.printable import Printable
    from app.progress import Progress

_SILENT = Silent()


class Printed(NamedTuple):
    """What became of what was printed.

    Attributes:
        pages: how many there are.
        missing: the characters that no font has, sorted; they stand as boxes. To know before
            printing, ask `missing_in`.
    """

    pages: int
    missing: tuple[str, ...]


def write(
    printable: Printable,
    out: Path | BinaryIO,
    *,
    progress: Progress = _SILENT,
    invariant: bool = False,
) -> Printed:
    """Print into a PDF.

    A file is written under another name and put in place when it is whole, so that what stood
    there before survives a failure.

    Args:
        printable: what to print; its rows, sheets, labels or texts are read once.
        out: the file, which is replaced, or an open binary file.
        progress: told as rows are set; the total is 0 if the rows have no length.
        invariant: leave out the time of printing, so that equal contents give equal bytes.

    Raises:
        Trouble: the file cannot be written (full disk, no right, open elsewhere).
        Cancelled: through ``progress``; no file is left.
    """
    from app.paper.typeset import typeset  # noqa: PLC0415 loaded only when something is printed

    done = typeset(printable, progress=progress, invariant=invariant)
    save(done.pdf, out)
    return Printed(done.pages, done.missing)


def missing_in(texts: Iterable[str]) -> tuple[str, ...]:
    """The characters of these texts that no font has, sorted: they would print as boxes.

    For a window to say so before anything is printed. Quick: a character is looked up once.
    """
    from app.paper.fonts import FontChain  # noqa: PLC0415 loads HarfBuzz

    chars: set[str] = set()
    for text in texts:
        chars.update(text)
    return tuple(sorted(FontChain().missing("".join(chars))))
