"""A town of offices between which people move, and looks into them."""

from __future__ import annotations

from itertools import pairwise

from app.desk import Desk
from app.ledger.questions import Question
from app.sync.letter_book import letters

G1, G2, G3 = "152527201206", "152527201207", "152527202201"
SUMU, OTHER_SUMU, BANNER = "152527201000", "152527202000", "152527000000"


class Town:
    """Two gachas and the sumu above them."""

    def __init__(self, first, second, sumu, carry):
        self.first, self.second, self.sumu = first, second, sumu
        self._carry = carry

    def carry(self, *offices):
        """A bundle from each to the next."""
        for sender, reader in pairwise(offices):
            self._carry(sender, reader)

    def meet(self):
        """Everybody hears everything."""
        for _ in range(2):
            self.carry(self.first, self.sumu, self.second, self.sumu, self.first)


def add(office, ledger="members", **values):
    return Desk(office).add(ledger, values or {"name": "乌云", "post": "牧民"}).uid


def rows(office, ledger="members", *, gone=False):
    with office.snapshot() as now:
        return [
            (one.unit, {name: value for name, value in one.values.items() if value})
            for one in now.asking.page(Question(ledger, gone=gone))
        ]


def one(office, uid, ledger="members"):
    with office.snapshot() as now:
        return now.asking.one(ledger, uid)


def book(office):
    with office.store.reading() as connection:
        return [(one.number, one.state.value) for one in letters(office.tables.journal, connection)]
