"""Where one is in a wizard: its steps side by side, the present one strong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ui.appearance import Space, look
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from collections.abc import Sequence


class Steps(QFrame):
    """The names of a wizard's steps.

    Args:
        names: in order.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self._labels = [words(f"{number}　{name}", "hint") for number, name in enumerate(names, 1)]
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.PAGE, Space.MEDIUM, Space.PAGE, Space.MEDIUM)
        layout.setSpacing(Space.MEDIUM)
        for number, label in enumerate(self._labels):
            if number:
                layout.addWidget(words("›", "hint"))
            layout.addWidget(label)
        layout.addStretch(1)

    def show_step(self, number: int) -> None:
        """Show which step it is, counted from 0."""
        for at, label in enumerate(self._labels):
            look(label, "strong" if at == number else "hint")
