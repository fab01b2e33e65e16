"""Which values a field has among the records that a question finds, and how often each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import func, select, true

from app.ledger import items
from app.ledger.fields import (
    Attachments,
    Children,
    Choice,
    Code,
    Field,
    Flag,
    Link,
    Markers,
    Operator,
    People,
    PersonName,
    Years,
)
from app.ledger.fields.links import items_of, link_to, linked
from app.ledger.fields.markers import markers_of
from app.ledger.questions import Condition
from app.ledger.wording import shown
from app.values.pinyin import sort_key

if TYPE_CHECKING:
    from app.ledger.questions import Question
    from app.office import Snapshot
    from db.shape import Value

MOST = 60
"""So many of the most frequent values are named; nobody reads more of them."""


@dataclass(frozen=True)
class Tallied:
    """One value of a field.

    Attributes:
        value: as it is stored, or the item of a set.
        label: as people read it.
        count: of how many records; 0: not said. Of people it never is: whoever looks for somebody
            must not be shown who rides most.
    """

    value: Value
    label: str
    count: int


def tally(now: Snapshot, question: Question, name: str) -> list[Tallied]:
    """The most frequent values of a field, those first that the most records have; people by name.

    Conditions on the field itself are passed over: it is asked what else could be chosen.
    """
    field = now.registry.field(question.ledger, name)
    if not isinstance(field, (Code, Choice, Flag, Link, People)):
        return []
    where = tuple(one for one in question.where if one.field != name)
    table = now.registry[question.ledger].table()
    value, source = table.c[name], table
    if isinstance(field, People):
        listed = items.listed(value)
        value, source = items.key_of(listed), table.join(listed, true())
    count = func.count()
    query = (
        select(value, count)
        .select_from(source)
        .where(now.asking.matching(replace(question, where=where, order=())), value.is_not(None))
        .group_by(value)
        .order_by(count.desc(), value)
        .limit(MOST)
    )
    found: dict[str, int] = {}
    for stored, many in now.connection.execute(query):
        uid = linked(stored)
        key = link_to(now.lookup.current(uid)) if uid else str(stored)
        found[key] = found.get(key, 0) + int(many)
    if isinstance(field, (Link, People)):
        now.lookup.prepare(field.to, [uid for uid in map(linked, found) if uid])
    tallied = [Tallied(one, _label(field, one, now), many) for one, many in found.items()]
    if not _names_people(now, field):
        return tallied
    return [replace(one, count=0) for one in sorted(tallied, key=lambda one: sort_key(one.label))]


def _names_people(now: Snapshot, field: Field) -> bool:
    """Whether the values of a field are people."""
    if not isinstance(field, (Link, People)):
        return isinstance(field, PersonName)
    return isinstance(field, People) or _names_people(now, now.registry.naming_field(field.to))


def _label(field: Field, value: str, now: Snapshot) -> str:
    return shown(field, value, now.lookup)


def same_as(field: Field, value: Value, *, is_not: bool = False) -> Condition:
    """The condition that just the records fulfil which have the same value.

    Args:
        field: the field.
        value: its value: stored, or computed.
        is_not: all the others instead.
    """
    name = field.name
    if value is None:
        return Condition(name, Operator.EMPTY, (), is_not)
    if isinstance(field, (Attachments, Children)):
        return Condition(name, Operator.FILLED, (), is_not)
    if isinstance(field, People):
        return Condition(name, Operator.ANY_OF, tuple(items_of(value)), is_not)
    if isinstance(field, Markers):
        seen = tuple(one.number for one in markers_of(value))
        return Condition(name, Operator.ANY_OF, seen, is_not)
    if isinstance(field, Years):
        return Condition(name, Operator.BETWEEN, (value, value), is_not)
    if Operator.ONE_OF in field.operators:
        return Condition(name, Operator.ONE_OF, (value,), is_not)
    same = Operator.EQUALS if Operator.EQUALS in field.operators else Operator.CONTAINS
    return Condition(name, same, (value,), is_not)
