"""What else in a workbook says where something stands, and follows when rows are put in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.filling.references import range_name, range_of
from app.filling.spans import Edit, edited, escaped, retagged, spans

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from app.filling.package import Package
    from app.filling.references import Insertion

WORKBOOK = "xl/workbook.xml"
CHAIN = "xl/calcChain.xml"
_ANCHOR = re.compile(
    r"(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)"
)
"""Of a note's box: column, offset, row, offset; column, offset, row, offset."""


def follow(package: Package, part: str, name: str, insertion: Insertion) -> dict[str, bytes | None]:
    """The other parts of a workbook that change when rows are put into a sheet.

    Names (the print area among them), formulas of other sheets, pictures, notes and tables; and
    the list of what to compute, which Excel makes anew.

    Args:
        package: the workbook.
        part: the sheet's.
        name: the sheet's, as the tab shows it.
        insertion: the rows.
    """
    changed: dict[str, bytes | None] = {}
    book = package.xml(WORKBOOK)
    changed[WORKBOOK] = edited(book, _names(book, name, insertion))
    for other, data in _other_sheets(package, part):
        new = edited(data, _formulas(data, insertion, lambda said: said == name))
        if new != data:
            changed[other] = new
    for kind, target in package.related(part).values():
        if package.find(target) is None:
            continue
        data = package.xml(target) if kind != "vmlDrawing" else package.part(target)
        edits = list(_MOVERS[kind](data, insertion)) if kind in _MOVERS else []
        if edits:
            changed[target] = edited(data, edits)
    changed.update(package.without(CHAIN, WORKBOOK))
    return changed


def computed_anew(book: bytes) -> bytes:
    """``workbook.xml`` that tells programs to compute everything when they open the file."""
    for one in spans(book, ("calcPr",)):
        if one.attributes.get("fullCalcOnLoad") == "1":
            return book
        return edited(book, [retagged(book, one, {"fullCalcOnLoad": "1"})])
    # behind what the standard wants before it
    before = [
        one
        for one in spans(book, ("sheets", "functionGroups", "externalReferences", "definedNames"))
        if one.depth == 1
    ]
    if not before:
        return book
    last = max(one.end for one in before)
    made = f'<{before[0].prefix}calcPr fullCalcOnLoad="1"/>'.encode()
    return edited(book, [Edit(last, last, made)])


def _names(book: bytes, name: str, insertion: Insertion) -> Iterator[Edit]:
    for one in spans(book, ("definedName",)):
        text = insertion.formula(one.text, lambda said: said == name)
        if text != one.text:
            yield Edit(one.opened, one.closed, escaped(text).encode())


def _other_sheets(package: Package, part: str) -> Iterator[tuple[str, bytes]]:
    for kind, target in package.related(WORKBOOK).values():
        if kind == "worksheet" and target != part and package.find(target):
            yield target, package.xml(target)


def _formulas(data: bytes, insertion: Insertion, is_here: Callable[[str], bool]) -> Iterator[Edit]:
    """Formulas elsewhere that speak of the sheet; what they gave before is dropped."""
    found = spans(data, ("c", "f", "v", "formula", "formula1", "formula2"))
    is_changed = False
    for one in found:
        if one.plain == "c":
            is_changed = False
        elif one.plain == "v":
            if is_changed:
                yield Edit(one.start, one.end, b"")
        elif one.text.strip():
            text = insertion.formula(one.text, is_here)
            if text != one.text:
                is_changed = one.plain == "f"
                yield Edit(one.opened, one.closed, escaped(text).encode())


def _pictures(data: bytes, insertion: Insertion) -> Iterator[Edit]:
    """Anchors count rows from 0."""
    anchors = [
        one for one in spans(data, ("from", "to", "row")) if one.plain == "row" and one.text.strip()
    ]
    for one in anchors:
        row = int(one.text)
        new = insertion.row(row + 1) - 1
        if new != row:
            yield Edit(one.opened, one.closed, str(new).encode())


def _notes(data: bytes, insertion: Insertion) -> Iterator[Edit]:
    for one in spans(data, ("comment", "threadedComment")):
        if "ref" in one.attributes:
            new = range_name(insertion.area(range_of(one.attributes["ref"]), grows=False))
            if new != one.attributes["ref"]:
                yield retagged(data, one, {"ref": new})


def _note_boxes(data: bytes, insertion: Insertion) -> Iterator[Edit]:
    """The old drawing language is often not well-formed: looked at by patterns."""
    text = data.decode("utf-8", "surrogateescape")

    def place(start: int, end: int, new: str) -> Edit:
        first = len(text[:start].encode("utf-8", "surrogateescape"))
        return Edit(
            first,
            first + len(text[start:end].encode("utf-8", "surrogateescape")),
            new.encode(),
        )

    for found in re.finditer(r"<x:Row>\s*(\d+)\s*</x:Row>", text):
        new = insertion.row(int(found[1]) + 1) - 1
        yield place(found.start(1), found.end(1), str(new))
    for found in re.finditer(r"<x:Anchor>([^<]*)</x:Anchor>", text):
        parts = _ANCHOR.search(found[1])
        if parts:
            top, bottom = int(parts[3]), int(parts[7])
            moved = insertion.row(top + 1) - 1 - top
            numbers = list(parts.groups())
            numbers[2], numbers[6] = str(top + moved), str(bottom + moved)
            yield place(found.start(1), found.end(1), ", ".join(numbers))


def _tables(data: bytes, insertion: Insertion) -> Iterator[Edit]:
    for one in spans(data, ("table", "autoFilter", "sortState", "sortCondition")):
        if "ref" in one.attributes:
            new = range_name(insertion.area(range_of(one.attributes["ref"])))
            if new != one.attributes["ref"]:
                yield retagged(data, one, {"ref": new})


_MOVERS = {
    "drawing": _pictures,
    "comments": _notes,
    "threadedComment": _notes,
    "vmlDrawing": _note_boxes,
    "table": _tables,
}
