"""A known office that lies in everything it may sign: refused, set aside or read, never half.

Whatever of it was read, the program goes on: lists, history, paper, review, our own work, the
bundle for the office above. `make test ARGS="--hypothesis-profile=dev
tests/properties/test_malicious_office.py"` tries more.
"""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from app.desk import Desk
from app.duplicates import pairs
from app.errors import Trouble
from app.exchange.exporting import export
from app.ledger.fields.base import MOST_TEXT
from app.ledger.questions import Question
from app.printing import print_form
from app.progress import Silent
from app.record_history import history
from app.standing import standing
from app.sync import review
from app.sync.incoming import read_bundle, show_bundle
from app.sync.manifest import LATEST, Count
from app.views import View
from db.journal.operations import MOST_STAMP
from tests.properties.malicious import (
    all_stamps,
    all_texts,
    creations,
    each_creation,
    own_segments,
    packed,
    signed,
)
from tests.region import Region

MOST_WORDS = 300
"""Characters of a sentence that somebody reads."""
ODD = "\x00\x1b[31m\u202e\u2066甲<b>乙</b>\r\n\t{name}%s@00"


def cells(make):
    """Every cell of every creation made into another."""
    return each_creation(
        lambda one: replace(
            one, values={name: [*map(make, column)] for name, column in one.values.items()}
        )
    )


def named_cells(names, value):
    """The cells of these fields."""
    return each_creation(
        lambda one: replace(
            one,
            values={
                name: [value] * len(one) if name in names else column
                for name, column in one.values.items()
            },
        )
    )


def scope(**changed):
    return lambda one: replace(one, scope=one.scope._replace(**changed))


HASH = "ab" * 32
LIES = {
    # what acts, however odd: it is the office's own business
    "a clock at the end of time": all_stamps(MOST_STAMP),
    "a clock at the beginning": all_stamps(0),
    "sealed at the end of time": lambda one: replace(one, sealed=MOST_STAMP),
    "numbers as large as they come": cells(lambda x: (1 << 63) - 1 if isinstance(x, int) else x),
    "numbers as small as they come": cells(lambda x: -(1 << 63) if isinstance(x, int) else x),
    "a day that there is not": named_cells({"date", "born", "held_on"}, "9999-99-99"),
    "names with marks of direction": named_cells({"name", "remarks", "topic", "weather"}, ODD),
    "links to nothing": named_cells({"household", "host"}, "@" + "00" * 16),
    "links that are none": named_cells({"household", "host"}, "@zz"),
    "attachments with paths": named_cells({"photos"}, f'[["{HASH}","../../etc/passwd"]]'),
    "a field that nobody knows": each_creation(
        lambda one: replace(one, values={**one.values, '"; DROP TABLE x': ["x"] * len(one)})
    ),
    "a ledger that nobody knows": creations(ledger='"; DROP TABLE members; --'),
    # what is set aside
    "texts in sets": all_texts("[[[[["),
    "numbers for texts": cells(lambda _x: 5),
    "a ledger in another domain": creations(ledger="notices"),
    "texts without end": named_cells({"name", "remarks", "topic"}, "甲" * (MOST_TEXT + 1)),
    "another village": scope(unit="152527201207"),
    "the township": scope(unit="152527201000"),
    "no village": scope(unit=""),
    "a village with a path": scope(unit="152527201../"),
    "a village with a tail": scope(unit="1525272012060"),
    "a route that is none": scope(domain="moves", unit="152527201206>x"),
    # what waits
    "a number too high": lambda one: replace(one, number=one.number + 5),
    "another segment before it": lambda one: replace(one, number=7, previous=b"\7" * 32),
    # what is refused
    "a clock before all time": all_stamps(-1),
    "a clock after all time": all_stamps(MOST_STAMP + 1),
    "a zone that there is not": lambda one: replace(one, zone=100_000),
    "ids of other lengths": each_creation(lambda one: replace(one, uids=[b"1"] * len(one))),
    "no number": lambda one: replace(one, number=0),
    "one id for all": each_creation(lambda one: replace(one, uids=[bytes(16)] * len(one))),
}
ACTS = list(LIES)[: list(LIES).index("texts in sets")]
ASIDE = list(LIES)[len(ACTS) : list(LIES).index("a number too high")]
WAITS = ("a number too high", "another segment before it")


def district():
    """A gacha with some things that its sumu has read, and some that it has not."""
    made = Region(("gacha", "sumu", "banner"))
    gacha = made["gacha"]
    desk = Desk(gacha)
    desk.add("members", {"name": "乌云", "phone": "13947912345"})
    patrol = desk.add("patrols", {"date": "2026-03-01", "party": "张三、李四", "markers": "1231"})
    made.go_round()
    desk.change("patrols", patrol.uid, {"weather": "晴", "party": "王五"})
    desk.add("patrols", {"date": "2026-03-02", "distance": "9", "party": "张三"})
    desk.add("members", {"name": "白敏", "post": "牧民", "remarks": "一"})
    desk.add("households", {"host": "白敏", "radius": "3.5"})
    desk.add("activities", {"held_on": "2026-05-03", "topic": "学习", "hours": "2"})
    return made


def unread(region):
    """What the gacha has sealed and the sumu has not read."""
    known = region.states("sumu")
    device = region["gacha"].secrets.device_id
    last = {scope for (scope, by), _states in known.items() if by == device}
    found = [one for one in own_segments(region["gacha"]) if one.scope.domain != "trust"]
    return [one for one in found if one.scope not in last or one.number > 1]


@pytest.fixture(scope="module")
def region():
    """Nothing of it may be kept, so that all can use it."""
    made = district()
    yield made
    made.close()


@pytest.fixture(scope="module")
def fresh(region):
    return unread(region)


def lie(region, fresh, name):
    """A bundle full of one lie."""
    segments = [signed(region["gacha"], LIES[name](one)) for one in fresh]
    return packed(region["gacha"], region["sumu"], region.folder / "谎.ortoo", segments)


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_refused_or_set_aside_or_read(region, fresh, name):
    path, node = lie(region, fresh, name), region.nodes["sumu"]
    before = node.dump()
    try:
        read = read_bundle(node.office, path, Silent(), keep=False)
    except Trouble as trouble:
        assert name not in {*ACTS, *ASIDE, *WAITS}
        assert_sentence(trouble)
    else:
        if name in ACTS:
            assert (read.quarantined, read.waiting) == (0, 0)
        elif name in ASIDE:
            assert read.quarantined + read.waiting > 0
            assert read.quarantined or name == "no village"
        else:
            assert name in WAITS
            assert (read.new, read.changed, read.waiting) == (0, 0, len(fresh))
    assert node.dump() == before


def assert_sentence(trouble):
    """One sentence that somebody can read, and what to do."""
    text = str(trouble)
    assert len(text) < MOST_WORDS
    assert text.isprintable()
    assert str(trouble.advice)
    assert "Traceback" not in text


def test_after_all_of_it_the_program_goes_on():
    """A stamp of the year 287396 stopped everybody who looked at the history. Two operations with
    one number, each in a branch of its own of the same chain, stopped every reading for ever."""
    region = district()
    try:
        live_on(region, LIES)
    finally:
        region.close()


@pytest.mark.skipif(
    settings.default.max_examples <= 100, reason="ARGS=--hypothesis-profile=dev tries these"
)
@given(st.lists(st.sampled_from([*LIES]), min_size=1, max_size=8))
@settings(max_examples=settings.default.max_examples // 20, deadline=None)
def test_after_some_of_it_in_any_order_the_program_goes_on(lies):
    region = district()
    try:
        live_on(region, lies)
    finally:
        region.close()


def live_on(region, lies):
    """Read these lies, one after another, and then do everything that one does."""
    sumu, fresh = region["sumu"], unread(region)
    for name in lies:
        path = lie(region, fresh, name)
        node = region.nodes["sumu"]
        before = node.dump()
        try:
            read_bundle(sumu, path, Silent())
        except Trouble:
            assert node.dump() == before
    check(sumu)
    look_at_everything(region)
    work_on(sumu)
    region.carry("sumu", "banner")
    check(region["banner"])
    desk = Desk(sumu)
    while desk.undo():
        pass
    check(sumu)
    for _ in range(8):
        desk.redo()
    look_at_everything(region)
    check(sumu)


def check(office):
    assert office.journal.check(lambda *_one: True).faults == []


def look_at_everything(region):
    office = region["sumu"]
    standing(office).document()
    review.items(office)
    pairs(office)
    for ledger in ("members", "patrols", "households", "activities"):
        with office.snapshot() as now:
            records = now.asking.page(Question(ledger))
            View(office, now, office.registry[ledger]).rows(records)
        for one in records:
            [entry.document() for entry in history(office, ledger, one.uid)]
        print_form(office, Question(ledger), io.BytesIO(), Silent())
        for suffix in ("csv", "xlsx"):
            export(office, Question(ledger), region.folder / f"out.{suffix}", Silent())


def work_on(office):
    """A save never fails because of what somebody else wrote."""
    desk = Desk(office)
    for ledger, field in (("members", "post"), ("patrols", "weather")):
        with office.snapshot() as now:
            records = now.asking.page(Question(ledger))
        for one in records:
            desk.change(ledger, one.uid, {field: "我们改的"})
            assert desk.open(ledger, one.uid).record.values[field] == "我们改的"
    office.journal.seal()


# ---- what a manifest says
MANY = [Count("members", f"{number:012}", 5) for number in range(100_000)]


@pytest.mark.parametrize(
    "changed",
    [
        {"office": ODD * 5, "unit": "\u202e甲\n"},
        {"office": "\u200b", "unit": "152527201206"},
        {"written": LATEST, "zone": 1439},
        {"written": 0, "zone": -1439},
        {"counts": MANY},
        {"counts": [Count("members\n", "\u202e", 5), Count("members", "152527201206", 1 << 53)]},
        {"wanted": [number.to_bytes(32) for number in range(100_000)]},
        {"wanted_attachments": [number.to_bytes(32) for number in range(100_000)]},
        {"sequence": 1 << 40},
        {"replaced": [bytes([number]) * 8 for number in range(200)]},
        {"more": [("later", b"x" * 1000)]},
        {"basis": [("members", "152527201206", [(b"1" * 32, b"2" * 8, 9, b"3" * 32)])]},
    ],
    ids=",".join,
)
def test_a_manifest_may_say_what_it_likes_of_itself(region, changed):
    gacha, sumu = region["gacha"], region["sumu"]
    path = packed(
        gacha, sumu, region.folder / "m.ortoo", [], lambda one: structs.replace(one, **changed)
    )
    before = region.nodes["sumu"].dump()
    shown = show_bundle(path, sumu)
    assert shown.office.isprintable()
    assert 0 < len(shown.office) <= 80
    assert "<" not in shown.office
    assert {ledger for ledger, _unit in shown.counts} <= {"members", *sumu.registry.ledgers}
    assert all(unit.isdigit() for _ledger, unit in shown.counts)
    read_bundle(sumu, path, Silent(), keep=False)
    assert region.nodes["sumu"].dump() == before


def test_a_stranger_s_name_is_said_in_one_line(region):
    stranger, sumu = Region(("gacha", "sumu")), region["sumu"]
    try:
        path = packed(
            stranger["gacha"],
            stranger["sumu"],
            region.folder / "s.ortoo",
            [],
            lambda one: structs.replace(one, office=ODD * 4, unit=ODD * 4),
        )
        # the keys follow from the name: it is the same computer, which another district knows
        with sumu.store.reading() as connection:
            known = dict(sumu.trust.known(connection))
        assert known
        from app.sync import arriving

        opener = arriving.Arriving(sumu, None)
        opener.__dict__["_known"] = frozenset()
        with pytest.raises(Trouble, match="还不认识") as trouble:
            opener.open(path)
        assert_sentence(trouble.value)
    finally:
        stranger.close()


def test_a_computer_that_nobody_can_write_to_keeps_nobody_from_writing(region):
    """An office may vouch for its own computers: one whose key is none once stopped every bundle
    for that office."""
    values = {
        "device": "77" * 32,
        "recipient": "age1 这不是钥匙",
        "unit": "152527201206",
        "level": "gacha",
        "office": ODD,
        "since": "2026-01-01",
    }
    made = Region(("gacha", "sumu", "banner"))
    try:
        made.put("gacha", [("certificates", values, "152527201206")])
        made.carry("gacha", "sumu", "gacha")
        made.carry("sumu", "banner", "sumu")
        with made["sumu"].store.reading() as connection:
            assert all(one.isprintable() for one in made["sumu"].trust.names(connection).values())
        Desk(made["sumu"]).add("notices", {"title": "通知", "issued_on": "2026-03-01"})
        assert made.carry("sumu", "gacha").new == 1
    finally:
        made.close()
