"""A history that was found to go wrong, kept for ever."""

from __future__ import annotations

from tests.properties.world import History, Step, play


def test_a_number_that_two_copies_of_a_disk_gave_can_stand_twice_in_one_question():
    # The image of a disk was put back with its witness, and both copies wrote a value under the
    # same number before anybody noticed. Nobody had seen either, so both are values of one
    # question; the table of values had room for one of them only, and the bundle could not be read.
    steps = (
        Step("add", 448887, 47070002758771),
        Step("add", 631486, 11052509958817),
        Step("meet", 36831, 85500844304621),
        Step("stale", 602286, 92536219574495),
        Step("image", 495306, 40644942459623),
        Step("race", 1046473, 162017965115428),
        Step("join", 646858, 85084772763399),
        Step("meet", 498852, 47987480014156),
        Step("put_back", 442605, 76084387507326),
        Step("undo", 56940, 26706075561104),
        Step("race", 283431, 111978929115071),
    )
    done = play(History(9010, ("G1", "S", "G2"), patrols_only=False, steps=steps))
    assert done["values checked"] > 0
