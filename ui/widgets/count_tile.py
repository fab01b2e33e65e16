"""Large counts: one to look at, and one that can be pressed to see what was counted."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import column, frame, words


class CountTile(QPushButton):
    """A count with a word below it; while it is down, what it counts is shown.

    Args:
        title: what is counted.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.count = 0
        self._figure = words("0", "figure")
        look(self, "tile")
        self.setCheckable(True)
        self._parts = layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        layout.setSpacing(0)
        for label in (self._figure, words(title)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)

    def show_count(self, count: int) -> None:
        """Show another count; nothing can be seen behind a zero."""
        self.count = count
        self._figure.setText(f"{count:,}")
        self.setEnabled(count > 0)
        self.setAccessibleName(f"{self.title} {count}")

    def sizeHint(self) -> QSize:
        """As large as the words in it."""
        return self._parts.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()


class Count(QWidget):
    """A large count with its name below."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figure: QLabel = words("0", "figure")
        card = frame("card")
        inside = column(self._figure, words(title), gap=0)
        inside.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        card.setLayout(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)

    def show_count(self, count: int) -> None:
        """Show another count."""
        self._figure.setText(f"{count:,}")
        self._figure.setEnabled(count > 0)
