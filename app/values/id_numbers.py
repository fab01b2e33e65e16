"""Citizens' ID numbers (GB 11643): 18 characters, read with care because spreadsheets spoil them.

The number of the place is never decoded and the sex is never inferred: nothing is concluded about
a person from a number except the birth date, which the office compares with its files.
"""

from __future__ import annotations

import datetime as dt
import re

from app.errors import Unreadable
from app.language import Message
from app.values.characters import half_width
from app.values.masks import hidden, is_masked
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of
from app.values.written_days import FIRST_YEAR, LAST_YEAR

__all__ = ["born_of", "is_masked", "mask_id_number", "read_id_number"]

_NOISE = re.compile(r"[\s'‘’`·.\-—–―−]+")
_CURRENT = re.compile(r"[0-9]{17}[0-9X]")
_OLD = re.compile(r"[0-9]{15}")
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+")


def read_id_number(raw: Raw) -> Reading[str]:
    """An ID number: 18 characters with a capital X, or the 15 digits of before 2013 with a note.

    A wrong check digit or birth date is kept with a warning: old papers have them.

    Raises:
        Unreadable: another length, letters, stars, or a number that a spreadsheet has rounded.
    """
    if is_blank(raw):
        return NOTHING
    number = raw if isinstance(raw, str) and _CURRENT.fullmatch(raw) else _digits_of(raw)
    if _OLD.fullmatch(number):
        return Reading(number, (_old(number), *_doubt_birth(number)))
    return Reading(number, (*_doubt_check_digit(number), *_doubt_birth(number)))


def mask_id_number(number: str) -> str:
    """The number with all hidden but its first six and last four characters."""
    return hidden(number, 6, 4) if len(number) >= 15 else hidden(number, 0, 0)


def born_of(number: str) -> str | None:
    """The birth date that the number carries, as YYYY-MM-DD; None if it carries none.

    It is a hint: the official date is the one in the person's file.
    """
    if _CURRENT.fullmatch(number):
        digits = number[6:14]
    elif _OLD.fullmatch(number):
        digits = "19" + number[6:12]
    else:
        return None
    try:
        day = dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
    return day.isoformat() if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _digits_of(raw: Raw) -> str:
    """The number without what people put between its digits; 18 characters or the old 15."""
    written = half_width(text_of(raw)).upper()
    if _was_rounded(raw, written):
        raise Unreadable(
            "“{text}”被表格软件变成了数字，后几位已经丢失，"
            "请把这一列设为文本格式，再照原件重新填写",
            text=quoted(raw),
        )
    if is_masked(raw):
        raise Unreadable("“{text}”是遮盖过的号码，请照原件填写完整的公民身份号码", text=quoted(raw))
    number = _NOISE.sub("", written)
    if not _CURRENT.fullmatch(number) and not _OLD.fullmatch(number):
        raise Unreadable(
            "“{text}”不是公民身份号码，应当是 18 位数字，末位可以是 X，现有 {length} 位",
            text=mask_id_number(number) if len(number) >= 15 else quoted(raw),
            length=len(number),
        )
    return number


def _was_rounded(raw: Raw, written: str) -> bool:
    """Whether a spreadsheet kept only 15 digits of the number; 15 themselves survive."""
    if isinstance(raw, (int, float)) and not isinstance(raw, bool):
        return abs(raw) >= 10**15
    return _SCIENTIFIC.fullmatch(written) is not None


def _old(number: str) -> Message:
    return Message(
        "“{number}”是 15 位的旧号码，请核对是否已换成 18 位", {"number": mask_id_number(number)}
    )


def _doubt_birth(number: str) -> tuple[Message, ...]:
    if born_of(number):
        return ()
    return (
        Message("“{number}”里的出生日期不存在，请照原件核对", {"number": mask_id_number(number)}),
    )


def _doubt_check_digit(number: str) -> tuple[Message, ...]:
    from stdnum.cn import ric  # noqa: PLC0415 only an ID number needs it

    if ric.calc_check_digit(number) == number[-1]:
        return ()
    values = {"number": mask_id_number(number)}
    if number.endswith("000"):
        return (Message("“{number}”的末三位是 000，可能被表格软件改过，请照原件核对", values),)
    return (Message("“{number}”的校验位不对，请照原件核对", values),)
