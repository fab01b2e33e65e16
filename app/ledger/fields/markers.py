"""Kinds that store boundary markers: one number, or those that a patrol passed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from app.errors import Unreadable
from app.ledger.fields.base import Around, Field, Operator, Width
from app.values import markers
from app.values.reading import NOTHING, Raw, Reading, quoted
from db import item_sets
from db.shape import Merge, Value

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

KEY = "__key"
MARKER_OPERATORS = (Operator.CONTAINS, Operator.BETWEEN, Operator.EMPTY, Operator.FILLED)
MARKERS_OPERATORS = (*MARKER_OPERATORS, Operator.ANY_OF, Operator.NOTED)


@dataclass(frozen=True, kw_only=True)
class Markers(Field):
    """The markers that a patrol passed, in order, each with its condition where one was noted.

    Two offices that add different markers to the same patrol both succeed.
    """

    merge: ClassVar[Merge] = Merge.ITEMS
    natural_width: ClassVar[Width] = Width.LONG
    operators: ClassVar[tuple[Operator, ...]] = MARKERS_OPERATORS

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The markers, ranges written out."""
        reading = markers.read_markers(raw)
        if reading.value is None:
            return NOTHING
        items = {one.number: one.condition for one in reading.value}
        return Reading(item_sets.dump(items), reading.notes)

    def show(self, value: Value, around: Around) -> str:
        """1231-1234、1236（褪色）."""
        return markers.show_markers(markers_of(value))

    def derived(self) -> Sequence[str]:
        """A key by which the first marker sorts along the border."""
        return (self.name + KEY,)

    def derive(self, value: Value, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """The key of the first marker."""
        first = next(iter(markers_of(value)), None)
        return {self.name + KEY: markers.marker_sort_key(first.number) if first else ""}

    def order_column(self) -> str:
        """Along the border."""
        return self.name + KEY


@dataclass(frozen=True, kw_only=True)
class Marker(Field):
    """The number of one marker; sorts along the border: 9, 10, 10/1."""

    natural_width: ClassVar[Width] = Width.SHORT
    operators: ClassVar[tuple[Operator, ...]] = (*MARKER_OPERATORS, Operator.ONE_OF)

    def read(self, raw: Raw, around: Around) -> Reading[Value]:
        """The number in its usual form."""
        reading = markers.read_markers(raw)
        if not reading.value:
            return NOTHING
        first, *more = reading.value
        if more:
            raise Unreadable("“{text}”是几个界碑，这里只写一个", text=quoted(raw))
        return Reading(first.number, reading.notes)

    def derived(self) -> Sequence[str]:
        """The key by which it sorts."""
        return (self.name + KEY,)

    def derive(self, value: Value, values: Mapping[str, Value]) -> Mapping[str, Value]:
        """Its place along the border."""
        return {self.name + KEY: markers.marker_sort_key(str(value)) if value else ""}

    def order_column(self) -> str:
        """Along the border."""
        return self.name + KEY


def markers_of(value: Value) -> tuple[markers.Marker, ...]:
    """The markers of a stored value."""
    stored = value if isinstance(value, str) else None
    return tuple(markers.Marker(key, note) for key, note in item_sets.parse(stored).items())
