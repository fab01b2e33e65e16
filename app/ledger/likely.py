"""Which filters of a ledger people are likely to want, without a list for each ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.ledger.fields import Choice, Code, Day, Flag, IdNumber, Link, Markers, People, Phone, Years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.ledger.base import Ledger
    from app.ledger.fields import Field

OFTEN = 3
"""What was used so often comes before all that was not."""
_KINDS = (
    (Code, 6), (Choice, 6), (Years, 5), (Day, 4), (Link, 4), (Flag, 3), (Markers, 3), (People, 2),
)  # fmt: skip
_HARDLY = (IdNumber, Phone)


def likely(declared: type[Ledger], used: Mapping[str, int]) -> list[Field]:
    """The fields by which a ledger can be filtered, the likeliest first.

    What the office uses comes first; then choices and days that stand in the table. What the
    usual views ask, and the field by which the table is sorted at first, count more.

    Args:
        declared: the ledger.
        used: field → how often the office has filtered by it.
    """
    asked = [one for one in declared.fields.values() if one.operators]
    first = {name.removeprefix("-") for name in declared.sheet.order}
    first |= {one.field for view in declared.sheet.views for one in view.where}

    def weight(one: Field) -> tuple[int, int]:
        kind = next((points for kind, points in _KINDS if isinstance(one, kind)), 0)
        shown = 3 * (one.listed or isinstance(one, Years)) + 3 * (one.name in first and kind > 0)
        often = used.get(one.name, 0)
        return (often if often >= OFTEN else 0, kind + shown - 9 * isinstance(one, _HARDLY))

    return sorted(asked, key=weight, reverse=True)
