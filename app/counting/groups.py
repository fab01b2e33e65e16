"""By what records are told apart: a key in SQL, and for each key what it is called.

Each group knows the conditions under which a question finds just its records; so a number can be
clicked. Keys that mean the same (links to records that were joined) come together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import case, func, literal_column

from app.language import Message, marked
from app.ledger.conditions import ends
from app.ledger.fields import Choice, Code, Flag, Link, Operator
from app.ledger.fields.links import link_to, linked, title_of
from app.ledger.questions import Condition, Question
from app.ledger.ranges import MONTH, YEAR
from app.values.days import UNKNOWN_DAY, show_day
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

Key = str | int | None
NOT_SAID = Message(marked("没有填"))
NOT_KNOWN = Message(marked("算不出来"))
OFFICE = marked("单位")
MOST_MONTHS = 60
"""Over so many months those without a record are shown, too."""


@dataclass(frozen=True)
class Group:
    """Records that are counted together.

    Attributes:
        key: what they have in common.
        label: what people call it.
        where: what finds them among the records that are counted.
        units: whose they are, where that tells them apart.
        name: for scripts.
    """

    key: Key
    label: Label
    where: tuple[Condition, ...] = ()
    units: tuple[str, ...] = ()
    name: str = ""

    def of(self, question: Question) -> Question:
        """The question that finds just the group's records."""
        units = self.units or question.units
        return Question(
            question.ledger, question.search, (*question.where, *self.where), units=units
        )


class Split(Protocol):
    """Tells records apart."""

    @property
    def title(self) -> Label:
        """The heading."""
        ...

    def column(self) -> ColumnElement[Any]:
        """The key of a row."""
        ...

    def key(self, raw: Key) -> Key:
        """The key of the group to which this one belongs."""
        ...

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        """The groups with these keys in their order, and those that are always there."""
        ...


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
        return _Days(now, declared, field, by, span)
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
class _Days:
    """Months, or years."""

    now: Snapshot
    declared: type[Ledger]
    field: Field
    by: By
    span: Span

    @property
    def title(self) -> Label:
        return self.by.title or (marked("月份") if self._length == MONTH else marked("年份"))

    @property
    def _length(self) -> int:
        return MONTH if self.by.step == "month" else YEAR

    def column(self) -> ColumnElement[Any]:
        stored = self.declared.table().c[self.field.name]
        return func.substr(stored, literal_column("1"), literal_column(str(self._length)))

    def key(self, raw: Key) -> Key:
        return raw

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        found = set(keys)
        whole = sorted(str(one) for one in found if one and len(str(one)) == self._length)
        first = min([*whole[:1], *self._of_span()[:1]], default="")
        last = max([*whole[-1:], *self._of_span()[-1:]], default="")
        between = _steps(first, last, self._length) if first else []
        every = between if len(between) <= MOST_MONTHS else whole
        rest = sorted(str(one) for one in found if one is not None and str(one) not in every)
        groups = [self._group(one) for one in [*every, *rest]]
        if None in found:
            groups.append(Group(None, NOT_SAID, (Condition(self.field.name, Operator.EMPTY),)))
        return groups

    def _of_span(self) -> list[str]:
        """The first and the last month of the period, as far as it has begun."""
        first, last = self.span
        if not first:
            return []
        until = min(last or self.now.lookup.today, self.now.lookup.today)
        found = [first[: self._length], until[: self._length]]
        return found if found[0] <= found[1] else []

    def _group(self, key: str) -> Group:
        name = self.field.name
        if len(key) == self._length:
            same = Condition(name, Operator.BETWEEN, (key, key))
            return Group(key, show_day(key, "chinese"), (same,), name=key)
        label: Label = show_day(key, "chinese")
        if key != UNKNOWN_DAY:
            label = Message(marked("{year}（月份不详）"), {"year": label})
        return Group(key, label, (Condition(name, Operator.EQUALS, (key,)),), name=key)


def _steps(first: str, last: str, length: int) -> list[str]:
    """All months from one to another, or all years."""
    year, month = int(first[:YEAR]), int(first[5:] or 1)
    found: list[str] = []
    while len(found) <= MOST_MONTHS:
        one = f"{year:04d}-{month:02d}"[:length]
        if one > last:
            break
        found.append(one)
        is_over = length == YEAR or month == 12
        year, month = (year + 1, 1) if is_over else (year, month + 1)
    return found


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
        bands, unit = self.by.bands, self.by.unit
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
