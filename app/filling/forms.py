"""Fills a form for one person: the same file anew for each record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.filling.contents import Slot, boxed, content
from app.filling.lists import TOO_NARROW
from app.filling.references import Place
from app.filling.results import SHOWN, Report
from app.filling.strings import Change, runs_changed, runs_text
from app.filling.surroundings import WORKBOOK, computed_anew
from app.filling.who_line import strings_of, write_who
from app.language import Message

if TYPE_CHECKING:
    from app.exchange.grid import CellRange
    from app.filling.scattered import FormLayout, Spot
    from app.filling.sheet_part import SheetPart
    from app.filling.template import Template, TemplateSheet
    from app.filling.who_filled import Ours
    from app.ledger.questions import Record
    from app.views import View


class FormFiller:
    """Fills one form again and again.

    Args:
        template: the file.
        sheet: which of its sheets.
        layout: where what goes.
        view: shows the values.
        ours: who fills it in.
        overwrite: whether what stands there already is written over.
    """

    def __init__(
        self,
        template: Template,
        sheet: TemplateSheet,
        layout: FormLayout,
        view: View,
        ours: Ours,
        *,
        overwrite: bool = False,
    ) -> None:
        self._template, self._sheet, self._layout = template, sheet, layout
        self._view, self._ours, self._overwrite = view, ours, overwrite
        self._strings = strings_of(template)
        self._areas = template.areas(sheet)
        self._spots = [one for one in layout.spots if one.field]
        self._naming = view.office.registry.naming_field(view.declared.__tablename__)
        self._narrow: set[str] = set()
        self.report = Report(titles=[one.label for one in self._spots])

    def fill(self, record: Record) -> dict[str, bytes | None]:
        """The parts of the file that are others for one record."""
        part = self._template.sheet_part(self._sheet)
        who = self._view.text(self._naming, record)
        rows = range(1, self._areas.last_row + 1)
        write_who(self._strings, part, self._areas, self._ours, rows)
        shown = [self._write(part, one, record, who) for one in self._spots]
        report = self.report
        report.records += 1
        if len(report.rows) < SHOWN:
            report.rows.append(shown)
            report.names.append(who)
        changed: dict[str, bytes | None] = {}
        if part.has_formulas:
            part.forget_results()
            changed[WORKBOOK] = computed_anew(self._template.package.xml(WORKBOOK))
        changed[self._sheet.part] = part.xml()
        return changed

    def _write(self, part: SheetPart, spot: Spot, record: Record, who: str) -> str:
        """Write one place; what the clerk is shown of it."""
        field = self._view.declared.fields[spot.field]
        if spot.shape in ("boxes", "parts"):
            texts, problem = boxed(self._view, field, record, spot.room)
            self._note(who, spot, problem, "".join(texts))
            for area, text in zip(spot.cells, texts, strict=True):
                if text:
                    part.put_text(_place(area), text)
            return self._view.text(field, record) if spot.shape == "parts" else "".join(texts)
        area = spot.cells[0]
        made = content(self._view, field, record, self._slot(part, spot))
        if spot.present and not self._overwrite:
            if made.text and made.text != spot.present:
                said = {"present": spot.present, "text": made.text}
                kept = Message("表上已写着“{present}”，没有改成“{text}”", said)
                self.report.note(who, spot.label, kept)
            return spot.present
        self._note(who, spot, made.problem, made.text)
        if spot.shape == "within":
            self._write_within(part, area, made.text)
        elif made.number is not None:
            part.put_number(_place(area), made.number)
            self._look_at_room(part, spot, made.text)
        elif made.text:
            part.put_text(_place(area), made.text)
        return made.text

    def _note(self, who: str, spot: Spot, problem: Message | None, text: str) -> None:
        if problem is not None:
            self.report.note(who, spot.label, problem)
        elif not text:
            self.report.count_empty(spot.label)

    def _look_at_room(self, part: SheetPart, spot: Spot, text: str) -> None:
        """Warn once of a place in which a day shows as ``####``."""
        area = spot.cells[0]
        cell = part.cell(_place(area))
        width = self._areas.width(area)
        fits = cell is None or self._template.looks.has_room(cell.style, text, width)
        if not fits and spot.where not in self._narrow:
            self._narrow.add(spot.where)
            self.report.note("", spot.label, TOO_NARROW)

    def _write_within(self, part: SheetPart, area: CellRange, text: str) -> None:
        cell = part.cell(_place(area))
        inside = self._strings.inside(cell) if cell is not None else b""
        if not inside or not text:
            return
        said = runs_text(inside)
        end = len(said.rstrip(" _\u3000＿\n"))
        change = Change(end, len(said), text)
        part.put(_place(area), runs_changed(inside, [change], part.prefix), "inlineStr")

    def _slot(self, part: SheetPart, spot: Spot) -> Slot:
        cell = part.cell(_place(spot.cells[0]))
        return Slot(
            self._template.looks.number_format(cell.style if cell else 0),
            spot.hints,
            spot.picks,
            since_1904=self._template.since_1904,
        )


def _place(area: CellRange) -> Place:
    return Place(area.top, area.left)
