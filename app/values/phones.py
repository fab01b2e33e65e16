"""Telephone numbers: mobiles, landlines with their area code, two in one cell."""

from __future__ import annotations

import re

from app.errors import Unreadable
from app.language import Message
from app.values.characters import half_width
from app.values.masks import hidden, is_masked
from app.values.reading import NOTHING, Raw, Reading, is_blank, quoted, text_of

__all__ = ["is_masked", "mask_phone", "read_phone"]

JOINT = "、"
"""Between two numbers of one cell."""

EXTENSION = "转"

_SEPARATOR = re.compile(r"[、,;，；/|\n]|或")
_REMARK = re.compile(r"[(\[【][^)\]】0-9]*[)\]】]|[^\W\d_]+[:.]*|[:]+")
_NOISE = re.compile(r"[\s\-—–―−.()'’]+")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(?P<area>010|02[0-9]|0[3-9][0-9]{2})(?P<local>[1-9][0-9]{6,7})")
_LOCAL = re.compile(r"[2-9][0-9]{6,7}")
_SERVICE = re.compile(r"[48]00[0-9]{7}")
_COUNTRY = re.compile(r"^\s*(?:\+|00)\s*86[\s\-]*|^\s*86[\s\-]*(?=1[3-9][0-9\s\-]{9,})")
_EXTENSION = re.compile(r"(?:转|分机|ext\.?|#)+\s*(?P<digits>[0-9]{1,6})\s*$", re.IGNORECASE)
_HYPHEN_EXTENSION = re.compile(
    r"(?P<number>\(?0[0-9]{2,3}\)?[\s\-]*[1-9][0-9]{6,7})\s*-\s*(?P<digits>[0-9]{1,6})\s*"
)
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[Ee]\+?[0-9]+")
_SHOWN_LANDLINE = re.compile(r"(0[0-9]{2,3}-)([0-9*]+)(?:转([0-9*]+))?")


def read_phone(raw: Raw) -> Reading[str]:
    """One or more numbers: mobiles bare, landlines as 0479-1234567转801, joined by 、.

    Remarks such as （儿子） and the country code are dropped, remarks with a note. A number of a
    length that no telephone has is kept with a warning if it has 5 to 20 digits.

    Raises:
        Unreadable: no number, too short, too long, or hidden behind stars.
    """
    if isinstance(raw, str) and _MOBILE.fullmatch(raw):
        return Reading(raw)
    if is_blank(raw):
        return NOTHING
    if isinstance(raw, bool) or not isinstance(raw, (str, int, float)):
        raise _not_a_phone(raw)
    if is_masked(raw):
        raise Unreadable("“{text}”是遮盖过的号码，请填写完整的电话号码", text=quoted(raw))
    text = half_width(text_of(raw.replace("\n", JOINT) if isinstance(raw, str) else raw))
    if _SCIENTIFIC.fullmatch(text):
        raise Unreadable(
            "“{text}”被表格软件变成了数字，后几位可能已经丢失，请把这一列设为文本格式，再重新填写",
            text=quoted(raw),
        )
    notes: list[Message] = []
    numbers: list[str] = []
    for part in _SEPARATOR.split(text):
        for piece in _pieces(_without_remarks(part, notes)):
            number, doubt = _tidied(piece, raw)
            numbers.append(number)
            notes.extend(doubt)
    if not numbers:
        raise _not_a_phone(raw)
    return Reading(JOINT.join(dict.fromkeys(numbers)), tuple(notes))


def mask_phone(phone: str) -> str:
    """The numbers with their middle hidden: 138****1027; of a landline the area and two digits."""
    return JOINT.join(_masked(number) for number in phone.split(JOINT))


def _masked(number: str) -> str:
    if re.fullmatch("[0-9*]{11}", number):
        return hidden(number, 3, 4)
    if landline := _SHOWN_LANDLINE.fullmatch(number):
        extension = landline[3]
        return (
            landline[1]
            + hidden(landline[2], 0, 2)
            + (EXTENSION + hidden(extension, 0, 0) if extension else "")
        )
    return hidden(number, 0, 2) if len(number) > 4 else hidden(number, 0, 0)


def _not_a_phone(raw: Raw) -> Unreadable:
    return Unreadable(
        "“{text}”不是电话号码，请写 11 位手机号，或带区号的固定电话，例如 0479-1234567",
        text=quoted(raw),
    )


def _without_remarks(part: str, notes: list[Message]) -> str:
    """The number without the words around it; 转 and 分机 before an extension are no remark."""
    extension = _EXTENSION.search(part)
    number, rest = (
        (part[: extension.start()], part[extension.start() :]) if extension else (part, "")
    )
    notes.extend(
        Message("“{text}”不是电话号码，没有保留", {"text": quoted(remark)})
        for remark in _REMARK.findall(number)
    )
    return _REMARK.sub(" ", number) + rest


def _pieces(part: str) -> list[str]:
    """One number or several parted by spaces; spaces may also stand inside one."""
    part = _COUNTRY.sub("", part.replace("(", " (")).strip()
    words = part.split()
    if len(words) > 1 and all(_plausible(_COUNTRY.sub("", word)) for word in words):
        return [_COUNTRY.sub("", word) for word in words]
    return [part] if part else []


def _plausible(text: str) -> bool:
    digits = _NOISE.sub("", _EXTENSION.sub("", text))
    return any(kind.fullmatch(digits) for kind in (_MOBILE, _LANDLINE, _LOCAL, _SERVICE))


def _tidied(piece: str, raw: Raw) -> tuple[str, tuple[Message, ...]]:
    """One number in its usual form, and what is doubtful about it."""
    hyphenated = _HYPHEN_EXTENSION.fullmatch(piece)
    extension = hyphenated or _EXTENSION.search(piece)
    behind = EXTENSION + extension["digits"] if extension else ""
    number = hyphenated["number"] if hyphenated else _EXTENSION.sub("", piece)
    digits = _NOISE.sub("", number)
    if not re.fullmatch(r"[0-9]{5,20}", digits):
        raise _not_a_phone(raw)
    if landline := _LANDLINE.fullmatch(digits):
        return f"{landline['area']}-{landline['local']}{behind}", ()
    if _MOBILE.fullmatch(digits) or _SERVICE.fullmatch(digits):
        return digits + behind, ()
    if _LOCAL.fullmatch(digits):
        return digits + behind, (Message("“{text}”没有区号，请核对", {"text": mask_phone(digits)}),)
    if not isinstance(raw, str) and _LANDLINE.fullmatch("0" + digits):
        return digits + behind, (
            Message("“{text}”开头的 0 可能被表格软件去掉了，请核对", {"text": mask_phone(digits)}),
        )
    return digits + behind, (
        Message(
            "“{text}”有 {count} 位，不像电话号码，请核对",
            {"text": mask_phone(digits), "count": len(digits)},
        ),
    )
