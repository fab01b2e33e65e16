"""What segments did to the records of a ledger, as people see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from db.journal import rows as rows_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from db.journal.rows import Row
    from db.shape import TableShape, Value


@dataclass(slots=True)
class Effect:
    """What segments did to the records of one ledger.

    Attributes:
        new: records that were not shown before.
        changed: records that were, and look different now.
        same: records that the segments mention, and that look as before.
        conflicts: fields and records that wait in review since.
    """

    new: int = 0
    changed: int = 0
    same: int = 0
    conflicts: int = 0

    def add(self, other: Effect) -> None:
        """Count what came after it too."""
        self.new += other.new
        self.changed += other.changed
        self.same += other.same
        self.conflicts += other.conflicts


def effect_of(
    shape: TableShape,
    created: int,
    watched: Collection[bytes],
    before: Mapping[bytes, Row | None],
    after: Mapping[bytes, Row],
) -> Effect:
    """Compare records before and after.

    Args:
        shape: their ledger.
        created: how many were created beside those that are compared.
        watched: the records to compare.
        before: as they were; a record that is missing here was not there.
        after: as they are.
    """
    effect = Effect(new=created)
    for uid in watched:
        old, new = _visible(before.get(uid)), _visible(after.get(uid))
        if old is None and new is not None:
            effect.new += 1
        elif _fields(shape, old) != _fields(shape, new):
            effect.changed += 1
        else:
            effect.same += 1
        effect.conflicts += max(0, _reviews(after.get(uid)) - _reviews(before.get(uid)))
    return effect


def _visible(row: Row | None) -> Row | None:
    return None if row is None or rows_of.number_of(row, "_gone") else row


def _fields(shape: TableShape, row: Row | None) -> dict[str, Value] | None:
    return None if row is None else rows_of.fields_of(shape, row)


def _reviews(row: Row | None) -> int:
    return 0 if row is None else rows_of.number_of(row, "_review")
