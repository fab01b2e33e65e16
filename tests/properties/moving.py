"""Families move from office to office, by letters and receipts."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.sync.letter_book import State, letters
from app.sync.moves import adopt, offer, open_offers, withdraw
from tests.properties.district import Sent, Violation
from tests.properties.exchanging import Exchanging
from tests.properties.oracle import RECORD

if TYPE_CHECKING:
    import random

    from tests.properties.offices import Node
    from tests.properties.oracle import Tag, Uid

MOVABLE = ("families",)


class Moving(Exchanging):
    """Offers, receipts, and what follows from them by itself."""

    def step_offer(self, node: Node, rng: random.Random) -> None:
        """A family is offered to another office; nothing is written into its record."""
        uid = self.pick(node, rng, MOVABLE)
        if uid is not None:
            self._offer(node, uid, rng)

    def _offer(self, node: Node, uid: Uid, rng: random.Random) -> str:
        """Offers a family; the code of the office to which it is offered, if it is."""
        with node.office.snapshot() as now:
            unit = now.asking.one("families", uid).unit
        others = sorted({one.unit.code for one in self.nodes} - {unit})
        if not others:
            return ""
        tag, to = self._begin(node), rng.choice(others)
        seen = self.visible(node, uid)
        truth = self.oracle.truth(uid, seen - self._marks(uid))
        self.sent[tag] = Sent(uid, seen, truth)
        try:
            offer(node.office, "families", uid, to, number=tag)
        except Trouble:
            self.stat["offers refused"] += 1
            return ""
        self.stat["offers"] += 1
        return to

    def step_transfer(self, node: Node, rng: random.Random) -> None:
        """A family is offered, taken over, and the receipt comes back; meanwhile others write."""
        moving = self.pick(node, rng, MOVABLE)
        if moving is None:
            return
        self._dispute(node, moving, rng)
        to = self._offer(node, moving, rng) if self._lives(node, moving) else ""
        way = self._way(node, to) if to else []
        for sender, reader in pairwise(way):
            self._hop(sender, reader, rng)
        if not way:
            return
        for _ in range(rng.choice((0, 0, 1, 2))):
            if rng.random() < 0.5 and self._lives(node, moving):
                self._edit(node, moving, rng)
            else:
                self.step_edit(rng.choice((node, *way)), rng)
        self.step_adopt(way[-1], rng)
        for sender, reader in pairwise(reversed(way)):
            self._hop(sender, reader, rng)

    def _dispute(self, node: Node, uid: Uid, rng: random.Random) -> None:
        """Somebody else may have written into the record too, so that it is in review."""
        other = self._colleague(node, uid, rng)
        if other is not None and rng.random() < 0.4:
            for one in (node, other):
                if rng.random() < 0.85:
                    self._edit(one, uid, rng)
                else:
                    self._remove(one, uid)
            self._hop(other, node, rng)

    def _way(self, node: Node, to: str) -> list[Node]:
        """The computers by which a letter goes, where they are here."""
        ends = [one for one in self.nodes if one.unit.code == to]
        sumus = [one for one in self.nodes if one.unit.level == "sumu"]
        for end in ends:
            if to in self.peers(node):
                return [node, end]
            for sumu in sumus:
                if sumu.unit.code in self.peers(node) and to in self.peers(sumu):
                    return [node, sumu, end]
        return []

    def _hop(self, sender: Node, reader: Node, rng: random.Random) -> None:
        if reader.unit.code in self.peers(sender) and sender.device != reader.device:
            self._deliver(self.send(sender, reader.unit.code), reader, rng)

    def step_adopt(self, node: Node, rng: random.Random) -> None:
        """A letter is answered: the family is here now."""
        waiting = open_offers(node.office)
        if not waiting:
            return
        letter = rng.choice(waiting)
        uid, tag = letter.arrived, self._begin(node)
        before = self.arrived.setdefault(uid, {})
        shown = self.visible(node, uid) if uid in self.ledger else frozenset()
        self._seen = lambda _uid: shown & before.keys() - {tag}
        seen = self._seen(uid)
        before[tag] = letter.number
        try:
            adopt(node.office, letter.uid)
        except Trouble:
            self.stat["adoptions refused"] += 1
            return
        self.stat["adoptions"] += 1
        self.ledger[uid] = "families"
        self._find(node, tag, [uid], lambda _uid: seen)
        if not seen:
            self._check_arrived(uid, tag, letter.number)

    def _check_arrived(self, uid: Uid, tag: Tag, number: str) -> None:
        """What came says what was sent, with every value that was in review."""
        truth, wrote = self.sent[number].truth, self.oracle.wrote[uid][tag]
        for name in truth.values.keys() | wrote.values.keys():
            if wrote.heads(name) != truth.values.get(name, frozenset({None})):
                raise Violation(
                    f"{tag}: {name} arrived as {wrote.heads(name)}, was {truth.values.get(name)}"
                )
        if wrote.contested is not ((RECORD, "") in truth.review):
            raise Violation(f"{tag}: arrived contested or not, and was otherwise")
        self.stat["values arrived"] += len(wrote.values)

    def step_withdraw(self, node: Node, rng: random.Random) -> None:
        """A letter is withdrawn, perhaps too late."""
        with node.office.store.reading() as connection:
            ours = [
                one
                for one in letters(node.office.tables.journal, connection)
                if one.state is State.OPEN and node.unit.covers(one.route.start)
            ]
        if ours:
            self._begin(node)
            withdraw(node.office, rng.choice(ours).uid)
            self.stat["withdrawn"] += 1

    # ---- what follows
    def _find_marks(self, node: Node, tag: Tag) -> None:
        """Take up what a reading let follow: marks of records that others have taken over.

        And erasures of what says the same as something that was erased.
        """
        for number, sent in self.sent.items():
            self._find(node, f"{tag}m{number}", [sent.uid], lambda _uid, sent=sent: sent.seen)
        self._find_erasures(node, tag)

    def _marks(self, uid: Uid) -> frozenset[Tag]:
        """The marks on a record, by letters about it."""
        numbers = [number for number, sent in self.sent.items() if sent.uid == uid]
        return frozenset(
            tag
            for tag in self.oracle.wrote[uid]
            if any(tag.endswith(f"m{number}") for number in numbers)
        )
