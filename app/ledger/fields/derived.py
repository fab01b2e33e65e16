"""Fields that are not stored: they follow from other fields, or from records that belong here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.ledger.fields.base import Around, Operator, Out, Virtual, Width

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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
    operators: ClassVar[tuple[Operator, ...]] = ()
