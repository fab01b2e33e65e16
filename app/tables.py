"""All tables of an office: the ledgers', the journal's, and its own, which are never exchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text, select

from app.ledger.base import Ledger
from app.ledger.codes import CODES, CodeBook, Entry
from app.sync.declarations import TRUST_LEDGERS
from app.sync.letters import LETTERS
from app.sync.told_apart import ToldApart
from db.attachments import AttachmentTables
from db.tables import JournalTables

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from app.ledger.registry import Registry
    from db.shape import TableShape


class OfficeTables:
    """The office's own tables, each under its name.

    Made once, for the metadata that also holds the ledgers.
    """

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
            # What that computer wants whatever its vectors say; none: nothing.
            Column("wanted", LargeBinary),
            Column("wanted_attachments", LargeBinary),
        )
        # Which files of what was written into several have been read here.
        self.series = Table(
            "o_series",
            metadata,
            Column("series", LargeBinary(16), primary_key=True),
            Column("index", Integer, primary_key=True),
        )
        # Bundles that were read here, and written here for others: enough to print the receipt of
        # each again. The command is that of the reading, by which it can be set aside; 0: none.
        self.register = Table(
            "o_register",
            metadata,
            Column("id", Integer, primary_key=True),
            Column("kind", Text, nullable=False),
            Column("at", BigInteger, nullable=False),
            Column("person", Text, nullable=False),
            Column("command", Integer, nullable=False),
            Column("document", Text, nullable=False),
        )
        # Ids of the bundles in it.
        self.registered = Table(
            "o_registered",
            metadata,
            Column("bundle", LargeBinary(16), primary_key=True),
            Column("entry", Integer, primary_key=True),
        )
        # Files of the exchange folder as they were when they were opened: they are opened again
        # only when they have changed, or when those that were refused may be trusted now.
        self.folder_files = Table(
            "o_folder_files",
            metadata,
            Column("name", Text, primary_key=True),
            Column("size", BigInteger, nullable=False),
            Column("changed", BigInteger, nullable=False),
            Column("bundle", Text, nullable=False),
            Column("since", BigInteger, nullable=False),
            Column("trust", Text, nullable=False),
            Column("trouble", Text, nullable=False),
            Column("said", Integer, nullable=False),
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


INTERNAL: tuple[type[Ledger], ...] = (*TRUST_LEDGERS, ToldApart, *LETTERS)
"""Ledgers of the program itself, which people do not see as such."""


class Tables:
    """All tables of an office."""

    def __init__(self) -> None:
        self.journal = JournalTables(Ledger.metadata)
        self.attachments = AttachmentTables(Ledger.metadata)
        self.office = OfficeTables(Ledger.metadata)

    def shapes(self, registry: Registry) -> list[TableShape]:
        """What the journal must know of all ledgers."""
        return [*registry.shapes.values(), *(one.shape() for one in INTERNAL)]

    def read_codes(
        self, registry: Registry, connection: Connection, weight: Callable[[str], int]
    ) -> CodeBook:
        """The code tables with what was changed in them, here and above.

        Args:
            registry: the ledgers.
            connection: a transaction.
            weight: how much the word of a unit counts here, by its code. Entries of one code
                replace each other, and what an office below has added is only read by it.
        """
        if CODES not in registry.ledgers:
            return CodeBook()
        table, scopes = registry[CODES].table(), self.journal.scopes
        changed: dict[str, tuple[Entry, ...]] = {}
        query = (
            select(table, scopes.c.unit)
            .join(scopes, scopes.c.id == table.c["_scope"])
            .where(table.c["_gone"] == 0)
            .order_by(table.c["_uid"])
        )
        rows = connection.execute(query).mappings().all()
        for row in sorted(rows, key=lambda one: weight(str(one["unit"]))):
            entry = Entry(
                code=str(row["code"]),
                label=str(row["label"]),
                aliases=tuple(filter(None, str(row["aliases"] or "").split("、"))),
                since=str(row["since"] or ""),
                until=str(row["until"] or ""),
            )
            name = str(row["code_table"])
            changed[name] = (*changed.get(name, ()), entry)
        return CodeBook(changed)
