"""How many living records each ledger has, office by office."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from sqlalchemy import func, literal_column, select

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from app.office import Office
    from db.journal.operations import Scope
    from db.shape import TableShape

HeadCounts = dict[tuple[str, str], int]
"""Ledger's name and office's code → living records."""


def counted(office: Office, connection: Connection) -> Iterator[tuple[TableShape, Scope, int]]:
    """How many living records there are of each ledger in each scope."""
    scopes = office.journal.log.scopes
    for shape in office.registry.shapes.values():
        table = shape.table
        query = (
            select(table.c["_scope"], func.count())
            # not a parameter: the partial index serves only who asks for what it holds
            .where(table.c["_gone"] == literal_column("0"))
            .group_by(table.c["_scope"])
        )
        for scope, count in connection.execute(query):
            yield shape, scopes.thing(connection, int(scope)), int(count)


def head_counts(office: Office, connection: Connection) -> HeadCounts:
    """How many living records each ledger has, office by office."""
    found: HeadCounts = Counter()
    for shape, scope, count in counted(office, connection):
        found[shape.name, scope.unit] += count
    return dict(found)
