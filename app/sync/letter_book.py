"""The register of letters (介绍信登记簿): what was offered, to whom, and what became of it.

A pure function of the letters that act here, and so the same in every office that reads them. A
letter that was answered has moved its record, whether or not it was withdrawn meanwhile: what
counts is where people are in the books, not which of two sticks was quicker.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import select

from app.sync.letters import Adoption, Envelope, Offer
from app.sync.routes import MOVES, Route, arrived_id, route_of
from db.journal.operations import NAME_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sqlalchemy import Connection, RowMapping

    from app.ledger.base import Ledger
    from db.tables import JournalTables

UID_BYTES = 16
_PARTS = 4
_STAMP = re.compile(r"[0-9]{1,16}")
NOTHING_SEEN: frozenset[bytes] = frozenset()
"""The context of what nobody may take for an answer to anything."""


class Content(NamedTuple):
    """What a letter contains of one record.

    Attributes:
        ledger: its ledger's wire name.
        stamp: the latest one of the record.
        names: the names of all operations behind what the letter says of it.
    """

    ledger: str
    stamp: int
    names: frozenset[bytes]


class State(Enum):
    """What became of a letter."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    ADOPTED = "adopted"


@dataclass(frozen=True)
class Receipt:
    """That an offer was taken over.

    Attributes:
        uid: the receipt's own id.
        adopted: the day.
        made: names of the operations by which it was taken over.
    """

    uid: bytes
    adopted: str
    made: frozenset[bytes]


@dataclass(frozen=True)
class Letter:
    """An offer, and the receipts for it.

    Attributes:
        uid: its id.
        route: from whom, to whom.
        ledger: the wire name of the ledger of the record that moves.
        record: that record, at the old office.
        contains: what it takes along.
        digest: of the snapshot in its envelopes.
        number: the letter's number, for people.
        issued: the day.
        until: until when it is valid; nothing is refused after that.
        issuer: the code of the office that wrote it: the old one, or one above it.
        note: a remark.
        withdrawn: the day on which it was withdrawn; empty: it was not.
        receipts: one, or several where several computers took it over at the same time.
    """

    uid: bytes
    route: Route
    ledger: str
    record: bytes
    contains: Mapping[bytes, Content]
    digest: str
    number: str
    issued: str
    until: str
    issuer: str
    note: str
    withdrawn: str
    receipts: tuple[Receipt, ...]

    @property
    def state(self) -> State:
        """What became of it; a receipt counts more than a withdrawal."""
        if self.receipts:
            return State.ADOPTED
        return State.WITHDRAWN if self.withdrawn else State.OPEN

    @property
    def arrived(self) -> bytes:
        """The record that it becomes at the new office."""
        return arrived_id(self.route, self.record)


def letters(tables: JournalTables, connection: Connection) -> list[Letter]:
    """All letters that this office reads, in the order in which they were issued."""
    receipts = _receipts(tables, connection)
    found: list[Letter] = []
    for row, route in letter_rows(tables, connection, Offer):
        contents = read_contents(str(row["contains"] or ""))
        record = _uid(row["record"])
        if record is None or record not in contents:
            continue
        uid = bytes(row["_uid"])
        answer = (route.back, uid.hex(), arrived_id(route, record).hex())
        found.append(
            Letter(
                uid=uid,
                route=route,
                ledger=str(row["ledger"] or ""),
                record=record,
                contains=contents,
                digest=str(row["digest"] or ""),
                number=str(row["number"] or ""),
                issued=str(row["issued"] or ""),
                until=str(row["until"] or ""),
                issuer=str(row["issuer"] or ""),
                note=str(row["note"] or ""),
                withdrawn=str(row["withdrawn"] or ""),
                receipts=tuple(receipts.get(answer, ())),
            )
        )
    return sorted(found, key=lambda one: (one.issued, one.uid))


def _receipts(
    tables: JournalTables, connection: Connection
) -> Mapping[tuple[Route, str, str], list[Receipt]]:
    """Receipts by route, offer and new record; what does not fit together answers nothing."""
    found: dict[tuple[Route, str, str], list[Receipt]] = {}
    for row, route in letter_rows(tables, connection, Adoption):
        made = frozenset(_names("".join(str(row["made"] or "").split())))
        receipt = Receipt(bytes(row["_uid"]), str(row["adopted"] or ""), made)
        key = route, str(row["offer"] or ""), str(row["record"] or "")
        found.setdefault(key, []).append(receipt)
    return found


def envelopes(tables: JournalTables, connection: Connection, offer: bytes) -> list[RowMapping]:
    """The envelopes of an offer, whoever sealed them."""
    rows = letter_rows(tables, connection, Envelope)
    return [row for row, _route in rows if row["offer"] == offer.hex()]


def letter_rows(
    tables: JournalTables, connection: Connection, letter: type[Ledger]
) -> Iterator[tuple[RowMapping, Route]]:
    """The rows of one of the ledgers of letters, each with its route."""
    table, scopes = letter.table(), tables.scopes
    query = (
        select(table, scopes.c.unit.label("way"))
        .join(scopes, scopes.c.id == table.c["_scope"])
        .where(table.c["_gone"] == 0, scopes.c.domain == MOVES)
        .order_by(table.c["_uid"])
    )
    for row in connection.execute(query).mappings():
        route = route_of(str(row["way"]))
        if route is not None:
            yield row, route


# ---- what a letter contains, as text
def write_contents(contents: Mapping[bytes, Content]) -> str:
    """One line for each record: its ledger, its id, its stamp, the names of the operations."""
    return "\n".join(
        f"{one.ledger} {uid.hex()} {one.stamp} {write_names(one.names)}"
        for uid, one in contents.items()
    )


def write_names(names: Iterable[bytes]) -> str:
    """Names of operations in a row."""
    return "".join(sorted(name.hex() for name in names))


def read_contents(text: str) -> dict[bytes, Content]:
    """What `write_contents` wrote; nothing of a line that is something else."""
    found: dict[bytes, Content] = {}
    for line in text.splitlines():
        parts = line.split(" ")
        uid = _uid(parts[1]) if len(parts) == _PARTS else None
        if uid is not None and _STAMP.fullmatch(parts[2]):
            found[uid] = Content(parts[0], int(parts[2]), frozenset(_names(parts[3])))
    return found


def _names(text: str) -> list[bytes]:
    try:
        joined = bytes.fromhex(text)
    except ValueError:
        return []
    return [joined[at : at + NAME_BYTES] for at in range(0, len(joined), NAME_BYTES)]


def _uid(text: object) -> bytes | None:
    try:
        uid = bytes.fromhex(str(text))
    except ValueError:
        return None
    return uid if len(uid) == UID_BYTES else None


# ---- where things are
def mark_contexts(every: Iterable[Letter], record: bytes, uid: bytes) -> set[frozenset[bytes]]:
    """What the deletions had seen by which answered letters mark a record as gone.

    Args:
        every: all letters.
        record: the record that the letters are about.
        uid: itself, or one that goes along with it. Of what was added only after the last letter
            the mark has seen nothing, so that it is a question.
    """
    answered = [one for one in every if one.receipts]
    found = {one.contains[uid].names for one in answered if uid in one.contains}
    if not found and any(one.record == record for one in answered):
        return {NOTHING_SEEN}
    return found


def marks_on(
    tables: JournalTables, connection: Connection, uid: bytes
) -> dict[frozenset[bytes], str]:
    """What the deletions had seen that say of a record that it moved → the new office's code."""
    return {
        one.contains[uid].names: one.route.end
        for one in letters(tables, connection)
        if one.receipts and uid in one.contains
    }


def moved(tables: JournalTables, connection: Connection) -> dict[bytes, str]:
    """The records that went elsewhere → the code of the office that has them now."""
    return {
        uid: one.route.end
        for one in letters(tables, connection)
        if one.receipts
        for uid in one.contains
    }
