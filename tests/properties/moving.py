"""Families move from office to office, by letters and receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.errors import Trouble
from app.sync.letter_book import State, letters
from app.sync.moves import adopt, offer, open_offers, withdraw
from tests.properties.district import District, Sent, Violation
from tests.properties.oracle import RECORD

if TYPE_CHECKING:
    import random

    from tests.properties.offices import Node
    from tests.properties.oracle import Tag, Uid

MOVABLE = ("families",)


class Moving(District):
    """Offers, receipts, and what follows from them by itself."""

    def step_offer(self, node: Node, rng: random.Random) -> None:
        """A family is offered to another office; nothing is written into its record."""
        uid = self.pick(node, rng, MOVABLE)
        if uid is None:
            return
        with node.office.snapshot() as now:
            unit = now.asking.one("families", uid).unit
        others = sorted({one.unit.code for one in self.nodes} - {unit})
        if not others:
            return
        tag = self._begin(node)
        seen = self.visible(node, uid)
        truth = self.oracle.truth(uid, seen - self._marks(uid))
        self.sent[tag] = Sent(uid, seen, truth)
        try:
            offer(node.office, "families", uid, rng.choice(others), number=tag)
        except Trouble:
            self.stat["offers refused"] += 1
            return
        self.stat["offers"] += 1

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
        """Take up what a reading let follow: marks of records that others have taken over."""
        for number, sent in self.sent.items():
            self._find(node, f"{tag}m{number}", [sent.uid], lambda _uid, sent=sent: sent.seen)

    def _marks(self, uid: Uid) -> frozenset[Tag]:
        """The marks on a record, by letters about it."""
        numbers = [number for number, sent in self.sent.items() if sent.uid == uid]
        return frozenset(
            tag
            for tag in self.oracle.wrote[uid]
            if any(tag.endswith(f"m{number}") for number in numbers)
        )
