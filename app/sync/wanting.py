"""What this office asks others for, whatever its vectors say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.sync.losses import passed_over
from app.sync.manifest import MOST_LISTED

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office


def wanted_segments(office: Office, connection: Connection) -> list[bytes]:
    """Hashes of segments that others shall send again, in order; at most as many as may be listed.

    Segments whose parts are incomplete, and those that were passed over as lost.
    """
    found = {*office.journal.holdings(connection).lacking(), *passed_over(office, connection)}
    return sorted(found)[:MOST_LISTED]
