"""Where a record has got to: only here, on a stick, at the office above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.language import say
from app.sync.reach import Reach, Where
from db.journal.archive import Archive
from db.journal.holdings import RECEIVED
from db.journal.readings import TRUST

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from app.ledger.questions import Record
    from app.office import Office
    from app.units import Level


def labels(office: Office, connection: Connection) -> Mapping[Where, str]:
    """What people read; the office above is called by its level."""
    return {
        Where.HERE: say("仅本机"),
        Where.ON_STICK: say("已写入U盘"),
        Where.ABOVE: _received(superior_level(office, connection)),
        Where.NOT_OURS: "",
    }


def superior_level(office: Office, connection: Connection) -> Level | None:
    """The level of the nearest office above whose card was accepted; None: there is none."""
    above = [one.unit for one in office.trust.peers(connection) if one.unit.is_above(office.unit)]
    return min(above, key=lambda unit: unit.rank).level if above else None


def _received(level: Level | None) -> str:
    if level == "sumu":
        return say("苏木已收")
    return say("旗已收") if level == "banner" else say("上级已收")


def reach_of(office: Office, connection: Connection) -> Reach:
    """How far the work of an office has got, in one transaction."""
    return Reach(office.tables.journal, connection, office.trust.is_own)


def whereabouts(
    office: Office, connection: Connection, records: Sequence[Record]
) -> dict[bytes, Where]:
    """How far each of these records has got; the least of all our operations on it counts."""
    uids = [one.uid for one in records]
    found = dict.fromkeys(uids, Where.NOT_OURS)
    own = reach_of(office, connection).segments
    for one in records:
        if one.born == 0:
            found[one.uid] = Where.HERE
        elif one.born in own:
            found[one.uid] = min(found[one.uid], own[one.born])
    tables = office.journal.log.tables
    for start in range(0, len(uids), 500):
        piece = uids[start : start + 500]
        touches = tables.touches
        query = select(touches.c.uid, touches.c.segment).where(touches.c.uid.in_(piece))
        for uid, segment in connection.execute(query):
            if segment in own:
                found[bytes(uid)] = min(found[bytes(uid)], own[segment])
        opened = select(tables.operations.c.uid).where(tables.operations.c.uid.in_(piece))
        for (uid,) in connection.execute(opened):
            found[bytes(uid)] = Where.HERE
    return found


def where_is(office: Office, ledger: str, uid: bytes) -> str:
    """Where one record has got to, in words; empty where nothing of it is ours to send."""
    with office.snapshot() as now:
        record = now.asking.one(ledger, uid) if office.trust.peers(now.connection) else None
        if record is None:
            return ""
        found = whereabouts(office, now.connection, [record])
        return labels(office, now.connection)[found[uid]]


# ---- counting
@dataclass(frozen=True)
class Reached:
    """How far the work of this computer has got, counted in records.

    Attributes:
        here: records with work that is on no stick.
        on_stick: records with work that is on a stick, and of which the office above has proved
            nothing yet.
        above: records all of whose work the office above has proved to hold; None: not counted.
        oldest: when the oldest work was written that the office above has not proved to hold,
            milliseconds since 1970 by our clock; None: there is none.
        received: what "the office above has it" is called.
    """

    here: int
    on_stick: int
    above: int | None
    oldest: int | None
    received: str

    @property
    def waiting(self) -> int:
        """Records with work that the office above has not proved to hold."""
        return self.here + self.on_stick


def reached(office: Office, connection: Connection, *, whole: bool = False) -> Reached:
    """How far the work of this computer has got; those that were deleted count as well.

    Args:
        office: ours.
        connection: a transaction.
        whole: also count what has arrived, for which every row is looked at.
    """
    reach = reach_of(office, connection)
    counts = dict.fromkeys((Where.HERE, Where.ON_STICK, Where.ABOVE), 0)
    for shape in office.registry.shapes.values():
        for where in counts:
            if whole or where is not Where.ABOVE:
                condition = reach.is_at(shape.table, where)
                query = select(func.count()).select_from(shape.table).where(condition)
                counts[where] += int(connection.scalar(query) or 0)
    return Reached(
        here=counts[Where.HERE],
        on_stick=counts[Where.ON_STICK],
        above=counts[Where.ABOVE] if whole else None,
        oldest=_oldest(office, connection),
        received=labels(office, connection)[Where.ABOVE],
    )


def _oldest(office: Office, connection: Connection) -> int | None:
    """When the oldest work was written that has not arrived; never later than now."""
    tables = office.journal.log.tables
    wires = {shape.wire for shape in office.registry.shapes.values()}
    ledgers = select(tables.names.c.id).where(tables.names.c.name.in_(wires))
    opened = select(func.min(tables.operations.c.stamp)).where(
        tables.operations.c.ledger.in_(ledgers)
    )
    segment = (
        select(func.min(tables.segments.c.id))
        .join(tables.scopes, tables.scopes.c.id == tables.segments.c.scope)
        .where(
            tables.segments.c.writer.in_(reach_of(office, connection).writers),
            tables.segments.c.delivered < RECEIVED,
            tables.scopes.c.domain != TRUST,
        )
    )
    stamps = [connection.scalar(opened)]
    number = connection.scalar(segment)
    if number is not None:
        archive = Archive(office.journal.log, office.journal.chains)
        held = archive.segment(connection, int(number))
        stamps += [*held.edits.stamps, *(each for one in held.creations for each in one.stamps)]
    found = [int(one) for one in stamps if one is not None]
    return min(*found, office.clock()) if found else None
