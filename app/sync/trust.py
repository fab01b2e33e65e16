"""Who may write what: accepted cards, and the certificates that trusted offices wrote.

A device may write the scopes of its own office and of the offices below it, and what is shared
from above. Which office a device belongs to is said by a card that was accepted here, or by a
certificate: of an office about itself and those below it, or of our own office or an accepted
superior about its own superior (``sync`` design, section 5). The level in it counts as much as the
code: a village that called a device of its own one of the banner would otherwise have it write
everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select

from app.sync import routes
from app.sync.certificates import Certificate
from app.units import Level, Unit, guess_level, level_named

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from app.tables import OfficeTables
    from db.journal.operations import Scope, Writer
    from db.tables import JournalTables


@dataclass(frozen=True)
class KnownOffice:
    """A device that is known, and its office.

    Attributes:
        device: its public key.
        unit: the office.
        name: the office's name.
        recipient: its age recipient, to which bundles are encrypted.
        domains: what is exchanged with it; empty: everything that it may see.
        direct: whether its card was accepted here; otherwise somebody vouches for it.
    """

    device: bytes
    unit: Unit
    name: str
    recipient: str
    domains: frozenset[str]
    direct: bool


class Trust:
    """What one office trusts.

    Args:
        tables: the office's own tables.
        journal: the journal's tables.
        own: public keys of this device, and of those that had this database before.
        unit: this office.
    """

    def __init__(
        self, tables: OfficeTables, journal: JournalTables, own: Collection[bytes], unit: Unit
    ) -> None:
        self._tables = tables
        self._journal = journal
        self._own = frozenset(own)
        self._unit = unit
        self._accepted = 0
        self._state: tuple[object, ...] = ()
        self._known: Mapping[bytes, KnownOffice] = {}

    # ---- cards
    def accept(self, connection: Connection, office: KnownOffice, at: int) -> None:
        """Note that a card was accepted; an earlier card of the same device is replaced."""
        self._accepted += 1
        peers = self._tables.peers
        connection.execute(delete(peers).where(peers.c.device == office.device))
        connection.execute(
            insert(peers).values(
                device=office.device,
                unit=office.unit.code,
                level=office.unit.level,
                name=office.name,
                recipient=office.recipient,
                domains=",".join(sorted(office.domains)),
                accepted_at=at,
            )
        )

    def peers(self, connection: Connection) -> list[KnownOffice]:
        """The devices whose cards were accepted here, in order of their codes."""
        return sorted(
            (one for one in self.known(connection).values() if one.direct),
            key=lambda one: (one.unit.code, one.device),
        )

    def devices_of(self, connection: Connection, code: str) -> list[KnownOffice]:
        """The known devices of an office."""
        return [one for one in self.known(connection).values() if one.unit.code == code]

    def names(self, connection: Connection) -> dict[str, str]:
        """The names of the known offices by their codes."""
        return {one.unit.code: one.name for one in self.known(connection).values()}

    # ---- whom we know
    def known(self, connection: Connection) -> Mapping[bytes, KnownOffice]:
        """Every known device but this one."""
        state = self._fingerprint(connection)
        if state != self._state:
            self._known = self._read(connection)
            self._state = state
        return self._known

    def _fingerprint(self, connection: Connection) -> tuple[object, ...]:
        certificates, peers = Certificate.table(), self._tables.peers
        rows = select(
            func.count(),
            func.total(certificates.c["_row"]),
            func.total(certificates.c["_stamp"]),
            func.total(certificates.c["_gone"]),
            # what was only tried out may have had the same numbers
            func.min(certificates.c["_uid"]),
            func.max(certificates.c["_uid"]),
        )
        cards = select(func.count(), func.max(peers.c.accepted_at))
        return (*connection.execute(rows).one(), *connection.execute(cards).one(), self._accepted)

    def _read(self, connection: Connection) -> Mapping[bytes, KnownOffice]:
        known: dict[bytes, KnownOffice] = {}
        for row in connection.execute(select(self._tables.peers)).mappings():
            known[bytes(row["device"])] = KnownOffice(
                device=bytes(row["device"]),
                unit=Unit(row["unit"], _level(row["level"], row["unit"])),
                name=row["name"],
                recipient=row["recipient"],
                domains=frozenset(filter(None, str(row["domains"]).split(","))),
                direct=True,
            )
        said = self._certificates(connection)
        units = {one.unit.code: one.unit for one in known.values()} | {self._unit.code: self._unit}
        upwards = self._who_names_superiors(said, units)
        units = {**upwards, **units}
        found: list[tuple[Unit, KnownOffice]] = []
        for code, office in said:
            issuer = units.get(code) or Unit(code, guess_level(code))
            below = office.unit == issuer or issuer.is_above(office.unit)
            above = code in upwards and office.unit.is_above(issuer)
            if (below or above) and office.device not in self._own:
                found.append((issuer, office))
        # Of two offices that speak of one device, the higher one counts; then the latest word.
        for _issuer, office in sorted(found, key=lambda one: -one[0].rank):
            known.setdefault(office.device, office)
        return known

    def _certificates(self, connection: Connection) -> list[tuple[str, KnownOffice]]:
        """What certificates say, and the code of the office in whose scope each stands.

        The latest word comes first.
        """
        table, scopes = Certificate.table(), self._journal.scopes
        query = (
            select(table, scopes.c.unit.label("issuer"))
            .join(scopes, scopes.c.id == table.c["_scope"])
            .where(table.c["_gone"] == 0)
            .order_by(table.c["_stamp"].desc(), table.c["_uid"])
        )
        rows = connection.execute(query).mappings()
        said = [(str(row["issuer"]), _certified(dict(row))) for row in rows]
        return [(issuer, office) for issuer, office in said if office is not None]

    def _who_names_superiors(
        self, said: list[tuple[str, KnownOffice]], units: Mapping[str, Unit]
    ) -> dict[str, Unit]:
        """The offices that may speak of their own superiors, by their codes.

        These are we ourselves, at whichever of our computers, the offices above us whose cards
        were accepted here, and those above us that one of these has named.
        """
        trusted = {code: unit for code, unit in units.items() if unit.is_above(self._unit)}
        trusted[self._unit.code] = self._unit
        grew = True
        while grew:
            named = {
                office.unit.code: office.unit
                for issuer, office in said
                if issuer in trusted and office.unit.is_above(self._unit)
            }
            grew = not named.keys() <= trusted.keys()
            trusted = {**named, **trusted}
        return trusted

    def is_own(self, device: bytes) -> bool:
        """Whether a device is this one, or one that had this database before."""
        return device in self._own

    # ---- who may write what, and who may read what
    def accepts(self, connection: Connection, writer: Writer, scope: Scope) -> bool:
        """Whether a segment of this writer in this scope may act here."""
        if writer.device in self._own:
            return True
        office = self.known(connection).get(writer.device)
        if office is None or not routes.may_write(office.unit, scope):
            return False
        return routes.covers(self._unit, scope) or self._reads_from_above(
            connection, self._unit, scope
        )

    def may_read(self, connection: Connection, peer: KnownOffice, scope: Scope) -> bool:
        """Whether an office may see a scope."""
        if routes.covers(peer.unit, scope):
            return not peer.domains or scope.domain in peer.domains | routes.NEVER_LEFT_OUT
        return self._reads_from_above(connection, peer.unit, scope)

    def _reads_from_above(self, connection: Connection, reader: Unit, scope: Scope) -> bool:
        owner = self._unit_of(connection, scope.unit)
        return routes.reads_from_above(reader, scope, owner)

    def _unit_of(self, connection: Connection, code: str) -> Unit:
        if code == self._unit.code:
            return self._unit
        for one in self.known(connection).values():
            if one.unit.code == code:
                return one.unit
        return Unit(code, guess_level(code))


def _certified(row: Mapping[str, object]) -> KnownOffice | None:
    """The office that a certificate speaks of; None if it names no device."""
    code, device = str(row["unit"] or ""), str(row["device"] or "")
    try:
        key = bytes.fromhex(device)
    except ValueError:
        return None
    unit = Unit(code, _level(row["level"], code))
    return KnownOffice(
        device=key,
        unit=unit,
        name=str(row["office"] or ""),
        recipient=str(row["recipient"] or ""),
        domains=frozenset(),
        direct=False,
    )


def _level(text: object, code: str) -> Level:
    return level_named(str(text)) or guess_level(code)
