"""Commands of the review: what several offices wrote differently, and how it is settled."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import click

from app.cli.session import Session, common, table
from app.errors import Trouble, WrongUse
from app.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.sync.review import Choice, Item

pass_session = click.make_pass_decorator(Session)

BUNDLE, FIELD, ALL = "bundle", "field", "all"


@click.group(invoke_without_command=True, help="待处理：几个办公室同时写的不同内容。")
@click.option("--unmask", metavar="REASON", help="显示完整号码，并记下用途。")
@common
@click.pass_context
def review(context: click.Context, unmask: str | None) -> None:
    """List what several offices wrote differently at the same time."""
    if context.invoked_subcommand is not None:
        return
    from app.sync.review import items  # noqa: PLC0415 `--help` needs no database

    session = context.ensure_object(Session)
    office = session.office
    found = items(office)
    if unmask is not None:
        office.disclose("review", "", len(found), unmask)
    document = [_item(session, one, masked=unmask is None) for one in found]
    rows = [
        [one.id, one.title, one.label, " ／ ".join(_told(session, one, masked=unmask is None))]
        for one in found
    ]
    text = table([say("编号"), say("记录"), say("字段"), say("内容")], rows)
    session.answer(document, text if rows else say("没有待处理的内容"))


@review.command("settle", help="处理一件：保留我们的、他们的、两个都留，或写新的内容。")
@click.argument("item")
@click.option(
    "--take", required=True, metavar="ours|theirs|both|VALUE", help="保留哪一个，或写新的。"
)
@click.option(
    "--with",
    "others",
    type=click.Choice((BUNDLE, FIELD, ALL)),
    help="一起处理：同一个数据包来的、同一项的，或全部。",
)
@common
@pass_session
def review_settle(session: Session, item: str, take: str, others: str | None) -> None:
    """Settle one item: ours, theirs, both, or a new value; or many for one side."""
    from app.sync.review import items, settle  # noqa: PLC0415 `--help` needs no database

    if others:
        _settle_many(session, item, take, others)
        return
    settled = settle(session.office, item, take)
    session.answer(
        {
            "item": settled.id,
            "ledger": settled.ledger,
            "uid": settled.uid.hex(),
            "left": len(items(session.office)),
        },
        say("已处理：{title} {label}", title=settled.title, label=settled.label),
    )


def _settle_many(session: Session, name: str, take: str, others: str) -> None:
    from app.sync import batches  # noqa: PLC0415 `--help` needs no database
    from app.sync.review import OURS, THEIRS, items  # noqa: PLC0415 the same

    if take not in (OURS, THEIRS):
        raise WrongUse("一起处理时，只能全部留下同一边的", "请写 --take ours 或者 --take theirs")
    found = items(session.office)
    wanted = [one for one in found if one.id.startswith(name)]
    if len(wanted) != 1:
        raise Trouble("待处理的内容里没有“{item}”", "请用 review 看看还有哪些", item=name)
    which = {BUNDLE: batches.of_same_bundle, FIELD: batches.of_same_field}
    chosen = which[others](wanted[0], found) if others in which else found
    done = batches.settle_all(session.office, chosen, take)
    session.answer(
        {
            "items": [one.id for one in done.settled],
            "not_settled": [one.id for one in done.left],
            "removed": done.removes,
            "left": len(items(session.office)),
        },
        say(
            "已处理 {count} 件，{left} 件不能这样处理", count=len(done.settled), left=len(done.left)
        ),
    )


def _item(session: Session, one: Item, *, masked: bool) -> dict[str, object]:
    values = _values(session, one, masked=masked)
    sides = list(zip(one.choices, values, strict=True))
    return {
        "item": one.id,
        "ledger": one.ledger,
        "uid": one.uid.hex(),
        "title": one.title,
        "field": one.field,
        "label": one.label,
        "part": one.part,
        "base": _base(session, one, masked=masked),
        "settled_differently": one.settled_twice,
        "ours": [value for choice, value in sides if choice.ours],
        "theirs": [value for choice, value in sides if not choice.ours],
        "values": [_choice(choice, value) for choice, value in sides],
    }


def _choice(choice: Choice, value: str) -> dict[str, object]:
    source = choice.source
    return {
        "value": value,
        "office": choice.office,
        "computer": choice.device or None,
        "device": source.writer.device.hex(),
        "person": choice.person,
        "at": choice.stamp,
        "sealed": None if source.sealed is None else _there(source.sealed, source.zone),
        "arrived": source.arrived,
        "ours": choice.ours,
        "shown": choice.shown,
        "doubtful": choice.doubtful,
        "doubt": choice.doubt or None,
    }


def _there(stamp: int, zone: int) -> str:
    """A moment by the clock of another computer, with its zone."""
    moment = dt.datetime.fromtimestamp(stamp / 1000, dt.UTC)
    there = moment.astimezone(dt.timezone(dt.timedelta(minutes=zone)))
    return there.isoformat(sep=" ", timespec="minutes")


def _told(session: Session, one: Item, *, masked: bool) -> Sequence[str]:
    """Each value with whose it is."""
    return [
        say("{value}（{office}）", value=value, office=choice.office)
        for choice, value in zip(one.choices, _values(session, one, masked=masked), strict=True)
    ]


def _values(session: Session, one: Item, *, masked: bool) -> list[str]:
    field = session.office.registry[one.ledger].fields.get(one.field)
    if field is None or not masked or not field.masked:
        return [choice.shown_value for choice in one.choices]
    return [field.mask(choice.shown_value) for choice in one.choices]


def _base(session: Session, one: Item, *, masked: bool) -> str:
    """What was there before; it is as personal as what is there now."""
    field = session.office.registry[one.ledger].fields.get(one.field)
    return field.mask(one.base) if field and masked and field.masked else one.base


COMMANDS = (review,)
