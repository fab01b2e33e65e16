"""What goes into one place of the file: a field of a record, written as that place wants it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.exchange.headers import normalised
from app.filling.day_patterns import DayPattern, pattern_of, split_day
from app.filling.looks import GENERAL, NumberFormat
from app.language import Message
from app.ledger.fields import Children, Computed, Day, Number
from app.ledger.fields.choices import Code, Flag
from app.ledger.fields.numbers import Money
from app.values.days import UNKNOWN_DAY

if TYPE_CHECKING:
    from app.ledger.fields import Field
    from app.ledger.questions import Record
    from app.views import View

_ZERO = {False: dt.date(1899, 12, 30), True: dt.date(1904, 1, 1)}
"""Day 0 of the two calendars that workbooks have."""
_FIRST_DAY = dt.date(1900, 3, 1)
_CODED = re.compile(r"([0-9A-Z]{1,4})[\s.、．:：_-]*(.*)", re.DOTALL)
_FACTORS = {
    ("公里", "米"): 1000.0, ("公里", "千米"): 1.0, ("公里", "km"): 1.0, ("公里", "里"): 2.0,
    ("元", "万元"): 0.0001, ("元", "千元"): 0.001, ("小时", "分钟"): 60.0, ("分钟", "小时"): 1 / 60,
    ("人", "名"): 1.0, ("户", "家"): 1.0, ("小时", "时"): 1.0,
}  # fmt: skip


@dataclass(frozen=True)
class Slot:
    """What a place of the file wants.

    Attributes:
        format: how its cell shows numbers.
        hints: the words around it that may say how a day is to be written.
        picks: what it may hold; empty: anything.
        unit: of a number, as the file says it.
        since_1904: whether the workbook counts its days from 1904.
    """

    format: NumberFormat = GENERAL
    hints: tuple[str, ...] = ()
    picks: tuple[str, ...] = ()
    unit: str = ""
    since_1904: bool = False

    @property
    def wants_code(self) -> bool:
        """Whether the words say that a code stands here: 民族代码."""
        return any(normalised(one).endswith(("代码", "编码")) for one in self.hints[:1])


@dataclass(frozen=True)
class Content:
    """What is written into one cell.

    Attributes:
        text: as people see it; empty: nothing is known, and the cell stays as it is.
        number: what is written as a number; None: the text is.
        problem: why something that is known could not be written, or is not as the file wants it.
    """

    text: str = ""
    number: float | None = None
    problem: Message | None = None


NOTHING = Content()


def content(view: View, field: Field, record: Record, slot: Slot) -> Content:
    """What goes into a cell."""
    if slot.picks:
        return _picked(view, field, record, slot)
    if isinstance(field, (Number, Money)) or (isinstance(field, Computed) and not field.masked):
        return _number(view, field, record, slot)
    value = None if isinstance(field, Children) else record.values.get(field.name)
    if isinstance(field, Day) and isinstance(value, str):
        return _day(value, slot)
    if isinstance(field, Code) and slot.wants_code and value is not None:
        return Content(str(value))
    return Content(view.text(field, record))


def _number(view: View, field: Field, record: Record, slot: Slot) -> Content:
    text = view.text(field, record)
    out = view.out(field, record)
    if isinstance(field, Money) and text:
        out = float(text.replace(",", ""))
    if not text or not isinstance(out, int | float):
        return Content(text)
    own = field.unit if isinstance(field, Number) else "元" if isinstance(field, Money) else ""
    factor = _factor(own, slot.unit)
    if factor is None:
        said = {"own": own, "unit": slot.unit}
        return Content(
            problem=Message("表里要的单位是“{unit}”，台账里是“{own}”，没有填，请核对", said)
        )
    if factor != 1:
        out = round(out * factor, 6)
        text = f"{out:g}"
    return Content(text, None if slot.format.is_text else float(out))


def _factor(own: str, wanted: str) -> float | None:
    """By what a number is multiplied; None: nobody can tell."""
    plain = normalised(wanted)
    if not own or not plain or own == plain:
        return 1
    measures = {one for pair in _FACTORS for one in pair}
    return _FACTORS.get((own, plain), None if plain in measures else 1)


def _day(value: str, slot: Slot) -> Content:
    shown = slot.format
    if shown.is_date and value != UNKNOWN_DAY:
        parts = [int(one) for one in value.split("-")]
        if len(parts) == 3 or (len(parts) == 2 and not shown.shows_day):
            day = dt.date(parts[0], parts[1], parts[2] if len(parts) == 3 else 1)
            if day >= _FIRST_DAY:
                serial = (day - _ZERO[slot.since_1904]).days
                text = _seen(shown, slot.hints).show(value)
                return Content(text, serial)
    return Content(pattern_of(slot.hints).show(value))


def _seen(shown: NumberFormat, hints: tuple[str, ...]) -> DayPattern:
    """How a cell of this format shows a day: 1968年3月2日 is wider than 1968.03.02."""
    if not shown.is_chinese:
        return pattern_of(hints)
    return DayPattern("年", "月", "日", 3 if shown.shows_day else 2, padded=False)


def _picked(view: View, field: Field, record: Record, slot: Slot) -> Content:
    """The entry of the pick list that means the same."""
    text = view.text(field, record)
    if not text:
        return NOTHING
    found = _pick(view, field, record, text, slot.picks)
    if found is not None:
        return Content(found)
    said = {"text": text}
    return Content(problem=Message("下拉列表里没有“{text}”，没有填，请手工选", said))


def _pick(
    view: View, field: Field, record: Record, text: str, picks: tuple[str, ...]
) -> str | None:
    wanted = _folded(text)
    for one in picks:
        if _folded(one) == wanted:
            return one
    if not isinstance(field, (Code, Flag)):
        shown = content(view, field, record, Slot(hints=picks[:1]))
        return next((one for one in picks if _folded(one) == _folded(shown.text)), None)
    table = field.choices(view.now.lookup)
    code = str(record.values.get(field.name))
    for one in picks:
        parts = _CODED.fullmatch(normalised(one))
        if parts and parts[2] and parts[1] == code and table.find(parts[2]) in (code, None):
            return one
    for one in picks:
        parts = _CODED.fullmatch(normalised(one))
        rest = parts[2] if parts and parts[2] else one
        if one.strip() == code or table.find(normalised(rest)) == code:
            return one
    return None


def _folded(text: str) -> str:
    return "".join(normalised(text).split()).casefold()


def boxed(
    view: View, field: Field, record: Record, room: tuple[int, ...]
) -> tuple[list[str], Message | None]:
    """A value for cells of one character each, or a day for cells of year, month and day.

    Args:
        view: shows the values.
        field: what is written.
        record: whose.
        room: how many cells; of a day that stands in parts, how many each part has.

    Returns:
        A text for each cell, and why they stay empty although there is a value.
    """
    value = None if isinstance(field, Children) else record.values.get(field.name)
    if len(room) != 1:
        return (split_day(value, room) if isinstance(value, str) else [""] * sum(room)), None
    cells = room[0]
    text = view.text(field, record)
    if isinstance(field, Day) and isinstance(value, str) and value != UNKNOWN_DAY:
        text = value.replace("-", "")[:cells]
    elif isinstance(field, Code) and value is not None and len(str(value)) <= cells:
        text = str(value)
    if len(text) > cells:
        said = {"text": text, "cells": cells}
        return [""] * cells, Message("“{text}”放不进 {cells} 个格子，没有填", said)
    return [*text, *[""] * (cells - len(text))], None
