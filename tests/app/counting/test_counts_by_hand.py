"""Numbers counted by SQL are those counted in Python, and each leads to just its records."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from app.bootstrap import registry
from app.counting.counting import count
from app.counting.period import Period
from app.counting.results import NOTHING
from app.ledger.countable import counts_of
from app.ledger.fields import Markers, People
from app.ledger.fields.links import items_of
from app.ledger.fields.markers import markers_of
from app.ledger.meaning import Meaning
from app.ledger.questions import Question
from tests.properties import asked

NO_REUSE = (Phase.explicit, Phase.generate)
COUNTS = [
    (one.__tablename__, each.name)
    for one in registry()
    if one.sheet.domain != "shared" or one.__tablename__ == "notices"
    for each in counts_of(one)
    if not each.parts
]
PERIODS = st.sampled_from(
    [
        Period(),
        Period(kept="this_month"),
        Period(kept="last_year"),
        Period(first="2025", last="2026-03"),
        Period(first="2026-03-02"),
        Period(last="2026-01"),
    ]
)


@pytest.mark.parametrize(("ledger", "name"), COUNTS)
def test_sql_counts_what_python_counts(invented, monkeypatch, ledger, name):
    office, declared = invented.office, invented.office.registry[ledger]
    declaration = next(one for one in counts_of(declared) if one.name == name)

    @settings(max_examples=3, phases=NO_REUSE)
    @given(
        asked.questions(office.registry, ledger, invented.uids),
        st.booleans(),
        PERIODS,
        st.sampled_from(asked.TODAYS),
        st.booleans(),
    )
    def agree(question, is_whole, period, today, by_office):
        monkeypatch.setattr(office, "today", lambda: today)
        narrowed = Question(ledger) if is_whole else replace(question, gone=False)
        with office.snapshot() as now:
            counted = count(
                office, now, declared, declaration, question=narrowed, period=period,
                by_office=by_office,
            )  # fmt: skip
            asking = now.asking
            for row in counted.every_row():
                for cell in row.cells:
                    if cell.question is not None:
                        assert asking.count(cell.question) == cell.records, (row.label, cell)
            for line in counted.lines:
                for place in line.places:
                    assert asking.count(place.question) == place.records
            by_hand = Hand(now, invented, today)
            by_hand.check(declared, counted)

    agree()


class Hand:
    """Counts in Python what the question of a number finds."""

    def __init__(self, now, invented, today):
        self.now = now
        self.meaning = Meaning(now.registry, invented.records, today, into=invented.into)

    def check(self, declared, counted):
        measures = counted.count.measures
        is_table = counted.count.across is None and counted.heads and not counted.lines
        for row in counted.every_row():
            for at, cell in enumerate(row.cells):
                if cell.question is None:
                    continue
                found = self.meaning.answer(cell.question)
                assert len(found) == cell.records
                kind = measures[at].kind if is_table and measures else "records"
                if kind == "records" and (counted.count.across or not counted.lines):
                    assert cell.value == len(found)
                elif is_table and kind not in ("share", "reached"):
                    self.check_measure(declared, measures[at], found, cell)
        if counted.total and not counted.lines and is_table:
            self.check_whole(counted)

    def check_measure(self, declared, measure, found, cell):
        said = [self.measured(declared, measure, one.values) for one in found]
        said = [one for one in said if one is not None]
        if measure.kind in ("mean", "days"):
            assert cell.value == (pytest.approx(sum(said) / len(said)) if said else None)
            assert said or cell.text == NOTHING
        else:
            assert cell.value == pytest.approx(sum(said))

    def measured(self, declared, measure, values):
        value = values[measure.field]
        match measure.kind:
            case "sum" | "mean":
                unit = 10 ** declared.fields[measure.field].decimals
                return None if value is None else value / unit
            case "hours":
                until = values[measure.until]
                if value is None or until is None:
                    return None
                first, last = (int(one[:2]) * 60 + int(one[3:]) for one in (value, until))
                return (last - first) % (24 * 60) / 60
            case "days":
                first, last = map(dt.date.fromisoformat, (value, values[measure.until]))
                return (last - first).days if last >= first else None
            case "people":
                field = declared.fields[measure.field]
                assert isinstance(field, People)
                return max(len(items_of(value)), values[field.counted] or 0)
            case "passed":
                assert isinstance(declared.fields[measure.field], Markers)
                return sum(one.condition != "未到" for one in markers_of(value))
        raise AssertionError(measure.kind)

    def check_whole(self, counted):
        """Each record stands in one row, and in no other."""
        for at, cell in enumerate(counted.total.cells):
            if cell.question is None or at >= len(counted.heads):
                continue
            if counted.count.measures and counted.count.measures[at].kind == "reached":
                continue
            every = sorted(one.uid for one in self.meaning.answer(cell.question))
            each = [
                one.uid
                for row in counted.rows
                if row.cells[at].question is not None
                for one in self.meaning.answer(row.cells[at].question)
            ]
            assert sorted(each) == every


@pytest.mark.parametrize("period", [Period(), Period(first="2026", last="2026-03")])
def test_markers_that_were_passed_are_found_by_hand(invented, period):
    office, records = invented.office, invented.records
    declared = office.registry["patrols"]
    declaration = next(one for one in counts_of(declared) if one.name == "markers")
    span = ("2026-01-01", "2026-03-31") if not period.is_all else ("", "9999")
    seen: dict[str, list[str]] = {}
    for one in records["patrols"]:
        day = one.values["date"]
        if one.gone or (day is None and not period.is_all):
            continue
        for marker in markers_of(one.values["markers"]):
            if marker.condition != "未到" and (day or "") <= span[1]:
                seen.setdefault(marker.number, []).append(day or "")
    with office.snapshot() as now:
        counted = count(office, now, declared, declaration, period=period)
    standing = [one for one in records["boundary_markers"] if not one.gone and one.values["number"]]
    numbers = {one.values["number"] for one in standing}
    # the others are those that a section without markers of its own begins and ends with
    every = [place for line in counted.lines for place in line.places]
    places = [one for one in every if one.number in numbers]
    assert sorted(one.number for one in places) == sorted(one.values["number"] for one in standing)
    assert {one.number: one.last for one in places} == {
        one.number: max(seen.get(one.number, [""])) for one in places
    }
    reached = [one for one in every if max(seen.get(one.number, [""])) >= (span[0] or "0")]
    assert counted.total.cells[1].value == len(reached)
