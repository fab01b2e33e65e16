"""What a preview wants to have typeset, and the worker's way from there to the pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.printing import print_form

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

    from app.ledger.forms import Form
    from app.ledger.questions import Question
    from app.office import Office
    from app.printing import PrintedForm
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
        most: of them so many, the first ones; None: all.
    """

    question: Question
    form: Form
    masked: bool = True
    asks: Mapping[str, str] = field(default_factory=dict[str, str])
    as_of: str = ""
    blank: bool = False
    only: tuple[bytes, ...] = ()
    most: int | None = None


def write(office: Office, wanted: Wanted, out: BinaryIO, progress: Progress) -> PrintedForm:
    """Typeset in the worker thread.

    Raises:
        Trouble: the form cannot be printed so.
        Cancelled: through ``progress``.
    """
    return print_form(
        office,
        wanted.question,
        out,
        progress,
        form=wanted.form,
        masked=wanted.masked,
        asks={one: said for one, said in wanted.asks.items() if one in wanted.form.asks},
        as_of=wanted.as_of,
        blank=wanted.blank,
        only=wanted.only,
        most=wanted.most,
    )
