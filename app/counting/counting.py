"""Counts what a ledger declares: one grouped query for each table of numbers.

Each cell knows the question that finds the records behind it. A property test counts the same rows
in Python, and asks each question (`tests/app/counting`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from app.counting.coverage import TOTAL, Asked, along, coverage, markers_cell, share_text, visits
from app.counting.groups import Group, Key, Split, linked_groups, split_by
from app.counting.measures import Measuring, amounts, summed
from app.counting.passing import Standing, standing
from app.counting.period import Period, taken_from
from app.counting.results import Amount, Cell, Counted, Head, Row
from app.language import say
from app.ledger.countable import count_named, records
from app.ledger.counts import By, Count
from app.ledger.fields import Link, Operator, People
from app.ledger.fields.links import current_items
from app.ledger.questions import Question
from app.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.counting.passing import Passed
    from app.counting.results import Label
    from app.ledger.base import Ledger
    from app.office import Office, Snapshot
    from app.progress import Progress

EVERYWHERE = Period()
STEP = 2000
"""After so many parties it is asked whether to go on."""


def count(
    office: Office,
    now: Snapshot,
    declared: type[Ledger],
    declaration: Count,
    *,
    question: Question | None = None,
    period: Period = EVERYWHERE,
    by_office: bool = False,
    progress: Progress | None = None,
) -> Counted:
    """Count.

    Args:
        office: ours.
        now: the moment.
        declared: the ledger.
        declaration: what is counted of it.
        question: of which records; None: of all.
        period: narrows it, where it has a day for that. A period among the conditions of the
            question stands for one that is not said.
        by_office: a row for each office in place of the rows that are declared.
        progress: is told; may stop it.

    Raises:
        Cancelled: through ``progress``.
    """
    asked = question or Question(declared.__tablename__)
    if period.is_all:
        asked, period = taken_from(asked, declaration.period)
    seen: dict[Question, Passed] = {}
    return _counted(
        office,
        now,
        declared,
        declaration,
        _How(asked, period, by_office, progress or Silent(), seen),
    )


@dataclass(frozen=True)
class _How:
    """What is counted of which records, and what the tables of an overview share."""

    asked: Question
    period: Period
    by_office: bool
    watch: Progress
    seen: dict[Question, Passed]


def _counted(
    office: Office, now: Snapshot, declared: type[Ledger], declaration: Count, how: _How
) -> Counted:
    asked, period, watch = how.asked, how.period, how.watch
    first, last = period.span(now.lookup.today)
    span = (first or "", last or "") if declaration.period else ("", "")
    if declaration.parts:
        parts: list[Counted] = []
        for at, name in enumerate(declaration.parts):
            watch.step(at, len(declaration.parts), say("正在统计"))
            part = count_named(declared, name)
            if part is not None:
                parts.append(_counted(office, now, declared, part, how))
        return Counted(declaration, asked.ledger, parts=tuple(parts), span=span)
    watch.step(0, 0, say("正在统计"))
    one = replace(declaration, **_per_office(declaration)) if how.by_office else declaration
    of_markers = Asked(now, one, asked, period if one.period else EVERYWHERE, watch, how.seen)
    if one.coverage:
        return replace(coverage(of_markers), span=span)
    if one.by is not None and one.by.step == "visited":
        return visits(of_markers)
    return replace(_Counting(office, declared, of_markers).table(), span=span)


def _per_office(declaration: Count) -> dict[str, Any]:
    """The same by office: what were rows become columns, where only records are counted."""
    by = declaration.by
    if declaration.coverage or (by is not None and by.step == "visited"):
        return {}
    is_plain = not declaration.measures and by is not None and declaration.across is None
    return {"by": By(step="office"), "across": by if is_plain else None, "chart": ""}


@dataclass(frozen=True)
class _Counting:
    """Counts one table."""

    office: Office
    declared: type[Ledger]
    asked: Asked

    @cached_property
    def base(self) -> Question:
        """All records that are counted."""
        asked = self.asked
        where = (*asked.question.where, *asked.count.where)
        return replace(
            asked.question, where=(*where, *asked.period.where(asked.count.period)), order=()
        )

    @cached_property
    def measuring(self) -> list[Measuring]:
        count = self.asked.count
        is_crossed = count.across is not None
        measures = (records(self.declared),) if is_crossed else count.measures
        return [
            Measuring(self.asked.now, self.declared, one)
            for one in measures or (records(self.declared),)
        ]

    def table(self) -> Counted:
        by, across = self.asked.count.by, self.asked.count.across
        if by is not None and isinstance(self.declared.fields.get(by.field), People):
            return self._people(by)
        rows = None if by is None else self._split(by)
        if across is not None:
            return self._crossed(rows, self._split(across))
        return self._plain(rows)

    def _split(self, by: By) -> Split:
        asked = self.asked
        is_period = by.field == asked.count.period
        span = asked.period.span(asked.today) if is_period else EVERYWHERE.span(asked.today)
        return split_by(self.office, asked.now, self.declared, by, span)

    # ---- one query
    def _count(self, *splits: Split | None) -> dict[tuple[Key, ...], list[Amount]]:
        """The amounts of each group; groups that mean the same come together."""
        now = self.asked.now
        parting = [one for one in splits if one is not None]
        keys = [one.column() for one in parting]
        query = summed(keys, self.measuring, now.asking.matching(self.base))
        found: dict[tuple[Key, ...], list[Amount]] = {}
        for row in now.connection.execute(query):
            key = tuple(one.key(raw) for one, raw in zip(parting, row, strict=False))
            here = amounts(row[len(keys) :])
            before = found.get(key)
            found[key] = here if before is None else _added(before, here)
        return found

    # ---- rows and measures
    def _plain(self, split: Split | None) -> Counted:
        found = self._count(split)
        if split is None:
            every = found.get((), self._nothing())
            return self._made("", [Row(TOTAL, self._cells(None, every, self.base))], None)
        groups = split.groups(key for (key,) in found)
        rows = [
            Row(one.label, self._cells(one, found.get((one.key,), self._nothing()), self.base))
            for one in groups
        ]
        every = self._nothing()
        for each in found.values():
            every = _added(every, each)
        total = Row(TOTAL, self._cells(None, every, self.base))
        return self._made(split.title, rows, total)

    def _made(self, first: Label, rows: Sequence[Row], total: Row | None) -> Counted:
        heads = tuple(
            Head(one.measure.title, one.measure.unit, name=one.measure.name)
            for one in self.measuring
        )
        return Counted(
            self.asked.count, self.base.ledger, first, heads, tuple(rows), total,
        )  # fmt: skip

    def _nothing(self) -> list[Amount]:
        return [Amount() for _ in self.measuring]

    def _cells(
        self, group: Group | None, each: Sequence[Amount], base: Question
    ) -> tuple[Cell, ...]:
        here = group.of(base) if group else base
        return tuple(
            self._reached(group)
            if one.measure.kind == "reached"
            else Cell(one.text(amount), one.value(amount), amount.records, here.having(*one.where))
            for one, amount in zip(self.measuring, each, strict=True)
        )

    # ---- crosswise
    def _crossed(self, rows: Split | None, across: Split) -> Counted:
        found = {
            (key if rows else (None, *key)): each[0]
            for key, each in self._count(rows, across).items()
        }
        lines = rows.groups(key[0] for key in found) if rows else [Group(None, TOTAL)]
        columns = across.groups(key[1] for key in found)
        made = [self._line(one, [one.key], columns, found) for one in lines]
        keys = [one.key for one in lines]
        total = self._line(Group(None, TOTAL), keys, columns, found) if rows else None
        unit = self.declared.sheet.measure
        return Counted(
            self.asked.count,
            self.base.ledger,
            rows.title if rows else "",
            (
                *(Head(one.label, over=across.title, name=one.name) for one in columns),
                Head(TOTAL, unit, name="total"),
            ),
            tuple(made),
            total,
        )

    def _line(
        self,
        group: Group,
        keys: Sequence[Key],
        columns: Sequence[Group],
        found: Mapping[tuple[Key, ...], Amount],
    ) -> Row:
        """A row, or the closing one, which has the keys of all."""
        here = group.of(self.base)
        cells: list[Cell] = []
        for one in columns:
            many = sum(found.get((key, one.key), Amount()).amount for key in keys)
            cells.append(Cell(f"{many:,}", many, many, one.of(here)))
        every = sum(int(one.value or 0) for one in cells)
        return Row(group.label, (*cells, Cell(f"{every:,}", every, every, here)))

    # ---- by person
    def _people(self, by: By) -> Counted:
        """Each of those who took part, by name; nobody is compared with anybody."""
        field, now = self.declared.fields[by.field], self.asked.now
        assert isinstance(field, People)
        party = self.declared.table().c[field.name].concat("")
        query = summed([party], self.measuring, now.asking.matching(self.base))
        found: dict[Key, list[Amount]] = {}
        for number, (stored, *rest) in enumerate(now.connection.execute(query)):
            if number % STEP == 0:
                self.asked.progress.step(0, 0, say("正在统计人员"))
            here = amounts(rest)
            for one in current_items(stored, now.lookup) or [None]:
                before = found.get(one)
                found[one] = here if before is None else _added(before, here)
        rows = [
            Row(one.label, self._cells(one, found[one.key], self.base))
            for one in linked_groups(now, field, found, Operator.ANY_OF)
        ]
        return self._made(by.title or field.heading, rows, None)

    # ---- markers
    @cached_property
    def _passed(self) -> Collection[str]:
        return self.asked.reached(self.base)

    @cached_property
    def _standing(self) -> list[Standing]:
        places = Question(self.asked.passing.places, units=self.base.units)
        return standing(self.asked.now, places, self.asked.passing)

    def _reached(self, group: Group | None) -> Cell:
        """How many of the markers along the sections of a group were passed at all."""
        passing, by = self.asked.passing, self.asked.count.by
        places = Question(passing.places, units=self.base.units)
        here = self._standing
        if group is not None and by is not None and by.step == "office":
            here = [one for one in here if one.unit in group.units]
            places = replace(places, units=group.units)
        elif group is not None and by is not None and self._is_along(by):
            here = [one for one in here if one.along == group.key]
            places = places.having(along(passing, group.key))
        elif group is not None:
            return Cell(share_text(None), None)
        reached = [one for one in here if one.number in self._passed]
        share = 100 * len(reached) / len(here) if here else None
        link = markers_cell(places, passing, reached)
        return replace(link, text=share_text(share), value=share)

    def _is_along(self, by: By) -> bool:
        """Whether the rows are the sections along which the markers stand."""
        passing, field = self.asked.passing, self.declared.fields.get(by.field)
        section = self.asked.now.registry.field(passing.places, passing.along)
        return isinstance(field, Link) and isinstance(section, Link) and field.to == section.to


def _added(one: Sequence[Amount], other: Sequence[Amount]) -> list[Amount]:
    return [first + second for first, second in zip(one, other, strict=True)]
