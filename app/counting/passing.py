"""Which markers there are, which of them were passed, and when last.

The markers of a ride are one text. A million rides follow a few thousand different routes, so the
rides are grouped by that text, with the last day and the number of each: one pass over the table,
and only the different texts are taken apart here. No index has to be kept up with each ride.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from app.language import Message, marked, say
from app.ledger.fields.links import link_to, linked, title_of
from app.ledger.fields.markers import markers_of
from app.ledger.questions import Question
from app.values.markers import MISSED, marker_sort_key
from app.values.pinyin import sort_key

if TYPE_CHECKING:
    from app.counting.results import Label
    from app.ledger.counts import Passing
    from app.office import Snapshot
    from app.progress import Progress
    from db.shape import Value

STEP = 2000
"""After so many routes it is asked whether to go on."""
MOST_WRITTEN_OUT = 500
"""So many markers of a section are taken from its first and last one."""
NO_SECTION = Message(marked("没有写管段"))


@dataclass(frozen=True)
class Standing:
    """A marker that stands somewhere.

    Attributes:
        number: its number.
        along: the link to its section, or its name; None: not said.
        unit: whose it is.
        checked: the day of the last check; empty: none.
        has_record: whether the marker has a record of its own, and is not only named by a section.
    """

    number: str
    along: Value
    unit: str
    checked: str = ""
    has_record: bool = True


@dataclass
class Passed:
    """Which markers the rides of a question passed.

    Attributes:
        last: marker → the last day.
        named: marker → how many rides speak of it, also of not having got there.
    """

    last: dict[str, str] = field(default_factory=dict[str, str])
    named: dict[str, int] = field(default_factory=dict[str, int])


def passed(now: Snapshot, rides: Question, passing: Passing, progress: Progress) -> Passed:
    """What the rides that a question finds passed.

    Raises:
        Cancelled: through ``progress``.
    """
    table = now.registry[rides.ledger].table()
    # not along an index, in which each row would have to be looked up
    route = table.c[passing.passed].concat("")
    query = (
        select(route, func.max(table.c[passing.on]), func.count())
        .where(now.asking.matching(replace(rides, order=())))
        .group_by(route)
    )
    found = Passed()
    for number, (stored, last, count) in enumerate(now.connection.execute(query)):
        if number % STEP == 0:
            progress.step(0, 0, say("正在统计经过的界碑"))
        for one in markers_of(stored):
            found.named[one.number] = found.named.get(one.number, 0) + int(count)
            if one.condition != MISSED:
                found.last[one.number] = max(found.last.get(one.number, ""), str(last or ""))
    return found


def reached(now: Snapshot, rides: Question, passing: Passing, progress: Progress) -> set[str]:
    """The markers that the rides that a question finds passed at all.

    Sooner than `passed`: the rides need not be sorted to tell their routes apart.

    Raises:
        Cancelled: through ``progress``.
    """
    route = now.registry[rides.ledger].table().c[passing.passed].concat("")
    query = select(route).where(now.asking.matching(replace(rides, order=()))).distinct()
    found: set[str] = set()
    for number, stored in enumerate(now.connection.scalars(query)):
        if number % STEP == 0:
            progress.step(0, 0, say("正在统计经过的界碑"))
        found.update(one.number for one in markers_of(stored) if one.condition != MISSED)
    return found


def standing(now: Snapshot, places: Question, passing: Passing) -> list[Standing]:
    """The markers that a question finds; of sections without any, those that they name."""
    found = [
        Standing(
            str(one.values[passing.number]),
            _along(now, one.values[passing.along]),
            one.unit,
            str(one.values[passing.checked] or "") if passing.checked else "",
        )
        for one in now.asking.page(places)
        if one.values[passing.number] is not None
    ]
    if not passing.first or places.where or places.search:
        return found
    known, numbered = {one.along for one in found}, {one.number for one in found}
    sections = now.asking.page(Question(_sections(now, passing), units=places.units))
    for one in sections:
        if link_to(one.uid) not in known:
            numbers = _written_out(one.values[passing.first], one.values[passing.last])
            found += [
                Standing(number, link_to(one.uid), one.unit, has_record=False)
                for number in numbers
                if number not in numbered
            ]
    return found


def _along(now: Snapshot, stored: Value) -> Value:
    uid = linked(stored)
    return link_to(now.joined.current(uid)) if uid else stored


def _sections(now: Snapshot, passing: Passing) -> str:
    return str(getattr(now.registry.field(passing.places, passing.along), "to", ""))


def _written_out(first: Value, last: Value) -> list[str]:
    """The markers from one to another, where all are plain numbers."""
    ends = (str(first or ""), str(last or ""))
    if not all(one.isascii() and one.isdecimal() for one in ends):
        return []
    low, high = sorted(map(int, ends))
    return [str(one) for one in range(low, high + 1)] if high - low < MOST_WRITTEN_OUT else []


def along_sections(
    now: Snapshot, passing: Passing, places: list[Standing]
) -> list[tuple[Value, Label, list[Standing]]]:
    """The markers by section: link, name, markers in natural order. Without a section at last."""
    to = _sections(now, passing)
    by_section: dict[Value, list[Standing]] = {}
    for one in places:
        by_section.setdefault(one.along, []).append(one)
    now.lookup.prepare(to, [uid for uid in map(linked, by_section) if uid])
    found: list[tuple[tuple[int, str], Value, Label, list[Standing]]] = []
    for key, each in by_section.items():
        label: Label = NO_SECTION if key is None else title_of(str(key), to, now.lookup)
        each.sort(key=lambda one: marker_sort_key(one.number))
        found.append(((key is None, sort_key(str(label))), key, label, each))
    found.sort(key=lambda one: one[0])
    return [(key, label, each) for _place, key, label, each in found]
