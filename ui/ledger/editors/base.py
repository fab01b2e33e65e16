"""What every editor of a field does."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from app.language import translate
from ui.appearance import restyle

if TYPE_CHECKING:
    from app.ledger.fields import Around, Field
    from app.ledger.fields.base import Value
    from ui.page import Workplace


@dataclass(frozen=True)
class Ground:
    """What editors stand on.

    Attributes:
        place: the window's.
        ledger: whose records are edited.
    """

    place: Workplace
    ledger: str


class Editor(QWidget):
    """Shows the value of one field and lets people change it.

    An editor hands over text, as somebody would type it (`raw`); the field itself says what that
    means. So whatever can be written in a spreadsheet's cell can be typed here too.

    Args:
        field: the field.
        ground: what it stands on.

    Signals:
        edited: something was typed or chosen.
    """

    edited = Signal()

    def __init__(self, field: Field, ground: Ground) -> None:
        super().__init__()
        self.field = field
        self.ground = ground
        self._shown = ""

    # ---- for the form
    def show_value(self, value: Value, around: Around) -> None:
        """Show a stored value; it counts as unchanged."""
        self.fill(value, around)
        self._shown = self.raw()

    @property
    def is_changed(self) -> bool:
        """Whether it says something else than what it was given to show."""
        return self.raw() != self._shown

    def go_in(self) -> None:
        """Put the cursor behind what stands there."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        inside = self.focusProxy()
        if isinstance(inside, QLineEdit):
            inside.end(False)

    def choose_all(self) -> None:
        """Mark what stands there, so that what is typed replaces it."""
        inside = self.focusProxy()
        if isinstance(inside, QComboBox):
            inside = inside.lineEdit()
        if isinstance(inside, QLineEdit):
            inside.selectAll()

    @property
    def has_cursor(self) -> bool:
        """Whether somebody is in it just now."""
        inside = QApplication.focusWidget()
        return inside is not None and self.isAncestorOf(inside)

    def finish_typing(self) -> None:
        """Take in what is half typed, before it is saved."""

    def let_edit(self, may: bool) -> None:
        """Whether anything can be typed; what stands there can be read all the same."""
        self.setEnabled(may)

    def mark(self, wrong: str) -> None:
        """Draw attention: "true" red, "warning" amber, "" not."""
        for one in self.framed():
            if one.property("wrong") != wrong:
                one.setProperty("wrong", wrong)
                restyle(one)

    # ---- for the kinds
    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        raise NotImplementedError

    def raw(self) -> str:
        """What stands there, as `Field.read` takes it."""
        raise NotImplementedError

    def framed(self) -> list[QWidget]:
        """The widgets whose frame says that something is wrong."""
        return []

    def _serve(self, widget: QWidget) -> None:
        """Let a widget have the editor's focus and name; Enter in a line goes on to the next."""
        self.setFocusProxy(widget)
        if isinstance(widget, QLineEdit):
            widget.returnPressed.connect(self.focusNextChild)
        widget.setAccessibleName(translate(self.field.label))
        widget.setAccessibleDescription(translate(self.field.help))


@singledispatch
def editor_for(field: Field, ground: Ground) -> Editor:
    """The editor for a field, by its kind; each kind's file registers its own.

    Raises:
        NotImplementedError: the kind has none.
    """
    raise NotImplementedError(f"no editor for {field.kind}")
