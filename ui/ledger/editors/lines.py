"""Editors that are one line: words, names, times, days, numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.language import translate
from app.ledger.fields import Day, Marker, Money, Number, PersonName, Text, Time
from ui.appearance import Space
from ui.ledger.editors.base import Editor, Ground, editor_for
from ui.ledger.editors.calendar import CalendarButton
from ui.ledger.editors.paragraphs import ParagraphEditor
from ui.widgets.pieces import row, words

if TYPE_CHECKING:
    from app.ledger.fields import Around, Field
    from app.ledger.fields.base import Value

SHORT, MIDDLE = 8, 10
"""Room for so many Chinese characters."""


class LineEditor(Editor):
    """One line of text.

    Args:
        field: the field.
        ground: what it stands on.
        chars: how many Chinese characters it has room for; 0: as many as there are.
        after: what stands behind it: a unit, a button.
    """

    def __init__(
        self, field: Field, ground: Ground, chars: int = 0, after: QWidget | None = None
    ) -> None:
        super().__init__(field, ground)
        self.line = QLineEdit()
        if chars:
            advance = self.line.fontMetrics().horizontalAdvance("国")
            self.line.setMaximumWidth((chars + 2) * advance)
        parts: list[QWidget | None] = [self.line]
        parts += [after] if after else []
        parts += [None] if chars else []
        self.setLayout(row(*parts, gap=Space.SMALL))
        self.line.textEdited.connect(self.edited)
        self._serve(self.line)

    def fill(self, value: Value, around: Around) -> None:
        """Show a stored value."""
        self.line.setText(self.field.show(value, around))
        self.line.setCursorPosition(0)

    def raw(self) -> str:
        """The line."""
        return self.line.text()

    def framed(self) -> list[QWidget]:
        """The line."""
        return [self.line]


class DayEditor(LineEditor):
    """A day, a month, or as much of a day as is known; written in any of the usual ways."""

    def __init__(self, field: Day, ground: Ground) -> None:
        whole = type(field) is Day
        calendar = CalendarButton() if whole else None
        super().__init__(field, ground, MIDDLE, calendar)
        self.line.setPlaceholderText(self.tr("如 2024.3.12") if whole else self.tr("如 1968.03"))
        if calendar:
            calendar.serve(self.line)


@editor_for.register(Text)
def _text(field: Text, ground: Ground) -> Editor:
    return ParagraphEditor(field, ground) if field.lines > 1 else LineEditor(field, ground)


@editor_for.register(PersonName)
def _name(field: PersonName, ground: Ground) -> Editor:
    return LineEditor(field, ground)


@editor_for.register(Marker)
def _marker(field: Marker, ground: Ground) -> Editor:
    return LineEditor(field, ground, MIDDLE)


@editor_for.register(Time)
def _time(field: Time, ground: Ground) -> Editor:
    made = LineEditor(field, ground, SHORT)
    made.line.setPlaceholderText(made.tr("如 7:30"))
    return made


@editor_for.register(Number)
def _number(field: Number, ground: Ground) -> Editor:
    return LineEditor(field, ground, SHORT, words(translate(field.unit), "hint"))


@editor_for.register(Money)
def _money(field: Money, ground: Ground) -> Editor:
    unit = words("", "hint")
    unit.setText(unit.tr("元"))
    return LineEditor(field, ground, SHORT, unit)


@editor_for.register(Day)
def _day(field: Day, ground: Ground) -> Editor:
    return DayEditor(field, ground)
