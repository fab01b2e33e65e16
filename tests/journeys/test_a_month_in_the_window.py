"""A month of two gachas and their sumu in their windows, in which everything goes wrong that does."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import MetaData

from app.bootstrap import create_office, registry
from app.home import Home
from app.ledger.base import Ledger
from app.office import Office
from app.sync.cards import own_card
from app.sync.enrolment import accept_card
from app.units import Unit
from db.upgrade import upgrade
from tests.journeys.desks import NOW, YEAR, Clock, Month, Seat
from tests.properties.offices import registry_without
from ui.entrance import Closed
from ui.firstrun.welcome import Welcome
from ui.unlock import Unlock

GACHA, NEIGHBOUR, SUMU = "敦达乌苏嘎查党支部", "查干淖尔嘎查党支部", "贡宝拉格苏木党委"
OFFICES = {
    "gacha": (GACHA, "152527201206", "gacha", "白敏"),
    "neighbour": (NEIGHBOUR, "152527201207", "gacha", "图门"),
    "sumu": (SUMU, "152527201000", "sumu", "乌云"),
}


@pytest.fixture(scope="module")
def closed_offices(tmp_path_factory, passphrase):
    """Three offices that have accepted each other's cards, closed; the gacha's paper."""
    folder, clock = tmp_path_factory.mktemp("month"), Clock()
    clock.time = NOW - 86_400_000
    made, papers = {}, {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(Office.__init__.__kwdefaults__, "clock", clock)
        patch.setenv("XDG_STATE_HOME", str(folder / "state"))
        for short, (name, code, level, person) in OFFICES.items():
            new = create_office(
                Home(folder / "offices" / short),
                name,
                Unit(code, level),
                person=person,
                passphrase=passphrase,
            )
            made[short], papers[short] = new.office, new.phrase
        for below in ("gacha", "neighbour"):
            for reader, other in ((made[below], made["sumu"]), (made["sumu"], made[below])):
                accept_card(reader, own_card(other.name, other.unit, other.secrets))
        for one in made.values():
            one.close()
    return folder / "offices", papers["gacha"]


@pytest.fixture
def month(start, closed_offices, tmp_path, monkeypatch, hands, qtbot, passphrase):
    """The offices of a new month, nobody at work yet."""
    shutil.copytree(closed_offices[0], tmp_path, dirs_exist_ok=True)
    return Month(start, monkeypatch, hands, qtbot, tmp_path, passphrase)


@pytest.fixture
def paper(closed_offices):
    """The gacha's recovery phrase."""
    return closed_offices[1]


@pytest.fixture
def seats(month):
    """The three clerks, each with the office open in a window."""
    return [Seat(month, name).sit_down() for name in OFFICES]


def all_is_well(month, sumu, *below):
    """Nothing is unsound, the offices show the same, and nothing that was saved is lost."""
    for one in (sumu, *below):
        assert one.is_sound()
    for one in below:
        unit = one.office.unit.code
        for ledger in one.office.registry.ledgers:
            if ledger in sumu.office.registry.ledgers:
                assert one.rows(ledger, unit) == sumu.rows(ledger, unit), ledger
        assert one.questions() <= sumu.questions()
    lost = [one for one in month.saved if not sumu.has(one)]
    assert lost == []


def test_lost_and_repeated_sticks_a_wrong_clock_and_an_old_backup(month, seats, paper, tmp_path):
    gacha, neighbour, sumu = seats
    patrol = gacha.add("patrols", date="2026-09-21", remarks="第一周")
    lost = month.stick("丢了的")
    gacha.go_round(lost)
    assert gacha.where("patrols", patrol) == "已写入U盘"
    shutil.rmtree(lost.root)

    month.next_week()
    gacha.add("patrols", date="2026-09-28", remarks="第二周")
    stick = month.stick()
    gacha.go_round(stick)
    (bundle,) = stick.root.glob("*.ortoo")
    repeated = tmp_path / "又来一次.ortoo"
    shutil.copy(bundle, repeated)
    assert "新增 2" in sumu.read(bundle)
    assert "没有新内容" in sumu.read(repeated)
    assert sumu.column("patrols", "remarks") == ["第一周", "第二周"]
    sumu.go_round(stick)
    gacha.go_round(stick)
    assert gacha.where("patrols", patrol) == "苏木已收"

    # the sumu's clerk takes what she read for a mistake, and thinks better of it
    assert "2 条不再显示" in sumu.set_aside(GACHA)
    assert sumu.column("patrols", "remarks") == []
    sumu.take_up(GACHA)
    assert sumu.column("patrols", "remarks") == ["第一周", "第二周"]
    backup = tmp_path / "备份.ortoobackup"
    gacha.back_up(backup)

    # the neighbour's battery is empty: his clock is twenty years behind, then ahead
    theirs = month.stick("图门的U盘")
    neighbour.skew = -20 * YEAR
    uid = neighbour.add("patrols", date="2026-09-29", remarks="电池没电")
    neighbour.go_round(theirs)
    sumu.go_round(theirs)
    neighbour.skew = 20 * YEAR
    neighbour.change("patrols", uid, weather="风")
    sumu.change("patrols", uid, weather="晴")
    neighbour.go_round(theirs)
    assert "要您处理 1" in sumu.go_round(theirs)
    said = sumu.settle("风")
    assert "时间可疑：比这台电脑的时间还晚" in said
    for one in (sumu, neighbour):
        one.go_round(theirs)
    assert neighbour.questions() == sumu.questions() == set()

    # a disk breaks while the third week is on its way
    month.next_week()
    gacha.add("patrols", date="2026-10-05", remarks="第三周")
    gacha.go_round(stick)
    gacha.get_up()
    database = tmp_path / "gacha" / "office.db"
    database.write_bytes(bytes(database.stat().st_size))
    gacha.begin().wait_for(Unlock)
    gacha.running.unlock(month.passphrase, Closed)
    assert "新的钥匙" in gacha.restore(backup, paper)
    assert gacha.column("patrols", "remarks") == ["第一周", "第二周"]
    gacha.add("patrols", date="2026-10-06", remarks="恢复以后")
    digits = gacha.give_card(stick)
    assert "第二台电脑" in sumu.take_card(stick, digits)
    for one in (sumu, gacha, sumu, gacha):
        one.go_round(stick)
    assert gacha.column("patrols", "remarks") == ["恢复以后", "第一周", "第三周", "第二周"]
    all_is_well(month, sumu, gacha, neighbour)


def test_a_member_moves_to_the_neighbours_through_the_sumu(month, seats):
    gacha, neighbour, sumu = seats
    stick = month.stick()
    uid = gacha.add("members", name="乌云其其格", phone="13947912345", post="牧民")
    for one in (gacha, sumu, neighbour):
        one.go_round(stick)
    gacha.send_away(uid, neighbour.office.unit.code)
    for one in (gacha, sumu, neighbour):
        one.go_round(stick)
    month.next_week()
    there = neighbour.take_in()
    neighbour.change("members", there, post="护边员")
    for one in (neighbour, sumu, gacha):
        one.go_round(stick)
    assert gacha.column("members", "name") == []
    for one in (neighbour, sumu):
        assert one.column("members", "name") == ["乌云其其格"]
        assert one.column("members", "post") == ["护边员"]
    for one in (gacha, sumu):
        one.go_round(stick)
    all_is_well(month, sumu, gacha, neighbour)


def test_a_stolen_computer_is_revoked_and_the_office_goes_on_with_another(
    month, seats, paper, tmp_path
):
    gacha, neighbour, sumu = seats
    stick, theirs = month.stick(), month.stick("小偷的U盘")
    gacha.add("patrols", date="2026-09-21", remarks="诚实的")
    backup = tmp_path / "备份.ortoobackup"
    gacha.back_up(backup)
    gacha.go_round(stick)
    sumu.go_round(stick)

    # whoever has taken it knows the passphrase, too
    thief, kept = gacha, [*month.saved]
    thief.add("patrols", date="2026-09-22", remarks="小偷的")
    thief.go_round(theirs)
    month.saved[:] = kept
    assert "已吊销" in sumu.revoke(GACHA)
    sumu.go_round(theirs)
    assert sumu.column("patrols", "remarks") == ["诚实的"]

    gacha = Seat(month, "new computer")
    gacha.begin().wait_for(Welcome)
    gacha.restore(backup, paper)
    gacha.add("patrols", date="2026-09-23", remarks="换了电脑")
    sumu.take_card(stick, gacha.give_card(stick))
    for one in (gacha, sumu, neighbour, gacha):
        one.go_round(stick)
    assert gacha.column("patrols", "remarks") == ["换了电脑", "诚实的"]
    all_is_well(month, sumu, gacha, neighbour)


@pytest.fixture
def older_program(monkeypatch):
    """Lets programs that start from now on know no list of difficulties, nor have its table."""
    known = registry_without("issues")
    before = MetaData()
    for table in Ledger.metadata.sorted_tables:
        if table.name != "issues":
            table.to_metadata(before)

    def make_less(store, _metadata, journal, guarded):
        return upgrade(store, before, journal, guarded)

    with monkeypatch.context() as patch:
        patch.setattr("app.bootstrap.registry", lambda: known)
        patch.setattr("app.bootstrap.upgrade", make_less)
        yield patch


def test_one_office_has_an_older_program_for_a_while(month, older_program):
    sumu = Seat(month, "sumu").sit_down()
    with sumu.office.store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE issues")
    assert "issues" not in sumu.face.navigation._items
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.bootstrap.registry", registry)
        patch.setattr("app.bootstrap.upgrade", upgrade)
        gacha, neighbour = (Seat(month, name).sit_down() for name in ("gacha", "neighbour"))
    stick = month.stick()
    issue = gacha.add("issues", raised_on="2026-09-21", issue="水井坏了")
    gacha.add("patrols", date="2026-09-21", remarks="照常")
    gacha.go_round(stick)
    (bundle,) = stick.root.glob("*.ortoo")
    assert "1 段内容，要用更新的程序才看得到" in sumu.read(bundle)
    sumu.go_round(stick)
    neighbour.go_round(stick)
    gacha.go_round(stick)
    assert sumu.column("patrols", "remarks") == ["照常"]
    assert sumu.is_sound()

    # the sumu gets the program that the gacha has
    sumu.get_up()
    older_program.undo()
    sumu.sit_down()
    sumu.face.show_record("issues", issue)
    sumu.running.rest()
    assert sumu.column("issues", "issue") == ["水井坏了"]
    all_is_well(month, sumu, gacha, neighbour)
