"""Every place of every question, however it is asked for, is that of the whole answer."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from app.desk import Desk
from app.errors import Trouble
from app.ledger import asking, paging
from app.ledger.asking import Known
from app.ledger.fields import Link, Operator
from app.ledger.fields.links import link_to
from app.ledger.paging import Anchored, Numbered
from app.ledger.questions import Condition, Order, Question
from db.journal.operations import Change, Kind

ROWS = 150
DAYS = (None, "2026-01-01", "2026-01-02", "2026-01-02", "2026-01-03", ":", "~")
FIELDS = ("date", "depart", "section", "distance", "markers", "weather", "remarks", "number")


@pytest.fixture(scope="module")
def full(tmp_path_factory, passphrase):
    """An office with patrols of which many are equal in what they are sorted by."""
    from app.bootstrap import create_office
    from app.home import Home
    from app.units import Unit

    home, unit = Home(tmp_path_factory.mktemp("full") / "office"), Unit("152527201206", "gacha")
    office = create_office(home, "嘎查", unit, person="白敏", passphrase=passphrase).office
    rng, shapes = random.Random(5), office.registry.shapes
    sections = office.ids.many(4)
    titles = ("乙段", "甲段", "乙段", "重段")
    changes = [
        Change(shapes["sections"], uid, Kind.CREATE, {"title": title}, unit=unit.code)
        for uid, title in zip(sections, titles, strict=True)
    ]
    chosen = [None, "没有的段", *map(link_to, sections)]
    uids = [rng.randbytes(16) for _ in range(ROWS)]
    for uid in uids:
        values = {
            "date": rng.choice(DAYS),
            "depart": rng.choice((None, "08:00", "09:30")),
            "section": rng.choice(chosen),
            "distance": rng.choice((None, -5, 0, 90, 1000)),
            "markers": rng.choice((None, '["10"]', '["9"]', '["10/1","11"]')),
            "weather": rng.choice((None, "晴", "雪", "𬱖")),
            "remarks": rng.choice((None, "", "完好", "a", "B")),
        }
        filled = {name: value for name, value in values.items() if value is not None}
        changes.append(Change(shapes["patrols"], uid, Kind.CREATE, filled, unit=unit.code))
    office.journal.write("import", "编造的巡边", "白敏", changes)
    Desk(office).remove("patrols", uids[::10])
    yield office
    office.close()


@pytest.fixture(autouse=True)
def _few_rows_are_many(monkeypatch):
    monkeypatch.setattr(paging, "STEP", 7)
    monkeypatch.setattr(paging, "PIECE", 16)
    monkeypatch.setattr(asking, "LOOK", 20)


orders = st.lists(
    st.builds(Order, st.sampled_from(FIELDS), st.booleans()),
    max_size=3,
    unique_by=lambda o: o.field,
).map(tuple)
conditions = st.lists(
    st.sampled_from(
        (
            Condition("weather", Operator.EQUALS, ("晴",)),
            Condition("date", Operator.FROM, ("2026-01-02",)),
            Condition("remarks", Operator.FILLED),
            Condition("distance", Operator.EMPTY),
            Condition("weather", Operator.EQUALS, ("没有",)),
        )
    ),
    max_size=2,
).map(tuple)
few_examples = settings(max_examples=50)
questions = st.builds(
    Question,
    st.just("patrols"),
    search=st.sampled_from(("", "", "乙", "完")),
    where=conditions,
    order=orders,
    gone=st.sampled_from((False, False, True)),
)
cuts = st.lists(st.tuples(st.integers(0, ROWS), st.integers(0, 30)), max_size=6)


@few_examples
@given(questions, cuts)
def test_every_page_is_a_part_of_the_whole(full, question, cuts):
    with full.snapshot() as now:
        whole = now.asking.uids(question)
        arrangement = now.asking.arrange(question)
        assert arrangement.count == now.asking.count(question) == len(whole)
        for start, length in cuts:
            places = range(min(start, len(whole)), min(start + length, len(whole)))
            part = whole[places.start : places.stop]
            records = now.asking.at("patrols", arrangement, places)
            assert [one.uid for one in records] == part
            assert now.asking.uids_at(arrangement, [places], exactly=True) == part
        assert now.asking.places(arrangement, whole) == {uid: at for at, uid in enumerate(whole)}
        some = whole[::40]
        assert now.asking.places(arrangement, some) == {uid: whole.index(uid) for uid in some}


@few_examples
@given(questions, st.integers(1, 40))
def test_the_beginning_is_that_of_the_whole(full, question, limit):
    with full.snapshot() as now:
        whole = now.asking.uids(question)
        begun = now.asking.begin(question, limit)
        found = [one.uid for one in begun.records]
        assert found in ([], whole[:limit])
        if begun.arrangement is None:
            return
        assert found == whole
        assert now.asking.uids_at(begun.arrangement, [range(len(whole))]) == whole


@few_examples
@given(orders.filter(bool))
def test_the_order_turned_round_is_the_same_from_behind(full, orders):
    """So that one index answers both directions; among equals, too."""
    turned = tuple(Order(one.field, not one.descending) for one in orders)
    with full.snapshot() as now:
        down, up = (now.asking.uids(Question("patrols", order=one)) for one in (orders, turned))
    assert down == up[::-1]


@few_examples
@given(st.lists(questions, min_size=2, max_size=4))
def test_what_was_arranged_before_changes_no_answer(full, questions):
    known = Known(Question("patrols"))
    with full.snapshot() as now:
        for one in (*questions, _turned(questions[-1]), questions[-1], Question("patrols")):
            begun = now.asking.begin(one, 10, known)
            arrangement = now.asking.arrange(one, known=known)
            if begun.arrangement is not None:
                assert begun.arrangement.count == arrangement.count
            first = [record.uid for record in begun.records]
            assert first in ([], now.asking.uids(one)[:10])
            found = now.asking.uids_at(arrangement, [range(arrangement.count)])
            assert found == now.asking.uids(one)


def _turned(question):
    turned = tuple(Order(one.field, not one.descending) for one in question.order)
    return replace(question, order=turned)


def test_what_was_arranged_before_is_forgotten_when_something_is_written(office):
    known, question = Known(Question("patrols")), Question("patrols", order=(Order("weather"),))
    for day in range(1, 4):
        Desk(office).add("patrols", {"date": f"2026-01-0{day}"})
        with office.snapshot() as now:
            assert now.asking.arrange(question, known=known).count == day
            assert now.asking.arrange(_turned(question), known=known).count == day
            assert known.question == _turned(question)


def test_no_row_is_lost_where_the_field_is_empty(full):
    with full.snapshot() as now:
        up = now.asking.arrange(Question("patrols", order=(Order("date"),)))
        down = now.asking.arrange(Question("patrols"))
        assert isinstance(up, Anchored)
        assert isinstance(down, Anchored)
        dates = [one.values["date"] for one in now.asking.at("patrols", down, range(down.count))]
    filled = [one for one in dates if one is not None]
    assert None in dates
    assert dates == sorted(filled, reverse=True) + [None] * (len(dates) - len(filled))
    assert up.count == down.count == ROWS - ROWS // 10


def test_a_record_that_is_elsewhere_has_no_place(full):
    for order in ((), (Order("weather"),)):
        with full.snapshot() as now:
            (gone, *_) = now.asking.uids(Question("patrols", gone=True))
            arrangement = now.asking.arrange(Question("patrols", order=order))
            assert now.asking.places(arrangement, [gone, bytes(16)]) == {}


@pytest.mark.parametrize("kind", [Anchored, Numbered])
def test_who_stood_in_a_row_is_said_as_long_as_that_is_known(office, kind):
    """Records are read by their places when somebody acts on them, perhaps after a bundle came."""
    for day in range(1, 30):
        Desk(office).add("patrols", {"date": f"2026-01-{day:02d}"})
    order = () if kind is Anchored else (Order("depart"),)
    question = Question("patrols", order=order)
    with office.snapshot() as now:
        arrangement = now.asking.arrange(question)
        assert isinstance(arrangement, kind)
        before = now.asking.uids_at(arrangement, [range(29)])
    Desk(office).remove("patrols", [before[9]])
    Desk(office).add("patrols", {"date": "2026-01-05"})
    with office.snapshot() as now:
        if kind is Numbered:
            assert now.asking.uids_at(arrangement, [range(29)], exactly=True) == before
            return
        # what lies between other anchors is still known
        assert now.asking.uids_at(arrangement, [range(7)], exactly=True) == before[:7]
        with pytest.raises(Trouble):
            now.asking.uids_at(arrangement, [range(7, 14)], exactly=True)
        assert before[9] not in now.asking.uids_at(arrangement, [range(29)])


def _plan(connection, query):
    return " ".join(row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}")))


def test_the_first_order_of_every_ledger_is_answered_by_an_index(office):
    """Sorting a million rows takes seconds; the first order is asked for at every start."""
    with office.snapshot() as now:
        for ledger in office.registry:
            declared = office.registry[ledger.__tablename__]
            first = [Order.said(one) for one in declared.sheet.order]
            if not first:
                continue
            assert not any(isinstance(declared.fields[one.field], Link) for one in first)
            turned = tuple(Order(one.field, not one.descending) for one in first)
            for order in (tuple(first), turned):
                question = Question(ledger.__tablename__, order=order)
                query = now.asking._query(question, only_uid=True).compile(
                    now.connection, compile_kwargs={"literal_binds": True}
                )
                plan = _plan(now.connection, str(query).replace(":", "\\:"))
                assert "USING COVERING INDEX" in plan, plan
                assert "TEMP B-TREE" not in plan, plan
                if len(order) == 1:
                    assert isinstance(now.asking.arrange(question), Anchored)
