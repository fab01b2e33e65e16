import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.errors import Trouble
from app.secrets.keyfile import FILE_NAME, KeyFile, read_key_file, write_key_file
from app.secrets.sealing import Box, Cost, PassphraseBox

BOXES = st.builds(
    Box,
    st.binary(min_size=16, max_size=16),
    st.binary(min_size=12, max_size=12),
    st.binary(min_size=16, max_size=200),
)
FILES = st.builds(
    KeyFile,
    st.binary(min_size=16, max_size=16).map(bytes.hex),
    BOXES,
    st.none() | st.builds(PassphraseBox, st.just(Cost()), BOXES),
)
BOX = Box(bytes(16), bytes(12), bytes(48))
FILE = KeyFile(
    "0123456789abcdef" * 2, BOX, PassphraseBox(Cost(), Box(bytes(16), bytes(12), bytes(163)))
)


def checked(content):
    """A file with a right checksum and whatever content."""
    body = json.dumps(content, indent=1).encode().removesuffix(b"\n}")
    return body + b',\n "sha256": "' + sha256(body).hexdigest().encode() + b'"\n}\n'


def fields(**changes):
    return {**json.loads(FILE.to_bytes()), **changes}


@given(FILES)
def test_what_is_written_is_read(file):
    assert KeyFile.from_bytes(file.to_bytes()) == file


def test_it_is_plain_json():
    content = json.loads(FILE.to_bytes())
    assert content["format"] == 1
    assert content["passphrase"]["n"] == 2**15


def test_every_flipped_bit_is_found_damaged():
    text = FILE.to_bytes()
    for bit in range(8 * len(text)):
        flipped = bytearray(text)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(Trouble, match="已损坏"):
            KeyFile.from_bytes(bytes(flipped))


def test_every_cut_is_found_damaged():
    text = FILE.to_bytes()
    for length in range(len(text)):
        with pytest.raises(Trouble, match="已损坏"):
            KeyFile.from_bytes(text[:length])


def test_zeros_after_a_power_cut_are_found_damaged():
    with pytest.raises(Trouble, match="已损坏"):
        KeyFile.from_bytes(bytes(len(FILE.to_bytes())))


@given(st.binary())
def test_other_bytes_are_found_damaged(text):
    with pytest.raises(Trouble, match="已损坏"):
        KeyFile.from_bytes(text)


@settings(max_examples=40)
@given(
    st.dictionaries(
        st.sampled_from(["format", "home", "recovery", "passphrase"]),
        st.recursive(
            st.none() | st.booleans() | st.integers(max_value=1) | st.text(max_size=40),
            lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
        ),
        min_size=1,
    )
)
def test_a_hostile_file_with_a_right_checksum_gives_a_sentence(changes):
    content = fields(**changes)
    content.pop("sha256")
    try:
        read = KeyFile.from_bytes(checked(content))
    except Trouble:
        return
    # an absent passphrase and the same numbers are all that may pass
    assert read in (FILE, KeyFile(FILE.home_id, FILE.recovery))


@pytest.mark.parametrize(
    "changes",
    [
        {"home": "../../etc"},
        {"home": "ABCDEF" * 5 + "AB"},
        {"format": True},
        {"recovery": {"salt": "00" * 15, "nonce": "00" * 12, "sealed": "00" * 48}},
        {"recovery": {"salt": "zz" * 16, "nonce": "00" * 12, "sealed": "00" * 48}},
        {
            "passphrase": {
                "n": 2**30,
                "r": 8,
                "p": 1,
                "salt": "00" * 16,
                "nonce": "00" * 12,
                "sealed": "00" * 48,
            }
        },
        {
            "passphrase": {
                "n": 2**15,
                "r": 8.0,
                "p": 1,
                "salt": "00" * 16,
                "nonce": "00" * 12,
                "sealed": "00" * 48,
            }
        },
        {"passphrase": "none"},
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_refused(changes):
    content = fields(**changes)
    content.pop("sha256")
    with pytest.raises(Trouble, match="已损坏"):
        KeyFile.from_bytes(checked(content))


def test_deep_nesting_is_refused():
    body = b'{"a": ' + b"[" * 7000 + b"]" * 7000
    text = body + b',\n "sha256": "' + sha256(body).hexdigest().encode() + b'"\n}\n'
    with pytest.raises(Trouble, match="已损坏"):
        KeyFile.from_bytes(text)


def test_a_file_of_a_newer_version_asks_for_an_upgrade():
    content = fields(format=2, passphrase={"argon2id": 3})
    content.pop("sha256")
    with pytest.raises(Trouble, match="更新版本") as caught:
        KeyFile.from_bytes(checked(content))
    assert "升级" in str(caught.value)


def test_a_file_in_a_home_is_read_back(tmp_path):
    write_key_file(tmp_path, FILE)
    assert read_key_file(tmp_path) == FILE


def test_a_home_without_keys_says_so(tmp_path):
    with pytest.raises(Trouble, match="没有钥匙文件") as caught:
        read_key_file(tmp_path)
    assert str(tmp_path) in str(caught.value)


def test_a_file_far_too_long_is_not_read_whole(tmp_path):
    (tmp_path / FILE_NAME).write_bytes(FILE.to_bytes() + b" " * 20_000)
    with pytest.raises(Trouble, match="已损坏"):
        read_key_file(tmp_path)


def test_a_folder_in_the_files_place_is_told(tmp_path):
    (tmp_path / FILE_NAME).mkdir()
    with pytest.raises(Trouble, match="读不了"):
        read_key_file(tmp_path)
    with pytest.raises(Trouble, match="写不了"):
        write_key_file(tmp_path, FILE)
