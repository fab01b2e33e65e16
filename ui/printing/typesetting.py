"""What a preview lets the worker do: typeset pages, and draw some of them."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from ui.printing.pdf import Pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QSizeF
    from PySide6.QtGui import QImage

    from app.progress import Progress

    Writer = Callable[[BinaryIO, Progress], "Written"]
    """Typesets pages."""


class Written(NamedTuple):
    """What was typeset.

    Attributes:
        rows: how many records stand on it.
        missing: characters that no font has.
        left_out: what could not be printed, a sentence each.
    """

    rows: int
    missing: tuple[str, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class Typeset:
    """Something that was typeset.

    Attributes:
        pdf: the pages.
        sizes: how large they are, in points.
        rows: how many records stand on them.
        missing: characters that no font has.
        left_out: what could not be printed, a sentence each.
    """

    pdf: Pdf
    sizes: list[QSizeF]
    rows: int
    missing: tuple[str, ...]
    left_out: tuple[str, ...]


def typeset(write: Writer, progress: Progress) -> Typeset:
    """Typeset pages in memory: what is only looked at is never on the disk."""
    content = BytesIO()
    done = write(content, progress)
    pdf = Pdf(content.getvalue())
    with pdf.opened() as document:
        return Typeset(pdf, document.sizes(), done.rows, done.missing, done.left_out)


def images(pdf: Pdf, numbers: list[int], width: int, progress: Progress) -> dict[int, QImage]:
    """Some pages as they are shown on the screen.

    Args:
        pdf: the pages.
        numbers: which, from 0.
        width: of an image, in pixels.
        progress: told of each.
    """
    found: dict[int, QImage] = {}
    with pdf.opened() as document:
        for done, number in enumerate(numbers):
            progress.step(done, len(numbers))
            found[number] = document.image(number, width)
    return found
