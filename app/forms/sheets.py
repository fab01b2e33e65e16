"""Sheets: each record on a sheet of its own, in boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.forms.context import NONE, align_of, kind_of
from app.forms.listing import filled_notes
from app.paper.sheets import Box, Sheet, Sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.forms.context import Context
    from app.ledger.forms import FormBox
    from app.ledger.questions import Record

AMENDED_NOTE = "本表的内容在办结或者审核以后有更正。"
IN_REVIEW_NOTE = "本表有内容几个办公室写得不一样，还没有核对完，以核对以后的为准。"
PIECE = 200


def sheets(context: Context) -> Sheets:
    """The sheets as paper takes them; of a blank form one, without a record."""
    made = iter([_sheet(context, None)]) if context.blank else _each(context)
    return Sheets(context.heading, context.office.name, made, context.form.paper)


def _each(context: Context) -> Iterator[Sheet]:
    for start in range(0, len(context.records), PIECE):
        piece = context.records[start : start + PIECE]
        context.view.prepare(piece)
        yield from (_sheet(context, record) for record in piece)


def _sheet(context: Context, record: Record | None) -> Sheet:
    form = context.form
    return Sheet(
        title=context.words(form.heading, record).text or context.heading,
        grid=form.grid or (1.0,) * _breadth(context),
        rows=[[_box(context, one, record) for one in row] for row in form.boxes],
        facts=context.facts(record),
        signatures=form.signatures,
        seal=form.seal,
        notes=tuple(_notes(context, record)),
        mongolian_title=context.mongolian_heading,
        mongolian_first=context.terms.mongolian_first,
    )


def _breadth(context: Context) -> int:
    """How many columns the rows have, where the form does not say it."""
    return max((sum(one.across for one in row) for row in context.form.boxes), default=1)


def _box(context: Context, box: FormBox, record: Record | None) -> Box:
    words = context.words(box.words, record).text
    one = context.field(box.field) if box.field else None
    said = context.in_box(box, record) if one is not None and record is not None else ""
    if box.heading and (mongolian := context.terms.of(box.words)):
        pair = (mongolian, words) if context.terms.mongolian_first else (words, mongolian)
        words = "\n".join(pair)
    alone = None if words else one
    is_short = alone and (said in (NONE, context.form.empty) or align_of(alone) == "center")
    return Box(
        f"{words}{said}",
        kind=kind_of(alone) if alone else "text",
        align="center" if box.heading or is_short else "left",
        across=box.across,
        down=box.down,
        least=box.least,
        heading=box.heading,
    )


def _notes(context: Context, record: Record | None) -> Iterator[str]:
    if record is not None and record.amended:
        yield AMENDED_NOTE
    if record is not None and record.review:
        yield IN_REVIEW_NOTE
    yield from filled_notes(context, record)
