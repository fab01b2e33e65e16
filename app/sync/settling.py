"""What follows from letters by itself, after each reading, and is the same whoever does it first.

- A record that another office has taken over is marked as gone at the old one: a deletion by one
  who had seen the operations that the letter contains, and no others. The old office's program
  writes it, or that of an office above it which hears of the receipt before, and would count the
  member twice until then.
- What was erased is erased where it stands once more.
- Letters that wait are sealed again for computers of the target that have become known since.
- A sumu vouches for the further computers of the offices below it, which only these had vouched
  for, so that those who get letters from them know whose they are.

Each is written once; where two computers do it at the same time, it stands there twice and says
the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from app.language import say
from app.ledger.fields.links import link_to
from app.ledger.questions import belonging
from app.sync.certificates import Certificate
from app.sync.envelopes import sealed_again
from app.sync.erasing import settle_erasures
from app.sync.letter_book import NOTHING_SEEN, Content, letters
from app.sync.routes import TRUST
from app.sync.vouching import certify
from app.units import guess_level
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.known import KnownOffice
    from app.sync.letter_book import Letter
    from db.shape import TableShape


def settle_moves(office: Office) -> frozenset[str]:
    """Write what follows from the letters that act here.

    Returns:
        The names of the ledgers that changed.
    """
    changed: set[str] = set()
    with office.journal.transaction() as connection:
        for letter, marks in _marks(office, connection):
            title = say("介绍信 {number} 的回执到了", number=letter.number)
            person = registrar(office, letter)
            office.journal.write("moved", title, person, marks, undoable=False)
            changed.update(one.shape.name for one in marks)
        changed.update(settle_erasures(office, connection))
        passing_on = [*sealed_again(office, connection), *_vouching(office, connection)]
        if passing_on:
            office.journal.write("passed on", "", office.person, passing_on, undoable=False)
        if changed or passing_on:
            # so that reading the same bundle once more finds nothing to seal, and changes nothing
            office.journal.seal()
    return frozenset(changed)


def registrar(office: Office, _letter: Letter) -> str:
    """Who is said to have noted a receipt: whoever read the bundle."""
    return office.person


# ---- marks
def _marks(office: Office, connection: Connection) -> list[tuple[Letter, list[Change]]]:
    """The deletions of what other offices have taken over, letter by letter."""
    answered = [one for one in letters(office.tables.journal, connection) if one.receipts]
    taken = {uid for one in answered for uid in one.contains}
    ours = [one for one in answered if office.unit.covers(one.route.start)]
    found = [(one, _marks_of(office, connection, one, taken)) for one in ours]
    return [(letter, marks) for letter, marks in found if marks]


def _marks_of(
    office: Office, connection: Connection, letter: Letter, taken: set[bytes]
) -> list[Change]:
    contents = dict(letter.contains)
    for uid, wire in _left_behind(office, connection, letter):
        if uid not in taken:
            contents[uid] = Content(wire, 0, NOTHING_SEEN)
    return [
        Change(shape, uid, Kind.DELETE, shown=one.stamp, context=one.names)
        for uid, one in contents.items()
        if (shape := office.journal.log.wires.get(one.ledger))
        and _stands(office, connection, shape, uid, letter.route.start)
        and not _is_marked(office, connection, shape, uid, one.names)
    ]


def _left_behind(
    office: Office, connection: Connection, letter: Letter
) -> Iterable[tuple[bytes, str]]:
    """What belongs to a record that moved, and was added after the letter was written."""
    shape = office.journal.log.wires.get(letter.ledger)
    if shape is None or shape.name not in office.registry.ledgers:
        return
    asking = office.snapshot_in(connection).asking
    for part, link in office.registry.parts(shape.name):
        if part.sheet.moves_along:
            name = part.__tablename__
            for uid in asking.uids(belonging(name, link.name, link_to(letter.record))):
                yield uid, office.registry.shapes[name].wire


def _stands(
    office: Office, connection: Connection, shape: TableShape, uid: bytes, unit: str
) -> bool:
    if shape.name not in office.registry.ledgers:
        return False
    record = office.snapshot_in(connection).asking.one(shape.name, uid)
    return record is not None and not record.gone and record.unit == unit


def _is_marked(
    office: Office,
    connection: Connection,
    shape: TableShape,
    uid: bytes,
    names: frozenset[bytes],
) -> bool:
    """Whether a mark was written, whatever people made of it since."""
    found = office.journal.archive.operations(connection, shape, [uid])[uid]
    return any(
        one.operation.kind is Kind.DELETE and one.operation.context == names for one in found.placed
    )


# ---- vouching
def _vouching(office: Office, connection: Connection) -> list[Change]:
    """Certificates of computers below us for which only their own offices have vouched."""
    if office.unit.level == "gacha":
        return []
    listed = _listed(office, connection)
    return [
        # Where only revoked ones had said so, we still know it: then it is our word.
        certify(office, one, next(iter(office.trust.vouchers(connection, one.device)), None))
        for one in office.trust.known(connection).values()
        if one.device.hex() not in listed and _is_next_above(office, connection, one)
    ]


def _listed(office: Office, connection: Connection) -> set[str]:
    """The devices for which an office vouches that is not a gacha: the directory."""
    table, scopes = Certificate.table(), office.tables.journal.scopes
    revoked = {one.hex() for one in office.trust.revoked(connection)}
    query = (
        select(table.c.device, scopes.c.unit, table.c.through)
        .join(scopes, scopes.c.id == table.c["_scope"])
        .where(table.c["_gone"] == 0, scopes.c.domain == TRUST)
    )
    return {
        str(device)
        for device, unit, through in connection.execute(query)
        if (unit == office.unit.code or guess_level(str(unit)) != "gacha")
        and through not in revoked
    }


def _is_next_above(office: Office, connection: Connection, one: KnownOffice) -> bool:
    """Whether we are above an office, and nobody whom we know is between."""
    return office.unit.is_above(one.unit) and not any(
        office.unit.is_above(other.unit) and other.unit.is_above(one.unit)
        for other in office.trust.known(connection).values()
    )
