"""An office with invented records of every ledger, shared by the tests of counting."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from app.bootstrap import create_office
from app.home import Home
from app.ledger.questions import Question
from app.units import Unit
from tests.conftest import PASSPHRASE
from tests.properties import asked


@dataclass
class Invented:
    """The office, all its records, and which went into which."""

    office: object
    uids: dict
    into: dict
    records: dict


@pytest.fixture(scope="package")
def invented(tmp_path_factory):
    """24 records of each ledger with whatever may arrive, some deleted, some joined."""
    home = Home(tmp_path_factory.mktemp("counted"))
    unit = Unit("152527201206", "gacha")
    office = create_office(home, "敦达乌苏嘎查", unit, person="白敏", passphrase=PASSPHRASE).office
    uids = asked.fill(office)
    into = asked.join_some(office, uids)
    with office.snapshot() as now:
        records = {
            name: [
                one for gone in (False, True) for one in now.asking.page(Question(name, gone=gone))
            ]
            for name in office.registry.ledgers
        }
    yield Invented(office, uids, into, records)
    office.close()
