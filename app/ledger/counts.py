"""What is counted of a ledger, as data: by what records are told apart, and what is said of them.

A ledger's file declares its counts; of one that declares none the fields say what can be counted
(`counts_of`). How they are counted stands in `app.counting`, which knows no ledger.

Records are counted, and people only where a ledger says so: people are then named in the order of
their names, as in a list, and never by how much they did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.language import marked
from app.ledger.fields import (
    Choice,
    Code,
    Day,
    Field,
    Flag,
    Link,
    Markers,
    Month,
    Number,
    People,
    Text,
    Time,
    Years,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ledger.base import Ledger
    from app.ledger.questions import Condition

Step = Literal["value", "month", "year", "bands", "office", "visited"]
"""How records are told apart by a field.

``value``: each value is a row; of people, each of them. ``month``, ``year``: of a day. ``bands``:
of numbers and ages, from one bound to the next. ``office``: whose they are; without a field.
``visited``: markers by how many days ago they were visited last; without a field.
"""
Kind = Literal["records", "share", "sum", "mean", "hours", "days", "people", "passed", "reached"]
"""What is said of the records of a group.

``records``: how many there are. ``share``: how many of them, in percent. ``sum``, ``mean``: of a
number. ``hours``: from one time of day to another, over midnight, too. ``days``: from one day to
another, on an average. ``people``: how many took part, those counted twice who did twice.
``passed``: markers, as often as they were passed. ``reached``: of the markers that stand along
the sections of the group, how many were passed at all, in percent.
"""
Chart = Literal["", "bars", "upright"]


@dataclass(frozen=True, kw_only=True)
class By:
    """By what records are told apart.

    Attributes:
        field: its name; empty where the step needs none.
        step: see `Step`.
        bands: the first number of each band; the last one is open.
        unit: of the bands: 岁.
        always: values that have a row even where no record has them.
        title: the heading; empty: the field's.
    """

    field: str = ""
    step: Step = "value"
    bands: tuple[int, ...] = ()
    unit: str = ""
    always: tuple[str, ...] = ()
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What is said of the records of a group; a column.

    Attributes:
        name: for scripts.
        title: its heading.
        kind: see `Kind`.
        field: what is summed; of hours and days: from where.
        until: of hours and days: to where.
        where: it is only said of records that fulfil this.
        unit: 次, 公里, 小时, 天; empty: none is said.
    """

    name: str
    title: str
    kind: Kind = "records"
    field: str = ""
    until: str = ""
    where: tuple[Condition, ...] = ()
    unit: str = ""


@dataclass(frozen=True, kw_only=True)
class Passing:
    """Where it is written which markers there are, and which of them were passed.

    Attributes:
        places: the ledger of the markers.
        number: its field with the marker's number.
        along: its field with the section.
        checked: its field with the day of the last check; empty: there is none.
        rides: the ledger in which they were passed.
        passed: its field with the markers.
        on: its field with the day.
        first: of sections whose markers are in no ledger, the field with the first one.
        last: and with the last one.
    """

    places: str
    number: str
    along: str
    rides: str
    passed: str
    on: str
    checked: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, kw_only=True)
class Count:
    """One table of numbers.

    Attributes:
        name: for scripts: ``sex``.
        title: what people call it: 按性别.
        by: its rows; None: one row of all.
        across: its columns, where records are counted crosswise.
        measures: its columns otherwise; empty: how many records there are.
        where: only records that fulfil this.
        period: the day by which it can be narrowed to a period; empty: it says how things stand.
        chart: drawn beside it: lying bars for names, upright ones for months, none.
        passing: whence it is known which markers were passed.
        coverage: whether the markers are drawn along their sections: which were passed, when last.
        parts: other counts that stand in it one under the other; then it has nothing of its own.
        note: a sentence under it.
        printed: its title on paper; empty: ``title``.
    """

    name: str
    title: str
    by: By | None = None
    across: By | None = None
    measures: tuple[Measure, ...] = ()
    where: tuple[Condition, ...] = ()
    period: str = ""
    chart: Chart = ""
    passing: Passing | None = None
    coverage: bool = False
    parts: tuple[str, ...] = ()
    note: str = ""
    printed: str = ""


MOST_USUAL = 8
"""So many counts follow from the fields of a ledger that declares none."""


def counts_of(declared: type[Ledger]) -> tuple[Count, ...]:
    """What is counted of a ledger: as it declares, or as its fields suggest."""
    return declared.sheet.counts or tuple(_usual(declared))[:MOST_USUAL]


def count_named(declared: type[Ledger], name: str) -> Count | None:
    """One count of a ledger; None if it has none of this name."""
    return next((one for one in counts_of(declared) if one.name == name), None)


def records(declared: type[Ledger]) -> Measure:
    """How many records there are."""
    return Measure(name="records", title=marked("数量"), unit=declared.sheet.measure)


def _usual(declared: type[Ledger]) -> Iterator[Count]:
    """Codes by value, days by month, numbers summed; people and texts are never counted."""
    fields = list(declared.fields.values())
    sums = tuple(
        Measure(name=one.name, title=one.label, kind="sum", field=one.name, unit=one.unit)
        for one in fields
        if isinstance(one, Number)
    )
    day = next((one.name for one in fields if isinstance(one, Day)), "")
    plain = (records(declared),)
    if sums:
        yield Count(name="all", title=marked("合计"), measures=plain + sums, period=day)
    for one in fields:
        if isinstance(one, (Code, Choice, Flag)):
            by = By(field=one.name)
            yield Count(name=one.name, title=one.label, by=by, period=day, chart="bars")
        elif isinstance(one, Day) and one.name == day:
            by = By(field=one.name, step="month")
            yield Count(name=one.name, title=one.label, by=by, period=day, chart="upright")
        elif isinstance(one, Years):
            by = By(field=one.name, step="bands", bands=tuple(range(0, 100, 10)))
            yield Count(name=one.name, title=one.label, by=by, chart="bars")
        elif isinstance(one, Link) and not one.person:
            yield Count(name=one.name, title=one.label, by=By(field=one.name), period=day)
    if not sums and all(not isinstance(one, (Code, Choice, Flag, Day)) for one in fields):
        yield Count(name="all", title=marked("合计"), measures=plain)


# ---- whether a declaration holds together
FITTING: dict[str, tuple[type[Field], ...]] = {
    "sum": (Number,), "mean": (Number,), "hours": (Time,), "days": (Day,), "people": (People,),
    "passed": (Markers,),
}  # fmt: skip


def faults(declared: type[Ledger]) -> Iterator[str]:
    """What contradicts itself in the counts that a ledger declares; a bug in its file."""
    names = [one.name for one in declared.sheet.counts]
    for one in declared.sheet.counts:
        if names.count(one.name) > 1:
            yield f"two counts are called {one.name}"
        unknown = [part for part in one.parts if part not in names or part == one.name]
        yield from (f"{one.name} has no part {part}" for part in unknown)
        yield from (f"{one.name}: {fault}" for fault in _faults(declared, one))


def _faults(declared: type[Ledger], count: Count) -> Iterator[str]:
    fields = declared.fields
    if count.period and not isinstance(fields.get(count.period), Day):
        yield f"{count.period} is no day"
    for condition in count.where:
        if condition.field not in fields:
            yield f"there is no field {condition.field}"
    for by in (count.by, count.across):
        if by is not None and not _may_part(fields.get(by.field), by):
            yield f"records are not told apart by {by.field or by.step} so"
    if count.across is not None and isinstance(fields.get(count.across.field), People):
        yield "people have no columns"
    for one in count.measures:
        fitting = FITTING.get(one.kind, ())
        named = [one.field, *[one.until] * (one.kind in ("hours", "days"))]
        if fitting and not all(isinstance(fields.get(name), fitting) for name in named):
            yield f"{one.name} counts no field of it"
        if one.kind == "reached" and count.passing is None:
            yield f"{one.name} knows of no markers"
        for condition in one.where:
            if condition.field not in fields:
                yield f"there is no field {condition.field}"


def _may_part(field: Field | None, by: By) -> bool:
    match by.step:
        case "office" | "visited":
            return field is None
        case "month" | "year":
            return isinstance(field, Day)
        case "bands":
            return isinstance(field, (Number, Years)) and bool(by.bands)
        case "value":
            return isinstance(field, (Code, Choice, Flag, Link, People, Text, Month))
