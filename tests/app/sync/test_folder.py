"""The exchange folder: offices that share one, through all that happens to shared folders."""

from __future__ import annotations

import shutil

import pytest

from app.desk import Desk
from app.errors import Cancelled, Trouble
from app.progress import Silent, Stoppable
from app.sync import folder_book
from app.sync.enrolment import accept_card, write_card
from app.sync.folder import clear_workrooms, collect, folder_round, workroom
from app.sync.incoming import RefusedFile
from app.sync.outgoing import write_bundle
from app.sync.revocation import revoke
from tests.app.sync.towns import BANNER, G1, G2, SUMU, add, rows

MOST_ROUNDS = 12


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "共享"
    folder.mkdir()
    return folder


def names(office):
    return sorted(values["name"] for _unit, values in rows(office))


def settle(folder, *offices):
    """Rounds of all offices until there is nothing more to do; how many files were written."""
    written = 0
    for _ in range(MOST_ROUNDS):
        done = [folder_round(office, folder, Silent()) for office in offices]
        written += sum(len(one.written) for one in done)
        if not any(one.written or one.read for one in done):
            return written
    raise AssertionError(written)


def test_three_offices_exchange_until_nothing_more_is_written(make_office, accept, shared):
    first, second = make_office(G1, "一嘎查"), make_office(G2, "二嘎查")
    sumu, banner = make_office(SUMU, "苏木"), make_office(BANNER, "旗")
    accept((first, sumu), (second, sumu), (sumu, banner))
    offices = sumu, first, banner, second
    settle(shared, *offices)
    add(first, name="乌云")
    add(second, name="白敏")

    assert 0 < settle(shared, *offices) <= 6
    assert names(sumu) == names(banner) == ["乌云", "白敏"]
    assert settle(shared, *offices) == 0
    before = sorted(one.name for one in shared.iterdir())
    assert settle(shared, *reversed(offices)) == 0
    assert sorted(one.name for one in shared.iterdir()) == before


def test_contradictions_come_to_rest_as_well(pair, shared, carry):
    gacha, sumu = pair
    uid = add(gacha, name="乌云")
    settle(shared, gacha, sumu)
    Desk(gacha).change("members", uid, {"address": "三组"})
    Desk(sumu).change("members", uid, {"address": "苏木"})

    settle(shared, gacha, sumu)

    assert len(gacha.journal.contests()) == len(sumu.journal.contests()) == 1
    assert settle(shared, gacha, sumu) == 0


def test_only_our_own_old_files_go(pair, make_office, accept, shared):
    gacha, sumu = pair
    other = make_office(G2, "二嘎查")
    accept((other, sumu))
    write_bundle(other, SUMU, shared / "别人的.ortoo", Silent())
    (shared / "照片.jpg").write_bytes(b"jpg")
    (shared / "冲突.ortoo").write_bytes(b"no bundle")
    for name in ("甲", "乙", "丙", "丁", "戊"):
        add(gacha, name=f"乌云{name}")
        folder_round(gacha, shared, Silent())

    left = {one.name for one in shared.iterdir()}
    assert {"别人的.ortoo", "照片.jpg", "冲突.ortoo"} < left
    assert len(left) == 6


def test_a_file_that_is_still_coming_is_passed_over_and_tried_again(pair, shared):
    gacha, sumu = pair
    add(gacha, name="乌云")
    write_bundle(gacha, SUMU, shared / "a.ortoo", Silent())
    whole = (shared / "a.ortoo").read_bytes()
    (shared / "a.ortoo").write_bytes(whole[:300])

    done = folder_round(sumu, shared, Silent())
    assert (done.read, done.refused) == (None, ())
    (shared / "a.ortoo").write_bytes(whole)

    assert folder_round(sumu, shared, Silent()).read.new == 1
    assert folder_book.log(sumu)[0].read == (gacha.name,)


def test_a_bad_file_is_opened_once_and_said_once(pair, shared, monkeypatch):
    gacha, sumu = pair
    write_bundle(gacha, SUMU, shared / "坏的.ortoo", Silent())
    (shared / "坏的.ortoo").write_bytes((shared / "坏的.ortoo").read_bytes()[:-9])
    minutes = 0
    sumu.clock = lambda: 1_900_000_000_000 + minutes * 60_000
    settle(shared, sumu)
    opened = []
    monkeypatch.setattr("app.sync.folder.open_bundle", lambda _o, path: opened.append(path))
    said = []
    for minutes in (5, 9, 11, 15, 60):  # noqa: B007 the clock reads it
        said += folder_round(sumu, shared, Silent()).refused

    assert opened == []
    assert [one.file for one in said] == ["坏的.ortoo"]
    assert "不完整" in folder_book.log(sumu)[0].sentence


def test_names_of_files_on_their_way_are_not_opened(pair, shared):
    gacha, sumu = pair
    add(gacha, name="乌云")
    write_bundle(gacha, SUMU, shared / "a.ortoo", Silent())
    content = (shared / "a.ortoo").read_bytes()
    (shared / "a.ortoo").unlink()
    for name in (".syncthing.a.ortoo.tmp", "._a.ortoo", "~1234.part", ".a.ortoo", "a.ortoo.part"):
        (shared / name).write_bytes(content)

    assert folder_round(sumu, shared, Silent()).read is None
    (shared / "a (conflicted copy 2024).ortoo").write_bytes(content)
    (shared / "a.sync-conflict-20240101.ortoo").write_bytes(content)
    assert folder_round(sumu, shared, Silent()).read.new == 1


def test_strangers_are_read_once_their_card_is_accepted(make_office, shared, tmp_path):
    gacha, sumu = make_office(), make_office(SUMU, "苏木")
    write_card(sumu, tmp_path / "sumu.ortoocard")
    write_card(gacha, shared / "gacha.ortoocard")
    accept_card(gacha, tmp_path / "sumu.ortoocard")
    add(gacha, name="乌云")
    folder_round(gacha, shared, Silent())

    done = folder_round(sumu, shared, Silent())
    assert done.read is None
    assert [one.card.name for one in done.cards] == [gacha.name]
    assert done.cards[0].path == shared / "gacha.ortoocard"
    accept_card(sumu, shared / "gacha.ortoocard")

    assert folder_round(sumu, shared, Silent()).read.new == 1
    assert folder_round(sumu, shared, Silent()).cards == ()


def test_what_a_revoked_computer_wrote_is_not_read_unasked(town, shared):
    add(town.first, name="乌云")
    write_bundle(town.first, SUMU, shared / "a.ortoo", Silent())
    revoke(town.sumu, G1)

    assert folder_round(town.sumu, shared, Silent()).read is None
    assert names(town.sumu) == []


def test_what_was_taken_back_is_not_read_again(pair, shared):
    gacha, sumu = pair
    add(gacha, name="乌云")
    folder_round(gacha, shared, Silent())
    folder_round(sumu, shared, Silent())
    assert names(sumu) == ["乌云"]
    Desk(sumu).undo()

    settle(shared, sumu, gacha)
    assert names(sumu) == []


def test_a_share_that_is_away_is_said_once_and_taken_up_again(pair, shared, tmp_path):
    gacha, sumu = pair
    settle(shared, gacha, sumu)
    add(gacha, name="乌云")
    shared.rename(tmp_path / "away")

    done = [folder_round(gacha, shared, Silent()) for _ in range(3)]
    assert all(one.away for one in done)
    assert folder_book.is_away(gacha)
    assert folder_book.log(gacha)[0].said == ("交换文件夹现在不在，等它回来会自己接着交换",)
    assert len([one for one in folder_book.log(gacha) if one.said]) == 1
    (tmp_path / "away").rename(shared)

    assert [one.to for one in folder_round(gacha, shared, Silent()).written] == [sumu.name]
    assert not folder_book.is_away(gacha)


def test_a_share_that_goes_away_before_the_writing_gets_it_later(pair, shared, monkeypatch):
    gacha, sumu = pair
    add(gacha, name="乌云")

    def away(*_arguments):
        shutil.rmtree(shared)
        raise Trouble("找不到文件夹", "请看看 U 盘是否插好")

    with monkeypatch.context() as patch:
        patch.setattr("app.sync.folder.copy_checked", away)
        assert folder_round(gacha, shared, Silent()).away
    shared.mkdir()

    assert [one.to for one in folder_round(gacha, shared, Silent()).written] == [sumu.name]


def test_a_share_on_which_nothing_can_be_written_is_said_once(pair, shared, monkeypatch):
    gacha, _sumu = pair
    add(gacha, name="乌云")

    def full(*_arguments):
        raise Trouble("磁盘空间不够。", "请删去一些不用的文件。")

    monkeypatch.setattr("app.sync.folder.copy_checked", full)
    for _ in range(3):
        assert folder_round(gacha, shared, Silent()).failed

    assert [one.said for one in folder_book.log(gacha)] == [
        ("磁盘空间不够。请删去一些不用的文件。",)
    ]


def test_a_stopped_round_keeps_nothing_or_what_is_whole(pair, shared):
    gacha, sumu = pair
    add(gacha, name="乌云")
    folder_round(gacha, shared, Silent())
    stopping = Stoppable()
    stopping.stop = True

    with pytest.raises(Cancelled):
        folder_round(sumu, shared, stopping)
    assert names(sumu) == []
    assert folder_round(sumu, shared, Silent()).read.new == 1


def test_what_grows_while_it_is_copied_waits(pair, shared, monkeypatch):
    gacha, sumu = pair
    write_bundle(gacha, SUMU, shared / "a.ortoo", Silent())
    real = shutil.copyfile

    def copy(source, target):
        real(source, target)
        with source.open("ab") as file:
            file.write(b"more")

    monkeypatch.setattr("app.sync.folder.shutil.copyfile", copy)
    with workroom(sumu) as room:
        found = collect(folder_book.known(sumu, shared), room, Silent())
        assert found.files == []


def test_copies_do_not_stay(pair, shared):
    gacha, sumu = pair
    add(gacha, name="乌云")
    settle(shared, gacha, sumu)

    assert list((sumu.home.folder / "exchange").iterdir()) == []
    clear_workrooms(sumu)
    assert not (sumu.home.folder / "exchange").exists()


def test_the_folder_can_be_chosen_and_given_up(office, shared):
    folder_book.choose_place(office, shared)
    assert folder_book.place_of(office) == shared
    folder_book.choose_place(office, None)
    assert folder_book.place_of(office) is None
    with pytest.raises(Trouble, match="找不到"):
        folder_book.choose_place(office, shared / "nowhere")
    with pytest.raises(Trouble, match="自己存数据"):
        folder_book.choose_place(office, office.home.folder)


def test_the_log_keeps_the_last_entries(office):
    for number in range(folder_book.KEPT + 3):
        office.clock = lambda number=number: number
        trouble = Trouble("磁盘空间不够{number}", number=number)
        done = folder_book.FolderDone(refused=(RefusedFile("a.ortoo", trouble),))
        folder_book.note(office, done)
    found = folder_book.log(office)

    assert [one.at for one in found] == [*range(folder_book.KEPT + 2, 2, -1)]
    assert found[0].sentence == "磁盘空间不够32"
