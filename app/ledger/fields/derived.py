"""Fields that are not stored: they follow from other fields, or from records that belong here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.ledger.fields.base import Around, Operator, Out, Virtual, Width
from app.values import numbers
from app.values.days import years_between

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.values.reading import Raw, Reading
    from db.shape import Value


@dataclass(frozen=True, kw_only=True)
class Computed(Virtual):
    """What follows from the other fields of the record: an age, a length of membership.

    Attributes:
        of: the value, from the stored values and the day ("YYYY-MM-DD").
    """

    of: Callable[[Mapping[str, Value], str], Value]

    natural_width: ClassVar[Width] = Width.TINY
    operators: ClassVar[tuple[Operator, ...]] = ()

    def out(self, value: Value, around: Around) -> Out:
        """The value itself."""
        return value

    def compute(self, values: Mapping[str, Value], around: Around) -> Value:
        """The value for one record."""
        return self.of(values, around.today)


def _nothing(_values: Mapping[str, Value], _today: str) -> Value:
    return None


@dataclass(frozen=True, kw_only=True)
class Years(Computed):
    """Full years since a day of the record: an age, a length of membership.

    None where they cannot be told for certain (`app.values.days.years_between`).

    Attributes:
        since: the field that has the day.
    """

    since: str
    of: Callable[[Mapping[str, Value], str], Value] = _nothing

    operators: ClassVar[tuple[Operator, ...]] = (
        Operator.FROM,
        Operator.TO,
        Operator.BETWEEN,
        Operator.EMPTY,
        Operator.FILLED,
    )

    def compute(self, values: Mapping[str, Value], around: Around) -> Value:
        """The years for one record."""
        start = values.get(self.since)
        return years_between(start, around.today) if isinstance(start, str) and start else None

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """A number of years, as a filter asks for it; the field itself is not typed."""
        return numbers.read_number(raw, 0, ("岁", "周岁"))


@dataclass(frozen=True, kw_only=True)
class Children(Virtual):
    """The records of another ledger that belong to this one, named in a row: 联系户.

    A spreadsheet's column of such names makes these records.

    Attributes:
        ledger: the ledger of the records that belong here.
        by: the field of theirs by which they are named.
    """

    ledger: str
    by: str

    listed: bool = True
    natural_width: ClassVar[Width] = Width.WIDE
    operators: ClassVar[tuple[Operator, ...]] = (Operator.EMPTY, Operator.FILLED)
