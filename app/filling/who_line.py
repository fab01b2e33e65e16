"""Writes who filled a file in into the lines around its table, or on its form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.filling.references import Place
from app.filling.strings import Strings, runs_changed, runs_text
from app.filling.surroundings import WORKBOOK
from app.filling.who_filled import changes, label_only

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exchange.grid import CellRange
    from app.filling.areas import Areas
    from app.filling.references import Insertion
    from app.filling.sheet_part import SheetPart
    from app.filling.template import Template
    from app.filling.who_filled import Ours


def write_who(
    strings: Strings,
    part: SheetPart,
    before: Areas,
    ours: Ours,
    rows: Iterable[int],
    *,
    insertion: Insertion | None = None,
) -> None:
    """Write unit, clerk and day where their labels stand and nothing else does.

    Args:
        strings: the file's.
        part: the sheet; rows may have been put in.
        before: what stood in it before.
        ours: what is written.
        rows: in which rows (as numbered before) to look.
        insertion: the rows that were put in.
    """
    for area in before.in_rows(rows):
        text = before.text(area)
        which = label_only(text)
        target = next(before.right_of(area), None) if which else None
        if which and target is not None and _is_free(before, target):
            place = Place(target.top, target.left)
            part.put_text(_moved(place, insertion), getattr(ours, which))
            continue
        place = _moved(Place(area.top, area.left), insertion)
        cell = part.cell(place)
        if cell is None or cell.formula is not None:
            continue
        inside = strings.inside(cell)
        wanted = list(changes(runs_text(inside), ours)) if inside else []
        if wanted:
            part.put(place, runs_changed(inside, wanted, part.prefix), "inlineStr")


def strings_of(template: Template) -> Strings:
    """The strings that the file's cells share."""
    related = template.package.related(WORKBOOK).values()
    part = next((target for kind, target in related if kind == "sharedStrings"), None)
    return Strings(template.package, template.package.find(part) if part else None)


def _is_free(areas: Areas, area: CellRange) -> bool:
    return (
        areas.exists(area)
        and not areas.text(area).strip(" _\u3000")
        and not areas.has_formula(area)
    )


def _moved(place: Place, insertion: Insertion | None) -> Place:
    return place if insertion is None else place._replace(row=insertion.row(place.row))
