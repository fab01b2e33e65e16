from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.secrets import sealing
from app.secrets.recovery import RecoveryPhrase
from app.secrets.sealing import (
    Cost,
    NotOpened,
    lock_with_passphrase,
    lock_with_phrase,
    open_with_passphrase,
    open_with_phrase,
)

HOME, OTHER_HOME = "a" * 32, "b" * 32


@pytest.fixture(scope="module")
def locked():
    return lock_with_passphrase(b"the secret", "草原驿站", HOME)


def flipped(data, at=0):
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def test_the_passphrase_opens(locked):
    assert open_with_passphrase(locked, "草原驿站", HOME) == b"the secret"


def test_another_passphrase_does_not(locked):
    with pytest.raises(NotOpened):
        open_with_passphrase(locked, "草原驿战", HOME)


def test_a_box_of_another_home_does_not_open(locked):
    with pytest.raises(NotOpened):
        open_with_passphrase(locked, "草原驿站", OTHER_HOME)


@pytest.mark.parametrize("part", ["salt", "nonce", "sealed"])
def test_an_altered_box_does_not_open(locked, part):
    box = replace(locked.box, **{part: flipped(getattr(locked.box, part))})
    with pytest.raises(NotOpened):
        open_with_passphrase(replace(locked, box=box), "草原驿站", HOME)


def test_an_altered_cost_does_not_open(locked):
    with pytest.raises(NotOpened):
        open_with_passphrase(replace(locked, cost=Cost(n=2**12)), "草原驿站", HOME)


def test_the_same_secret_is_never_locked_twice_alike(locked):
    again = lock_with_passphrase(b"the secret", "草原驿站", HOME)
    assert again.box.salt != locked.box.salt
    assert again.box.sealed != locked.box.sealed


@given(st.binary(), st.binary(min_size=16, max_size=16).map(RecoveryPhrase))
def test_the_phrase_opens_what_it_locked_and_no_other_home(secret, phrase):
    box = lock_with_phrase(secret, phrase, HOME)
    assert open_with_phrase(box, phrase, HOME) == secret
    with pytest.raises(NotOpened):
        open_with_phrase(box, phrase, OTHER_HOME)
    with pytest.raises(NotOpened):
        open_with_phrase(box, RecoveryPhrase(flipped(phrase.secret)), HOME)


@pytest.mark.parametrize("part", ["salt", "nonce", "sealed"])
def test_every_altered_byte_of_a_recovery_box_is_noticed(part):
    phrase = RecoveryPhrase.new()
    box = lock_with_phrase(bytes(32), phrase, HOME)
    content = getattr(box, part)
    for at in range(len(content)):
        with pytest.raises(NotOpened):
            open_with_phrase(replace(box, **{part: flipped(content, at)}), phrase, HOME)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(n=2**15 + 1),
        Cost(n=2**21),
        Cost(n=2**20, r=32),
        Cost(n=0),
        Cost(n=-(2**15)),
        Cost(r=0),
        Cost(p=5),
    ],
)
def test_a_cost_that_would_kill_an_old_computer_is_not_bearable(cost):
    assert not cost.is_bearable()


def test_our_own_cost_is_bearable():
    assert Cost().is_bearable()


def test_a_new_box_costs_what_a_guess_is_to_cost(monkeypatch):
    monkeypatch.setattr(sealing, "USUAL", Cost())  # all other tests lock at a lower cost
    locked = lock_with_passphrase(b"the secret", "草原驿站", HOME)
    assert locked.cost == Cost(n=2**15, r=8, p=1)
    assert open_with_passphrase(locked, "草原驿站", HOME) == b"the secret"
