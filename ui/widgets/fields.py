"""Fields with their names before them and a remark under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.appearance import Space, look, restyle
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class Remark(QLabel):
    """The line under a field: what to write there, or what is wrong with what was written.

    Args:
        hint: what it says when nothing is wrong.
        editor: the field.
    """

    def __init__(self, hint: str, editor: QWidget) -> None:
        super().__init__(hint)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._hint = hint
        self._editor = editor
        self.setVisible(bool(hint))
        look(self, "small")

    def rest(self) -> None:
        """Say the hint again."""
        self._say(self._hint, "small", "")

    def note(self, text: str) -> None:
        """Say how it stands while somebody is typing."""
        self._say(text, "small", "")

    def praise(self, text: str) -> None:
        """Say that it is right, and what was understood."""
        self._say(text, "good", "")

    def complain(self, text: str) -> None:
        """Say what is wrong."""
        self._say(text, "problem", "true")

    def _say(self, text: str, kind: str, wrong: str) -> None:
        self.setText(text)
        self.setVisible(bool(text))
        look(self, kind)
        self._editor.setProperty("wrong", wrong)
        self._editor.setAccessibleDescription(text)
        restyle(self._editor)


class Fields(QGridLayout):
    """Names at the left, fields at the right; every field says to screen readers what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalSpacing(Space.LARGE)
        self.setVerticalSpacing(Space.MEDIUM)
        self.setColumnStretch(1, 1)

    def add(self, label: str, editor: QWidget, hint: str = "") -> Remark:
        """Add a field; the remark under it."""
        name = words(label)
        name.setBuddy(editor)
        name.setMinimumHeight(editor.sizeHint().height())
        editor.setAccessibleName(label)
        remark = Remark(hint, editor)
        cell = QVBoxLayout()
        cell.setSpacing(Space.TIGHT)
        cell.addWidget(editor)
        cell.addWidget(remark)
        line = self.rowCount()
        self.addWidget(name, line, 0, Qt.AlignmentFlag.AlignTop)
        self.addLayout(cell, line, 1)
        return remark

    def add_parts(self, label: str, parts: QLayout) -> None:
        """Add several things in the place of one field."""
        line = self.rowCount()
        self.addWidget(words(label), line, 0)
        self.addLayout(parts, line, 1)
