"""Labels and running text: the words of a form, filled from one record after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.forms.context import DAY_ROOM
from app.ledger.fields import Day
from app.paper.labels import Labels, Line
from app.paper.prose import Prose, Text
from app.values.days import show_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.forms.context import Context
    from app.ledger.questions import Record

PIECE = 200
A4 = (190.0, 265.0)
"""What of a page takes labels, in millimetres: for how many blank ones fill it."""


def labels(context: Context) -> Labels:
    """The labels as paper takes them; of a blank form a page full."""
    form = context.form
    made = (list(_lines(context, record)) for record in _each(context))
    if context.blank:
        made = (list(_lines(context, None)) for _ in range(_to_the_page(*form.label)))
    return Labels(context.heading, context.office.name, form.label, made, form.paper)


def prose(context: Context) -> Prose:
    """The texts as paper takes them; of a blank form one, with room for the words."""
    records = iter((None,)) if context.blank else _each(context)
    made = (_text(context, record) for record in records)
    return Prose(context.form.title, context.office.name, made)


def _each(context: Context) -> Iterator[Record]:
    for start in range(0, len(context.records), PIECE):
        piece = context.records[start : start + PIECE]
        context.view.prepare(piece)
        yield from piece


def _lines(context: Context, record: Record | None) -> Iterator[Line]:
    """The lines that have something to say; a text of several paragraphs is several lines."""
    for line in context.form.lines:
        filled = context.words(line.words, record)
        if not filled.is_idle:
            for part in filled.text.split("\n"):
                yield Line(part, line.size, line.align)


def _text(context: Context, record: Record | None) -> Text:
    form = context.form
    heading = context.words(form.heading, record)
    return Text(
        title=heading.text or context.heading,
        lines=list(_lines(context, record)),
        unit=_unit(context, record),
        day=_day(context, record),
        mongolian_title=context.mongolian_heading,
        mongolian_first=context.terms.mongolian_first,
    )


def _unit(context: Context, record: Record | None) -> str:
    """Whose text it is: a notice of the township stays the township's, whoever prints it."""
    if record is None:
        return context.office.name
    return context.office.office_name(context.now.connection, record.unit)


def _day(context: Context, record: Record | None) -> str:
    if record is None:
        return DAY_ROOM
    one = context.field(context.form.dated) if context.form.dated else None
    value = record.values.get(one.name) if isinstance(one, Day) else None
    return show_day(str(value), "chinese") if value else context.day


def _to_the_page(width: float, height: float) -> int:
    """How many labels fill a page."""
    return max(1, int(A4[0] // width)) * max(1, int(A4[1] // height))
