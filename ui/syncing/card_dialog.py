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

if TYPE_CHECKING:
    from app.sync.cards import Card

WIDTH = 560


class CardDialog(QDialog):
    """Shows a card and the digits that are compared by telephone.

    Args:
        card: the card.
        title: what is asked.
        advice: what to do, in a sentence or two.
        agree: the button that does it.
        refuse: the button that does not.
        parent: the window.
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
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.agree = button(agree, "primary")
        self.agree.clicked.connect(self.accept)
        self.refuse = button(refuse)
        self.refuse.clicked.connect(self.reject)
        self.refuse.setDefault(True)
        described = self.tr("{level}　代码 {code}　{day} 写的").format(
            level=translate(LEVEL_NAMES[card.unit.level]), code=card.unit.code, day=card.written
        )
        self.digits = Fingerprint(card.fingerprint)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(card.name, "heading", wrap=True))
        layout.addWidget(words(described, "hint", wrap=True))
        layout.addWidget(words(advice, wrap=True))
        layout.addWidget(self.digits)
        layout.addSpacing(Space.SMALL)
        layout.addLayout(row(None, self.refuse, self.agree))
        self.refuse.setFocus(Qt.FocusReason.OtherFocusReason)
