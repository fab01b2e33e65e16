"""One of the contents among which somebody must choose, with whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import button, words


@dataclass(frozen=True)
class ShownChoice:
    """A content, as the page shows it.

    Attributes:
        value: the content.
        office: whose it is, and which of its computers wrote it.
        written: who wrote it, and when by the clock of that computer.
        way: when it was sealed there and when it came here; empty: it was written here.
        doubt: why that time can hardly be right; empty: nothing speaks against it.
        take: the words of the button that keeps it.
        removes: whether keeping it removes the record.
    """

    value: str
    office: str
    written: str
    way: str
    doubt: str
    take: str
    removes: bool


class ChoiceCard(QFrame):
    """Shows one content, and has a button that keeps it."""

    def __init__(self, choice: ShownChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        kind, picture = ("danger", "delete") if choice.removes else ("", "check")
        self.take = button(choice.take, kind, picture=picture)
        self.take.setAccessibleName(f"{choice.take} {choice.office} {choice.value}")
        value = words(choice.value, "title", wrap=True)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        way = words(choice.way, "small", wrap=True)
        way.setVisible(bool(choice.way))
        doubt = words(choice.doubt, "warning", wrap=True)
        doubt.setVisible(bool(choice.doubt))
        foot = QHBoxLayout()
        foot.addWidget(self.take)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.LARGE)
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(words(choice.office, "strong", wrap=True))
        layout.addWidget(words(choice.written, "hint", wrap=True))
        layout.addWidget(way)
        layout.addWidget(doubt)
        layout.addSpacing(Space.SMALL)
        layout.addWidget(value)
        layout.addStretch(1)
        layout.addSpacing(Space.SMALL)
        layout.addLayout(foot)
