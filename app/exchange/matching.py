"""Which record a file's row speaks of.

Never by a name alone where several have it: a wrong match overwrites somebody. Each record is
matched once, so that two rows of one name find two records.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from app.exchange.likeness import says_nothing_new
from app.ledger.fields import Day, Link
from app.ledger.fields.links import linked
from app.ledger.questions import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.questions import Record
    from app.office import Snapshot
    from app.units import Unit
    from db.shape import Value

Key = tuple[str, ...]


class Matching:
    """Finds the records that rows speak of, in one snapshot.

    Args:
        declared: the ledger.
        now: the snapshot.
        unit: our office. Its own records, and those below it, are preferred to those from above.

    Attributes:
        records: the living records of the ledger.
    """

    def __init__(self, declared: type[Ledger], now: Snapshot, unit: Unit) -> None:
        self._declared = declared
        self._unit = unit
        self._now = now
        self.records = {
            one.uid: one for one in now.asking.page(Question(declared.__tablename__, order=()))
        }
        self._index: dict[tuple[int, Key], list[bytes]] = defaultdict(list)
        self._used: set[bytes] = set()
        for one in self.records.values():
            for rank, names in enumerate(declared.sheet.match_on):
                key = self._key(names, one.values)
                if key:
                    self._index[rank, key].append(one.uid)

    def take(self, record: Record) -> None:
        """Let no row find this record any more: another one speaks of it."""
        self._used.add(record.uid)

    def match(self, values: Mapping[str, Value]) -> tuple[Record | None, int]:
        """The record that a row speaks of, and how many have the same name where none is sure."""
        rivals = 0
        if not self.records:
            return None, 0
        for rank, names in enumerate(self._declared.sheet.match_on):
            key = self._key(names, values)
            found = self._candidates(rank, key, values) if key else []
            free = [one for one in found if one.uid not in self._used]
            same = [one for one in free if self._is_same(one, values)]
            if not same:
                found = [one for one in found if self._unit.covers(one.unit)] or found
                free = [one for one in found if one.uid not in self._used]
            # that the others of this name are taken does not tell who this one is
            if same or (free and len(found) == 1):
                record = (same or free)[0]
                self._used.add(record.uid)
                return record, 0
            rivals = len(found)
        return None, rivals

    def _candidates(self, rank: int, key: Key, values: Mapping[str, Value]) -> list[Record]:
        found = [self.records[uid] for uid in self._index.get((rank, key), ())]
        return [one for one in found if not self._contradicts(rank, one, values)]

    def _contradicts(self, rank: int, record: Record, values: Mapping[str, Value]) -> bool:
        """Whether a number, or what a better key is made of, says that it is somebody else."""
        better = {name for names in self._declared.sheet.match_on[:rank] for name in names}
        for name in better | {*self._declared.sheet.unique}:
            stored, read = record.values[name], values.get(name)
            if stored is not None and read is not None and not self._fits(name, stored, read):
                return True
        return False

    def _is_same(self, record: Record, values: Mapping[str, Value]) -> bool:
        return all(
            says_nothing_new(
                self._declared.fields[name], record.values[name], value, self._now.lookup
            )
            for name, value in values.items()
        )

    def _fits(self, name: str, stored: Value, read: Value) -> bool:
        field = self._declared.fields[name]
        if isinstance(field, Day):
            one, other = str(stored), str(read)
            return one.startswith(other) or other.startswith(one)
        return says_nothing_new(field, stored, read, self._now.lookup)

    def _key(self, names: tuple[str, ...], values: Mapping[str, Value]) -> Key | None:
        """What stands in the index; days by their year, since files know them by halves."""
        key: list[str] = []
        for name in names:
            value = values.get(name)
            if value is None:
                return None
            field = self._declared.fields[name]
            if isinstance(field, Day):
                key.append(str(value)[:4] if len(names) > 1 and _is_partial(field) else str(value))
            elif isinstance(field, Link):
                uid = linked(value)
                title = self._now.lookup.title(field.to, uid) if uid else None
                key.append(title or str(value))
            else:
                key.append(str(value))
        return tuple(key)


def _is_partial(field: Day) -> bool:
    return type(field) is not Day
