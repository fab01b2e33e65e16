"""Histories of a district: a list of steps that follows from its seed alone.

Each step draws its own chances, so that a history from which steps were left out still means
something: `shrunk` finds a short one.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from app.desk import Outdated
from tests.properties.checks import check_all, check_record, find_again, settle_down
from tests.properties.moving import Moving
from tests.properties.offices import Full, Killed
from tests.properties.pairing import Pairing
from tests.properties.trusting import Trusting

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Collection, Mapping

    from tests.properties.offices import Node
    from tests.properties.oracle import Uid


@dataclass(frozen=True)
class Step:
    """One thing that happens, to which computer, with which chances."""

    kind: str
    node: int
    chance: int


@dataclass(frozen=True)
class History:
    """What happens in a district.

    Attributes:
        seed: names it, and draws the ids.
        names: the computers that take part at first.
        patrols_only: whether the banner gets patrols only.
        steps: what happens.
    """

    seed: int
    names: tuple[str, ...]
    patrols_only: bool
    steps: tuple[Step, ...]


WEIGHTS = {
    "add": 7, "edit": 18, "remove": 3, "open": 6, "save": 7, "settle": 5, "undo": 4, "redo": 3,
    "send": 8, "receive": 9, "meet": 12, "lose": 1, "damage": 1, "stray": 1, "plan": 2,
    "folder": 3, "series": 2,
    "clock": 1, "time": 3, "image": 1.5, "put_back": 1.2, "clone": 0.4, "rogue": 0.4,
    "kill": 2, "restart": 1, "look": 3, "full": 2, "older": 0.7, "widen": 1.5,
    "race": 7, "stale": 5, "regret": 3, "relapse": 1, "repent": 2,
    "close": 3, "late": 2, "join": 3, "apart": 1, "cross": 3,
    "offer": 3, "adopt": 6, "withdraw": 0.7, "transfer": 5,
    "steal": 0.5, "thief": 2, "revoke": 1.2, "heist": 0.5, "admit": 0.6,
    "erase": 1, "bereft": 0.7, "declare": 1, "found": 1.5,
}  # fmt: skip
IN_SOAK = {"aside": 3}
"""What only `soak` does besides: one more sort of steps makes other histories of all seeds, and
the designs broken on purpose are missed in those of today."""
STEADY = {"add", "edit", "race", "stale", "send", "receive", "meet"}
DISTRICTS = (
    ("G1", "S"),
    ("G1", "S", "G2"),
    ("G1", "S", "B"),
    ("G1", "S", "G1b"),
    ("G1", "S", "G1c"),
    ("G1", "S", "G2", "B"),
    ("G1", "S", "G1b", "G2"),
    ("G1", "S", "G1c", "B"),
)


def history(
    seed: int,
    steps: int,
    kinds: Collection[str] = (),
    besides: Mapping[str, float] = MappingProxyType({}),
) -> History:
    """The history of a seed.

    Args:
        seed: draws everything.
        steps: about how many there are.
        kinds: sorts of steps; none: all, but swarm testing leaves some sorts out of each history
            and has more of others.
        besides: further sorts, and how many of them.
    """
    rng = random.Random(seed)
    names = rng.choice(DISTRICTS)
    every = {**WEIGHTS, **besides}
    weights = [
        weight * (1 if kind in STEADY else rng.choice((0, 1, 1, 4)))
        for kind, weight in every.items()
    ]
    if kinds:
        weights = [float(kind in kinds) for kind in every]
    count = rng.randrange(steps // 2, steps * 3 // 2)
    drawn = rng.choices([*every], weights, k=count)
    if rng.random() < 0.8:
        drawn = ["add", "add", "add", "meet", "meet", *drawn]
    if not kinds and seed % 3 == 1:
        # before anything is written: afterwards nobody can have an older program any more
        drawn = ["older", *drawn]
    made = tuple(Step(kind, rng.randrange(1 << 20), rng.getrandbits(48)) for kind in drawn)
    return History(seed, names, "B" in names and rng.random() < 0.3, made)


class World(Pairing, Moving, Trusting):
    """Runs one history."""

    def run(self, past: History) -> None:
        """Let it all happen."""
        for step in past.steps:
            node = self.nodes[step.node % len(self.nodes)]
            self.stat[step.kind] += 1
            self.do(step.kind, node, random.Random(step.chance))

    def do(self, kind: str, node: Node, rng: random.Random) -> None:
        """One step; the program starts anew if it was killed in it."""
        tags = self.tags
        try:
            getattr(self, f"step_{kind}")(node, rng)
        except Killed:
            self.stat["killed"] += 1
            node.restart()
            self.people[node.name].forms.clear()
            self._take_up(node, tags)
        except Full:
            self.stat["disks full"] += 1
            self._take_up(node, tags)
        except Outdated:
            self.stat["shown again"] += 1

    def _take_up(self, node: Node, tags: int) -> None:
        """What the step that was cut short has written all the same."""
        if self.tags > tags:
            found = self._find(node, self.tag, self._uids(node), self._seen)
            if found:
                self._mark(node, found)
            self._find_marks(node, self.tag)

    def step_stale(self, node: Node, rng: random.Random) -> None:
        """A form is open while a bundle comes that changes the same record."""
        uid = self.pick(node, rng)
        other = self._colleague(node, uid, rng)
        if uid is not None and other is not None:
            form = self._open(node, uid)
            self._edit(other, uid, rng)
            self._deliver(self.send(other, node.unit.code), node, rng)
            self._save(node, form, rng)

    def step_regret(self, node: Node, rng: random.Random) -> None:
        """A bundle that changes a record is read and set aside; then the record is changed here."""
        uid = self.pick(node, rng)
        other = self._colleague(node, uid, rng)
        if uid is not None and other is not None:
            self._edit(other, uid, rng)
            self._deliver(self.send(other, node.unit.code), node, rng)
            self._turn(node, node.desk.undo)
            if self._lives(node, uid):
                self._edit(node, uid, rng)

    def step_repent(self, node: Node, rng: random.Random) -> None:
        """A record in dispute is changed; that is taken back, and what brought the dispute, too."""
        uid = self.pick(node, rng)
        other = self._colleague(node, uid, rng)
        if uid is None or other is None:
            return
        name = {"patrols": "remarks", "issues": "result", "families": "address"}[self.ledger[uid]]
        self._edit(node, uid, rng, {name: f"{self.tags} here"})
        self._edit(other, uid, rng, {name: f"{self.tags} there"})
        self._deliver(self.send(other, node.unit.code), node, rng)
        if self._lives(node, uid):
            self._edit(node, uid, rng, {name: f"{self.tags} then"})
            self._turn(node, node.desk.undo)
            self._turn(node, node.desk.undo)
            # whatever is done now, the change cannot be redone any more; the reading can
            self.step_add(node, rng)
            self.step_look(node, rng)

    def step_relapse(self, node: Node, rng: random.Random) -> None:
        """A computer forgets what it has acknowledged, and the next bundle builds on that."""
        uid = self.pick(node, rng)
        other = self._colleague(node, uid, rng)
        if uid is not None and other is not None and other.unit.code in self.peers(node):
            image = self._image(node, witness=rng.random() < 0.4)
            self._edit(other, uid, rng)
            self._deliver(self.send(other, node.unit.code), node, rng)
            self._deliver(self.send(node, other.unit.code), other, rng)
            self._put_back(node, image)
            if self._lives(other, uid):
                self._edit(other, uid, rng)
            self._deliver(self.send(other, node.unit.code), node, rng)

    def _colleague(self, node: Node, uid: Uid | None, rng: random.Random) -> Node | None:
        """Somebody else who may change a record, and writes bundles for this computer."""
        others = [
            one
            for one in self.nodes
            if one is not node and node.unit.code in self.peers(one) and self._lives(one, uid)
        ]
        return rng.choice(others) if others else None

    def step_look(self, node: Node, rng: random.Random) -> None:
        """Somebody looks at a record in the middle of everything, and sees what he should."""
        uid = self.pick(node, rng)
        if uid is not None:
            check_record(self, node, uid)


def play(past: History) -> Counter[str]:
    """Run a history, let everybody exchange until nothing is new, and check every promise.

    Returns:
        What happened how often.

    Raises:
        Violation: a promise was broken.
        Exception: something else went wrong that must not.
    """
    world = World(past.names, past.patrols_only, past.seed)
    try:
        world.run(past)
        settle_down(world)
        check_all(world)
        if find_again(world):
            check_all(world)
    except Exception as error:
        error.add_note(f"history {past.seed} of {len(past.steps)} steps: {past.names}")
        raise
    finally:
        world.close()
    return world.stat


def shrunk(past: History) -> History:
    """A shorter history that goes wrong in the same way, for whoever looks for the fault."""
    reason = _fault(past)
    size = len(past.steps) // 2
    while reason and size:
        start = 0
        while start < len(past.steps):
            left = (*past.steps[:start], *past.steps[start + size :])
            shorter = replace(past, steps=left)
            if _fault(shorter) is reason:
                past = shorter
            else:
                start += size
        size //= 2
    return past


def _fault(past: History) -> type[Exception] | None:
    try:
        play(past)
    except Exception as error:  # noqa: BLE001 whatever it is, it is looked for
        return type(error)
    return None
