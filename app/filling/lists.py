"""Fills a list: one row for each record, in the file's own style."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.exchange.head import NUMBERING
from app.exchange.widths import row_height
from app.filling.already import already_there
from app.filling.body_rows import body_of
from app.filling.contents import Content, Slot, content
from app.filling.references import Insertion, Place
from app.filling.results import SHOWN, Report
from app.filling.surroundings import WORKBOOK, computed_anew, follow
from app.filling.who_line import strings_of, write_who
from app.language import Message, say
from app.ledger.fields import IdNumber, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.exchange.headers import Header
    from app.exchange.mapping import ColumnMap
    from app.filling.sheet_part import SheetPart
    from app.filling.template import Template, TemplateSheet
    from app.filling.who_filled import Ours
    from app.ledger.fields import Field
    from app.ledger.questions import Record
    from app.progress import Progress
    from app.views import View

PIECE = 500
KEPT = "…"
"""Shown in place of what stands in the file already."""
TOO_NARROW = Message("格子窄了些，打开后如果显示成“####”，请把列拉宽")


@dataclass
class FilledList:
    """A list that was filled in, in memory.

    Attributes:
        changed: the parts of the file that are others now.
        report: what the clerk should know.
    """

    changed: dict[str, bytes | None] = field(default_factory=dict[str, "bytes | None"])
    report: Report = field(default_factory=Report)


@dataclass(frozen=True)
class _Column:
    """A column that takes a field."""

    header: Header
    field: Field


def fill_list(
    template: Template,
    sheet: TemplateSheet,
    mapping: ColumnMap,
    *,
    view: View,
    records: Sequence[Record],
    ours: Ours,
    progress: Progress,
    overwrite: bool = False,
) -> FilledList:
    """Fill a list in.

    Args:
        template: the file.
        sheet: which of its sheets.
        mapping: which column takes which field.
        view: shows the values.
        records: one for each row.
        ours: who fills it in.
        progress: told of the rows.
        overwrite: whether rows that are filled in are written over.

    Raises:
        Trouble: the sheet is damaged.
        Cancelled: through ``progress``.
    """
    part = template.sheet_part(sheet)
    filled = FilledList()
    report = filled.report
    body = body_of(mapping.table, part, template.looks, overwrite=overwrite)
    already = already_there(mapping, body, view, records, report)
    rows, insertion, like = body.rows_for(len(already.others))
    report.records, report.completed = len(records), len(already.rows)
    left = [row for row in body.replaced if row not in rows]
    report.kept = len(body.filled) - report.completed + len(left)
    _empty(part, mapping, set(body.replaced).difference(left))
    styles: dict[int, int] = {}
    if insertion is not None:
        _put_in(template, sheet, part, insertion=insertion, like=like, filled=filled)
        report.inserted = insertion.count
    if body.is_plain:
        styles = _plain_styles(template, part, mapping, filled)
    columns = [
        _Column(header, view.declared.fields[name])
        for header, name in zip(mapping.table.headers, mapping.fields, strict=True)
        if name
    ]
    report.titles = [one.header.full_title for one in columns]
    writer = _Rows(
        template,
        sheet,
        part,
        columns=columns,
        view=view,
        report=report,
        first=body.first,
        styles=styles,
    )
    view.prepare([record for _, record in already.rows])
    for row, record in already.rows:
        writer.complete(row if insertion is None else insertion.row(row), record)
    what = say("正在填“{name}”", name=template.path.name)
    placed = list(zip(rows, already.others, strict=True))
    numbering = [one for one in mapping.table.headers if one.title in NUMBERING]
    for start in range(0, len(placed), PIECE):
        pairs = placed[start : start + PIECE]
        view.prepare([record for _, record in pairs])
        progress.step(start, len(placed), what)
        for at, (row, record) in enumerate(pairs, start + 1):
            for header in numbering:
                writer.number(Place(row, header.column), len(body.filled) + at, insertion)
            writer.write(row, record)
    progress.step(len(placed), len(placed), what)
    outside = _outside(mapping, rows, insertion)
    before, strings = template.areas(sheet), strings_of(template)
    write_who(strings, part, before, ours, outside, insertion=insertion)
    if part.has_formulas:
        part.forget_results()
        book = filled.changed.get(WORKBOOK) or template.package.xml(WORKBOOK)
        filled.changed[WORKBOOK] = computed_anew(book)
    filled.changed[sheet.part] = part.xml()
    return filled


def _empty(part: SheetPart, mapping: ColumnMap, rows: Iterable[int]) -> None:
    """Take out what rows say of others, so that nobody gets another's telephone."""
    for row in rows:
        for header in mapping.table.headers:
            place = Place(row, header.column)
            cell = part.cell(place)
            if cell and cell.value and cell.formula is None and header.title not in NUMBERING:
                part.put(place, b"")


def _put_in(
    template: Template,
    sheet: TemplateSheet,
    part: SheetPart,
    *,
    insertion: Insertion,
    like: int,
    filled: FilledList,
) -> None:
    name = sheet.grid.name
    part.insert(insertion, like, lambda said: said in ("", name))
    filled.changed.update(follow(template.package, sheet.part, name, insertion))


def _plain_styles(
    template: Template, part: SheetPart, mapping: ColumnMap, filled: FilledList
) -> dict[int, int]:
    """Column → the style of its rows, where only the header has one."""
    row = mapping.table.header_row
    cells = {one.column: part.cell(Place(row, one.column)) for one in mapping.table.headers}
    own = {column: cell.style for column, cell in cells.items() if cell is not None}
    made, data = template.looks.plain_ones(list(own.values()))
    if data is not None and template.looks.part:
        filled.changed[template.looks.part] = data
    return {column: made[style] for column, style in own.items()}


def _outside(mapping: ColumnMap, rows: Sequence[int], insertion: Insertion | None) -> set[int]:
    """Rows of the sheet (as numbered before) in which the lines about the filler may stand."""
    table = mapping.table
    body = {*table.numbers, table.header_row}
    taken = {row for row in rows if insertion is None or row < insertion.at}
    return set(range(1, len(table.sheet.rows) + 1)) - body - taken


class _Rows:
    """Writes the cells of one sheet's body."""

    def __init__(
        self,
        template: Template,
        sheet: TemplateSheet,
        part: SheetPart,
        *,
        columns: Sequence[_Column],
        view: View,
        report: Report,
        first: int,
        styles: dict[int, int],
    ) -> None:
        self._template, self._part = template, part
        self._columns, self._view, self._report = columns, view, report
        self._styles = styles
        self._picks = template.picks(sheet)
        self._first = first
        self._narrow: set[int] = set()
        self._slots: dict[tuple[int, int], Slot] = {}
        self._naming = view.office.registry.naming_field(view.declared.__tablename__)

    def number(self, place: Place, number: int, insertion: Insertion | None) -> None:
        """Write the running number, unless the file counts itself."""
        cell = self._part.cell(place)
        if cell is not None and (cell.formula is not None or (cell.value and insertion is None)):
            return
        style = self._styles.get(place.column)
        format_ = self._template.looks.number_format(cell.style if cell and style is None else 0)
        if format_.is_text:
            self._part.put_text(place, str(number), style=style)
        else:
            self._part.put_number(place, number, style=style)

    def complete(self, row: int, record: Record) -> None:
        """Write what is empty in the row of somebody who stands there already."""
        self.write(row, record, only_empty=True)

    def write(self, row: int, record: Record, *, only_empty: bool = False) -> None:
        """Write one record."""
        report = self._report
        who = self._view.text(self._naming, record)
        shown: list[str] = []
        for one in self._columns:
            place = Place(row, one.header.column)
            cell = self._part.cell(place)
            if cell is not None and cell.formula is not None:
                shown.append(say("（公式）"))
                continue
            if only_empty and cell is not None and cell.value:
                shown.append(KEPT)
                continue
            made = content(self._view, one.field, record, self._slot(place, one))
            shown.append(made.text)
            if made.problem is not None:
                report.note(who, one.header.full_title, made.problem)
            elif not made.text:
                report.count_empty(one.header.full_title)
            self._put(place, one.field, made)
            self._look_at_room(place, one.header, made)
        for column, style in self._styles.items():
            place = Place(row, column)
            if self._part.cell(place) is None:
                self._part.put(place, b"", style=style)
        if self._styles:
            # a row that nobody prepared is as high as its text
            widths = [self._part.width(one.header.column) for one in self._columns]
            high = {"ht": str(row_height(shown, widths)), "customHeight": "1"}
            self._part.touch(row).attributes.update(high)
        if len(report.rows) < SHOWN:
            report.rows.append(shown)
            report.names.append(who)

    def _put(self, place: Place, field: Field, made: Content) -> None:
        style = self._styles.get(place.column)
        if made.number is not None and not isinstance(field, (IdNumber, Phone)):
            self._part.put_number(place, made.number, style=style)
        elif made.text:
            self._part.put_text(place, made.text, style=style)

    def _look_at_room(self, place: Place, header: Header, made: Content) -> None:
        """Warn once of a column in which days show as ``####``."""
        cell = self._part.cell(place)
        if made.number is None or cell is None or header.column in self._narrow:
            return
        width = self._part.width(place.column)
        if not self._template.looks.has_room(cell.style, made.text, width):
            self._narrow.add(header.column)
            self._report.note("", header.full_title, TOO_NARROW)

    def _slot(self, place: Place, column: _Column) -> Slot:
        cell = self._part.cell(place)
        style = cell.style if cell else self._part.column_style(place.column)
        key = place.column, style
        if key not in self._slots:
            header = column.header
            # the list of the first row holds for all: below it may not have been copied
            picks = self._picks.at(Place(self._first, place.column))
            self._slots[key] = Slot(
                self._template.looks.number_format(style),
                (header.title, header.unit, header.full_title),
                picks,
                header.unit,
                self._template.since_1904,
            )
        return self._slots[key]
