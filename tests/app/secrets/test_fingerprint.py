from hypothesis import given
from hypothesis import strategies as st

from app.secrets.fingerprint import fingerprint


def test_the_fingerprint_of_nothing():
    """By hand: SHA-256 of nothing begins e3b0c44298, which is 977,923,228,312 in decimal."""
    assert fingerprint(b"").split()[0] == f"{0xE3B0C44298 % 100_000:05}"
    assert fingerprint(b"") == "28312 71035 19033 54212 51492 41426"


@given(st.binary())
def test_it_is_six_groups_of_five_digits(data):
    groups = fingerprint(data).split(" ")
    assert [len(group) for group in groups] == [5] * 6
    assert all(group.isascii() and group.isdigit() for group in groups)


def test_a_flipped_bit_changes_every_group():
    ours, theirs = fingerprint(b"\x00" * 100).split(), fingerprint(b"\x00" * 99 + b"\x01").split()
    assert all(one != other for one, other in zip(ours, theirs, strict=True))
