"""How a question of the review is put into words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.language import translate
from ui.review.choice_card import ShownChoice
from ui.widgets.moments import shown_stamp

if TYPE_CHECKING:
    from app.ledger.fields import Field
    from app.sync.review import Choice, Item

KEYS = 9
"""So many choices can be taken by a digit."""


def label(item: Item) -> str:
    """What is to be settled: a field, a marker in one, or the whole record."""
    said = translate(item.label)
    return f"{said}　{item.part}" if item.part else said


def explanation(item: Item) -> str:
    """What happened, and what is to be decided."""
    if item.settled_twice:
        return _tr("两个办公室处理得不一样。请再选一个，以后两边都照这一次的。")
    if not item.field and any(isinstance(one.value, str) for one in item.choices):
        return _tr(
            "一边说它和另一条是同一条，把它并了过去；另一边没有看到，又改了它或者留下了它。"
            "请决定并过去还是保留。"
        )
    if not item.field:
        return _tr("一边删除了这条记录，另一边没有看到删除，又改了它。请决定删除还是保留。")
    return _tr("几个办公室各自改了这一项，内容不一样。请选一个留下。")


def shown(item: Item, number: int, field: Field | None, *, masked: bool) -> ShownChoice:
    """One of the contents among which to choose.

    Args:
        item: the question.
        number: counts its contents from 0.
        field: what it is about; None: the whole record.
        masked: whether numbers are mostly hidden.
    """
    choice = item.choices[number]
    value = field.mask(choice.shown_value) if field and masked else choice.shown_value
    take = _tr("留这个") if item.field else value
    whose = _tr("本办公室") if choice.ours else choice.office
    return ShownChoice(
        value=value,
        office=f"{whose}　{choice.device}" if choice.device else whose,
        written=_written(choice),
        way=_way(choice),
        doubt=choice.doubt,
        take=_tr("{what}（{key}）").format(what=take, key=number + 1) if number < KEYS else take,
        removes=not item.field and bool(choice.value),
    )


def _written(choice: Choice) -> str:
    """Who wrote it, and when by the clock of that computer."""
    template = _tr("{person}　{moment} 写") if choice.person else _tr("{moment} 写")
    if choice.source.settles:
        template = _tr("{person}　{moment} 处理时留下")
    said = template.format(person=choice.person, moment=shown_stamp(choice.stamp)).strip()
    return (
        _tr("{written}，撤销处理后又列在这里").format(written=said) if choice.source.again else said
    )


def _way(choice: Choice) -> str:
    """When it was sealed there, and when it came here by our own clock."""
    source = choice.source
    if source.sealed is None or source.arrived is None:
        return ""
    return _tr("{sealed} 在那台电脑上封存，{arrived} 读入本机").format(
        sealed=_there(source.sealed, source.zone), arrived=shown_stamp(source.arrived)
    )


def _there(stamp: int, zone: int) -> str:
    """A moment by the clock of another computer; its zone is named where it is not ours."""
    moment = dt.datetime.fromtimestamp(stamp / 1000, dt.UTC)
    ours = moment.astimezone().utcoffset() or dt.timedelta()
    if ours == dt.timedelta(minutes=zone):
        return shown_stamp(stamp)
    there = moment.astimezone(dt.timezone(dt.timedelta(minutes=zone)))
    return _tr("{moment}（时区 {zone}）").format(
        moment=f"{there:%Y.%m.%d %H:%M}", zone=there.strftime("%z")
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("review", text)
