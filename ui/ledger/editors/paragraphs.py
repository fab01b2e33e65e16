"""The editor for several lines of text; it grows with what is written in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.appearance import restyle
from ui.ledger.editors.base import Editor, Ground

if TYPE_CHECKING:
    from app.ledger.fields import Around, Text
    from app.ledger.fields.base import Value

MOST_LINES = 9
"""It grows to so many lines; then it scrolls."""
AROUND = 18
"""The frame and its padding above and below the lines, pixels."""


class ParagraphEditor(Editor):
    """Several lines of text.

    Args:
        field: the field, which says how many lines there are at first.
        ground: what it stands on.
    """

    def __init__(self, field: Text, ground: Ground) -> None:
        super().__init__(field, ground)
        self._least = field.lines
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.addWidget(self.text)
        self._filling = False
        self.text.textChanged.connect(self._changed)
        self.text.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._serve(self.text)
        self._grow()

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self._put(self.field.show(value, around))

    def _put(self, text: str) -> None:
        self._filling = True
        self.text.setPlainText(text)
        self._filling = False

    def raw(self) -> str:
        """The lines."""
        return self.text.toPlainText()

    def let_edit(self, may: bool) -> None:
        """A long text has to be scrolled by those, too, who may only read it."""
        self.text.setReadOnly(not may)
        restyle(self.text)

    def framed(self) -> list[QWidget]:
        """The text."""
        return [self.text]

    def _changed(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _grow(self) -> None:
        lines = min(max(self._least, round(self.text.document().size().height())), MOST_LINES)
        self.text.setFixedHeight(lines * self.text.fontMetrics().lineSpacing() + AROUND)
