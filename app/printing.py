"""Printing a form of a ledger: from the records to a PDF."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.at_day import moment
from app.forms.catalogue import form_named
from app.forms.context import Context
from app.forms.listing import in_order
from app.forms.making import printable
from app.forms.renaming import with_current_names
from app.ledger.countable import ledgers_of
from app.ledger.forms import Form
from app.paper.writing import write

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Mapping
    from pathlib import Path
    from typing import BinaryIO

    from app.language import Message
    from app.ledger.questions import Question, Record
    from app.office import Office, Snapshot
    from app.paper.printable import Printable
    from app.progress import Progress


@dataclass(frozen=True)
class PrintedForm:
    """What was printed.

    Attributes:
        pages: how many pages there are.
        rows: how many records stand on them.
        missing: characters that no font has; they stand as boxes.
        left_out: what the form names and this program cannot print, one sentence each.
    """

    pages: int
    rows: int
    missing: tuple[str, ...]
    left_out: tuple[Message, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A form that is ready for paper, or for a document of words.

    Attributes:
        printable: what `app.paper` takes; its rows are read once, while the office is open.
        context: the form and its records.
    """

    printable: Printable
    context: Context


def print_form(
    office: Office,
    question: Question,
    out: Path | BinaryIO,
    progress: Progress,
    *,
    form: str | Form = "",
    masked: bool = True,
    asks: Mapping[str, str] | None = None,
    blank: bool = False,
    as_of: str = "",
    only: Collection[bytes] = (),
    most: int | None = None,
    invariant: bool = False,
) -> PrintedForm:
    """Print the records that a question finds into a PDF.

    Args:
        office: ours.
        question: which records; in its order, or else in the form's own.
        out: the file, or an open binary one: what is only looked at is never on the disk.
        progress: told of the rows.
        form: its name, see `app.forms.catalogue`; empty: the usual one; or a form that is kept
            nowhere yet.
        masked: whether numbers are mostly hidden. Forms with `Form.full` want them in full; who
            asks for that gives a reason and has it noted (`Office.disclose`). A wall copy never
            shows one.
        asks: what the form asks: name → what was typed.
        blank: without records, to be written in by hand.
        as_of: the records as they were on this day, "YYYY-MM-DD"; empty: as they are.
        only: of the records that the question finds these; empty: all.
        most: of them so many, the first ones; None: all.
        invariant: leave out the time of printing, so that equal forms give equal bytes.

    Raises:
        Trouble: there is no such form, or the file cannot be written.
        Cancelled: through ``progress``; no file is left.
    """
    with prepared(
        office,
        question,
        progress,
        form=form,
        masked=masked,
        asks=asks,
        blank=blank,
        as_of=as_of,
        only=only,
        most=most,
    ) as ready:
        done = write(ready.printable, out, progress=progress, invariant=invariant)
        context = ready.context
        rows = len(context.records)
        if context.form.layout == "counts":
            rows = context.now.asking.count(question)
        return PrintedForm(done.pages, rows, done.missing, tuple(context.left_out.values()))


@contextmanager
def prepared(
    office: Office,
    question: Question,
    progress: Progress,
    *,
    form: str | Form = "",
    masked: bool = True,
    asks: Mapping[str, str] | None = None,
    blank: bool = False,
    as_of: str = "",
    only: Collection[bytes] = (),
    most: int | None = None,
) -> Generator[Prepared]:
    """A form with its records, ready to be written to paper or elsewhere; see `print_form`.

    Raises:
        Trouble: there is no such form.
    """
    declared = office.registry[question.ledger]
    found = form if isinstance(form, Form) else form_named(office, question.ledger, form).form
    chosen = with_current_names(found, declared)
    with moment(office, as_of, ledgers_of(declared, chosen.count), progress) as now:
        empty = Context(
            office=office,
            now=now,
            declared=declared,
            form=chosen,
            masked=masked,
            asks=asks or {},
            blank=blank or chosen.blank,
            as_of=as_of,
        )
        counts = chosen.layout == "counts"
        asked = in_order(empty, question)
        records = [] if empty.blank or counts else _records(now, asked, only, most)
        context = replace(empty, records=records)
        yield Prepared(printable(context, question), context)


def _records(
    now: Snapshot, question: Question, only: Collection[bytes], most: int | None
) -> list[Record]:
    """The records that stand on the form, in order."""
    if not only:
        return now.asking.page(question, 0, most)
    wanted = frozenset(only)
    chosen = [uid for uid in now.asking.uids(question) if uid in wanted][:most]
    found = now.asking.some(question.ledger, chosen)
    return [found[uid] for uid in chosen]
