"""Rows that lie side by side, as spans."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def joined(spans: Iterable[range]) -> list[range]:
    """Spans in order; those that touch or overlap become one."""
    found: list[range] = []
    for one in sorted(spans, key=lambda span: span.start):
        if found and one.start <= found[-1].stop:
            found[-1] = range(found[-1].start, max(found[-1].stop, one.stop))
        else:
            found.append(one)
    return found


def spans_of(rows: Iterable[int]) -> list[range]:
    """Single rows as spans."""
    return joined(range(one, one + 1) for one in rows)


def size(spans: Iterable[range]) -> int:
    """How many rows there are in spans."""
    return sum(map(len, spans))
