"""What tells records apart: values, links, bands of numbers, offices; months in `months`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import case, literal_column

from app.language import Message, marked
from app.ledger.conditions import ends
from app.ledger.fields import Choice, Code, Flag, Link, Operator
from app.ledger.fields.links import link_to, linked, title_of
from app.ledger.questions import Condition, Question
from app.values.pinyin import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from app.counting.results import Label
    from app.ledger.base import Ledger
    from app.ledger.counts import By
    from app.ledger.fields import Field
    from app.office import Office, Snapshot
    from app.values.periods import Span

from app.counting.groups import NOT_KNOWN, NOT_SAID, OFFICE, Group, Key, Split
from app.counting.months import Days


def split_by(office: Office, now: Snapshot, declared: type[Ledger], by: By, span: Span) -> Split:
    """What tells the records of a ledger apart as it is declared.

    Args:
        office: ours.
        now: the moment.
        declared: the ledger.
        by: the declaration; by a field that is stored, or computed from one.
        span: the period that is counted.
    """
    if by.step == "office":
        return _Offices(office, now, declared)
    field = declared.fields[by.field]
    if by.step == "bands":
        return _Bands(now, declared, field, by)
    if by.step in ("month", "year"):
        return Days(now, declared, field, by, span)
    if isinstance(field, Link):
        return _Links(now, declared, field, by)
    return _Values(now, declared, field, by)


@dataclass(frozen=True)
class _Values:
    """Each value."""

    now: Snapshot
    declared: type[Ledger]
    field: Field
    by: By

    @property
    def title(self) -> Label:
        return self.by.title or self.field.heading

    def column(self) -> ColumnElement[Any]:
        # along an index of the field each row would be looked up by itself
        return self.declared.table().c[self.field.name].concat("")

    def key(self, raw: Key) -> Key:
        return raw

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        found = {*keys, *self.by.always}
        return [self._group(one) for one in sorted(found, key=self._place)]

    def _place(self, key: Key) -> tuple[int, int, str]:
        if key is None:
            return (2, 0, "")
        codes = self._codes()
        at = codes.get(str(key))
        return (1, 0, sort_key(str(key))) if at is None else (0, at, "")

    def _codes(self) -> dict[str, int]:
        if not isinstance(self.field, (Code, Choice, Flag)):
            return {}
        entries = self.field.choices(self.now.lookup).entries
        return {one.code: at for at, one in enumerate(entries)}

    def _group(self, key: Key) -> Group:
        name = self.field.name
        if key is None:
            return Group(None, NOT_SAID, (Condition(name, Operator.EMPTY),))
        has_several = Operator.ONE_OF in self.field.operators
        same = Operator.ONE_OF if has_several else Operator.EQUALS
        label = self.field.show(key, self.now.lookup)
        return Group(key, label, (Condition(name, same, (key,)),), name=str(key))


@dataclass(frozen=True)
class _Links(_Values):
    """Each record of another ledger; those that stayed a name by their name."""

    def key(self, raw: Key) -> Key:
        uid = linked(raw)
        return link_to(self.now.joined.current(uid)) if uid else raw

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        return linked_groups(self.now, self.field, keys, Operator.ONE_OF)


def linked_groups(
    now: Snapshot, field: Field, keys: Iterable[Key], operator: Operator
) -> Sequence[Group]:
    """Groups by what they link to, in the order of their names; nothing else orders people."""
    found = list(dict.fromkeys(keys))
    to = str(getattr(field, "to", ""))
    now.lookup.prepare(to, [uid for uid in map(linked, found) if uid])
    named = [(title_of(str(one), to, now.lookup), one) for one in found if one is not None]
    named.sort(key=lambda one: (sort_key(one[0]), str(one[1])))
    groups = [
        Group(key, label, (Condition(field.name, operator, (key,)),), name=str(key))
        for label, key in named
    ]
    if None in found:
        groups.append(Group(None, NOT_SAID, (Condition(field.name, Operator.EMPTY),)))
    return groups


@dataclass(frozen=True)
class _Bands:
    """From one number to the next; what is less than the first, and what is not known."""

    now: Snapshot
    declared: type[Ledger]
    field: Field
    by: By

    @property
    def title(self) -> Label:
        return self.by.title or self.field.heading

    def column(self) -> ColumnElement[Any]:
        ledger = self.declared.__tablename__
        whens: list[tuple[ColumnElement[bool], ColumnElement[int]]] = [
            (
                self.now.asking.matching(Question(ledger, where=(self._where(key),))),
                literal_column(str(key)),
            )
            for key in range(-1, len(self.by.bands))
        ]
        return case(*whens, else_=None)

    def key(self, raw: Key) -> Key:
        return raw

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        found = set(keys)
        shown = [*[-1] * (-1 in found), *range(len(self.by.bands))]
        groups = [
            Group(one, self._label(one), (self._where(one),), name=self._name(one)) for one in shown
        ]
        if None in found:
            empty = Condition(self.field.name, Operator.EMPTY)
            groups.append(Group(None, NOT_KNOWN, (empty,)))
        return groups

    def _where(self, key: int) -> Condition:
        bands, name, unit = self.by.bands, self.field.name, 10 ** getattr(self.field, "decimals", 0)
        if key < 0:
            return Condition(name, Operator.TO, (bands[0] * unit - 1,))
        if key == len(bands) - 1:
            return Condition(name, Operator.FROM, (bands[key] * unit,))
        return Condition(name, Operator.BETWEEN, (bands[key] * unit, bands[key + 1] * unit - 1))

    def _name(self, key: int) -> str:
        first, last = ends(self._where(key))
        return f"{'' if first is None else first}-{'' if last is None else last}"

    def _label(self, key: int) -> Label:
        bands, unit = self.by.bands, Message(self.by.unit, {})
        if key < 0:
            return Message(marked("不到{first}{unit}"), {"first": bands[0], "unit": unit})
        if key == len(bands) - 1:
            return Message(marked("{first}{unit}以上"), {"first": bands[key], "unit": unit})
        values = {"first": bands[key], "last": bands[key + 1] - 1, "unit": unit}
        if key == 0 and bands[0] == 0:
            return Message(marked("不到{first}{unit}"), {"first": bands[1], "unit": unit})
        return Message(marked("{first}—{last}{unit}"), values)


@dataclass(frozen=True)
class _Offices:
    """Whose the records are."""

    office: Office
    now: Snapshot
    declared: type[Ledger]

    @property
    def title(self) -> Label:
        return OFFICE

    def column(self) -> ColumnElement[Any]:
        return self.declared.table().c["_scope"]

    def key(self, raw: Key) -> Key:
        return self.now.asking.unit_of(int(raw or 0))

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        return [
            Group(one, self.office.office_name(self.now.connection, one), units=(one,), name=one)
            for one in sorted({str(one) for one in keys})
        ]
