"""What the words of the search box find: just what they mean, by the index alone, always current."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from app.desk import Desk
from app.ledger.fields import Link, People
from app.ledger.fields.links import link_to, linked
from app.ledger.joined import Joined
from app.ledger.questions import Question
from app.ledger.searching import Searching
from app.ledger.words import is_found, words
from db.journal import rows as rows_of
from db.search.index import links_table, words_table
from db.search.terms import Match, Searched, terms

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
    max_examples=20,
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


# ---- no table is read through
WORDS = (
    "王",
    "王玉",
    "玉发",
    "wyf",
    "wang",
    "wangyufa",
    "1027",
    "额仁高毕嘎查",
    "王 额仁高毕",
    "褪色",
)


def plan_of(connection, query):
    from sqlalchemy.dialects import sqlite

    said = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    return [str(row[3]) for row in connection.exec_driver_sql("EXPLAIN QUERY PLAN " + said)]


def test_no_class_of_search_reads_a_table_through(office):
    desk = Desk(office)
    for name in ("王玉发", "王玉发财"):
        desk.add("members", {"name": name, "phone": "13904791027"})
    # the index itself, asked by words, and what its look-ups gave
    index = re.compile(r"SCAN (x_\w+ VIRTUAL TABLE INDEX 0:=?M\d|named|anon_\d+|\(subquery)")
    with office.snapshot() as now:
        for ledger in ("members", "households", "families", "patrols", "notices"):
            table = office.registry[ledger].table()
            for typed in WORDS:
                condition = now.asking.searching.finds_all(ledger, words(typed))
                query = select(table.c["_uid"]).where(condition, table.c["_gone"] == 0)
                plan = plan_of(now.connection, query)
                scans = [line for line in plan if line.startswith("SCAN")]
                assert [one for one in scans if not index.match(one)] == [], (ledger, typed)


# ---- current with every way of writing
def found(office, ledger, typed):
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger, search=typed))
        by_box = now.asking.searching.some(ledger, words(typed), 100)
        assert len(by_box) == len(records)
        return len(records)


def terms_of(office, ledger):
    """What the index of a ledger holds, merged or not, read out of it."""
    name = words_table(ledger)
    with office.store.writing() as connection:
        connection.exec_driver_sql(
            f"CREATE VIRTUAL TABLE temp.held USING fts5vocab('main', '{name}', 'row')"
        )
        terms = {str(one[0]) for one in connection.exec_driver_sql("SELECT term FROM held")}
        connection.exec_driver_sql("DROP TABLE temp.held")
    return terms


def test_what_is_saved_undone_and_done_again_is_found_as_it_stands(office):
    desk = Desk(office)
    uid = desk.add("members", {"name": "王玉发", "address": "额仁高毕嘎查"}).uid
    assert found(office, "members", "玉发") == found(office, "members", "高毕 wyf") == 1
    desk.change("members", uid, {"name": "李玉春"})
    assert (found(office, "members", "玉发"), found(office, "members", "lyc")) == (0, 1)
    desk.undo()
    assert (found(office, "members", "玉发"), found(office, "members", "lyc")) == (1, 0)
    desk.redo()
    assert (found(office, "members", "玉发"), found(office, "members", "lyc")) == (0, 1)
    desk.remove("members", [uid])
    assert found(office, "members", "玉春") == 0
    desk.undo()
    assert found(office, "members", "玉春") == 1


def test_nothing_of_an_erased_person_stays_in_the_index(office):
    """A changed name stayed among the terms of the index, marked as one that counts no more."""
    desk = Desk(office)
    other = desk.add("members", {"name": "其木格"}).uid
    uid = desk.add("members", {"name": "犇犇", "phone": "13900007777", "address": "骉骉"}).uid
    desk.change("members", uid, {"name": "淼淼"})
    assert any("犇" in one or "淼" in one for one in terms_of(office, "members"))
    desk.erase("members", [uid])
    assert [one for one in terms_of(office, "members") if set(one) & set("犇淼骉7")] == []
    assert found(office, "members", "犇") == found(office, "members", "7777") == 0
    assert found(office, "members", "其木格") == 1
    assert other


def test_a_bundle_is_found_as_soon_as_it_is_read_and_no_more_when_it_is_undone(pair, carry):
    gacha, sumu = pair
    member = Desk(gacha).add("members", {"name": "敖特根", "phone": "13904791027"}).uid
    Desk(gacha).add("patrols", {"date": "2026-01-02", "party": link_to(member)})
    carry(gacha, sumu)
    assert found(sumu, "members", "atg") == found(sumu, "members", "1027") == 1
    assert found(sumu, "patrols", "敖特") == 1
    Desk(gacha).erase("members", [member])
    carry(gacha, sumu)
    assert found(sumu, "members", "敖特根") == 0
    assert [one for one in terms_of(sumu, "members") if "敖" in one] == []


def test_a_surname_finds_the_patrols_of_however_many_people(office):
    """Only two hundred of those whom a word names were looked for among the riders."""
    desk = Desk(office)
    shape = office.registry.shapes["members"]
    from db.journal.operations import Change, Kind

    uids = office.ids.many(230)
    unit = office.unit.code
    office.journal.write(
        "import",
        "党员",
        "白敏",
        [
            Change(shape, uid, Kind.CREATE, {"name": f"王{number}"}, unit=unit)
            for number, uid in enumerate(uids)
        ],
    )
    desk.add("patrols", {"date": "2026-01-02", "party": link_to(uids[-1])})
    assert found(office, "patrols", "王") == 1


def test_two_people_who_are_one_are_found_by_both_names(office):
    from app.joining import join

    desk = Desk(office)
    one, other = (desk.add("members", {"name": name}).uid for name in ("苏日娜", "苏日那"))
    desk.add("patrols", {"date": "2026-01-02", "party": link_to(one)})
    join(office, "members", one, other)
    assert found(office, "patrols", "苏日娜") == found(office, "patrols", "苏日那") == 1


def test_a_database_without_the_index_gets_it_when_it_is_opened(make_office, passphrase):
    from app.bootstrap import open_office

    office = make_office()
    desk = Desk(office)
    member = desk.add("members", {"name": "王玉发"}).uid
    desk.add("patrols", {"date": "2026-01-02", "party": link_to(member)})
    with office.store.writing() as connection:
        names = [words_table("members"), links_table("patrols", "party")]
        for name in names:
            for verb in ("insert", "update", "delete"):
                connection.exec_driver_sql(f"DROP TRIGGER {name}_{verb}")
            connection.exec_driver_sql(f"DROP TABLE {name}")
        # another version's: it has the rows, and would write something else for them
        connection.exec_driver_sql("DROP TRIGGER x_households_update")
    office.close()
    again = open_office(office.home, passphrase)
    assert found(again, "members", "玉发") == found(again, "patrols", "wyf") == 1
    with again.store.reading() as connection:
        from app.ledger.base import Ledger
        from db.search.index import missing

        assert missing(connection, Ledger.metadata) == []
    assert again.store.path.with_name("office-before-upgrade.db").exists()
    assert again.store.integrity() == []
    again.close()


def test_who_is_called_so_comes_first_and_numbers_are_masked(office):
    from app.finding import find

    desk = Desk(office)
    for name in ("李王军", "王军", "王军强", "汪军", "张军"):
        desk.add("members", {"name": name, "phone": "13904791027"})
    with office.snapshot() as now:
        (group,) = find(office, now, "王军", ledger="members")
        assert [one.title for one in group.hits] == ["王军", "王军强", "李王军"]
        (group,) = find(office, now, "1027", limit=2)
    assert (group.count, len(group.hits)) == (5, 2)
    assert group.hits[0].detail == "联系电话：139****1027"
    assert group.hits[0].office == office.name


@pytest.mark.parametrize("match", Match)
def test_what_is_indexed_of_a_row_is_found_without_a_walk_through_all_places(office, match):
    """SQLite had opened the set of a patrol's riders once for each of 10,000 places: 25 ms a row."""
    wanted = terms(Searched("party", match), "one")
    query = f"EXPLAIN QUERY PLAN SELECT {wanted} FROM patrols AS one"  # noqa: S608 our own words
    with office.store.reading() as connection:
        plan = [str(line[3]) for line in connection.exec_driver_sql(query)]
    assert any(line.startswith("SEARCH j_places") and "rowid<?" in line for line in plan)
    loops = [line.split()[1] for line in plan if line.startswith(("SCAN", "SEARCH"))]
    assert loops[0] == "one"
    assert loops[-1] == "j_places", (
        "the places are walked last, and only as many as there are signs"
    )
