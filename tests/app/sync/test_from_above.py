"""What an office works by: its own word counts first, then that of the nearest office above."""

from __future__ import annotations

import io

import pypdfium2
import pytest

from app.desk import Desk, Refused
from app.ledger.codes import shipped
from app.ledger.questions import Question
from app.notices import new_notices, note_seen
from app.printing import print_form
from app.progress import Silent
from app.rules import Rule, rule, rule_words
from db.journal.operations import Change, Kind
from tests.region import UNITS, Region


@pytest.fixture
def region():
    made = Region(("gacha", "neighbour", "sumu", "banner"))
    yield made
    made.close()


@pytest.fixture
def carry(region):
    """A bundle from one of the offices to another."""
    names = {unit.code: name for name, unit in UNITS.items()}
    return lambda *offices: region.carry(*(names[one.unit.code] for one in offices))


@pytest.fixture
def chain(region, carry):
    """A gacha, its sumu, its banner, and the way down."""
    gacha, sumu, banner = region["gacha"], region["sumu"], region["banner"]

    def down():
        carry(banner, sumu, gacha)

    down()
    return gacha, sumu, banner, down


def days(office, wanted=Rule.BACKUP_DAYS):
    with office.store.reading() as connection:
        return rule(office, connection, wanted)


def lay_down(office, number, wanted=Rule.BACKUP_DAYS):
    return Desk(office).add("office_rules", {"rule": wanted.value, "number": str(number)}).uid


def test_every_rule_can_be_chosen_and_no_other():
    codes = [one.code for one in shipped("office_rule").entries]
    assert codes == [one.value for one in Rule]


def test_without_a_word_the_program_s_own_value_counts(chain):
    office = chain[0]
    assert (days(office), days(office, Rule.UNSENT_DAYS)) == (7, 14)
    with office.store.reading() as connection:
        assert rule_words(office, connection, Rule.ROSTER_NOTE) == ""


def test_the_nearest_word_counts_and_is_taken_back(chain):
    gacha, sumu, banner, down = chain
    lay_down(banner, 30)
    down()
    assert [days(one) for one in (gacha, sumu, banner)] == [30, 30, 30]

    lay_down(sumu, 14)
    down()
    assert [days(one) for one in (gacha, sumu, banner)] == [14, 14, 30]

    own = lay_down(gacha, 3)
    lay_down(sumu, 10)
    down()
    assert [days(one) for one in (gacha, sumu, banner)] == [3, 10, 30]

    Desk(gacha).remove("office_rules", [own])
    assert days(gacha) == 10


def test_what_an_office_below_says_binds_nobody_above(chain, carry):
    gacha, sumu, banner, _down = chain
    lay_down(gacha, 2)
    carry(gacha, sumu)
    carry(sumu, banner)
    assert [days(one) for one in (gacha, sumu, banner)] == [2, 7, 7]


@pytest.mark.parametrize("number", ["-1", "-3", "367", "1000000000000"])
def test_a_number_that_nobody_could_work_by_is_refused(chain, number):
    office = chain[0]
    with pytest.raises(Refused) as refused:
        lay_down(office, number)
    assert {one.field for one in refused.value.problems} == {"number"}
    assert days(office) == 7


def test_a_word_from_above_that_cannot_be_used_is_passed_over(chain):
    # another program than ours may have let it through
    gacha, sumu, _banner, down = chain
    lay_down(sumu, 20)
    bad = lay_down(sumu, 12)
    shape = sumu.registry.shapes["office_rules"]

    sumu.journal.write("set", "", "", [Change(shape, bad, Kind.SET, {"number": -1})])
    down()
    assert days(gacha) == 20


def test_words_from_above_stand_under_a_roster(chain, tmp_path):
    gacha, sumu, _banner, down = chain
    note = "本名册不得外传，用后收回。"
    Desk(sumu).add("office_rules", {"rule": "印在名册下面的话", "words": note})
    down()
    path = tmp_path / "roster.pdf"
    Desk(gacha).add("members", {"name": "乌云"})
    print_form(gacha, Question("members"), path, Silent())
    with pypdfium2.PdfDocument(io.BytesIO(path.read_bytes())) as document:
        assert note in document[0].get_textpage().get_text_bounded()


# ---- code tables
def label(office, code):
    with office.snapshot() as now:
        return now.lookup.codes("observation").label(code)


def name_code(office, text):
    raws = {"code_table": "observation", "code": "8", "label": text}
    return Desk(office).add("code_entries", raws)


@pytest.mark.parametrize("own_first", [True, False])
def test_the_office_s_own_code_counts_before_that_from_above(chain, carry, own_first):
    # whichever came into the world first had counted, since entries were read by their ids
    gacha, sumu, _banner, down = chain
    for office in (gacha, sumu) if own_first else (sumu, gacha):
        name_code(office, "嘎查的" if office is gacha else "苏木的")
    down()
    assert label(gacha, "8") == "嘎查的"
    carry(gacha, sumu)
    assert label(sumu, "8") == "苏木的"


def test_what_only_an_office_below_has_named_is_read_above(chain, carry):
    gacha, sumu, _banner, _down = chain
    name_code(gacha, "狼")
    carry(gacha, sumu)
    assert label(sumu, "8") == "狼"


# ---- notices
def fresh(office):
    with office.store.reading() as connection:
        return new_notices(office, connection)


def notify(office, title, **values):
    raws = {"title": title, "issued_on": "2026-03-01", **values}
    return Desk(office).add("notices", raws).uid


def test_notices_from_above_are_new_until_somebody_looks(chain, carry):
    gacha, sumu, banner, down = chain
    notify(gacha, "嘎查自己写的")
    notify(banner, "旗里的通知")
    notify(sumu, "过期的通知", valid_until="2026-03-02")
    ends = notify(sumu, "苏木的通知", valid_until="2099-12-31")
    assert [fresh(one) for one in (gacha, sumu, banner)] == [0, 0, 0]
    down()
    assert [fresh(one) for one in (gacha, sumu, banner)] == [2, 1, 0]

    note_seen(gacha)
    assert [fresh(one) for one in (gacha, sumu)] == [0, 1]
    notify(sumu, "又一份")
    Desk(sumu).remove("notices", [ends])
    down()
    assert fresh(gacha) == 1

    carry(gacha, sumu)
    carry(sumu, banner)
    assert (fresh(sumu), fresh(banner)) == (1, 0)


def test_a_notice_goes_down_to_every_office_below_and_to_no_neighbour_s(chain, region, carry):
    gacha, sumu, _banner, down = chain
    other = region["neighbour"]
    notify(sumu, "给各嘎查")
    notify(gacha, "一嘎查的")
    carry(gacha, sumu)
    down()
    carry(sumu, other)

    def titles(office):
        with office.snapshot() as now:
            return {one.values["title"] for one in now.asking.page(Question("notices"))}

    assert titles(gacha) == titles(sumu) == {"给各嘎查", "一嘎查的"}
    assert titles(other) == {"给各嘎查"}


def test_looking_is_told_to_nobody(chain, carry):
    gacha, sumu, _banner, down = chain
    notify(sumu, "给各嘎查")
    down()
    carry(gacha, sumu)  # acknowledges
    before = gacha.journal.log
    with gacha.store.reading() as connection:
        position = before.position(connection)
    note_seen(gacha)
    with gacha.store.reading() as connection:
        assert before.position(connection) == position
    assert carry(gacha, sumu).shown.fresh == 0
