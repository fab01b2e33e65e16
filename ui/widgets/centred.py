"""One card in the middle of the window: what is asked before an office is open."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.icons import pixmap
from ui.widgets.pieces import Banner, frame, words

WIDTH = 36
"""The card's width in heights of a line of text."""
LOGO = 48


class CentredCard(QScrollArea):
    """A card with a heading; it scrolls where the window is too small for it.

    Attributes:
        body: where its content goes.
        foot: where its buttons go.

    Args:
        title: the heading.
        advice: one or two sentences under it.
        picture: an icon's name.
    """

    def __init__(self, title: str, advice: str = "", picture: str = "logo") -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.body = QVBoxLayout()
        self.body.setSpacing(Space.LARGE)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(Space.SMALL)
        self.problem = Banner("", "danger", "warning")
        self.problem.hide()
        self.setWidget(self._laid_out(self._head(title, advice, picture)))

    def tell(self, text: str) -> None:
        """Say above the buttons what went wrong; an empty text takes it away."""
        self.problem.say(text)
        self.problem.setVisible(bool(text))
        if text:
            self.ensureWidgetVisible(self.problem)

    def _head(self, title: str, advice: str, picture: str) -> QHBoxLayout:
        image = QLabel()
        image.setPixmap(pixmap(picture, LOGO, self.devicePixelRatioF()))
        text = QVBoxLayout()
        text.setSpacing(Space.TIGHT)
        text.addWidget(words(title, "heading", wrap=True))
        if advice:
            text.addWidget(words(advice, "hint", wrap=True))
        head = QHBoxLayout()
        head.setSpacing(Space.LARGE)
        head.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(text, 1)
        return head

    def _laid_out(self, head: QHBoxLayout) -> QWidget:
        card = frame("card")
        card.setMaximumWidth(WIDTH * self.fontMetrics().height())
        inside = QVBoxLayout(card)
        inside.setContentsMargins(Space.SECTION, Space.PAGE, Space.SECTION, Space.PAGE)
        inside.setSpacing(Space.PAGE)
        inside.addLayout(head)
        inside.addLayout(self.body)
        inside.addWidget(self.problem)
        inside.addLayout(self.foot)
        ground = QWidget()
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 100)
        across.addStretch(1)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        return ground
