"""What clerks do with their sticks, in small verbs.

Each verb does what a button or a command does, through the function of `app` that it calls.
`tests.journeys.desks` has the same with the window.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.desk import Desk
from app.ledger.questions import Question
from app.progress import Silent
from app.sync.incoming import read_bundle
from app.sync.moves import adopt, offer, open_offers
from app.sync.outgoing import write_bundle

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from app.sync.incoming import ReadBundle
    from tests.properties.offices import Node
    from tests.region import Region

DAY = 86_400_000


class Clerk:
    """Somebody at one computer.

    Args:
        region: where the offices are.
        name: the office's name there.
    """

    def __init__(self, region: Region, name: str) -> None:
        self.region = region
        self.name = name

    @property
    def node(self) -> Node:
        """The computer."""
        return self.region.nodes[self.name]

    @property
    def office(self) -> Office:
        """The open office."""
        return self.node.office

    # ---- records
    def add(self, ledger: str, **values: str) -> bytes:
        """Add a record."""
        return Desk(self.office).add(ledger, values).uid

    def change(self, ledger: str, uid: bytes, **values: str) -> None:
        """Change a record."""
        Desk(self.office).change(ledger, uid, values)

    def list(self, ledger: str, field: str) -> list[str]:
        """What stands in a column, in order."""
        with self.office.snapshot() as now:
            return sorted(str(one.values[field]) for one in now.asking.page(Question(ledger)))

    def value(self, ledger: str, uid: bytes, field: str) -> object:
        """What stands in a record."""
        return Desk(self.office).open(ledger, uid).record.values[field]

    # ---- the stick
    def write(self, to: Clerk) -> Path:
        """Write a bundle onto a stick; it is not carried yet."""
        path = self.region.folder / f"stick-{len([*self.region.folder.iterdir()])}.ortoo"
        write_bundle(self.office, to.office.unit.code, path, Silent())
        return path

    def read(self, stick: Path) -> ReadBundle:
        """Read what is on a stick."""
        return read_bundle(self.office, stick, Silent())

    def visit(self, other: Clerk) -> None:
        """Take a stick there, and bring one back."""
        other.read(self.write(other))
        self.read(other.write(self))

    # ---- accidents
    def back_up(self) -> Path:
        """A copy of the files as they are now."""
        path = self.region.folder / f"backup-{len([*self.region.folder.iterdir()])}"
        self.node.image(path, witness=False)
        return path

    def put_back(self, backup: Path) -> None:
        """Put an old copy back."""
        self.node.put_back(backup)

    # ---- people who move
    def send_away(self, ledger: str, uid: bytes, to: Clerk) -> None:
        """Write a letter for somebody who moves."""
        offer(self.office, ledger, uid, to.office.unit.code)

    def take_in(self) -> bytes:
        """Take over whom the one open letter is about; his record here."""
        (letter,) = open_offers(self.office)
        return adopt(self.office, letter.uid)

    def is_sound(self) -> bool:
        """Whether tables and segments say the same."""
        return self.office.journal.check(lambda *_one: True).faults == []
