"""Pages as people type them: ``1-3,5``, ``7-``, ``2到4、9``; full-width signs too."""

from __future__ import annotations

import re

from app.errors import Unreadable
from app.values.characters import half_width

_PARTS = re.compile(r"[,，、;；\s]+")
_SPAN = re.compile(r"(\d*)\s*(?:-|–|—|~|～|至|到)\s*(\d*)")
_AROUND_SIGNS = re.compile(r"\s*([-–—~～至到])\s*")


def read_pages(text: str, count: int) -> list[int]:
    """The pages that are meant, numbers from 0, each once and in the order of the document.

    Args:
        text: as it was typed; empty: all.
        count: how many pages there are.

    Raises:
        Unreadable: something is no page, or there is no such page.
    """
    plain = _AROUND_SIGNS.sub(r"\1", half_width(text).replace("第", "").replace("页", "")).strip()
    if not plain:
        return list(range(count))
    found: set[int] = set()
    for part in filter(None, _PARTS.split(plain)):
        found.update(_span(part, count))
    if not found:
        raise _not_understood(text)
    return sorted(found)


def _span(part: str, count: int) -> range:
    """The pages of one part."""
    span = _SPAN.fullmatch(part)
    if span is None:
        if not part.isascii() or not part.isdecimal():
            raise _not_understood(part)
        first = last = int(part)
    else:
        begin, end = span.groups()
        if not begin and not end:
            raise _not_understood(part)
        first, last = int(begin or 1), int(end or count)
    first, last = min(first, last), max(first, last)
    if first < 1 or last > count:
        wrong = last if last > count else first
        raise Unreadable("一共 {count} 页，没有第 {page} 页", count=count, page=wrong)
    return range(first - 1, last)


def _not_understood(text: str) -> Unreadable:
    return Unreadable("页码“{text}”看不懂，请写成 1-3,5 的样子", text=text)
