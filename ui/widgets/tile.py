"""A large button that shows a figure: how many records a ledger has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout

from ui.appearance import Colour, Space
from ui.icons import pixmap
from ui.widgets.pieces import row, words

if TYPE_CHECKING:
    from PySide6.QtCore import QSize

ICON = 24


class Tile(QPushButton):
    """Says of what there are how many; a click goes there.

    Args:
        title: of what.
        measure: the counting word.
        picture: an icon's name.
    """

    def __init__(self, title: str, measure: str, picture: str) -> None:
        super().__init__()
        self.setProperty("class", "tile")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._title = title
        self._measure = words(measure, "hint")
        self._figure = words("–", "figure")
        image = QLabel()
        image.setPixmap(pixmap(picture, ICON, self.devicePixelRatioF(), Colour.ACCENT))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.TIGHT)
        layout.addLayout(row(image, words(title), None))
        figures = row(self._figure, self._measure, None)
        figures.setAlignment(self._measure, Qt.AlignmentFlag.AlignBottom)
        layout.addLayout(figures)
        for one in self.findChildren(QLabel):
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(title)

    def show_count(self, count: int) -> None:
        """Show how many there are."""
        self._figure.setText(f"{count:,}")
        self.setAccessibleName(f"{self._title} {count} {self._measure.text()}")

    def sizeHint(self) -> QSize:
        """Room for what stands in it."""
        return self._inside().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self._inside().minimumSize()

    def _inside(self) -> QVBoxLayout:
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        return layout
