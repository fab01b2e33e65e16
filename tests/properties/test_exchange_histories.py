"""Whatever happens to offices, sticks, clocks and disks: nothing is lost, and all see the same.

Every history runs on real databases, keys and bundle files, and follows from its seed alone. One
that goes wrong is run again, and shortened, by

    make soak ARGS="--from SEED --steps 24 --minutes 0 --shrink"
"""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tests.properties.district import Violation
from tests.properties.world import DISTRICTS, History, Step, World, history, play, shrunk

STEPS = 24


@pytest.mark.parametrize("seed", range(24))
def test_nothing_is_lost_and_all_see_the_same(seed):
    done = play(history(seed, STEPS))
    assert done["bundles"] > 0


@pytest.mark.parametrize("names", DISTRICTS, ids="-".join)
def test_offices_that_only_write_and_meet_end_alike(names):
    kinds = ("add", "race", "meet", "stale", "remove", "settle", "race", "meet", "settle")
    steps = tuple(Step(kind, number, number) for number, kind in enumerate(kinds))
    done = play(History(0, names, patrols_only=False, steps=steps))
    assert done["values checked"] > 0


TURNING = ("add", "edit", "race", "stale", "remove", "settle", "meet", "meet", "receive", "send")
"""What happens between the settings aside."""


@pytest.mark.parametrize("seed", range(4))
def test_any_bundle_may_be_set_aside_and_taken_up_whatever_came_since(seed):
    rng = random.Random(seed)
    kinds = [*TURNING, "folder", "undo", "redo", *["aside"] * 5]
    drawn = ["add", "add", "meet", "race", "meet", *(rng.choice(kinds) for _ in range(20))]
    steps = tuple(Step(kind, rng.randrange(1 << 20), rng.getrandbits(48)) for kind in drawn)
    done = play(History(seed, rng.choice(DISTRICTS), patrols_only=False, steps=steps))
    assert done["set aside, or taken up"] > 0


def test_what_an_erasure_lets_follow_at_another_office_has_its_author():
    """A family was taken over by the sumu while others changed it at its old office, so that it
    stayed there; when it was erased there, the sumu's copy was erased by reading of it, and the
    oracle knew of no such command."""
    past = History(
        3,
        ("G1", "S", "G1b"),
        patrols_only=False,
        steps=(
            Step("add", 552333, 194141782583346),
            Step("transfer", 739407, 198988449874275),
            Step("erase", 584946, 137785720688807),
        ),
    )
    done = play(past)
    assert done["erased"] == done["moved"] == 1


def test_a_history_that_goes_wrong_goes_wrong_again_and_in_short(monkeypatch):
    def step_send(world, node, rng):
        world.stat["sent"] += 1
        if world.stat["sent"] == 2:
            raise Violation("the second bundle")

    monkeypatch.setattr(World, "step_send", step_send)
    kinds = ("add", "send", "time", "look", "send", "time", "send", "add")
    steps = tuple(Step(kind, 0, number) for number, kind in enumerate(kinds))
    past = History(0, ("G1", "S"), patrols_only=False, steps=steps)
    assert [one.kind for one in shrunk(past).steps] == ["send", "send"]
    fine = replace(past, steps=steps[:4])
    assert shrunk(fine) is fine
