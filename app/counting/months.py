"""Records told apart by months or years; months without any are there, too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column

from app.language import Message, marked
from app.ledger.fields import Operator
from app.ledger.questions import Condition
from app.ledger.ranges import MONTH, YEAR
from app.values.days import UNKNOWN_DAY, show_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import ColumnElement

    from app.counting.results import Label
    from app.ledger.base import Ledger
    from app.ledger.counts import By
    from app.ledger.fields import Field
    from app.office import Snapshot
    from app.values.periods import Span

from app.counting.groups import MOST_MONTHS, NOT_SAID, Group, Key


@dataclass(frozen=True)
class Days:
    """Months, or years."""

    now: Snapshot
    declared: type[Ledger]
    field: Field
    by: By
    span: Span

    @property
    def title(self) -> Label:
        """月份, or 年份."""
        return self.by.title or (marked("月份") if self._length == MONTH else marked("年份"))

    @property
    def _length(self) -> int:
        return MONTH if self.by.step == "month" else YEAR

    def column(self) -> ColumnElement[Any]:
        """As much of the day as tells months apart."""
        stored = self.declared.table().c[self.field.name]
        return func.substr(stored, literal_column("1"), literal_column(str(self._length)))

    def key(self, raw: Key) -> Key:
        """The key itself."""
        return raw

    def groups(self, keys: Iterable[Key]) -> Sequence[Group]:
        """One after another without a gap, then what is no whole month, then what is empty."""
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
