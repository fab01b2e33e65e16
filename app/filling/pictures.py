"""A picture of a sheet: what the clerk recognises the file by, with the places that are filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.filling.body_rows import body_of
from app.filling.references import Place
from app.filling.scattered import FormLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.exchange.grid import CellRange
    from app.filling.areas import Areas
    from app.filling.layouts import Layout
    from app.filling.template import Template

MOST_ROWS = 60
MOST_COLUMNS = 40
_USUAL_HEIGHT = 15.0


@dataclass(frozen=True)
class PictureCell:
    """One area of the sheet, in rows and columns of the picture (from 0).

    Attributes:
        row, column: where it begins.
        rows, columns: how far it reaches.
        text: what stands there.
        where: the place that it belongs to (``C``, ``D4``); empty: none.
        is_label: whether the place's label stands there, and not its value.
    """

    row: int
    column: int
    rows: int
    columns: int
    text: str
    where: str = ""
    is_label: bool = False


@dataclass(frozen=True)
class Picture:
    """A sheet as it looks, without hidden columns.

    Attributes:
        widths: of the columns, in digits.
        heights: of the rows, in points.
        letters: of the columns.
        numbers: of the rows.
        cells: what stands in it.
    """

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    letters: tuple[str, ...]
    numbers: tuple[int, ...]
    cells: tuple[PictureCell, ...]


def picture(template: Template, layout: Layout) -> Picture:
    """Draw a sheet up to its places, and a little further.

    Raises:
        Trouble: it is damaged.
    """
    areas = template.areas(layout.sheet)
    part = areas.part
    marks = _marks(template, layout)
    # what stands in hidden columns only, such as pick lists, does not lengthen the picture
    seen = [area.bottom for area in areas]
    last_row = min(max([*seen, *(one.row for one in marks)], default=1), MOST_ROWS)
    last_column = max((one.column for one in marks), default=1)
    for one in part.merged:
        # titles reach over the whole table; hidden lists behind it are left out
        if one.top <= last_row and not part.is_hidden(one.right):
            last_column = max(last_column, min(one.right, MOST_COLUMNS))
    shown = [one for one in range(1, last_column + 1) if not part.is_hidden(one)][:MOST_COLUMNS]
    at = {column: number for number, column in enumerate(shown)}
    cells = [
        cell
        for row in range(1, last_row + 1)
        for column in shown
        if (cell := _cell(areas, Place(row, column), at, last_row, marks)) is not None
    ]
    return Picture(
        tuple(part.width(one) for one in shown),
        tuple(_height(areas, row) for row in range(1, last_row + 1)),
        tuple(Place(1, one).name[:-1] for one in shown),
        tuple(range(1, last_row + 1)),
        tuple(cells),
    )


def _height(areas: Areas, row: int) -> float:
    found = areas.part.rows.get(row)
    said = found.attributes.get("ht", "") if found else ""
    try:
        return float(said) if said else _USUAL_HEIGHT
    except ValueError:
        return _USUAL_HEIGHT


def _marks(template: Template, layout: Layout) -> dict[Place, tuple[str, bool]]:
    """Cell → its place, and whether it is the label."""
    found: dict[Place, tuple[str, bool]] = {}
    content = layout.content
    if isinstance(content, FormLayout):
        for spot in content.spots:
            found[Place(spot.at.top, spot.at.left)] = spot.where, True
            for one in spot.cells:
                found[Place(one.top, one.left)] = spot.where, False
        return found
    body = body_of(content.table, template.areas(layout.sheet).part, template.looks)
    rows = list(body.free[:2]) or [body.first]
    for header, target in zip(content.table.headers, _wheres(layout), strict=True):
        if target:
            found[Place(content.table.header_row, header.column)] = target, True
            for row in rows:
                found[Place(row, header.column)] = target, False
    return found


def _wheres(layout: Layout) -> list[str]:
    """For each header its place; empty: it is a running number."""
    content = layout.content
    assert not isinstance(content, FormLayout)
    targets = {one.where for one in layout.targets}
    names = [Place(1, one.column).name[:-1] for one in content.table.headers]
    return [one if one in targets else "" for one in names]


def _cell(
    areas: Areas,
    place: Place,
    at: Mapping[int, int],
    last_row: int,
    marks: Mapping[Place, tuple[str, bool]],
) -> PictureCell | None:
    area: CellRange = areas.at(place)
    seen = [one for one in range(area.left, area.right + 1) if one in at]
    if not seen or (area.top, seen[0]) != place:
        return None
    where, is_label = marks.get(Place(area.top, area.left), ("", False))
    text = areas.text(area)
    rows = min(area.bottom, last_row) - area.top + 1
    if not text.strip() and not where and rows == 1 and len(seen) == 1:
        return None
    return PictureCell(area.top - 1, at[seen[0]], rows, len(seen), text, where, is_label)
