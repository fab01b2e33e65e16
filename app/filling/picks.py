"""Pick lists: what a cell of a spreadsheet may hold, as its data validation says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.filling.references import range_of, ranges_of
from app.filling.spans import spans
from app.filling.surroundings import WORKBOOK
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.exchange.grid import CellRange, SheetGrid
    from app.filling.package import Package
    from app.filling.references import Place

_SOURCE = re.compile(
    r"(?:(?P<sheet>'(?:[^']|'')+'|[^'!\s]+)!)?(?P<range>\$?[A-Za-z]{1,3}\$?\d+(?::\$?[A-Za-z]{1,3}\$?\d+)?)"
)
_MOST = 5000


@dataclass(frozen=True)
class PickLists:
    """The pick lists of one sheet, later ones counting more than earlier ones."""

    lists: tuple[tuple[tuple[CellRange, ...], tuple[str, ...]], ...]

    def at(self, place: Place) -> tuple[str, ...]:
        """What a cell may hold; empty: anything."""
        for areas, items in self.lists:
            for one in areas:
                if one.top <= place.row <= one.bottom and one.left <= place.column <= one.right:
                    return items
        return ()


def pick_lists(
    package: Package, part: str, sheet: SheetGrid, others: Sequence[SheetGrid]
) -> PickLists:
    """The lists of a sheet; those that are computed (INDIRECT) are left out.

    Args:
        package: the workbook.
        part: the sheet's.
        sheet: its content.
        others: all sheets of the workbook, in which lists may stand.
    """
    data = package.xml(part)
    found = spans(data, ("dataValidation", "formula1", "f", "sqref"))
    names = _names(package)

    def grid(name: str) -> SheetGrid | None:
        return next((one for one in others if one.name == name), None) if name else sheet

    lists: list[tuple[tuple[CellRange, ...], tuple[str, ...]]] = []
    rules = [one for one in found if one.plain == "dataValidation"]
    for rule in rules:
        if rule.attributes.get("type") != "list":
            continue
        inside = [one for one in found if rule.start < one.start < rule.end]
        source = next((one.text for one in inside if one.plain != "sqref" and one.text.strip()), "")
        listed = rule.attributes.get("sqref") or next(
            (one.text for one in inside if one.plain == "sqref"), ""
        )
        items = _items(source.strip(), names, grid)
        if items and listed:
            # files that were converted repeat a list for rows that no sheet has
            areas = tuple(one for one in ranges_of(listed) if one.top < 60_000)
            lists.append((areas, items))
    return PickLists(tuple(lists))


def _names(package: Package) -> dict[str, str]:
    book = package.xml(WORKBOOK)
    return {one.attributes.get("name", ""): one.text for one in spans(book, ("definedName",))}


def _items(
    source: str, names: dict[str, str], grid: Callable[[str], SheetGrid | None]
) -> tuple[str, ...]:
    if source.startswith('"') and source.endswith('"') and len(source) > 1:
        return tuple(filter(None, (one.strip() for one in source[1:-1].split(","))))
    source = names.get(source.removeprefix("="), source).removeprefix("=")
    said = _SOURCE.fullmatch(source.strip())
    if said is None:
        return ()
    name = said["sheet"] or ""
    sheet = grid(name[1:-1].replace("''", "'") if name.startswith("'") else name)
    if sheet is None:
        return ()
    area = range_of(said["range"])
    items: list[str] = []
    for cells in sheet.rows[area.top - 1 : min(area.bottom, area.top + _MOST)]:
        # as it stands there, with the spaces behind it: the program compares it so
        inside = cells[area.left - 1 : area.right]
        items += [one if isinstance(one, str) else text_of(one) for one in inside if text_of(one)]
    return tuple(items)
