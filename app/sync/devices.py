"""What people call a computer: its number in its office, and a short fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import say
from app.secrets.fingerprint import fingerprint

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office


def device_name(office: Office, connection: Connection, device: bytes) -> str:
    """``第 2 台电脑（04817）``; empty where its office has only one, or is unknown.

    The computers of an office are numbered in the order of their keys, those that were revoked
    included, so that two offices that speak of one by telephone count alike. The five digits are
    the first group of the key's fingerprint.
    """
    known = office.trust.known(connection)
    if office.trust.is_own(device):
        code = office.unit.code
    elif device in known:
        code = known[device].unit.code
    else:
        return ""
    computers = {one.device for one in known.values() if one.unit.code == code}
    if code == office.unit.code:
        # one that had this database before is the same computer to people
        device = office.secrets.device_id if office.trust.is_own(device) else device
        computers.add(office.secrets.device_id)
    if len(computers) < 2:
        return ""
    number = sorted(computers).index(device) + 1
    return say("第 {number} 台电脑（{digits}）", number=number, digits=fingerprint(device)[:5])
