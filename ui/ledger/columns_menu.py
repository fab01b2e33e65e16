"""The menu with which one chooses the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QMenu, QWidgetAction

from app.language import translate
from ui.appearance import Space

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from ui.ledger.columns import ColumnMemory


def _tr(text: str) -> str:
    return QCoreApplication.translate("columns", text)


class ColumnsMenu(QMenu):
    """A check mark for each column; it stays open until all are chosen.

    Args:
        memory: the columns.
        show: called after each change.
        parent: the table.
    """

    def __init__(self, memory: ColumnMemory, show: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._memory = memory
        self._show = show
        shown = {one.name for one in memory.fields}
        self._marks: dict[str, QCheckBox] = {}
        for one in memory.offered:
            mark = QCheckBox(translate(one.label))
            mark.setChecked(one.name in shown)
            mark.setContentsMargins(Space.MEDIUM, Space.TIGHT, Space.MEDIUM, Space.TIGHT)
            mark.clicked.connect(self._choose)
            action = QWidgetAction(self)
            action.setDefaultWidget(mark)
            self.addAction(action)
            self._marks[one.name] = mark
        self.addSeparator()
        self.addAction(_tr("恢复原来的列和列宽")).triggered.connect(self._forget)

    def _choose(self) -> None:
        chosen = [name for name, mark in self._marks.items() if mark.isChecked()]
        if chosen:
            self._memory.choose(chosen)
            self._show()

    def _forget(self) -> None:
        self._memory.forget()
        self._show()
