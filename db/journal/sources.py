"""Where the values in review come from: whose they are, since when, by which bundle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from db import item_sets
from db.journal import joins
from db.journal.merge import WRITES
from db.journal.operations import Kind
from db.journal.recompute import sight_of
from db.shape import Merge
from db.tables import OPEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection, RowMapping

    from db.journal.archive import Archive, Operations
    from db.journal.asking import Candidate, Open
    from db.journal.log import Log
    from db.journal.merge import Placed, Sight
    from db.journal.operations import Operation, Writer
    from db.shape import FieldShape, TableShape, Value


@dataclass(frozen=True, slots=True)
class Source:
    """Where one value comes from.

    Attributes:
        writer: whose it is.
        person: who typed it.
        stamp: when, by that computer's clock; raised above what its form had shown.
        settles: whether it was written to settle a question.
        again: whether it is shown again because its settling was undone.
        sealed: when its segment was sealed by that computer's clock, milliseconds since 1970;
            None: it is not sealed yet.
        zone: minutes by which that clock was ahead of UTC.
        before: when the segment before that one was sealed; None: there is none here.
        arrived: when its segment was read here, by our clock; None: it was written here.
        reading: the command by which it was read; 0: it was written here.
    """

    writer: Writer
    person: str
    stamp: int
    settles: bool = False
    again: bool = False
    sealed: int | None = None
    zone: int = 0
    before: int | None = None
    arrived: int | None = None
    reading: int = 0


@dataclass(frozen=True, slots=True)
class Background:
    """What is known of one question.

    Attributes:
        base: the value that all sides had before their eyes when they changed it.
        sources: where its values come from, in the order of its candidates.
    """

    base: Value
    sources: tuple[Source, ...]


class Sources:
    """Looks into the segments, in one transaction."""

    def __init__(self, log: Log, archive: Archive, connection: Connection) -> None:
        self._log = log
        self._archive = archive
        self._connection = connection
        self._segments: dict[int, RowMapping] = {}
        self._read: dict[int, int] = {}
        self._before: dict[int, int | None] = {}

    def of(self, opened: Sequence[Open]) -> list[Background]:
        """What is known of these questions, in their order."""
        found: dict[int, Background] = {}
        for ledger in dict.fromkeys(one.ledger for one in opened):
            places = [at for at, one in enumerate(opened) if one.ledger == ledger]
            told = self._of_one(self._log.shapes[ledger], [opened[at] for at in places])
            found.update(zip(places, told, strict=True))
        return [found[at] for at in range(len(opened))]

    def _of_one(self, shape: TableShape, opened: Sequence[Open]) -> list[Background]:
        uids = {one.uid for one in opened}
        found = self._archive.operations(self._connection, shape, uids)
        return [self._background(shape, one, found.get(one.uid)) for one in opened]

    def _background(self, shape: TableShape, opened: Open, all_of: Operations | None) -> Background:
        if all_of is None:
            return Background(None, tuple(_plain(one) for one in opened.candidates))
        sight = sight_of(self._archive, self._connection, all_of.scope)
        field = shape.by_name[opened.field] if opened.field else None
        wrote = [_operation_of(one, all_of.placed) for one in opened.candidates]
        question = _Question(field, opened.item, all_of.placed, sight)
        sources: list[Source] = []
        firsts: list[Placed] = []
        for candidate, placed in zip(opened.candidates, wrote, strict=True):
            if placed is None:
                sources.append(_plain(candidate))
                continue
            first = question.first(placed, candidate.value, wrote)
            firsts.append(first)
            sources.append(self._source(first, again=first is not placed))
        return Background(question.base(firsts), tuple(sources))

    def _source(self, placed: Placed, *, again: bool) -> Source:
        one = placed.operation
        number = min(place.segment for place in placed.places)
        plain = Source(
            one.writer, one.person, one.stamp, settles=one.kind is Kind.RESOLVE, again=again
        )
        if number == OPEN:
            return plain
        segment = self._archive.segment(self._connection, number)
        row = self._row(number)
        reading = int(row["reading"])
        return Source(
            plain.writer,
            plain.person,
            plain.stamp,
            plain.settles,
            plain.again,
            sealed=segment.sealed,
            zone=segment.zone,
            before=self._sealed_before(number, row),
            arrived=self._arrival(reading) if reading else None,
            reading=reading,
        )

    def _row(self, number: int) -> RowMapping:
        if number not in self._segments:
            table = self._log.tables.segments
            query = select(table.c.reading, table.c.chain, table.c.number)
            found = self._connection.execute(query.where(table.c.id == number)).mappings().one()
            self._segments[number] = found
        return self._segments[number]

    def _sealed_before(self, number: int, row: RowMapping) -> int | None:
        """When the segment before this one of the same chain was sealed."""
        if number not in self._before:
            self._before[number] = self._read_sealed_before(row)
        return self._before[number]

    def _read_sealed_before(self, row: RowMapping) -> int | None:
        table = self._log.tables.segments
        query = select(table.c.id).where(
            table.c.chain == row["chain"], table.c.number == int(row["number"]) - 1
        )
        before = self._connection.scalar(query)
        return None if before is None else self._archive.segment(self._connection, before).sealed

    def _arrival(self, reading: int) -> int | None:
        if reading not in self._read:
            table = self._log.tables.commands
            at = self._connection.scalar(select(table.c.at).where(table.c.id == reading))
            self._read[reading] = int(at or 0)
        return self._read[reading] or None


def _plain(candidate: Candidate) -> Source:
    return Source(candidate.writer, candidate.person, candidate.stamp)


def _operation_of(candidate: Candidate, placed: Sequence[Placed]) -> Placed | None:
    wanted = candidate.writer, candidate.number, candidate.stamp, candidate.person
    for one in placed:
        wrote = one.operation
        if (wrote.writer, wrote.number, wrote.stamp, wrote.person) == wanted:
            return one
    return None


@dataclass(frozen=True, slots=True)
class _Question:
    """A question, and all operations on its record."""

    field: FieldShape | None
    item: str
    placed: Sequence[Placed]
    sight: Sight

    def first(self, one: Placed, value: Value, heads: Sequence[Placed | None]) -> Placed:
        """Who wrote a value at first, where it stands there anew since its settling was undone.

        Such an undoing writes several values of one question, all with the same context.
        """
        context = one.operation.context
        restated = context is not None and any(
            other is not None
            and other is not one
            and other.operation.context == context
            and other.operation.writer == one.operation.writer
            for other in heads
        )
        if not restated or context is None:
            return one
        before = [
            other
            for other in self.placed
            if other.operation.name in context and self._concerns(other.operation)
        ]
        mine = [other for other in before if other.operation.writer == one.operation.writer]
        # what settled the question, and was undone, is the last that this writer did before
        settling = max(mine, key=lambda each: each.operation.number, default=None)
        left = self.sight.heads([other for other in before if other is not settling])
        first = next((other for other in left if self._says(other.operation, value)), None)
        return one if first is None else self.first(first, value, left)

    def _concerns(self, operation: Operation) -> bool:
        if self.field is None:
            return operation.kind is not Kind.ERASE
        return operation.kind in WRITES and (
            operation.kind is Kind.CREATE or self.field.wire in operation.values
        )

    def _says(self, operation: Operation, value: Value) -> bool:
        if self.field is None:
            if value == 0:
                return not joins.hides(operation)
            into = joins.goes_into(operation)
            return joins.link(into) == value if into else value == int(joins.hides(operation))
        if operation.kind not in WRITES or self.field.wire not in operation.values:
            return False
        said = operation.values[self.field.wire]
        if self.field.merge is Merge.REGISTER:
            return said == value
        if operation.kind is Kind.CREATE:
            items = item_sets.parse(said if isinstance(said, str) else None)
        else:
            items = dict(item_sets.ItemsChange.parse(str(said)).put)
        return items.get(self.item) == value

    def base(self, heads: Sequence[Placed]) -> Value:
        """The value that all sides had before their eyes when they changed it."""
        if self.field is None:
            return None
        writes = [one for one in self.placed if self._concerns(one.operation)]
        seen = [
            one
            for one in writes
            if all(one is not head and self.sight.supersedes(head, one) for head in heads)
        ]
        latest = max(seen, key=lambda one: one.precedence, default=None)
        return latest.operation.values.get(self.field.wire) if latest else None
