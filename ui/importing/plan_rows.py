"""The planned rows as a table, put into words as they come into view."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui.appearance import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.explaining import PlanReader, ShownRow
    from app.exchange.plan import Action, PlannedRow

AnyIndex = QModelIndex | QPersistentModelIndex
PIECE = 50
"""So many rows are read at once."""
MOST_KEPT = 2000
NOWHERE = QModelIndex()


class Column(IntEnum):
    """The table's columns."""

    ROW = 0
    TITLE = 1
    SUMMARY = 2


class PlanRows(QAbstractTableModel):
    """Some rows of a plan."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._naming = ""
        self._reader: PlanReader | None = None
        self._rows: Sequence[PlannedRow] = ()
        self._shown: dict[int, ShownRow] = {}

    def show_rows(self, reader: PlanReader, rows: Sequence[PlannedRow], naming: str) -> None:
        """Show these rows instead of others.

        Args:
            reader: puts them into words.
            rows: all of them.
            naming: what the field is called that names a record.
        """
        self.beginResetModel()
        self._naming = naming
        self._reader, self._rows = reader, rows
        self._shown.clear()
        self.endResetModel()

    def planned(self, at: int) -> PlannedRow:
        """The row in this line."""
        return self._rows[at]

    def shown(self, at: int) -> ShownRow:
        """The row in this line, in words."""
        if at not in self._shown and self._reader:
            if len(self._shown) > MOST_KEPT:
                self._shown.clear()
            start = at - at % PIECE
            read = self._reader.read(self._rows[start : start + PIECE])
            self._shown.update(enumerate(read, start))
        return self._shown[at]

    # ---- what the view asks
    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """Always the same."""
        return len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The headings."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("行"), self._naming, self.tr("内容"))[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == Column.SUMMARY:
            return QColor(_INK[self.planned(index.row()).action])
        return None

    def _text(self, at: int, column: Column) -> str:
        shown = self.shown(at)
        match column:
            case Column.ROW:
                return str(shown.number)
            case Column.TITLE:
                return shown.title
            case Column.SUMMARY:
                return self._summary(shown)

    def _summary(self, shown: ShownRow) -> str:
        if shown.action == "rejected":
            return "；".join(str(one) for one in shown.problems if one.level == "refused")
        if shown.action == "new":
            others = (one.after for one in shown.changes if one.after != shown.title)
            return "，".join(filter(None, others))
        return "；".join(
            self.tr("{label}：{before} → {after}").format(
                label=one.label, before=one.before or self.tr("空"), after=one.after
            )
            for one in shown.changes
        )


_INK: dict[Action, str] = {
    "new": Colour.SOFT_INK,
    "changed": Colour.SOFT_INK,
    "same": Colour.SOFT_INK,
    "rejected": Colour.DANGER,
}
