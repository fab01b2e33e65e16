"""What is shown of fields that follow from others: nothing can be typed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.ledger.fields import Virtual
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from app.ledger.fields import Around
    from app.ledger.fields.base import Value


class DerivedEditor(Editor):
    """A text that can be read and copied."""

    def __init__(self, field: Virtual, ground: Ground) -> None:
        super().__init__(field, ground)
        self._words = words("", wrap=True)
        self._words.setMinimumHeight(QLineEdit().sizeHint().height())
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)

    def show_text(self, text: str) -> None:
        """Show what follows from the record."""
        self._words.setText(text or "—")

    def fill(self, value: Value, around: Around) -> None:
        """Nothing is stored."""

    def raw(self) -> str:
        """Nothing can be typed."""
        return ""


@editor_for.register(Virtual)
def _derived(field: Virtual, ground: Ground) -> Editor:
    return DerivedEditor(field, ground)
