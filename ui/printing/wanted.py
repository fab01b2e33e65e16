"""What a preview wants to have typeset, and the worker's way from there to the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ledger.forms import Form
from app.printing import forms, print_form
from ui.printing.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from app.ledger.questions import Question
    from app.office import Office
    from app.progress import Progress


@dataclass(frozen=True)
class Wanted:
    """What is to be typeset.

    Attributes:
        question: which records, in which order.
        form: the form, which need not have been saved.
        masked: whether numbers are mostly hidden.
        asks: what was answered to the form's questions.
        as_of: the day as of which the records are meant, as stored; empty: as they are now.
        blank: whether no record stands on it.
        only: of the records these; empty: all.
    """

    question: Question
    form: Form
    masked: bool = True
    asks: Mapping[str, str] = field(default_factory=dict[str, str])
    as_of: str = ""
    blank: bool = False
    only: tuple[bytes, ...] = ()


def offers(office: Office, ledger: str) -> list[Offer]:
    """The forms of a ledger, the usual one first."""
    return [Offer(Form(name=one.name, title=one.title)) for one in forms(office, ledger)]


def write(
    office: Office, wanted: Wanted, out: BinaryIO, progress: Progress
) -> tuple[int, tuple[str, ...]]:
    """Typeset; how many records stand on the pages, and what no font has.

    Raises:
        Trouble: the form cannot be printed so.
        Cancelled: through ``progress``.
    """
    printed = print_form(
        office, wanted.question, out, progress, form=wanted.form.name, masked=wanted.masked
    )
    return printed.rows, printed.missing
