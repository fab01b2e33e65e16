"""Labels, buttons, frames and rows as every page uses them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.appearance import Colour, Space, look
from ui.icons import icon, pixmap

if TYPE_CHECKING:
    from collections.abc import Callable

ON_COLOUR = {"primary": Colour.PAPER, "danger": Colour.DANGER, "link": Colour.ACCENT}


def words(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label that shows plain text, whatever characters stand in it.

    Args:
        text: what it says.
        kind: heading, title, strong, hint, small, figure, problem, warning, good; or plain.
        wrap: whether it goes on in a second line.
    """
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if kind:
        label.setProperty("class", kind)
    return label


def button(text: str, kind: str = "", *, picture: str = "") -> QPushButton:
    """A button with words, and perhaps an icon before them.

    Args:
        text: what it does; ``&`` before a letter makes it an accelerator.
        kind: primary, danger, quiet, link; or plain.
        picture: the icon's name.
    """
    made = QPushButton(text)
    if kind:
        look(made, kind)
    if picture:
        made.setIcon(icon(picture, ON_COLOUR.get(kind, Colour.SOFT_INK)))
        made.setIconSize(QSize(20, 20))
    return made


def frame(kind: str) -> QFrame:
    """A ground for other widgets: card, bar, foot, aside, panel, banner, line."""
    made = QFrame()
    made.setProperty("class", kind)
    return made


def column(*parts: QWidget, gap: int = Space.SMALL, margin: int = 0) -> QVBoxLayout:
    """Parts below each other."""
    made = QVBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    for one in parts:
        made.addWidget(one)
    return made


def row(*parts: QWidget | None, gap: int = Space.SMALL, margin: int = 0) -> QHBoxLayout:
    """Parts side by side; None takes up the room that is left over."""
    made = QHBoxLayout()
    made.setSpacing(gap)
    made.setContentsMargins(margin, margin, margin, margin)
    for one in parts:
        if one is None:
            made.addStretch(1)
        else:
            made.addWidget(one)
    return made


class Nothing(QWidget):
    """What stands where a list is empty: what is missing, and what to do next.

    Args:
        picture: an icon's name.
        title: one short sentence: 还没有党员.
        advice: what to do: 点“添加党员”，或者从表格导入。
        action: the words of a button; empty: none.
        act: what the button does.
    """

    def __init__(
        self,
        picture: str,
        title: str,
        advice: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        image = QLabel()
        image.setPixmap(pixmap(picture, 48, self.devicePixelRatioF(), Colour.FADED))
        explained = words(advice, "hint", wrap=True)
        explained.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        parts: list[QWidget] = [image, words(title, "title"), explained]
        if action and act:
            doing = button(action, "primary")
            doing.clicked.connect(lambda _checked=False: act())
            parts.append(doing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addStretch(2)
        middle = Qt.AlignmentFlag.AlignHCenter
        for one in parts:
            # what is aligned does not get the height that its lines need
            layout.addWidget(one, 0, Qt.AlignmentFlag(0) if one is explained else middle)
        layout.addStretch(3)


class Banner(QFrame):
    """A strip that says one thing that stays true for a while.

    Args:
        text: one sentence.
        tone: info, warning, danger, good.
        picture: an icon's name.
    """

    def __init__(self, text: str, tone: str = "info", picture: str = "info") -> None:
        super().__init__()
        self.setProperty("class", "banner")
        self.setProperty("tone", tone)
        image = QLabel()
        image.setPixmap(pixmap(picture, 20, self.devicePixelRatioF(), _TONES[tone]))
        self._words = words(text, wrap=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self._layout = layout
        self._image = image

    def say(self, text: str) -> None:
        """Say something else."""
        self._words.setText(text)

    def add(self, widget: QWidget) -> None:
        """Put a button at the strip's end; it makes the strip higher than its words."""
        self._layout.setAlignment(self._image, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addWidget(widget)


_TONES = {
    "info": Colour.ACCENT,
    "warning": Colour.WARNING,
    "danger": Colour.DANGER,
    "good": Colour.GOOD,
}
