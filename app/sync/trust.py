"""Who may write what: accepted cards, and the certificates that trusted offices wrote.

A device may write the scopes of its own office and of the offices below it, and what is shared
from above. Which office a device belongs to is said by a card that was accepted here, or by a
certificate: of an office about itself and those below it, or of our own office or an accepted
superior about its own superior (``sync`` design, section 5). The level in it counts as much as the
code: a village that called a device of its own one of the banner would otherwise have it write
everywhere.

What counts of the trust log, revocations too, is computed in `app.sync.verdicts`.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, insert, select, update

from app.sync import routes
from app.sync.known import KnownOffice
from app.sync.trust_log import TrustLog, named_level
from app.sync.verdicts import Counted, Judgement, Ours, count
from app.units import Unit, guess_level

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from app.sync.trust_log import Entry
    from app.tables import OfficeTables
    from db.journal.operations import Scope
    from db.tables import JournalTables


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
        self._log = TrustLog(journal)
        self._cards = select(func.count(), func.max(tables.peers.c.accepted_at))
        self._own = frozenset(own)
        self._unit = unit
        self._accepted = 0
        self._state: tuple[object, ...] = ()
        self._ours = Ours(self._own, unit, {})
        self._counted = Counted()

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

    def agree(self, connection: Connection, code: str, domains: Collection[str]) -> bool:
        """Say anew what is exchanged with an office; whether a card of it was accepted here.

        Args:
            connection: a transaction.
            code: the office's.
            domains: what is exchanged; empty: everything that it may see.
        """
        self._accepted += 1
        peers = self._tables.peers
        listed = ",".join(sorted(domains))
        changed = connection.execute(
            update(peers).where(peers.c.unit == code).values(domains=listed)
        )
        return changed.rowcount > 0

    def agreed(self, connection: Connection, code: str) -> frozenset[str] | None:
        """What is exchanged with an office (empty: everything); None: no card was accepted."""
        self._count(connection)
        return self._agreed(code)

    def _agreed(self, code: str) -> frozenset[str] | None:
        direct = self._ours.direct.values()
        return next((one.domains for one in direct if one.unit.code == code), None)

    def accepted_at(self, connection: Connection) -> dict[bytes, int]:
        """Device → when its card was accepted here, milliseconds since 1970."""
        peers = self._tables.peers
        rows = connection.execute(select(peers.c.device, peers.c.accepted_at))
        return {bytes(device): int(at) for device, at in rows}

    def peers(self, connection: Connection) -> list[KnownOffice]:
        """The devices whose cards were accepted here, in order of their codes; none revoked."""
        revoked = self.revoked(connection)
        return sorted(
            (
                one
                for one in self.known(connection).values()
                if one.direct and one.device not in revoked
            ),
            key=lambda one: (one.unit.code, one.device),
        )

    def devices_of(self, connection: Connection, code: str) -> list[KnownOffice]:
        """The known devices of an office that may get bundles; none that was revoked."""
        revoked = self.revoked(connection)
        return [
            one
            for one in self.known(connection).values()
            if one.unit.code == code and one.device not in revoked
        ]

    def revoked_of(self, connection: Connection, code: str) -> list[KnownOffice]:
        """The devices of an office that were revoked."""
        revoked = self.revoked(connection)
        known = self.known(connection).values()
        return [one for one in known if one.unit.code == code and one.device in revoked]

    def names(self, connection: Connection) -> dict[str, str]:
        """The names of the known offices by their codes."""
        return {one.unit.code: one.name for one in self.known(connection).values()}

    # ---- whom we know
    def known(self, connection: Connection) -> Mapping[bytes, KnownOffice]:
        """Every known device but this one, also those that were revoked."""
        return self._count(connection).known

    def revoked(self, connection: Connection) -> Collection[bytes]:
        """The devices that a superior of theirs has revoked; ours may be among them."""
        return self._count(connection).revoked.keys()

    def lost(self, connection: Connection) -> set[bytes]:
        """Hashes of the segments that were declared lost."""
        return {one for names in self._count(connection).lost.values() for one in names}

    def accepts(self, connection: Connection) -> Judgement:
        """Which segments may act here, by what the trust log says in this transaction."""
        counted = self._count(connection)
        return Judgement(self._ours, counted, partial(self._log.ancestors, connection))

    def vouchers(self, connection: Connection, device: bytes) -> list[bytes]:
        """The devices, not revoked, that wrote a certificate of a device, in order."""
        return sorted({one.device for one in self.certificates(connection, device)})

    def certificates(self, connection: Connection, device: bytes) -> list[Entry]:
        """What computers that are not revoked vouch of a device, the latest word first."""
        revoked = self.revoked(connection)
        found = [
            one
            for one in self._log.entries(connection)
            if one.office is not None and one.about == device and one.device not in revoked
        ]
        return sorted(found, key=lambda one: one.order)

    def revocations(self, connection: Connection, device: bytes) -> list[Entry]:
        """The revocations of a device that count."""
        return self._count(connection).revoked.get(device, [])

    def _count(self, connection: Connection) -> Counted:
        """What counts of the trust log; computed anew when there is something new."""
        log = self._log.fingerprint(connection)
        state = (*log, *connection.execute(self._cards).one(), self._accepted)
        if state != self._state:
            self._ours = Ours(self._own, self._unit, self._direct(connection))
            ancestors = partial(self._log.ancestors, connection)
            self._counted = count(self._log.entries(connection), self._ours, ancestors)
            self._state = state
        return self._counted

    def _direct(self, connection: Connection) -> Mapping[bytes, KnownOffice]:
        """The devices whose cards were accepted here."""
        known: dict[bytes, KnownOffice] = {}
        for row in connection.execute(select(self._tables.peers)).mappings():
            known[bytes(row["device"])] = KnownOffice(
                device=bytes(row["device"]),
                unit=Unit(row["unit"], named_level(row["level"], row["unit"])),
                name=row["name"],
                recipient=row["recipient"],
                domains=frozenset(filter(None, str(row["domains"]).split(","))),
                direct=True,
            )
        return known

    def is_own(self, device: bytes) -> bool:
        """Whether a device is this one, or one that had this database before."""
        return device in self._own

    # ---- who may read what
    def may_read(self, connection: Connection, peer: KnownOffice, scope: Scope) -> bool:
        """Whether an office may see a scope."""
        if routes.covers(peer.unit, scope):
            # of the office, not of the computer: another one may have come to it since
            agreed = self._agreed(peer.unit.code) or peer.domains
            return not agreed or scope.domain in agreed | routes.NEVER_LEFT_OUT
        return self._reads_from_above(connection, peer.unit, scope)

    def asks_for(self, connection: Connection, scope: Scope) -> bool:
        """Whether we want a scope: of what was left out with an office below nothing is held here.

        The other side should not send it; whether it does is not left to it.
        """
        if scope.domain in routes.NEVER_LEFT_OUT or scope.unit == self._unit.code:
            return True
        agreed = [
            one.domains
            for one in self.known(connection).values()
            if one.direct and self._unit.is_above(one.unit) and one.unit.covers(scope.unit)
        ]
        return not agreed or any(not one or scope.domain in one for one in agreed)

    def _reads_from_above(self, connection: Connection, reader: Unit, scope: Scope) -> bool:
        owner = self.unit_of(connection, scope.unit)
        return routes.reads_from_above(reader, scope, owner)

    def unit_of(self, connection: Connection, code: str) -> Unit:
        """The unit of this code, with the level that is known of it or that the code looks like."""
        if code == self._unit.code:
            return self._unit
        for one in self.known(connection).values():
            if one.unit.code == code:
                return one.unit
        return Unit(code, guess_level(code))
