"""What one sets a filter with, by the kind of the field: check marks, ranges, parts of texts."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from app.errors import Unreadable
from app.language import translate
from app.ledger.fields import (
    Attachments,
    Children,
    Choice,
    Code,
    Day,
    Field,
    Flag,
    Link,
    Marker,
    Markers,
    Money,
    Number,
    Operator,
    People,
    Time,
    Years,
)
from app.ledger.questions import Condition
from app.ledger.wording import shown
from app.values.markers import CONDITIONS, marker_sort_key, read_markers
from ui.ledger.filters.chooser import Chooser, EmptyChooser
from ui.ledger.filters.day_chooser import DayChooser
from ui.ledger.filters.marks import Marks
from ui.ledger.filters.range_chooser import RangeChooser
from ui.widgets.pieces import row, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields import Around
    from app.ledger.tallying import Tallied


class ListChooser(Chooser):
    """Check marks before the entries of a table."""

    def build(self) -> list[QWidget]:
        """The marks."""
        self.marks = Marks()
        field = self.field
        if isinstance(field, (Code, Choice, Flag)):
            entries = field.choices(self.around).offered()
            self.marks.offer((one.code, one.label) for one in entries)
        self.marks.changed.connect(self.tell_changed)
        return [self.marks]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Set the check marks; of codes that were deleted too."""
        chosen = [str(value) for one in conditions for value in one.values if value is not None]
        self.marks.offer((one, shown(self.field, one, self.around)) for one in chosen)
        self.marks.choose(chosen)

    def show_counts(self, counted: Sequence[Tallied]) -> None:
        """Behind each how many there are; what offices wrote in words of their own comes along."""
        self.marks.offer((str(one.value), one.label) for one in counted)
        self.marks.show_counts({str(one.value): one.count for one in counted})

    def conditions(self) -> tuple[Condition, ...]:
        """One of those that are checked."""
        values = self.marks.chosen()
        return (Condition(self.field.name, Operator.ONE_OF, values),) if values else ()


class LinkChooser(Chooser):
    """A part of the name, or some of the records to which links lead."""

    def build(self) -> list[QWidget]:
        """A line, and marks before the names that the records have, when they are read."""
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("名字里有的字，或者拼音首字母"))
        self._line.setAccessibleName(self.tr("名字里有的字"))
        self._line.textEdited.connect(self._type)
        self.marks = Marks(has_search=False)
        self.marks.hide()
        self.marks.changed.connect(self._mark)
        return [self._line, self.marks]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the part, or the marks."""
        part = [str(one.values[0]) for one in conditions if one.operator is Operator.CONTAINS]
        self._line.setText("".join(part))
        chosen = [
            str(value)
            for one in conditions
            if one.operator is not Operator.CONTAINS
            for value in one.values
            if value is not None
        ]
        self.marks.offer((one, shown(self.field, one, self.around)) for one in chosen)
        self.marks.choose(chosen)
        self.marks.setVisible(bool(self.marks.marks))

    def show_counts(self, counted: Sequence[Tallied]) -> None:
        """The names; how many records each person has is nobody's business."""
        self.marks.offer((str(one.value), one.label) for one in counted)
        if all(one.count for one in counted):
            self.marks.show_counts({str(one.value): one.count for one in counted})
        self.marks.setVisible(bool(self.marks.marks))

    def conditions(self) -> tuple[Condition, ...]:
        """What leads to these, or to such names."""
        chosen = self.marks.chosen()
        if chosen:
            some = Operator.ANY_OF if isinstance(self.field, People) else Operator.ONE_OF
            return (Condition(self.field.name, some, chosen),)
        part = self._line.text().strip()
        return (Condition(self.field.name, Operator.CONTAINS, (part,)),) if part else ()

    def _type(self) -> None:
        self.marks.choose(())
        self.marks.narrow(self._line.text())
        self.tell_changed()

    def _mark(self) -> None:
        self._line.clear()
        self.tell_changed()


class TextChooser(Chooser):
    """A part of the text, its beginning, its end, or the whole."""

    def build(self) -> list[QWidget]:
        """How it is compared, and a line."""
        self._how = QComboBox()
        self._how.setAccessibleName(self.tr("怎样比较"))
        for text, operator in (
            (self.tr("含有"), Operator.CONTAINS),
            (self.tr("就是"), Operator.EQUALS),
            (self.tr("开头是"), Operator.BEGINS),
            (self.tr("末尾是"), Operator.ENDS),
        ):
            self._how.addItem(text, operator)
        self._how.activated.connect(self.tell_changed)
        self._line = QLineEdit()
        self._line.setPlaceholderText(self.tr("写几个字"))
        self._line.setAccessibleName(self.tr("写几个字"))
        self._line.textEdited.connect(self.tell_changed)
        both = QWidget()
        both.setLayout(row(self._how, self._line))
        self.setFocusProxy(self._line)
        return [both]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the part."""
        for one in conditions[:1]:
            self._how.setCurrentIndex(max(self._how.findData(one.operator), 0))
        parts = [str(one.values[0]) for one in conditions if one.values]
        self._line.setText("".join(parts))

    def conditions(self) -> tuple[Condition, ...]:
        """What is so."""
        part, operator = self._line.text().strip(), self._how.currentData()
        return (Condition(self.field.name, operator, (part,)),) if part else ()


class MarkerChooser(Chooser):
    """One marker, which is no part of another; those between two; those with a condition."""

    def build(self) -> list[QWidget]:
        """Two lines, and check marks for the conditions."""
        self._first, self._last = QLineEdit(), QLineEdit()
        self._first.setPlaceholderText(self.tr("如 1236"))
        self._first.setAccessibleName(self.tr("界碑号"))
        self._last.setAccessibleName(self.tr("到哪一个界碑"))
        self._last.setPlaceholderText(self.tr("一个就不填"))
        for one in (self._first, self._last):
            one.textEdited.connect(self._type)
        lines = QWidget()
        lines.setLayout(row(words(self.tr("界碑")), self._first, words(self.tr("到")), self._last))
        self._notes = {one: QCheckBox(translate(one)) for one in CONDITIONS}
        for one in self._notes.values():
            one.clicked.connect(self._note)
        notes = QWidget()
        notes.setLayout(row(*self._notes.values(), None))
        notes.setVisible(isinstance(self.field, Markers))
        return [lines, notes]

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """Show the markers."""
        for one in self._notes.values():
            one.setChecked(False)
        first = last = ""
        for one in conditions[:1]:
            values = ["" if value is None else str(value) for value in one.values]
            if one.operator is Operator.NOTED:
                for note in values:
                    if note in self._notes:
                        self._notes[note].setChecked(True)
            elif one.operator is Operator.BETWEEN:
                first, last = values
            else:
                first = "、".join(values)
        self._first.setText(first)
        self._last.setText(last)

    def conditions(self) -> tuple[Condition, ...]:
        """What is so."""
        noted = tuple(name for name, one in self._notes.items() if one.isChecked())
        if noted:
            return (Condition(self.field.name, Operator.NOTED, noted),)
        first, last = self._numbers(self._first), self._numbers(self._last)
        if last:
            low, high = (first[0] if first else None), last[-1]
            if low is not None and marker_sort_key(low) > marker_sort_key(high):
                raise Unreadable("“到”在“从”的前面，请对调")
            return (Condition(self.field.name, Operator.BETWEEN, (low, high)),)
        if len(first) > 1:
            several = Operator.ANY_OF if isinstance(self.field, Markers) else Operator.ONE_OF
            return (Condition(self.field.name, several, tuple(first)),)
        return (Condition(self.field.name, Operator.CONTAINS, (first[0],)),) if first else ()

    def _numbers(self, line: QLineEdit) -> list[str]:
        return [one.number for one in read_markers(line.text()).value or ()]

    def _type(self) -> None:
        for one in self._notes.values():
            one.setChecked(False)
        self.tell_changed()

    def _note(self) -> None:
        self._first.clear()
        self._last.clear()
        self.tell_changed()


@singledispatch
def chooser_for(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    """What one sets the filter on a field with, by the field's kind."""
    return TextChooser(field, around, conditions)


@chooser_for.register(Code)
@chooser_for.register(Choice)
@chooser_for.register(Flag)
def _list(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    return ListChooser(field, around, conditions)


@chooser_for.register(Link)
@chooser_for.register(People)
def _link(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    return LinkChooser(field, around, conditions)


@chooser_for.register(Number)
@chooser_for.register(Money)
@chooser_for.register(Time)
@chooser_for.register(Years)
def _range(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    return RangeChooser(field, around, conditions)


@chooser_for.register(Day)
def _days(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    return DayChooser(field, around, conditions)


@chooser_for.register(Marker)
@chooser_for.register(Markers)
def _marker(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    return MarkerChooser(field, around, conditions)


@chooser_for.register(Attachments)
@chooser_for.register(Children)
def _any(field: Field, around: Around, conditions: Sequence[Condition]) -> Chooser:
    return EmptyChooser(field, around, conditions)
