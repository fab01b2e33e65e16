"""A stolen computer: what it writes afterwards is refused, and honest earlier work stays."""

from __future__ import annotations

import shutil

import pytest

from app.bootstrap import open_office
from app.desk import Desk
from app.errors import Trouble
from app.home import Home
from app.ledger.questions import Question
from app.progress import Silent
from app.standing import standing
from app.sync import container
from app.sync.enrolment import accept_card, write_card
from app.sync.incoming import read_bundle
from app.sync.outgoing import write_bundle
from app.sync.revocation import admit, refused, revoke
from db.journal import wire
from db.journal.chains import State

SUMU, BANNER = "152527201000", "152527000000"


def remarks(office):
    with office.snapshot() as now:
        return {one.values["remarks"] for one in now.asking.page(Question("patrols"))}


def patrol(office, text):
    return Desk(office).add("patrols", {"date": "2026-01-02", "remarks": text}).uid


def states(office):
    with office.store.reading() as connection:
        rows = connection.exec_driver_sql("SELECT hash, state FROM j_segments")
        return {bytes(row[0]): State(row[1]) for row in rows}


def sound(office):
    assert office.journal.check(lambda *_one: True).faults == []


def befriend(one, other, tmp_path):
    for here, there in ((one, other), (other, one)):
        write_card(here, tmp_path / "one.ortoocard")
        accept_card(there, tmp_path / "one.ortoocard")


@pytest.fixture
def steal(tmp_path, passphrase):
    """Copies an office's folder: the thief has the keys, too, and works on."""
    opened = []

    def steal(office):
        office.swear()
        folder = tmp_path / f"stolen-{len(opened)}"
        with office.store.writing() as connection:
            connection.exec_driver_sql("SELECT 1")
        shutil.copytree(office.home.folder, folder, ignore=shutil.ignore_patterns("*.lock", "lock"))
        opened.append(open_office(Home(folder), passphrase, lambda: passphrase))
        return opened[-1]

    yield steal
    for one in opened:
        one.close()


def test_what_a_stolen_computer_writes_is_refused_and_earlier_work_stays(pair, steal, carry):
    gacha, sumu = pair
    patrol(gacha, "诚实的")
    carry(gacha, sumu)
    thief = steal(gacha)

    done = revoke(sumu, gacha.unit.code)
    patrol(thief, "小偷的")
    read = carry(thief, sumu)

    assert done.accepted > 0
    assert remarks(sumu) == {"诚实的"}
    assert read.quarantined > 0
    sound(sumu)
    (chain,) = [one for one in refused(sumu) if one.domain == "patrols"]
    assert (chain.device, chain.segments, chain.revoked) == (gacha.secrets.device_id, 1, True)


def test_what_acted_already_stops_by_ancestry_and_not_by_number(pair, steal, carry, make_office,
                                                               tmp_path):  # fmt: skip
    """The thief counts on from an earlier copy: his numbers are smaller than the accepted ones."""
    gacha, sumu = pair
    banner = make_office(BANNER, "太仆寺旗委组织部")
    befriend(sumu, banner, tmp_path)
    patrol(gacha, "一")
    carry(gacha, sumu)
    thief = steal(gacha)
    for text in ("二", "三", "四"):
        patrol(gacha, text)
        carry(gacha, sumu)
    carry(sumu, banner)
    patrol(thief, "小偷的")
    path = tmp_path / "thief.ortoo"
    befriend_by_hand(banner, gacha, tmp_path)
    thief_knows(thief, banner, tmp_path)
    write_bundle(thief, banner.unit.code, path, Silent())
    read_bundle(banner, path, Silent())
    assert remarks(banner) == {"一", "二", "三", "四", "小偷的"}

    revoke(sumu, gacha.unit.code)
    carry(sumu, banner)

    assert remarks(banner) == remarks(sumu) == {"一", "二", "三", "四"}
    sound(banner)
    carry(banner, sumu)
    assert remarks(sumu) == {"一", "二", "三", "四"}
    # what is refused is relayed on, so that a superior can look at it
    assert states(banner).keys() >= states(sumu).keys() & states(banner).keys()
    assert State.QUARANTINED in states(sumu).values()


def befriend_by_hand(banner, gacha, tmp_path):
    write_card(gacha, tmp_path / "g.ortoocard")
    accept_card(banner, tmp_path / "g.ortoocard")


def thief_knows(thief, banner, tmp_path):
    write_card(banner, tmp_path / "b.ortoocard")
    accept_card(thief, tmp_path / "b.ortoocard")


def test_offices_agree_whatever_came_first(pair, steal, make_office, carry, tmp_path):
    gacha, sumu = pair
    banner = make_office(BANNER, "太仆寺旗委组织部")
    befriend(sumu, banner, tmp_path)
    uid = patrol(gacha, "诚实的")
    carry(gacha, sumu)
    carry(sumu, banner)
    thief = steal(gacha)
    Desk(thief).change("patrols", uid, {"remarks": "小偷改的"})
    befriend_by_hand(banner, gacha, tmp_path)
    thief_knows(thief, banner, tmp_path)
    first = tmp_path / "first.ortoo"
    write_bundle(thief, banner.unit.code, first, Silent())

    revoke(sumu, gacha.unit.code)
    read_bundle(banner, first, Silent())  # before the revocation
    assert remarks(banner) == {"小偷改的"}
    Desk(banner).change("patrols", uid, {"weather": "晴"})
    carry(sumu, banner)
    carry(banner, sumu)  # to the sumu after it

    assert remarks(banner) == remarks(sumu) == {"诚实的"}
    with sumu.snapshot() as one, banner.snapshot() as other:
        assert one.asking.one("patrols", uid).values == other.asking.one("patrols", uid).values
    assert sumu.journal.contests() == banner.journal.contests() == []


def test_an_office_above_lets_in_what_was_honest_after_all(pair, steal, carry):
    gacha, sumu = pair
    patrol(gacha, "诚实的")
    carry(gacha, sumu)
    revoke(sumu, gacha.unit.code)
    patrol(gacha, "也是诚实的")
    carry(gacha, sumu)
    assert remarks(sumu) == {"诚实的"}
    before = Desk(sumu).last_done()

    done = admit(sumu, gacha.secrets.device_id.hex()[:8])

    assert done.began > 0
    assert remarks(sumu) == {"诚实的", "也是诚实的"}
    assert Desk(sumu).last_done() == before
    patrol(gacha, "第三条")
    carry(gacha, sumu)
    assert remarks(sumu) == {"诚实的", "也是诚实的"}  # admitted up to a segment, not for ever
    sound(sumu)


def test_only_an_office_above_revokes(pair, make_office, tmp_path):
    gacha, sumu = pair
    second = make_office(folder="second")
    befriend(gacha, second, tmp_path)
    with pytest.raises(Trouble, match="上级"):
        revoke(gacha, sumu.unit.code)
    with pytest.raises(Trouble, match="上级"):
        revoke(gacha, second.secrets.device_id.hex()[:8])
    with pytest.raises(Trouble, match="没有找到"):
        revoke(gacha, "ab" * 8)


def test_of_several_computers_one_must_be_named(pair, make_office, tmp_path, carry):
    gacha, sumu = pair
    second = make_office(folder="second")
    befriend(second, sumu, tmp_path)
    with pytest.raises(Trouble, match="2 台"):
        revoke(sumu, gacha.unit.code)
    patrol(second, "第二台")
    revoke(sumu, gacha.secrets.device_id.hex()[:10])
    carry(second, sumu)
    assert remarks(sumu) == {"第二台"}


def test_a_revoked_computer_is_told_so_and_nothing_else_and_its_card_is_not_taken_again(
    pair, tmp_path
):
    gacha, sumu = pair
    patrol(sumu, "苏木的")
    Desk(sumu).add("code_entries", {"code_table": "民族", "code": "99", "label": "试验族"})
    revoke(sumu, gacha.unit.code)
    path = tmp_path / "x.ortoo"
    write_bundle(sumu, gacha.unit.code, path, Silent())
    bundle = container.unpack(path.read_bytes(), path.name, gacha.secrets)
    assert {wire.decode(one.body).scope.domain for one in bundle.segments} == {"trust"}
    write_card(gacha, tmp_path / "again.ortoocard")
    with pytest.raises(Trouble, match="吊销"):
        accept_card(sumu, tmp_path / "again.ortoocard")
    assert standing(sumu).peers == ()


def test_the_envelope_of_a_revoked_computer_proves_nothing(pair, carry):
    gacha, sumu = pair
    revoke(sumu, gacha.unit.code)
    carry(gacha, sumu)
    with sumu.store.reading() as connection:
        assert sumu.proofs.last_heard(connection, gacha.secrets.device_id) is None


def test_the_revoked_computer_says_so_and_saves_on(pair, carry):
    gacha, sumu = pair
    patrol(gacha, "已送到")
    carry(gacha, sumu)
    patrol(gacha, "没送到")
    life = gacha.journal.log.identity.writer
    revoke(sumu, gacha.unit.code)

    carry(sumu, gacha)

    assert standing(gacha).revoked
    assert not standing(sumu).revoked
    assert remarks(gacha) == {"已送到"}
    assert gacha.journal.log.identity.writer != life
    patrol(gacha, "照样能写")
    gacha.journal.seal()
    assert remarks(gacha) == {"已送到", "照样能写"}
    sound(gacha)
    carry(gacha, sumu)
    assert remarks(sumu) == {"已送到"}


def test_a_thief_of_a_sumu_revokes_nobody_after_the_theft(
    pair, steal, make_office, tmp_path, carry
):
    gacha, sumu = pair
    banner = make_office(BANNER, "太仆寺旗委组织部")
    befriend(sumu, banner, tmp_path)
    befriend_by_hand(banner, gacha, tmp_path)
    patrol(gacha, "嘎查的")
    carry(gacha, sumu)
    carry(sumu, banner)
    thief = steal(sumu)

    revoke(thief, gacha.unit.code)
    revoke(banner, sumu.unit.code)
    carry(thief, banner)

    with banner.store.reading() as connection:
        assert set(banner.trust.revoked(connection)) == {sumu.secrets.device_id}
    patrol(gacha, "之后的")
    write_card(banner, tmp_path / "b.ortoocard")
    accept_card(gacha, tmp_path / "b.ortoocard")
    carry(gacha, banner)
    assert remarks(banner) == {"嘎查的", "之后的"}


def test_who_is_known_only_by_a_revoked_one_is_known_no_more_in_retrospect(
    first_second_sumu, carry, make_office, tmp_path
):
    first, second, sumu = first_second_sumu
    patrol(second, "第二台")
    carry(second, first)
    carry(first, sumu)  # with the first computer's certificate of the second
    assert remarks(sumu) == {"第二台"}
    banner = make_office(BANNER, "太仆寺旗委组织部")
    befriend(sumu, banner, tmp_path)

    # the banner has never heard of the first computer's chains, so that it accepts none of them
    befriend_by_hand(banner, first, tmp_path)
    revoke(banner, first.unit.code)
    carry(banner, sumu)

    assert remarks(sumu) == set()
    sound(sumu)
    write_card(second, tmp_path / "s.ortoocard")
    accept_card(sumu, tmp_path / "s.ortoocard")
    assert remarks(sumu) == {"第二台"}
    sound(sumu)


@pytest.fixture
def first_second_sumu(make_office, tmp_path):
    first, second = make_office(folder="first"), make_office(folder="second")
    sumu = make_office(SUMU, "贡宝拉格苏木党委")
    befriend(first, sumu, tmp_path)
    befriend(first, second, tmp_path)
    return first, second, sumu


def test_a_superior_leaves_the_domains_it_does_not_read_to_one_that_does(
    pair, make_office, tmp_path, carry
):
    gacha, sumu = pair
    banner = make_office(BANNER, "太仆寺旗委组织部")
    write_card(sumu, tmp_path / "s.ortoocard")
    accept_card(banner, tmp_path / "s.ortoocard")
    write_card(banner, tmp_path / "b.ortoocard")
    accept_card(sumu, tmp_path / "b.ortoocard", ["patrols"])
    Desk(gacha).add("members", {"name": "图门", "post": "羊倌"})
    patrol(gacha, "巡")
    carry(gacha, sumu)
    carry(sumu, banner)
    befriend_by_hand(banner, gacha, tmp_path)

    revoke(banner, gacha.unit.code)
    carry(banner, sumu)

    with sumu.snapshot() as now:
        assert now.asking.count(Question("members")) == 1
    assert remarks(sumu) == {"巡"}
    patrol(gacha, "后来的")
    Desk(gacha).add("members", {"name": "敖特根"})
    carry(gacha, sumu)
    assert remarks(sumu) == {"巡"}
    with sumu.snapshot() as now:
        assert now.asking.count(Question("members")) == 2
    revoke_again(sumu, gacha)
    with sumu.snapshot() as now:
        assert now.asking.count(Question("members")) == 2


def revoke_again(sumu, gacha):
    """The sumu's own word: the two intersect."""
    with pytest.raises(Trouble, match="已经被吊销"):
        revoke(sumu, gacha.unit.code)
