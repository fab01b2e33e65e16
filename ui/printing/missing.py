"""Where characters stand that no font has: in the records of whom, so that somebody can look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.views import View, listed_fields

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.ledger.questions import Question
    from app.office import Office
    from app.progress import Progress

ENOUGH = 3
"""So many records are named for each character."""
PIECE = 500


@dataclass(frozen=True)
class Standing:
    """Where a character stands.

    Attributes:
        char: the character.
        names: of the first records, as they are called.
    """

    char: str
    names: tuple[str, ...]


def where(
    office: Office, question: Question, chars: Collection[str], progress: Progress
) -> list[Standing]:
    """Find the first records in which these characters stand. Runs in a worker thread."""
    declared = office.registry[question.ledger]
    naming = office.registry.naming_field(question.ledger)
    fields = [naming, *(one for one in listed_fields(declared) if one is not naming)]
    found: dict[str, list[str]] = {one: [] for one in chars}
    with office.snapshot() as now:
        records = now.asking.page(question)
        view = View(office, now, declared)
        for start in range(0, len(records), PIECE):
            progress.step(start, len(records))
            _note(found, view.table(records[start : start + PIECE], fields))
            if all(len(names) >= ENOUGH for names in found.values()):
                break
    return [Standing(char, tuple(names)) for char, names in found.items()]


def _note(found: Mapping[str, list[str]], rows: Sequence[Sequence[str]]) -> None:
    for row in rows:
        whole = "".join(row)
        for char, names in found.items():
            if char in whole and len(names) < ENOUGH:
                names.append(row[0])
