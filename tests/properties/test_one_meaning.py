"""A question means the same in SQL and in Python: of every ledger, with every kind of field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.bootstrap import create_office, registry
from app.home import Home
from app.ledger.fields import Operator
from app.ledger.meaning import Meaning
from app.ledger.questions import Condition, Question
from app.units import Unit
from tests.conftest import PASSPHRASE
from tests.properties import asked

LEDGERS = list(registry().ledgers)
NO_REUSE = (Phase.explicit, Phase.generate)
"""One example holds so many conditions that making it smaller would take minutes."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """An office with invented records of every ledger, all of them, and which went into which."""
    home = Home(tmp_path_factory.mktemp("asked"))
    unit = Unit("152527201206", "gacha")
    office = create_office(home, "敦达乌苏嘎查", unit, person="白敏", passphrase=PASSPHRASE).office
    uids = asked.fill(office)
    into = asked.join_some(office, uids)
    with office.snapshot() as now:
        records = {
            name: [
                one for gone in (False, True) for one in now.asking.page(Question(name, gone=gone))
            ]
            for name in LEDGERS
        }
    yield office, uids, into, records
    office.close()


def test_the_invented_records_are_all_there(filled):
    _office, uids, _into, records = filled
    assert {name: len(each) for name, each in records.items()} == {
        name: len(each) for name, each in uids.items()
    }
    assert any(one.gone for one in records["members"])


@pytest.mark.parametrize(("ledger", "name"), asked.kinds(registry()))
def test_a_condition_on_each_kind_holds_of_the_same_records(filled, monkeypatch, ledger, name):
    office, uids, into, records = filled
    field = office.registry.field(ledger, name)
    table = office.registry[ledger].table()
    many = st.lists(asked.conditions(field, uids), min_size=25, max_size=25)

    @settings(max_examples=6, phases=NO_REUSE)
    @given(many, st.sampled_from(asked.TODAYS))
    def agree(conditions, today):
        monkeypatch.setattr(office, "today", lambda: today)
        with office.snapshot() as now:
            held = [now.asking._conditions.holds(ledger, one) for one in conditions]
            rows = now.connection.execute(select(table.c["_uid"], *held)).all()
        by_sql = {bytes(uid): list(map(bool, said)) for uid, *said in rows}
        meaning = Meaning(office.registry, records, today, into=into)
        by_python = {
            record.uid: [meaning.holds(ledger, one, record) for one in conditions]
            for record in records[ledger]
        }
        for at, condition in enumerate(conditions):
            differ = [uid for uid in by_sql if by_sql[uid][at] != by_python[uid][at]]
            shown = [one.values.get(name) for one in records[ledger] if one.uid in differ]
            assert not differ, (condition, today, shown)

    agree()


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_question_finds_the_same_records_in_the_same_order(filled, monkeypatch, ledger):
    office, uids, into, records = filled

    @settings(max_examples=25)
    @given(asked.questions(office.registry, ledger, uids), st.sampled_from(asked.TODAYS))
    def agree(question, today):
        monkeypatch.setattr(office, "today", lambda: today)
        with office.snapshot() as now:
            by_sql = now.asking.uids(question)
        meaning = Meaning(office.registry, records, today, into=into)
        assert by_sql == [one.uid for one in meaning.answer(question)]

    agree()


def test_a_condition_turned_round_finds_just_the_others(filled):
    """The empty ones among them, of which SQL alone would say neither."""
    office, _uids, _into, _records = filled
    asked_for = Condition("born", Operator.BETWEEN, ("1968", "1990"))
    with office.snapshot() as now:
        found, others, every = (
            now.asking.uids(Question("members", where=where))
            for where in ((asked_for,), (replace(asked_for, negated=True),), ())
        )
        empty = now.asking.uids(Question("members", where=(Condition("born", Operator.EMPTY),)))
    assert found
    assert empty
    assert set(empty) <= set(others)
    assert sorted(found + others) == sorted(every)
