"""Another clerk takes an office over: old keys open it no more, and the sheet says what is there."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest

from app.bootstrap import open_office
from app.desk import Desk
from app.errors import Trouble
from app.handover import Handover, hand_over, last_handover, sheet_name, write_sheet
from app.progress import Silent
from app.restore import restore_office
from app.secrets.keeper import WrongPassphrase, create, kept, unlock
from app.secrets.moving import hand_over_keys, new_recovery_phrase
from app.secrets.rescue import open_slot, recovery_slot
from app.sync.cards import own_card
from app.upkeep import back_up

NEW = "新来的人的口令 2027"


@pytest.fixture
def locked(office, passphrase):
    assert kept(office.home.folder) == "passphrase"
    return office


def test_the_old_passphrase_and_the_old_paper_open_it_no_more(locked, passphrase):
    home = locked.home
    old = new_recovery_phrase(home.folder, locked.secrets)

    fresh = hand_over(locked, " 乌云 ", passphrase, NEW)

    assert locked.person == "乌云"
    assert last_handover(locked) == Handover("白敏", "乌云", locked.today())
    slot = recovery_slot(home.folder)
    assert open_slot(slot, fresh) == locked.secrets.database_key
    with pytest.raises(Trouble, match="打不开"):
        open_slot(slot, old)
    with pytest.raises(WrongPassphrase):
        unlock(home.folder, passphrase)
    assert unlock(home.folder, NEW) == locked.secrets


def test_a_backup_of_afterwards_opens_with_the_new_paper_alone(locked, passphrase, tmp_path):
    old = new_recovery_phrase(locked.home.folder, locked.secrets)
    Desk(locked).add("members", {"name": "图门"})
    fresh = hand_over(locked, "乌云", passphrase, NEW)
    path = back_up(locked, tmp_path / "x.ortoobackup")
    elsewhere = type(locked.home)(tmp_path / "elsewhere")
    with pytest.raises(Trouble, match="打不开"):
        restore_office(elsewhere, path, passphrase=NEW, phrase=old)
    restore_office(elsewhere, path, passphrase=NEW, phrase=fresh).close()
    open_office(elsewhere, NEW).close()


@pytest.mark.parametrize(
    ("taker", "old", "new", "said"),
    [
        ("　", "", NEW, "姓名"),
        ("乌云", "记错的口令 1999", NEW, "口令不对"),
        ("乌云", "", "草原上的驿站 2026", "一样"),
        ("乌云", "", None, "一样"),
        ("乌云", "", "短", "口令"),
    ],
)
def test_nothing_is_changed_unless_all_of_it_can_be(locked, passphrase, taker, old, new, said):
    before = (locked.home.folder / "keys.json").read_bytes()
    with pytest.raises(Trouble, match=said):
        hand_over(locked, taker, old or passphrase, new)
    assert (locked.home.folder / "keys.json").read_bytes() == before
    assert locked.person == "白敏"
    assert last_handover(locked) is None


class Ring:
    """A keyring that works."""

    def __init__(self):
        self.entries = {}

    def save(self, home_id, entry):
        self.entries[home_id] = entry

    def load(self, home_id):
        return self.entries.get(home_id)

    def forget(self, home_id):
        return self.entries.pop(home_id, None) is not None


def test_where_the_computer_keeps_the_keys_the_paper_is_new_and_a_passphrase_can_be(tmp_path):
    ring, home = Ring(), tmp_path / "office"
    made = create(home, keyring=ring)
    fresh = hand_over_keys(home, made.secrets, keyring=ring)
    assert (kept(home), len(ring.entries)) == ("keyring", 1)
    assert open_slot(recovery_slot(home), fresh) == made.secrets.database_key
    with pytest.raises(Trouble, match="打不开"):
        open_slot(recovery_slot(home), made.phrase)

    hand_over_keys(home, made.secrets, new=NEW, keyring=ring)
    assert (kept(home), ring.entries) == ("passphrase", {})
    assert unlock(home, NEW) == made.secrets


def sheet_text(office, done):
    out = BytesIO()
    assert write_sheet(office, done, out, Silent()).missing == ()
    document = pypdfium2.PdfDocument(out.getvalue())
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_the_sheet_says_what_is_there_and_who_signs(pair, carry):
    gacha, sumu = pair
    for name in ("图门", "敖特根"):
        Desk(gacha).add("members", {"name": name})
    carry(gacha, sumu)
    Desk(gacha).add("members", {"name": "乌云"})
    done = Handover("白敏", "苏日娜", "2026-11-21")

    text = sheet_text(gacha, done)

    digits = own_card(gacha.name, gacha.unit, gacha.secrets).fingerprint.replace(" ", "")
    for part in (
        "敦达乌苏嘎查党支部工作交接单",
        "区划代码152527201206",
        "移交人白敏",
        "接收人苏日娜2026年11月21日起经办",
        "党员3条",
        digits,
        "贡宝拉格苏木党委1条还没有写给它；一共3条没有收到回执",
        "等人决定的内容0件",
        "还没有备份过",
        "移交人：",
        "接收人：",
    ):
        assert part in text, (part, text)
    assert sheet_name(gacha, done) == "敦达乌苏嘎查党支部交接单-2026-11-21.pdf"
