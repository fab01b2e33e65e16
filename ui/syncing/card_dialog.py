"""A card of an office: ours to give away, another's to accept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from app.language import translate
from app.units import LEVEL_NAMES
from ui.appearance import Space
from ui.syncing.fingerprint import Fingerprint
from ui.widgets.pieces import button, row, words
from ui.widgets.rooms import take_height
from ui.widgets.scrolling import fill_scrolling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.sync.cards import Card

WIDTH = 28
"""In heights of a line of text."""


class CardDialog(QDialog):
    """Shows a card and the digits that are compared by telephone.

    Args:
        card: the card.
        title: what is asked.
        advice: what to do, in a sentence or two.
        agree: the button that does it.
        refuse: the button that does not.
        parent: the window.
        notes: what is said of it beside, each on a strip or on a line of its own.
        choice: what is chosen with it.
    """

    def __init__(
        self,
        card: Card,
        *,
        title: str,
        advice: str,
        agree: str,
        refuse: str,
        parent: QWidget | None = None,
        notes: Sequence[QWidget] = (),
        choice: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH * self.fontMetrics().height())
        self.agree = button(agree, "primary")
        self.agree.clicked.connect(self.accept)
        self.refuse = button(refuse)
        self.refuse.clicked.connect(self.reject)
        self.refuse.setDefault(True)
        described = self.tr("{level}　代码 {code}　{day} 写的").format(
            level=translate(LEVEL_NAMES[card.unit.level]), code=card.unit.code, day=card.written
        )
        self.digits = Fingerprint(card.fingerprint)
        layout = QVBoxLayout()
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(card.name, "heading", wrap=True))
        layout.addWidget(words(described, "hint", wrap=True))
        for one in notes:
            layout.addWidget(one)
        layout.addWidget(words(advice, wrap=True))
        layout.addWidget(self.digits)
        if choice is not None:
            layout.addWidget(choice)
        take_height(self, fill_scrolling(self, layout, row(None, self.refuse, self.agree)))
        self.refuse.setFocus(Qt.FocusReason.OtherFocusReason)
