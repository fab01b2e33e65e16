"""What a ledger's fields need of the office around them: code tables, names of other records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import select

from app.ledger.fields import Found, Link
from app.ledger.fields.links import link_to, linked
from db.chunks import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from sqlalchemy import Connection

    from app.ledger.codes import CodeBook, CodeTable
    from app.ledger.joined import Joined
    from app.ledger.registry import Registry
    from db.shape import Value


MOST_TITLES = 50_000
"""So many names are kept; then they are read anew."""


@dataclass
class Titles:
    """Names of records that have been read; good as long as nothing is written.

    Attributes:
        shown: ledger and record → what names it; None: it is not here.
        gone: those among them that were deleted.
    """

    shown: dict[tuple[str, bytes], str | None] = field(
        default_factory=dict[tuple[str, bytes], "str | None"]
    )
    gone: set[bytes] = field(default_factory=set[bytes])


class Lookup:
    """Looks names up in one snapshot, each once. Implements `app.ledger.fields.Around`.

    Args:
        registry: the ledgers.
        codebook: the office's code tables.
        connection: the snapshot.
        today: "YYYY-MM-DD".
        joined: records that went into others.
        moved: gives the records that went to other offices.
    """

    def __init__(
        self,
        registry: Registry,
        codebook: CodeBook,
        connection: Connection,
        today: str,
        joined: Joined,
        *,
        moved: Callable[[], Collection[bytes]] = frozenset,
    ) -> None:
        self.today = today
        self._registry = registry
        self._codebook = codebook
        self._connection = connection
        self._joined = joined
        self._read_moved = moved
        self._moved: Collection[bytes] | None = None
        self._tables: dict[str, CodeTable] = {}
        self._known = Titles()
        self._found: dict[tuple[str, str], Found] = {}

    def codes(self, table: str) -> CodeTable:
        """One code table as this office has it."""
        found = self._tables.get(table)
        if found is None:
            found = self._tables[table] = self._codebook.table(table)
        return found

    def go_on_with(self, known: Titles) -> None:
        """Take names from what was read before, and add to it; nothing was written since."""
        if len(known.shown) > MOST_TITLES:
            known.shown.clear()
            known.gone.clear()
        self._known = known

    # ---- names → records
    def find(self, ledger: str, text: str) -> Found:
        """The living record of a ledger that a text names."""
        key = (ledger, text)
        if key not in self._found:
            uids = self._named(ledger, text)
            only = next(iter(uids)) if len(uids) == 1 else None
            self._found[key] = Found(only, len(uids))
        return self._found[key]

    def _named(self, ledger: str, text: str) -> list[bytes]:
        table, naming = self._registry[ledger].table(), self._registry.naming_field(ledger)
        values = [text]
        if isinstance(naming, Link):
            # A household is named by its host, who is a member or stayed a name.
            named = self._joined.with_parts(self._named(naming.to, text))
            values += [link_to(uid) for uid in named]
        query = select(table.c["_uid"]).where(
            table.c[naming.name].in_(values), table.c["_gone"] == 0
        )
        return [bytes(row[0]) for row in self._connection.execute(query.limit(50))]

    # ---- records → names
    def current(self, uid: bytes) -> bytes:
        """The record that goes on in place of this one, where two were joined; or itself."""
        return self._joined.current(uid)

    def title(self, ledger: str, uid: bytes) -> str | None:
        """What names a record, deleted or not; None if it is not here.

        A record that went into another one is called as that one.
        """
        key = (ledger, uid)
        if key not in self._known.shown:
            self.prepare(ledger, [uid])
        return self._known.shown[key]

    def prepare(self, ledger: str, uids: Iterable[bytes]) -> None:
        """Read the names of these records in one go, so that `title` finds them at hand."""
        missing = sorted({uid for uid in uids if (ledger, uid) not in self._known.shown})
        if not missing:
            return
        table, naming = self._registry[ledger].table(), self._registry.naming_field(ledger)
        stored: dict[bytes, Value] = {}
        for piece in chunks({*missing, *map(self._joined.current, missing)}):
            query = select(table.c["_uid"], table.c[naming.name], table.c["_gone"]).where(
                table.c["_uid"].in_(piece)
            )
            for uid, value, is_gone in self._connection.execute(query):
                stored[bytes(uid)] = value
                if is_gone:
                    self._known.gone.add(bytes(uid))
        if isinstance(naming, Link):
            onward = (linked(value) for value in stored.values())
            self.prepare(naming.to, [uid for uid in onward if uid])
        for uid in missing:
            here = self._joined.current(uid)
            # what it went into may not have come here
            one = here if here in stored else uid
            shown = naming.show(stored[one], self) if one in stored else None
            self._known.shown[ledger, uid] = shown

    def elsewhere(self, ledger: str, uid: bytes) -> bool:
        """Whether a record has moved to another office; asked of few, so read when it is."""
        uid = self._joined.current(uid)
        self.title(ledger, uid)
        if uid not in self._known.gone:
            return False
        if self._moved is None:
            self._moved = self._read_moved()
        return uid in self._moved
