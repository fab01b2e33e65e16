"""A list to choose from that scrolling past does not change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class Choice:
    """One entry of a list to choose from: what it stands for, and what it is called."""

    name: str
    title: str


class CalmComboBox(QComboBox):
    """A list to choose from that the wheel turns only while it has the focus.

    Otherwise scrolling past it would change what was chosen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setMaxVisibleItems(14)

    def offer(self, choices: Sequence[Choice], chosen: str) -> None:
        """Offer these instead of others, with one of them chosen; nobody is told."""
        with QSignalBlocker(self):
            self.clear()
            for one in choices:
                self.addItem(one.title, one.name)
            self.setCurrentIndex(self.findData(chosen))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls around it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
