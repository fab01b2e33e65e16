"""A large card on which files can be dropped: the first page of a wizard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ui.appearance import Space, look

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent


class DropGround(QFrame):
    """A large card on which files can be dropped.

    Signals:
        dropped: a file was dropped: its path.
    """

    dropped = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def fill(self, *parts: QWidget) -> None:
        """Lay parts out in the middle, below each other."""
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.LARGE)
        layout.addStretch(1)
        for one in parts:
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            look(self, "card-ready")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        look(self, "card")

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over the first file."""
        look(self, "card")
        paths = [Path(one.toLocalFile()) for one in event.mimeData().urls() if one.isLocalFile()]
        for path in paths[:1]:
            event.acceptProposedAction()
            self.dropped.emit(path)
