"""One office that we exchange with, as a card on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ui.appearance import Colour, Space, look
from ui.icons import pixmap
from ui.widgets.pieces import button, column, words

if TYPE_CHECKING:
    from app.standing import PeerStanding


class PeerCard(QFrame):
    """Shows how the exchange with one office stands.

    Args:
        peer: the office.
        relation: how it stands to ours, in words.
        waiting: what waits for it, in words.
        heard: when it was last heard of, in words.

    Signals:
        writing_wanted: a bundle is to be written for it: its code and name.
    """

    writing_wanted = Signal(str, str)

    def __init__(
        self,
        peer: PeerStanding,
        relation: str,
        waiting: str,
        heard: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        look(self, "card")
        self.write = button(self.tr("写到U盘…"), picture="stick")
        self.write.setAccessibleName(self.tr("写给“{name}”").format(name=peer.name))
        self.write.clicked.connect(lambda: self.writing_wanted.emit(peer.code, peer.name))
        image = QLabel()
        image.setPixmap(pixmap("house", 32, self.devicePixelRatioF(), Colour.SOFT_INK))
        self.waiting = words(waiting, wrap=True)
        name = column(words(peer.name, "title", wrap=True), words(relation, "hint"), gap=4)
        state = column(self.waiting, words(heard, "hint", wrap=True), gap=4)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        layout.setSpacing(Space.LARGE)
        layout.addWidget(image, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(name, 3)
        layout.addLayout(state, 2)
        layout.addWidget(self.write, 0, Qt.AlignmentFlag.AlignVCenter)
