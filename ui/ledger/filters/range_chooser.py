"""From one value to another: numbers, money, times, years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import Unreadable
from app.ledger.conditions import ends
from app.ledger.fields import Number, Operator, Years
from app.ledger.questions import Condition
from app.ledger.wording import shown
from ui.ledger.filters.chooser import Chooser
from ui.widgets.pieces import row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields.base import Value


class RangeChooser(Chooser):
    """From and to, either of which may be left out."""

    def build(self) -> list[QWidget]:
        """Two lines."""
        self._from, self._to = QLineEdit(), QLineEdit()
        self._from.setAccessibleName(self.tr("从"))
        self._to.setAccessibleName(self.tr("到"))
        for one in (self._from, self._to):
            one.textEdited.connect(self.tell_changed)
        unit = words(self._unit())
        unit.setVisible(bool(unit.text()))
        lines = QWidget()
        lines.setLayout(row(words(self.tr("从")), self._from, words(self.tr("到")), self._to, unit))
        return [lines]

    def _unit(self) -> str:
        if isinstance(self.field, Years):
            return self.tr("年")
        return self.field.unit if isinstance(self.field, Number) else ""

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the bounds."""
        first = last = None
        for one in conditions:
            if one.operator is Operator.EQUALS:
                first = last = one.values[0]
            low, high = ends(one)
            first, last = low if low is not None else first, high if high is not None else last
        for line, value in ((self._from, first), (self._to, last)):
            line.setText("" if value is None else self._written(value))

    def conditions(self) -> tuple[Condition, ...]:
        """The bounds that are given."""
        found = condition_of(self.field.name, self._bound(self._from), self._bound(self._to))
        if found is not None and found.operator is Operator.BETWEEN:
            self._check(*found.values)
        return () if found is None else (found,)

    def _written(self, value: Value) -> str:
        return shown(self.field, value, self.around)

    def _check(self, first: Value, last: Value) -> None:
        # both are of the field's own type
        if first > last:  # type: ignore[operator]
            raise Unreadable("“到”比“从”小，请对调")

    def _bound(self, line: QLineEdit) -> Value:
        return self.read(line.text())


def condition_of(name: str, first: Value, last: Value) -> Condition | None:
    """The condition of a range; None where it has no ends."""
    if first is not None and last is not None:
        return Condition(name, Operator.BETWEEN, (first, last))
    if first is not None:
        return Condition(name, Operator.FROM, (first,))
    return None if last is None else Condition(name, Operator.TO, (last,))
