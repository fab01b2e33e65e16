"""What people say of two records: that they are one, or that they are two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app import joining
from app.errors import Trouble
from tests.properties.writing import Writing

if TYPE_CHECKING:
    import random

    from tests.properties.offices import Node
    from tests.properties.oracle import Uid


class Pairing(Writing):
    """Records are joined and told apart, also by two offices at once."""

    def step_join(self, node: Node, rng: random.Random) -> None:
        """Two records are one."""
        pair = self._pair(node, rng)
        if pair:
            self._join(node, *pair)

    def step_apart(self, node: Node, rng: random.Random) -> None:
        """Two records are two."""
        pair = self._pair(node, rng)
        if pair:
            self._tell_apart(node, *pair)

    def step_cross(self, node: Node, rng: random.Random) -> None:
        """Two people deal with the same two records, and know nothing of each other."""
        pair = self._pair(node, rng)
        others = [
            one
            for one in self.nodes
            if pair and one is not node and all(self._lives(one, uid) for uid in pair)
        ]
        if not pair or not others:
            return
        goes, stays = pair
        other, chance = rng.choice(others), rng.random()
        self._join(node, goes, stays)
        if chance < 0.4:
            self._join(other, stays, goes)
        elif chance < 0.5:
            third = self._pair(other, rng, stays)
            self._join(other, stays, third[1] if third else goes)
        elif chance < 0.6:
            self._tell_apart(other, goes, stays)
        elif chance < 0.8:
            self._remove(other, rng.choice(pair))
        else:
            self._edit(other, rng.choice(pair), rng)

    def _pair(
        self, node: Node, rng: random.Random, first: Uid | None = None
    ) -> tuple[Uid, Uid] | None:
        """Two living records of one ledger and office that may be written here."""
        uid = first or self.pick(node, rng)
        if uid is None:
            return None
        ledger = self.ledger[uid]
        with node.office.snapshot() as now:
            unit = now.asking.one(ledger, uid).unit
            table = node.office.registry[ledger].table()
            rows = now.connection.execute(table.select()).mappings()
            records = [now.asking.record(ledger, row) for row in rows]
        others = sorted(
            one.uid for one in records if one.unit == unit and not one.gone and one.uid != uid
        )
        return (uid, rng.choice(others)) if others else None

    def _join(self, node: Node, goes: Uid, stays: Uid) -> None:
        self._decide(node, goes, stays, joining.join, "joins")

    def _tell_apart(self, node: Node, one: Uid, other: Uid) -> None:
        self._decide(node, one, other, joining.apart, "told apart")

    def _decide(self, node: Node, one: Uid, other: Uid, what: object, name: str) -> None:
        tag = self._begin(node)
        before = {uid: self.visible(node, uid) for uid in (one, other)}
        try:
            what(node.office, self.ledger[one], one, other)
        except Trouble:
            self.stat["not to be joined"] += 1
            return
        self.stat[name] += 1
        self._find(node, tag, (one, other), before.__getitem__)
        self._mark(node, (one, other))
