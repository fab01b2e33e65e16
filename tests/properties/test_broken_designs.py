"""Each rule of the exchange that is left out on purpose is missed within a few histories."""

from __future__ import annotations

import pytest

from tests.properties.broken_designs import DESIGNS
from tests.properties.district import Violation, founded
from tests.properties.world import history, play

RUNS = 16
"""Within so many histories every broken design breaks a promise."""
STEPS = 16


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.__name__)
def test_a_rule_that_is_left_out_is_missed(design):
    for seed in range(RUNS):
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
