"""What every chooser of a filter does: show it, read it, ask whether the field is empty."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from app.errors import Unreadable
from app.language import translate
from app.ledger.fields import Operator
from app.ledger.questions import Condition
from ui.appearance import Space
from ui.widgets.pieces import button, frame, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields import Field
    from app.ledger.fields.base import Value
    from app.office import Office

WIDE = 20
"""The width of a chooser in Chinese characters."""


class Chooser(QWidget):
    """Sets the filter on one field.

    Args:
        field: the field.
        office: ours.
        conditions: the filter as it is.

    Signals:
        changed: the filter is another one: a tuple of `Condition`; empty: none.
    """

    changed = Signal(tuple)

    def __init__(self, field: Field, office: Office, conditions: Sequence[Condition]) -> None:
        super().__init__()
        self.field = field
        self.office = office
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        self._emptiness = QButtonGroup(self, exclusive=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(translate(field.label), "strong"))
        for one in self.build():
            layout.addWidget(one)
        layout.addWidget(self._problem)
        layout.addWidget(frame("line"))
        layout.addLayout(self._ask_emptiness())
        self.setMinimumWidth(WIDE * self.fontMetrics().horizontalAdvance("国"))
        self.show_conditions(conditions)
        self._check_emptiness(conditions)

    # ---- for the kinds
    def build(self) -> list[QWidget]:
        """The widgets of this kind."""
        raise NotImplementedError

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show a filter."""
        raise NotImplementedError

    def conditions(self) -> tuple[Condition, ...]:
        """The filter that is set.

        Raises:
            Unreadable: something cannot be understood.
        """
        raise NotImplementedError

    def tell_changed(self) -> None:
        """Say that somebody has set the filter."""
        self._check_emptiness(())
        try:
            found = self.conditions()
        except Unreadable as error:
            self._problem.setText(str(error))
            self._problem.show()
            return
        self._problem.hide()
        self.changed.emit(found)

    def read(self, text: str) -> Value:
        """What a text means as a value of the field; None if it says nothing.

        Raises:
            Unreadable: it cannot be understood.
        """
        with self.office.snapshot() as now:
            return self.field.read(text, now.lookup).value

    # ---- empty or not
    def _ask_emptiness(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        choices = (
            (self.tr("空着的"), Operator.EMPTY),
            (self.tr("填了的"), Operator.FILLED),
        )
        parts: list[QWidget | None] = []
        for text, operator in choices:
            one = button(text, "quiet")
            one.setCheckable(True)
            one.setProperty("operator", operator.value)
            one.clicked.connect(partial(self._set_emptiness, operator))
            self._emptiness.addButton(one)
            parts.append(one)
        layout.addLayout(row(*parts, None))
        return layout

    def _set_emptiness(self, operator: Operator) -> None:
        pressed = {one.property("operator") for one in self._emptiness.buttons() if one.isChecked()}
        found = (Condition(self.field.name, operator),) if operator.value in pressed else ()
        self.show_conditions(found)
        self._check_emptiness(found)
        self._problem.hide()
        self.changed.emit(found)

    def _check_emptiness(self, conditions: Sequence[Condition]) -> None:
        operators = {one.operator.value for one in conditions}
        for one in self._emptiness.buttons():
            one.setChecked(one.property("operator") in operators)
