"""How far a sheet's content reaches, and which of its cells hold errors.

The spreadsheet reader gives a sheet one block of memory from its first filled cell to its last,
so that a single stray character in a far corner would ask for hundreds of gigabytes and end the
program. It also shows errors such as #N/A as empty cells. So each file is asked for both before
the reader sees it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

MAX_CELLS = 20_000_000
"""Rows times columns that a sheet may reach; more does not fit into an old computer."""


class CellError(NamedTuple):
    """A cell with an error instead of a value; row and column count from 1."""

    row: int
    column: int
    text: str


@dataclass(frozen=True)
class Extent:
    """Up to which row and column (from 1) a sheet is filled, its errors, and its hidden rows.

    Rows that were hidden by hand or by a filter are known of .xlsx alone.
    """

    rows: int = 0
    columns: int = 0
    errors: tuple[CellError, ...] = ()
    hidden: frozenset[int] = frozenset()

    @property
    def too_large(self) -> bool:
        """Whether the block of cells would not fit into memory."""
        return self.rows * self.columns > MAX_CELLS


def column_number(letters: str) -> int:
    """``A`` → 1, ``AA`` → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """1 → ``A``, 27 → ``AA``: how spreadsheets name their columns."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
