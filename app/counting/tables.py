"""One table of numbers: its query, its rows, and the question behind each cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from app.counting.coverage import TOTAL, Asked, along, markers_cell
from app.counting.groups import Group, Key, Split
from app.counting.measures import Measuring, amounts, summed
from app.counting.passing import Standing, standing
from app.counting.period import ALWAYS
from app.counting.results import Amount, Cell, Counted, Head, Row, share_text
from app.counting.splits import linked_groups, split_by
from app.language import say
from app.ledger.countable import records
from app.ledger.fields import Link, Operator, People
from app.ledger.fields.links import current_items
from app.ledger.questions import Question

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.counting.results import Label
    from app.ledger.base import Ledger
    from app.ledger.counts import By
    from app.office import Office

STEP = 2000
"""After so many parties it is asked whether to go on."""


@dataclass(frozen=True)
class Tables:
    """Counts one table.

    Args:
        office: ours.
        declared: the ledger.
        asked: what is counted.
    """

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
        """What is said of each group."""
        count = self.asked.count
        is_crossed = count.across is not None
        measures = (records(self.declared),) if is_crossed else count.measures
        return [
            Measuring(self.asked.now, self.declared, one)
            for one in measures or (records(self.declared),)
        ]

    def table(self) -> Counted:
        """Count it."""
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
        span = asked.period.span(asked.today) if is_period else ALWAYS.span(asked.today)
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
