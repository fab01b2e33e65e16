"""Invented rows, on whatever day the computer believes that it is."""

from __future__ import annotations

import datetime as dt

import pytest

from app.demo import Wanted, fill
from app.ledger.questions import Question
from app.progress import Silent


@pytest.mark.parametrize("day", ["2026-11-21", "2024-02-29", "2020-02-29", "2015-01-01"])
def test_nobody_joins_or_is_confirmed_in_the_future(office, day):
    # where a power cut had put the clock back to 2015 the youngest were too young to have joined,
    # and there was no demonstration; 29 February has no same day a year later
    moment = dt.datetime.fromisoformat(f"{day}T12:00").astimezone()
    office.clock = lambda: int(moment.timestamp() * 1000)
    fill(office, Wanted.of(None, None, None), 1, Silent())
    with office.snapshot() as now:
        members = [one.values for one in now.asking.page(Question("members"))]
        assert now.asking.count(Question("boundary_markers")) == 39
    assert len(members) == 53
    assert all(one["joined"] <= day[:7] for one in members)
    assert all(one["confirmed"] is None or one["confirmed"] <= day[:7] for one in members)
    assert len({one["name"] for one in members}) > 40
