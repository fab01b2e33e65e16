"""What one sets a filter with: check marks, from and to, a part of the text."""

from __future__ import annotations

import datetime as dt
from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QScrollArea, QWidget

from app.ledger.fields import (
    Choice,
    Code,
    Day,
    Field,
    Flag,
    Marker,
    Markers,
    Money,
    Number,
    Operator,
    Time,
)
from app.ledger.fields.markers import markers_of
from app.ledger.questions import Condition
from app.values.days import read_partial_day
from ui.appearance import Space, look, row_height
from ui.ledger.filters.chooser import Chooser
from ui.widgets.pieces import button, column, row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.codes import Entry
    from app.ledger.fields.base import Value
    from app.office import Office

LONGEST = 9
"""So many lines of a list are in view; longer ones have a line to search them."""
RECENT_DAYS = 30


class ListChooser(Chooser):
    """Check marks before the entries of a table."""

    def build(self) -> list[QWidget]:
        """The marks, and a line to search them where they are many."""
        self._marks = {one.code: QCheckBox(one.label) for one in self._entries()}
        inside = QWidget()
        look(inside, "scrolled")
        inside.setLayout(column(*self._marks.values(), gap=Space.MEDIUM, margin=Space.TIGHT))
        for one in self._marks.values():
            one.clicked.connect(self.tell_changed)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        line = row_height(self.fontMetrics())
        area.setFixedHeight(min(len(self._marks), LONGEST) * line)
        search = QLineEdit()
        search.setPlaceholderText(self.tr("在下面查找"))
        search.textChanged.connect(self._narrow)
        search.setVisible(len(self._marks) > LONGEST)
        return [search, area]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Set the check marks."""
        chosen = {value for one in conditions for value in one.values}
        for code, mark in self._marks.items():
            mark.setChecked(code in chosen)

    def conditions(self) -> tuple[Condition, ...]:
        """One of those that are checked."""
        values = tuple(code for code, mark in self._marks.items() if mark.isChecked())
        return (Condition(self.field.name, Operator.ONE_OF, values),) if values else ()

    def _entries(self) -> Sequence[Entry]:
        if not isinstance(self.field, (Code, Choice, Flag)):
            return ()
        with self.office.snapshot() as now:
            return self.field.choices(now.lookup).offered()

    def _narrow(self, text: str) -> None:
        for mark in self._marks.values():
            mark.setVisible(text.strip() in mark.text())


class RangeChooser(Chooser):
    """From and to; days have the usual periods too."""

    def build(self) -> list[QWidget]:
        """Two lines, and the periods."""
        self._from, self._to = QLineEdit(), QLineEdit()
        self._from.setAccessibleName(self.tr("从"))
        self._to.setAccessibleName(self.tr("到"))
        for one in (self._from, self._to):
            one.textEdited.connect(self.tell_changed)
        lines = QWidget()
        lines.setLayout(row(words(self.tr("从")), self._from, words(self.tr("到")), self._to))
        periods = QWidget()
        periods.setLayout(row(*self._periods(), None))
        periods.setVisible(isinstance(self.field, Day))
        return [lines, periods]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the bounds."""
        bounds = {one.operator: one.values[0] for one in conditions if one.values}
        with self.office.snapshot() as now:
            for line, operator in ((self._from, Operator.FROM), (self._to, Operator.TO)):
                line.setText(self.field.show(bounds.get(operator), now.lookup))

    def conditions(self) -> tuple[Condition, ...]:
        """The bounds that are given."""
        bounds = (
            (Operator.FROM, self._bound(self._from)),
            (Operator.TO, self._bound(self._to)),
        )
        return tuple(
            Condition(self.field.name, operator, (value,))
            for operator, value in bounds
            if value is not None
        )

    def _bound(self, line: QLineEdit) -> Value:
        return self.read(line.text())

    def _periods(self) -> list[QPushButton]:
        today = dt.date.fromisoformat(self.office.today())
        recent = today - dt.timedelta(days=RECENT_DAYS)
        periods = (
            (self.tr("今年"), f"{today.year}", f"{today.year}"),
            (self.tr("去年"), f"{today.year - 1}", f"{today.year - 1}"),
            (self.tr("近30天"), recent.isoformat(), today.isoformat()),
        )
        return [self._period(*one) for one in periods]

    def _period(self, name: str, first: str, last: str) -> QPushButton:
        made = button(name)
        made.clicked.connect(lambda: self._set(first, last))
        return made

    def _set(self, first: str, last: str) -> None:
        name = self.field.name
        found = (
            Condition(name, Operator.FROM, (first,)),
            Condition(name, Operator.TO, (last,)),
        )
        self.show_conditions(found)
        self._check_emptiness(())
        self.changed.emit(found)


class DayRangeChooser(RangeChooser):
    """From and to, where each may be a year or a month."""

    def _bound(self, line: QLineEdit) -> Value:
        return read_partial_day(line.text()).value


class PartChooser(Chooser):
    """A part of the text."""

    def build(self) -> list[QWidget]:
        """One line."""
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("包含的字"))
        self._line.textEdited.connect(self.tell_changed)
        return [self._line]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the part."""
        parts = [str(one.values[0]) for one in conditions if one.values]
        self._line.setText("".join(parts))

    def conditions(self) -> tuple[Condition, ...]:
        """What contains it."""
        part = self._part(self._line.text().strip())
        return (Condition(self.field.name, Operator.CONTAINS, (part,)),) if part else ()

    def _part(self, text: str) -> str:
        return text


class MarkerChooser(PartChooser):
    """One marker: 1236 is not a part of 12361."""

    def _part(self, text: str) -> str:
        markers = markers_of(self.read(text)) if isinstance(self.field, Markers) else ()
        return markers[0].number if markers else str(self.read(text) or "")


@singledispatch
def chooser_for(field: Field, office: Office, conditions: Sequence[Condition]) -> Chooser:
    """What one sets the filter on a field with, by the field's kind."""
    return PartChooser(field, office, conditions)


@chooser_for.register(Code)
@chooser_for.register(Choice)
@chooser_for.register(Flag)
def _list(field: Field, office: Office, conditions: Sequence[Condition]) -> Chooser:
    return ListChooser(field, office, conditions)


@chooser_for.register(Number)
@chooser_for.register(Money)
@chooser_for.register(Time)
def _range(field: Field, office: Office, conditions: Sequence[Condition]) -> Chooser:
    return RangeChooser(field, office, conditions)


@chooser_for.register(Day)
def _days(field: Field, office: Office, conditions: Sequence[Condition]) -> Chooser:
    return DayRangeChooser(field, office, conditions)


@chooser_for.register(Marker)
@chooser_for.register(Markers)
def _marker(field: Field, office: Office, conditions: Sequence[Condition]) -> Chooser:
    return MarkerChooser(field, office, conditions)
