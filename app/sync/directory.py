"""The known offices and their computers, as people compare and judge them.

Nothing here decides what counts: that is done in `app.sync.verdicts`. This says of every computer
who vouches for it, since when, when it was last heard, and whether it was revoked and by whom.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.sync.known import day_of, fingerprint_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.office import Office
    from app.sync.known import KnownOffice
    from app.sync.trust_log import Entry
    from app.units import Unit

OLD_YEARS = 3
"""After so many years a card is to be compared by telephone once more. A warning; it locks nothing,
since a clock that is wrong must not keep anybody from exchanging."""
OWN, ABOVE, BELOW, OTHER = "own", "above", "below", "other"


@dataclass(frozen=True)
class Word:
    """What an office said of a computer.

    Attributes:
        office: the name of the office that speaks; its code where it has none.
        since: the day, "YYYY-MM-DD"; empty: not known.
    """

    office: str
    since: str


@dataclass(frozen=True)
class Computer:
    """A computer of a known office.

    Attributes:
        device: its public key.
        fingerprint: six groups of digits, the same as on its card; empty: its card is not known.
        is_this: whether it is this computer.
        is_former: whether the data of this office lay on it before it came here.
        accepted: the day on which its card was accepted here, "YYYY-MM-DD"; empty: it was not.
        vouched: the certificates of it, the latest word of each office.
        heard: when its latest bundle was written, milliseconds since 1970; None: none was read.
        revoked: who has revoked it, and when; none: it is trusted.
        is_old: whether the latest word for it is older than `OLD_YEARS`.
    """

    device: bytes
    fingerprint: str
    is_this: bool
    is_former: bool
    accepted: str
    vouched: tuple[Word, ...]
    heard: int | None
    revoked: tuple[Word, ...]
    is_old: bool

    @property
    def since(self) -> str:
        """Since when it is known, "YYYY-MM-DD"; empty: not known."""
        return min(filter(None, (self.accepted, *(one.since for one in self.vouched))), default="")

    @property
    def short(self) -> str:
        """What people call it: the first group of its fingerprint, else digits of its key."""
        return self.fingerprint.split()[0] if self.fingerprint else self.device.hex()[:8]


@dataclass(frozen=True)
class Place:
    """A known office.

    Attributes:
        unit: its code and level.
        name: its name.
        relation: how it stands to ours: `OWN`, `ABOVE`, `BELOW` or `OTHER`.
        domains: what is exchanged with it; empty: everything that it may see; None: its card was
            not accepted here, so nothing was agreed on.
        computers: its computers, ours first, then by the day since which they are known.
        may_revoke: whether this office may revoke its computers.
    """

    unit: Unit
    name: str
    relation: str
    domains: frozenset[str] | None
    computers: tuple[Computer, ...]
    may_revoke: bool


def directory(office: Office) -> list[Place]:
    """The known offices: ours, those above, those below, others; each group by code."""
    with office.store.reading() as connection:
        return _Directory(office, connection).places()


class _Directory:
    """Reads the directory in one transaction."""

    def __init__(self, office: Office, connection: Connection) -> None:
        self._office = office
        self._connection = connection
        self._known = office.trust.known(connection)
        self._names = {**office.trust.names(connection), office.unit.code: office.name}
        self._accepted = office.trust.accepted_at(connection)
        years = dt.timedelta(days=OLD_YEARS * 365 + 1)
        self._old = (dt.date.fromisoformat(office.today()) - years).isoformat()

    def places(self) -> list[Place]:
        ours = self._office.unit
        units = {ours.code: ours} | {one.unit.code: one.unit for one in self._known.values()}
        found = [self._place(unit) for unit in units.values()]
        return sorted(found, key=lambda one: (_ORDER[one.relation], one.unit.code))

    def _place(self, unit: Unit) -> Place:
        office, relation = self._office, _relation(self._office.unit, unit)
        theirs = [one for one in self._known.values() if one.unit.code == unit.code]
        computers = [self._computer(one) for one in theirs]
        if relation == OWN:
            computers += self._own_computers()
        return Place(
            unit=unit,
            name=self._names.get(unit.code, unit.code),
            relation=relation,
            domains=office.trust.agreed(self._connection, unit.code),
            computers=tuple(
                sorted(computers, key=lambda one: (not one.is_this, one.since, one.device))
            ),
            may_revoke=office.unit.is_above(unit),
        )

    def _own_computers(self) -> Iterable[Computer]:
        office, secrets = self._office, self._office.secrets
        own = fingerprint_of(office.unit, secrets.device_id, secrets.age_recipient)
        yield self._described(secrets.device_id, own)
        former: list[str] = json.loads(
            office.settings.get(self._connection, "former_devices", "[]")
        )
        for one in dict.fromkeys(former):
            yield self._described(bytes.fromhex(one), "")

    def _computer(self, known: KnownOffice) -> Computer:
        return self._described(known.device, known.fingerprint)

    def _described(self, device: bytes, fingerprint: str) -> Computer:
        office, connection = self._office, self._connection
        said = office.trust.certificates(connection, device)
        at = self._accepted.get(device)
        vouched, accepted = self._words(said), "" if at is None else day_of(at)
        is_this = device == office.secrets.device_id
        latest = max(filter(None, (accepted, *(one.since for one in vouched))), default="")
        return Computer(
            device=device,
            fingerprint=fingerprint or next(map(_certified, said), ""),
            is_this=is_this,
            is_former=not is_this and office.trust.is_own(device),
            accepted=accepted,
            vouched=vouched,
            heard=office.proofs.last_heard(connection, device),
            revoked=self._words(office.trust.revocations(connection, device)),
            is_old=not is_this and bool(latest) and latest < self._old,
        )

    def _words(self, said: Iterable[Entry]) -> tuple[Word, ...]:
        """The first word of each office."""
        name = partial(self._office.office_name, self._connection)
        found: dict[str, Word] = {}
        for one in said:
            found.setdefault(one.issuer, Word(name(one.issuer), one.values.get("since", "")))
        return tuple(found.values())


def _certified(entry: Entry) -> str:
    return entry.office.fingerprint if entry.office is not None else ""


_ORDER = {OWN: 0, ABOVE: 1, BELOW: 2, OTHER: 3}


def _relation(own: Unit, other: Unit) -> str:
    if own.code == other.code:
        return OWN
    if other.is_above(own):
        return ABOVE
    return BELOW if own.is_above(other) else OTHER
