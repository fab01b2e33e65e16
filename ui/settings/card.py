"""A part of the settings: a card with a title, and fields or buttons in it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ui.appearance import Space
from ui.widgets.pieces import words


class SettingsCard(QFrame):
    """A card.

    Attributes:
        body: where its content goes.

    Args:
        title: its heading.
        advice: what it is about.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__()
        self.setProperty("class", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(Space.PAGE, Space.LARGE, Space.PAGE, Space.LARGE)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addWidget(words(title, "title"))
        if advice:
            self.body.addWidget(words(advice, "hint", wrap=True))
