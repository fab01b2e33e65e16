"""The journal's own tables, beside those of the ledgers.

Local numbers (of writers, scopes, chains, segments, names) are small integers that mean nothing
in another office; what travels is named by device keys, hashes and wire names.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
)

OPEN = 0
"""Stands for the open log where a segment's local number is expected."""


class JournalTables:
    """The tables, each under its name; made once for each metadata."""

    def __init__(self, metadata: MetaData) -> None:
        self.meta = Table(
            "j_meta",
            metadata,
            Column("key", Text, primary_key=True),
            Column("value", Text, nullable=False),
        )
        # Rows of ledgers can be written only while the journal holds this door open.
        self.door = Table(
            "j_door",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("open", SmallInteger, nullable=False),
        )
        self.names = Table(
            "j_names",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("name", Text, nullable=False, unique=True),
        )
        self.writers = Table(
            "j_writers",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("device", LargeBinary(32), nullable=False),
            Column("incarnation", LargeBinary(8), nullable=False),
            UniqueConstraint("device", "incarnation"),
        )
        self.scopes = Table(
            "j_scopes",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("domain", Text, nullable=False),
            Column("unit", Text, nullable=False),
            UniqueConstraint("domain", "unit"),
        )
        # A chain is the segments of one writer in one scope. A fork (a raw copy of a disk that
        # wrote on) is a second chain that leaves its parent after segment `fork`.
        self.chains = Table(
            "j_chains",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("writer", Integer, nullable=False),
            Column("scope", Integer, nullable=False),
            Column("parent", Integer),
            Column("fork", Integer, nullable=False, server_default="0"),
            Index("ix_j_chains", "scope", "writer"),
        )
        # A segment that waits for its predecessor stands in no chain yet.
        self.segments = Table(
            "j_segments",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("hash", LargeBinary(32), nullable=False, unique=True),
            Column("previous", LargeBinary(32), nullable=False),
            Column("writer", Integer, nullable=False),
            Column("scope", Integer, nullable=False),
            Column("chain", Integer),
            Column("number", Integer, nullable=False),
            Column("state", SmallInteger, nullable=False),
            Column("epoch", Integer, nullable=False, server_default="0"),
            Column("last_op", Integer, nullable=False),
            Column("records", Integer, nullable=False),
            Column("unknown", SmallInteger, nullable=False, server_default="0"),
            Column("reading", Integer, nullable=False, server_default="0"),
            Column("lacking", SmallInteger, nullable=False, server_default="0"),
            Column("delivered", SmallInteger, nullable=False, server_default="0"),
            Column("vector", LargeBinary),
            Column("signature", LargeBinary(64), nullable=False),
            Column("body", LargeBinary, nullable=False),
            Column("part", LargeBinary),
            Index("ix_j_segments_chain", "chain", "state", "number"),
            Index("ix_j_segments_scope", "scope", "state"),
        )
        # Records whose personal values were removed, and are dropped whenever they come again.
        self.erased = Table(
            "j_erased",
            metadata,
            Column("uid", LargeBinary(16), primary_key=True),
            Column("ledger", Integer, nullable=False),
            sqlite_with_rowid=False,
        )
        # Segments that act although something that they name is not here, since it was declared
        # lost; and those whose author had passed it over. It may turn up after all.
        self.passed = Table(
            "j_passed",
            metadata,
            Column("hash", LargeBinary(32), primary_key=True),
            Column("segment", Integer, primary_key=True),
            sqlite_with_rowid=False,
        )
        # What was applied, after each change of it: what a form that was opened then has seen.
        self.epochs = Table(
            "j_epochs",
            metadata,
            Column("epoch", Integer, primary_key=True),
            Column("scope", Integer, primary_key=True),
            Column("vector", LargeBinary, nullable=False),
            sqlite_with_rowid=False,
        )
        self.operations = Table(
            "j_open",
            metadata,
            Column("number", Integer, primary_key=True),
            Column("writer", Integer, nullable=False),
            Column("start", LargeBinary(8), nullable=False),
            Column("command", Integer, nullable=False),
            Column("scope", Integer, nullable=False),
            Column("ledger", Integer, nullable=False),
            Column("uid", LargeBinary(16), nullable=False),
            Column("kind", SmallInteger, nullable=False),
            Column("stamp", BigInteger, nullable=False),
            Column("person", Integer, nullable=False),
            Column("body", LargeBinary),
            Column("context", LargeBinary),
            Index("ix_j_open_record", "uid"),
        )
        # Which segments changed which field of which record after its creation.
        self.touches = Table(
            "j_touches",
            metadata,
            Column("uid", LargeBinary(16), primary_key=True),
            Column("field", Integer, primary_key=True),
            Column("segment", Integer, primary_key=True),
            Column("ledger", Integer, nullable=False),
            Column("op", Integer, nullable=False),
            sqlite_with_rowid=False,
        )
        Index("ix_j_touches_segment", self.touches.c.segment)
        # Every value of a field that has more than one that nobody has replaced knowingly.
        self.heads = Table(
            "j_heads",
            metadata,
            Column("uid", LargeBinary(16), primary_key=True),
            Column("field", Integer, primary_key=True),
            Column("item", Text, primary_key=True),
            Column("writer", Integer, primary_key=True),
            Column("op", Integer, primary_key=True),
            Column("ledger", Integer, nullable=False),
            Column("stamp", BigInteger, nullable=False),
            Column("person", Integer, nullable=False),
            Column("value", LargeBinary, nullable=False),
            sqlite_with_rowid=False,
        )
        # Records that are hidden because they are another one; follows from the operations.
        self.joins = Table(
            "j_joins",
            metadata,
            Column("uid", LargeBinary(16), primary_key=True),
            Column("into_uid", LargeBinary(16), nullable=False),
            Column("ledger", Integer, nullable=False),
            Index("ix_j_joins_into", "into_uid"),
            sqlite_with_rowid=False,
        )
        self.commands = Table(
            "j_commands",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("name", Text, nullable=False),
            Column("title", Text, nullable=False),
            Column("person", Text, nullable=False),
            Column("at", BigInteger, nullable=False),
            Column("state", SmallInteger, nullable=False),
            Column("epoch", Integer, nullable=False),
            Column("reading", SmallInteger, nullable=False, server_default="0"),
            Column("steps", LargeBinary, nullable=False),
        )
