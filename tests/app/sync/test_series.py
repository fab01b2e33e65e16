"""What is too much for one file goes into several; several files are read as one."""

from __future__ import annotations

import errno
from itertools import permutations

import pytest

from app.desk import Desk
from app.errors import Trouble
from app.ledger.questions import Question
from app.progress import Silent
from app.sync import outgoing
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import bundles_in, read_bundle, read_bundles, show_bundle
from app.sync.outgoing import write_bundle
from app.sync.transit import FOLDER

MEMBERS = Question("members")
NAMES = ("乌云其其格", "巴图孟和", "其木格")


def names(office):
    with office.snapshot() as now:
        return sorted(one.values["name"] for one in now.asking.page(MEMBERS))


@pytest.fixture
def series(pair, tmp_path):
    """Three files of one bundle: each segment is more than enough."""
    gacha, sumu = pair
    for name in NAMES:
        Desk(gacha).add("members", {"name": name})
        gacha.journal.seal()
    stick = tmp_path / "stick"
    stick.mkdir()
    written = write_bundle(gacha, sumu.unit.code, stick / "给苏木.ortoo", Silent(), enough=1)
    assert [one.name for one in written.files][:2] == ["给苏木.ortoo", "给苏木-2.ortoo"]
    return written.files


def test_each_file_says_which_others_are_still_to_come(series, pair):
    _gacha, sumu = pair
    count = len(series)
    shown = show_bundle(series[1], sumu)
    others = [number for number in range(1, count + 1) if number != 2]
    assert (shown.file, shown.files, list(shown.lacking)) == (2, count, others)
    for number, path in enumerate(series, 1):
        assert read_bundle(sumu, path, Silent()).shown.lacking == tuple(
            range(number + 1, count + 1)
        )
    assert names(sumu) == sorted(NAMES)
    assert show_bundle(series[1], sumu).lacking == ()


def test_the_files_may_be_read_in_any_order(series, pair):
    _gacha, sumu = pair
    for path in reversed(series):
        read_bundle(sumu, path, Silent())
    assert names(sumu) == sorted(NAMES)


@pytest.mark.parametrize("order", list(permutations(range(3)))[1:])
def test_a_folder_is_read_as_one_step(series, pair, order):
    _gacha, sumu = pair
    backups = len(list(sumu.home.backups.glob("*")))
    paths = [*series[3:], *(series[at] for at in order)]

    read = read_bundles(sumu, paths, Silent())

    assert (read.new, read.waiting, read.refused) == (3, 0, ())
    assert all(one.lacking == () for one in read.bundles)
    assert len(list(sumu.home.backups.glob("*"))) == backups + 1
    Desk(sumu).undo()
    assert names(sumu) == []
    Desk(sumu).redo()
    assert names(sumu) == sorted(NAMES)


def test_a_damaged_or_foreign_file_does_not_stop_the_others(series, pair, make_office, tmp_path):
    _gacha, sumu = pair
    stranger = make_office("152527201299", "陌生的嘎查")
    write_card(sumu, tmp_path / "sumu.ortoocard")
    accept_card(stranger, tmp_path / "sumu.ortoocard")
    folder = series[0].parent
    write_bundle(stranger, sumu.unit.code, folder / "陌生.ortoo", Silent())
    content = bytearray(series[0].read_bytes())
    content[len(content) // 2] ^= 1
    (folder / "坏的.ortoo").write_bytes(content)
    (folder / "名单.txt").write_text("不是数据包", encoding="utf-8")

    read = read_bundles(sumu, bundles_in([folder]), Silent())

    said = {one.file: str(one.trouble) for one in read.refused}
    assert said.keys() == {"坏的.ortoo", "陌生.ortoo"}
    assert "改动过" in said["坏的.ortoo"]
    assert "还不认识" in said["陌生.ortoo"]
    assert names(sumu) == sorted(NAMES)


def test_a_plan_of_a_folder_changes_nothing_and_is_right(series, pair):
    _gacha, sumu = pair
    paths = bundles_in([series[0].parent])
    plan = read_bundles(sumu, paths, Silent(), keep=False)
    assert names(sumu) == []
    assert show_bundle(series[0], sumu).lacking
    read = read_bundles(sumu, paths, Silent())
    assert (plan.new, plan.changed, plan.same) == (read.new, read.changed, read.same) == (3, 0, 0)


def test_what_does_not_stay_in_memory_is_opened_again(series, pair, monkeypatch):
    _gacha, sumu = pair
    monkeypatch.setattr("app.sync.arriving.MOST_KEPT", 0)
    monkeypatch.setattr("app.sync.arriving.MOST_DECODED", 0)

    assert read_bundles(sumu, series, Silent()).new == 3

    assert names(sumu) == sorted(NAMES)
    assert not (sumu.home.folder / FOLDER).exists()


def test_a_folder_without_bundles_says_so(pair, tmp_path):
    empty = tmp_path / "空的"
    empty.mkdir()
    with pytest.raises(Trouble, match="没有数据包"):
        bundles_in([empty])


def test_no_office_means_one_sentence_and_no_file(pair, tmp_path):
    gacha, _sumu = pair
    with pytest.raises(Trouble, match="还没有接收过"):
        write_bundle(gacha, "152527201999", tmp_path / "a.ortoo", Silent())
    assert not (gacha.home.folder / FOLDER).exists()


def test_a_stick_keeps_the_last_three_bundles_for_an_office(pair, tmp_path, monkeypatch):
    gacha, sumu = pair
    stick = tmp_path / "stick"
    stick.mkdir()
    write_bundle(sumu, gacha.unit.code, stick / "别人的.ortoo", Silent())
    for number in range(5):
        Desk(gacha).add("members", {"name": f"其木格{number}"})
        gacha.journal.seal()
        path = stick / f"给苏木{number}.ortoo"
        write_bundle(gacha, sumu.unit.code, path, Silent(), tidy=True, enough=1)

    left = {one.name.split("-")[0].removesuffix(".ortoo") for one in stick.iterdir()}

    assert left == {"别人的", "给苏木2", "给苏木3", "给苏木4"}


def test_a_stick_that_is_full_is_refused_before_anything_is_written(pair, tmp_path, monkeypatch):
    gacha, sumu = pair
    Desk(gacha).add("members", {"name": "乌云其其格"})
    usage = type("Usage", (), {"free": 10})
    monkeypatch.setattr("app.saving.shutil.disk_usage", lambda _path: usage)
    with pytest.raises(Trouble, match="空间不够"):
        write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())
    assert list(tmp_path.glob("*.ortoo")) == []
    assert outgoing.ENOUGH < 1 << 30


def test_a_full_disk_at_home_is_said_in_a_sentence(pair, tmp_path, monkeypatch):
    """The library for age says only that something went wrong, which was a bug to the window."""
    gacha, sumu = pair

    def full(*_args):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("app.sync.outgoing.content_of", full)
    Desk(gacha).add("members", {"name": "乌云其其格"})
    with pytest.raises(Trouble, match="空间不够"):
        write_bundle(gacha, sumu.unit.code, tmp_path / "a.ortoo", Silent())
    assert list(tmp_path.glob("*.ortoo")) == []
    assert not (gacha.home.folder / FOLDER).exists()
