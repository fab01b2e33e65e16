"""Records that look alike and are two: said once, so that nobody is asked again.

Kept as a ledger of its own, in the domain that every office reads which reads the records
themselves, so that it travels, merges and is undone as everything else. It holds record ids only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Mapped

from app.ledger.base import Ledger, Sheet, column
from app.ledger.fields import Text
from app.ledger.fields.links import linked

if TYPE_CHECKING:
    from sqlalchemy import Connection


class ToldApart(Ledger):
    """Two records of one ledger that somebody has looked at, and found to be two."""

    __tablename__ = "told_apart"
    sheet = Sheet(title="不是同一条", group="交换", domain="shared", inside=True)

    one: Mapped[str | None] = column(Text(label="一条", required=True))
    other: Mapped[str | None] = column(Text(label="另一条"))
    ledger: Mapped[str | None] = column(Text(label="台账"))


def told_apart(connection: Connection) -> set[frozenset[bytes]]:
    """All pairs that are known to be two."""
    table = ToldApart.table()
    query = select(table.c["one"], table.c["other"]).where(table.c["_gone"] == 0)
    pairs = ((linked(row[0]), linked(row[1])) for row in connection.execute(query))
    return {frozenset((one, other)) for one, other in pairs if one and other}
