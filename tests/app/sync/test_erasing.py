"""A person's data is removed for good, at every office that holds it, and the chains still hold."""

from __future__ import annotations

import pytest
from backports import zstd

from app.attachments import attach
from app.desk import Desk
from app.errors import Trouble
from app.joining import join
from app.ledger.questions import Question
from app.office import Office
from app.progress import Silent
from app.record_history import history
from app.sync.incoming import read_bundle
from app.sync.moves import adopt, offer, open_offers
from app.sync.outgoing import write_bundle
from db.journal import wire
from db.journal.erase import Erasing
from db.journal.segments import Sealed
from tests.app.sync.towns import G2, add
from tests.properties.offices import registry_without

SECRET = "乌云其其格"
PHONE = "13947912345"


def send(sender, reader, folder):
    path = folder / f"{sender.unit.code}.ortoo"
    write_bundle(sender, reader.unit.code, path, Silent())
    return read_bundle(reader, path, Silent())


def everything(office):
    """All bytes of the database that were ever a person's, as far as somebody with its key gets."""
    office.journal.seal()
    found = []
    with office.store.reading() as connection:
        # the index of words cannot be read as rows; what it keeps stands in tables of its own
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        for (name,) in names.all():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"'):  # noqa: S608 its own names
                found += [unpacked(one) for one in row if isinstance(one, (bytes, str))]
    return b"\n".join(found)


def unpacked(value):
    if isinstance(value, str):
        return value.encode()
    for start in (0, 4 + int.from_bytes(value[:4], "big")):
        try:
            return zstd.decompress(value[start:])
        except zstd.ZstdError:
            continue
    return value


def says(office, text):
    found = everything(office)
    return any(text.encode(code) in found for code in ("utf-8", "utf-16-le"))


def check_all(*offices):
    for office in offices:
        found = office.journal.check(lambda *_key_hash_signature: True)
        assert not found.faults


def test_what_is_erased_is_gone_everywhere_and_the_rest_still_stands(pair, tmp_path):
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": SECRET, "phone": PHONE, "born": "1968-03-12"}).uid
    other = desk.add("members", {"name": "王玉发", "phone": "13947900000"}).uid
    desk.change("members", uid, {"post": "会计"})
    send(gacha, sumu, tmp_path)
    desk.change("members", uid, {"phone": "13947999999"})
    assert says(gacha, SECRET)
    assert says(sumu, SECRET)

    desk.erase("members", [uid])
    for text in (SECRET, PHONE, "13947999999"):
        assert not says(gacha, text)
    send(gacha, sumu, tmp_path)
    for office in pair:
        assert not says(office, SECRET)
        assert says(office, "王玉发")
        with office.snapshot() as now:
            assert now.asking.one("members", uid).gone
            assert now.asking.one("members", other).values["phone"] == "13947900000"
        assert history(office, "members", uid)[-1].kind == "erase"
    check_all(*pair)


def test_an_edit_that_had_not_seen_the_erasure_brings_nothing_back(pair, tmp_path):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": SECRET, "phone": PHONE}).uid
    send(gacha, sumu, tmp_path)
    Desk(sumu).change("members", uid, {"phone": "13947911111", "remarks": "搬到" + SECRET})
    Desk(gacha).erase("members", [uid])
    send(sumu, gacha, tmp_path)
    send(gacha, sumu, tmp_path)
    for office in pair:
        for text in (SECRET, "13947911111"):
            assert not says(office, text)
    check_all(*pair)


def test_nothing_of_a_person_can_be_written_into_what_was_erased(pair):
    gacha, _sumu = pair
    desk = Desk(gacha)
    uid = desk.add("patrols", {"date": "2026-05-01", "party": SECRET, "weather": "晴"}).uid
    desk.erase("patrols", [uid])
    with gacha.snapshot() as now:
        left = now.asking.one("patrols", uid)
        assert (left.gone, left.values["party"], left.values["weather"]) == (False, None, "晴")
    desk.change("patrols", uid, {"weather": "阴"})
    with pytest.raises(Trouble, match="依法删除"):
        desk.change("patrols", uid, {"party": SECRET})


def test_the_witness_knows_of_what_was_sealed_for_an_erasure(pair):
    """It was not told, and the next start of the program took the database for an older one."""
    gacha, _sumu = pair
    Desk(gacha).erase("members", [Desk(gacha).add("members", {"name": SECRET}).uid])
    with gacha.store.reading() as connection:
        _position, sealed = gacha.journal.log.progress(connection)
        own = "SELECT count(*) FROM j_segments WHERE reading = 0"
        assert sealed == connection.exec_driver_sql(own).scalar()


def test_an_erasure_cannot_be_undone(pair):
    gacha, _sumu = pair
    desk = Desk(gacha)
    uid = desk.add("members", {"name": SECRET}).uid
    desk.change("members", uid, {"phone": PHONE})
    desk.erase("members", [uid])
    while desk.undo():
        pass
    while desk.redo():
        pass
    assert not says(gacha, SECRET)
    assert not says(gacha, PHONE)
    check_all(gacha)


def test_an_erasure_that_is_set_aside_with_its_bundle_still_erases(pair, tmp_path):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": SECRET}).uid
    send(gacha, sumu, tmp_path)
    Desk(gacha).erase("members", [uid])
    send(gacha, sumu, tmp_path)
    Desk(sumu).undo()
    assert not says(sumu, SECRET)
    check_all(sumu)


def test_a_part_that_is_missing_without_an_erasure_is_asked_for_and_comes_again(pair, tmp_path):
    gacha, sumu = pair
    uid = Desk(gacha).add("members", {"name": SECRET, "phone": PHONE}).uid
    send(gacha, sumu, tmp_path)
    table = sumu.tables.journal.segments
    with sumu.journal.transaction() as connection:  # as if a relay had left it out
        for number, body, part in connection.execute(
            table.select().with_only_columns(table.c.id, table.c.body, table.c.part)
        ).all():
            if part:
                left = wire.without(Sealed(bytes(body), b"", bytes(part)), {uid})
                values = {"part": left, "lacking": 1}
                connection.execute(table.update().where(table.c.id == number).values(values))
    send(sumu, gacha, tmp_path)
    send(gacha, sumu, tmp_path)
    assert says(sumu, PHONE)
    with sumu.snapshot() as now:
        (found,) = now.asking.page(Question("members"))
        assert found.values["phone"] == PHONE
    check_all(sumu)


def test_a_person_who_moved_is_erased_at_both_ends(town):
    uid = add(town.first, name="苏和巴特尔")
    name = "苏和巴特尔"
    offer(town.first, "members", uid, G2)
    town.meet()
    new = adopt(town.second, open_offers(town.second)[0].uid)
    town.meet()
    Desk(town.second).erase("members", [new])
    town.meet()
    town.meet()
    for office in (town.first, town.second, town.sumu):
        assert not says(office, name)
    check_all(town.first, town.second, town.sumu)


def test_who_is_erased_where_he_was_leaves_no_nameless_row_where_he_is(town):
    """The new office had kept a living record without a name, which its lists went on counting."""
    uid = add(town.first, name=SECRET)
    offer(town.first, "members", uid, G2)
    town.meet()
    new = adopt(town.second, open_offers(town.second)[0].uid)
    town.meet()
    Desk(town.first).erase("members", [uid])
    town.meet()
    town.meet()
    for office, one in ((town.first, uid), (town.second, new), (town.sumu, new)):
        assert not says(office, SECRET)
        with office.snapshot() as now:
            assert now.asking.one("members", one).gone
    check_all(town.first, town.second, town.sumu)


def test_who_was_entered_twice_is_erased_twice(pair):
    gacha, _sumu = pair
    desk = Desk(gacha)
    goes = desk.add("members", {"name": SECRET, "phone": PHONE}).uid
    stays = desk.add("members", {"name": SECRET, "post": "会计"}).uid
    join(gacha, "members", goes, stays)
    desk.erase("members", [stays])
    assert not says(gacha, SECRET)
    assert not says(gacha, PHONE)
    check_all(gacha)


def test_photos_that_nobody_names_any_more_go_with_the_erasure(pair, tmp_path):
    gacha, _sumu = pair
    photo = tmp_path / "合影.jpg"
    photo.write_bytes(b"a face")
    uid = Desk(gacha).add("activities", {"held_on": "2026-05-01", "topic": "学习"}).uid
    field = gacha.registry["activities"].fields["photos"]
    attach(gacha, "activities", uid, field, [photo])
    assert says(gacha, "a face")
    Desk(gacha).erase("activities", [uid])
    assert not says(gacha, "a face")


@pytest.mark.parametrize("erased_by", ["an older program", "a program before that"])
def test_what_a_ledger_says_that_only_newer_programs_know_is_erased_too(
    pair, tmp_path, monkeypatch, erased_by
):
    """An older program reads the erasure, too: it had shown the row as erased after its update, and
    yet kept the values in its segments, because it took up the row and nothing else."""
    gacha, sumu = pair
    desk = Desk(gacha)
    uid = desk.add(
        "issues",
        {"issue": "水井干了", "raised_on": "2026-03-01", "raised_by": SECRET, "assigned_to": PHONE},
    ).uid
    older, newer = (
        Office(sumu.home, sumu.secrets, sumu.store, known, sumu.tables)
        for known in (registry_without("issues"), sumu.registry)
    )
    send(gacha, older, tmp_path)
    assert says(sumu, SECRET)
    desk.erase("issues", [uid])
    if erased_by != "an older program":
        monkeypatch.setattr(Erasing, "erase_unknown", lambda *_of_an_unknown_ledger: None)
    send(gacha, older, tmp_path)
    assert says(sumu, SECRET) is (erased_by != "an older program")

    newer.journal.replay_unknown()
    assert not says(sumu, SECRET)
    assert not says(sumu, PHONE)
    with newer.snapshot() as now, gacha.snapshot() as there:
        found = now.asking.one("issues", uid).values
        assert found == there.asking.one("issues", uid).values
        assert found["issue"] == "水井干了"
    check_all(gacha, newer)
