"""Vouching for a device: the change that puts its certificate into our scope of trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.sync.certificates import Certificate
from db.journal.operations import Change, Kind

if TYPE_CHECKING:
    from app.office import Office
    from app.sync.known import KnownOffice


def certify(office: Office, one: KnownOffice, through: bytes | None = None) -> Change:
    """The change by which an office vouches for a device.

    Args:
        office: ours.
        one: the device and its office.
        through: the device on whose word this rests; None: somebody here has seen its card.
    """
    values = {
        "device": one.device.hex(),
        "recipient": one.recipient,
        "unit": one.unit.code,
        "level": one.unit.level,
        "office": one.name,
        "since": office.today(),
        "through": through.hex() if through else None,
    }
    shape = office.journal.log.shapes[Certificate.__tablename__]
    return Change(shape, office.ids.next(), Kind.CREATE, values, unit=office.unit.code)
