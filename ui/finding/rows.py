"""What the box lists: records under the names of their ledgers, and pages and tasks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject, QPersistentModelIndex

    Index = QModelIndex | QPersistentModelIndex

ROW = Qt.ItemDataRole.UserRole


class Kind(Enum):
    """What a row is."""

    HEADING = "heading"
    PLACE = "place"
    RECORD = "record"
    ALL = "all"
    """Goes to the ledger's table, where everything is that was found."""


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        kind: what it is.
        title: its first line.
        detail: its second line; empty: it has one.
        aside: what stands at its right end.
        key: the place, or the ledger.
        uid: the record.
    """

    kind: Kind
    title: str
    detail: str = ""
    aside: str = ""
    key: str = ""
    uid: bytes = b""


class Rows(QAbstractListModel):
    """The rows as a list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows, all at once."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """A row; None if there is none of this number."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def step(self, number: int, by: int) -> int:
        """The nearest row that can be chosen, so many on from a row; itself if there is none."""
        at = number + by
        while (row := self.row(at)) is not None:
            if row.kind is not Kind.HEADING:
                return at
            at += 1 if by > 0 else -1
        return number

    # ---- what Qt asks
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, and what is read out of it."""
        row = self.row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "，".join(one for one in (row.title, row.detail, row.aside) if one)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        row = self.row(index.row())
        if row is None or row.kind is Kind.HEADING:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
