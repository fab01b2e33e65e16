"""The editor for numbers of people: mostly hidden until somebody asks to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ledger.fields import IdNumber, Phone
from ui.appearance import restyle
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.widgets.pieces import button, row

if TYPE_CHECKING:
    from app.ledger.fields import Around, Field
    from app.ledger.fields.base import Value


class HiddenEditor(Editor):
    """An ID number or a telephone number.

    While it is hidden it cannot be changed: stars that somebody types over are lost digits. That
    somebody looked at it is noted in the office's list of disclosures.
    """

    def __init__(self, field: Field, ground: Ground) -> None:
        super().__init__(field, ground)
        self.line = QLineEdit()
        self.see = button(self.tr("显示"), "link", picture="show")
        self.setLayout(row(self.line, self.see))
        self._whole = ""
        self.see.clicked.connect(self._show)
        self.line.textEdited.connect(self._typed)
        self._serve(self.line)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value with most of it hidden."""
        self._whole = self.field.show(value, around)
        self.line.setText(self.field.mask(self._whole))
        self.line.setCursorPosition(0)
        self._hide(bool(self._whole))

    def raw(self) -> str:
        """The whole number."""
        return self._whole

    def framed(self) -> list[QWidget]:
        """The line."""
        return [self.line]

    def _hide(self, hidden: bool) -> None:
        self.line.setReadOnly(hidden)
        restyle(self.line)  # the style sheet asks for it only once
        self.see.setVisible(hidden)

    def _show(self) -> None:
        self.ground.place.office.disclose("show", self.ground.ledger, 1, "")
        self.line.setText(self._whole)
        self._hide(False)
        self.line.setFocus()

    def _typed(self, text: str) -> None:
        self._whole = text
        self.edited.emit()


@editor_for.register(IdNumber)
def _id_number(field: IdNumber, ground: Ground) -> Editor:
    return HiddenEditor(field, ground)


@editor_for.register(Phone)
def _phone(field: Phone, ground: Ground) -> Editor:
    return HiddenEditor(field, ground)
