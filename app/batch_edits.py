"""What is to become of one field of many records at once, by the field's kind."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch
from typing import TYPE_CHECKING, Literal

from app.desk import Refused
from app.errors import Trouble, Unreadable
from app.language import translate
from app.ledger.fields import Attachments, Field, Link, Markers, People, PersonName, Text
from app.ledger.fields.links import linked
from app.ledger.row_reading import read_row
from app.values.reading import is_blank
from db import item_sets

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Around
    from app.ledger.row_reading import Problem
    from db.shape import Value

How = Literal["set", "empty", "replace", "add", "drop"]
"""The field gets a value, or none; a part of its text becomes another one; an item is put into a
set, or taken out of it."""


@dataclass(frozen=True)
class Edit:
    """What is to become of one field.

    Attributes:
        field: its name.
        how: see `How`.
        text: as somebody would type it: the value, the item, or the part that is replaced.
        by: what comes in place of that part.
    """

    field: str
    how: How
    text: str = ""
    by: str = ""


@dataclass(frozen=True)
class Understood:
    """An edit whose text was read.

    Attributes:
        field: the field.
        becomes: what becomes of a record's fields, from what this one holds now. A value of
            None empties; it raises `Unreadable` where nothing sensible would come out.
        notes: what is to be said of the text although it could be read.
    """

    field: Field
    becomes: Callable[[Value], Mapping[str, Value]]
    notes: tuple[Problem, ...] = ()


@singledispatch
def _ways(_field: Field) -> tuple[How, ...]:
    return ("set", "empty")


@_ways.register(Text)
@_ways.register(PersonName)
def _ways_of_words(_field: Field) -> tuple[How, ...]:
    return ("set", "replace", "empty")


@_ways.register(People)
@_ways.register(Markers)
def _ways_of_sets(_field: Field) -> tuple[How, ...]:
    return ("add", "drop", "set", "empty")


@_ways.register(Attachments)
def _ways_of_files(_field: Field) -> tuple[How, ...]:
    return ()


def ways(field: Field) -> tuple[How, ...]:
    """How a field can be edited in many records at once; none: it cannot.

    A number of a person is each person's own, and what stands in a field that follows from others
    is not stored.
    """
    if not field.stored or field.masked or not field.typed:
        return ()
    found = _ways(field)
    return tuple(one for one in found if one != "empty") if field.required else found


def asks_again(declared: type[Ledger], field: Field) -> bool:
    """Whether records are named, found again or joined by a field: the same in many is a risk."""
    sheet = declared.sheet
    keys = {name for names in (*sheet.match_on, *sheet.alike) for name in names}
    first = next(one.name for one in declared.fields.values() if one.required)
    named_by = sheet.named_by or first
    return isinstance(field, (Link, People)) or field.name in {*keys, *sheet.unique, named_by}


def understand(declared: type[Ledger], edit: Edit, around: Around) -> Understood:
    """Read what an edit says.

    Raises:
        Trouble: the field cannot be edited so, or nothing was typed.
        Refused: what was typed cannot be read.
    """
    field = declared.fields[edit.field]
    if edit.how not in ways(field):
        raise Trouble(
            "“{label}”不能这样批量修改", "请打开记录，一条一条地改", label=translate(field.label)
        )
    if edit.how == "empty":
        return Understood(field, lambda _old: {field.name: None})
    if not edit.text:
        raise Trouble("还没有写“{label}”要改成什么", label=translate(field.label))
    if edit.how == "replace":
        return Understood(field, _Replacing(field, edit, around))
    row = read_row(declared, {field.name: edit.text}, around)
    if row.worst("error"):
        raise Refused(row.worst("error"))
    notes = tuple(row.problems)
    if edit.how == "set":
        values = dict(row.values)
        return Understood(field, lambda _old: values, notes)
    return Understood(field, _Items(field, edit, row.values.get(field.name), around), notes)


class _Replacing:
    """Replaces a part of a text wherever it stands; each text is read once."""

    def __init__(self, field: Field, edit: Edit, around: Around) -> None:
        self._field, self._edit, self._around = field, edit, around
        self._known: dict[Value, Mapping[str, Value] | Unreadable] = {}

    def __call__(self, old: Value) -> Mapping[str, Value]:
        if not isinstance(old, str) or self._edit.text not in old:
            return {self._field.name: old}
        if old not in self._known:
            self._known[old] = self._read(old.replace(self._edit.text, self._edit.by))
        found = self._known[old]
        if isinstance(found, Unreadable):
            raise found
        return found

    def _read(self, text: str) -> Mapping[str, Value] | Unreadable:
        if is_blank(text):
            return {self._field.name: None}
        try:
            return {self._field.name: self._field.read(text, self._around).value}
        except Unreadable as error:
            return error


class _Items:
    """Puts items into a set, or takes them out; the others stay in their order."""

    def __init__(self, field: Field, edit: Edit, value: Value, around: Around) -> None:
        self._field, self._around = field, around
        self._given = item_sets.parse(value if isinstance(value, str) else None)
        self._is_adding = edit.how == "add"
        self._same = frozenset(name for one in self._given for name in self._names(one))
        self._known: dict[Value, Mapping[str, Value]] = {}

    def __call__(self, old: Value) -> Mapping[str, Value]:
        if old not in self._known:
            stored = item_sets.parse(old if isinstance(old, str) else None)
            new = self._added(stored) if self._is_adding else self._dropped(stored)
            self._known[old] = {self._field.name: old if new == stored else item_sets.dump(new)}
        return self._known[old]

    def _added(self, stored: Mapping[str, str]) -> dict[str, str]:
        here = {name: one for one in stored for name in self._names(one)}
        new = dict(stored)
        for one, payload in self._given.items():
            known = next((here[name] for name in self._names(one) if name in here), one)
            new[known] = payload or new.get(known, "")
        return new

    def _dropped(self, stored: Mapping[str, str]) -> dict[str, str]:
        return {
            one: payload
            for one, payload in stored.items()
            if not self._same.intersection(self._names(one))
        }

    def _names(self, item: str) -> Sequence[object]:
        """What tells that two items are the same: a text, or the record that goes on for it."""
        uid = linked(item)
        return (item,) if uid is None else (item, self._around.current(uid))
