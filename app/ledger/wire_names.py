"""The names by which offices exchange fields: given once, never used for anything else.

``app/ledgers/wire_names.txt`` lists every name that was ever given, one a line: ledger, field,
how it merges, what it stores (of numbers with how many decimals); and of each ledger, with no
field, its domain. A line there is never changed or removed; a test compares it with the
declarations. ``python -m app.ledger.wire_names`` adds the names of new fields.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.sync.declarations import TRUST_LEDGERS
from app.sync.letters import LETTERS
from app.sync.told_apart import ToldApart

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.ledger.base import Ledger

FILE = Path(__file__).parents[1] / "ledgers" / "wire_names.txt"


def declared(ledgers: Iterable[type[Ledger]]) -> list[str]:
    """The lines of these ledgers."""
    found: list[str] = []
    for one in ledgers:
        shape = one.shape()
        found.append(f"{shape.wire}\t\tdomain\t{shape.domain}")
        for field in shape.fields:
            decimals = getattr(one.fields[field.name], "decimals", 0)
            stores = f"number.{decimals}" if field.number else "text"
            found.append(f"{shape.wire}\t{field.wire}\t{field.merge.value}\t{stores}")
    return found


def given(path: Path = FILE) -> list[str]:
    """The lines of the file."""
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def clashes(old: Iterable[str], new: Iterable[str]) -> list[str]:
    """Names that are there already with another meaning."""
    meaning = {tuple(line.split("\t")[:2]): line for line in old}
    return [line for line in new if meaning.get(tuple(line.split("\t")[:2]), line) != line]


def main() -> int:
    """Add the names of new fields; refuse those that have another meaning already."""
    from app.ledger.registry import load  # noqa: PLC0415 only when run as a program

    old, new = given(), declared([*load(), *TRUST_LEDGERS, ToldApart, *LETTERS])
    wrong = clashes(old, new)
    for line in wrong:
        sys.stderr.write(f"this name is given to something else already: {line}\n")
    if wrong:
        return 1
    added = [line for line in new if line not in set(old)]
    FILE.write_text("".join(f"{line}\n" for line in [*old, *added]), encoding="utf-8")
    sys.stdout.write(f"{len(added)} names added, {len(old)} were there\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
