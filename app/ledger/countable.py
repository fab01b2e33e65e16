"""What is counted of a ledger: what it declares, or what its fields suggest; and faults in that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.language import marked
from app.ledger.counts import By, Count, Measure
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

MOST_USUAL = 8
"""So many counts follow from the fields of a ledger that declares none."""


def counts_of(declared: type[Ledger]) -> tuple[Count, ...]:
    """What is counted of a ledger: as it declares, or as its fields suggest."""
    return declared.sheet.counts or tuple(_usual(declared))[:MOST_USUAL]


def count_named(declared: type[Ledger], name: str) -> Count | None:
    """One count of a ledger; None if it has none of this name."""
    return next((one for one in counts_of(declared) if one.name == name), None)


def ledgers_of(declared: type[Ledger], name: str) -> list[str]:
    """The ledgers that a count looks at: its own, and those that know which markers were passed.

    Of a name that no count has: the ledger itself.
    """
    whole = count_named(declared, name)
    parts = [count_named(declared, one) for one in whole.parts] if whole else []
    passing = [one.passing for one in (whole, *parts) if one and one.passing]
    every = (name for one in passing for name in (one.places, one.rides))
    return list(dict.fromkeys((declared.__tablename__, *every)))


def records(declared: type[Ledger]) -> Measure:
    """How many records there are: 人数, 户数."""
    unit = declared.sheet.measure
    return Measure(name="records", title=f"{unit}数", unit=unit)


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
            kinds = (Code, Choice, Flag, Link, People, Text, Month)
            return isinstance(field, kinds) and not field.masked
