"""Counts what a ledger declares: one grouped query for each table of numbers.

Each cell knows the question that finds the records behind it. A property test counts the same rows
in Python, and asks each question (`tests/app/counting`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from app.counting.coverage import Asked, coverage, visits
from app.counting.period import ALWAYS, Period, taken_from
from app.counting.results import Counted
from app.counting.tables import Tables
from app.language import say
from app.ledger.countable import count_named
from app.ledger.counts import By, Count
from app.ledger.questions import Question
from app.progress import Silent

if TYPE_CHECKING:
    from app.counting.passing import Passed
    from app.ledger.base import Ledger
    from app.office import Office, Snapshot
    from app.progress import Progress


def count(
    office: Office,
    now: Snapshot,
    declared: type[Ledger],
    declaration: Count,
    *,
    question: Question | None = None,
    period: Period = ALWAYS,
    by_office: bool = False,
    progress: Progress | None = None,
) -> Counted:
    """Count.

    Args:
        office: ours.
        now: the moment.
        declared: the ledger.
        declaration: what is counted of it.
        question: of which records; None: of all.
        period: narrows it, where it has a day for that. A period among the conditions of the
            question stands for one that is not said.
        by_office: a row for each office in place of the rows that are declared.
        progress: is told; may stop it.

    Raises:
        Cancelled: through ``progress``.
    """
    asked = question or Question(declared.__tablename__)
    if period.is_all:
        asked, period = taken_from(asked, declaration.period)
    seen: dict[Question, Passed] = {}
    return _counted(
        office,
        now,
        declared,
        declaration,
        _How(asked, period, by_office, progress or Silent(), seen),
    )


@dataclass(frozen=True)
class _How:
    """What is counted of which records, and what the tables of an overview share."""

    asked: Question
    period: Period
    by_office: bool
    watch: Progress
    seen: dict[Question, Passed]


def _counted(
    office: Office, now: Snapshot, declared: type[Ledger], declaration: Count, how: _How
) -> Counted:
    asked, period, watch = how.asked, how.period, how.watch
    first, last = period.span(now.lookup.today)
    span = (first or "", last or "") if declaration.period else ("", "")
    if declaration.parts:
        parts: list[Counted] = []
        for at, name in enumerate(declaration.parts):
            watch.step(at, len(declaration.parts), say("正在统计"))
            part = count_named(declared, name)
            if part is not None:
                parts.append(_counted(office, now, declared, part, how))
        return Counted(declaration, asked.ledger, parts=tuple(parts), span=span)
    watch.step(0, 0, say("正在统计"))
    one = replace(declaration, **_per_office(declaration)) if how.by_office else declaration
    of_markers = Asked(now, one, asked, period if one.period else ALWAYS, watch, how.seen)
    if one.coverage:
        return replace(coverage(of_markers), span=span)
    if one.by is not None and one.by.step == "visited":
        return visits(of_markers)
    return replace(Tables(office, declared, of_markers).table(), span=span)


def _per_office(declaration: Count) -> dict[str, Any]:
    """The same by office: what were rows become columns, where only records are counted."""
    by = declaration.by
    if declaration.coverage or (by is not None and by.step == "visited"):
        return {}
    is_plain = not declaration.measures and by is not None and declaration.across is None
    return {"by": By(step="office"), "across": by if is_plain else None, "chart": ""}
