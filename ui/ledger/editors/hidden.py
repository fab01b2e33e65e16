"""The editor for numbers of people: mostly hidden until somebody asks to see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.ledger.fields import IdNumber, Kept, Phone
from ui.appearance import restyle
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.ledger.editors.paragraphs import ParagraphEditor
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


class HiddenTextEditor(ParagraphEditor):
    """Words among which numbers of people may stand; those are hidden as single ones are."""

    def __init__(self, field: Kept, ground: Ground) -> None:
        super().__init__(field, ground)
        self.see = button(self.tr("显示"), "link", picture="show")
        self._lines.addLayout(row(None, self.see))
        self._whole = ""
        self._hidden, self._may = False, True
        self.see.clicked.connect(self._show)
        self._hide(False)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value with most of each number in it hidden."""
        self._whole = self.field.show(value, around)
        masked = self.field.mask(self._whole)
        self._put(masked)
        self._hide(masked != self._whole)

    def raw(self) -> str:
        """The words with whole numbers."""
        return self._whole if self._hidden else super().raw()

    def let_edit(self, may: bool) -> None:
        """Not before all of it is seen: see `HiddenEditor`."""
        self._may = may
        super().let_edit(may and not self._hidden)

    def _hide(self, hidden: bool) -> None:
        self._hidden = hidden
        self.see.setVisible(hidden)
        self.let_edit(self._may)

    def _show(self) -> None:
        self.ground.place.office.disclose("show", self.ground.ledger, 1, "")
        self._put(self._whole)
        self._hide(False)
        self.text.setFocus()


@editor_for.register(Kept)
def _kept(field: Kept, ground: Ground) -> Editor:
    return HiddenTextEditor(field, ground)


@editor_for.register(IdNumber)
def _id_number(field: IdNumber, ground: Ground) -> Editor:
    return HiddenEditor(field, ground)


@editor_for.register(Phone)
def _phone(field: Phone, ground: Ground) -> Editor:
    return HiddenEditor(field, ground)
