import pytest
from keyring.backends import fail

from app.errors import Trouble
from app.secrets.keeper import PassphraseNeeded, create, unlock
from app.secrets.keyfile import FILE_NAME
from app.secrets.recovery import RecoveryPhrase
from app.secrets.rescue import open_slot, recovery_slot, rescue

OLD, NEW = "草原驿站", "河边的白马"


def test_a_backup_opens_on_another_computer(tmp_path, no_ring):
    made = create(tmp_path / "lost", OLD)
    slot, paper = recovery_slot(tmp_path / "lost"), str(made.phrase)
    secrets, kept = rescue(slot, RecoveryPhrase.read(paper), tmp_path / "new", NEW)
    assert kept == "passphrase"
    assert secrets.database_key == made.secrets.database_key
    assert unlock(tmp_path / "new", NEW) == secrets


def test_a_new_computer_is_a_new_device(tmp_path, memory_ring):
    made = create(tmp_path / "lost")
    secrets = rescue(recovery_slot(tmp_path / "lost"), made.phrase, tmp_path / "new").secrets
    assert secrets.device_id != made.secrets.device_id
    assert secrets.age_identity != made.secrets.age_identity


def test_a_forgotten_passphrase_in_the_same_home(tmp_path, no_ring):
    made = create(tmp_path, OLD)
    secrets = rescue(recovery_slot(tmp_path), made.phrase, tmp_path, NEW).secrets
    assert unlock(tmp_path, NEW).database_key == made.secrets.database_key
    assert unlock(tmp_path, NEW) == secrets


def test_a_lost_keyring_in_the_same_home(tmp_path, memory_ring):
    made = create(tmp_path)
    memory_ring.entries.clear()
    assert rescue(recovery_slot(tmp_path), made.phrase, tmp_path).kept == "keyring"
    assert unlock(tmp_path).database_key == made.secrets.database_key


def test_the_paper_stays_good(tmp_path, memory_ring):
    made = create(tmp_path / "first")
    rescue(recovery_slot(tmp_path / "first"), made.phrase, tmp_path / "second")
    third = rescue(recovery_slot(tmp_path / "second"), made.phrase, tmp_path / "third")
    assert third.secrets.database_key == made.secrets.database_key


def test_a_second_copy_on_one_computer_leaves_the_first_ones_keys_alone(tmp_path, memory_ring):
    """A backup that is put back beside the office, to look something up, shared its entry."""
    made = create(tmp_path / "office")
    rescue(recovery_slot(tmp_path / "office"), made.phrase, tmp_path / "look")
    assert unlock(tmp_path / "office") == made.secrets


def test_the_slot_holds_no_device_key_and_nothing_for_a_passphrase(tmp_path, no_ring):
    create(tmp_path, OLD)
    slot = recovery_slot(tmp_path)
    assert b'"passphrase": null' in slot
    assert len(slot) < 600


def test_another_offices_paper_is_refused(tmp_path, memory_ring):
    create(tmp_path)
    with pytest.raises(Trouble, match="打不开这个办公室的数据"):
        open_slot(recovery_slot(tmp_path), RecoveryPhrase.new())


def test_every_flipped_byte_of_a_slot_is_refused(tmp_path, memory_ring):
    phrase = create(tmp_path).phrase
    slot = recovery_slot(tmp_path)
    for at in range(len(slot)):
        flipped = slot[:at] + bytes([slot[at] ^ 1]) + slot[at + 1 :]
        with pytest.raises(Trouble, match="已损坏"):
            open_slot(flipped, phrase)


@pytest.mark.parametrize(
    ("phrase_is_right", "passphrase"), [(False, NEW), (True, "马"), (True, None)]
)
def test_a_rescue_that_fails_changes_nothing(tmp_path, no_ring, phrase_is_right, passphrase):
    made = create(tmp_path, OLD)
    phrase = made.phrase if phrase_is_right else RecoveryPhrase.new()
    before = (tmp_path / FILE_NAME).read_bytes()
    with pytest.raises(Trouble):
        rescue(recovery_slot(tmp_path), phrase, tmp_path, passphrase)
    assert (tmp_path / FILE_NAME).read_bytes() == before
    assert unlock(tmp_path, OLD) == made.secrets


def test_a_rescue_without_a_keyring_asks_for_a_passphrase(tmp_path, memory_ring, set_ring):
    made = create(tmp_path)
    set_ring(fail.Keyring())
    with pytest.raises(PassphraseNeeded):
        rescue(recovery_slot(tmp_path), made.phrase, tmp_path / "new")
