"""What was found in a file that is to be filled in; all of this runs in a worker thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.filling.documents import ENDING, Document, open_document
from app.filling.layouts import best_layouts, layouts
from app.filling.pictures import picture
from app.filling.template import open_template

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.filling.layouts import Layout
    from app.filling.pictures import Picture
    from app.filling.template import Template
    from app.ledger.base import Ledger
    from app.ledger.questions import Question
    from app.office import Office
    from app.progress import Progress


@dataclass(frozen=True)
class Wish:
    """Which records somebody had before him when he wanted to fill a file.

    Attributes:
        question: what the table shows.
        uids: the records that are selected in it.
        found: how many it shows; None: nobody has counted.
    """

    question: Question
    uids: tuple[bytes, ...] = ()
    found: int | None = None


@dataclass(frozen=True)
class Opened:
    """A spreadsheet, and what can be filled in it.

    Attributes:
        template: the file.
        declared: the ledger whose records fill it.
        layouts: its sheets, the best first.
        pictures: what these look like.
    """

    template: Template
    declared: type[Ledger]
    layouts: Sequence[Layout]
    pictures: Sequence[Picture]


def opened(
    office: Office, path: Path, first: type[Ledger], progress: Progress
) -> Opened | Document:
    """Look into a file, and find the ledger that knows most of it.

    Raises:
        Trouble: it cannot be filled in.
    """
    if path.suffix.lower() == ENDING:
        return open_document(path)
    template = open_template(path, progress)
    declared, found = best_layouts(office, template, first)
    return Opened(template, declared, found, [picture(template, one) for one in found])


def opened_for(office: Office, template: Template, declared: type[Ledger]) -> Opened:
    """The same file for another ledger.

    Raises:
        Trouble: that one knows nothing of it.
    """
    found = layouts(office, template, declared)
    return Opened(template, declared, found, [picture(template, one) for one in found])
