"""Each rule of the exchange that is left out on purpose is missed within a few histories."""

from __future__ import annotations

import pytest

from tests.properties.broken_designs import (
    DESIGNS,
    acts_before_what_it_builds_on,
    arrival_order,
    collapsed_edits,
    joins_that_keep_nothing,
    losses_passed_over_in_silence,
    revocation_by_number_only,
    undo_without_sealing,
)
from tests.properties.district import Violation, founded
from tests.properties.world import history, play

RUNS = 16
"""Within so many histories every broken design breaks a promise."""
STEPS = 16
FIRST = {
    acts_before_what_it_builds_on: 2,
    arrival_order: 1,
    collapsed_edits: 5,
    joins_that_keep_nothing: 8,
    losses_passed_over_in_silence: 12,
    revocation_by_number_only: 1,
    undo_without_sealing: 3,
}
"""Where to begin with those that few histories tell apart: it saves minutes of every run."""


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
def test_a_rule_that_is_left_out_is_missed(design):
    first = FIRST.get(design, 0)
    for seed in range(first, first + RUNS):
        past = history(seed, STEPS, DESIGNS[design])
        founded(past.names, past.patrols_only)
        with pytest.MonkeyPatch.context() as patch:
            design(patch)
            broken = _breaks(past)
        if broken:
            play(past)  # the right design keeps every promise in the same history
            return
    pytest.fail(f"{RUNS} histories did not tell {design.__name__} from the right design")


def _breaks(past):
    try:
        play(past)
    except Violation:
        return True
    return False
