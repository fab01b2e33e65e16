"""Gaps: segments that others wait for and that nobody has brought yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from db.chunks import chunks
from db.journal.chains import State
from db.journal.operations import MARK, NO_HASH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from db.journal.archive import Archive
    from db.journal.log import Log
    from db.journal.operations import Scope, Writer
    from db.journal.segments import Segment


@dataclass
class Gap:
    """A segment that is not held.

    Attributes:
        hash: its name.
        writer: who sealed it.
        scope: its scope.
        number: its place in its chain.
        waiting: hashes of the segments that wait for it, also by way of others.
    """

    hash: bytes
    writer: Writer
    scope: Scope
    number: int
    waiting: set[bytes] = field(default_factory=set[bytes])


def gaps(log: Log, archive: Archive, connection: Connection) -> list[Gap]:
    """What waiting segments wait for, in order of scope, writer and number."""
    table = log.tables.segments
    query = select(table.c.id, table.c.hash).where(table.c.state == State.WAITING)
    waiting = {
        bytes(name): archive.segment(connection, int(number))
        for number, name in connection.execute(query).all()
    }
    needed = [one for segment in waiting.values() for one in _needs(segment)]
    held = _held(log, connection, {one.hash for one in needed})
    found = {one.hash: one for one in needed if one.hash not in held}
    above: dict[bytes, set[bytes]] = {}
    for name, segment in waiting.items():
        for one in _needs(segment):
            above.setdefault(one.hash, set()).add(name)
    for gap in found.values():
        todo = [gap.hash]
        while todo:
            fresh = above.get(todo.pop(), set()) - gap.waiting
            gap.waiting |= fresh
            todo.extend(fresh)
    return sorted(found.values(), key=lambda one: (one.scope, one.writer, one.number, one.hash))


def _needs(segment: Segment) -> Iterator[Gap]:
    """What a segment builds on directly."""
    if segment.previous != NO_HASH:
        yield Gap(segment.previous, segment.writer, segment.scope, segment.number - 1)
    for writer, heads in segment.vector.items():
        for head in heads:
            if head.number != MARK:
                yield Gap(head.hash, writer, segment.scope, head.number)


def _held(log: Log, connection: Connection, names: set[bytes]) -> set[bytes]:
    table, found = log.tables.segments, set[bytes]()
    for piece in chunks(names):
        query = select(table.c.hash).where(table.c.hash.in_(piece))
        found.update(bytes(one) for one in connection.scalars(query))
    return found
