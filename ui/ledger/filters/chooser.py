"""What every chooser of a filter does: show it, read it, turn it round, ask for empty or filled."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QVBoxLayout, QWidget

from app.errors import Unreadable
from app.language import translate
from app.ledger.fields import Attachments, Children, Operator, Years
from app.ledger.questions import Condition
from ui.appearance import Space
from ui.widgets.pieces import button, frame, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields import Around, Field
    from app.ledger.fields.base import Value
    from app.ledger.tallying import Tallied

WIDE = 20
"""The width of a chooser in Chinese characters."""
EMPTINESS = (Operator.EMPTY, Operator.FILLED)


class Chooser(QWidget):
    """Sets the filter on one field.

    Args:
        field: the field.
        around: what of the office is in memory.
        conditions: the filter as it is.

    Signals:
        changed: the filter is another one: a tuple of `Condition`; empty: none.
    """

    changed = Signal(tuple)
    can_turn = True
    """Whether it can be asked for all the others."""

    def __init__(self, field: Field, around: Around, conditions: Sequence[Condition]) -> None:
        super().__init__()
        self.field = field
        self.around = around
        self._problem = words("", "problem", wrap=True)
        self._problem.hide()
        self._emptiness = QButtonGroup(self, exclusive=False)
        self.turned = QCheckBox(self.tr("反过来：不要这些"))
        self.turned.setVisible(self.can_turn)
        self.turned.clicked.connect(self.tell_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        layout.setSpacing(Space.SMALL)
        layout.addWidget(words(translate(field.label), "strong"))
        for one in self.build():
            layout.addWidget(one)
        layout.addWidget(self._problem)
        layout.addWidget(self.turned)
        layout.addWidget(frame("line"))
        layout.addLayout(self._ask_emptiness())
        self.setMinimumWidth(WIDE * self.fontMetrics().horizontalAdvance("国"))
        self.show_filter(conditions)

    # ---- for the kinds
    def build(self) -> list[QWidget]:
        """The widgets of this kind."""
        raise NotImplementedError

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show a filter."""
        raise NotImplementedError

    def conditions(self) -> tuple[Condition, ...]:
        """The filter that is set, not turned round.

        Raises:
            Unreadable: something cannot be understood.
        """
        raise NotImplementedError

    def show_counts(self, counted: Sequence[Tallied]) -> None:
        """Show how many records have which value, where that can be seen."""

    # ---- for all
    def show_filter(self, conditions: Sequence[Condition]) -> None:
        """Show a filter, turned round or not."""
        self.turned.setChecked(
            any(one.negated for one in conditions if one.operator not in EMPTINESS)
        )
        self.show_conditions([one for one in conditions if one.operator not in EMPTINESS])
        self._check_emptiness(conditions)

    def chosen(self) -> tuple[Condition, ...]:
        """The filter that is set.

        Raises:
            Unreadable: something cannot be understood.
        """
        is_not = self.can_turn and self.turned.isChecked()
        return tuple(replace(one, negated=is_not) for one in self.conditions())

    def tell_changed(self, *_what: object) -> None:
        """Say that somebody has set the filter."""
        self._check_emptiness(())
        try:
            found = self.chosen()
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
        return self.field.read(text, self.around).value

    # ---- empty or not
    def _ask_emptiness(self) -> QVBoxLayout:
        layout = QVBoxLayout()
        has_any = isinstance(self.field, (Attachments, Children))
        empty, filled = self.tr("空着的"), self.tr("填了的")
        if has_any:
            empty, filled = self.tr("没有的"), self.tr("有的")
        elif isinstance(self.field, Years):
            empty, filled = self.tr("算不出来的"), self.tr("算得出来的")
        parts: list[QWidget | None] = []
        for text, operator in ((empty, Operator.EMPTY), (filled, Operator.FILLED)):
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
        self.show_filter(found)
        self._problem.hide()
        self.changed.emit(found)

    def _check_emptiness(self, conditions: Sequence[Condition]) -> None:
        operators = {
            _turned(one.operator) if one.negated else one.operator
            for one in conditions
            if one.operator in EMPTINESS
        }
        values = {one.value for one in operators}
        for one in self._emptiness.buttons():
            one.setChecked(one.property("operator") in values)


def _turned(operator: Operator) -> Operator:
    return Operator.FILLED if operator is Operator.EMPTY else Operator.EMPTY


class EmptyChooser(Chooser):
    """Only whether there is something."""

    can_turn = False

    def build(self) -> list[QWidget]:
        """Nothing more."""
        return []

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Nothing more."""

    def conditions(self) -> tuple[Condition, ...]:
        """None."""
        return ()
