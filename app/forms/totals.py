"""The line under a list, and what stands beside the name of a group: counts and sums."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from app.language import Message
from app.ledger.fields import Choice, Code, Flag, Link, Money, Number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.forms.context import Context
    from app.ledger.fields import Field
    from app.ledger.questions import Record

UNSAID = "未填"
"""Those of a count that say nothing."""


def totals(context: Context) -> list[str]:
    """The phrases under the whole list."""
    form = context.form
    if context.blank:
        return []
    phrases = [context.words(form.total).text] if form.total else []
    for name in form.totals:
        one = context.field(name)
        if one is not None:
            phrases += _total(context, one, context.records)
    return phrases


def sums(context: Context, records: Sequence[Record]) -> list[str]:
    """The sums of a group's numbers."""
    fields = (context.field(name) for name in context.form.totals)
    numbers = (one for one in fields if isinstance(one, (Number, Money)))
    return [phrase for one in numbers for phrase in _total(context, one, records)]


def _total(context: Context, one: Field, records: Sequence[Record]) -> list[str]:
    """What is said of one field: of a number the sum, of a code how many have each value."""
    if isinstance(one, (Number, Money)):
        values = (record.values.get(one.name) for record in records)
        total = sum(value for value in values if isinstance(value, int))
        unit = one.unit if isinstance(one, Number) else "元"
        return [f"{one.heading} {one.show(total, context.now.lookup)} {unit}".rstrip()]
    if not isinstance(one, (Code, Choice, Flag, Link)):
        context.note(Message("“{label}”不能合计，没有印", {"label": one.label}))
        return []
    around = context.now.lookup
    counts = Counter(one.show(record.values.get(one.name), around) for record in records)
    order = [] if isinstance(one, Link) else [each.label for each in one.choices(around).entries]
    places = {label: at for at, label in enumerate(order)}
    listed = sorted(counts.items(), key=lambda pair: (not pair[0], places.get(pair[0], len(order))))
    said = [f"{context.shown(label) or UNSAID} {count}" for label, count in listed]
    return [f"{one.heading}：{'、'.join(said)}"] if said else []
