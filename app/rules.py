"""What an office works by: numbers and words that it, or an office above it, has laid down.

They are records of the ledger `office_rules` in the domain ``shared``, so a township sends them
down. An office's own word counts before the township's, and the township's before the banner's;
where nobody has said anything that can be used, the program's own value counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from sqlalchemy import select

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from app.office import Office
    from db.shape import Value

RULES = "office_rules"
"""The ledger in which rules are laid down."""


@dataclass(frozen=True)
class Kind:
    """What can be said of a rule.

    Attributes:
        default: what counts where nobody has laid anything down.
        least: the smallest number that may be said.
        most: the greatest; of words, how many characters there may be.
        choices: the only words that may be said; empty: any.
    """

    default: int | str
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether a number is wanted, and not words."""
        return isinstance(self.default, int)

    def takes(self, value: Value) -> bool:
        """Whether something that was said can be used."""
        if self.is_number:
            return isinstance(value, int) and self.least <= value <= self.most
        if self.choices:
            return value in self.choices
        return isinstance(value, str) and 0 < len(value) <= self.most


class Rule(Enum):
    """What can be laid down; the value is the code in the table ``office_rule``."""

    UNSENT_DAYS = "unsent_days"
    """After so many days one is reminded of what the office above has not received; 0: never."""
    UNSENT_RECORDS = "unsent_records"
    """From so many such records on one is reminded; 0: never."""
    BACKUP_DAYS = "backup_days"
    """After so many days without a backup one is reminded of it; 0: never."""
    ROSTER_NOTE = "roster_note"
    """A line under every printed roster; empty: none."""
    SCRIPTS = "scripts"
    """In which scripts headings of forms are, and which comes first: one of `SCRIPTS`."""

    @property
    def kind(self) -> Kind:
        """What can be said of it."""
        return _KINDS[self]


CHINESE_ONLY, MONGOLIAN_FIRST, CHINESE_FIRST = "中文", "蒙古文在前", "中文在前"
SCRIPTS = (CHINESE_ONLY, MONGOLIAN_FIRST, CHINESE_FIRST)
"""What can be said of the headings of forms."""

_KINDS = {
    Rule.UNSENT_DAYS: Kind(14, most=366),
    Rule.UNSENT_RECORDS: Kind(300, most=1_000_000),
    Rule.BACKUP_DAYS: Kind(7, most=366),
    Rule.ROSTER_NOTE: Kind("", most=200),
    Rule.SCRIPTS: Kind(CHINESE_ONLY, choices=SCRIPTS),
}


def rule_named(code: object) -> Rule | None:
    """The rule of this code; None if this program knows none."""
    return next((one for one in Rule if one.value == code), None)


def rule(office: Office, connection: Connection, wanted: Rule) -> int:
    """A number that counts in an office.

    Args:
        office: ours.
        connection: a transaction.
        wanted: a rule whose `Kind` is a number.
    """
    found = _laid_down(office, connection, wanted)
    return found if isinstance(found, int) else int(wanted.kind.default)


def rule_words(office: Office, connection: Connection, wanted: Rule) -> str:
    """Words that count in an office; where nobody has laid any down, the program's own."""
    found = _laid_down(office, connection, wanted)
    return found if isinstance(found, str) else str(wanted.kind.default)


def _laid_down(office: Office, connection: Connection, wanted: Rule) -> Value:
    """What the office nearest to us has said last, as far as it can be used."""
    if RULES not in office.registry.ledgers:
        return None
    table, scopes = office.registry[RULES].table(), office.tables.journal.scopes
    value = table.c["number" if wanted.kind.is_number else "words"]
    query = (
        select(value, scopes.c.unit, table.c["_stamp"], table.c["_uid"])
        .join(scopes, scopes.c.id == table.c["_scope"])
        .where(table.c["_gone"] == 0, table.c["rule"] == wanted.value)
    )
    said = [
        (office.unit.weight(office.trust.unit_of(connection, str(unit))), stamp, bytes(uid), one)
        for one, unit, stamp, uid in connection.execute(query)
    ]
    counting = [one for one in said if one[0] and wanted.kind.takes(one[3])]
    return max(counting, key=lambda one: one[:3])[3] if counting else None
