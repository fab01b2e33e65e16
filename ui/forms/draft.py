"""A form while somebody changes it, and all steps back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from app.ledger.forms import Form

MOST_STEPS = 500


class Draft(QObject):
    """The form as it is now, as it was, and as it was before each change.

    Args:
        form: as it is at first.
        parent: lives as long as this.

    Signals:
        changed: the form is another one.
    """

    changed = Signal()

    def __init__(self, form: Form, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = self._form = form
        self._past: list[Form] = []
        self._future: list[Form] = []
        self._key = ""

    @property
    def form(self) -> Form:
        """The form as it is now."""
        return self._form

    @property
    def is_changed(self) -> bool:
        """Whether it is another one than at first."""
        return self._form != self._first

    @property
    def can_undo(self) -> bool:
        """Whether there is a step back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step forward again."""
        return bool(self._future)

    def change(self, key: str = "", **values: Any) -> None:  # noqa: ANN401 as the form has them
        """Change some attributes of the form.

        Args:
            key: what is being changed; changes with the same key one after another are one step,
                as the letters of a word are. Empty: always a step of its own.
            **values: the attributes.
        """
        self.become(replace(self._form, **values), key)

    def become(self, form: Form, key: str = "") -> None:
        """Take another form in place of this one."""
        if form == self._form:
            return
        if not key or key != self._key:
            self._past = [*self._past[-MOST_STEPS:], self._form]
        self._key = key
        self._future.clear()
        self._form = form
        self.changed.emit()

    def settle(self) -> None:
        """End the present step: what is changed next is a step of its own."""
        self._key = ""

    def undo(self) -> None:
        """Go a step back."""
        if self._past:
            self._future.append(self._form)
            self._go_to(self._past.pop())

    def redo(self) -> None:
        """Go a step forward again."""
        if self._future:
            self._past.append(self._form)
            self._go_to(self._future.pop())

    def _go_to(self, form: Form) -> None:
        self._key = ""
        self._form = form
        self.changed.emit()
