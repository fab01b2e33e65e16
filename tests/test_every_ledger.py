"""The contract of every ledger: what its one file of declaration gives.

Runs over all ledgers that there are; a new one is picked up unedited.
"""

from __future__ import annotations

import hashlib
import io
from collections import Counter

import pypdfium2
import pytest

from app.bootstrap import registry
from app.desk import Desk, Refused
from app.exchange.apply import apply_plan
from app.exchange.exporting import export
from app.exchange.files import open_workbook
from app.exchange.headers import split_title
from app.exchange.mapping import find_best, guess, vocabulary
from app.exchange.plan import make_plan
from app.ledger import wire_names
from app.ledger.fields import (
    Attachments,
    Children,
    Code,
    Computed,
    Day,
    Flag,
    IdNumber,
    Link,
    Marker,
    Markers,
    Money,
    Month,
    Number,
    People,
    PersonName,
    Phone,
    Text,
    Time,
)
from app.ledger.questions import Condition, Operator, Question
from app.printing import print_form
from app.progress import Silent
from app.record_history import history
from app.sync.review import items, settle
from app.tables import INTERNAL
from app.views import View

LEDGERS = list(registry().ledgers)

PHOTOS = [hashlib.sha256(name.encode()).hexdigest() for name in ("甲", "乙")]
WRITTEN = {
    Attachments: (f'[["{PHOTOS[0]}","合影.jpg"]]', f'[["{PHOTOS[1]}","签到表.pdf"]]'),
    PersonName: ("乌云其其格", "㛃红"),
    Phone: ("13912345678", "0479-2223333"),
    IdNumber: ("990000196601010017", "99000019660101005X"),
    Number: ("32", "41"),
    Money: ("12.50", "100"),
    Day: ("2024-03-12", "2023年11月2日"),
    Month: ("2024-03", "2023-11"),
    Time: ("7:30", "16：05"),
    Flag: ("是", "否"),
    Markers: ("1233、1234(1)、1235/1", "1238-1241"),
    Marker: ("1233", "1240/1"),
    Link: ("巴图孟和", "其木格"),
    People: ("夏云飞、敖特根", "图门"),
    Text: ("围栏门锁损坏", "已修补，待复查"),
}


def written(field, office, which):
    """What somebody types into a field; ``which`` is 0 or 1 for two different values."""
    if hasattr(field, "choices"):
        with office.snapshot() as now:
            offered = field.choices(now.lookup).offered()
        return offered[which % len(offered)].label
    for kind in type(field).__mro__:
        if kind in WRITTEN:
            return WRITTEN[kind][which]
    raise AssertionError(f"no example for {field.kind}")


def filled(declared, office, which=0):
    return {
        name: written(field, office, which)
        for name, field in declared.fields.items()
        if field.stored
    }


def shown(office, ledger):
    """All records as every office must show them."""
    with office.snapshot() as now:
        records = now.asking.page(Question(ledger))
        rows = View(office, now, office.registry[ledger]).rows(records)
    return [{key: value for key, value in row.items() if key[0] != "_"} for row in rows]


@pytest.fixture(params=LEDGERS)
def ledger(request):
    return request.param


def test_wire_names_are_noted_and_keep_their_meaning():
    noted = wire_names.given()
    assert wire_names.clashes(noted, wire_names.declared([*registry(), *INTERNAL])) == []
    missing = set(wire_names.declared([*registry(), *INTERNAL])) - set(noted)
    assert not missing, "run `make wire-names`"
    assert max(Counter(tuple(line.split("\t")[:2]) for line in noted).values()) == 1


def test_a_header_means_one_field_only(ledger):
    declared = registry()[ledger]
    titles = Counter(
        split_title(title)[0]
        for field in declared.fields.values()
        for title in {field.label, field.short, *field.aliases} - {""}
    )
    assert {title for title, count in titles.items() if count > 1} == set()


def test_every_field_has_words_for_people(ledger):
    declared = registry()[ledger]
    assert declared.__doc__
    assert declared.sheet.title
    for field in declared.fields.values():
        assert field.label.strip()
        assert len(field.heading) <= 8, f"{field.heading} is too long for a column"


def test_a_record_lives(office, ledger):
    declared, desk = office.registry[ledger], Desk(office)
    uid = desk.add(ledger, filled(declared, office)).uid
    first = shown(office, ledger)
    assert [row["uid"] for row in first] == [uid.hex()]
    for name, field in declared.fields.items():
        if field.stored:
            assert first[0][name] is not None, name

    changed = desk.change(ledger, uid, filled(declared, office, 1))
    assert changed.changed
    second = shown(office, ledger)
    assert second != first
    assert not desk.change(ledger, uid, filled(declared, office, 1)).changed

    assert desk.undo() is not None
    assert shown(office, ledger) == first
    assert desk.redo() is not None
    assert shown(office, ledger) == second

    desk.remove(ledger, [uid])
    assert shown(office, ledger) == []
    desk.undo()
    assert shown(office, ledger) == second

    events = history(office, ledger, uid)
    for name, field in declared.fields.items():
        if field.stored:
            values = {str(one.value) for one in events if one.field == name}
            assert len(values) >= (1 if field.masked else 2), f"history lacks a value of {name}"


def test_what_is_required_is_asked_for(office, ledger):
    declared = office.registry[ledger]
    required = {name for name, field in declared.fields.items() if field.required}
    assert required
    with pytest.raises(Refused) as refused:
        Desk(office).add(ledger, {})
    assert {one.field for one in refused.value.problems} == required
    assert shown(office, ledger) == []


def test_its_words_are_found_and_its_values_filter(office, ledger):
    declared, desk = office.registry[ledger], Desk(office)
    one = desk.add(ledger, filled(declared, office, 0)).uid
    other = desk.add(ledger, filled(declared, office, 1)).uid
    with office.snapshot() as now:
        record = now.asking.one(ledger, one)
        for name, field in declared.fields.items():
            if not field.stored:
                continue
            if field.search and not isinstance(field, (Phone, IdNumber)):
                word = field.show(record.values[name], now.lookup).split("、")[0]
                assert one in now.asking.uids(Question(ledger, search=word)), name
            if field.search and isinstance(field, PersonName):
                assert now.asking.uids(Question(ledger, search="wyqqg")) == [one]
            if field.search and isinstance(field, (Phone, IdNumber)):
                tail = str(record.values[name])[-4:]
                assert now.asking.uids(Question(ledger, search=tail)) == [one]
            full = Question(ledger, where=(Condition(name, Operator.FILLED),))
            empty = Question(ledger, where=(Condition(name, Operator.EMPTY),))
            assert set(now.asking.uids(full)) == {one, other}
            assert now.asking.uids(empty) == []
            if Operator.ONE_OF in field.operators:
                value = record.values[name]
                same = Question(ledger, where=(Condition(name, Operator.ONE_OF, (value,)),))
                assert now.asking.uids(same) == [one]
            if Operator.FROM in field.operators:
                values = sorted([record.values[name], now.asking.one(ledger, other).values[name]])
                above = Question(ledger, where=(Condition(name, Operator.FROM, (values[1],)),))
                below = Question(ledger, where=(Condition(name, Operator.TO, (values[0],)),))
                assert len(now.asking.uids(above)) == len(now.asking.uids(below)) == 1


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_its_export_reads_back_as_the_same(office, ledger, suffix, tmp_path):
    declared, desk = office.registry[ledger], Desk(office)
    for which in (0, 1):
        desk.add(ledger, filled(declared, office, which))
    before = shown(office, ledger)
    path = tmp_path / f"export.{suffix}"
    assert export(office, Question(ledger), path, Silent()) == 2
    workbook = open_workbook(path)
    mapping = guess(find_best(workbook, declared), declared)
    stored = {name for name, field in declared.fields.items() if field.stored}
    assert stored <= set(mapping.fields)
    plan = make_plan(office, declared, mapping, "update", Silent())
    assert plan.counts == {"new": 0, "changed": 0, "same": 2, "rejected": 0}, plan.rows
    assert apply_plan(office, plan, path.name, Silent()) == 0
    assert shown(office, ledger) == before


def test_its_export_makes_the_same_records_elsewhere(make_office, ledger, tmp_path):
    here, there = make_office(), make_office()
    declared = here.registry[ledger]
    Desk(here).add(ledger, filled(declared, here))
    path = tmp_path / "export.xlsx"
    export(here, Question(ledger), path, Silent(), masked=False)
    mapping = guess(find_best(open_workbook(path), declared), declared)
    plan = make_plan(there, declared, mapping, "update", Silent())
    assert plan.counts["new"] == 1
    apply_plan(there, plan, path.name, Silent())
    ours, theirs = shown(here, ledger)[0], shown(there, ledger)[0]
    untyped = {name: "" for name, field in declared.fields.items() if not field.typed}
    assert {**ours, "uid": "", **untyped} == {**theirs, "uid": "", **untyped}


def test_its_roster_prints_and_names_copy_out(office, ledger, tmp_path):
    declared, desk = office.registry[ledger], Desk(office)
    for which in (0, 1):
        desk.add(ledger, filled(declared, office, which))
    path = tmp_path / "roster.pdf"
    printed = print_form(office, Question(ledger), path, Silent())
    assert printed.rows == 2
    assert printed.missing == ()
    with pypdfium2.PdfDocument(io.BytesIO(path.read_bytes())) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(document) == printed.pages
    naming = office.registry.naming_field(ledger)
    for row in shown(office, ledger):
        name = row[naming.name]
        if not isinstance(naming, Day):
            assert name in text
    assert "序号" in text
    assert "单位负责人" in text


def test_two_offices_come_to_agree(pair, carry, ledger):
    gacha, sumu = pair
    declared = gacha.registry[ledger]
    if declared.sheet.domain == "shared":
        pytest.skip("what is shared goes down only")
    uid = Desk(gacha).add(ledger, filled(declared, gacha)).uid
    assert carry(gacha, sumu).effects[ledger].new == 1
    assert shown(sumu, ledger) == shown(gacha, ledger)

    contested = next(
        name
        for name, field in declared.fields.items()
        if isinstance(field, Text) and not field.required
    )
    Desk(gacha).change(ledger, uid, {contested: "嘎查写的"})
    Desk(sumu).change(ledger, uid, {contested: "苏木写的"})
    assert carry(gacha, sumu).conflicts == 1
    assert carry(sumu, gacha).conflicts == 1
    assert shown(sumu, ledger) == shown(gacha, ledger)
    (question,) = items(gacha)
    assert [one.id for one in items(sumu)] == [question.id]
    assert {one.value for one in question.choices} == {"嘎查写的", "苏木写的"}

    settle(sumu, question.id, "ours")
    carry(sumu, gacha)
    assert items(gacha) == items(sumu) == []
    assert shown(gacha, ledger)[0][contested] == "苏木写的"


def test_vocabulary_names_every_field_that_a_file_can_bring(ledger):
    declared = registry()[ledger]
    stored = {name for name, field in declared.fields.items() if not isinstance(field, Computed)}
    assert stored <= set(vocabulary(declared).values())


def test_children_are_named_in_a_row(office):
    desk = Desk(office)
    for ledger in LEDGERS:
        for name, field in office.registry[ledger].fields.items():
            if isinstance(field, Children):
                declared = office.registry[ledger]
                given = {**filled(declared, office), name: "张三、李四、李四"}
                desk.add(ledger, given)
                assert sorted(shown(office, ledger)[0][name].split("、")) == [
                    "张三",
                    "李四",
                    "李四",
                ]
                assert len(shown(office, field.ledger)) == 3


def test_codes_of_the_collection_form_are_all_there():
    from app.ledger.codes import shipped

    counts = {name: len(shipped(name).entries) for name in ("ethnicity", "education", "post")}
    assert counts == {"ethnicity": 59, "education": 20, "post": 49}
    for ledger in LEDGERS:
        for field in registry()[ledger].fields.values():
            if isinstance(field, Code):
                assert shipped(field.table).entries
