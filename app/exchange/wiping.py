"""Cells that say that their field is to be emptied; an empty cell does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.exchange.headers import normalised

if TYPE_CHECKING:
    from app.values.reading import Raw

WIPE = "清空"


def is_wipe(cell: Raw) -> bool:
    """Whether a cell says it: 清空, in brackets or not."""
    return (
        isinstance(cell, str) and WIPE in cell and normalised(cell).strip("()「」“”<>《》") == WIPE
    )
