"""Statistics of markers: how they stand along their sections, and how long nobody has come by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from app.counting.passing import (
    Passed,
    Standing,
    along_sections,
    passed,
    reached,
    standing,
)
from app.counting.period import Period
from app.counting.results import Cell, Counted, Head, Line, Place, Row, share_text
from app.language import Message, marked
from app.ledger.fields import Operator
from app.ledger.questions import Condition, Question

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from app.counting.results import Label
    from app.ledger.counts import Count, Passing
    from app.office import Snapshot
    from app.paper.report import Shade
    from app.progress import Progress
    from db.shape import Value

FRESH, LONG_AGO = 30, 90
"""Days: what was passed within so many is dark, within so many half dark."""
TOTAL = Message(marked("合计"))
ALL_TIME: tuple[tuple[Shade, Label], ...] = (
    ("full", Message(marked("{days}天以内到过"), {"days": FRESH})),
    ("half", Message(marked("{days}天以内到过"), {"days": LONG_AGO})),
    ("light", Message(marked("{days}天以前到过"), {"days": LONG_AGO})),
    ("none", Message(marked("没有到过的记录"))),
)
OF_PERIOD: tuple[tuple[Shade, Label], ...] = (
    ("full", Message(marked("在这段时间里到过"))),
    ("light", Message(marked("这段时间没有到过，下面是上一次"))),
    ("none", Message(marked("没有到过的记录"))),
)


@dataclass(frozen=True)
class Asked:
    """What is counted.

    Attributes:
        now: the moment.
        count: the declaration.
        question: the records that it speaks of, before the period.
        period: the period.
        progress: is told.
        seen: what rides have passed, as it is found; the tables of an overview share it.
    """

    now: Snapshot
    count: Count
    question: Question
    period: Period
    progress: Progress
    seen: dict[Question, Passed] = field(default_factory=dict[Question, "Passed"])

    @property
    def passing(self) -> Passing:
        """Whence it is known; a count of markers always says it."""
        assert self.count.passing is not None
        return self.count.passing

    @property
    def today(self) -> str:
        """The office's day."""
        return self.now.lookup.today

    def passed(self, rides: Question) -> Passed:
        """What these rides passed; a pass over a million of them is made once."""
        if rides not in self.seen:
            self.seen[rides] = passed(self.now, rides, self.passing, self.progress)
        return self.seen[rides]

    def reached(self, rides: Question) -> Collection[str]:
        """The markers that these rides passed at all."""
        known = self.seen.get(rides)
        if known is not None:
            return known.last
        return reached(self.now, rides, self.passing, self.progress)

    def rides(self, period: Period) -> Question:
        """The rides of a period."""
        where = (*self.question.where, *self.count.where, *period.where(self.passing.on))
        return replace(self.question, where=where, order=())


def coverage(asked: Asked) -> Counted:
    """The markers along each section: which were passed, when last."""
    first, last = asked.period.span(asked.today)
    ever = asked.passed(asked.rides(Period(last=last or "")))
    rides = asked.rides(asked.period)
    within = asked.passed(rides)
    places = Question(asked.passing.places, units=asked.question.units)
    lines: list[Line] = []
    rows: list[Row] = []
    every: list[tuple[Standing, bool]] = []
    for key, label, each in along_sections(
        asked.now, asked.passing, standing(asked.now, places, asked.passing)
    ):
        marks = [
            Place(
                one.number,
                ever.last.get(one.number, ""),
                _shade(ever.last.get(one.number, ""), first, asked),
                _passed_there(rides, asked.passing, one.number),
                within.named.get(one.number, 0),
            )
            for one in each
        ]
        lines.append(Line(label, tuple(marks)))
        told = [(one, one.number in within.last) for one in each]
        here = places.having(along(asked.passing, key))
        rows.append(Row(label, _cells(here, asked.passing, told)))
        every += told
    total = Row(TOTAL, _cells(places, asked.passing, every)) if len(rows) > 1 else None
    return Counted(
        asked.count,
        asked.question.ledger,
        first=marked("管段"),
        heads=(
            Head(marked("界碑"), "座", name="markers"),
            Head(marked("到过"), "座", name="reached"),
            Head(marked("没有到过"), "座", name="missed"),
            Head(marked("到位率"), name="share"),
        ),
        rows=tuple(rows),
        total=total,
        lines=tuple(lines),
        legend=ALL_TIME if asked.period.is_all else OF_PERIOD,
    )


def _cells(
    places: Question, passing: Passing, told: Sequence[tuple[Standing, bool]]
) -> tuple[Cell, ...]:
    every = [one for one, _was in told]
    been = [one for one, was in told if was]
    missed = [one for one, was in told if not was]
    share = 100 * len(been) / len(every) if every else None
    link = markers_cell(places, passing, been)
    return (
        markers_cell(places, passing, every),
        link,
        markers_cell(places, passing, missed),
        replace(link, text=share_text(share), value=share),
    )


def markers_cell(places: Question, passing: Passing, markers: Iterable[Standing]) -> Cell:
    """How many markers; it leads to their records, where they have some."""
    counted = list(markers)
    known = [one for one in counted if one.has_record]
    many = len(counted)
    if not known or len(known) < many:
        # some are only named by their section: there is nothing to be opened
        return Cell(f"{many:,}", many)
    return Cell(f"{many:,}", many, many, places.having(numbered(passing, known)))


def along(passing: Passing, key: Value) -> Condition:
    """The condition that finds the markers of a section."""
    if key is None:
        return Condition(passing.along, Operator.EMPTY)
    return Condition(passing.along, Operator.ONE_OF, (key,))


def numbered(passing: Passing, markers: Iterable[Standing]) -> Condition:
    """The condition that finds the records of these markers."""
    numbers = sorted({one.number for one in markers})
    return Condition(passing.number, Operator.ONE_OF, tuple(numbers))


def _passed_there(rides: Question, passing: Passing, number: str) -> Question:
    return rides.having(Condition(passing.passed, Operator.ANY_OF, (number,)))


def _shade(last: str, first: str | None, asked: Asked) -> Shade:
    """How dark a marker is drawn that was passed on this day."""
    if not last:
        return "none"
    if not asked.period.is_all:
        return "full" if not first or last >= first else "light"
    ago = days_ago(last, asked.today)
    return "full" if ago <= FRESH else "half" if ago <= LONG_AGO else "light"


def days_ago(day: str, today: str) -> int:
    """How many days ago a day was; days to come are no days ago."""
    return max((dt.date.fromisoformat(today) - dt.date.fromisoformat(day)).days, 0)


# ---- how long nobody has come by
def visits(asked: Asked) -> Counted:
    """Markers by how long ago somebody came by: on a ride, or to check them."""
    assert asked.count.by is not None
    rides = Question(asked.passing.rides, units=asked.question.units)
    seen = asked.passed(rides)
    places = replace(asked.question, where=(*asked.question.where, *asked.count.where), order=())
    every = standing(asked.now, places, asked.passing)
    every = [one for one in every if one.has_record]
    last: dict[str, str] = {}
    for one in every:
        last[one.number] = max(last.get(one.number, ""), one.checked, seen.last.get(one.number, ""))
    bands = asked.count.by.bands
    groups: list[list[Standing]] = [[] for _ in range(len(bands) + 2)]
    for one in every:
        day = last[one.number]
        ago = days_ago(day, asked.today) if day else -1
        at = sum(ago > bound for bound in bands) if day else len(bands) + 1
        groups[at].append(one)
    rows = [
        Row(label, (markers_cell(places, asked.passing, each),))
        for label, each in zip(_ago_labels(bands), groups, strict=True)
    ]
    return Counted(
        asked.count,
        asked.question.ledger,
        first=asked.count.by.title or marked("上一次"),
        heads=(Head(marked("界碑"), "座", name="markers"),),
        rows=tuple(rows),
        total=Row(TOTAL, (markers_cell(places, asked.passing, every),)),
    )


def _ago_labels(bands: Sequence[int]) -> list[Label]:
    first = [Message(marked("{last}天以内"), {"last": bands[0]})]
    between = [
        Message(marked("{first}—{last}天前"), {"first": low + 1, "last": high})
        for low, high in pairwise(bands)
    ]
    late = Message(marked("超过{last}天"), {"last": bands[-1]})
    return [*first, *between, late, Message(marked("没有到过的记录"))]
