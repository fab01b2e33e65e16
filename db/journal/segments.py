"""Segments: the sealed, signed, immutable pieces of a chain; the archive and what travels.

Hash, signature, storage and forwarding all work on a segment's exact bytes (`wire`), so that the
author's signature survives every relay.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from db.journal.operations import Kind, Operation, Scope, Vector, Writer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from db.shape import Value

FORMAT = 1
"""The format that this version writes, and the newest that it understands."""
MOST_OPERATIONS = 50_000
MOST_CELLS = 4 << 20
"""Values of all operations together, with seven for what each operation has beside its fields."""
OWN_CELLS = 7
MOST_NUMBER = 1 << 53
"""No honest count comes near this, and every database can store it."""


class DamagedSegmentError(ValueError):
    """The bytes are no segment that this version understands; nothing of them is used."""


@dataclass(frozen=True)
class Creations:
    """All records of one ledger that a segment creates, as columns of equal length.

    Attributes:
        personal: those of the fields in ``values`` that say something of persons.
    """

    ledger: str
    numbers: list[int]
    starts: list[bytes]
    stamps: list[int]
    persons: list[str]
    uids: list[bytes]
    values: Mapping[str, list[Value]]
    personal: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.uids)


@dataclass(frozen=True)
class Edits:
    """All other operations of a segment, as columns of equal length, in order of number.

    Attributes:
        values: (ledger, field) → which operations changed it, and their values.
        contexts: index → see `Operation.context`, of those operations that have one.
        personal: those of the fields in ``values`` that say something of persons.
    """

    numbers: list[int] = field(default_factory=list[int])
    starts: list[bytes] = field(default_factory=list[bytes])
    kinds: list[int] = field(default_factory=list[int])
    ledgers: list[str] = field(default_factory=list[str])
    uids: list[bytes] = field(default_factory=list[bytes])
    stamps: list[int] = field(default_factory=list[int])
    persons: list[str] = field(default_factory=list[str])
    values: dict[tuple[str, str], tuple[list[int], list[Value]]] = field(
        default_factory=dict[tuple[str, str], tuple[list[int], "list[Value]"]]
    )
    contexts: dict[int, frozenset[bytes]] = field(default_factory=dict[int, frozenset[bytes]])
    personal: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        return len(self.uids)


@dataclass(frozen=True)
class Segment:
    """A segment's contents.

    Attributes:
        writer: who sealed it.
        scope: the one scope that all its records belong to.
        number: counts the writer's segments of this scope from 1, without gaps.
        previous: hash of the segment before it, `NO_HASH` for the first.
        vector: what its writer had applied of this scope when it was sealed, but for its own
            chain.
        schema: the version of the program's ledgers that wrote it.
        sealed: milliseconds since 1970 by the writer's clock.
        zone: minutes by which that clock was ahead of UTC.
        creations: the records it creates.
        edits: all other operations.
        origins: operation number → the writer that wrote it, where that is not ``writer``.
        missing: records of which the values that say something of persons are not here: they
            were erased, or they are still to come.
        format: the format of its bytes. Of one that is newer than `FORMAT` only its place is
            known (``writer`` to ``vector``); it is held and sent on, and waits for an update.
    """

    writer: Writer
    scope: Scope
    number: int
    previous: bytes
    vector: Vector
    schema: int
    sealed: int
    zone: int
    creations: tuple[Creations, ...]
    edits: Edits
    origins: Mapping[int, Writer] = field(default_factory=dict[int, Writer])
    missing: frozenset[bytes] = frozenset()
    format: int = FORMAT

    @property
    def last_op(self) -> int:
        """The greatest operation number in it."""
        every = [numbers[-1] for one in self.creations if (numbers := one.numbers)]
        return max([*every, *self.edits.numbers[-1:]], default=0)

    @property
    def uids(self) -> set[bytes]:
        """The records that it says anything about."""
        found = set(self.edits.uids)
        for one in self.creations:
            found.update(one.uids)
        return found

    @property
    def has_personal(self) -> bool:
        """Whether some of its fields say something of persons, and so stand in a part."""
        return bool(self.edits.personal or any(one.personal for one in self.creations))

    def uids_by_ledger(self) -> dict[str, set[bytes]]:
        """The same, ledger by ledger."""
        found: dict[str, set[bytes]] = {}
        for one in self.creations:
            found.setdefault(one.ledger, set()).update(one.uids)
        for ledger, uid in zip(self.edits.ledgers, self.edits.uids, strict=True):
            found.setdefault(ledger, set()).add(uid)
        return found

    def operations(self, wanted: Collection[bytes] | None = None) -> Iterator[Operation]:
        """Its operations, or those on the wanted records, creations first."""
        for group in self.creations:
            for row, uid in enumerate(group.uids):
                if wanted is None or uid in wanted:
                    yield self._creation(group, row)
        yield from self.edit_operations(wanted)

    def edit_operations(self, wanted: Collection[bytes] | None = None) -> Iterator[Operation]:
        """Its edits, or those of the wanted records, in order of number."""
        rows = [row for row, uid in enumerate(self.edits.uids) if wanted is None or uid in wanted]
        values: dict[int, dict[str, Value]] = {row: {} for row in rows}
        for (_ledger, name), (indexes, column) in self.edits.values.items():
            for index, value in zip(indexes, column, strict=True):
                if index in values:
                    values[index][name] = value
        for row in rows:
            yield self._edit(row, values[row])

    def _creation(self, group: Creations, row: int) -> Operation:
        number = group.numbers[row]
        values = {
            name: column[row] for name, column in group.values.items() if column[row] is not None
        }
        return Operation(
            writer=self.origins.get(number, self.writer),
            number=number,
            start=group.starts[row],
            kind=Kind.CREATE,
            scope=self.scope,
            ledger=group.ledger,
            uid=group.uids[row],
            stamp=group.stamps[row],
            person=group.persons[row],
            values=values,
        )

    def _edit(self, row: int, values: Mapping[str, Value]) -> Operation:
        edits = self.edits
        number = edits.numbers[row]
        return Operation(
            writer=self.origins.get(number, self.writer),
            number=number,
            start=edits.starts[row],
            kind=Kind(edits.kinds[row]),
            scope=self.scope,
            ledger=edits.ledgers[row],
            uid=edits.uids[row],
            stamp=edits.stamps[row],
            person=edits.persons[row],
            values=values,
            context=edits.contexts.get(row),
        )


@dataclass(frozen=True)
class Sealed:
    """A segment as it is stored and sent: exact bytes and the author's signature.

    Attributes:
        body: what is hashed and signed; its SHA-256 is the segment's name.
        signature: its writer's, of that hash.
        part: the values that say something about persons, which can be taken out one record
            after another without breaking the signature; empty where there are none.
    """

    body: bytes
    signature: bytes
    part: bytes = b""

    @cached_property
    def hash(self) -> bytes:
        """SHA-256 of the bytes: the segment's name."""
        return hashlib.sha256(self.body).digest()

    @property
    def part_hash(self) -> bytes:
        """SHA-256 of the part as it is here; other offices may have more or less of it."""
        return hashlib.sha256(self.part).digest()


class Opened(NamedTuple):
    """A segment that came from elsewhere, with what its bytes say: they are decoded once only."""

    sealed: Sealed
    segment: Segment
