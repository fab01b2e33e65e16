"""Where a record has got to: only here, on a stick, at the office above."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.language import say
from app.sync.reach import Reach, Where
from db.journal.archive import Archive
from db.journal.operations import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

    from app.ledger.questions import Record
    from app.office import Office
    from app.units import Level
    from db.shape import TableShape


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
    office: Office,
    connection: Connection,
    records: Sequence[Record],
    own: Mapping[int, Where] | None = None,
) -> dict[bytes, Where]:
    """How far each of these records has got; the least of all our operations on it counts.

    Args:
        office: ours.
        connection: a transaction.
        records: which.
        own: how far each of our own segments has got, where that has been read before.
    """
    uids = [one.uid for one in records]
    found = dict.fromkeys(uids, Where.NOT_OURS)
    own = reach_of(office, connection).segments if own is None else own
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
    """How far the work of this computer has got, counted in records; of what is exchanged above.

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
    """How far the work of this computer has got.

    Args:
        office: ours.
        connection: a transaction.
        whole: look at every row, and also count what has arrived. Otherwise segments are asked,
            whose number follows the change: a record that was edited again counts again.
    """
    counting = _Counting(office, connection)
    states = (Where.HERE, Where.ON_STICK)
    here, on_stick = map(counting.rows if whole else counting.estimated, states)
    return Reached(
        here=here,
        on_stick=on_stick,
        above=counting.rows(Where.ABOVE) if whole else None,
        oldest=counting.oldest(),
        received=labels(office, connection)[Where.ABOVE],
    )


class _Counting:
    """Counts the work of this computer in the scopes that an office above may see.

    What nobody above reads waits for nobody. Where there is no office above, all scopes count.
    """

    def __init__(self, office: Office, connection: Connection) -> None:
        self._office = office
        self._connection = connection
        self._tables = office.journal.log.tables
        self._reach = reach_of(office, connection)
        self._scopes = self._scopes_above()

    def _scopes_above(self) -> list[int]:
        office, connection = self._office, self._connection
        above = [one for one in office.trust.peers(connection) if one.unit.is_above(office.unit)]
        table, domains = self._tables.scopes, {one.domain for one in self._shapes()}
        found: list[int] = []
        for number, domain, unit in connection.execute(
            select(table.c.id, table.c.domain, table.c.unit)
        ):
            scope = Scope(str(domain), str(unit))
            is_read = any(office.trust.may_read(connection, one, scope) for one in above)
            if scope.domain in domains and (is_read or not above):
                found.append(int(number))
        return found

    def _shapes(self) -> list[TableShape]:
        return list(self._office.registry.shapes.values())

    def rows(self, where: Where) -> int:
        """How many records have got just so far; those that were deleted count as well."""
        found = 0
        for shape in self._shapes():
            condition = self._reach.is_at(shape.table, where)
            inside = shape.table.c["_scope"].in_(self._scopes)
            query = select(func.count()).select_from(shape.table).where(inside, condition)
            found += int(self._connection.scalar(query) or 0)
        return found

    def estimated(self, where: Where) -> int:
        """About as many, at a cost that follows what is under way."""
        holdings = self._office.journal.holdings(self._connection)
        found = holdings.record_count(self._segments(where))
        if where is Where.HERE:
            table = self._tables.operations
            query = select(func.count(table.c.uid.distinct()))
            opened = query.where(table.c.scope.in_(self._scopes))
            found += int(self._connection.scalar(opened) or 0)
        return found

    def _segments(self, *states: Where) -> list[int]:
        """Our own segments that have got just so far."""
        table = self._tables.segments
        query = select(table.c.id).where(
            table.c.writer.in_(self._reach.writers),
            table.c.delivered.in_([int(one) for one in states]),
            table.c.scope.in_(self._scopes),
        )
        return [int(one) for one in self._connection.scalars(query)]

    def oldest(self) -> int | None:
        """When the oldest work was written that has not arrived; never later than now."""
        table = self._tables.operations
        opened = select(func.min(table.c.stamp)).where(table.c.scope.in_(self._scopes))
        stamps = [self._connection.scalar(opened)]
        waiting = self._segments(Where.HERE, Where.ON_STICK)
        if waiting:
            archive = Archive(self._office.journal.log, self._office.journal.chains)
            held = archive.segment(self._connection, min(waiting))
            stamps += [*held.edits.stamps, *(each for one in held.creations for each in one.stamps)]
        found = [int(one) for one in stamps if one is not None]
        return min(*found, self._office.clock()) if found else None
