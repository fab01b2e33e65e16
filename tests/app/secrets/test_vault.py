from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.secrets.signing import sign, verify
from app.secrets.vault import Secrets


@pytest.fixture
def secrets():
    return Secrets.new()


def test_new_keys_are_new(secrets):
    other = Secrets.new()
    assert secrets.database_key != other.database_key
    assert secrets.signing != other.signing
    assert secrets.age_identity != other.age_identity


def test_a_database_that_exists_keeps_its_key(secrets):
    again = Secrets.new(secrets.database_key)
    assert again.database_key == secrets.database_key
    assert again.device_id != secrets.device_id


def test_a_representation_shows_nothing(secrets):
    assert repr(secrets) == str(secrets) == "Secrets(…)"


def test_a_bundle_to_the_recipient_is_read_with_the_identity(secrets):
    import pyrage

    recipient = pyrage.x25519.Recipient.from_str(secrets.age_recipient)
    identity = pyrage.x25519.Identity.from_str(secrets.age_identity)
    assert (
        pyrage.decrypt(pyrage.encrypt("秘密".encode(), [recipient]), [identity]) == "秘密".encode()
    )


def test_the_device_signs_with_its_key(secrets):
    signature = sign(secrets.signing, b"card", b"text")
    assert verify(secrets.device_id, b"card", b"text", signature)


def test_an_entry_is_read_back(secrets):
    assert Secrets.from_bytes(secrets.to_bytes()) == secrets


def test_an_entry_fits_into_windows_credential_manager(secrets):
    """1,280 characters, and the entry is kept as base64."""
    assert len(secrets.to_bytes()) * 4 / 3 < 1280


def test_every_altered_entry_is_refused(secrets):
    entry = secrets.to_bytes()
    for bit in range(8 * len(entry)):
        flipped = bytearray(entry)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ValueError, match="damaged"):
            Secrets.from_bytes(bytes(flipped))


def test_every_cut_entry_is_refused(secrets):
    entry = secrets.to_bytes()
    for length in range(len(entry)):
        with pytest.raises(ValueError, match="damaged"):
            Secrets.from_bytes(entry[:length])


@given(st.binary())
def test_any_other_bytes_are_refused(entry):
    with pytest.raises(ValueError, match="damaged"):
        Secrets.from_bytes(entry)


@pytest.mark.parametrize(
    "wrong", [{"database_key": b"short"}, {"signing": b""}, {"age_identity": "age1abc"}]
)
def test_keys_of_the_wrong_form_are_a_bug(secrets, wrong):
    with pytest.raises(ValueError):  # noqa: PT011 each says something else
        replace(secrets, **wrong)
