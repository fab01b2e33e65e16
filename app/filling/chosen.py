"""Which records go into the file: those that a question finds, or some that were selected."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.at_day import moment
from app.errors import Trouble
from app.views import View

if TYPE_CHECKING:
    from collections.abc import Generator

    from app.ledger.questions import Question, Record
    from app.office import Office
    from app.progress import Progress


@dataclass(frozen=True)
class Chosen:
    """Which records, and how their numbers are shown.

    Attributes:
        question: which records, in which order.
        uids: only these of the ledger, in this order; None: all that the question finds.
        purpose: why numbers are written whole; empty: they are mostly hidden.
        day: "YYYY-MM-DD": as the records were on that day; empty: as they are.
    """

    question: Question
    uids: tuple[bytes, ...] | None = None
    purpose: str = ""
    day: str = ""

    @property
    def ledger(self) -> str:
        """The ledger's name."""
        return self.question.ledger


@contextmanager
def chosen_records(
    office: Office, chosen: Chosen, progress: Progress
) -> Generator[tuple[View, list[Record]]]:
    """The records and how to show them, while a moment of the database is held.

    Raises:
        Trouble: there are none, or the day is none.
    """
    with moment(office, chosen.day, [chosen.ledger], progress) as now:
        if chosen.uids is None:
            records = now.asking.page(chosen.question)
        else:
            found = now.asking.some(chosen.ledger, chosen.uids)
            records = [found[uid] for uid in chosen.uids if uid in found]
        if not records:
            raise Trouble("没有找到可填的记录", "请放宽条件，或者另选几条记录再填")
        view = View(office, now, office.registry[chosen.ledger], masked=not chosen.purpose)
        yield view, records
