"""Rows and cells of a sheet as they are read and written."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.filling.references import Place
from app.filling.spans import escaped, tag


@dataclass(frozen=True)
class Formula:
    """A cell's formula: its attributes and its text."""

    attributes: dict[str, str]
    text: str


@dataclass
class Cell:
    """One cell as it is written.

    Attributes:
        attributes: of its tag; ``r`` is set anew when it is written.
        formula: what it computes, if it does.
        value: its value as XML: ``<v>…</v>`` or ``<is>…</is>``.
    """

    attributes: dict[str, str] = field(default_factory=dict[str, str])
    formula: Formula | None = None
    value: bytes = b""

    @property
    def style(self) -> int:
        """The number of its format."""
        said = self.attributes.get("s", "0")
        return int(said) if said.isdecimal() else 0


@dataclass
class Row:
    """One row.

    Attributes:
        attributes: of its tag; ``r`` is set anew when it is written.
        cells: by column, from 1.
        raw: its XML where nothing was changed.
    """

    attributes: dict[str, str] = field(default_factory=dict[str, str])
    cells: dict[int, Cell] = field(default_factory=dict[int, Cell])
    raw: bytes | None = None


def row_xml(prefix: str, number: int, row: Row) -> bytes:
    """A row as XML, numbered anew."""
    if row.raw is not None:
        return row.raw
    p = prefix
    attributes = {"r": str(number), **{k: v for k, v in row.attributes.items() if k != "r"}}
    if row.cells:
        first, last = min(row.cells), max(row.cells)
        said = attributes.get("spans", "")
        low, _, high = said.partition(":")
        if low.isdecimal() and high.isdecimal() and not (int(low) <= first and last <= int(high)):
            attributes["spans"] = f"{min(first, int(low))}:{max(last, int(high))}"
    cells = b"".join(
        _cell_xml(p, Place(number, column), cell) for column, cell in sorted(row.cells.items())
    )
    if not cells:
        return tag(f"{p}row", attributes, empty=True)
    return tag(f"{p}row", attributes) + cells + f"</{p}row>".encode()


def _cell_xml(prefix: str, place: Place, cell: Cell) -> bytes:
    attributes = {"r": place.name, **{k: v for k, v in cell.attributes.items() if k != "r"}}
    inner = b""
    if cell.formula is not None:
        text = escaped(cell.formula.text).encode()
        inner = tag(f"{prefix}f", cell.formula.attributes, empty=not text)
        inner += text + f"</{prefix}f>".encode() if text else b""
    inner += cell.value
    if not inner:
        attributes.pop("t", None)
        return tag(f"{prefix}c", attributes, empty=True)
    return tag(f"{prefix}c", attributes) + inner + f"</{prefix}c>".encode()
