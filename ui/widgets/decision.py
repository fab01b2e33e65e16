"""A decision that cannot be taken back: what follows from it, and a box to tick before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.widgets.pieces import button, row, words
from ui.widgets.rooms import take_height

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH = 640


@dataclass(frozen=True)
class Asked:
    """What is to be decided.

    Attributes:
        question: one sentence.
        follows: what follows from it, a sentence each.
        sure: what stands beside the box.
        act: the words of the button that does it.
    """

    question: str
    follows: Sequence[str]
    sure: str
    act: str


class Decision(QDialog):
    """Asks before something that cannot be taken back; the safe answer is the default.

    Args:
        asked: what is to be decided.
        parent: the window.
    """

    def __init__(self, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(asked.question)
        self.setMinimumWidth(WIDTH)
        self.sure = QCheckBox(asked.sure)
        self.agree = button(asked.act, "danger")
        self.agree.setAutoDefault(False)
        self.agree.setEnabled(False)
        self.agree.clicked.connect(self.accept)
        self.sure.toggled.connect(self.agree.setEnabled)
        self.refuse = button(self.tr("不了"))
        self.refuse.setDefault(True)
        self.refuse.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.PAGE, Space.PAGE, Space.PAGE)
        layout.setSpacing(Space.MEDIUM)
        layout.addWidget(words(asked.question, "title", wrap=True))
        for number, one in enumerate(asked.follows, 1):
            layout.addLayout(_numbered(number, one))
        layout.addSpacing(Space.SMALL)
        layout.addWidget(self.sure)
        layout.addLayout(row(None, self.refuse, self.agree))
        take_height(self)
        self.refuse.setFocus(Qt.FocusReason.OtherFocusReason)


def _numbered(number: int, text: str) -> QHBoxLayout:
    """A sentence with its number before it."""
    line = QHBoxLayout()
    line.setSpacing(Space.SMALL)
    line.addWidget(words(f"{number}."), 0, Qt.AlignmentFlag.AlignTop)
    said = words(text, wrap=True)
    said.setAlignment(Qt.AlignmentFlag.AlignTop)
    line.addWidget(said, 1)
    return line


def steps(texts: Sequence[str]) -> QVBoxLayout:
    """Steps one after the other, numbered."""
    made = QVBoxLayout()
    made.setSpacing(Space.MEDIUM)
    for number, one in enumerate(texts, 1):
        made.addLayout(_numbered(number, one))
    return made
