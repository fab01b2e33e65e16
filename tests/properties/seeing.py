"""Which segment had seen which, from the segments alone: a second opinion for the oracle.

Somebody who lacks a lost segment cannot know what its successors had seen through it, nor can
anybody else who lacks it. Such pairs are blind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.journal import wire
from db.journal.chains import State
from db.journal.operations import MARK

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from db.journal.segments import Segment
    from tests.properties.offices import Node
    from tests.properties.oracle import Tag, Uid

_DECODED: dict[bytes, Segment] = {}


def segments_of(node: Node) -> dict[bytes, Segment]:
    """All segments that a computer holds, by hash."""
    found: dict[bytes, Segment] = {}
    with node.office.store.reading() as connection:
        names = connection.exec_driver_sql("SELECT hash FROM j_segments").fetchall()
        for (name,) in names:
            if bytes(name) not in _DECODED:
                query = "SELECT body FROM j_segments WHERE hash = ?"
                body = connection.exec_driver_sql(query, (name,)).scalar_one()
                _DECODED[bytes(name)] = wire.decode(bytes(body))
            found[bytes(name)] = _DECODED[bytes(name)]
    return found


def forget() -> None:
    """Another history begins."""
    _DECODED.clear()


def ancestors(
    held: Mapping[bytes, Segment], heads: Iterable[bytes], stops: Collection[bytes]
) -> set[bytes]:
    """These and all before them, as far as they are held and not stopped at."""
    found: set[bytes] = set()
    for head in heads:
        name = head
        while name in held and name not in found and name not in stops:
            found.add(name)
            name = held[name].previous
    return found


def seen_by(held: Mapping[bytes, Segment], segment: Segment) -> set[bytes]:
    """What a segment's author had seen, as far as what is held tells it."""
    every = [head for heads in segment.vector.values() for head in heads]
    marks = {one.hash for one in every if one.number == MARK}
    heads = [one.hash for one in every if one.number != MARK]
    return ancestors(held, heads, marks) | ancestors(held, [segment.previous], ())


def has_gaps(node: Node) -> bool:
    """Whether a computer lacks anything that what it holds builds on."""
    held = segments_of(node)
    return any(
        name not in held
        for one in held.values()
        for name in (
            *([one.previous] if any(one.previous) else ()),
            *(head.hash for heads in one.vector.values() for head in heads),
        )
    )


def blind_pairs(node: Node, uid: Uid) -> set[tuple[Tag, Tag]]:
    """Of the commands on a record those of which the first cannot be known to follow the second.

    Those are left out that say themselves what they had seen.
    """
    held, states = segments_of(node), node.segments()
    acting = {
        name: one for name, one in held.items() if states[name] == State.APPLIED and uid in one.uids
    }
    where: dict[Tag, set[bytes]] = {}
    told: set[Tag] = set()
    for name, segment in acting.items():
        for operation in segment.operations({uid}):
            where.setdefault(operation.person, set()).add(name)
            if operation.context is not None:
                told.add(operation.person)
    seen = {name: seen_by(held, one) | {name} for name, one in acting.items()}
    return {
        (later, earlier)
        for later in where.keys() - told
        for earlier in where.keys() - {later}
        if not any(seen[here] & where[earlier] for here in where[later])
    }
