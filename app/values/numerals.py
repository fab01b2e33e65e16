"""Numbers written in Chinese: 十二, 二百零五, 两千, 一万二, 二〇〇八, 三十二点五, 壹佰."""

from __future__ import annotations

from decimal import Decimal

DIGITS = {
    **dict(zip("〇一二三四五六七八九", range(10), strict=True)),
    **dict(zip("零壹贰叁肆伍陆柒捌玖", range(10), strict=True)),
    "○": 0,
    "两": 2,
}
UNITS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE_UNITS = {"万": 10**4, "亿": 10**8}

CHARACTERS = "".join({**DIGITS, **UNITS, **LARGE_UNITS}) + "廿卅"
"""Every character that a numeral may have; fit for the inside of a character class."""


def integer_of(text: str) -> int | None:
    """The whole number that a Chinese numeral says; None if it is none.

    Figures alone are read one by one, as in a year (二〇〇八). A last figure right after a unit
    counts in tenths of that unit, as people speak: 一百二 is 120, 一百零二 is 102.
    """
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or len(text) > 24:
        return None
    if all(char in DIGITS for char in text):
        return int("".join(str(DIGITS[char]) for char in text))
    total = 0
    for name, size in sorted(LARGE_UNITS.items(), key=lambda unit: -unit[1]):
        head, found, text = text.rpartition(name)
        if found:
            many = _below_ten_thousand(head)
            if not many:
                return None
            total += many * size
            if len(text) == 1 and DIGITS.get(text):
                return total + DIGITS[text] * size // 10
    rest = _below_ten_thousand(text) if text else 0
    return None if rest is None else total + rest


def decimal_of(text: str) -> Decimal | None:
    """The number that a Chinese numeral says, with 点 as the decimal point; None if it is none."""
    whole, point, fraction = text.partition("点")
    number = integer_of(whole)
    if number is None or not point:
        return None if number is None else Decimal(number)
    if not fraction or not all(char in DIGITS for char in fraction):
        return None
    return Decimal(f"{number}.{''.join(str(DIGITS[char]) for char in fraction)}")


def _below_ten_thousand(text: str) -> int | None:
    """What figures with 千, 百 and 十 say, the units falling; None if they are out of order."""
    total, figure, unit_before = 0, None, 10**4
    zero_before = False
    for char in text:
        if char in UNITS:
            unit = UNITS[char]
            bare = figure is None and (unit != 10 or zero_before)
            if unit >= unit_before or bare:
                return None
            total += (1 if figure is None else figure) * unit
            figure, unit_before, zero_before = None, unit, False
        elif char in DIGITS and figure is None:
            if DIGITS[char] == 0:
                zero_before = True
            else:
                figure = DIGITS[char]
        else:
            return None
    if figure is None:
        return total if text else None
    spoken = 100 <= unit_before <= 1000 and not zero_before
    return total + figure * (unit_before // 10 if spoken else 1)
