"""Facts about one thing, as a card: names at the left, what is known at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import Banner, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QPushButton


class Facts(QWidget):
    """Shows what is known; it scrolls, and its buttons stay in sight.

    Args:
        buttons: what can be done.
    """

    def __init__(self, *buttons: QPushButton) -> None:
        super().__init__()
        self.title = words(kind="heading", wrap=True)
        self.about = words(kind="hint", wrap=True)
        self._banners: dict[str, Banner] = {
            tone: Banner("", tone, picture)
            for tone, picture in (
                ("danger", "error"),
                ("warning", "warning"),
                ("good", "ok"),
                ("info", "info"),
            )
        }
        self._card: QFrame | None = None
        ground = QWidget()
        look(ground, "scrolled")
        self.body = QVBoxLayout(ground)
        self.body.setContentsMargins(Space.PAGE, 0, Space.SMALL, Space.MEDIUM)
        self.body.setSpacing(Space.MEDIUM)
        for one in (self.title, self.about, *self._banners.values()):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self._area = QScrollArea(widgetResizable=True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(ground)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.PAGE, Space.SMALL, Space.SMALL, 0)
        foot.setSpacing(Space.SMALL)
        for one in buttons:
            foot.addWidget(one)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area, 1)
        layout.addLayout(foot)
        self.say("")

    def say(self, tone: str, text: str = "") -> None:
        """Say one thing in a strip of its tone, and nothing in the others."""
        for name, banner in self._banners.items():
            banner.setVisible(name == tone and bool(text))
            banner.say(text if name == tone else "")

    def show_facts(self, title: str, about: str, facts: Sequence[tuple[str, str]]) -> None:
        """Show other facts.

        Args:
            title: the heading.
            about: what stands under it.
            facts: each with its name.
        """
        self.title.setText(title)
        self.about.setText(about)
        if self._card is not None:
            self.body.removeWidget(self._card)
            self._card.hide()
            self._card.deleteLater()
        self._card = _card(facts)
        self.body.insertWidget(self.body.count() - 1, self._card)
        self._area.verticalScrollBar().setValue(0)


def _card(facts: Sequence[tuple[str, str]]) -> QFrame:
    card = QFrame()
    look(card, "card")
    grid = QGridLayout(card)
    grid.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
    grid.setHorizontalSpacing(Space.LARGE)
    grid.setVerticalSpacing(Space.SMALL)
    grid.setColumnStretch(1, 1)
    for line, (name, text) in enumerate(facts):
        grid.addWidget(words(name, "hint"), line, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(text, wrap=True), line, 1)
    return card
