"""What is set aside because its writer had no right to write it, as people judge it.

A chain in quarantine is shown with the records of which ledgers it speaks, and why it is there;
letting it in is done in `app.sync.revocation`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.errors import Trouble
from app.sync.revocation import Refused, judge_admission, refused
from db.journal import wire
from db.journal.chains import State

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Connection

    from app.office import Office
    from app.progress import Progress

REVOKED, UNKNOWN, NO_RIGHT = "revoked", "unknown", "no_right"


@dataclass(frozen=True)
class SetAside:
    """A chain in quarantine.

    Attributes:
        chain: what is known of it.
        records: title of a ledger, untranslated → of how many records it speaks.
        fingerprint: of the computer that wrote it; empty: it is not known.
        why: `REVOKED`, `UNKNOWN` (nobody vouches for the computer) or `NO_RIGHT`.
        hindrance: why this office may not let it in; None: it may.
    """

    chain: Refused
    records: Mapping[str, int]
    fingerprint: str
    why: str
    hindrance: Trouble | None


def quarantine(office: Office, progress: Progress) -> list[SetAside]:
    """What is in quarantine, chain by chain.

    Raises:
        Cancelled: through ``progress``.
    """
    chains = refused(office)
    found: list[SetAside] = []
    with office.store.reading() as connection:
        for done, one in enumerate(chains):
            progress.step(done, len(chains))
            found.append(_set_aside(office, connection, one))
    return found


def _set_aside(office: Office, connection: Connection, one: Refused) -> SetAside:
    known = office.trust.known(connection).get(one.device)
    why = REVOKED if one.revoked else NO_RIGHT if known or one.office else UNKNOWN
    return SetAside(
        chain=one,
        records=_records(office, connection, one),
        fingerprint=known.fingerprint if known else "",
        why=why,
        hindrance=_hindrance(office, connection, one),
    )


def _hindrance(office: Office, connection: Connection, one: Refused) -> Trouble | None:
    try:
        judge_admission(office, connection, one)
    except Trouble as trouble:
        return trouble
    return None


def _records(office: Office, connection: Connection, one: Refused) -> dict[str, int]:
    """Of how many records of each ledger the segments speak; unknown ledgers by their names."""
    table = office.journal.log.tables.segments
    chain = select(table.c.chain).where(table.c.hash == one.hash).scalar_subquery()
    query = select(table.c.body).where(table.c.chain == chain, table.c.state == State.QUARANTINED)
    uids: dict[str, set[bytes]] = {}
    for body in connection.scalars(query):
        for ledger, some in wire.decode(bytes(body)).uids_by_ledger().items():
            uids.setdefault(ledger, set()).update(some)
    titles = {shape.wire: name for name, shape in office.registry.shapes.items()}
    found: Counter[str] = Counter()
    for ledger, some in sorted(uids.items()):
        name = titles.get(ledger, "")
        found[office.registry[name].sheet.title if name else ledger] += len(some)
    return dict(found)
