"""Whatever lies on a stick under our names: one sentence, nothing changed, nothing left behind.

Cards, bundles and backups are opened by a double click. What is altered inside is tried in
`tests/properties`; here it is the files themselves: pipes, folders, holes of a terabyte, names.
"""

from __future__ import annotations

import hashlib
import os
import struct
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import pytest

from app.backups import unpack
from app.errors import Trouble
from app.progress import Silent
from app.secrets import age
from app.sync import container
from app.sync.cards import Card, encode_card, own_card, read_card
from app.sync.enrolment import accept_card
from app.sync.incoming import read_bundle, read_bundles, show_bundle
from app.sync.stick import look_on_sticks
from app.units import Unit
from app.values.characters import one_line
from tests.region import UNITS, Region

MOST_WORDS = 300
SPOOF = "苏木\u202e\n六组数字：111111\u2066<b>已核对</b>\x00\x1b[0m"


@pytest.fixture(scope="module")
def region():
    made = Region(("gacha", "sumu"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def honest(region):
    """The bytes of a bundle for the gacha, and of the sumu's card."""
    bundle = region.write("sumu", "gacha").read_bytes()
    office = region["sumu"]
    card = encode_card(own_card("sumu", office.unit, office.secrets), office.secrets.signing)
    return {"bundle": bundle, "card": card}


def packed(inside, region):
    """A bundle file whose shell is right, whatever stands where the age file should."""
    start = container.MAGIC + bytes([1, 1]) + bytes(16) + struct.pack(">Q", len(inside))
    return start + inside + hashlib.sha256(start + inside).digest()


def to_us(plain, region):
    return age.encrypt(plain, [region["gacha"].secrets.age_recipient])


def contents(honest, region):
    """Name → bytes of files that are no honest bundle and no honest card."""
    bundle, card = honest["bundle"], honest["card"]
    half = len(bundle) // 2
    return {
        "empty": b"",
        "one byte": b"O",
        "noise": bytes(range(256)) * 40,
        "the magic of a bundle": container.MAGIC,
        "the magic of a card": card[:11],
        "a text": "我是数据包".encode() * 100,
        "a card": card,
        "a bundle": bundle,
        "half a bundle": bundle[:half],
        "two bundles": bundle + bundle,
        "halves swapped": bundle[half:] + bundle[:half],
        "a flipped bit": bundle[:half] + bytes([bundle[half] ^ 1]) + bundle[half + 1 :],
        "zeros in it": bundle[:half] + bytes(64) + bundle[half + 64 :],
        "half a card": card[: len(card) // 2],
        "two cards": card + card,
        "a shell with nothing in it": packed(b"", region),
        "a shell with noise in it": packed(b"\xff" * 999, region),
        "a bundle within a shell": packed(bundle, region),
        "an age file of nothing": packed(to_us(b"", region), region),
        "an age file of noise": packed(to_us(b"\xff" * 999, region), region),
        "a bundle within an age file": packed(to_us(bundle, region), region),
        "an age file of another": packed(age.encrypt(b"x", [region["sumu"].secrets.age_recipient]),
                                         region),
        "an age file with a passphrase": packed(
            b"age-encryption.org/v1\n-> scrypt bBjlhJVYZeE4aqUdmtRHfw 30\n" + b"A" * 43
            + b"\n--- " + b"A" * 43 + b"\n" + b"x" * 50, region),
        "a head without end": packed(b"age-encryption.org/v1\n" + b"-> X25519 A\n" * 9999, region),
        "an armoured age file": packed(b"-----BEGIN AGE ENCRYPTED FILE-----\n" + b"A" * 999, region),
        "a manifest without end": packed(to_us(b"\xff\xff\xff\xff" + bytes(99), region), region),
        "a packed bomb": zlib.compress(bytes(10 << 20)),
        "a zip": b"PK\x03\x04" + bytes(99),
    }  # fmt: skip


def assert_sentence(trouble):
    text = str(trouble)
    assert len(text) < MOST_WORDS
    assert text.isprintable()
    assert "Traceback" not in text
    assert "Error" not in text
    assert str(trouble.advice), text


@pytest.fixture
def unchanged(region, monkeypatch, tmp_path_factory):
    """Whatever happens in the test, no byte of the database, and no file left in our folders."""
    node, gacha = region.nodes["gacha"], region["gacha"]
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("temporary")))
    places = [gacha.home.folder, Path(tempfile.gettempdir())]

    def files():
        found = {str(one) for place in places for one in place.rglob("*")}
        return {one for one in found if "office.db" not in one}

    before, lying = node.dump(), files()
    yield
    assert node.dump() == before
    assert files() == lying


def open_in_every_way(gacha, path):
    """Everything that can be done with a file; what was said of it."""
    said = []
    ways = (
        lambda: read_card(path),
        lambda: accept_card(gacha, path),
        lambda: show_bundle(path, gacha),
        lambda: read_bundle(gacha, path, Silent(), keep=False),
        lambda: read_bundle(gacha, path, Silent()),
    )
    for way in ways:
        with pytest.raises(Trouble) as trouble:
            way()
        assert_sentence(trouble.value)
        said.append(str(trouble.value))
    read = read_bundles(gacha, [path, path], Silent())
    assert len(read.refused) == 2
    assert not read.bundles
    return said


def test_no_such_file_is_more_than_a_sentence(region, honest, tmp_path, unchanged):
    """A head of an age file with thousands of readers kept the computer busy for a minute, and one
    of a megabyte would have for an hour; anybody who finds our file format can write one."""
    gacha = region["gacha"]
    good = {"a bundle", "a card"}
    for name, data in contents(honest, region).items():
        for suffix in (".ortoo", ".ortoocard"):
            path = tmp_path / f"{name}{suffix}"
            path.write_bytes(data)
        if name not in good:
            open_in_every_way(gacha, tmp_path / f"{name}.ortoo")
    for path in tmp_path.iterdir():
        if path.name.startswith("a bundle."):
            path.unlink()
    (tmp_path / "a card.ortoo").unlink()
    finds = look_on_sticks(gacha, [tmp_path], Silent())
    assert [one.card.name for one in finds.cards] in ([], ["sumu"])
    assert finds.bundles == ()


@pytest.mark.skipif(sys.platform == "win32", reason="has no such files")
def test_what_is_no_file_is_not_opened(region, tmp_path, unchanged):
    """A pipe was waited for without end; looking at a stick with one on it never came back."""
    gacha = region["gacha"]
    made = {
        "folder.ortoo": lambda one: one.mkdir(),
        "pipe.ortoo": os.mkfifo,
        "pipe.ortoocard": os.mkfifo,
        "nowhere.ortoo": lambda one: one.symlink_to(tmp_path / "nothing"),
        "itself.ortoo": lambda one: one.symlink_to(one),
        "device.ortoo": lambda one: one.symlink_to("/dev/zero"),
        "device.ortoocard": lambda one: one.symlink_to("/dev/zero"),
        "up.ortoo": lambda one: one.symlink_to(tmp_path),
    }
    for name, make in made.items():
        make(tmp_path / name)
    for name in made:
        open_in_every_way(gacha, tmp_path / name)
        with pytest.raises(Trouble) as trouble:
            unpack(tmp_path / name, gacha.home.folder)
        assert_sentence(trouble.value)
    finds = look_on_sticks(gacha, [tmp_path], Silent())
    assert (finds.cards, finds.bundles) == ((), ())
    open_in_every_way(gacha, tmp_path / "is not there.ortoo")


def test_a_file_of_a_terabyte_is_refused_by_its_size(region, tmp_path, unchanged):
    path = tmp_path / "huge.ortoo"
    with path.open("wb") as file:
        file.write(container.MAGIC + bytes([1, 1]))
        try:
            file.truncate(1 << 40)
        except OSError:
            pytest.skip("no files with holes here")
    for said in open_in_every_way(region["gacha"], path)[2:]:
        assert "太大" in said


NAMES = (
    "x" * 200,
    "给苏木\u202egpj.ortoo",
    "两\n行",
    "<b>粗</b><img src=x>",
    "{name}%s{0}",
    "\x1b[31m红",
    "甲" * 80,
)


@pytest.mark.parametrize("name", NAMES)
def test_a_file_s_name_spoils_no_sentence(region, tmp_path, unchanged, name):
    path = tmp_path / f"{name}.ortoo"
    try:
        path.write_bytes(b"x")
    except OSError:
        pytest.skip("no such name here")
    for said in open_in_every_way(region["gacha"], path):
        assert "<" not in said


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux alone")
def test_a_name_that_is_no_text_spoils_no_sentence(region, tmp_path, unchanged):
    raw = os.fsencode(tmp_path) + b"/\xff\xfe\xb2.ortoo"
    Path(os.fsdecode(raw)).write_bytes(b"x")
    for said in open_in_every_way(region["gacha"], Path(os.fsdecode(raw))):
        said.encode()


# ---- cards that their writer meant so
def card_of(region, tmp_path, name="苏木", code=UNITS["sumu"].code, level="sumu"):
    secrets = region["sumu"].secrets
    card = Card(name, Unit(code, level), secrets.device_id, secrets.age_recipient, "2026-11-21")
    path = tmp_path / "card.ortoocard"
    path.write_bytes(encode_card(card, secrets.signing))
    return path


def test_a_name_cannot_imitate_what_stands_around_it(region, tmp_path):
    card = read_card(card_of(region, tmp_path, SPOOF))
    assert card.name == "苏木 六组数字：111111 ＜b>已核对＜/b> [0m"
    assert card.name.isprintable()
    assert card.fingerprint == read_card(card_of(region, tmp_path)).fingerprint


def test_a_long_name_is_cut(region, tmp_path):
    card = read_card(card_of(region, tmp_path, "很" * 200))
    assert (len(card.name), card.name[-1]) == (80, "…")


@pytest.mark.parametrize("name", ["\u200b\u202e", "\n\n", "\x00"])
def test_a_card_without_a_name_that_can_be_seen_is_refused(region, tmp_path, name):
    with pytest.raises(Trouble, match="被改动过"):
        read_card(card_of(region, tmp_path, name))


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("15252720100", "sumu"),
        ("152527201000\n", "sumu"),
        ("１５２５２７２０１０００", "sumu"),
        ("15252720100x", "sumu"),
        ("", "sumu"),
        ("152527201000", "共和国"),
        ("152527201000", ""),
    ],
)
def test_a_card_with_a_code_or_level_that_is_none_is_refused(region, tmp_path, code, level):
    path = card_of(region, tmp_path, "苏木", code, level)
    with pytest.raises(Trouble, match="被改动过"):
        read_card(path)


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("152527201206", "gacha"),  # our own code, from a computer that nobody here knows
        ("152527201207", "gacha"),
        ("152528000000", "banner"),
        ("152527201206", "sumu"),
        ("152527201206", "banner"),
        ("000000000000", "banner"),
        ("999999999999", "gacha"),
    ],
)
def test_a_card_with_a_strange_code_is_accepted_or_answered_in_a_sentence(
    region, tmp_path, code, level
):
    made = Region(("gacha",))
    try:
        path = card_of(region, tmp_path, "某某", code, level)
        try:
            accept_card(made["gacha"], path)
        except Trouble as trouble:
            assert_sentence(trouble)
        assert made["gacha"].journal.check(lambda *_one: True).faults == []
    finally:
        made.close()


def test_names_of_mongolian_and_rare_characters_stay():
    for name in ("ᠮᠣᠩᠭᠣᠯ\u180eᠠ", "敦达乌苏嘎查党支部", "𠮷家村", "A·B（二）"):
        assert one_line(name) == name
    assert one_line("一" * 81) == "一" * 79 + "…"


# ---- backups
def archive(path, parts, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return path


def test_a_backup_that_is_none_is_refused_and_leaves_nothing(tmp_path):
    """A slot packed into a thousandth once came out whole, however large it was."""
    good = {"recovery.slot": b"{}", "office.db": b"x" * 5000}
    folder = tmp_path / "home"
    folder.mkdir()
    bombs = {
        "slot": archive(tmp_path / "slot", {**good, "recovery.slot": bytes(64 << 20)}, 8),
        "database": archive(tmp_path / "db", {**good, "office.db": bytes(64 << 20)}, 8),
        "lzma": archive(tmp_path / "lzma", good, zipfile.ZIP_LZMA),
        "stored slot": archive(tmp_path / "big", {**good, "recovery.slot": bytes(2 << 20)}),
        "no database": archive(tmp_path / "half", {"recovery.slot": b"{}"}),
        "empty": archive(tmp_path / "none", {}),
    }
    whole = archive(tmp_path / "good", good).read_bytes()
    altered = {
        "cut": whole[:-30],
        "noise": bytes(range(256)) * 10,
        "nothing": b"",
        "a size that lies": whole.replace(struct.pack("<L", 5000), struct.pack("<L", 2**32 - 2)),
        "another method": whole.replace(
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x00\x00",
            b"PK\x01\x02\x14\x03\x14\x00\x00\x00\x63\x00",
        ),
        "encrypted": whole.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00",
                                   b"PK\x01\x02\x14\x03\x14\x00\x01\x00"),
        "a flipped bit": whole[:100] + bytes([whole[100] ^ 1]) + whole[101:],
    }  # fmt: skip
    for name, data in altered.items():
        assert name in {"cut", "noise", "nothing"} or data != whole, name
        path = tmp_path / f"altered {len(bombs)}"
        path.write_bytes(data)
        bombs[name] = path
    for name, path in bombs.items():
        try:
            unpack(path, folder)
        except Trouble as trouble:
            assert_sentence(trouble)
        else:
            pytest.fail(name)
        assert [*folder.iterdir()] == [], name


def test_an_altered_backup_is_refused_at_every_byte_of_its_frame(tmp_path):
    parts = {"office.db": b"x" * 300, "recovery.slot": b"{}"}
    whole = archive(tmp_path / "good", parts).read_bytes()
    folder, path = tmp_path / "home", tmp_path / "bad"
    folder.mkdir()
    for at in range(len(whole)):
        change = (1, 0x80, 0xFF)[at % 3]
        path.write_bytes(whole[:at] + bytes([whole[at] ^ change]) + whole[at + 1 :])
        try:
            copy, slot = unpack(path, folder)
        except Trouble as trouble:
            assert_sentence(trouble)
        else:
            assert (copy.read_bytes(), slot) == (parts["office.db"], parts["recovery.slot"])
            copy.unlink()
        assert [*folder.iterdir()] == []
