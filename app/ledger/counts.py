"""What is counted of a ledger, as data: by what records are told apart, and what is said of them.

A ledger's file declares its counts; of one that declares none the fields say what can be counted
(`app.ledger.countable`). How they are counted stands in `app.counting`, which knows no ledger.

Records are counted, and people only where a ledger says so: people are then named in the order of
their names, as in a list, and never by how much they did.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
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
        chart: drawn beside it: lying bars for names, upright ones for months, none. Where it has
            parts, whether their charts are printed.
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
