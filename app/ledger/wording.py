"""Filters in words, as they stand on their chips: 民族：蒙古族、汉族；年龄：60 以上；日期：本月."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING

from app.language import say, translate
from app.ledger.conditions import ends
from app.ledger.fields import (
    Attachments,
    Children,
    Day,
    Field,
    Flag,
    Link,
    Marker,
    Markers,
    Money,
    Number,
    Operator,
    People,
    Years,
)
from app.ledger.fields.links import title_of
from app.values.days import show_day
from app.values.periods import NAMED, show_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.ledger.fields import Around
    from app.ledger.fields.base import Value
    from app.ledger.questions import Condition

MOST_SAID = 4
"""So many values are named; of more only the first ones are, and how many there are."""
TELLS_NOBODY = 6
"""So many characters of a number that is usually hidden say of nobody who it is."""


def wording(field: Field, conditions: Sequence[Condition], around: Around) -> str:
    """What the conditions on one field say: 民族：蒙古族、汉族."""
    said = [condition_words(field, one, around) for one in conditions]
    return say("{label}：{value}", label=translate(field.label), value="；".join(said))


def condition_words(field: Field, condition: Condition, around: Around) -> str:
    """What one condition says, without the name of the field."""
    operator, is_not = condition.operator, condition.negated
    if operator in (Operator.EMPTY, Operator.FILLED):
        return _emptiness(field, is_empty=(operator is Operator.EMPTY) is not is_not)
    if operator in (Operator.FROM, Operator.TO, Operator.BETWEEN):
        span = _span(field, condition, around)
        return say("不在 {span}", span=span) if is_not else span
    if operator is Operator.DURING:
        period = show_period(str(condition.values[0]))
        return say("不是{value}", value=period) if is_not else period
    if operator is Operator.EACH_YEAR:
        return _each_year(str(condition.values[0]), is_not=is_not)
    if operator is Operator.NOTED:
        noted = "、".join(translate(str(one)) or say("没有写情况") for one in condition.values)
        return say("没有{value}的", value=noted) if is_not else say("有{value}的", value=noted)
    if operator in _PARTS:
        plain, turned = _PARTS[operator]()
        part = _kept_back(field, str(condition.values[0]))
        if isinstance(field, (Marker, Markers)):
            plain, turned = say("有 {text}"), say("没有 {text}")
        return (turned if is_not else plain).format(text=part)
    listed = _listed(field, condition.values, around)
    if isinstance(field, Flag):
        return say("不是“{value}”", value=listed) if is_not else listed
    return say("不是{value}", value=listed) if is_not else listed


_PARTS = {
    Operator.CONTAINS: lambda: (say("含“{text}”"), say("不含“{text}”")),
    Operator.BEGINS: lambda: (say("开头是“{text}”"), say("开头不是“{text}”")),
    Operator.ENDS: lambda: (say("末尾是“{text}”"), say("末尾不是“{text}”")),
}


def _emptiness(field: Field, *, is_empty: bool) -> str:
    if isinstance(field, (Attachments, Children)):
        return say("没有") if is_empty else say("有")
    if isinstance(field, Years):
        return say("算不出来") if is_empty else say("算得出来")
    return say("空着") if is_empty else say("填了")


def _span(field: Field, condition: Condition, around: Around) -> str:
    first, last = (
        one if one is None else shown(field, one, around) for one in ends(condition)
    )  # fmt: skip
    is_count = isinstance(field, (Number, Money, Years))
    if first is not None and last is not None:
        return first if first == last else say("{first} 至 {last}", first=first, last=last)
    if first is not None:
        return say("{first} 以上", first=first) if is_count else say("{first} 起", first=first)
    if last is not None:
        return say("{last} 以下", last=last) if is_count else say("{last} 止", last=last)
    return say("填了")


def _each_year(month: str, *, is_not: bool) -> str:
    said = show_period(month) if month in NAMED else say("{month}月", month=int(month))
    if is_not:
        return say("不在每年{month}", month=said)
    return say("每年{month}", month=said)


def _listed(field: Field, values: Sequence[Value], around: Around) -> str:
    named = [_kept_back(field, shown(field, one, around)) for one in values[:MOST_SAID]]
    if len(values) > MOST_SAID:
        return say("{values}等 {count} 种", values="、".join(named), count=len(values))
    return "、".join(named)


def _kept_back(field: Field, text: str) -> str:
    """A number of a person mostly hidden, unless it is but a few digits of one."""
    return field.mask(text) if field.masked and len(text) > TELLS_NOBODY else text


@singledispatch
def shown(field: Field, value: Value, around: Around) -> str:
    """A value of a filter as people read it."""
    return field.show(value, around) or say("空")


@shown.register(Day)
def _day(_field: Day, value: Value, _around: Around) -> str:
    return say("空") if value is None else show_day(str(value), "chinese")


@shown.register(Link)
@shown.register(People)
def _record(field: Link | People, value: Value, around: Around) -> str:
    return say("空") if value is None else title_of(str(value), field.to, around)


@shown.register(Years)
@shown.register(Marker)
@shown.register(Markers)
def _plain(_field: Field, value: Value, _around: Around) -> str:
    return say("空") if value is None else str(value)
