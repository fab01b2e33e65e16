"""Filters in words, as they stand on their chips."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from app.language import say, translate
from app.ledger.fields import Day, Field, Operator
from app.ledger.questions import Condition
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields import Around
    from app.ledger.fields.base import Value


def wording(field: Field, conditions: Sequence[Condition], around: Around) -> str:
    """What the conditions on one field say: 民族：蒙古族、汉族."""
    label = translate(field.label)
    match list(conditions):
        case [Condition(operator=Operator.EMPTY)]:
            return say("{label}：空着", label=label)
        case [Condition(operator=Operator.FILLED)]:
            return say("{label}：填了", label=label)
        case [Condition(operator=Operator.CONTAINS, values=(text,))]:
            return say("{label}：含“{text}”", label=label, text=text)
        case [
            Condition(operator=Operator.FROM, values=(least,)),
            Condition(operator=Operator.TO, values=(most,)),
        ]:
            first, last = shown(field, least, around), shown(field, most, around)
            if first == last:
                return say("{label}：{value}", label=label, value=first)
            return say("{label}：{first} 至 {last}", label=label, first=first, last=last)
        case [Condition(operator=Operator.FROM, values=(least,))]:
            return say("{label}：{first} 起", label=label, first=shown(field, least, around))
        case [Condition(operator=Operator.TO, values=(most,))]:
            return say("{label}：{last} 止", label=label, last=shown(field, most, around))
        case _:
            values = [shown(field, each, around) for one in conditions for each in one.values]
            return say("{label}：{value}", label=label, value="、".join(values))


@singledispatch
def shown(field: Field, value: Value, around: Around) -> str:
    """A value of a filter as people read it."""
    return field.show(value, around) or say("空")


@shown.register(Day)
def _day(_field: Day, value: Value, _around: Around) -> str:
    return show_day(str(value), "chinese")
