"""What may hang where everybody reads it: neither ID numbers nor telephones nor addresses.

A procuratorate found village notices that exposed more than a thousand people: so the fields that
hold such things do not stand on a wall copy at all, and numbers that somebody has typed into
remarks are left out of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ledger.fields import IdNumber, Phone, Text
from app.values.masks import with_numbers

if TYPE_CHECKING:
    from app.ledger.fields import Field

HIDDEN = "（号码略）"


def may_hang(field: Field) -> bool:
    """Whether a field may stand on a wall copy."""
    return not (isinstance(field, (IdNumber, Phone)) or (isinstance(field, Text) and field.address))


def without_numbers(text: str) -> str:
    """A text without ID and telephone numbers, however wide their digits are."""
    return with_numbers(text, lambda _number: HIDDEN)
