"""Notices from above that nobody has looked at yet on this computer.

Only a count, and only here: who has read what is told to nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office

NOTICES = "notices"
"""The ledger of notices."""
_SEEN = "notices_seen"
"""The setting that lists the notices that were looked at, as long as they are valid."""


def new_notices(office: Office, connection: Connection) -> int:
    """How many valid notices of offices above were not looked at yet.

    Args:
        office: ours.
        connection: a transaction.
    """
    seen = office.settings.get(connection, _SEEN).split()
    return len(_valid(office, connection).difference(seen))


def note_seen(office: Office) -> None:
    """Count all notices that are here as looked at: somebody has opened their page."""
    with office.store.reading() as connection:
        valid = _valid(office, connection)
        listed = " ".join(sorted(valid))
        is_same = office.settings.get(connection, _SEEN) == listed
    if not is_same:
        office.keep_setting(_SEEN, listed)


def _valid(office: Office, connection: Connection) -> set[str]:
    """The notices from above that hold today, by their ids."""
    if NOTICES not in office.registry.ledgers:
        return set()
    table, scopes = office.registry[NOTICES].table(), office.tables.journal.scopes
    until = table.c["valid_until"]
    query = (
        select(table.c["_uid"], scopes.c.unit)
        .join(scopes, scopes.c.id == table.c["_scope"])
        .where(table.c["_gone"] == 0, or_(until.is_(None), until >= office.today()))
    )
    return {
        bytes(uid).hex()
        for uid, unit in connection.execute(query)
        if office.trust.unit_of(connection, str(unit)).is_above(office.unit)
    }
