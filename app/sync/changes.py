"""What becomes of single records, field by field: what stood there, what will, and whose it is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from app.language import say, translate
from app.sync.devices import Names
from app.sync.letter_book import moved
from app.sync.tallies import Kind
from app.views import View
from db.journal.merge import WRITES
from db.journal.operations import Kind as Doing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from app.ledger.questions import Record
    from app.office import Office, Snapshot
    from db.journal.archive import Operations
    from db.journal.merge import Placed
    from db.journal.operations import Operation

PIECE = 200
"""Of so many records the operations are looked up in one go."""


@dataclass(frozen=True)
class Author:
    """Who wrote something.

    Attributes:
        person: who typed it.
        office: whose office it is.
        at: when, by that office's clock, milliseconds since 1970; 0: it is not known.
    """

    person: str = ""
    office: str = ""
    at: int = 0


@dataclass(frozen=True)
class FieldChange:
    """One field of a record.

    Attributes:
        field: its name.
        label: what people call it.
        old: what stands there, as people read it, numbers masked; empty: nothing.
        new: what will.
        by: who wrote what will.
    """

    field: str
    label: str
    old: str
    new: str
    by: Author


@dataclass(frozen=True)
class RecordChange:
    """What becomes of one record.

    Attributes:
        kind: new, changed, deleted, or as it was.
        ledger: the ledger's name.
        uid: the record.
        unit: the code of the organisation that it belongs to.
        title: what names it.
        fields: the fields that change; of a new record those that say something.
        said: what else is to be said of it: how it came to be deleted.
        by: who wrote the last of it.
    """

    kind: Kind
    ledger: str
    uid: bytes
    unit: str
    title: str
    fields: tuple[FieldChange, ...] = ()
    said: str = ""
    by: Author = Author()


class Changes:
    """Describes records before and after a reading.

    Args:
        office: ours.
        before: what was.
        after: what will be.
    """

    def __init__(self, office: Office, before: Snapshot, after: Snapshot) -> None:
        self._office = office
        self._before = before
        self._after = after
        self._moved: dict[bytes, str] | None = None
        self._names = Names(office, after.connection)

    def office_of(self, device: bytes) -> str:
        """What people call the office of a computer."""
        return self._names.of(device).office

    def of(
        self, kind: Kind, records: Sequence[tuple[str, bytes]], step: Callable[[int], None]
    ) -> Iterator[RecordChange]:
        """What becomes of these records, in their order.

        Args:
            kind: what they all have in common.
            records: ledger and id of each, those of a ledger side by side.
            step: told how many are done.
        """
        done = 0
        for ledger, group in groupby(records, itemgetter(0)):
            uids = [uid for _ledger, uid in group]
            for start in range(0, len(uids), PIECE):
                step(done)
                piece = uids[start : start + PIECE]
                yield from self._piece(kind, ledger, piece)
                done += len(piece)

    def _piece(self, kind: Kind, ledger: str, uids: Sequence[bytes]) -> Iterator[RecordChange]:
        olds = self._before.asking.some(ledger, uids)
        news = self._after.asking.some(ledger, uids)
        side, shown = (self._before, olds) if kind is Kind.DELETED else (self._after, news)
        side.lookup.prepare(ledger, shown)
        written: dict[bytes, Operations] = {}
        if kind is not Kind.SAME:
            shape = self._office.registry.shapes[ledger]
            archive = self._office.journal.archive
            written = archive.operations(self._after.connection, shape, uids)
        describe = _Describing(self._office, ledger, self._before, self._after, self.office_of)
        describe.prepare(olds.values(), news.values())
        for uid in uids:
            placed = written[uid].placed if uid in written else ()
            yield RecordChange(
                kind=kind,
                ledger=ledger,
                uid=uid,
                unit=shown[uid].unit,
                title=side.lookup.title(ledger, uid) or "",
                fields=describe.fields(kind, olds.get(uid), news.get(uid), placed),
                said=self._fate(ledger, uid) if kind is Kind.DELETED else "",
                by=describe.author(_last(placed)),
            )

    def _fate(self, ledger: str, uid: bytes) -> str:
        """How a record came to be shown no more."""
        if self._moved is None:
            self._moved = moved(self._office.tables.journal, self._after.connection)
        end = self._moved.get(uid)
        if end:
            name = self._office.office_name(self._after.connection, end)
            return say("转到“{office}”", office=name)
        current = self._after.joined.current(uid)
        if current != uid:
            title = self._after.lookup.title(ledger, current) or say("资料未到")
            return say("和“{title}”是同一条，并入它", title=title)
        return say("删除")


class _Describing:
    """Describes the fields of records of one ledger."""

    def __init__(
        self,
        office: Office,
        ledger: str,
        before: Snapshot,
        after: Snapshot,
        name: Callable[[bytes], str],
    ) -> None:
        declared = office.registry[ledger]
        self._name = name
        self._fields = [one for one in declared.fields.values() if one.stored]
        self._before = View(office, before, declared)
        self._after = View(office, after, declared)

    def prepare(self, olds: Iterable[Record], news: Iterable[Record]) -> None:
        """Read in one go the names that these records link to."""
        self._before.prepare(list(olds))
        self._after.prepare(list(news))

    def fields(
        self, kind: Kind, old: Record | None, new: Record | None, placed: Sequence[Placed]
    ) -> tuple[FieldChange, ...]:
        """The fields that change."""
        if new is None or kind not in (Kind.NEW, Kind.CHANGED):
            return ()
        base = old if kind is Kind.CHANGED else None
        found: list[FieldChange] = []
        for one in self._fields:
            was = base.values[one.name] if base else None
            if was == new.values[one.name]:
                continue
            before = self._before.text(one, base) if base else ""
            after = self._after.text(one, new)
            if before == after and one.masked:
                after = say("{value}（遮住的几位不一样）", value=after)
            by = self.author(_last(placed, one.wire))
            found.append(FieldChange(one.name, translate(one.label), before, after, by))
        return tuple(found)

    def author(self, operation: Operation | None) -> Author:
        """Whose an operation is."""
        if operation is None:
            return Author()
        where = self._name(operation.writer.device)
        return Author(operation.person, where, operation.stamp)


def _last(placed: Sequence[Placed], wire: str = "") -> Operation | None:
    """The operation that is shown last, of those that wrote a field; or of all."""
    fitting = [
        one
        for one in placed
        if not wire or (one.operation.kind in WRITES and wire in one.operation.values)
    ]
    if wire and not fitting:
        # an erasure takes values away that no operation has written otherwise
        fitting = [one for one in placed if one.operation.kind is Doing.ERASE]
    found = max(fitting, key=lambda one: one.precedence, default=None)
    return found.operation if found else None
