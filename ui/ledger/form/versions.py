"""What a form has shown of a record, and what has come since from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.language import say
from app.record_history import history
from ui.ledger.form.candidates import Candidate

if TYPE_CHECKING:
    from collections.abc import Collection

    from app.desk import Opened
    from app.office import Office

NEWER, MINE = "newer", "mine"
"""Keys of the two values of a field that was changed here and elsewhere."""


@dataclass
class Versions:
    """One record in a form.

    Attributes:
        seen: as it was when somebody began to type; saving says that this was seen.
        newest: as it is now.
        kept: fields for which somebody decided to save what was typed here.
    """

    seen: Opened
    newest: Opened
    kept: set[str] = field(default_factory=set[str])

    def meet(self, newest: Opened, typed: Collection[str]) -> None:
        """Take up what has come since; what was not typed over counts as seen."""
        self.newest = newest
        if not self.both(typed):
            self.seen = newest
            self.kept.clear()

    def both(self, typed: Collection[str]) -> list[str]:
        """The fields that were changed here and elsewhere."""
        then, now = self.seen.record.values, self.newest.record.values
        return [name for name in typed if name in then and then[name] != now[name]]

    def undecided(self, typed: Collection[str]) -> list[str]:
        """Those of them about which nobody has decided yet."""
        return [name for name in self.both(typed) if name not in self.kept]


def two_sides(office: Office, newest: Opened, name: str, typed: str) -> list[Candidate]:
    """The newer value of a field and the one that was typed here, to choose among."""
    written = office.registry.field(newest.ledger, name)
    with office.snapshot() as now:
        shown = written.show(newest.record.values[name], now.lookup)
    shown = written.mask(shown) if written.masked else shown
    entries = [
        one for one in history(office, newest.ledger, newest.record.uid) if one.field == name
    ]
    last = entries[-1] if entries else None
    who = f"{last.office}　{last.person}　{last.at[:16]}" if last else ""
    mine = written.mask(typed) if written.masked else typed
    return [
        Candidate(name, NEWER, shown or say("空"), who, say("用新的")),
        Candidate(name, MINE, mine or say("空"), say("刚才在这里写的"), say("存我的")),
    ]
