"""The register of letters as people see it: 介绍信登记簿."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.language import say
from app.ledger.fields.links import linked
from app.sync.envelopes import open_letter
from app.sync.letter_book import State, letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.letter_book import Letter


@dataclass(frozen=True)
class Entry:
    """One letter.

    Attributes:
        letter: the letter.
        ledger: the name of its ledger here; empty: this version does not know it.
        name: whom it is about, where that may be seen here; otherwise empty.
        start: the old office.
        end: the new office.
        expired: whether it waits beyond its day; it is taken over all the same.
        twice: whether several offices have taken over the record, by letters that crossed. Both
            keep theirs, and whoever sees both settles by telephone which of them deletes it.
        for_us: whether it waits to be taken over here.
    """

    letter: Letter
    ledger: str
    name: str
    start: str
    end: str
    expired: bool
    twice: bool
    for_us: bool

    @property
    def status(self) -> str:
        """What became of it, in a word or two."""
        if self.twice:
            return say("几个办公室都接收了，请核对")
        if self.letter.state is State.ADOPTED:
            return say("已接收")
        if self.letter.state is State.WITHDRAWN:
            return say("已撤回")
        if self.expired:
            return say("待接收，已过有效期")
        return say("待接收")


def register(office: Office) -> list[Entry]:
    """All letters that this office reads, in the order in which they were issued."""
    with office.store.reading() as connection:
        every = letters(office.tables.journal, connection)
        return [_entry(office, connection, one, every) for one in every]


def _entry(
    office: Office,
    connection: Connection,
    letter: Letter,
    every: Sequence[Letter],
) -> Entry:
    shape = office.journal.log.wires.get(letter.ledger)
    known = shape is not None and shape.name in office.registry.ledgers
    ends = {one.route.end for one in every if one.record == letter.record and one.receipts}
    waits = letter.state is State.OPEN
    return Entry(
        letter=letter,
        ledger=shape.name if shape and known else "",
        name=name_of(office, connection, letter) if known else "",
        start=office.office_name(connection, letter.route.start),
        end=office.office_name(connection, letter.route.end),
        expired=waits and bool(letter.until) and letter.until < office.today(),
        twice=bool(letter.receipts) and len(ends) > 1,
        for_us=waits and office.unit.covers(letter.route.end),
    )


def name_of(office: Office, connection: Connection, letter: Letter) -> str:
    """Whom a letter is about: as the record says that is here, else as the letter does."""
    shape = office.journal.log.wires[letter.ledger]
    lookup = office.lookup(connection)
    for uid in (letter.arrived, letter.record):
        shown = lookup.title(shape.name, uid)
        if shown:
            return shown
    try:
        snapshot = open_letter(office, connection, letter)
    except Trouble:
        return ""
    field = office.registry.naming_field(shape.name)
    value = snapshot.records[0].values.get(shape.by_name[field.name].wire)
    value = snapshot.titles.get(linked(value) or b"", value)
    return "" if value is None else field.show(value, lookup)
