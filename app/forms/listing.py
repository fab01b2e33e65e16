"""Lists: each record in a row of a table, perhaps in groups."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from app.forms.context import OFFICE, align_of, can_sort, heading_of, kind_of
from app.forms.totals import sums, totals
from app.ledger.fields import Computed, Link
from app.ledger.forms import columns
from app.ledger.questions import Order
from app.paper.roster import Banner, Column, Roster
from app.rules import Rule, rule_words
from app.values.days import show_day
from app.values.pinyin import sort_key
from app.views import listed_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.forms.context import Context
    from app.ledger.fields import Field
    from app.ledger.forms import FormColumn
    from app.ledger.questions import Question, Record

PIECE = 500
ROW_NUMBER = "序号"
"""On paper everything is Chinese, whatever the window speaks: the township reads it."""
AMENDED_NOTE = "序号后有“※”的，办结或者审核以后有更正。"
IN_REVIEW_NOTE = "序号后有“△”的，有内容几个办公室写得不一样，还没有核对完，以核对以后的为准。"
NUMBER_WIDTH = 12.0
"""Of the running numbers where all columns have widths, in millimetres."""
UNNAMED = "（没有填写）"


class Group(NamedTuple):
    """Records that stand together; without a name, all of them."""

    name: str
    records: list[Record]


def roster(context: Context) -> Roster:
    """The list as paper takes it."""
    form = context.form
    chosen = list(_chosen(context))
    return Roster(
        title=context.heading,
        columns=_columns(context, chosen),
        rows=() if context.blank else _rows(context, [one for _, one in chosen]),
        filler=context.filler,
        totals=tuple(totals(context)),
        signatures=form.signatures,
        notes=tuple(notes(context)),
        paper=form.paper,
        facts=context.facts(),
        blank_rows=form.blank_rows,
        fill=form.fill or context.blank,
        seal=form.seal,
        mongolian_title=context.mongolian_heading,
        mongolian_first=context.terms.mongolian_first,
    )


def in_order(context: Context, question: Question) -> Question:
    """The question in the order of the form, unless somebody has sorted the records."""
    form = context.form
    orders = question.order or tuple(
        one for one in map(Order.said, form.order) if can_sort(context.field(one.field))
    )
    group = context.field(form.group) if form.group and form.layout == "list" else None
    if group is not None and can_sort(group):
        own = orders or tuple(map(Order.said, context.declared.sheet.order))
        orders = (Order(group.name), *(one for one in own if one.field != group.name))
    return replace(question, order=orders)


# ---- columns
def _chosen(context: Context) -> Iterator[tuple[FormColumn, Field | None]]:
    """The columns that can be printed, each with its field if it has one."""
    form = context.form
    listed = listed_fields(context.declared)
    usual = columns(*(one.name for one in listed if not isinstance(one, Computed)))
    for column in form.columns or usual:
        if not column.field:
            yield column, None
        elif found := context.field(column.field):
            yield column, found


def _columns(context: Context, chosen: Sequence[tuple[FormColumn, Field | None]]) -> list[Column]:
    made = [_column(context, *one) for one in chosen]
    if not context.form.numbered:
        return made
    fixed = bool(made) and all(one.width is not None for one in made)
    title, mongolian = ROW_NUMBER, context.terms.of(ROW_NUMBER)
    width = NUMBER_WIDTH if fixed else None
    return [Column(title, "number", "center", width, mongolian=mongolian), *made]


def _column(context: Context, column: FormColumn, one: Field | None) -> Column:
    title = column.title or (heading_of(one) if one else "")
    return Column(
        title,
        kind_of(one) if one else "text",
        align_of(one) if one else "center",
        column.width,
        column.over,
        context.terms.of(title),
    )


# ---- rows
def _rows(context: Context, fields: Sequence[Field | None]) -> Iterator[Sequence[str] | Banner]:
    number = 0
    for group in _groups(context):
        if group.name:
            if context.form.group_pages:
                number = 0
            yield Banner(_banner(context, group), new_page=context.form.group_pages)
        for start in range(0, len(group.records), PIECE):
            piece = group.records[start : start + PIECE]
            context.view.prepare(piece)
            for record in piece:
                number += 1
                yield _row(context, fields, record, number)


def _row(
    context: Context, fields: Sequence[Field | None], record: Record, number: int
) -> list[str]:
    cells = [context.value(one, record) if one else "" for one in fields]
    marks = context.marks(record)
    if context.form.numbered:
        return [f"{number}{marks}", *cells]
    if marks and cells:
        cells[0] += marks
    return cells


def _groups(context: Context) -> list[Group]:
    """The records in groups, those last that belong to none."""
    name = context.form.group
    one = context.field(name) if name else None
    if one is None:
        return [Group("", list(context.records))]
    found: dict[str, list[Record]] = {}
    for start in range(0, len(context.records), PIECE):
        piece = context.records[start : start + PIECE]
        context.view.prepare(piece)
        for record in piece:
            found.setdefault(context.text(one, record), []).append(record)
    unnamed = found.pop("", [])
    groups = [Group(name, records) for name, records in found.items()]
    if one is OFFICE:
        groups.sort(key=lambda group: group.records[0].unit)
    if isinstance(one, Link):  # what it links to may itself be named by a link
        groups.sort(key=lambda group: sort_key(group.name))
    return [*groups, Group(UNNAMED, unnamed)] if unnamed else groups


def _banner(context: Context, group: Group) -> str:
    one = context.field(context.form.group)
    heading = f"{one.heading}：" if one else ""
    counted = f"{len(group.records)} {context.declared.sheet.measure}"
    return f"{heading}{group.name}（{'，'.join((counted, *sums(context, group.records)))}）"


# ---- under it
def notes(context: Context) -> Iterator[str]:
    """What stands under the list."""
    form = context.form
    if any(one.amended for one in context.records):
        yield AMENDED_NOTE if form.numbered else AMENDED_NOTE.replace("序号", "前面")
    if any(one.review for one in context.records):
        yield IN_REVIEW_NOTE if form.numbered else IN_REVIEW_NOTE.replace("序号", "前面")
    laid_down = rule_words(context.office, context.now.connection, Rule.ROSTER_NOTE)
    if laid_down and not form.wall:
        yield laid_down
    yield from filled_notes(context)


def filled_notes(context: Context, record: Record | None = None) -> Iterator[str]:
    """The form's own notes, and of which day it tells."""
    if context.as_of:
        yield f"本表是{show_day(context.as_of, 'chinese')}的情况。"
    for note in context.form.notes:
        filled = context.words(note, record)
        if not filled.is_idle:
            yield filled.text
