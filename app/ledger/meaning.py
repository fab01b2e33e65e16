"""What a question means, in Python over records that are at hand.

The database answers questions by SQL (`app.ledger.conditions`, `app.ledger.searching`,
`app.ledger.asking`); here the same is said once more in plain steps, without a database. A
property test asks both the same questions of every ledger, so that neither can drift.
"""

from __future__ import annotations

from functools import cached_property, cmp_to_key
from typing import TYPE_CHECKING

from app.ledger.conditions import RANGES, ends
from app.ledger.fields import (
    Children,
    Day,
    Field,
    Link,
    Marker,
    Markers,
    Match,
    Month,
    Operator,
    People,
    Years,
)
from app.ledger.fields.links import items_of, link_to, linked
from app.ledger.fields.markers import markers_of
from app.ledger.questions import Order, Question, Record
from app.ledger.ranges import MONTH, day_span, first_day, last_day
from app.ledger.words import folded, is_found, words
from app.values.days import UNKNOWN_DAY, years_between
from app.values.markers import Marker as MarkerSeen
from app.values.markers import marker_sort_key
from app.values.periods import Span, month_of, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from app.ledger.questions import Condition
    from app.ledger.registry import Registry
    from app.sync.reach import Where
    from db.shape import Value


class Meaning:
    """Answers questions over records that are at hand.

    Args:
        registry: the ledgers.
        records: ledger → all its records, deleted ones among them; of the ledgers that are asked
            and of those that their links lead to.
        today: the office's day, "YYYY-MM-DD".
        into: records that were joined to others → the record that each went into.
        where: how far our own work on a record has got; only asked where a question asks it.
    """

    def __init__(
        self,
        registry: Registry,
        records: Mapping[str, Sequence[Record]],
        today: str,
        *,
        into: Mapping[bytes, bytes] | None = None,
        where: Callable[[Record], Where] | None = None,
    ) -> None:
        self._registry = registry
        self._records = records
        self._today = today
        self._into = into or {}
        self._where = where
        self._derived: dict[tuple[str, bytes], Mapping[str, Value]] = {}

    # ---- questions
    def answer(self, question: Question) -> list[Record]:
        """The records that a question finds, in its order."""
        found = [one for one in self._records[question.ledger] if self.finds(question, one)]
        return self.sorted(question, found)

    def finds(self, question: Question, record: Record) -> bool:
        """Whether a question finds a record of its ledger."""
        if record.gone != question.gone or (question.in_review and not record.review):
            return False
        if question.units and record.unit not in question.units:
            return False
        if question.got_to is not None and (
            self._where is None or self._where(record) is not question.got_to
        ):
            return False
        return all(self.holds(question.ledger, one, record) for one in question.where) and all(
            self.has_word(question.ledger, word, record) for word in question.words()
        )

    def sorted(self, question: Question, records: Iterable[Record]) -> list[Record]:
        """Records in the order of a question: empty ones first, or last where it is turned round.

        Text compares by code points, sort keys of pinyin and markers among it. Among equals the
        ids decide, so that every office has the same order; they turn round with the last field.
        """
        sheet = self._registry[question.ledger].sheet
        orders = question.order or tuple(map(Order.said, sheet.order))

        def compare(one: Record, other: Record) -> int:
            for order in orders:
                first, second = (
                    self._order_key(question.ledger, order.field, each) for each in (one, other)
                )
                if first != second:
                    return (1 if first > second else -1) * (-1 if order.descending else 1)
            is_turned = bool(orders) and orders[-1].descending
            return 1 if (one.uid > other.uid) is not is_turned else -1

        return sorted(records, key=cmp_to_key(compare))

    def _order_key(self, ledger: str, name: str, record: Record) -> tuple[int, int | str]:
        """A key that compares as the column does: nothing, then numbers, then text."""
        field = self._registry.field(ledger, name)
        value = self._all(ledger, record)[field.order_column()]
        if isinstance(field, Link):
            other = self._record(field.to, linked(value))
            if other is not None:
                naming = self._registry.naming_field(field.to)
                named = self._all(field.to, other)[naming.order_column()]
                value = value if named is None else named
        if value is None:
            return (0, 0)
        return (1, value) if isinstance(value, int) else (2, str(value))

    # ---- conditions
    def holds(self, ledger: str, condition: Condition, record: Record) -> bool:
        """Whether a record fulfils a condition."""
        return self._said(ledger, condition, record) is not condition.negated

    def _said(self, ledger: str, condition: Condition, record: Record) -> bool:
        field, operator = self._registry.field(ledger, condition.field), condition.operator
        value = self._value(ledger, field, record)
        if operator is Operator.EMPTY:
            return value is None
        if operator is Operator.FILLED:
            return value is not None
        if operator is Operator.ONE_OF:
            return self._same(field, value) in {self._same(field, one) for one in condition.values}
        if value is None:
            return False
        if operator in RANGES:
            return self._in_range(field, value, condition)
        if operator is Operator.EACH_YEAR:
            return str(value)[5:7] == month_of(str(condition.values[0]), self._today)
        return self._compared(field, value, condition)

    def _compared(self, field: Field, value: Value, condition: Condition) -> bool:
        values = condition.values
        match condition.operator:
            case Operator.ANY_OF:
                wanted = {self._same(field, one) for one in values}
                return any(self._same(field, one) in wanted for one in items_of(value))
            case Operator.NOTED:
                return any(one.condition in values for one in markers_of(value))
            case Operator.CONTAINS:
                return self._contains(field, value, str(values[0]))
            case Operator.BEGINS:
                return folded(str(value)).startswith(folded(str(values[0])))
            case Operator.ENDS:
                return folded(str(value)).endswith(folded(str(values[0])))
            case _:
                return self._same(field, value) == self._same(field, values[0])

    def _contains(self, field: Field, value: Value, text: str) -> bool:
        if isinstance(field, (Link, People)):
            return all(self._leads_to(field, value, word) for word in words(text))
        if isinstance(field, Markers):
            return text in items_of(value)
        return value == text if isinstance(field, Marker) else folded(text) in folded(str(value))

    def _value(self, ledger: str, field: Field, record: Record) -> Value:
        if isinstance(field, Years):
            start = record.values[field.since]
            return years_between(str(start), self._today) if start is not None else None
        if isinstance(field, Children):
            return self._count_parts(ledger, field, record) or None
        return record.values[field.name]

    def _same(self, field: Field, value: Value) -> Value:
        """A value as it is compared: a link as that to the record which goes on."""
        uid = linked(value) if isinstance(field, (Link, People)) else None
        return link_to(self._current(uid)) if uid else value

    def _count_parts(self, ledger: str, field: Children, record: Record) -> int:
        link = self._registry.link_between(field.ledger, ledger)
        living = (one for one in self._records[field.ledger] if not one.gone)
        targets = (linked(one.values[link]) for one in living)
        return sum(uid is not None and self._current(uid) == record.uid for uid in targets)

    # ---- ranges
    def _in_range(self, field: Field, value: Value, condition: Condition) -> bool:
        first, last = ends(condition)
        if isinstance(field, Day):
            if condition.operator is Operator.DURING:
                span = span_of(str(condition.values[0]), self._today)
            else:
                span = day_span(first, last)
            return _lies_in(field, str(value), span)
        if isinstance(field, (Marker, Markers)):
            seen = markers_of(value) if isinstance(field, Markers) else (MarkerSeen(str(value)),)
            return any(_between_markers(one.number, first, last) for one in seen)
        return (first is None or value >= first) and (last is None or value <= last)

    # ---- words
    def has_word(self, ledger: str, word: str, record: Record) -> bool:
        """Whether the search box finds a record by a word."""
        return any(
            self._is_found(ledger, field, word, record)
            for field in self._registry[ledger].fields.values()
            if field.search
        )

    def _is_found(self, ledger: str, field: Field, word: str, record: Record) -> bool:
        if isinstance(field, (Link, People)):
            value = record.values[field.name]
            return value is not None and self._leads_to(field, value, word)
        values = self._all(ledger, record)
        return any(is_found(values[one.column], one.match, word) for one in field.searched())

    def _leads_to(self, field: Link | People, value: Value, word: str) -> bool:
        """Whether a link leads to a record that a word names, or a text has the word."""
        single = [str(value)] if isinstance(field, Link) else items_of(value)
        for one in single:
            uid = linked(one)
            if uid is None:
                if is_found(one, Match.LINK, word):
                    return True
            elif self._named_through(field.to, word, uid):
                return True
        return False

    def _named_through(self, ledger: str, word: str, uid: bytes) -> bool:
        """Whether a word names a record, or one of those that it went into."""
        naming = self._registry.naming_field(ledger)
        found = (self._record(ledger, one) for one in self._onward(uid))
        return any(self._is_found(ledger, naming, word, one) for one in found if one)

    def _onward(self, uid: bytes) -> list[bytes]:
        """A record, and those that it went into one after another."""
        found = [uid]
        while (uid := self._into.get(uid, uid)) not in found:
            found.append(uid)
        return found

    def _current(self, uid: bytes) -> bytes:
        return self._onward(uid)[-1]

    # ---- records
    def _record(self, ledger: str, uid: bytes | None) -> Record | None:
        return None if uid is None else self._by_uid.get((ledger, uid))

    @cached_property
    def _by_uid(self) -> Mapping[tuple[str, bytes], Record]:
        return {(name, one.uid): one for name, each in self._records.items() for one in each}

    def _all(self, ledger: str, record: Record) -> Mapping[str, Value]:
        """The values of a record, and what is derived from them: sort keys, pinyin."""
        key = (ledger, record.uid)
        if key not in self._derived:
            derive = self._registry.shapes[ledger].derive
            self._derived[key] = {**record.values, **derive(record.values)}
        return self._derived[key]


def _lies_in(field: Field, day: str, span: Span) -> bool:
    """Whether a partial day surely lies in a range; a month, whether any day of it does."""
    if day == UNKNOWN_DAY:
        return False
    first, last = span
    if isinstance(field, Month):
        return (not first or day >= first[:MONTH]) and (not last or day <= last[:MONTH])
    return (not first or first_day(day) >= first) and (not last or last_day(day) <= last)


def _between_markers(number: str, first: str | None, last: str | None) -> bool:
    key = marker_sort_key(number)
    if key.startswith("~"):
        return False
    return (first is None or key >= marker_sort_key(first)) and (
        last is None or key <= marker_sort_key(last)
    )
