"""Printing a ledger's roster: from the records to the typesetter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.ledger.base import Roster
from app.ledger.fields import (
    Children,
    Computed,
    Day,
    Field,
    Flag,
    IdNumber,
    Link,
    Number,
    People,
    PersonName,
    Phone,
    Text,
    Time,
    Width,
)
from app.ledger.questions import Order
from app.paper import roster as paper
from app.paper.writing import write_roster
from app.rules import Rule, rule_words
from app.values.days import show_day
from app.views import View, listed_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from app.ledger.base import Ledger
    from app.ledger.questions import Question, Record
    from app.office import Office
    from app.progress import Progress

ROSTER = "roster"
PIECE = 500


@dataclass(frozen=True)
class Form:
    """One thing that can be printed.

    Attributes:
        name: for scripts.
        ledger: of which ledger.
        title: what stands above it.
    """

    name: str
    ledger: str
    title: str


@dataclass(frozen=True)
class PrintedForm:
    """What was printed.

    Attributes:
        pages: how many pages there are.
        rows: how many records stand on them.
        missing: characters that no font has; they stand as boxes.
    """

    pages: int
    rows: int
    missing: tuple[str, ...]


def forms(office: Office, ledger: str = "") -> list[Form]:
    """What can be printed (of one ledger)."""
    return [
        Form(ROSTER, one.__tablename__, _roster(one).title)
        for one in office.registry
        if not ledger or one.__tablename__ == ledger
    ]


def print_form(
    office: Office,
    question: Question,
    out: Path | BinaryIO,
    progress: Progress,
    *,
    form: str = ROSTER,
    masked: bool = True,
) -> PrintedForm:
    """Print the records that a question finds into a PDF.

    Args:
        office: ours.
        question: which records; in its order, or else in the form's own.
        out: the file, or an open binary one: what is only looked at is never on the disk.
        progress: told of the rows.
        form: see `forms`.
        masked: whether numbers are mostly hidden.

    Raises:
        Trouble: there is no such form, or the file cannot be written.
        Cancelled: through ``progress``; no file is left.
    """
    declared = office.registry[question.ledger]
    if form not in {one.name for one in forms(office, question.ledger)}:
        raise Trouble(
            "“{ledger}”没有叫“{form}”的表格",
            "请用 forms 看看有哪些表格",
            ledger=declared.sheet.title,
            form=form,
        )
    if not question.order:
        question = replace(question, order=tuple(map(Order.said, _roster(declared).order)))
    with office.snapshot() as now:
        records = now.asking.page(question)
        view = View(office, now, declared, masked=masked)
        done = write_roster(_page(office, view, records), out, progress=progress)
    return PrintedForm(done.pages, len(records), done.missing)


ROW_NUMBER = "序号"
"""On paper everything is Chinese, whatever the window speaks: the township reads it."""
AMENDED = "※"
"""Behind the number of a record that was changed after it was closed."""
AMENDED_NOTE = "序号后有“※”的，办结或者审核以后有更正。"
IN_REVIEW = "△"
"""Behind the number of a record of which something waits in review."""
IN_REVIEW_NOTE = "序号后有“△”的，有内容几个办公室写得不一样，还没有核对完，以核对以后的为准。"


def _page(office: Office, view: View, records: Sequence[Record]) -> paper.Roster:
    roster = _roster(view.declared)
    fields = _fields(view.declared, roster)
    number = paper.Column(ROW_NUMBER, "number", "center")
    return paper.Roster(
        title=f"{office.name}{roster.title}",
        columns=[number, *(_column(one) for one in fields)],
        rows=_rows(view, fields, records),
        filler=paper.Filler(office.name, office.person, show_day(office.today(), "chinese")),
        totals=(roster.total.format(count=len(records)),),
        notes=tuple(_notes(office, view, records)),
        paper="A4 portrait" if roster.portrait else "A4 landscape",
    )


def _notes(office: Office, view: View, records: Sequence[Record]) -> Iterator[str]:
    """What stands under the table."""
    if any(one.amended for one in records):
        yield AMENDED_NOTE
    if any(one.review for one in records):
        yield IN_REVIEW_NOTE
    laid_down = rule_words(office, view.now.connection, Rule.ROSTER_NOTE)
    if laid_down:
        yield laid_down


def _rows(view: View, fields: Sequence[Field], records: Sequence[Record]) -> Iterator[list[str]]:
    for start in range(0, len(records), PIECE):
        piece = records[start : start + PIECE]
        table = view.table(piece, fields)
        for number, (record, cells) in enumerate(zip(piece, table, strict=True), start + 1):
            yield [f"{number}{_marks(record)}", *cells]


def _marks(record: Record) -> str:
    """What stands behind the number of a record; see `_notes`."""
    return AMENDED * record.amended + IN_REVIEW * bool(record.review)


def _roster(declared: type[Ledger]) -> Roster:
    sheet = declared.sheet
    return sheet.roster or Roster(title=sheet.title, total="合计：{count} " + sheet.measure)


def _fields(declared: type[Ledger], roster: Roster) -> list[Field]:
    if roster.columns:
        return [declared.fields[name] for name in roster.columns]
    return [one for one in listed_fields(declared) if not isinstance(one, Computed)]


def _column(field: Field) -> paper.Column:
    title = field.heading
    if isinstance(field, Number) and field.unit:
        title = f"{field.heading}（{field.unit}）"
    return paper.Column(title, _kind(field), _align(field))


def _kind(field: Field) -> paper.Kind:
    if isinstance(field, PersonName) or (isinstance(field, Link) and field.person):
        return "name"
    if isinstance(field, (Day, Time, Number, Phone, IdNumber)):
        return "number"
    return "mongolian" if isinstance(field, Text) and field.mongolian else "text"


def _align(field: Field) -> paper.Align:
    long = field.room in (Width.LONG, Width.WIDE) and not isinstance(field, (IdNumber, Flag))
    return "left" if long or isinstance(field, (People, Children)) else "center"
