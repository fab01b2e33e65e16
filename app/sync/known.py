"""An office as another one knows it: one device of it, and what is exchanged with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.secrets.fingerprint import fingerprint

if TYPE_CHECKING:
    from app.units import Unit


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

    @property
    def fingerprint(self) -> str:
        """Six groups of digits, the same as on the card that this computer writes."""
        return fingerprint_of(self.unit, self.device, self.recipient)


def fingerprint_of(unit: Unit, device: bytes, recipient: str) -> str:
    """Six groups of digits to compare by telephone: of the code, the level and the keys.

    The name may be written differently on the next card; it is not part of it.
    """
    parts = (unit.code.encode(), unit.level.encode(), device, recipient.encode())
    return fingerprint(b"\0".join(parts))


def day_of(stamp: int) -> str:
    """The day of a moment by this computer's clock, "YYYY-MM-DD".

    Args:
        stamp: milliseconds since 1970.
    """
    return dt.datetime.fromtimestamp(stamp / 1000, dt.UTC).astimezone().date().isoformat()
