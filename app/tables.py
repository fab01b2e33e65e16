"""The office's own tables beside the ledgers and the journal; local, never exchanged."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text


class OfficeTables:
    """The tables, each under its name; made once for the metadata that also holds the ledgers."""

    def __init__(self, metadata: MetaData) -> None:
        self.settings = Table(
            "o_settings",
            metadata,
            Column("key", Text, primary_key=True),
            Column("value", Text, nullable=False),
        )
        # Offices whose cards were accepted here, and what they have proved to hold.
        self.peers = Table(
            "o_peers",
            metadata,
            Column("device", LargeBinary(32), primary_key=True),
            Column("unit", Text, nullable=False),
            Column("level", Text, nullable=False),
            Column("name", Text, nullable=False),
            Column("recipient", Text, nullable=False),
            Column("domains", Text, nullable=False),
            Column("accepted_at", BigInteger, nullable=False),
        )
        self.proofs = Table(
            "o_proofs",
            metadata,
            Column("device", LargeBinary(32), primary_key=True),
            Column("incarnation", LargeBinary(8), primary_key=True),
            Column("sequence", Integer, nullable=False),
            Column("at", BigInteger, nullable=False),
            Column("replaced", Integer, nullable=False, server_default="0"),
            Column("vectors", LargeBinary, nullable=False),
        )
        # What was shown unmasked, printed or exported, by whom and why.
        self.disclosures = Table(
            "o_disclosures",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("at", BigInteger, nullable=False),
            Column("person", Text, nullable=False),
            Column("what", Text, nullable=False),
            Column("ledger", Text, nullable=False),
            Column("rows", Integer, nullable=False),
            Column("reason", Text, nullable=False),
        )
