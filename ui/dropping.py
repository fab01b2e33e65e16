"""Files that are dragged onto the window, or opened with it from outside."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QMimeData

SPREADSHEETS = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".txt"})
DOCUMENTS = frozenset({".docx"})
EXCHANGED = frozenset({".ortoo", ".ortoocard"})
BACKUPS = frozenset({".ortoobackup"})


class Dropped(Enum):
    """What sort of files they are."""

    SPREADSHEET = 1
    EXCHANGE = 2
    BACKUP = 3
    DOCUMENT = 4


def sort_of(paths: Sequence[Path]) -> Dropped | None:
    """What these files are, if they are such as we take: one, or several for the exchange."""
    endings = {one.suffix.lower() for one in paths}
    if endings and endings <= EXCHANGED:
        return Dropped.EXCHANGE
    if len(paths) == 1 and endings <= SPREADSHEETS:
        return Dropped.SPREADSHEET
    if len(paths) == 1 and endings <= DOCUMENTS:
        return Dropped.DOCUMENT
    return Dropped.BACKUP if len(paths) == 1 and endings <= BACKUPS else None


def dropped_files(data: QMimeData) -> tuple[Dropped, list[Path]] | None:
    """The files that are dragged, if they are such as we take."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    kind = sort_of(paths)
    return None if kind is None else (kind, paths)
