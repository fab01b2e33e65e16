"""A region of real offices in small, made fast: two banners, two sumus, some gachas."""

from __future__ import annotations

import random
import shutil
from itertools import count, pairwise
from typing import TYPE_CHECKING

from app.progress import Silent
from app.sync.cards import own_card
from app.sync.enrolment import accept_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.units import Unit
from db.journal.chains import State
from db.journal.operations import Change, Kind
from tests.properties.offices import Node, folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from app.office import Office
    from app.sync.incoming import ReadBundle
    from db.journal.operations import Scope
    from db.shape import Value

UNITS = {
    "gacha": Unit("152527201206", "gacha"),
    "neighbour": Unit("152527201207", "gacha"),
    "sumu": Unit("152527201000", "sumu"),
    "far": Unit("152527202201", "gacha"),
    "other sumu": Unit("152527202000", "sumu"),
    "banner": Unit("152527000000", "banner"),
    "other banner": Unit("152528000000", "banner"),
}
TREE = (
    ("gacha", "sumu"),
    ("neighbour", "sumu"),
    ("sumu", "banner"),
    ("far", "other sumu"),
    ("other sumu", "banner"),
)
"""Who accepts whose card, from below to above."""
NOW = 1_790_000_000_000
_numbers = count()


class Region:
    """Offices by their names, and a stick that goes between them.

    Args:
        names: which offices there are.
        asked: what an office asks for of one below: (below, above) → domains.
    """

    def __init__(
        self,
        names: Iterable[str] = UNITS,
        asked: dict[tuple[str, str], tuple[str, ...]] | None = None,
    ) -> None:
        self.folder = folder() / f"region-{next(_numbers)}"
        self.folder.mkdir()
        rng = random.Random(1)
        self.time = NOW
        self.nodes = {
            name: Node(name, UNITS[name], self.folder, self._tick, rng.randbytes) for name in names
        }
        for below, above in TREE:
            if {below, above} <= self.nodes.keys():
                domains = (asked or {}).get((below, above), ())
                self.accept(below, above)
                self.accept(above, below, domains)

    def _tick(self) -> int:
        self.time += 1
        return self.time

    def __getitem__(self, name: str) -> Office:
        return self.nodes[name].office

    def accept(self, reader: str, other: str, domains: tuple[str, ...] = ()) -> None:
        """One office accepts the card of another."""
        office = self[other]
        accept_card(self[reader], own_card(other, office.unit, office.secrets), domains)

    def write(self, sender: str, reader: str) -> Path:
        """A bundle from one office for another."""
        path = self.folder / f"{sender}-{reader}.ortoo"
        write_bundle(self[sender], self[reader].unit.code, path, Silent())
        return path

    def carry(self, *names: str) -> ReadBundle:
        """A bundle from each to the next; what the last reading did."""
        read = None
        for sender, reader in pairwise(names):
            read = read_bundle(self[reader], self.write(sender, reader), Silent())
        assert read is not None
        return read

    def go_round(self) -> None:
        """Everybody hears everything that he may: up, and down again."""
        links = [one for one in TREE if {*one} <= self.nodes.keys()]
        for below, above in sorted(links, key=lambda one: UNITS[one[1]].rank):
            self.carry(below, above)
        for below, above in sorted(links, key=lambda one: -UNITS[one[1]].rank):
            self.carry(above, below)

    def put(
        self, writer: str, records: Iterable[tuple[str, Mapping[str, Value], str]]
    ) -> list[bytes]:
        """Write records into any scopes at all, as an altered program could: ledger, values, unit."""
        office = self[writer]
        changes = [
            Change(
                office.journal.log.shapes[ledger], office.ids.next(), Kind.CREATE, values, unit=unit
            )
            for ledger, values, unit in records
        ]
        office.journal.write("put", "", "", changes)
        return [one.uid for one in changes]

    def states(self, name: str) -> dict[tuple[Scope, bytes], set[State]]:
        """Scope and device → the states of the segments that an office holds of it."""
        office, found = self[name], dict[tuple["Scope", bytes], set[State]]()
        with office.store.reading() as connection:
            rows = connection.exec_driver_sql(
                "SELECT s.scope, w.device, s.state FROM j_segments s"
                " JOIN j_writers w ON w.id = s.writer"
            ).all()
            for scope, device, state in rows:
                key = office.journal.log.scopes.thing(connection, int(scope)), bytes(device)
                found.setdefault(key, set()).add(State(state))
        return found

    def close(self) -> None:
        """Leave no file."""
        for node in self.nodes.values():
            node.close()
        shutil.rmtree(self.folder, ignore_errors=True)
