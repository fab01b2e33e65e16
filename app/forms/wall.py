"""What may hang where everybody reads it: neither ID numbers nor telephones nor addresses.

A procuratorate found village notices that exposed more than a thousand people: so the fields that
hold such things do not stand on a wall copy at all, and numbers that somebody has typed into
remarks are left out of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from app.ledger.fields import IdNumber, Phone, Text
from app.values.characters import half_width

if TYPE_CHECKING:
    from app.ledger.fields import Field

HIDDEN = "（号码略）"
_NUMBERS = re.compile(
    r"(?<!\d)(?:"
    r"\d{6}[ -]?\d{8}[ -]?\d{3}[\dXx]"  # an ID number
    r"|\d{6}[ -]?\d{6}[ -]?\d{3}"  # one of before 2013
    r"|(?:(?:[+]|00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}"  # a mobile telephone
    r"|[(]?0\d{2,3}[)]?[ -]?\d{7,8}"  # a telephone with its area
    r")(?!\d)"
)


def may_hang(field: Field) -> bool:
    """Whether a field may stand on a wall copy."""
    return not (isinstance(field, (IdNumber, Phone)) or (isinstance(field, Text) and field.address))


def without_numbers(text: str) -> str:
    """A text without ID and telephone numbers, however wide their digits are."""
    plain = half_width(text)  # as long as the text itself
    found: list[str] = []
    end = 0
    for one in _NUMBERS.finditer(plain):
        found += (text[end : one.start()], HIDDEN)
        end = one.end()
    return "".join((*found, text[end:]))
