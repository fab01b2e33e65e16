"""Where else the same stands: what letters took along, over as many moves as there were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.sync.letter_book import letter_rows, letters
from app.sync.letters import Envelope, Offer
from app.sync.routes import MOVES, arrived_id
from db.journal.operations import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.letter_book import Letter

Copy = tuple[str, bytes, Scope]
"""Ledger (by its name here), record, scope."""


class Copies:
    """Knows where else the same stands, as far as this office does; reads the letters once.

    Args:
        office: ours.
        connection: a transaction.
    """

    def __init__(self, office: Office, connection: Connection) -> None:
        self._office = office
        journal = office.tables.journal
        self._letters = letters(journal, connection)
        self._sealed: dict[str, list[Copy]] = {}
        for row, route in letter_rows(journal, connection, Envelope):
            one = Envelope.__tablename__, bytes(row["_uid"]), Scope(MOVES, route.unit)
            self._sealed.setdefault(str(row["offer"] or ""), []).append(one)

    def of(self, uid: bytes) -> list[Copy]:
        """Where else that stands which stands in a record.

        Follows letters in both directions: the letters that are about the record, their
        envelopes, which hold it, the records that it became, and those that it came from.

        Args:
            uid: a record that moves, or one that goes along.
        """
        found: dict[Copy, None] = {}
        todo, seen = [uid], {uid}
        while todo:
            record = todo.pop()
            for letter, old, new in _about(self._letters, record):
                scope = Scope(MOVES, letter.route.unit)
                found.update(dict.fromkeys(self._sealed.get(letter.uid.hex(), ())))
                found[Offer.__tablename__, letter.uid, scope] = None
                for other, unit in ((old, letter.route.start), (new, letter.route.end)):
                    if other != new or letter.receipts:
                        copies = _record(self._office, letter, old, other, unit)
                        found.update(dict.fromkeys(copies))
                    if other not in seen:
                        seen.add(other)
                        todo.append(other)
        return [one for one in found if one[1] != uid]


def _about(every: list[Letter], record: bytes) -> Iterator[tuple[Letter, bytes, bytes]]:
    """The letters that took a record along or brought it, with its ids before and after."""
    for letter in every:
        for old in letter.contains:
            new = arrived_id(letter.route, old)
            if record in (old, new):
                yield letter, old, new


def _record(office: Office, letter: Letter, old: bytes, other: bytes, unit: str) -> Iterator[Copy]:
    shape = office.journal.log.wires.get(letter.contains[old].ledger)
    if shape is not None:
        yield shape.name, other, Scope(shape.domain, unit)
