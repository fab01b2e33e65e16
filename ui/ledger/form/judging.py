"""Judging what stands in a form while somebody types: understood so, wrong because of this."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import singledispatch
from typing import TYPE_CHECKING

from app.language import say
from app.ledger.fields import Day, Field, Link, Marker, Markers, Number, PersonName, Time
from app.ledger.fields.links import linked
from app.ledger.fields.markers import markers_of
from app.ledger.row_reading import Problem, RowReader, check_values
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from app.ledger.base import Ledger
    from app.ledger.fields import Around
    from app.ledger.fields.base import Value
    from app.office import Office


@dataclass
class Judgement:
    """What a form says.

    Attributes:
        understood: field → how what was typed was understood, where that is worth saying.
        problems: field → what is to be said of it; the field "" is the record itself.
    """

    understood: dict[str, str] = field(default_factory=dict[str, str])
    problems: dict[str, list[Problem]] = field(default_factory=dict[str, list[Problem]])

    def first_wrong(self) -> str | None:
        """The first field with which the record cannot be saved; None if there is none."""
        for name, problems in self.problems.items():
            if any(one.level != "warning" for one in problems):
                return name
        return None


def judge(
    office: Office,
    declared: type[Ledger],
    stored: Mapping[str, Value],
    raws: Mapping[str, str],
) -> Judgement:
    """Judge what was typed.

    Args:
        office: ours.
        declared: the ledger.
        stored: the record as it is; every stored field has a value or None.
        raws: what was typed, by field.
    """
    with office.snapshot() as now:
        row = RowReader(declared, now.lookup).read(raws)
        found = Judgement()
        for name, raw in raws.items():
            value = row.values.get(name)
            if value is not None:
                text = understood(declared.fields[name], value, now.lookup)
                found.understood[name] = "" if text == raw.strip() else text
    return with_problems(
        found, declared, [*row.problems, *check_values(declared, {**stored, **row.values})]
    )


def with_problems(
    judgement: Judgement, declared: type[Ledger], problems: Sequence[Problem]
) -> Judgement:
    """A judgement with more problems, those of a field in the form's order, each said once."""
    every = [*(one for said in judgement.problems.values() for one in said), *problems]
    order = {"": -1, **{name: at for at, name in enumerate(declared.fields)}}
    judgement.problems = {}
    for one in sorted(every, key=lambda one: order[one.field]):
        said = judgement.problems.setdefault(one.field, [])
        if all(str(other.message) != str(one.message) for other in said):
            said.append(one)
    for said in judgement.problems.values():
        # what cannot be read is not missing
        if any(one.level == "error" for one in said):
            said[:] = [one for one in said if one.level == "error"]
    return judgement


@singledispatch
def understood(_field: Field, _value: Value, _around: Around) -> str:
    """How a value was understood, in words that leave no doubt; empty where it shows itself."""
    return ""


@understood.register(Day)
def _day(_field: Day, value: Value, _around: Around) -> str:
    return show_day(str(value), "chinese")


@understood.register(Time)
@understood.register(PersonName)
@understood.register(Marker)
@understood.register(Number)
def _as_shown(field: Field, value: Value, around: Around) -> str:
    return field.show(value, around)


@understood.register(Markers)
def _markers(field: Markers, value: Value, around: Around) -> str:
    shown = field.show(value, around)
    return say("共 {count} 座：{markers}", count=len(markers_of(value)), markers=shown)


@understood.register(Link)
def _link(field: Link, value: Value, around: Around) -> str:
    return say("已连到“{title}”的资料", title=field.show(value, around)) if linked(value) else ""
