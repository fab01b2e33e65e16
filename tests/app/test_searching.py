"""What the words of the search box find: just what they mean, by the index alone, always current."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from app.desk import Desk
from app.ledger.fields import Link, People
from app.ledger.fields.links import link_to, linked
from app.ledger.joined import Joined
from app.ledger.questions import Question
from app.ledger.searching import Searching
from app.ledger.words import is_found, words
from db.journal import rows as rows_of
from db.search.index import links_table, words_table

HAN = "王玉发张三吕单于敖特根阿拉坦图布信㛃𠅤𬱖犇嘎查额仁"
SPOKEN = "wangyufzhelvsdtb"
ANY = HAN + "·•．ABab12０１ＡＢüK\"'-*%_() \u3000\u202f\x00\n" + SPOKEN
short = st.text(st.sampled_from(HAN + "·Ab 1"), min_size=1, max_size=7)
mixed = st.text(st.sampled_from(ANY.replace("\x00", "")), max_size=14)
digits = st.text(st.sampled_from("0123X"), min_size=1, max_size=6)
number = st.one_of(st.none(), digits, st.builds("{}、{}".format, digits, digits))
member = st.fixed_dictionaries(
    {
        "name": short,
        "pinyin": st.sampled_from((None, None, "shan yuxiu", "lü bu")),
        "phone": number,
        "id_number": st.one_of(st.none(), digits),
        "address": st.one_of(st.none(), mixed),
    }
)
who = st.one_of(st.integers(0, 3), short)
patrol = st.fixed_dictionaries(
    {
        "date": st.just("2026-01-02"),
        "party": st.lists(who, max_size=3, unique=True),
        "section": st.one_of(st.none(), short),
        "facilities": st.one_of(st.none(), mixed),
        "number": st.one_of(st.none(), digits),
    }
)
household = st.fixed_dictionaries({"host": st.one_of(st.none(), who), "address": mixed})


class Meaning:
    """What is found, in plain Python: each word in a searched field, or in a linked title."""

    def __init__(self, registry, rows, joins):
        self.registry, self.rows, self.joins = registry, rows, joins

    def finds(self, ledger, row, wanted):
        fields = [one for one in self.registry[ledger].fields.values() if one.search]
        return all(any(self.has(one, row, word) for one in fields) for word in wanted)

    def has(self, field, row, word):
        own = any(is_found(row[one.column], one.match, word) for one in field.searched())
        return own or any(self.names(field.to, uid, word) for uid in self.targets(field, row))

    def names(self, ledger, uid, word):
        """Whether a word names a record, or one that it went into."""
        naming = self.registry.naming_field(ledger)
        row = self.rows[ledger].get(uid)
        into = self.joins.get(uid)
        return (row is not None and self.has(naming, row, word)) or (
            into is not None and self.names(ledger, into, word)
        )

    @staticmethod
    def targets(field, row):
        if isinstance(field, Link):
            stored = [row[field.name]]
        else:
            stored = json.loads(row[field.name] or "[]") if isinstance(field, People) else []
        return [uid for uid in map(linked, stored) if uid]


def uid_of(ledger, number):
    return ledger.encode()[:4] + bytes([number]) * 12


def stored(ledger, values):
    """Numbers of members as links to them."""

    def link(one):
        return link_to(uid_of("members", one)) if isinstance(one, int) else one

    values = dict(values)
    if "party" in values:
        values["party"] = rows_of_set([link(one) for one in values["party"]])
    if "host" in values:
        values["host"] = link(values["host"])
    return values


def rows_of_set(items):
    from db.item_sets import dump

    return dump(dict.fromkeys(items, ""))


def put(connection, office, ledger, every):
    shape = office.registry.shapes[ledger]
    rows = {}
    for number, values in enumerate(every):
        uid = uid_of(ledger, number)
        system = {name: 0 for name in rows_of.columns(shape.table) if name.startswith("_")}
        rows[uid] = rows_of.fill(shape, stored(ledger, values), {**system, "_uid": uid})
    rows_of.insert_many(connection, shape, list(rows.values()))
    return rows


@settings(
    phases=[__import__("hypothesis").Phase.generate],
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.lists(member, min_size=1, max_size=4),
    st.lists(patrol, max_size=3),
    st.lists(household, max_size=2),
    st.booleans(),
    st.data(),
)
def test_sql_finds_what_the_words_mean(office, members, patrols, households, joined, data):
    with office.journal.transaction(keep=False) as connection:
        rows = {
            "members": put(connection, office, "members", members),
            "patrols": put(connection, office, "patrols", patrols),
            "households": put(connection, office, "households", households),
            "sections": {},
        }
        joins = {}
        if joined and len(members) > 1:
            joins = {uid_of("members", 0): uid_of("members", 1)}
            table = office.tables.journal.joins
            for uid, into in joins.items():
                connection.execute(table.insert().values(uid=uid, into_uid=into, ledger=1))
        meaning = Meaning(office.registry, rows, joins)
        searching = Searching(
            office.registry, connection, Joined(office.tables.journal, connection)
        )
        shown = [one for each in rows.values() for row in each.values() for one in row.values()]
        texts = [one for one in shown if isinstance(one, str) and one and "@" not in one]
        for _ in range(6):
            wanted = words(data.draw(asked(texts)))
            for ledger in ("members", "patrols", "households"):
                table = office.registry[ledger].table()
                query = select(table.c["_uid"]).where(searching.finds_all(ledger, wanted))
                found = {bytes(one) for one in connection.scalars(query)}
                expected = {
                    uid for uid, row in rows[ledger].items() if meaning.finds(ledger, row, wanted)
                }
                assert found == expected, (ledger, wanted)
                if wanted:
                    some = searching.some(ledger, wanted, 100)
                    query = select(table.c["_uid"]).where(table.c["_row"].in_(some))
                    assert {bytes(one) for one in connection.scalars(query)} == expected


def asked(texts):
    """A piece of something that is there, or anything."""
    pieces = st.sampled_from(texts).flatmap(
        lambda one: st.tuples(st.integers(0, len(one)), st.integers(1, 9)).map(
            lambda at: one[at[0] : at[0] + at[1]]
        )
    )
    return st.lists(st.one_of(pieces, mixed), min_size=1, max_size=3).map(" ".join)
