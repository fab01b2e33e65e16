"""What the journal must know of a ledger: its table, its fields and how each of them merges.

The rows of a ledger are written only by the journal. `app` describes each ledger to it as a
`TableShape`, so that `db` needs to know no ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy import Table
    from sqlalchemy.sql.schema import SchemaItem

Value = str | int | None
"""What a field stores. Numbers with decimals are scaled integers, days are ISO text, sets are
the canonical text of `db.item_sets`; so equality is exact everywhere."""


class Merge(Enum):
    """How two offices' values of one field come together (Shapiro et al., 2011)."""

    REGISTER = "register"
    """Multi-value register: concurrent different values are all kept, one is shown."""
    ITEMS = "items"
    """Observed-remove set of items, each with a payload; adding wins over removing."""


@dataclass(frozen=True)
class FieldShape:
    """One stored field.

    Attributes:
        name: the column.
        wire: the name in segments; stays when the field is renamed, and is never used again.
        merge: how concurrent values come together.
        number: whether values are integers; otherwise they are text.
        personal: whether the value is about a person, and must be erasable.
        most: characters of a text that no honest program writes; 0: any length.
    """

    name: str
    wire: str
    merge: Merge = Merge.REGISTER
    number: bool = False
    personal: bool = False
    most: int = 0


@dataclass(frozen=True)
class TableShape:
    """One ledger as the journal sees it.

    Attributes:
        name: the ledger's name in this version of the program.
        wire: its name in segments.
        domain: the first half of the scope that its records belong to.
        table: the SQLAlchemy table, with the columns of `system_columns`.
        fields: the stored fields in the order of declaration.
        derive: values of the local columns that follow from a record's values (sort keys).
        sources: the fields from which these follow: a change of others leaves them as they are;
            None: any may.
        amends: whether to change these fields of a record that shows these values is to change
            what was closed or approved; None where records are never closed.
    """

    name: str
    wire: str
    domain: str
    table: Table
    fields: tuple[FieldShape, ...]
    derive: Callable[[Mapping[str, Value]], Mapping[str, Value]] = field(
        default=lambda _values: {}, compare=False
    )
    sources: frozenset[str] | None = field(default=None, compare=False)
    amends: Callable[[Mapping[str, Value], Mapping[str, Value]], bool] | None = field(
        default=None, compare=False
    )

    @cached_property
    def by_name(self) -> Mapping[str, FieldShape]:
        """The fields by their column."""
        return {one.name: one for one in self.fields}

    @cached_property
    def by_wire(self) -> Mapping[str, FieldShape]:
        """The fields by their name in segments."""
        return {one.wire: one for one in self.fields}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fields' columns in order."""
        return tuple(one.name for one in self.fields)


def system_columns() -> list[Column[int] | Column[bytes]]:
    """The columns that every ledger's table has beside its fields.

    ``_row`` local row number, ``_uid`` record id (16 bytes), ``_scope`` local number of the
    scope, ``_born`` local number of the segment that created the record (0: not sealed yet),
    ``_stamp`` greatest stamp of the record's operations, ``_gone`` 1 when deleted, ``_review``
    how many of its fields wait in review, ``_amended`` 1 when it was changed after it was closed,
    ``_erased`` 1 when what it says of persons was removed.
    """
    return [
        Column("_row", Integer, primary_key=True),
        Column("_uid", LargeBinary(16), nullable=False, unique=True),
        Column("_scope", SmallInteger, nullable=False),
        Column("_born", Integer, nullable=False, server_default=text("0")),
        Column("_stamp", BigInteger, nullable=False, server_default=text("0")),
        Column("_gone", SmallInteger, nullable=False, server_default=text("0")),
        Column("_review", SmallInteger, nullable=False, server_default=text("0")),
        Column("_erased", SmallInteger, nullable=False, server_default=text("0")),
        Column("_amended", SmallInteger, nullable=False, server_default=text("0")),
    ]


def system_indexes(table_name: str) -> list[SchemaItem]:
    """The indexes that sealing, settling and counting need.

    Partial ones, so that no other question is answered through them: "living" sorts out hardly a
    row.
    """
    return [
        Index(f"ix_{table_name}__open", "_scope", sqlite_where=text("_born = 0")),
        Index(f"ix_{table_name}__review", "_review", sqlite_where=text("_review > 0")),
        Index(f"ix_{table_name}__living", "_scope", sqlite_where=text("_gone = 0")),
    ]
