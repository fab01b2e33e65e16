import os
import stat

import pytest

from app.errors import Cancelled, Trouble
from app.secrets import sealing
from app.secrets.keeper import PassphraseNeeded, WrongPassphrase, create, kept, unlock
from app.secrets.keyfile import FILE_NAME, read_key_file
from app.secrets.system_keyring import SystemKeyring

PASSPHRASE = "草原驿站"


def never():
    raise AssertionError("nobody should have been asked")


@pytest.fixture
def locked_home(tmp_path, no_ring):
    """A home that a passphrase locks, and its secrets."""
    home = tmp_path / "office"
    return home, create(home, PASSPHRASE).secrets


def test_the_keyring_opens_without_a_passphrase(tmp_path, memory_ring):
    made = create(tmp_path)
    assert made.kept == kept(tmp_path) == "keyring"
    assert unlock(tmp_path, ask=never) == made.secrets


def test_a_passphrase_wins_over_a_keyring_when_a_home_is_made(tmp_path, memory_ring):
    made = create(tmp_path, PASSPHRASE)
    assert made.kept == kept(tmp_path) == "passphrase"
    assert memory_ring.entries == {}
    assert unlock(tmp_path, PASSPHRASE, ask=never) == made.secrets


def test_a_home_in_the_keyring_opens_although_a_passphrase_is_set(tmp_path, memory_ring):
    """A script sets ORTOO_PASSPHRASE for all its homes."""
    made = create(tmp_path)
    assert unlock(tmp_path, "有些别的口令") == made.secrets


def test_the_person_is_asked_where_no_passphrase_was_given(locked_home):
    home, secrets = locked_home
    assert unlock(home, ask=lambda: PASSPHRASE) == secrets


def test_the_keyring_is_not_looked_for_where_a_passphrase_locks(locked_home, raising_ring):
    home, secrets = locked_home
    assert unlock(home, PASSPHRASE) == secrets


def test_a_full_width_passphrase_opens(tmp_path, no_ring):
    made = create(tmp_path, "nutag2024")
    assert unlock(tmp_path, "ｎｕｔａｇ２０２４") == made.secrets


def test_a_wrong_passphrase(locked_home):
    home, _ = locked_home
    with pytest.raises(WrongPassphrase) as caught:
        unlock(home, "草原驿战")
    assert str(caught.value.title) == "口令不对"


def test_a_wrong_answer_is_a_wrong_passphrase(locked_home):
    home, _ = locked_home
    with pytest.raises(WrongPassphrase):
        unlock(home, ask=lambda: "")


def test_whoever_does_not_answer_cancels(locked_home):
    def cancel():
        raise Cancelled

    with pytest.raises(Cancelled):
        unlock(locked_home[0], ask=cancel)


def test_where_nobody_can_be_asked_the_trouble_says_what_to_set(locked_home):
    home, _ = locked_home
    with pytest.raises(PassphraseNeeded, match="口令") as caught:
        unlock(home)
    assert "ORTOO_PASSPHRASE" in str(caught.value)


def test_a_damaged_file_is_not_called_a_wrong_passphrase(locked_home):
    home, _ = locked_home
    path = home / FILE_NAME
    cost = str(sealing.USUAL.n).encode()
    assert path.read_bytes().count(cost) == 1
    path.write_bytes(path.read_bytes().replace(cost, b"65536"))
    with pytest.raises(Trouble, match="已损坏"):
        unlock(home, PASSPHRASE)


def test_without_a_keyring_a_passphrase_is_asked_for(tmp_path, no_ring):
    with pytest.raises(PassphraseNeeded, match="没有可用的系统钥匙串"):
        create(tmp_path / "office")
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_loses_values_is_none(tmp_path, losing_ring):
    with pytest.raises(PassphraseNeeded):
        create(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_keyring_that_never_answers_is_none(tmp_path, hanging_ring):
    with pytest.raises(PassphraseNeeded):
        create(tmp_path, keyring=SystemKeyring(find_s=5, use_s=0.05))


def test_a_passphrase_too_short_makes_no_home(tmp_path, memory_ring):
    with pytest.raises(Trouble, match="口令太短"):
        create(tmp_path, "草原")
    assert list(tmp_path.iterdir()) == []


def test_an_empty_passphrase_is_not_taken_for_none(tmp_path, memory_ring):
    with pytest.raises(Trouble, match="口令太短"):
        create(tmp_path, "")


def test_a_home_that_has_keys_keeps_them(locked_home):
    home, secrets = locked_home
    with pytest.raises(Trouble, match="已经有"):
        create(home, "别的办公室")
    assert unlock(home, PASSPHRASE) == secrets


def test_a_keyring_that_lost_the_keys_says_so(tmp_path, memory_ring):
    create(tmp_path)
    memory_ring.entries.clear()
    with pytest.raises(Trouble, match="没有这个办公室的钥匙") as caught:
        unlock(tmp_path, ask=never)
    assert "恢复码" in str(caught.value)


def test_a_keyring_that_is_out_of_reach_is_not_called_empty(
    tmp_path, memory_ring, raising_ring, set_ring
):
    set_ring(memory_ring)
    create(tmp_path)
    set_ring(raising_ring)
    with pytest.raises(Trouble, match="打不开"):
        unlock(tmp_path, ask=never)


def test_two_homes_on_one_computer_do_not_disturb_each_other(tmp_path, memory_ring):
    one, other = create(tmp_path / "one"), create(tmp_path / "other")
    assert unlock(tmp_path / "one") == one.secrets
    assert unlock(tmp_path / "other") == other.secrets


def test_a_home_that_cannot_be_written_leaves_nothing_in_the_keyring(tmp_path, memory_ring):
    (tmp_path / "file").touch()
    with pytest.raises(Trouble, match="建不了文件夹"):
        create(tmp_path / "file" / "office")
    assert memory_ring.entries == {}


def test_no_key_stands_in_the_file_as_it_is(tmp_path, memory_ring):
    for home, passphrase in ((tmp_path / "ring", None), (tmp_path / "locked", PASSPHRASE)):
        secrets = create(home, passphrase).secrets
        text = (home / FILE_NAME).read_text()
        assert secrets.database_key.hex() not in text
        assert secrets.signing.hex() not in text
        assert secrets.age_identity not in text


def test_the_keyrings_home_has_no_part_that_a_passphrase_opens(tmp_path, memory_ring):
    create(tmp_path)
    assert read_key_file(tmp_path).passphrase is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_file_and_new_folder_are_the_users_alone(locked_home):
    home, _ = locked_home
    assert stat.S_IMODE((home / FILE_NAME).stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
