"""Six groups of digits, large enough to be read out over a bad telephone line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import words

ACROSS = 3
"""Groups in a line."""


class Fingerprint(QFrame):
    """Shows a fingerprint.

    Args:
        digits: six groups, parted by spaces.
    """

    def __init__(self, digits: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self.setAccessibleName(digits)
        grid = QGridLayout(self)
        grid.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        grid.setHorizontalSpacing(Space.SECTION)
        grid.setVerticalSpacing(Space.SMALL)
        for number, group in enumerate(digits.split()):
            label = words(group, "digits")
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            place = number // ACROSS, number % ACROSS
            grid.addWidget(label, *place, Qt.AlignmentFlag.AlignHCenter)
