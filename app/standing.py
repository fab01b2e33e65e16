"""How an office stands: what it has, what waits, what is to be settled."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app import duplicates
from app.ledger.questions import Question
from app.moments import moment_of
from app.sync import review
from app.sync.loads import waiting_for
from app.sync.moves import offers_here
from app.sync.whereabouts import reached
from app.sync.written import last_written
from db.journal.chains import State

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office, Snapshot
    from app.sync.whereabouts import Reached

LAST_BACKUP = "last_backup"
"""The setting that says when somebody last wrote a backup by hand."""


@dataclass(frozen=True)
class Count:
    """How many living records a ledger has."""

    ledger: str
    title: str
    records: int


@dataclass(frozen=True)
class PeerStanding:
    """How the exchange with one office stands.

    Attributes:
        code: its code.
        name: its name.
        relation: ``above``, ``below`` or ``same``.
        records: how many records it has not yet proved to hold.
        unwritten: how many of them have not been written for it yet.
        last_heard: when its latest bundle was written; empty: none was read.
        last_written: when a bundle was last written for it; empty: never.
        proved: how many records it has proved to hold.
    """

    code: str
    name: str
    relation: str
    records: int
    unwritten: int
    last_heard: str
    last_written: str = ""
    proved: int = 0


@dataclass(frozen=True)
class Standing:
    """How an office stands.

    Attributes:
        review: how many questions wait to be settled.
        duplicates: how many pairs of records are probably one, as far as that is known.
        held_back: segments that wait for others.
        quarantined: segments whose writers had no right to write them.
        letters: how many letters wait to be taken over here.
        last_backup: when the latest backup was written; empty: never.
        revoked: whether an office above has revoked this computer.
        reached: how far the work of this computer has got.
        waiting_days: for how many days its oldest part has waited for the office above.
    """

    name: str
    code: str
    level: str
    person: str
    home: str
    counts: tuple[Count, ...]
    peers: tuple[PeerStanding, ...]
    review: int
    duplicates: int
    held_back: int
    quarantined: int
    last_backup: str
    reached: Reached
    revoked: bool = False
    waiting_days: int = 0
    letters: int = 0

    def document(self) -> dict[str, object]:
        """The same as a JSON object."""
        return {
            "office": {
                "name": self.name,
                "code": self.code,
                "level": self.level,
                "person": self.person,
            },
            "home": self.home,
            "counts": {one.ledger: one.records for one in self.counts},
            "waiting": [asdict(one) for one in self.peers],
            "review": self.review,
            "duplicates": self.duplicates,
            "held_back": self.held_back,
            "quarantined": self.quarantined,
            "letters": self.letters,
            "last_backup": self.last_backup or None,
            "revoked": self.revoked,
            "whereabouts": {
                "here": self.reached.here,
                "stick": self.reached.on_stick,
                "above": self.reached.above,
                "above_label": self.reached.received,
                "oldest": _moment(self.reached.oldest) if self.reached.oldest else None,
                "oldest_days": self.waiting_days,
            },
        }


def standing(office: Office, *, whole: bool = False) -> Standing:
    """How an office stands now.

    Args:
        office: ours.
        whole: also count the records that have arrived above, for which every row is looked at.
    """
    with office.snapshot() as now:
        counts = tuple(
            Count(
                one.__tablename__,
                one.sheet.title,
                now.asking.count(Question(one.__tablename__)),
            )
            for one in office.registry
        )
        peers = _peers(office, now)
        held_back = _segments(office, now.connection, State.WAITING)
        quarantined = _segments(office, now.connection, State.QUARANTINED)
        by_hand = office.settings.get(now.connection, LAST_BACKUP)
        letters = len(offers_here(office, now.connection))
        revoked = office.secrets.device_id in office.trust.revoked(now.connection)
        got_to = reached(office, now.connection, whole=whole)
    return Standing(
        name=office.name,
        code=office.unit.code,
        level=office.unit.level,
        person=office.person,
        home=str(office.home.folder),
        counts=counts,
        peers=peers,
        review=review.count(office),
        duplicates=duplicates.count(office),
        held_back=held_back,
        quarantined=quarantined,
        last_backup=_later(by_hand, office.backups.last()),
        reached=got_to,
        revoked=revoked,
        waiting_days=_days(office, got_to.oldest),
        letters=letters,
    )


def _peers(office: Office, now: Snapshot) -> tuple[PeerStanding, ...]:
    found: list[PeerStanding] = []
    codes = dict.fromkeys(one.unit.code for one in office.trust.peers(now.connection))
    for code in codes:
        devices = office.trust.devices_of(now.connection, code)
        first = devices[0]
        heard = [office.proofs.last_heard(now.connection, one.device) for one in devices]
        latest = max((one for one in heard if one is not None), default=None)
        above, below = first.unit.is_above(office.unit), office.unit.is_above(first.unit)
        waiting = waiting_for(office, now.connection, devices)
        written = last_written(office, now.connection, code)
        found.append(
            PeerStanding(
                code=code,
                name=first.name,
                relation="above" if above else "below" if below else "same",
                records=waiting.records,
                unwritten=waiting.unwritten,
                last_heard=_moment(latest) if latest is not None else "",
                last_written=_moment(written) if written is not None else "",
                proved=waiting.proved,
            )
        )
    return tuple(found)


def _segments(office: Office, connection: Connection, state: State) -> int:
    table = office.journal.log.tables.segments
    query = select(func.count()).select_from(table).where(table.c.state == state)
    return int(connection.scalar(query) or 0)


def _days(office: Office, since: int | None) -> int:
    return 0 if since is None else max(0, office.clock() - since) // (24 * 3600 * 1000)


def _moment(stamp: int) -> str:
    moment = moment_of(stamp)
    return moment.isoformat(sep=" ", timespec="minutes")


def _later(by_hand: str, automatic: dt.datetime | None) -> str:
    times = [dt.datetime.fromisoformat(by_hand)] if by_hand else []
    times += [automatic] if automatic else []
    return max(times).isoformat(sep=" ", timespec="minutes") if times else ""
