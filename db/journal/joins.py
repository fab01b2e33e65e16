"""Two records that are one: how a `JOIN` says it, and which records have gone into which.

A join is an operation on either record. On the one that goes it names the record that goes on in
its place, and hides the record as a deletion does: only if it has seen every other operation. On
the one that goes on it names nobody, and keeps the record as a restoring does. So whoever deletes
the record that goes on, or joins it into the other one at the same time, makes a question of the
review, and never are both hidden without one.

A hidden record is taken to have gone into another one only if the join had seen everything that
kept it. Since whoever joins into a record keeps that record in the same command, no records can go
into each other in a circle.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.journal.operations import Kind

if TYPE_CHECKING:
    from db.journal.operations import Operation
    from db.shape import Value

INTO = "="
"""Stands where a field is named: the record that goes on in place of this one, or nothing."""

_LINK = re.compile("@[0-9a-f]{32}")


def link(uid: bytes) -> str:
    """A record as a `JOIN` names it; fields that point to records name them in the same way."""
    return "@" + uid.hex()


def target_of(value: Value) -> bytes | None:
    """The record that a `JOIN` names; None for one that goes on itself."""
    return bytes.fromhex(value[1:]) if isinstance(value, str) and is_sound(value) else None


def is_sound(value: Value) -> bool:
    """Whether a `JOIN` can say this."""
    return value is None or (isinstance(value, str) and _LINK.fullmatch(value) is not None)


def goes_into(operation: Operation) -> bytes | None:
    """The record in whose favour an operation hides its own; None if it does no such thing."""
    if operation.kind is not Kind.JOIN:
        return None
    return target_of(operation.values.get(INTO))


def hides(operation: Operation) -> bool:
    """Whether an operation hides its record, as far as it has seen it."""
    return operation.kind is Kind.DELETE or goes_into(operation) is not None


def keeps(operation: Operation) -> bool:
    """Whether an operation shows its record again, or keeps it against a deletion."""
    is_kept = operation.kind is Kind.JOIN and goes_into(operation) is None
    return is_kept or operation.kind is Kind.RESTORE
