"""What all parts of the designer stand on, and the pieces that they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.forms.context import OFFICE
from app.forms.shapes import showable
from app.ledger.fields import Computed
from app.ledger.forms import UNIT
from app.views import listed_fields
from ui.appearance import Space
from ui.forms import braces
from ui.widgets.pieces import words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import QFocusEvent

    from app.ledger.base import Ledger
    from app.ledger.forms import Form
    from ui.forms.draft import Draft

MARGIN = 18
"""Around the lines of a paragraph, in pixels."""


@dataclass(frozen=True)
class Ground:
    """What a part of the designer is given.

    Attributes:
        draft: the form that is changed.
        declared: of which ledger it is.
    """

    draft: Draft
    declared: type[Ledger]

    @property
    def names(self) -> Mapping[str, str]:
        """What may stand in braces."""
        return braces.names_for(self.draft.form, self.declared)

    def in_chinese(self, text: str) -> str:
        """Words of the form as a clerk reads them."""
        return braces.show(text, self.names)

    def read(self, text: str) -> str:
        """Words that somebody typed or pasted, as the form keeps them."""
        return braces.read(showable(text), self.names)

    def heading(self, field: str) -> str:
        """What a field is called on paper; its name where the ledger has no such field."""
        if field == UNIT:
            return OFFICE.heading
        found = self.declared.fields.get(field)
        return str(found.heading) if found is not None else field

    def usual_columns(self) -> tuple[str, ...]:
        """The fields that stand on a list that names none."""
        listed = listed_fields(self.declared)
        return tuple(one.name for one in listed if not isinstance(one, Computed))


class Part(QWidget):
    """A part of the form's properties: shows the form, and changes it.

    Args:
        ground: what it stands on.
    """

    def __init__(self, ground: Ground) -> None:
        super().__init__()
        self.ground = ground
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, Space.SMALL, 0, Space.SMALL)
        self.body.setSpacing(Space.MEDIUM)

    @property
    def draft(self) -> Draft:
        """The form that is changed."""
        return self.ground.draft

    def show_form(self, form: Form) -> None:
        """Show the form as it is now."""
        raise NotImplementedError

    def tie_box(self, box: QCheckBox, attribute: str) -> None:
        """Let a box that is ticked change the form."""

        def change(on: bool) -> None:
            self.draft.change("", **{attribute: on})

        box.clicked.connect(change)

    def tie_line(
        self, line: Line, attribute: str, read: Callable[[str], object] = showable
    ) -> None:
        """Let a line that is written change the form; what was written is one step."""

        def change(text: str) -> None:
            self.draft.change(attribute, **{attribute: read(text)})

        line.written.connect(change)
        line.left.connect(self.draft.settle)

    def add(self, title: str, field: QWidget, hint: str = "") -> None:
        """Add a field with its name above it, and perhaps a remark below."""
        line = QHBoxLayout()
        line.addWidget(field)
        self.add_row(title, field, line, hint)

    def add_row(self, title: str, field: QWidget, line: QHBoxLayout, hint: str = "") -> None:
        """The same with several fields side by side, of which the first has the name."""
        name = words(title, "strong")
        name.setBuddy(field)
        written_in = field.focusProxy() or field
        written_in.setAccessibleName(title)
        layout = QVBoxLayout()
        layout.setSpacing(Space.TIGHT)
        layout.addWidget(name)
        layout.addLayout(line)
        if hint:
            layout.addWidget(words(hint, "small", wrap=True))
            written_in.setAccessibleDescription(hint)
        self.body.addLayout(layout)


class Line(QLineEdit):
    """One line of words.

    Signals:
        written: what stands there now.
        left: somebody is done with it.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._was_entered = False
        self.textEdited.connect(self.written)
        self.editingFinished.connect(self.left)

    def show_text(self, text: str) -> None:
        """Show other words; the cursor stays where these are there already."""
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(len(text) if self.hasFocus() else 0)

    def put(self, text: str) -> None:
        """Put something where the cursor is; behind all where nobody has put it anywhere."""
        if not self._was_entered:
            self.end(False)
        self.insert(text)
        self.written.emit(self.text())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember that somebody has put the cursor somewhere."""
        super().focusInEvent(event)
        self._was_entered = True


class Paragraph(QPlainTextEdit):
    """Several lines of words.

    Signals:
        written: what stands there now.
        left: somebody is done with it.

    Args:
        lines: how many of them can be seen at once.
    """

    written = Signal(str)
    left = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._is_showing = False
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.ensurePolished()
        self.setFixedHeight(lines * QFontMetrics(self.font()).lineSpacing() + MARGIN)
        self.textChanged.connect(self._tell)

    def show_text(self, text: str) -> None:
        """Show other words; the cursor stays where these are there already."""
        if text == self.toPlainText():
            return
        self._is_showing = True
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._is_showing = False

    def put(self, text: str) -> None:
        """Put something where the cursor is."""
        self.insertPlainText(text)

    def _tell(self) -> None:
        if not self._is_showing:
            self.written.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that somebody has gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()
