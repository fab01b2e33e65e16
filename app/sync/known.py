"""An office as another one knows it: one device of it, and what is exchanged with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
