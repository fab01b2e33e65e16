"""Exporting a ledger to a file that reads back as the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.exchange.identity import HEADING, mark_of
from app.exchange.out_sheet import OutColumn, OutSheet, filler_line
from app.exchange.write import write_csv, write_xlsx
from app.ledger.extras import read_extras
from app.ledger.fields import Children, Computed, Field, Number, Text
from app.sync.contested import contested
from app.views import View

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.ledger.base import ColumnSet, Ledger
    from app.ledger.questions import Question, Record
    from app.office import Office
    from app.progress import Progress
    from app.values.reading import Raw

NUMBER = "序号"
IN_REVIEW, WHOLE = "待核对", "整条记录"
"""What waits in review: the heading, and what is said of a whole record."""
MARK_WIDTH = 22
"""Of the column of marks, once somebody shows it; in Latin letters."""
PIECE = 1000


def export(
    office: Office,
    question: Question,
    path: Path,
    progress: Progress,
    *,
    masked: bool = True,
    columns: Sequence[str] = (),
    wanted: ColumnSet | None = None,
) -> int:
    """Write the records that a question finds to an .xlsx or .csv file; how many there are.

    Fields that nobody has filled in are left out, unless they stand in the table by default. Where
    something waits in review, a last column says what; reading the file back leaves it out. Behind
    it a hidden column tells which record each row is (`app.exchange.identity`).

    Args:
        office: ours.
        question: which records, in which order.
        path: the file.
        progress: told of the rows.
        masked: whether numbers are mostly hidden.
        columns: names of the fields in order; empty: those that are filled.
        wanted: the columns of another system, in place of these.

    Raises:
        Trouble: the file's name ends otherwise, or it cannot be written.
    """
    suffix = path.suffix.lower()
    if suffix not in (".xlsx", ".csv"):
        raise Trouble(
            "不能导出为“{suffix}”文件", "文件名请以 .xlsx 或 .csv 结尾", suffix=suffix or path.name
        )
    declared = office.registry[question.ledger]
    with office.snapshot() as now:
        records = now.asking.page(question)
        view = View(office, now, declared, masked=masked)
        if wanted:
            brought = [_Column.of(declared, *one) for one in wanted.columns]
        else:
            fields = [declared.fields[one] for one in columns] or exported_fields(declared, records)
            brought = [_Column(one) for one in fields]
        rows = _rows(view, brought, records, progress)
        waiting = contested(office, now.connection, question.ledger, records)
    heads = [OutColumn(NUMBER, "number"), *(one.out() for one in brought)]
    if waiting:
        heads.append(OutColumn(IN_REVIEW, "wrapped"))
        said = [_asked(declared, waiting.get(one.uid, frozenset())) for one in records]
        rows = [(*row, text) for row, text in zip(rows, said, strict=True)]
    heads.append(OutColumn(HEADING, width=MARK_WIDTH, hidden=True))
    marks = (mark_of(question.ledger, one.uid) for one in records)
    rows = [(*row, mark) for row, mark in zip(rows, marks, strict=True)]
    sheet = OutSheet(
        name=declared.sheet.title,
        columns=heads,
        rows=rows,
        title=f"{office.name}{_title(declared)}",
        filler=filler_line(office),
    )
    if suffix == ".xlsx":
        write_xlsx(path, [sheet], progress=progress)
    else:
        write_csv(path, sheet, progress=progress)
    return len(rows)


def _asked(declared: type[Ledger], fields: frozenset[str]) -> str:
    """What of a record waits in review."""
    labels = [one.label for one in declared.fields.values() if one.name in fields]
    return "、".join([*labels, WHOLE] if "" in fields else labels)


def exported_fields(declared: type[Ledger], records: Sequence[Record]) -> list[Field]:
    """The fields that a file of these records has, in order."""
    return [
        one
        for one in declared.fields.values()
        if not isinstance(one, Computed)
        and (
            one.listed
            or isinstance(one, Children)
            or any(record.values[one.name] is not None for record in records)
        )
    ]


@dataclass(frozen=True)
class _Column:
    """One column: a field under its own heading or another, or what was kept under a heading."""

    field: Field
    heading: str = ""
    is_extra: bool = False

    @classmethod
    def of(cls, declared: type[Ledger], heading: str, name: str) -> _Column:
        """A column of another system."""
        return cls(declared.fields[name or declared.sheet.extras], heading, not name)

    def cell(self, view: View, record: Record) -> Raw:
        """What stands in it."""
        if self.is_extra:
            stored = record.values[self.field.name]
            text = read_extras(stored if isinstance(stored, str) else None).get(self.heading, "")
            return self.field.mask(text) if view.masked else text
        if isinstance(self.field, Number):
            return view.out(self.field, record)
        return view.text(self.field, record)

    def out(self) -> OutColumn:
        """As it is to be written."""
        field, heading = self.field, self.heading or self.field.label
        if isinstance(field, Number):
            return OutColumn(f"{heading}（{field.unit}）" if field.unit else heading, "number")
        wrapped = isinstance(field, Children) or (isinstance(field, Text) and field.lines > 1)
        return OutColumn(heading, "wrapped" if wrapped and not self.is_extra else "text")


def _rows(
    view: View, columns: Sequence[_Column], records: Sequence[Record], progress: Progress
) -> list[tuple[Raw, ...]]:
    found: list[tuple[Raw, ...]] = []
    for start in range(0, len(records), PIECE):
        progress.step(start, len(records))
        piece = records[start : start + PIECE]
        view.prepare(piece)
        for number, record in enumerate(piece, start + 1):
            found.append((number, *(one.cell(view, record) for one in columns)))
    return found


def _title(declared: type[Ledger]) -> str:
    return declared.sheet.printed[0].title
