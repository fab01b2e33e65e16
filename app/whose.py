"""Whose a record is: what belongs to an office above can be read here, and changed only there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection

    from app.office import Office, Snapshot


def foreign(office: Office, connection: Connection, unit: str) -> Trouble | None:
    """Why what belongs to an office can only be read here; None: it can be changed.

    Args:
        office: ours.
        connection: a transaction.
        unit: the code of the office that it belongs to.
    """
    if office.unit.covers(unit):
        return None
    name = office.office_name(connection, unit)
    return Trouble("这条内容属于“{office}”，这里只能看", "需要修改请联系那个办公室", office=name)


def foreign_among(
    office: Office, now: Snapshot, ledger: str, uids: Iterable[bytes]
) -> Trouble | None:
    """Why some of these records can only be read here; None: all of them can be changed."""
    units = sorted(now.asking.units(ledger, uids))
    found = (foreign(office, now.connection, unit) for unit in units)
    return next((one for one in found if one), None)


def refuse_foreign(office: Office, connection: Connection, unit: str) -> None:
    """Let nobody change what belongs to an office that is neither ours nor below us.

    What is written all the same would show here and nowhere else: every other office quarantines
    it.

    Raises:
        Trouble: it belongs to such an office.
    """
    trouble = foreign(office, connection, unit)
    if trouble:
        raise trouble
