"""Where the boxes of a sheet stand, and what becomes of them when some are added or taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.ledger.forms import FormBox
from app.paper.grid import place
from app.paper.sheets import Box

if TYPE_CHECKING:
    from collections.abc import Sequence

Rows = tuple[tuple[FormBox, ...], ...]


class Place(NamedTuple):
    """Where a box stands.

    Attributes:
        box: the box.
        line: which of the form's rows it is in.
        at: the how manieth of that row.
        row: the row of the grid in which it begins.
        column: the column in which it begins.
        across: how many columns of the grid it really takes.
        down: how many rows.
    """

    box: FormBox
    line: int
    at: int
    row: int
    column: int
    across: int
    down: int


def places(rows: Rows, columns: int) -> list[Place]:
    """Where each box stands: just there where paper has it.

    Args:
        rows: the boxes.
        columns: how many columns the grid has.
    """
    marked = [
        [
            Box(f"{line} {at}", across=max(1, box.across), down=max(1, box.down))
            for at, box in enumerate(row)
        ]
        for line, row in enumerate(rows)
    ]
    found: list[Place] = []
    for one in place(marked, columns):
        if one.box.text:  # else it only fills what boxes leave free
            line, at = map(int, one.box.text.split())
            size = (one.across, one.down)
            found.append(Place(rows[line][at], line, at, one.row, one.column, *size))
    return found


def with_box(rows: Rows, line: int, at: int, box: FormBox) -> Rows:
    """The rows with one box in place of another."""
    row = rows[line]
    return _with_row(rows, line, (*row[:at], box, *row[at + 1 :]))


def with_box_added(rows: Rows, line: int, at: int, box: FormBox) -> Rows:
    """The rows with one more box, before that place."""
    row = rows[line]
    return _with_row(rows, line, (*row[:at], box, *row[at:]))


def without_box(rows: Rows, line: int, at: int) -> Rows:
    """The rows without a box; a row that has none is gone too."""
    row = rows[line]
    kept = (*row[:at], *row[at + 1 :])
    return _with_row(rows, line, kept) if kept else (*rows[:line], *rows[line + 1 :])


def with_row_added(rows: Rows, line: int, columns: int) -> Rows:
    """The rows with one more before that one: a heading, and a box beside it."""
    across = max(1, columns - 1)
    row = (FormBox(heading=True), FormBox(across=across)) if columns > 1 else (FormBox(),)
    return (*rows[:line], row, *rows[line:])


def moved(rows: Rows, line: int, at: int, by: int) -> Rows:
    """The rows with a box moved within its row."""
    row = list(rows[line])
    to = at + by
    if not 0 <= to < len(row):
        return rows
    row.insert(to, row.pop(at))
    return _with_row(rows, line, row)


def row_moved(rows: Rows, line: int, by: int) -> Rows:
    """The rows with one of them moved up or down."""
    to = line + by
    if not 0 <= to < len(rows):
        return rows
    kept = list(rows)
    kept.insert(to, kept.pop(line))
    return tuple(kept)


def _with_row(rows: Rows, line: int, row: Sequence[FormBox]) -> Rows:
    return (*rows[:line], tuple(row), *rows[line + 1 :])
