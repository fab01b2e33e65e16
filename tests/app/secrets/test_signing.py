import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import assume, given
from hypothesis import strategies as st

from app.secrets.signing import device_id, sign, verify

PRIVATE = bytes(range(32))
PUBLIC = device_id(PRIVATE)
DOMAINS = st.binary(min_size=1, max_size=6)


def test_the_device_is_known_by_its_public_key():
    """RFC 8032, 7.1, test 1."""
    private = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert device_id(private).hex() == public


@given(DOMAINS, st.binary())
def test_what_was_signed_is_verified(domain, data):
    assert verify(PUBLIC, domain, data, sign(PRIVATE, domain, data))


@given(DOMAINS, st.binary(max_size=6), DOMAINS, st.binary(max_size=6))
def test_a_signature_is_good_for_one_domain_and_one_text(domain, data, other_domain, other_data):
    assume((domain, data) != (other_domain, other_data))
    assert not verify(PUBLIC, other_domain, other_data, sign(PRIVATE, domain, data))


@given(st.binary(max_size=6))
def test_bytes_moved_from_the_data_into_the_domain_are_noticed(rest):
    signature = sign(PRIVATE, b"card", b"s" + rest)
    assert not verify(PUBLIC, b"cards", rest, signature)


def test_another_device_did_not_sign_it():
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    assert not verify(other, b"card", b"text", sign(PRIVATE, b"card", b"text"))


def test_every_flipped_bit_of_a_signature_is_noticed():
    signature = sign(PRIVATE, b"card", b"text")
    for bit in range(512):
        flipped = bytearray(signature)
        flipped[bit // 8] ^= 1 << bit % 8
        assert not verify(PUBLIC, b"card", b"text", bytes(flipped))


@given(st.binary(max_size=70), st.binary(max_size=70))
def test_keys_and_signatures_of_strangers_never_raise(public, signature):
    assert not verify(public, b"card", b"text", signature)


@pytest.mark.parametrize("domain", [b"", b"x" * 256])
def test_a_domain_that_would_not_keep_apart_is_a_bug(domain):
    with pytest.raises(ValueError, match="domain"):
        sign(PRIVATE, domain, b"text")
