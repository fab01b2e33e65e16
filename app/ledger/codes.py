"""Code tables: what the forms let people choose from.

A table is data: ``resources/codes/NAME.csv`` with the columns code, label, aliases (separated by
``|``), from, until (days; empty: always). An office adds to it or changes it with rows of its
ledger of codes, which a township can send down.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TABLES = "tables"
CODES = "code_entries"
"""The ledger in which an office changes its code tables."""
FOLDER = Path(__file__).parents[2] / "resources" / "codes"


@dataclass(frozen=True)
class Entry:
    """One line of a code table.

    Attributes:
        code: what is stored and exchanged.
        label: what people see.
        aliases: what people also write for it.
        since: the first day on which it may be chosen; empty: always.
        until: the last day; empty: for ever. An entry that has ended still shows its label.
    """

    code: str
    label: str
    aliases: tuple[str, ...] = ()
    since: str = ""
    until: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether it may be chosen on a day ("YYYY-MM-DD")."""
        return (not self.since or self.since <= day) and (not self.until or day <= self.until)


@dataclass(frozen=True)
class CodeTable:
    """The entries of one table, in the order in which they are offered."""

    name: str
    entries: tuple[Entry, ...]

    def offered(self, day: str = "") -> list[Entry]:
        """The entries that may be chosen on a day; all without one."""
        return [one for one in self.entries if not day or one.holds_on(day)]

    def label(self, code: str) -> str:
        """What people see for a code; the text itself where it is none of ours."""
        entry = self._by_code.get(code)
        return entry.label if entry else code

    def find(self, text: str) -> str | None:
        """The code that somebody meant: by code, label or alias, whatever the case and spaces.

        A code whose leading zeros a spreadsheet has dropped is found too, where no other fits.
        """
        if text in self._by_code:
            return text
        return self._by_words.get(_folded(text))

    def with_entries(self, changed: Iterable[Entry]) -> CodeTable:
        """The table with some entries added, or replaced where the code is there already."""
        merged = {one.code: one for one in self.entries}
        merged.update({one.code: one for one in changed})
        return CodeTable(self.name, tuple(merged.values()))

    @cached_property
    def _by_code(self) -> Mapping[str, Entry]:
        return {one.code: one for one in self.entries}

    @cached_property
    def _by_words(self) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for one in self.entries:
            for word in (one.label, *one.aliases):
                found.setdefault(_folded(word), one.code)
        for one in self.entries:
            found.setdefault(one.code.lstrip("0"), one.code)
        return found


@dataclass
class CodeBook:
    """All code tables as one office has them.

    Attributes:
        changed: table → entries that the office (or the township) added or changed.
    """

    changed: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict[str, tuple[Entry, ...]])

    def table(self, name: str) -> CodeTable:
        """One table.

        Raises:
            KeyError: there is no such table.
        """
        own = self.changed.get(name, ())
        return shipped(name).with_entries(own) if own else shipped(name)

    def names(self) -> list[str]:
        """The tables that there are; the table of tables lists them for people."""
        return [one.code for one in shipped(TABLES).entries]


@cache
def shipped(name: str) -> CodeTable:
    """A table as it comes with the program.

    Raises:
        KeyError: there is no such table.
    """
    path = FOLDER / f"{name}.csv"
    if not path.is_file():
        raise KeyError(name)
    with path.open(encoding="utf-8", newline="") as file:
        entries = [
            Entry(
                code=row["code"],
                label=row["label"],
                aliases=tuple(filter(None, row["aliases"].split("|"))),
                since=row["from"],
                until=row["until"],
            )
            for row in csv.DictReader(file)
        ]
    return CodeTable(name, tuple(entries))


def _folded(text: str) -> str:
    return "".join(text.split()).casefold()
