"""Records that are probably one, as people are asked about them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.joining import together
from app.language import say, translate
from app.record_history import history
from app.views import View
from db.shape import Merge

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.questions import Record
    from app.office import Office
    from app.record_history import Entry
    from db.journal.operations import Position
    from db.shape import Value


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
        found = [
            one
            for one in office.duplicates.living(now.connection, now.asking, ledger)
            if office.unit.covers(one.one.unit)
        ]
        for name in {one.ledger for one in found}:
            now.lookup.prepare(name, [one.one.uid for one in found if one.ledger == name])
        return [
            Pair(
                id=pair_id(one.ledger, one.one.uid, one.other.uid),
                ledger=one.ledger,
                title=now.lookup.title(one.ledger, one.one.uid) or "",
                one=one.one,
                other=one.other,
                why=one.why,
                position=position,
            )
            for one in found
        ]


def count(office: Office) -> int:
    """How many pairs wait; 0 where whole ledgers would have to be looked through first."""
    with office.snapshot() as now:
        if not office.duplicates.is_quick(now.connection):
            return 0
        found = office.duplicates.living(now.connection, now.asking)
        return sum(office.unit.covers(one.one.unit) for one in found)


def pair_id(ledger: str, one: bytes, other: bytes) -> str:
    """A short name for two records that is the same in every office."""
    first, second = sorted((one, other))
    return hashlib.sha256(ledger.encode() + first + second).hexdigest()[:12]


@dataclass(frozen=True)
class Compared:
    """One field of two records side by side.

    Attributes:
        name: the field.
        label: what people call it.
        texts: what each says, as people read it.
        is_asked: whether somebody must choose, since one record cannot say both.
    """

    name: str
    label: str
    texts: tuple[str, str]
    is_asked: bool


@dataclass(frozen=True)
class Comparison:
    """Two records side by side.

    Attributes:
        why: what people call the fields that are alike.
        written: who wrote each record first.
        at: when, milliseconds since 1970.
        fields: those of which one of them says something.
        newer: which of them was written last: 0 or 1.
    """

    why: str
    written: tuple[str, str]
    at: tuple[int, int]
    fields: tuple[Compared, ...]
    newer: int


def compared(office: Office, pair: Pair, *, masked: bool = True) -> Comparison:
    """What two records say, field by field.

    Args:
        office: ours.
        pair: the records.
        masked: whether ID numbers and telephones are mostly hidden.
    """
    declared, both = office.registry[pair.ledger], (pair.one, pair.other)
    first = [history(office, pair.ledger, one.uid)[0] for one in both]
    with office.snapshot() as now:
        view = View(office, now, declared, masked=masked)
        view.prepare(both)
        joint = together(declared, pair.one, pair.other)
        fields = [
            Compared(
                field.name,
                translate(field.label),
                (view.text(field, pair.one), view.text(field, pair.other)),
                is_asked=field.merge is not Merge.ITEMS
                and all(one.values[field.name] is not None for one in both)
                and is_lost(joint, pair.other, field.name),
            )
            for field in declared.fields.values()
            if field.stored and any(one.values[field.name] is not None for one in both)
        ]
    return Comparison(
        why="、".join(translate(declared.fields[name].label) for name in pair.why),
        written=(_who(office, first[0]), _who(office, first[1])),
        at=(first[0].stamp, first[1].stamp),
        fields=tuple(fields),
        newer=int(pair.other.stamp > pair.one.stamp),
    )


def is_lost(joint: Mapping[str, Value], record: Record, name: str) -> bool:
    """Whether a record says something in a field that the two together do not."""
    value = record.values[name]
    return value is not None and value != joint[name]


def _who(office: Office, entry: Entry) -> str:
    where = say("本办公室") if entry.office == office.name else entry.office
    return say("{person}（{office}）", person=entry.person, office=where) if entry.person else where
