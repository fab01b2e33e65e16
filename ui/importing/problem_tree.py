"""What is to be said of a file, alike with alike: one line each, which unfolds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from ui.appearance import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.explaining import ProblemGroup
    from app.exchange.plan import RowProblem
    from app.ledger.row_reading import Severity

AnyIndex = QModelIndex | QPersistentModelIndex
TOP = 0
"""The inner id of groups; that of problems is their group's place, counted from 1."""
NOWHERE = QModelIndex()


class ProblemTree(QAbstractItemModel):
    """Groups of problems, and below each its problems; a group of one has none below it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[ProblemGroup] = ()

    def show_groups(self, groups: Sequence[ProblemGroup]) -> None:
        """Show these groups instead of others."""
        self.beginResetModel()
        self._groups = groups
        self.endResetModel()

    def problem(self, index: AnyIndex) -> RowProblem:
        """The problem in a line; of a group the first."""
        if index.internalId() == TOP:
            return self._groups[index.row()].problems[0]
        return self._groups[index.internalId() - 1].problems[index.row()]

    # ---- what the view asks
    def index(self, row: int, column: int, parent: AnyIndex = NOWHERE) -> QModelIndex:
        """A line's place."""
        inside = parent.row() + 1 if parent.isValid() else TOP
        return self.createIndex(row, column, inside)

    def parent(self, index: AnyIndex = NOWHERE) -> QModelIndex:  # type: ignore[override]  # Qt has two of this name
        """The group that a problem belongs to."""
        if not index.isValid() or index.internalId() == TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, TOP)

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many lines there are below one."""
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() != TOP:
            return 0
        count = len(self._groups[parent.row()].problems)
        return count if count > 1 else 0

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """One."""
        return 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A line's words."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(index)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(_INK[self._group(index).level])
        return None

    def _group(self, index: AnyIndex) -> ProblemGroup:
        inside = index.internalId()
        return self._groups[index.row() if inside == TOP else inside - 1]

    def _text(self, index: AnyIndex) -> str:
        group, one = self._group(index), self.problem(index)
        if index.internalId() != TOP:
            return self.tr("第 {row} 行　{message}").format(
                row=one.row, message=one.problem.message
            )
        if len(group.problems) == 1:
            return self.tr("第 {row} 行　{problem}").format(row=one.row, problem=one.problem)
        named = self.tr("{label}：{sentence}　（{count} 处）")
        plain = self.tr("{sentence}　（{count} 处）")
        return (named if group.label else plain).format(
            label=group.label, sentence=group.sentence, count=len(group.problems)
        )


_INK: dict[Severity, str] = {
    "refused": Colour.DANGER,
    "error": Colour.DANGER,
    "warning": Colour.INK,
}
