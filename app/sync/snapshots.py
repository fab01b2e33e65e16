"""What a letter takes along: a record with everything that stands in it, also what is in review.

A record arrives as what its office had: of a field in review every value arrives, and none of them
has seen the others, so that it is in review there too. The record's id at its new office follows
from the route and the old id. Two computers of one office that take over the same letter therefore
make one record, and a later letter about the same record finds the one that it made before: what
it says anew is written by somebody who had seen what the earlier letter said and nothing else.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from app.errors import Trouble
from app.ledger.fields import Link, People
from app.ledger.fields.links import link_to, linked
from app.ledger.questions import belonging
from app.sync.letter_book import Content
from db import item_sets
from db.journal.joins import INTO
from db.journal.log import RECORD
from db.journal.operations import Kind
from db.journal.receive import fits
from db.journal.recompute import Recomputing
from db.shape import Merge, TableShape, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from sqlalchemy import Connection

    from app.office import Office
    from db.journal.archive import Operations
    from db.journal.merge import Merged

    Marks = Callable[[bytes], Collection[frozenset[bytes]]]

FORMAT = 1
SALT_BYTES = 16


class Question(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """What waits in review: a field, an item of a set, or the record itself (no field).

    Attributes:
        field: the field's wire name; empty for the record itself.
        item: the item of a set.
        values: what stands there, the one that is shown first; of an item its payloads.
    """

    field: str
    item: str
    values: list[str | int | None]


class Taken(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """One record, by wire names."""

    ledger: str
    uid: bytes
    values: dict[str, str | int | None]
    questions: list[Question]


class Snapshot(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """What stands in an envelope.

    Attributes:
        format: 1.
        salt: random, so that nobody can guess the contents by their digest.
        records: the record that moves, then those that go along.
        titles: record id → what names it, of records that links point to and that stay behind.
    """

    format: int
    salt: bytes
    records: list[Taken]
    titles: dict[bytes, str]


class UnreadableSnapshotError(ValueError):
    """It is no snapshot."""


@dataclass(frozen=True)
class Captured:
    """What an offer needs.

    Attributes:
        plain: the snapshot, not sealed yet.
        contains: record → what is taken of it.
    """

    plain: bytes
    contains: Mapping[bytes, Content]

    @property
    def digest(self) -> str:
        """What the offer says of the snapshot, so that nobody who seals it again can alter it."""
        return digest_of(self.plain)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Snapshot).decode


def digest_of(plain: bytes) -> str:
    """SHA-256 of a snapshot, in hexadecimal."""
    return hashlib.sha256(plain).hexdigest()


def read_snapshot(plain: bytes) -> Snapshot:
    """What `capture` wrote.

    Raises:
        UnreadableSnapshotError: it is something else, or of a newer format.
    """
    try:
        found = _decode(plain)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableSnapshotError(str(error)) from error
    if found.format != FORMAT or not found.records:
        raise UnreadableSnapshotError("another format")
    return found


# ---- at the old office
def capture(
    office: Office, connection: Connection, ledger: str, uid: bytes, marks: Marks
) -> Captured:
    """A record and those that go along with it, as they stand now.

    Args:
        office: ours.
        connection: a transaction.
        ledger: the record's ledger.
        uid: the record.
        marks: gives the contexts of the deletions by which earlier letters marked a record; the
            new office has nothing to decide about these.
    """
    now = office.snapshot_in(connection)
    wanted: list[tuple[str, list[bytes]]] = [(ledger, [uid])]
    for part, link in office.registry.parts(ledger):
        if part.sheet.moves_along:
            name = part.__tablename__
            wanted.append((name, now.asking.uids(belonging(name, link.name, link_to(uid)))))
    records: list[Taken] = []
    contains: dict[bytes, Content] = {}
    journal = office.journal
    for name, uids in wanted:
        shape = office.registry.shapes[name]
        operations = journal.archive.operations(connection, shape, uids)
        without = {one: _without(marks(one), found) for one, found in operations.items()}
        merged = Recomputing(journal.log, journal.archive, connection).merged(shape, without)
        for one in uids:
            if one in merged:
                records.append(_taken(shape, one, merged[one]))
                contains[one] = _content(shape, operations[one])
    titles = _titles(office, connection, records)
    plain = _encode(Snapshot(FORMAT, office.entropy(SALT_BYTES), records, titles))
    return Captured(plain, contains)


def _without(marks: Collection[frozenset[bytes]], found: Operations) -> Operations:
    left = [
        one
        for one in found.placed
        if not (one.operation.kind is Kind.DELETE and one.operation.context in marks)
    ]
    return found._replace(placed=left)


def _content(shape: TableShape, operations: Operations) -> Content:
    """The operations of which all is in the snapshot: not what a newer program wrote."""
    every = [one.operation for one in operations.placed]
    known = [one.name for one in every if one.values.keys() - {INTO} <= shape.by_wire.keys()]
    return Content(shape.wire, max(one.stamp for one in every), frozenset(known))


def _taken(shape: TableShape, uid: bytes, merged: Merged) -> Taken:
    questions = [
        Question(
            shape.by_name[one.field].wire if one.field else RECORD,
            one.item,
            list(dict.fromkeys(head.value for head in one.heads)),
        )
        for one in merged.contests
    ]
    values = {
        one.wire: merged.values[one.name]
        for one in shape.fields
        if merged.values[one.name] is not None
    }
    return Taken(shape.wire, uid, values, questions)


def _titles(office: Office, connection: Connection, records: Iterable[Taken]) -> dict[bytes, str]:
    """The names of the records that links of these point to and that stay behind."""
    lookup = office.lookup(connection)
    taken = {one.uid for one in records}
    found: dict[bytes, str] = {}
    for record in records:
        shape = office.journal.log.wires[record.ledger]
        fields = office.registry[shape.name].fields
        for wire, values in _every_value(record):
            known = fields[shape.by_wire[wire].name]
            if isinstance(known, (Link, People)):
                for uid in _links(known, values):
                    title = None if uid in taken else lookup.title(known.to, uid)
                    if title:
                        found[uid] = title
    return found


def _every_value(record: Taken) -> Iterable[tuple[str, list[Value]]]:
    for wire, value in record.values.items():
        yield wire, [value]
    for one in record.questions:
        if one.field:
            yield one.field, list(one.values)


def _links(known: Link | People, values: Iterable[Value]) -> Iterable[bytes]:
    for value in values:
        keys = [value] if isinstance(known, Link) else [*_items(value)]
        yield from filter(None, map(linked, keys))


def _items(value: Value) -> item_sets.Items:
    try:
        return item_sets.parse(value if isinstance(value, str) else None)
    except ValueError:
        return {}


# ---- at the new office
def check_fits(office: Office, snapshot: Snapshot) -> None:
    """Refuse a snapshot that this program cannot take over whole.

    Raises:
        Trouble: it has ledgers, fields or values that are not known here.
    """
    for record in snapshot.records:
        shape = office.journal.log.wires.get(record.ledger)
        fields = {*record.values, *(one.field for one in record.questions if one.field)}
        known = (
            shape is not None
            and shape.name in office.registry.ledgers
            and len(record.uid) == 16
            and fields <= shape.by_wire.keys()
            and all(
                fits(shape.by_wire[wire], [one], created=True)
                for wire, one in record.values.items()
            )
            and all(_is_sound(shape, one) for one in record.questions)
        )
        if not known:
            raise Trouble(
                "这封介绍信里有这个版本的程序不认识的内容", "请先升级驿站，再接收这封介绍信"
            )


def _is_sound(shape: TableShape, question: Question) -> bool:
    if not question.field:
        return True
    known = shape.by_wire[question.field]
    if known.merge is Merge.ITEMS:
        return all(isinstance(one, str) for one in question.values)
    return fits(known, list(question.values), created=True)
