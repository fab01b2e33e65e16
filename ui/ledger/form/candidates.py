"""Several values of one field side by side, of which somebody takes one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from ui.appearance import Space, look
from ui.widgets.pieces import button, words

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Candidate:
    """One value.

    Attributes:
        field: whose value it may become.
        key: what the form knows it by.
        shown: as people read it.
        source: who wrote it, and when.
        action: the words of the button that takes it.
    """

    field: str
    key: str
    shown: str
    source: str
    action: str


class Candidates(QFrame):
    """Values of one field, each with who wrote it and a button that takes it.

    Signals:
        taken: one was taken, its `Candidate`.
    """

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("tone", "warning")
        look(self, "banner")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.TIGHT)
        self._grid.setColumnStretch(0, 1)
        self._buttons: dict[Candidate, QPushButton] = {}
        self.hide()

    @property
    def offered(self) -> list[Candidate]:
        """What there is to choose among."""
        return list(self._buttons)

    def button_of(self, one: Candidate) -> QPushButton:
        """The button that takes a value."""
        return self._buttons[one]

    def offer(self, question: str, candidates: Sequence[Candidate]) -> None:
        """Show these; none: nothing is shown."""
        self._buttons = {}
        while self._grid.count():
            widget = self._grid.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        if candidates:
            self._grid.addWidget(words(question, "hint", wrap=True), 0, 0, 1, 2)
        for at, one in enumerate(candidates):
            self._add(one, 1 + 2 * at)
        self.setVisible(bool(candidates))

    def _add(self, one: Candidate, line: int) -> None:
        take = self._buttons[one] = button(one.action)
        take.setAccessibleName(f"{one.action} {one.shown}")
        take.clicked.connect(lambda _checked=False: self.taken.emit(one))
        self._grid.addWidget(words(one.shown, "strong", wrap=True), line, 0)
        self._grid.addWidget(words(one.source, "small", wrap=True), line + 1, 0)
        self._grid.addWidget(take, line, 1, 2, 1)
