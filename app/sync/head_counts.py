"""How many living records each ledger has, office by office."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from db.journal.operations import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from app.office import Office
    from db.shape import TableShape

HeadCounts = dict[tuple[str, str], int]
"""Ledger's name and office's code → living records."""


def counted(office: Office, connection: Connection) -> Iterator[tuple[TableShape, Scope, int]]:
    """How many living records there are of each ledger in each scope."""
    scopes = office.journal.log.tables.scopes
    for shape in office.registry.shapes.values():
        table = shape.table
        query = (
            select(scopes.c.domain, scopes.c.unit, func.count())
            .join(scopes, scopes.c.id == table.c["_scope"])
            .where(table.c["_gone"] == 0)
            .group_by(scopes.c.id)
        )
        for domain, unit, count in connection.execute(query):
            yield shape, Scope(domain, unit), int(count)


def head_counts(office: Office, connection: Connection) -> HeadCounts:
    """How many living records each ledger has, office by office."""
    found: HeadCounts = Counter()
    for shape, scope, count in counted(office, connection):
        found[shape.name, scope.unit] += count
    return dict(found)
