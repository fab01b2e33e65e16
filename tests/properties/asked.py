"""Invented records of every ledger, and questions that hit and miss them."""

from __future__ import annotations

import json
import random

from hypothesis import strategies as st

from app.ledger.fields import (
    Attachments,
    Children,
    Choice,
    Code,
    Day,
    Flag,
    IdNumber,
    Link,
    Marker,
    Markers,
    Money,
    Month,
    Number,
    Operator,
    People,
    PersonName,
    Phone,
    Text,
    Time,
    Years,
)
from app.ledger.fields.links import link_to
from app.ledger.questions import Condition, Order, Question
from db.journal.operations import Change, Kind

EACH = 24
"""Records of a ledger."""
DAYS = (
    "1968", "1968-03", "1968-03-12", "1968-02-29", "1990-01-01", "2024-02-29", "2024-02",
    "2025-12-31", "2026-01", "2026", "2026-02-28", "2026-03-01", "2026-03-31", "2025", "?",
    "2026-03-02", "2026-03-08", "2026-04-30", "2004-03-31", "2030-06-01",
)  # fmt: skip
TODAYS = ("2026-03-31", "2024-02-29", "2026-01-01", "2025-12-31", "2026-03-02", "2026-11-22")
"""The ends of a short month's neighbour, a leap day, both ends of a year, a Monday, a Sunday."""
PERIODS = (
    "today", "yesterday", "tomorrow", "this_week", "last_week", "next_week", "this_month",
    "last_month", "next_month", "this_quarter", "last_quarter", "this_year", "last_year",
    "next_year", "last:30:day", "last:1:month", "next:7:day", "next:1:year", "before:0:day",
    "before:2:year", "after:1:month", "last:9999:year", "after:9999:year",
)  # fmt: skip
MARKERS = ("9", "10", "10/1", "10(1)", "10/1(2)", "1231", "1234", "12", "一号", "9999/12(3)", "x/1")
"""The last but one is written by no program of ours, but may arrive."""
WORDS = (
    "王玉发",
    "王发",
    "Wang",
    "wÄng",
    "其木格",
    "a%b",
    "a_b",
    "100%",
    "组",
    "1组",
    "?",
    "@x",
    "İ",
)
PHONES = ("13912345678", "0479-2223333", "13900000078")
IDS = ("990000196601010017", "99000019660101005X", "990000196601010x")
TIMES = ("00:00", "07:30", "12:00", "23:59")
PHOTO = f'[["{"0" * 64}","合影.jpg"]]'
CONDITIONS = ("", "完好", "褪色", "损坏", "10")


def fill(office, seed=5):
    """Write records of every ledger; the ids of each."""
    rng = random.Random(seed)
    uids = {one.__tablename__: [office.ids.next() for _ in range(EACH)] for one in office.registry}
    creates, gone = [], []
    for declared in office.registry:
        name = declared.__tablename__
        shape = office.registry.shapes[name]
        for uid in uids[name]:
            values = {
                one.name: _value(one, uids, rng)
                for one in declared.fields.values()
                if one.stored and rng.random() < 0.85
            }
            kept = {key: value for key, value in values.items() if value is not None}
            creates.append(Change(shape, uid, Kind.CREATE, kept, unit=office.unit.code))
            if rng.random() < 0.12:
                gone.append(Change(shape, uid, Kind.DELETE, {}))
    office.journal.write("import", "编造的", office.person, creates)
    office.journal.write("delete", "编造的", office.person, gone)
    return uids


def join_some(office, uids):
    """Say of some records that they went into others, one through another; which into which."""
    table, into = office.tables.journal.joins, {}
    with office.store.writing() as connection:
        for ledger, known in uids.items():
            first, second, third = known[:3]
            for uid, other in ((first, second), (second, third)):
                into[uid] = other
                row = {"uid": uid, "into_uid": other}
                if "ledger" in table.c:
                    row["ledger"] = ledger
                connection.execute(table.insert().values(row))
    return into


def _value(field, uids, rng):
    pool = values_of(field, uids)
    if isinstance(field, People):
        chosen = dict.fromkeys(rng.choices(pool, k=rng.randrange(1, 4)))
        return json.dumps(list(chosen), ensure_ascii=False, separators=(",", ":"))
    if isinstance(field, Markers):
        chosen = {one: rng.choice(CONDITIONS) for one in rng.choices(pool, k=rng.randrange(1, 4))}
        pairs = [[key, note] if note else key for key, note in chosen.items()]
        return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))
    return rng.choice(pool)


def values_of(field, uids):
    """Values of a field, or of its items, that are stored and asked for."""
    if isinstance(field, (Link, People)):
        return [*map(link_to, uids[field.to][:6]), "王发", "其木格", "@坏的"]
    if isinstance(field, (Marker, Markers)):
        return MARKERS
    if isinstance(field, Month):
        return ("2024-02", "2025-12", "2026-01", "2026-03", "1968-03")
    if isinstance(field, Day):
        return [one for one in DAYS if len(one) == 10] if type(field) is Day else DAYS
    if isinstance(field, (Number, Money, Years)):
        return (0, 1, 5, 21, 22, 57, 58, 150)
    if isinstance(field, (Code, Choice, Flag)):
        return ("01", "02", "1", "2", "0", "支部书记")
    known = {Time: TIMES, Phone: PHONES, IdNumber: IDS, Attachments: (PHOTO,)}
    return next((known[kind] for kind in type(field).__mro__ if kind in known), WORDS)


def kinds(registry):
    """One field of each kind that is asked in a way of its own: (ledger, field)."""
    found = {}
    for declared in registry:
        for field in declared.fields.values():
            if field.operators:
                leads_to = getattr(field, "to", getattr(field, "since", ""))
                found.setdefault((type(field), leads_to), (declared.__tablename__, field.name))
    return sorted(found.values())


@st.composite
def conditions(draw, field, uids):
    """A condition on a field."""
    operator = draw(st.sampled_from(field.operators))
    negated = draw(st.integers(0, 3)) == 3
    return Condition(field.name, operator, draw(_asked(field, operator, uids)), negated)


def _asked(field, operator, uids):
    pool = values_of(field, uids)
    if isinstance(field, Day):
        pool = [one for one in pool if one != "?" or operator is Operator.EQUALS]
    one = st.sampled_from(pool)
    none = st.just(())
    if operator in (Operator.EMPTY, Operator.FILLED) or isinstance(field, (Children, Attachments)):
        return none
    if operator is Operator.BETWEEN:
        return st.tuples(st.none() | one, st.none() | one)
    if operator is Operator.DURING:
        return st.tuples(st.sampled_from(PERIODS))
    if operator is Operator.EACH_YEAR:
        return st.tuples(st.sampled_from(("03", "12", "this_month", "next_month", "last_month")))
    if operator is Operator.NOTED:
        return st.lists(st.sampled_from(CONDITIONS), min_size=1).map(tuple)
    if operator is Operator.ONE_OF:
        return st.lists(st.none() | one, max_size=3).map(tuple)
    if operator is Operator.ANY_OF:
        return st.lists(one, max_size=3).map(tuple)
    if operator is Operator.CONTAINS and isinstance(field, (Link, People)):
        one = st.sampled_from(WORDS)
    if operator in (Operator.CONTAINS, Operator.BEGINS, Operator.ENDS) and isinstance(
        field, (Text, PersonName, Phone, IdNumber)
    ):
        one = st.builds(_part, one, st.integers(0, 3), st.integers(1, 3))
    return st.tuples(one)


def _part(text, first, length):
    return text[first : first + length] or text


@st.composite
def questions(draw, registry, ledger, uids):
    """A question of a ledger."""
    declared = registry[ledger]
    stored = [name for name, one in declared.fields.items() if one.stored]
    fields = st.sampled_from([one for one in declared.fields.values() if one.operators])
    filters = fields.flatmap(lambda field: conditions(field, uids))
    orders = st.builds(Order, st.sampled_from(stored), st.booleans())
    words = ("王", "fa", "wyf", "WANG", "其木", "78", "a%", "_", "组", "12", "@", "qmg")
    return Question(
        ledger,
        search=" ".join(draw(st.lists(st.sampled_from(words), max_size=2)))
        if draw(st.booleans())
        else "",
        where=tuple(draw(st.lists(filters, max_size=2))),
        order=tuple(draw(st.lists(orders, max_size=2))),
        gone=draw(st.integers(0, 9)) == 9,
    )
