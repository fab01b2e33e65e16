"""Photos travel with what names them, and are asked for until they are there."""

from __future__ import annotations

import hashlib

import pytest

from app.attachments import attach, extract
from app.desk import Desk
from app.errors import Trouble
from app.ledger.fields.attachments import files_of
from app.progress import Silent
from app.sync.attaching import attachments, drop_unreferenced, missing
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.upkeep import check_office
from db.attachments import BLOCK, CHUNK, LARGEST, Chunk

PHOTO = bytes(range(256)) * (4 * (CHUNK + BLOCK) // 1024) + b"end"
NAME = hashlib.sha256(PHOTO).digest()


def files(office, uid):
    with office.snapshot() as now:
        return files_of(now.asking.one("activities", uid).values["photos"])


def lacking(office):
    with office.store.reading() as connection:
        return missing(office, connection)


def photo(folder, content=PHOTO, name="合影.jpg"):
    path = folder / name
    path.write_bytes(content)
    return path


def gather(office, path):
    """An activity with a photo."""
    uid = Desk(office).add("activities", {"held_on": "2026-05-01", "topic": "学习"}).uid
    attach(office, "activities", uid, office.registry["activities"].fields["photos"], [path])
    return uid


def test_a_photo_goes_along_with_what_names_it(pair, carry, tmp_path):
    gacha, sumu = pair
    uid = gather(gacha, photo(tmp_path))

    read = carry(gacha, sumu)

    assert (read.shown.attachments, read.missing) == (1, 0)
    assert files(sumu, uid) == {NAME: "合影.jpg"}
    assert extract(sumu, NAME.hex(), tmp_path / "b.jpg") == len(PHOTO)
    assert (tmp_path / "b.jpg").read_bytes() == PHOTO
    assert check_office(sumu, Silent()).faults == []
    carry(sumu, gacha)
    assert carry(gacha, sumu).shown.attachments == 0


def test_a_photo_whose_file_was_lost_is_asked_for(pair, carry, tmp_path):
    gacha, sumu = pair
    uid = gather(gacha, photo(tmp_path))
    path = tmp_path / "a.ortoo"
    written = write_bundle(gacha, sumu.unit.code, path, Silent(), enough=CHUNK)
    with_chunks = [one for one in written.files if one.stat().st_size > BLOCK]
    assert len(with_chunks) == 2
    for one in written.files:
        if one != with_chunks[1]:
            read = read_bundle(sumu, one, Silent())
    assert (read.missing, lacking(sumu)) == (1, [NAME])
    assert check_office(sumu, Silent()).missing == 1
    with pytest.raises(Trouble, match="未到"):
        extract(sumu, NAME.hex(), tmp_path / "b.jpg")
    assert not (tmp_path / "b.jpg").exists()

    carry(sumu, gacha)
    assert carry(gacha, sumu).missing == 0

    assert files(sumu, uid) == {NAME: "合影.jpg"}
    assert extract(sumu, NAME.hex(), tmp_path / "b.jpg") == len(PHOTO)
    carry(sumu, gacha)
    assert carry(gacha, sumu).shown.attachments == 0


def test_the_pieces_may_come_in_any_order(pair, tmp_path):
    gacha, sumu = pair
    gather(gacha, photo(tmp_path))
    path = tmp_path / "a.ortoo"
    written = write_bundle(gacha, sumu.unit.code, path, Silent(), enough=CHUNK)
    for one in reversed(written.files):
        read = read_bundle(sumu, one, Silent())
    assert read.missing == 0
    assert extract(sumu, NAME.hex(), tmp_path / "b.jpg") == len(PHOTO)


def test_nobody_gets_a_photo_of_what_he_may_not_see(pair, make_office, carry, tmp_path):
    """Another gacha asks the sumu for it by its hash."""
    gacha, sumu = pair
    other = make_office("152527201207", "巴彦淖尔嘎查党支部")
    for one, reader in ((sumu, other), (other, sumu)):
        write_card(one, tmp_path / "a.ortoocard")
        accept_card(reader, tmp_path / "a.ortoocard")
    gather(gacha, photo(tmp_path))
    carry(gacha, sumu)
    uid = Desk(other).add("activities", {"held_on": "2026-05-01", "topic": "学习"}).uid
    named = f'["{NAME.hex()}"]'
    carry(sumu, other)
    Desk(other).change("activities", uid, {"photos": named})
    assert lacking(other) == [NAME]
    with other.store.reading() as connection:
        assert missing(other, connection, other.trust.devices_of(connection, sumu.unit.code)[0])
    # the sumu has the photo, and now a record that the other gacha may see names it: so that a
    # photo may stand in two places, he who knows its hash gets it
    carry(other, sumu)
    assert carry(sumu, other).shown.attachments == 1
    # but what is only asked for is not sent
    gather(gacha, photo(tmp_path, b"secret", "b.jpg"))
    carry(gacha, sumu)
    secret = hashlib.sha256(b"secret").digest()
    with sumu.store.writing() as connection:
        device = other.secrets.device_id
        proofs = sumu.tables.office.proofs
        mine = proofs.update().where(proofs.c.device == device)
        connection.execute(mine.values(wanted_attachments=secret))
    assert carry(sumu, other).shown.attachments == 0


def test_two_offices_add_different_photos_and_both_are_there(pair, carry, tmp_path):
    gacha, sumu = pair
    uid = gather(gacha, photo(tmp_path))
    carry(gacha, sumu)
    field = gacha.registry["activities"].fields["photos"]
    attach(gacha, "activities", uid, field, [photo(tmp_path, b"one", "一.jpg")])
    attach(sumu, "activities", uid, field, [photo(tmp_path, b"two", "二.jpg")])
    carry(gacha, sumu)
    carry(sumu, gacha)
    assert files(gacha, uid) == files(sumu, uid)
    assert set(files(gacha, uid).values()) == {"合影.jpg", "一.jpg", "二.jpg"}
    assert lacking(gacha) == lacking(sumu) == []


@pytest.mark.parametrize(("size", "said"), [(0, "是空的"), (LARGEST + 1, "最大 64 MB")])
def test_files_of_no_size_or_too_much_are_refused(office, tmp_path, size, said):
    path = tmp_path / "a.mp4"
    with path.open("wb") as file:
        file.truncate(size)
    with pytest.raises(Trouble, match=said):
        gather(office, path)
    assert stored(office) == 0


def stored(office):
    with office.store.reading() as connection:
        return connection.exec_driver_sql("SELECT count(*) FROM a_attachments").scalar()


def test_the_largest_that_is_allowed_is_kept(office, tmp_path):
    path = tmp_path / "a.mp4"
    with path.open("wb") as file:
        file.truncate(LARGEST)
    uid = gather(office, path)
    (name,) = files(office, uid)
    assert extract(office, name.hex(), tmp_path / "b.mp4") == LARGEST
    with office.store.reading() as connection:
        assert len(attachments(office, connection).chunk(name, 15).content) == CHUNK


def test_the_same_file_twice_is_one_attachment(office, tmp_path):
    uid = gather(office, photo(tmp_path))
    field = office.registry["activities"].fields["photos"]
    attach(office, "activities", uid, field, [photo(tmp_path, name="又一次.jpg")])
    assert stored(office) == 1
    assert files(office, uid) == {NAME: "又一次.jpg"}


def test_pieces_that_do_not_hash_to_their_name_are_thrown_away(office):
    """A liar's piece among honest ones: nothing of it is kept, and all is asked for again."""
    size = CHUNK + 3
    whole = bytes(CHUNK) + b"end"
    name = hashlib.sha256(whole).digest()
    with office.store.writing() as connection:
        store = attachments(office, connection)
        assert not store.take(Chunk(name, 7, 0, b"another"))  # of another size
        assert not store.take(Chunk(name, size, 1, b"lie"))
        assert not store.take(Chunk(name, size, 0, whole[:CHUNK]))
        assert not store.has(name)
        assert not store.take(Chunk(name, size, 0, whole[:CHUNK]))
        assert store.take(Chunk(name, size, 1, b"end"))
        assert b"".join(store.blocks(name)) == whole
        assert store.faults() == []
    assert stored(office) == 1


def test_what_no_record_names_goes_only_when_it_is_told_to(pair, carry, tmp_path):
    gacha, _sumu = pair
    uid = gather(gacha, photo(tmp_path))
    Desk(gacha).remove("activities", [uid])
    with gacha.store.writing() as connection:
        assert drop_unreferenced(gacha, connection) == 0  # it can be restored
    Desk(gacha).undo()
    Desk(gacha).change("activities", uid, {"photos": ""})
    assert stored(gacha) == 1
    with gacha.store.writing() as connection:
        assert drop_unreferenced(gacha, connection) == 1
    assert stored(gacha) == 0


def test_a_spoilt_attachment_is_found(office, tmp_path):
    gather(office, photo(tmp_path))
    with office.store.writing() as connection:
        connection.exec_driver_sql("UPDATE a_blocks SET content = zeroblob(5) WHERE place = 1")
    (fault,) = check_office(office, Silent()).faults
    assert NAME.hex() in fault
