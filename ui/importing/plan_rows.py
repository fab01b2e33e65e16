"""The planned rows as a table, put into words as they come into view."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from app.exchange.choosing import Left
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

    TAKEN = 0
    ROW = 1
    TITLE = 2
    SUMMARY = 3


class PlanRows(QAbstractTableModel):
    """Some rows of a plan.

    Signals:
        turned: a row is to be taken over, or not: its number in the file.
    """

    turned = Signal(int, bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._naming = ""
        self._reader: PlanReader | None = None
        self._rows: Sequence[PlannedRow] = ()
        self._left = Left()
        self._shown: dict[int, ShownRow] = {}

    def show_rows(
        self, reader: PlanReader, rows: Sequence[PlannedRow], naming: str, left: Left
    ) -> None:
        """Show these rows instead of others.

        Args:
            reader: puts them into words.
            rows: all of them.
            naming: what the field is called that names a record.
            left: what is not taken over.
        """
        self.beginResetModel()
        self._naming, self._left = naming, left
        self._reader, self._rows = reader, rows
        self._shown.clear()
        self.endResetModel()

    def show_taken(self) -> None:
        """Show anew what is taken over."""
        last = self.index(max(len(self._rows) - 1, 0), Column.SUMMARY)
        self.dataChanged.emit(self.index(0, Column.TAKEN), last)

    @property
    def rows(self) -> Sequence[PlannedRow]:
        """All rows that are shown."""
        return self._rows

    def is_offered(self, at: int) -> bool:
        """Whether the row in this line can be left out: it would be written."""
        return self._rows[at].action in ("new", "changed")

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
            return (self.tr("导入"), self.tr("行"), self._naming, self.tr("内容"))[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index.row(), Column(index.column()))
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == Column.TAKEN:
            return self._state(index.row())
        if role == Qt.ItemDataRole.ForegroundRole:
            if self._state(index.row()) is Qt.CheckState.Unchecked:
                return QColor(Colour.FADED)
            if index.column() == Column.SUMMARY:
                return QColor(_INK[self.planned(index.row()).action])
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a row over, or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or not self.is_offered(index.row()):
            return False
        self.turned.emit(self.planned(index.row()).number, value == Qt.CheckState.Checked)
        return True

    def _state(self, at: int) -> Qt.CheckState | None:
        """Whether a row is taken over whole, in part or not at all; None: there is no choice."""
        if not self.is_offered(at):
            return None
        row = self.planned(at)
        if not self._left.takes(row):
            return Qt.CheckState.Unchecked
        whole = self._left.rest(row) is row
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def _text(self, at: int, column: Column) -> str:
        shown = self.shown(at)
        match column:
            case Column.TAKEN:
                return ""
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
                label=one.label,
                before=one.before or self.tr("空"),
                after=one.after or self.tr("空"),
            )
            for one in shown.changes
        )


_INK: dict[Action, str] = {
    "new": Colour.SOFT_INK,
    "changed": Colour.SOFT_INK,
    "same": Colour.SOFT_INK,
    "rejected": Colour.DANGER,
}
