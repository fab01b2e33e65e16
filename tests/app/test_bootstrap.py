"""Opening and making offices, and everything that can stand in the way."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from app.bootstrap import create_office, open_office
from app.desk import Desk
from app.errors import Trouble
from app.home import Home
from app.ledger.questions import Question
from app.restore import restore_office
from app.secrets.recovery import RecoveryPhrase
from app.units import Unit, guess_level, read_code

PASSPHRASE = "草原上的驿站 2026"
GACHA = Unit("152527201206", "gacha")


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def made(home):
    new = create_office(home, "敦达乌苏嘎查", GACHA, person="白敏", passphrase=PASSPHRASE)
    Desk(new.office).add("members", {"name": "乌云其其格"})
    new.office.close()
    return new


def names(office):
    with office.snapshot() as now:
        return [one.values["name"] for one in now.asking.page(Question("members"))]


def test_an_office_opens_again_with_what_was_saved(home, made):
    office = open_office(home, PASSPHRASE)
    assert (office.name, office.unit, office.person) == ("敦达乌苏嘎查", GACHA, "白敏")
    assert names(office) == ["乌云其其格"]
    office.close()


def test_nothing_on_disk_can_be_read(home, made):
    office = open_office(home, PASSPHRASE)
    Desk(office).add("members", {"name": "阿拉坦格日乐", "remarks": "秘密的备注"})
    office.back_up_before("检查")
    secrets = ["乌云其其格", "阿拉坦格日乐", "秘密的备注", "敦达乌苏", PASSPHRASE]
    for path in home.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for secret in secrets:
                assert secret.encode() not in content, path
                assert secret.encode("utf-16-le") not in content, path
            assert b"SQLite format 3" not in content, path
    office.close()


def test_a_wrong_passphrase_is_said_and_changes_nothing(home, made):
    before = home.database.read_bytes()
    with pytest.raises(Trouble, match="口令不对"):
        open_office(home, "错的口令错的口令")
    assert home.database.read_bytes() == before
    open_office(home, PASSPHRASE).close()


def test_a_second_program_on_the_same_office_is_refused(home, made):
    office = open_office(home, PASSPHRASE)
    with pytest.raises(Trouble, match="已经在另一个窗口"):
        open_office(home, PASSPHRASE)
    office.close()
    open_office(home, PASSPHRASE).close()


def test_an_office_of_a_newer_version_is_refused_unchanged(home, made):
    office = open_office(home, PASSPHRASE)
    with office.store.writing() as connection:
        connection.exec_driver_sql("UPDATE j_meta SET value = '999' WHERE key = 'schema'")
    office.close()
    before = home.database.read_bytes()
    with pytest.raises(Trouble, match="新版本"):
        open_office(home, PASSPHRASE)
    assert home.database.read_bytes() == before


def test_a_damaged_file_is_said(home, made):
    content = bytearray(home.database.read_bytes())
    content[0:4096] = os.urandom(4096)
    home.database.write_bytes(bytes(content))
    with pytest.raises(Trouble, match="备份"):
        open_office(home, PASSPHRASE)


def test_an_empty_file_is_no_new_office(home, made):
    # after a power cut a file may have its name and no content; opened as a database it would
    # have become an empty office, and the clerk would have gone on in it
    home.database.write_bytes(b"")
    with pytest.raises(Trouble, match="请从备份恢复"):
        open_office(home, PASSPHRASE)
    assert home.database.stat().st_size == 0


def test_a_folder_without_an_office_says_what_to_do(home):
    with pytest.raises(Trouble, match="还没有办公室"):
        open_office(home, PASSPHRASE)


def test_an_office_is_not_made_over_another(home, made):
    with pytest.raises(Trouble, match="已经有一个办公室"):
        create_office(home, "别的", GACHA, passphrase=PASSPHRASE)
    office = open_office(home, PASSPHRASE)
    assert names(office) == ["乌云其其格"]
    office.close()


def test_where_neither_keyring_nor_passphrase_is_nothing_is_left_behind(home):
    with pytest.raises(Trouble, match="口令"):
        create_office(home, "敦达乌苏嘎查", GACHA)
    assert not home.exists()
    create_office(home, "敦达乌苏嘎查", GACHA, passphrase=PASSPHRASE).office.close()


def test_a_folder_that_cannot_be_is_said(tmp_path):
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(Trouble, match="不能写入"):
        create_office(Home(file / "home"), "敦达乌苏嘎查", GACHA, passphrase=PASSPHRASE)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are of Unix")
def test_a_folder_without_rights_is_said():
    folder = Path(tempfile.mkdtemp(prefix="ortoo-locked-"))
    folder.chmod(0o555)
    root = Path(__file__).parents[2]
    # root may write anywhere, and somebody else may not be let in to Python itself: so everything
    # is imported first, and only then is it somebody else who makes the office
    become = "os.setgid(65534); os.setuid(65534)" if os.geteuid() == 0 else "pass"
    script = (
        "import os\n"
        "from pathlib import Path\n"
        "from app.home import Home\n"
        "from app.errors import Trouble\n"
        f"{become}\n"
        f"try: Home(Path({str(folder)!r})).make()\n"
        "except Trouble as told: print(told)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False
    )
    folder.rmdir()
    assert "不能写入" in done.stdout, done.stderr


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounts a small disk")
def test_a_full_disk_loses_nothing_that_was_saved(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    size = "size=3m"
    if subprocess.run(["mount", "-t", "tmpfs", "-o", size, "none", disk], check=False).returncode:
        pytest.skip("this machine does not let tests mount")
    try:
        home = Home(disk / "home")
        office = create_office(home, "敦达乌苏嘎查", GACHA, passphrase=PASSPHRASE).office
        desk = Desk(office)
        desk.add("members", {"name": "已经保存"})
        with pytest.raises(Trouble, match="磁盘满了"):
            fill_up(desk)
        saved = len(names(office))
        office.close()
        office = open_office(home, PASSPHRASE)
        assert names(office)[0] in ("已经保存", "填满")
        assert "已经保存" in names(office)
        assert len(names(office)) == saved
        office.close()
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def fill_up(desk):
    for number in range(2000):
        desk.add("members", {"name": "填满", "remarks": f"{number}" * 400})


# ---- backups
def test_a_backup_comes_back_and_what_was_there_is_kept(home, made, tmp_path):
    office = open_office(home, PASSPHRASE)
    backup = tmp_path / "一.ortoobackup"
    office.journal.seal()
    office.backups.write(backup)
    before = office.journal.log.identity.writer
    Desk(office).add("members", {"name": "备份以后"})
    office.close()
    office = restore_office(home, backup, passphrase=PASSPHRASE)
    assert names(office) == ["乌云其其格"]
    # what was written after the backup may have left under the old name
    assert office.journal.log.identity.writer != before
    office.close()
    (kept,) = home.backups.iterdir()
    office = restore_office(home, kept, passphrase=PASSPHRASE)
    assert "备份以后" in names(office)
    office.close()


def test_a_backup_opens_on_another_computer_with_the_paper(home, made, tmp_path):
    office = open_office(home, PASSPHRASE)
    backup = tmp_path / "一.ortoobackup"
    office.journal.seal()
    office.backups.write(backup)
    device = office.secrets.device_id
    office.close()
    there = Home(tmp_path / "there")
    with pytest.raises(Trouble, match="恢复码"):
        restore_office(there, backup, passphrase=PASSPHRASE)
    with pytest.raises(Trouble):
        restore_office(there, backup, passphrase=PASSPHRASE, phrase=RecoveryPhrase.new())
    assert not there.exists()
    office = restore_office(there, backup, passphrase="另一个口令另一个", phrase=made.phrase)
    assert names(office) == ["乌云其其格"]
    assert office.secrets.device_id != device
    Desk(office).add("members", {"name": "新电脑上写的"})
    assert len(names(office)) == 2
    office.close()


@pytest.mark.parametrize("content", [b"", b"nothing", b"PK\x03\x04 cut"])
def test_what_is_no_backup_changes_nothing(home, made, tmp_path, content):
    bad = tmp_path / "坏.ortoobackup"
    bad.write_bytes(content)
    with pytest.raises(Trouble, match="不是备份"):
        restore_office(home, bad, passphrase=PASSPHRASE)
    office = open_office(home, PASSPHRASE)
    assert names(office) == ["乌云其其格"]
    office.close()


def test_the_backup_of_another_office_is_refused(home, made, make_office, tmp_path):
    other = make_office("152527201207")
    other.journal.seal()
    backup = tmp_path / "别处.ortoobackup"
    other.backups.write(backup)
    with pytest.raises(Trouble, match="不是这个办公室的"):
        restore_office(home, backup, passphrase=PASSPHRASE)
    office = open_office(home, PASSPHRASE)
    assert names(office) == ["乌云其其格"]
    office.close()


def test_an_old_copy_of_the_folder_goes_on_under_another_name(home, made, tmp_path):
    office = open_office(home, PASSPHRASE)
    writer = office.journal.log.identity.writer
    office.close()
    old = tmp_path / "old"
    shutil.copytree(home.folder, old)
    office = open_office(home, PASSPHRASE)
    assert office.journal.log.identity.writer == writer
    Desk(office).add("members", {"name": "后来写的"})
    office.close()
    shutil.rmtree(home.folder)
    shutil.copytree(old, home.folder)
    office = open_office(home, PASSPHRASE)
    assert office.journal.log.identity.writer != writer
    office.close()


# ---- codes
@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("152527201206", "152527201206", "gacha"),
        ("152527201", "152527201000", "sumu"),
        ("152527", "152527000000", "banner"),
        ("１５２５２７ 201 206", "152527201206", "gacha"),
    ],
)
def test_codes_are_read_and_filled_up(text, code, level):
    assert read_code(text) == code
    assert guess_level(code) == level


@pytest.mark.parametrize("text", ["", "15252720120", "1525272012066", "15252720120x", "十五"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(Trouble, match="区划代码"):
        read_code(text)


def test_units_know_who_is_above():
    gacha, sumu = GACHA, Unit("152527201000", "sumu")
    banner, other = Unit("152527000000", "banner"), Unit("152527202000", "sumu")
    assert sumu.is_above(gacha)
    assert banner.is_above(gacha)
    assert banner.is_above(sumu)
    assert not gacha.is_above(sumu)
    assert not other.is_above(gacha)
    assert not sumu.is_above(other)
    assert sumu.covers(gacha.code)
    assert not gacha.covers(sumu.code)
