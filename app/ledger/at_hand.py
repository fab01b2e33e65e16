"""What of the office is in memory: enough to read and word a filter without the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ledger.fields import Found
from app.ledger.fields.links import link_to, title_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.codes import CodeTable
    from app.office import Office

UNREAD = "…"


class AtHand:
    """Implements `app.ledger.fields.Around` with the code tables and the names that are known.

    Args:
        office: ours.
    """

    def __init__(self, office: Office) -> None:
        self._office = office
        self._titles: dict[tuple[str, bytes], str] = {}

    @property
    def today(self) -> str:
        """The day."""
        return self._office.today()

    def codes(self, table: str) -> CodeTable:
        """One code table as this office has it."""
        return self._office.codebook.table(table)

    def find(self, ledger: str, text: str) -> Found:
        """Nobody is looked up."""
        return Found(None, 0)

    def title(self, ledger: str, uid: bytes) -> str | None:
        """What names a record, if it is known; otherwise dots."""
        return self._titles.get((ledger, uid), UNREAD)

    def knows(self, ledger: str, uid: bytes) -> bool:
        """Whether the name of a record is known."""
        return (ledger, uid) in self._titles

    def learn(self, titles: Mapping[tuple[str, bytes], str]) -> None:
        """Keep the names of records."""
        self._titles.update(titles)

    def current(self, uid: bytes) -> bytes:
        """The record itself."""
        return uid

    def elsewhere(self, ledger: str, uid: bytes) -> bool:
        """Nobody knows."""
        return False


def read_titles(office: Office, wanted: list[tuple[str, bytes]]) -> dict[tuple[str, bytes], str]:
    """The names of records as they are shown; reads the database."""
    with office.snapshot() as now:
        return {(ledger, uid): title_of(link_to(uid), ledger, now.lookup) for ledger, uid in wanted}
