"""Records that are probably one, as people are asked about them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ledger.questions import Record
    from app.office import Office
    from db.journal.operations import Position


@dataclass(frozen=True)
class Pair:
    """Two records that are probably one.

    Attributes:
        id: the same in every office.
        ledger: the ledger's name.
        title: what names the first.
        one: the first by id, which goes on if they are one; so every office chooses the same.
        other: the second.
        why: the fields that are alike.
        position: the moment at which they were read.
    """

    id: str
    ledger: str
    title: str
    one: Record
    other: Record
    why: tuple[str, ...]
    position: Position


def pairs(office: Office, ledger: str = "") -> list[Pair]:
    """The pairs (of one ledger) about which somebody must decide, in order of ids."""
    with office.snapshot() as now:
        position = office.journal.log.position(now.connection)
        return [
            Pair(
                id=pair_id(one.declared.__tablename__, one.one.uid, one.other.uid),
                ledger=one.declared.__tablename__,
                title=now.lookup.title(one.declared.__tablename__, one.one.uid) or "",
                one=one.one,
                other=one.other,
                why=one.why,
                position=position,
            )
            for one in office.duplicates.living(now.connection, now.asking, ledger)
            if office.unit.covers(one.one.unit)
        ]


def pair_id(ledger: str, one: bytes, other: bytes) -> str:
    """A short name for two records that is the same in every office."""
    first, second = sorted((one, other))
    return hashlib.sha256(ledger.encode() + first + second).hexdigest()[:12]
