"""Taking in segments that others wrote, in any order."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import NoneType
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, insert, select

from db import item_sets
from db.journal import joins, wire
from db.journal.archive import sealed_of
from db.journal.chains import State
from db.journal.erase import keep_part
from db.journal.erased import erased_among, is_lacking
from db.shape import FieldShape, Merge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.operations import Scope, Vector, Writer
    from db.journal.segments import Opened, Sealed, Segment
    from db.shape import Value


class Receiving:
    """Takes segments in, in one transaction.

    Args:
        log: the journal's state.
        archive: its decoded segments.
        connection: the transaction.

    Attributes:
        heads: what judging takes of those that were taken in, by local number.
        completed: held segments whose part became more complete.
    """

    def __init__(self, log: Log, archive: Archive, connection: Connection) -> None:
        self._log = log
        self._archive = archive
        self._connection = connection
        self._table = log.tables.segments
        self._by_hash = select(self._table.c.id, self._table.c.lacking).where(
            self._table.c.hash == bindparam("wanted")
        )
        self._made = insert(self._table).returning(self._table.c.id)
        self.heads: dict[int, SegmentHead] = {}
        self.completed: list[int] = []

    def store(self, opened: Iterable[Opened], reading: int) -> list[int]:
        """Hold these segments; of those already held the part may become more complete.

        Args:
            opened: segments whose signatures were checked.
            reading: the number of the reading that brought them, by which it can be undone.

        Returns:
            Local numbers of the segments that were not held before.
        """
        stored: list[int] = []
        for arrived in opened:
            sealed, segment = self._without_erased(arrived)
            name = sealed.hash
            held = self._connection.execute(self._by_hash, {"wanted": name}).one_or_none()
            if held:
                if held[1]:
                    self._complete(int(held[0]), sealed)
                continue
            values = dict[str, object](
                hash=name,
                previous=segment.previous,
                writer=self._log.writers.of(self._connection, segment.writer),
                scope=self._log.scopes.of(self._connection, segment.scope),
                number=segment.number,
                state=State.WAITING,
                last_op=segment.last_op,
                records=len(segment.uids),
                lacking=int(is_lacking(self._log, self._connection, segment)),
                reading=reading,
                signature=sealed.signature,
                body=sealed.body,
                part=sealed.part,
            )
            made = int(self._connection.execute(self._made, values).scalar_one())
            self._archive.remember(made, segment)
            self.heads[made] = SegmentHead.of(self._log, segment)
            stored.append(made)
        return stored

    def _without_erased(self, arrived: Opened) -> Opened:
        """What arrived, without what it says of persons in records that were erased."""
        sealed, segment = arrived
        erased = erased_among(self._log, self._connection, segment.uids)
        if not sealed.part or not erased - segment.missing:
            return arrived
        return wire.opened(replace(sealed, part=wire.without(sealed, erased)))

    def _complete(self, number: int, arrived: Sealed) -> None:
        """Put into a held segment what another copy of it still says of persons."""
        held = sealed_of(self._log, self._connection, number)
        whole = wire.completed(held, arrived.part)
        if whole != held.part:
            sealed = replace(held, part=whole)
            keep_part(self._log, self._archive, self._connection, number, sealed)
            self.completed.append(number)


@dataclass(frozen=True, slots=True)
class SegmentHead:
    """What judging a segment takes, without its operations.

    Attributes:
        writer: who sealed it.
        scope: its scope.
        number: its place in its chain.
        previous: hash of the segment before it.
        vector: what its writer had applied.
        is_sound: whether it says only what an office can have written.
        format: of its bytes.
    """

    writer: Writer
    scope: Scope
    number: int
    previous: bytes
    vector: Vector
    is_sound: bool
    format: int

    @classmethod
    def of(cls, log: Log, one: Segment) -> SegmentHead:
        """The head of a segment."""
        return cls(
            one.writer,
            one.scope,
            one.number,
            one.previous,
            one.vector,
            is_sound(log, one),
            one.format,
        )

    @property
    def below(self) -> set[bytes]:
        """Hashes of the segments that it builds on directly."""
        return {self.previous, *(head.hash for heads in self.vector.values() for head in heads)}


def has_unknown(log: Log, segment: Segment) -> bool:
    """Whether a segment has ledgers or fields that this version does not know."""
    # A deletion names a ledger and no field.
    ledgers = {*segment.edits.ledgers, *(one.ledger for one in segment.creations)}
    return not ledgers <= log.wires.keys() or any(
        ledger not in log.wires or name not in {*log.wires[ledger].by_wire, joins.INTO}
        for ledger, name, _values, _created in _columns(segment)
    )


def is_sound(log: Log, segment: Segment) -> bool:
    """Whether a segment says only what an office of this version can have written.

    A ledger in the wrong domain or a value that its field cannot hold is no damage of the file:
    the segment goes to quarantine, and what others wrote in the same bundle is read.
    """
    for ledger, name, values, created in _columns(segment):
        shape = log.wires.get(ledger)
        if shape is None:
            continue
        known = shape.by_wire.get(name)
        if shape.domain != segment.scope.domain:
            return False
        if known is not None and not fits(known, values, created=created):
            return False
        if name == joins.INTO and not all(map(joins.is_sound, values)):
            return False
    return True


def _columns(segment: Segment) -> Iterator[tuple[str, str, list[Value], bool]]:
    """Ledger, field, values, and whether they are those of a creation, of each column."""
    for one in segment.creations:
        for name, values in one.values.items():
            yield one.ledger, name, values, True
    for (ledger, name), (_rows, values) in segment.edits.values.items():
        yield ledger, name, values, False


def fits(known: FieldShape, values: list[Value], *, created: bool) -> bool:
    """Whether a field can hold these values."""
    expected = int if known.number else str
    if not set(map(type, values)) <= {expected, NoneType}:
        return False
    if known.most and any(isinstance(one, str) and len(one) > known.most for one in values):
        return False
    if known.merge is Merge.REGISTER:
        return True
    try:
        for value in values:
            if not created:
                item_sets.check_change(str(value))
            elif value is not None:
                item_sets.check_stored(str(value))
    except ValueError:
        return False
    return True
