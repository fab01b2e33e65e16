"""The pasted cells as a table: each coloured by what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from app.language import translate
from app.values.reading import is_blank
from ui.appearance import Colour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.plan import Plan, PlannedRow
    from app.ledger.base import Ledger
    from app.ledger.fields import Field

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NUMBER, VERDICT, FIRST = 0, 1, 2
"""The line, what becomes of it, and the first of its cells."""

State = Literal["new", "changed", "same", "wrong", "unused"]
GROUNDS: dict[State, str] = {
    "same": Colour.PAPER,
    "new": Colour.GOOD_SOFT,
    "changed": Colour.ACCENT_SOFT,
    "wrong": Colour.DANGER_SOFT,
    "unused": Colour.SHADE,
}
INKS: dict[State, str] = {"wrong": Colour.DANGER, "unused": Colour.SOFT_INK}


class PasteRows(QAbstractTableModel):
    """What was pasted, line by line.

    Args:
        declared: the ledger.
        parent: owns it.
    """

    def __init__(self, declared: type[Ledger], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._declared = declared
        self._fields: Sequence[Field | None] = ()
        self._rows: Sequence[PlannedRow] = ()

    def show_plan(self, plan: Plan | None) -> None:
        """Show the lines of a plan; None: nothing."""
        self.beginResetModel()
        known = self._declared.fields
        names = plan.mapping.fields if plan else ()
        self._fields = [known[name] if name else None for name in names]
        self._rows = plan.rows if plan else ()
        self.endResetModel()

    def planned(self, at: int) -> PlannedRow:
        """A line."""
        return self._rows[at]

    def state(self, at: int, column: int) -> State:
        """What becomes of one cell."""
        row, field = self._rows[at], self._fields[column - FIRST]
        if field is None or not field.typed or row.action == "rejected":
            return "wrong" if field and row.action == "rejected" else "unused"
        if any(one.field == field.name and one.level == "error" for one in row.problems):
            return "wrong"
        if field.name in row.values or field.name in row.names:
            return "new" if row.action == "new" else "changed"
        return "same"

    # ---- what the view asks
    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        """The line's number, its verdict, its cells."""
        return 0 if parent.isValid() else FIRST + len(self._fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The fields under which the columns lie."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < FIRST:
            return (self.tr("行"), self.tr("结果"))[section]
        field = self._fields[section - FIRST]
        return translate(field.heading) if field else self.tr("不用")

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """One cell."""
        at, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(at, column)
        if role in (Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.ForegroundRole):
            if column == NUMBER:
                return None  # the colour of the current line says nothing of its cells
            table = GROUNDS if role == Qt.ItemDataRole.BackgroundRole else INKS
            colour = table.get(self._look(at, column))
            return QColor(colour) if colour else None
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.reasons(at, column) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._text(at, column)} {self.reasons(at, column)}".strip()
        return None

    def reasons(self, at: int, column: int = NUMBER) -> str:
        """What is to be said of a cell, or of a whole line."""
        row = self._rows[at]
        field = self._fields[column - FIRST] if column >= FIRST else None
        said = [one for one in row.problems if field is None or one.field in (field.name, "")]
        return "；".join(str(one) for one in said)

    def _look(self, at: int, column: int) -> State:
        if column >= FIRST:
            return self.state(at, column)
        row = self._rows[at]
        wrong = row.action == "rejected" or any(one.level == "error" for one in row.problems)
        return "wrong" if column == VERDICT and wrong else "same"

    def _text(self, at: int, column: int) -> str:
        row = self._rows[at]
        if column == NUMBER:
            return str(row.number)
        if column == VERDICT:
            return {
                "new": self.tr("新增"),
                "changed": self.tr("修改"),
                "same": self.tr("一样"),
                "rejected": self.tr("不能用"),
            }[row.action]
        raw, field = row.cells[column - FIRST], self._fields[column - FIRST]
        text = "" if is_blank(raw) else str(raw).replace("\n", " ")
        return field.mask(text) if field and field.masked else text
