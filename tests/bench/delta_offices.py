"""Two offices that hold the same members, one of them with some changes since, for two benches."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from db.journal.operations import Change, Kind
from tests.bench import offices

if TYPE_CHECKING:
    from pathlib import Path

    from app.office import Office
    from db.shape import Value

GACHA, SUMU = "gacha", "sumu"
PIECE = 40_000
"""So many members are written in one command, as by one import."""
TYPED = ("phone", "address")
"""The fields that an edit changes: two, as a form that is saved does."""


def acquainted(folder: Path) -> tuple[Office, Office]:
    """A gacha and its sumu that have accepted each other's cards."""
    from app.sync.enrolment import accept_card, write_card

    gacha = offices.make_office(folder / GACHA)
    sumu = offices.make_office(folder / SUMU, offices.SUMU)
    for one, other in ((gacha, sumu), (sumu, gacha)):
        card = folder / f"{one.unit.code}.ortoocard"
        write_card(one, card)
        accept_card(other, card)
    return gacha, sumu


def fill(gacha: Office, count: int) -> None:
    """Write so many members in several commands, and seal them."""
    for start in range(0, count, PIECE):
        offices.fill(gacha, min(PIECE, count - start))
        gacha.journal.seal()


def acknowledge(gacha: Office, sumu: Office) -> None:
    """Let the gacha take the sumu to hold all that it holds, as a bundle of the sumu would say."""
    from app.sync.proofs import Proof

    with gacha.journal.transaction() as connection:
        holdings = gacha.journal.holdings(connection)
        held = {scope: holdings.held(number) for number, scope in holdings.scopes().items()}
        writer = sumu.journal.log.identity.writer
        proof = Proof(writer.device, writer.incarnation, 1, sumu.clock(), held)
        gacha.proofs.note(connection, proof, [])


def edit(office: Office, uids: list[bytes], seed: int = 4) -> None:
    """Change two fields of each of these members, in one command."""
    rng = random.Random(seed)
    shape = office.registry.shapes["members"]
    changes = [
        Change(shape, uid, Kind.SET, dict(zip(TYPED, _typed(rng), strict=True))) for uid in uids
    ]
    office.journal.write("set", "改动", office.person, changes)


def _typed(rng: random.Random) -> tuple[Value, Value]:
    return f"1{rng.randrange(3, 10)}{rng.randrange(10**9):09d}", f"第{rng.randrange(1, 90)}组"


def some_uids(office: Office, count: int) -> list[bytes]:
    """So many members, spread over the whole ledger."""
    with office.store.reading() as connection:
        found = connection.exec_driver_sql("SELECT _uid FROM members WHERE _gone = 0 ORDER BY _uid")
        uids = [bytes(row[0]) for row in found]
    return uids[:: max(1, len(uids) // count)][:count]
