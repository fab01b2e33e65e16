"""Boxes of a sheet in their grid: where each stands, how high the rows are, where a page ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.paper.measures import MILLIMETRE
from app.paper.sheets import Box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

ORDINARY = 11 * MILLIMETRE
"""How high ordinary rows grow beside boxes to write in."""
HIGHEST = 18 * MILLIMETRE
"""How high they grow where there are none."""


class Placed(NamedTuple):
    """A box in the grid: its first row and column, and how many of each it takes."""

    box: Box
    row: int
    column: int
    down: int
    across: int

    @property
    def end(self) -> int:
        """The first row below it."""
        return self.row + self.down


def place(rows: Sequence[Sequence[Box]], columns: int) -> list[Placed]:
    """Where the boxes stand; they fill the rows from the left, as the cells of a table do.

    What a grid cannot hold as it is declared loses nothing: a box too wide becomes narrower, boxes
    beyond the last column begin another row, and what stays free is an empty box.
    """
    taken: set[tuple[int, int]] = set()
    found: list[Placed] = []

    def put(box: Box, row: int, column: int) -> None:
        across = 1
        while across < box.across and column + across < columns:
            if (row, column + across) in taken:
                break
            across += 1
        down = max(box.down, 1)
        found.append(Placed(box, row, column, down, across))
        taken.update((row + y, column + x) for y in range(down) for x in range(across))

    row = 0
    for boxes in rows:
        for box in boxes:
            while (column := _free(taken, row, columns)) is None:
                row += 1
            put(box, row, column)
        row += 1
    last = max((one.end for one in found), default=0)
    for at in range(last):
        while (column := _free(taken, at, columns)) is not None:
            put(Box("", across=columns), at, column)
    return found


def _free(taken: set[tuple[int, int]], row: int, columns: int) -> int | None:
    return next((column for column in range(columns) if (row, column) not in taken), None)


def row_heights(
    placed: Sequence[Placed], needed: Callable[[Placed], float], least: float
) -> list[float]:
    """How high each row must be.

    Args:
        placed: the boxes.
        needed: how high a box must be, in points.
        least: how high each row is at least, in points.
    """
    heights = [least] * max((one.end for one in placed), default=0)
    for one in sorted(placed, key=lambda one: one.down):
        have = sum(heights[one.row : one.end])
        short = max(needed(one), one.box.least * MILLIMETRE) - have
        if short > 0:
            for row in range(one.row, one.end):
                heights[row] += short / one.down
    return heights


def stretched(placed: Sequence[Placed], heights: Sequence[float], room: float) -> list[float]:
    """The rows, higher so that they fill the room: first of all those that are to be written in."""
    written = {
        one.row + row: one.box.least
        for one in placed
        for row in range(one.down)
        if one.box.least and not one.box.heading and one.down == 1
    }
    rows = list(heights)
    ordinary = [row for row in range(len(rows)) if row not in written]
    _raise_to_level(rows, ordinary, room, ORDINARY if written else HIGHEST)
    rest = room - sum(rows)
    if written and rest > 0:
        for row, least in written.items():
            rows[row] += rest * least / sum(written.values())
    return rows


def _raise_to_level(rows: list[float], chosen: Sequence[int], room: float, highest: float) -> None:
    """Make the lowest of the chosen rows higher, until all are level or the room is filled."""
    low, high = 0.0, highest
    for _ in range(40):
        level = (low + high) / 2
        grown = sum(max(level - rows[row], 0) for row in chosen)
        if sum(rows) + grown > room:
            high = level
        else:
            low = level
    for row in chosen:
        rows[row] = max(rows[row], low)


def whole_at(placed: Iterable[Placed], row: int) -> bool:
    """Whether no box reaches over the upper edge of this row."""
    return not any(one.row < row < one.end for one in placed)
