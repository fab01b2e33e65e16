import pytest

from app.errors import Trouble
from app.secrets.keeper import PassphraseNeeded, WrongPassphrase, create, kept, unlock
from app.secrets.moving import (
    change_passphrase,
    move_to_keyring,
    move_to_passphrase,
    new_recovery_phrase,
)
from app.secrets.rescue import open_slot, recovery_slot

OLD, NEW = "草原驿站", "河边的白马"


def test_after_a_change_only_the_new_passphrase_opens(tmp_path, no_ring):
    made = create(tmp_path, OLD)
    change_passphrase(tmp_path, OLD, NEW)
    assert unlock(tmp_path, NEW) == made.secrets
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, OLD)
    assert open_slot(recovery_slot(tmp_path), made.phrase) == made.secrets.database_key


def test_a_wrong_old_passphrase_changes_nothing(tmp_path, no_ring):
    made = create(tmp_path, OLD)
    with pytest.raises(WrongPassphrase):
        change_passphrase(tmp_path, NEW, NEW)
    assert unlock(tmp_path, OLD) == made.secrets


def test_a_new_passphrase_too_short_changes_nothing(tmp_path, memory_ring):
    locked, ringed = create(tmp_path / "locked", OLD), create(tmp_path / "ringed")
    with pytest.raises(Trouble, match="口令太短"):
        change_passphrase(tmp_path / "locked", OLD, "马")
    with pytest.raises(Trouble, match="口令太短"):
        move_to_passphrase(tmp_path / "ringed", "马")
    assert unlock(tmp_path / "locked", OLD) == locked.secrets
    assert unlock(tmp_path / "ringed") == ringed.secrets


def test_from_the_keyring_to_a_passphrase_and_back(tmp_path, memory_ring):
    made = create(tmp_path)
    assert move_to_passphrase(tmp_path, NEW)
    assert memory_ring.entries == {}
    assert kept(tmp_path) == "passphrase"
    assert unlock(tmp_path, NEW) == made.secrets
    move_to_keyring(tmp_path, NEW)
    assert kept(tmp_path) == "keyring"
    assert unlock(tmp_path) == made.secrets
    assert open_slot(recovery_slot(tmp_path), made.phrase) == made.secrets.database_key


def test_moving_into_the_keyring_needs_the_passphrase(tmp_path, memory_ring):
    create(tmp_path, OLD)
    with pytest.raises(WrongPassphrase):
        move_to_keyring(tmp_path, NEW)
    assert memory_ring.entries == {}


def test_a_keyring_that_loses_values_gets_no_keys(tmp_path, losing_ring):
    made = create(tmp_path, OLD)
    with pytest.raises(PassphraseNeeded):
        move_to_keyring(tmp_path, OLD)
    assert unlock(tmp_path, OLD) == made.secrets


def test_an_entry_that_stays_in_the_keyring_is_told(tmp_path, ring_from):
    def refuse(ring, service, username):
        # the probe may be removed, the entry not
        if "probe" not in service:
            raise PermissionError
        del ring.entries[service, username]

    ring_from("somewhere", delete_password=refuse)
    made = create(tmp_path)
    assert not move_to_passphrase(tmp_path, NEW)
    assert unlock(tmp_path, NEW) == made.secrets


def test_each_change_is_refused_where_it_has_no_meaning(tmp_path, memory_ring):
    create(tmp_path / "ringed")
    create(tmp_path / "locked", OLD)
    with pytest.raises(Trouble, match="没有设口令"):
        change_passphrase(tmp_path / "ringed", OLD, NEW)
    with pytest.raises(Trouble, match="已经设了口令"):
        move_to_passphrase(tmp_path / "locked", NEW)


def test_a_home_that_is_in_the_keyring_stays_there(tmp_path, memory_ring):
    made = create(tmp_path)
    move_to_keyring(tmp_path, "")
    assert unlock(tmp_path) == made.secrets


def test_a_new_paper_makes_the_old_one_worthless(tmp_path, memory_ring):
    made = create(tmp_path)
    phrase = new_recovery_phrase(tmp_path, made.secrets)
    assert open_slot(recovery_slot(tmp_path), phrase) == made.secrets.database_key
    with pytest.raises(Trouble, match="打不开"):
        open_slot(recovery_slot(tmp_path), made.phrase)
    assert unlock(tmp_path) == made.secrets
