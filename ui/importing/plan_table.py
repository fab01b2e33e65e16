"""The table of planned rows: a box in front of each that can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ui.importing.plan_rows import Column
from ui.widgets.lines import LineDrawing, LineTable

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel
    from PySide6.QtGui import QKeyEvent, QPainter
    from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex
CHECK = Qt.ItemDataRole.CheckStateRole
_STATES = {
    Qt.CheckState.Checked: QStyle.StateFlag.State_On,
    Qt.CheckState.PartiallyChecked: QStyle.StateFlag.State_NoChange,
    Qt.CheckState.Unchecked: QStyle.StateFlag.State_Off,
}


class PlanTable(LineTable):
    """Rows of a plan; a click on a box, or the space bar, takes a row over or leaves it out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(BoxDrawing(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The space bar turns the box of the current row."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            turn(self.model(), self.currentIndex())
        else:
            super().keyPressEvent(event)


class BoxDrawing(LineDrawing):
    """Draws a box in the first column, and lines in the others."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._table = view
        self._looks = QCheckBox(view)  # a box looks as all others do
        self._looks.hide()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one cell."""
        super().paint(painter, option, index)
        state = index.data(CHECK) if index.column() == Column.TAKEN else None
        if state is not None:
            style = self._looks.style()
            box = QStyleOptionButton()
            box.initFrom(self._looks)
            looks = QStyle.StateFlag.State_Enabled | _STATES[Qt.CheckState(state)]
            # the stubs do not know these
            setattr(box, "state", looks)  # noqa: B010
            setattr(box, "rect", self._box(self._table.visualRect(index)))  # noqa: B010
            style.drawPrimitive(
                QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter, self._looks
            )

    def _box(self, cell: QRect) -> QRect:
        style, option = self._looks.style(), QStyleOptionButton()
        wide = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, option, self._looks)
        high = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight, option, self._looks)
        made = QRect(0, 0, wide, high)
        made.moveCenter(cell.center())
        return made

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """A click anywhere in the cell turns its box."""
        if event.type() == QEvent.Type.MouseButtonRelease and index.column() == Column.TAKEN:
            turn(model, index)
            return True
        return super().editorEvent(event, model, option, index)


def turn(model: QAbstractItemModel, index: Index) -> None:
    """Take the row of a cell over if it is not, or only in part; otherwise leave it out."""
    place = model.index(index.row(), Column.TAKEN)
    state = place.data(CHECK)
    if state is not None:
        is_whole = Qt.CheckState(state) is Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_whole else Qt.CheckState.Checked
        model.setData(place, wanted, CHECK)
