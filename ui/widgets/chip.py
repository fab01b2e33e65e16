"""A chip: a few words in a frame that can be pressed, and taken away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.appearance import Space, look
from ui.widgets.pieces import button, row


class Chip(QFrame):
    """A few words that stand for a thing: a person, a filter, a marker.

    Args:
        text: what it says.
        tone: info, warning, danger, good.
        removable: whether it has a ✕.

    Signals:
        pressed: it was pressed.
        removed: its ✕ was pressed.
    """

    pressed = Signal()
    removed = Signal()

    def __init__(self, text: str, tone: str = "info", *, removable: bool = True) -> None:
        super().__init__()
        self.setProperty("tone", tone)
        look(self, "banner")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.words = button(text, "link")
        self.words.clicked.connect(self.pressed)
        parts = [self.words]
        if removable:
            cross = button("", "link", picture="close")
            cross.setAccessibleName(self.tr("去掉“{text}”").format(text=text))
            cross.setToolTip(self.tr("去掉"))
            cross.clicked.connect(self.removed)
            parts.append(cross)
        layout = row(*parts, gap=0)
        layout.setContentsMargins(Space.TIGHT, Space.TIGHT - 1, Space.TIGHT, Space.TIGHT - 1)
        self.setLayout(layout)
        for one in parts:
            one.setAutoDefault(False)

    @property
    def text(self) -> str:
        """What it says."""
        return self.words.text()
