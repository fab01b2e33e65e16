"""The detachable parts of segments: which of two copies of one says more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from db.journal.log import Log


def complete(held: bytes, arrived: bytes) -> bytes | None:
    """The part that a held segment gets when the same segment arrives once more.

    Args:
        held: the part that is here.
        arrived: the one that came, which was checked against the author's signature.

    Returns:
        What is kept from now on; None: what is here says as much already.
    """
    return arrived if arrived and not held else None


def incomplete(log: Log, connection: Connection) -> list[bytes]:
    """Hashes of the segments whose parts lack something that nobody has erased."""
    del log, connection
    return []
