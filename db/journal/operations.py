"""Operations: one record's change in one command, and what its author had before his eyes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from collections.abc import Mapping

    from db.shape import TableShape, Value

DEVICE_BYTES = 32
INCARNATION_BYTES = 8
HASH_BYTES = 32
NO_HASH = bytes(HASH_BYTES)
NAME_BYTES = 16
START_BYTES = 8
MARK = 0
"""Stands in a vector for the number of a segment that was declared lost, and passed over."""
MOST_STAMP = 1 << 53
"""Stamps stop here (in the year 287396), so that no clock, however wrong, leaves no room for the
stamp after it."""

_AGAIN = 1 << 53
"""No operation's number is as great as this."""

_encode = msgspec.msgpack.Encoder().encode


def numbered_again(number: int, times: int) -> int:
    """A number for an operation whose own one another operation of the same writer has as well.

    It sorts before all others, as what yields to that other one.
    """
    return number - times * _AGAIN


def plain_number(number: int) -> int:
    """The number that its writer gave to an operation; see `numbered_again`."""
    return number % _AGAIN


class Kind(IntEnum):
    """What an operation does to its record."""

    CREATE = 0
    SET = 1
    DELETE = 2
    RESTORE = 3
    RESOLVE = 4
    """A `SET` by which somebody chose among values that stood in review."""
    AMEND = 5
    """A `SET` of a record that its author had seen closed or approved."""
    JOIN = 6
    """Somebody says that two records are one; see `db.journal.joins`."""
    ERASE = 7
    """Removes for good what the record says of persons, whoever wrote it and whenever."""


class Writer(NamedTuple):
    """Who writes a chain: a device, and one life of its database (``sync`` design, section 2).

    A restored backup or a copied disk goes on under a new incarnation, so that two histories
    that grew from one never share a number.
    """

    device: bytes
    incarnation: bytes


class Scope(NamedTuple):
    """Where a record belongs, and so who may see it: a domain and an organisation's code."""

    domain: str
    unit: str


class Head(NamedTuple):
    """The end of a chain as somebody knew it; with the number `MARK` a segment he passed over."""

    number: int
    hash: bytes


Vector = dict[Writer, tuple[Head, ...]]
"""What had been applied: of each writer the end of its chain (several after a fork)."""

LocalVector = dict[int, int]
"""The same in local numbers: chain → number of its last segment, forks spelt out; and with a minus
sign the local numbers of segments below these that were passed over, since they were lost then."""


class Position(NamedTuple):
    """A moment of this database: what a form that was opened then has seen.

    Attributes:
        epoch: counts the changes of what is applied from elsewhere.
        op: the last operation that was written here.
    """

    epoch: int
    op: int


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation, as it travels.

    Attributes:
        writer: the writer at the moment of writing.
        number: counts the writer's operations over all scopes.
        start: random, new for each start of the program. Tells two operations apart that the
            same writer gave the same number to: two copies of one disk, before they notice.
        kind: what it does.
        scope: where the record belongs.
        ledger: the ledger's wire name.
        uid: the record.
        stamp: milliseconds since 1970, raised above every stamp that its form showed; decides
            only which of two concurrent values is *shown*.
        person: who typed it, as the office calls them.
        values: field's wire name → value; for sets of items the text of an `ItemsChange`,
            in a `CREATE` the stored set itself.
        context: names of all operations on the record that the author had before his eyes,
            where he had not seen all that his segment's vector contains: the form was opened
            before something newer came. None: he had seen all of that, and everything earlier
            in his own chain.
    """

    writer: Writer
    number: int
    start: bytes
    kind: Kind
    scope: Scope
    ledger: str
    uid: bytes
    stamp: int
    person: str
    values: Mapping[str, Value] = field(default_factory=dict["str", "Value"])
    context: frozenset[bytes] | None = None

    @property
    def identity(self) -> tuple[object, ...]:
        """Equal for the same operation in two segments.

        The values are no part of it, since those that say something of a person may have been
        removed from one of the two.
        """
        return (
            self.writer, self.number, self.start, self.kind, self.scope, self.ledger, self.uid,
            self.stamp, self.person,
        )  # fmt: skip

    @property
    def name(self) -> bytes:
        """16 bytes that stand for `identity` in the contexts of other operations."""
        return hashlib.sha256(_encode(self.identity)).digest()[:NAME_BYTES]


@dataclass(frozen=True, slots=True)
class Change:
    """What a command asks of the journal for one record.

    Attributes:
        shape: the record's ledger.
        uid: the record.
        kind: what to do.
        values: columns → stored values; of a `CREATE` all that are not None, of a `SET` those
            that the person changed.
        unit: the organisation that a new record belongs to.
        seen: when the form was opened; None where the command reads and writes in one go.
        shown: the record's stamp that the form had read.
        base: what the form showed in sets of items that ``values`` changes; needed with ``seen``
            and with ``context``.
        context: names of the operations that the author had before his eyes, where he says so
            himself; see `Operation.context`. None: ``seen`` tells.
        apart: whether he had seen at ``seen`` all that stood there, and nothing that the same
            command says.
    """

    shape: TableShape
    uid: bytes
    kind: Kind
    values: Mapping[str, Value] = field(default_factory=dict["str", "Value"])
    unit: str = ""
    seen: Position | None = None
    shown: int = 0
    base: Mapping[str, Value] = field(default_factory=dict["str", "Value"])
    context: frozenset[bytes] | None = None
    apart: bool = False
