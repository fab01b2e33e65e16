"""The part of the panel with what a form asks when it is printed: 公示期, 监督电话, 会议名称."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.appearance import Space
from ui.printing.pieces import named
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PAUSE_MS = 500
"""So long after the last key the form is typeset anew."""


class AsksPart(QWidget):
    """A field for each thing that a form asks.

    Signals:
        changed: somebody has typed, and paused.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, QLineEdit] = {}
        self._told: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._fields: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.SMALL)
        self._layout.addWidget(words(self.tr("这张表上还要写"), "strong"))

    def ask(self, names: Sequence[str], answers: Mapping[str, str]) -> None:
        """Ask for other things; what was answered before stands there."""
        self._pause.stop()
        if self._fields is not None:
            self._layout.removeWidget(self._fields)
            self._fields.deleteLater()
        self._lines = {}
        self._fields = QWidget()
        inside = QVBoxLayout(self._fields)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.SMALL)
        for name in names:
            line = QLineEdit(answers.get(name, ""))
            line.textEdited.connect(self._wait)
            line.editingFinished.connect(self._tell)
            inside.addLayout(named(name, line))
            self._lines[name] = line
        self._layout.addWidget(self._fields)
        self._told = self.answers()
        self.setVisible(bool(names))

    @property
    def lines(self) -> list[QLineEdit]:
        """The fields, from above."""
        return list(self._lines.values())

    def line(self, name: str) -> QLineEdit:
        """The field of one thing."""
        return self._lines[name]

    def answers(self) -> dict[str, str]:
        """What was answered; what was not is left out."""
        found = {name: line.text().strip() for name, line in self._lines.items()}
        return {name: text for name, text in found.items() if text}

    def _wait(self, _text: str) -> None:
        self._pause.start()

    def _tell(self) -> None:
        self._pause.stop()
        if self.answers() != self._told:
            self._told = self.answers()
            self.changed.emit()
