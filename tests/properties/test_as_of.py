"""The records as of a day are those that stood there when the day was over, whatever came after."""

from __future__ import annotations

import datetime as dt
import random

import pytest

from app.as_of import as_of, records_as_of
from app.bootstrap import create_office
from app.errors import Cancelled, Trouble
from app.home import Home
from app.ledger.fields import Operator
from app.ledger.fields.links import link_to
from app.ledger.meaning import Meaning
from app.ledger.questions import Condition, Order, Question
from app.progress import Silent, Stoppable
from app.units import Unit
from app.views import View
from db import item_sets
from db.journal.joins import INTO
from db.journal.operations import Change, Kind
from tests.conftest import PASSPHRASE

UNIT = "152527201206"
LEDGERS = ("members", "households", "families", "patrols", "activities")
NAMES = ("王玉发", "李金花", "敖特根", "张三", "斯琴高娃", "图门")
FIRST = dt.date(2025, 12, 1)


def _at(day: dt.date, hour: int) -> int:
    return int(dt.datetime.combine(day, dt.time(hour)).timestamp() * 1000)


class _History:
    """An office that lives through some days; what stood in it each evening is noted."""

    def __init__(self, office, seed):
        self.office, self.rng = office, random.Random(seed)
        self.now = _at(FIRST, 8)
        office.clock = office.journal.log.clock = lambda: self.now
        self.uids = {name: [] for name in LEDGERS}
        self.evenings = {}

    def live(self, days):
        for number in range(days):
            day = FIRST + dt.timedelta(days=number)
            self.now = _at(day, 9)
            for _ in range(4):
                self._write()
                self.now += 60_000
            if self.rng.random() < 0.5:
                self.office.journal.seal()
            self.now = _at(day, 23)
            self.evenings[day.isoformat()] = self.state()

    def state(self):
        with self.office.snapshot() as now:
            return {name: _records(now, name) for name in LEDGERS}

    def _write(self):
        rng, shapes = self.rng, self.office.registry.shapes
        changes = []
        for ledger in rng.sample(LEDGERS, 2):
            known, shape = self.uids[ledger], shapes[ledger]
            if len(known) < 4 or rng.random() < 0.3:
                uid = self.office.ids.next()
                known.append(uid)
                values = self._values(ledger)
                changes.append(Change(shape, uid, Kind.CREATE, values, unit=UNIT))
                continue
            uid = rng.choice(known)
            with self.office.snapshot() as now:
                gone = now.asking.one(ledger, uid).gone
            kind = rng.choice([Kind.DELETE, Kind.SET, Kind.SET, Kind.SET])
            kind = Kind.RESTORE if gone else kind
            values = self._values(ledger) if kind is Kind.SET else {}
            changes.append(Change(shape, uid, kind, values))
        self.office.journal.write("试", "试", "白敏", changes)

    def _values(self, ledger):
        rng = self.rng
        members = self.uids["members"]
        person = link_to(rng.choice(members)) if members and rng.random() < 0.7 else "外村的人"
        if ledger == "members":
            return {"name": rng.choice(NAMES), "born": f"19{rng.randrange(40, 99)}-05"}
        if ledger == "households":
            return {"host": person, "remarks": str(rng.random())}
        if ledger == "families":
            houses = self.uids["households"]
            head = rng.choice(NAMES)
            return {"head": head, "household": link_to(rng.choice(houses))} if houses else {
                "head": head
            }  # fmt: skip
        if ledger == "patrols":
            day = f"2025-12-{rng.randrange(1, 29):02}"
            return {"date": day, "markers": item_sets.dump({str(rng.randrange(1, 99)): ""})}
        return {"held_on": f"2025-12-{rng.randrange(1, 29):02}", "topic": str(rng.randrange(9))}


def _records(now, ledger):
    return {
        one.uid: (one.unit, one.values, one.gone, one.review, one.stamp)
        for gone in (False, True)
        for one in now.asking.page(Question(ledger, gone=gone))
    }


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    home = Home(tmp_path_factory.mktemp("as-of"))
    office = create_office(
        home, "敦达乌苏嘎查", Unit(UNIT, "gacha"), person="白敏", passphrase=PASSPHRASE
    ).office
    history = _History(office, 4)
    history.live(14)
    yield history
    office.close()


def test_each_evening_is_found_again(lived):
    for day, evening in lived.evenings.items():
        with as_of(lived.office, day, LEDGERS, Silent()) as then:
            assert {name: _records(then, name) for name in LEDGERS} == evening, day


def test_a_question_looks_at_the_values_of_then(lived):
    """Conditions, words, order and links mean of then what they mean of now."""
    day = "2025-12-09"
    questions = [
        Question("members", where=(Condition("name", Operator.CONTAINS, ("王",)),)),
        Question("members", search="wang"),
        Question("members", order=(Order("born", descending=True),)),
        Question("households", search="李", order=(Order("host"),)),
        Question("families", search="王"),
        Question("patrols", order=(Order("date"),)),
    ]
    with as_of(lived.office, day, LEDGERS, Silent()) as then:
        every = {
            name: [
                one for gone in (False, True) for one in then.asking.page(Question(name, gone=gone))
            ]
            for name in lived.office.registry.ledgers
        }
    meaning = Meaning(lived.office.registry, every, day)
    for question in questions:
        found = records_as_of(lived.office, question, day, Silent())
        assert [one.uid for one in found] == [one.uid for one in meaning.answer(question)]
    assert any(records_as_of(lived.office, one, day, Silent()) for one in questions)


@pytest.fixture
def timed(office):
    office.moment = _at(dt.date(2025, 11, 5), 10)
    office.clock = office.journal.log.clock = lambda: office.moment
    return office


def _write(office, kind, uid, ledger="members", **values):
    shape = office.registry.shapes[ledger]
    office.journal.write(
        "试", "试", "白敏", [Change(shape, uid, kind, values, unit=UNIT * (kind is Kind.CREATE))]
    )


def test_links_show_names_of_then_and_years_are_counted_to_then(timed):
    uid, house = timed.ids.many(2)
    _write(timed, Kind.CREATE, uid, name="王玉发", confirmed="2020-06-01", joined="2019-06-01")
    _write(timed, Kind.CREATE, house, "households", host=link_to(uid))
    timed.moment = _at(dt.date(2026, 7, 1), 10)
    _write(timed, Kind.SET, uid, name="王玉芳")
    fields = timed.registry["members"].fields
    shown = {}
    for day in ("2025-12-31", "2026-07-01"):
        with as_of(timed, day, ["households"], Silent()) as then:
            view = View(timed, then, timed.registry["households"])
            (record,) = then.asking.page(Question("households", search="王玉"))
            people = View(timed, then, timed.registry["members"])
            (person,) = then.asking.page(Question("members"))
            host = view.text(timed.registry["households"].fields["host"], record)
            shown[day] = host, *people.table([person], [fields["standing"]])[0]
    assert shown == {"2025-12-31": ("王玉发", "5"), "2026-07-01": ("王玉芳", "6")}


def test_what_was_typed_after_midnight_does_not_count_whatever_day_it_tells_of(timed):
    timed.moment = _at(dt.date(2026, 1, 1), 0)
    _write(timed, Kind.CREATE, timed.ids.next(), name="王玉发", joined="2025-12-01")
    assert not records_as_of(timed, Question("members"), "2025-12-31", Silent())
    timed.moment -= 1
    _write(timed, Kind.CREATE, timed.ids.next(), name="李金花")
    found = records_as_of(timed, Question("members"), "2025-12-31", Silent())
    assert [one.values["name"] for one in found] == ["李金花"]


def test_what_was_erased_since_is_not_said_again(timed):
    uid = timed.ids.next()
    _write(timed, Kind.CREATE, uid, name="王玉发")
    timed.moment = _at(dt.date(2026, 2, 1), 10)
    _write(timed, Kind.DELETE, uid)
    assert len(records_as_of(timed, Question("members"), "2025-12-31", Silent())) == 1
    timed.journal.erase("erase", "依法删除", "白敏", [(timed.registry.shapes["members"], uid)])
    with as_of(timed, "2025-12-31", ["members"], Silent()) as then:
        assert not then.asking.page(Question("members"))
        assert then.asking.one("members", uid).values["name"] is None


@pytest.mark.parametrize(
    "day",
    ["2025-12", "2025-02-30", "去年", "2999-01-01", "9999-12-31", "20240229", "2024-W01-1"],
)
def test_a_day_that_is_none_or_not_over_is_refused(timed, day):
    with pytest.raises(Trouble), as_of(timed, day, ["members"], Silent()):
        pass


def test_what_went_into_another_record_since_stands_for_itself(timed):
    uid, other = timed.ids.many(2)
    _write(timed, Kind.CREATE, uid, name="王玉发")
    _write(timed, Kind.CREATE, other, name="王玉法")
    timed.moment = _at(dt.date(2026, 2, 1), 10)
    shape = timed.registry.shapes["members"]
    into = Change(shape, uid, Kind.JOIN, {INTO: link_to(other)})
    timed.journal.write("试", "试", "白敏", [into, Change(shape, other, Kind.JOIN, {INTO: None})])
    found = {}
    for day in ("2025-12-31", "2026-02-01"):
        with as_of(timed, day, ["members"], Silent()) as then:
            names = [one.values["name"] for one in then.asking.page(Question("members"))]
            found[day] = names, then.joined.current(uid)
    assert found == {
        "2025-12-31": (["王玉发", "王玉法"], uid),
        "2026-02-01": (["王玉法"], other),
    }


def test_it_can_be_cancelled(timed):
    _write(timed, Kind.CREATE, timed.ids.next(), name="王玉发")
    stop = Stoppable()
    stop.stop = True
    with pytest.raises(Cancelled):
        records_as_of(timed, Question("members"), "2025-11-05", stop)
