"""What stands around the rows of a sheet's XML and says where something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.filling.references import range_name, range_of
from app.filling.spans import Edit, escaped, retagged, tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from app.exchange.grid import CellRange
    from app.filling.references import Insertion
    from app.filling.spans import Span

LISTED = frozenset({
    "dataValidation", "conditionalFormatting", "protectedRange", "ignoredError",
})  # fmt: skip
"""Elements with a list of ranges in ``sqref``."""
RANGED = frozenset({"autoFilter", "hyperlink", "sortState", "sortCondition"})
"""Elements with one range in ``ref``."""
FORMULAS = frozenset({"formula1", "formula2", "formula", "f"})
"""Elements that hold a formula; in extensions it stands in an ``f`` of its own."""
AROUND = LISTED | RANGED | FORMULAS | {"sqref", "brk", "rowBreaks", "mergeCells", "mergeCell"}


def moved_around(
    data: bytes, around: Sequence[Span], insertion: Insertion, is_here: Callable[[str], bool]
) -> Iterator[Edit]:
    """The edits by which pick lists, colours, filters, breaks and links follow rows put in.

    Args:
        data: the part.
        around: its elements outside of the rows.
        insertion: the rows.
        is_here: see `Insertion.formula`.
    """
    breaks = next((one for one in around if one.plain == "rowBreaks"), None)
    for one in around:
        if one.plain in LISTED and "sqref" in one.attributes:
            yield from _unlike(data, one, "sqref", insertion.listed(one.attributes["sqref"]))
        elif one.plain in RANGED and "ref" in one.attributes:
            area = insertion.area(range_of(one.attributes["ref"]))
            yield from _unlike(data, one, "ref", range_name(area))
        elif one.plain == "brk" and breaks is not None and breaks.start < one.start < breaks.end:
            # a break stands behind its row
            row = int(one.attributes.get("id", "0"))
            yield from _unlike(data, one, "id", str(insertion.row(row + 1) - 1))
        elif one.plain == "sqref" and one.text:
            yield from _reworded(one, insertion.listed(one.text))
        elif one.plain in FORMULAS and one.text.strip():
            yield from _reworded(one, insertion.formula(one.text, is_here))


def merged_anew(around: Sequence[Span], merged: Sequence[CellRange]) -> Iterator[Edit]:
    """The edit that writes the merged ranges anew."""
    for whole in around:
        if whole.plain == "mergeCells":
            inside = b"".join(
                tag(f"{whole.prefix}mergeCell", {"ref": range_name(one)}, empty=True)
                for one in merged
            )
            head = tag(whole.name, {**whole.attributes, "count": str(len(merged))})
            yield Edit(whole.start, whole.end, head + inside + f"</{whole.name}>".encode())


def _unlike(data: bytes, one: Span, name: str, new: str) -> Iterator[Edit]:
    if one.attributes.get(name) != new:
        yield retagged(data, one, {name: new})


def _reworded(one: Span, text: str) -> Iterator[Edit]:
    if text != one.text:
        yield Edit(one.opened, one.closed, escaped(text).encode())
