"""Numbers and money as offices write them: 32.5公里, 约28, 1,234, 二十八, 3元5角, 1.2万元.

Numbers are stored as whole numbers, so that they add up exactly: 32.5 km with one decimal as 325,
money in 分.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING

from app.errors import Unreadable
from app.language import Message
from app.values import numerals
from app.values.characters import half_width
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

KILOMETRES = ("公里", "千米", "km")

_LIMIT = 10**15
"""Stored numbers stay below this, so that every office's database and spreadsheet holds them."""

_FIGURES = re.compile(r"[-+]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)?(?:\.[0-9]*)?(?<=[0-9.])")
_VAGUE = re.compile("大约|约莫|约为|约有|约|大概|差不多|将近|近|左右|上下|来|多|余")

_MONEY_UNITS = {
    "元": Decimal(1),
    "圆": Decimal(1),
    "块": Decimal(1),
    "块钱": Decimal(1),
    "万": Decimal(10000),
    "万元": Decimal(10000),
    "角": Decimal("0.1"),
    "毛": Decimal("0.1"),
    "分": Decimal("0.01"),
}
_CURRENCY = re.compile("^(?:人民币|rmb|cny|[¥￥])+", re.IGNORECASE)
_WHOLE_ENDING = re.compile("[整正]$")
_COINS = re.compile(
    r"(?P<yuan>.+?)[元圆块](?:零|〇)?(?:(?P<jiao>[^角毛]+)[角毛])?(?:(?P<fen>.+)分)?"
)


def read_number(raw: Raw, decimals: int, units: Iterable[str] = KILOMETRES) -> Reading[int]:
    """A number as a whole count of its last decimal: 32.5 with ``decimals=1`` is 325.

    Words such as 约 and 左右 are dropped and decimals too many are rounded half up, with a note.

    Args:
        raw: the cell.
        decimals: how many digits behind the point are stored.
        units: what may stand behind the number; another unit makes the cell unreadable.

    Raises:
        Unreadable: no number, a range of numbers, a unit that was not expected.
    """
    if is_blank(raw):
        return NOTHING
    factors = dict.fromkeys(units, Decimal(1))
    amount, word = _amount(raw, lambda text: _with_unit(text, factors))
    if amount is None and factors:
        raise Unreadable(
            "“{text}”不是数，请只写一个数，例如 32，单位只能是{units}",
            text=quoted(raw),
            units="、".join(factors),
        )
    if amount is None:
        raise Unreadable("“{text}”不是数，请只写一个数，例如 32", text=quoted(raw))
    return _counted(raw, amount, decimals, word, lambda value: show_number(value, decimals))


def show_number(value: int, decimals: int) -> str:
    """A stored number for people, without needless zeros: 325 is 32.5, 320 is 32."""
    shown = f"{Decimal(value).scaleb(-decimals):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def read_money(raw: Raw) -> Reading[int]:
    """An amount of money in 分; a bare number is 元.

    Raises:
        Unreadable: no amount.
    """
    if is_blank(raw):
        return NOTHING
    amount, word = _amount(raw, _amount_of_money)
    if amount is None:
        raise Unreadable("“{text}”不是金额，请写成 12.50 或 12元5角 的样子", text=quoted(raw))
    return _counted(raw, amount, 2, word, show_money)


def show_money(value: int) -> str:
    """An amount in 分 as 元 for people: 123450 is 1,234.50."""
    return f"{Decimal(value).scaleb(-2):,.2f}"


def _amount(raw: Raw, parse: Callable[[str], Decimal | None]) -> tuple[Decimal | None, str]:
    """The exact number in the cell, and words such as 约 that stand with it."""
    if isinstance(raw, (bool, dt.date, dt.time)):
        return None, ""
    if isinstance(raw, (int, float)):
        return _exact(raw), ""
    text = half_width(text_of(raw)).replace(" ", "").replace("−", "-").replace("㎞", "km").lower()
    return parse(_VAGUE.sub("", text)), "、".join(_VAGUE.findall(text))


def _counted(
    raw: Raw, amount: Decimal, decimals: int, word: str, show: Callable[[int], str]
) -> Reading[int]:
    """The number as it is stored, with notes on what that does not say."""
    if abs(amount) >= _LIMIT or abs(amount.scaleb(decimals)) >= _LIMIT:
        raise Unreadable("“{text}”这个数太大了，请核对", text=quoted(raw))
    value = int(amount.scaleb(decimals).to_integral_value(ROUND_HALF_UP))
    shown = show(value)
    notes: list[Message] = []
    if Decimal(value).scaleb(-decimals) != amount:
        notes.append(_rounded(raw, decimals, shown))
    if word:
        notes.append(Message("按 {value} 记入，“{word}”字没有保留", {"value": shown, "word": word}))
    return Reading(value, tuple(notes))


def _rounded(raw: Raw, decimals: int, shown: str) -> Message:
    if not decimals:
        return Message(
            "“{text}”四舍五入，按整数 {value} 记入", {"text": quoted(raw), "value": shown}
        )
    return Message(
        "“{text}”四舍五入到 {decimals} 位小数，按 {value} 记入",
        {"text": quoted(raw), "decimals": decimals, "value": shown},
    )


def _exact(number: float) -> Decimal | None:
    """The number that the spreadsheet showed: it calculates with 15 digits, floats have more."""
    amount = Decimal(number) if isinstance(number, int) else Decimal(f"{number:.15g}")
    return amount if amount.is_finite() else None


def _with_unit(text: str, factors: Mapping[str, Decimal]) -> Decimal | None:
    """A number, perhaps with one of the units behind it."""
    for unit in sorted(factors, key=len, reverse=True):
        if text.endswith(unit.lower()) and (amount := _plain(text[: -len(unit)])) is not None:
            return amount * factors[unit]
    return _plain(text)


def _plain(text: str) -> Decimal | None:
    """A number in figures or in Chinese, perhaps with 万 behind the figures."""
    if text and _FIGURES.fullmatch(text):
        digits = text.replace(",", "").rstrip(".")
        return Decimal(digits) if any(char.isdecimal() for char in digits) else None
    if text.endswith("万") and _FIGURES.fullmatch(text[:-1]):
        thousands = _plain(text[:-1])
        return None if thousands is None else thousands * 10000
    return numerals.decimal_of(text)


def _amount_of_money(text: str) -> Decimal | None:
    """元, with ¥ before it or 角 and 分 behind it."""
    text = _WHOLE_ENDING.sub("", _CURRENCY.sub("", text))
    amount = _with_unit(text, _MONEY_UNITS)
    if amount is not None:
        return amount
    coins = _COINS.fullmatch(text)
    if coins is None:
        return None
    pieces = [
        (_plain(coins["yuan"]), Decimal(1)),
        (_plain(coins["jiao"] or "0"), Decimal("0.1")),
        (_plain(coins["fen"] or "0"), Decimal("0.01")),
    ]
    total = Decimal(0)
    for piece, worth in pieces:
        if piece is None:
            return None
        total += piece * worth
    return total
