"""Files that are dragged onto the window."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData

SPREADSHEETS = frozenset({".xlsx", ".xls", ".et", ".ods", ".csv", ".txt"})
EXCHANGED = frozenset({".ortoo", ".ortoocard"})


class Dropped(Enum):
    """What sort of file it is."""

    SPREADSHEET = 1
    EXCHANGE = 2


def dropped_file(data: QMimeData) -> tuple[Dropped, Path] | None:
    """The file that is dragged, if it is one that we take."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1:
        return None
    suffix = paths[0].suffix.lower()
    if suffix in SPREADSHEETS:
        return Dropped.SPREADSHEET, paths[0]
    if suffix in EXCHANGED:
        return Dropped.EXCHANGE, paths[0]
    return None
