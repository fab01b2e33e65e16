"""One office with members, for all tests that only read it."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def members(tmp_path_factory, samples):
    """One office with the 52 members of the sample, for all tests that only read it."""
    from app.bootstrap import create_office
    from app.exchange.apply import apply_plan
    from app.exchange.files import open_workbook
    from app.exchange.mapping import find_best, remembered
    from app.exchange.plan import make_plan
    from app.home import Home
    from app.progress import Silent
    from app.units import Unit, guess_level

    code = "152527201206"
    home = Home(tmp_path_factory.mktemp("office"))
    unit = Unit(code, guess_level(code))
    office = create_office(
        home, "敦达乌苏嘎查党支部", unit, person="白敏", passphrase="草原上的驿站"
    ).office
    declared = office.registry["members"]
    workbook = open_workbook(samples / "党员名册.xlsx")
    mapping = remembered(office, declared, find_best(workbook, declared))
    apply_plan(office, make_plan(office, declared, mapping, "update", Silent()), "名册", Silent())
    yield office
    office.close()
