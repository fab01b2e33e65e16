"""A district of real offices: who they are, what they wrote, and what each of them has seen."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from app.bootstrap import registry
from app.sync.cards import own_card
from app.sync.enrolment import accept_card
from app.units import Unit
from db import item_sets
from db.journal.chains import State
from db.journal.joins import INTO
from db.journal.operations import Kind
from db.shape import Merge
from tests.properties.offices import Node, folder, secrets_of
from tests.properties.oracle import Oracle, Wrote
from tests.properties.seeing import forget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from app.desk import Opened
    from db.journal.asking import Event
    from tests.properties.oracle import Tag, Truth, Uid

UNITS = {
    "B": Unit("152527000000", "banner"),
    "S": Unit("152527201000", "sumu"),
    "G1": Unit("152527201206", "gacha"),
    "G1b": Unit("152527201206", "gacha"),
    "G1c": Unit("152527201206", "gacha"),
    "G2": Unit("152527201207", "gacha"),
}
LINKS = (("G1", "S"), ("G2", "S"), ("G1b", "S"), ("G1", "G1b"), ("G1", "G1c"), ("S", "B"))
"""Who accepts whose card. The sumu knows the third computer of the first gacha only by what the
first computer says of it, and is known to it in the same way."""
LEDGERS = ("patrols", "issues", "families")
START = 1_790_000_000_000
DAY = 86_400_000


class Violation(AssertionError):
    """A promise was broken."""


class Lost(Violation):
    """Something that somebody wrote is gone.

    Attributes:
        count: how many commands.
    """

    def __init__(self, what: str, count: int) -> None:
        super().__init__(what)
        self.count = count


@dataclass
class Mail:
    """A bundle on a stick."""

    code: str
    content: bytes


@dataclass
class Image:
    """A copy of a computer's files, and what stood in them."""

    path: Path
    own: set[Tag]
    marks: dict[int, dict[Uid, frozenset[Tag]]]


@dataclass
class Person:
    """What somebody at one computer has done and has open."""

    own: set[Tag] = field(default_factory=set)
    marks: dict[int, dict[Uid, frozenset[Tag]]] = field(default_factory=dict)
    forms: list[tuple[Opened, frozenset[Tag]]] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)


@dataclass(frozen=True)
class Sent:
    """What somebody sent by a letter.

    Attributes:
        uid: the record.
        seen: the commands that stood behind it.
        truth: what must stand in the letter.
    """

    uid: Uid
    seen: frozenset[Tag]
    truth: Truth


@dataclass(frozen=True)
class Revoked:
    """A computer that was revoked.

    Attributes:
        key: its public key.
        accepted: its segments that acted at the superior who revoked it.
        heads: the last of these; who lacks one cannot know what came before it.
        domains: what that superior reads.
    """

    key: bytes
    accepted: frozenset[bytes]
    heads: frozenset[bytes]
    domains: frozenset[str]


@cache
def founded(names: tuple[str, ...], patrols_only: bool) -> Path:
    """Offices that have accepted each other's cards, and have read each other's first bundles."""
    where = folder() / f"founded-{'-'.join(names)}-{patrols_only}"
    rng = random.Random(1)
    nodes = {name: Node(name, UNITS[name], where, lambda: START, rng.randbytes) for name in names}
    for one, other in LINKS:
        if one in nodes and other in nodes:
            domains = ("patrols",) if other == "B" and patrols_only else ()
            for here, there, wanted in ((one, other, domains), (other, one, ())):
                node = nodes[there]
                card = own_card(node.office.name, node.unit, node.secrets)
                accept_card(nodes[here].office, card, wanted)
    for node in nodes.values():
        node.office.close()
    return where


class District:
    """The offices of one history, and what their people know.

    Args:
        names: the computers that take part at first.
        patrols_only: whether the banner gets patrols only.
        seed: for entropy; the steps have chances of their own.
    """

    def __init__(self, names: tuple[str, ...], patrols_only: bool, seed: int) -> None:
        self.time = START + DAY
        self.rng = random.Random(seed)
        self.where = folder() / f"history-{seed}"
        shutil.rmtree(self.where, ignore_errors=True)
        self.stat: Counter[str] = Counter()
        self.oracle = Oracle()
        self.ledger: dict[Uid, str] = {}
        self.home: dict[Uid, tuple[str, str]] = {}
        self.rogue: set[Uid] = set()
        self.erased: set[Uid] = set()
        self.mail: list[Mail] = []
        self.sent: dict[str, Sent] = {}
        self.arrived: dict[Uid, dict[Tag, str]] = {}
        self.tags = 0
        self._seen: Callable[[Uid], frozenset[Tag]] | None = None
        self.lost_state = False
        self.left: dict[tuple[str, Uid], frozenset[Tag]] = {}
        self.thieves: list[Node] = []
        self.dead: list[Node] = []
        self.sticks: list[Mail] = []
        self.revoked: dict[str, Revoked] = {}
        self.admitted: set[bytes] = set()
        self.patrols_only = patrols_only
        self.nodes: list[Node] = []
        self.people: dict[str, Person] = {}
        start = founded(names, patrols_only)
        for name in names:
            node = self._node(name, UNITS[name])
            node.put_back(start / name)

    def _node(self, name: str, unit: Unit, device: str = "") -> Node:
        node = Node(name, unit, self.where, lambda: self.time, self.rng.randbytes, device)
        self.nodes.append(node)
        self.people[name] = Person()
        return node

    def close(self) -> None:
        """Leave no file."""
        for node in (*self.nodes, *self.dead, *self.thieves):
            node.close()
        forget()
        shutil.rmtree(self.where, ignore_errors=True)

    def unit_of(self, key: bytes) -> Unit:
        """The office of a computer, by its public key."""
        return next(UNITS[name] for name in UNITS if secrets_of(name).device_id == key)

    # ---- who sees what
    @property
    def tag(self) -> Tag:
        """The name of the present command."""
        return f"p{self.tags}"

    def _begin(self, node: Node) -> Tag:
        self.tags += 1
        self._seen = None
        node.office.person = self.tag
        return self.tag

    def events(self, node: Node, uid: Uid) -> list[Event]:
        """What a computer holds of a record, as far as its program knows of it."""
        if self.ledger[uid] not in node.ledgers:
            return []
        shape = node.office.registry.shapes[self.ledger[uid]]
        return node.office.journal.history(shape, uid)

    def visible(self, node: Node, uid: Uid) -> frozenset[Tag]:
        """The commands that stand behind what a computer shows of a record."""
        events = self.events(node, uid)
        return frozenset(one.operation.person for one in events if one.state is State.APPLIED)

    def held(self, node: Node, uid: Uid) -> frozenset[Tag]:
        """The commands that stand in what a computer holds of a record."""
        if uid not in self.ledger:
            return frozenset()
        return frozenset(one.operation.person for one in self.events(node, uid))

    def silenced(self, node: Node, uid: Uid) -> frozenset[str]:
        """The fields of a record that say nothing any more, since it was erased."""
        erased = uid in node.erased()
        shape = node.office.registry.shapes[self.ledger[uid]]
        return frozenset(one.name for one in shape.fields if erased and one.personal)

    def told(self, node: Node, uid: Uid) -> dict[Tag, Wrote]:
        """What a computer's history of a record says that each command wrote."""
        history = Oracle()
        shape = registry().shapes[self.ledger[uid]]
        events = self.events(node, uid)
        for event in events:
            tag = event.operation.person
            apart = _is_apart(event, events)
            history.note(uid, _wrote(tag, event, shape, frozenset(), apart=apart))
        return {tag: one.says for tag, one in history.wrote[uid].items()}

    def _uids(self, node: Node) -> list[Uid]:
        """All records of a computer; takes up those that are not known yet."""
        found: list[Uid] = []
        with node.office.snapshot() as now:
            for ledger in node.ledgers:
                table = node.office.registry[ledger].table()
                for row in now.connection.execute(table.select()).mappings():
                    uid = bytes(row["_uid"])
                    self.ledger.setdefault(uid, ledger)
                    found.append(uid)
        return sorted(found)

    def _find(
        self,
        node: Node,
        tag: Tag,
        uids: Iterable[Uid],
        seen: Callable[[Uid], frozenset[Tag]] | None,
    ) -> list[Uid]:
        """Take up what a command has written, as the history tells it; the records.

        Args:
            node: where.
            tag: the command.
            uids: the records it may have written.
            seen: what its author had seen of each; None: all that is visible there.
        """
        found: list[Uid] = []
        for uid in uids:
            events = self.events(node, uid)
            mine = [one for one in events if one.operation.person == tag]
            if not mine:
                continue
            found.append(uid)
            shown = {one.operation.person for one in events if one.state is State.APPLIED}
            before = seen(uid) if seen else frozenset(shown - {tag})
            shape = registry().shapes[self.ledger[uid]]
            for event in mine:
                one = _wrote(tag, event, shape, before, apart=_is_apart(event, mine))
                self.oracle.note(uid, one)
                self.stat["operations"] += 1
                self.stat["values written"] += len(one.values) + sum(map(len, one.put.values()))
        if found or tag == self.tag:
            self.people[node.name].own.add(tag)
        return found

    def _mark(self, node: Node, uids: Iterable[Uid]) -> None:
        """What was visible when the last command ended, for its undoing."""
        last = node.desk.last_done()
        if last is not None:
            marks = self.people[node.name].marks
            marks[last.id] = {uid: self.visible(node, uid) for uid in uids}

    def pick(
        self, node: Node, rng: random.Random, ledgers: tuple[str, ...] = LEDGERS
    ) -> Uid | None:
        """A living record that may be written here."""
        found: list[Uid] = []
        with node.office.snapshot() as now:
            for ledger in (one for one in ledgers if one in node.ledgers):
                table = node.office.registry[ledger].table()
                for row in now.connection.execute(table.select()).mappings():
                    record = now.asking.record(ledger, row)
                    if not record.gone and not row["_erased"] and node.unit.covers(record.unit):
                        found.append(record.uid)
        found.sort()
        return rng.choice(found[-6:] if rng.random() < 0.5 else found) if found else None


def _is_apart(event: Event, events: Iterable[Event]) -> bool:
    """Whether an operation had not seen what its own command did to the record before it.

    Who takes over a record in which something waits in review writes several values so.
    """
    one = event.operation
    before = [
        other.operation.name
        for other in events
        if other.operation.person == one.person and other.operation.number < one.number
    ]
    return one.context is not None and bool(before) and not one.context.intersection(before)


def _wrote(
    tag: Tag, event: Event, shape: object, seen: frozenset[Tag], *, apart: bool = False
) -> Wrote:
    """An operation of a history in the oracle's terms."""
    operation = event.operation
    values, put, drop = {}, {}, {}
    for wire, value in operation.values.items():
        if wire == INTO:
            continue
        known = shape.by_wire[wire]
        if known.merge is Merge.REGISTER:
            values[known.name] = value
        elif operation.kind is Kind.CREATE:
            put[known.name] = item_sets.parse(value)
        else:
            change = item_sets.ItemsChange.parse(value)
            put[known.name], drop[known.name] = dict(change.put), frozenset(change.drop)
    into = operation.values.get(INTO)
    kinds = {Kind.DELETE: True, Kind.RESTORE: False, Kind.JOIN: into is not None}
    return Wrote(
        tag=tag,
        create=operation.kind is Kind.CREATE,
        delete=kinds.get(operation.kind),
        into=into,
        amend=operation.kind is Kind.AMEND,
        values=values,
        put=put,
        drop=drop,
        seen=seen - {tag},
        apart=apart,
    )
