"""Offices that exchange."""

from __future__ import annotations

import pytest

from tests.app.sync.towns import G1, G2, SUMU, Town


@pytest.fixture
def accept(tmp_path):
    from app.sync.enrolment import accept_card, write_card

    def accept(*pairs):
        for pair in pairs:
            for one, reader in (pair, pair[::-1]):
                write_card(one, tmp_path / "one.ortoocard")
                accept_card(reader, tmp_path / "one.ortoocard")

    return accept


@pytest.fixture
def town(make_office, accept, carry):
    first, second = make_office(G1, "一嘎查"), make_office(G2, "二嘎查")
    sumu = make_office(SUMU, "苏木")
    accept((first, sumu), (second, sumu))
    found = Town(first, second, sumu, carry)
    found.meet()
    return found
