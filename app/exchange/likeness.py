"""Whether a file's cell says the same as what is stored, although it is written otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ledger.fields import Day, Link, Markers, People
from app.ledger.fields.links import current_items, linked
from app.ledger.fields.markers import markers_of

if TYPE_CHECKING:
    from app.ledger.fields import Around, Field
    from db.shape import Value


def says_nothing_new(field: Field, stored: Value, read: Value, around: Around) -> bool:
    """Whether taking the cell would change nothing, or would only make the record poorer.

    Args:
        field: the field.
        stored: what the record has.
        read: what the cell was understood to mean.
        around: names of linked records.
    """
    if read is None or read == stored:
        return True
    if stored is None:
        return False
    if isinstance(field, Day):
        return str(stored).startswith(f"{read}-")
    if isinstance(field, Link):
        there = linked(read)
        if there is None:
            return field.show(stored, around) == read
        here = linked(stored)
        return here is not None and around.current(here) == around.current(there)
    if isinstance(field, People):
        return _names(field, stored, around) == _names(field, read, around)
    if isinstance(field, Markers):
        return _same_markers(stored, read)
    return False


def _names(field: People, value: Value, around: Around) -> list[str]:
    """Links that the stored set has and the file's names lacks tell the same people."""
    found: list[str] = []
    for one in current_items(value, around):
        uid = linked(one)
        found.append(one if uid is None else around.title(field.to, uid) or one)
    return sorted(found)


def _same_markers(stored: Value, read: Value) -> bool:
    """The same markers in the same order, whose conditions the file does not mention."""
    here, there = markers_of(stored), markers_of(read)
    return [one.number for one in here] == [one.number for one in there] and all(
        not new.condition or new.condition == old.condition
        for old, new in zip(here, there, strict=True)
    )
