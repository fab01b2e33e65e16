"""Reading the rows of a table from the office: how many there are, and pages of them.

Everything here runs in the worker thread and touches no widget. How a page is found among a
million rows is decided here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from app.ledger.questions import Question
from app.sync.contested import contested
from app.sync.whereabouts import labels, whereabouts
from app.views import View

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.ledger.fields import Field
    from app.office import Office, Snapshot

PAGE = 64
"""Rows that are read at once: some three screens, so that turning the wheel seldom waits."""


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the table shows it.

    Attributes:
        uid: the record.
        cells: field → its text, mostly hidden where it is a number of a person.
        where: how far our own work on it has got; empty: nothing of it is ours.
        review: how many of its fields wait in review.
        contested: names of these fields; empty for the record itself.
    """

    uid: bytes
    cells: Mapping[str, str]
    where: str
    review: int
    contested: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Answer:
    """What a question found.

    Attributes:
        question: the question.
        found: how many records.
        total: how many the ledger has.
        is_shared: whether the office exchanges with another: only then do rows have a way to go.
        pages: rows that were read at once: number of the page → its rows.
    """

    question: Question
    found: int
    total: int
    is_shared: bool = False
    pages: Mapping[int, list[Row]] = field(default_factory=dict[int, list[Row]])

    @property
    def is_part(self) -> bool:
        """Whether the question asks for some of the records only."""
        return not _finds_all(self.question)


class PageReader:
    """Reads rows of one ledger.

    Args:
        office: ours.
        ledger: the ledger's name.

    Attributes:
        declared: the ledger.
    """

    def __init__(self, office: Office, ledger: str) -> None:
        self._office = office
        self.declared = office.registry[ledger]

    def answer(self, question: Question, fields: Sequence[Field], pages: Collection[int]) -> Answer:
        """How many rows a question finds, and some pages of them.

        Pages beyond the end are taken from the end, so that a table that has become shorter
        shows its last rows at once.
        """
        with self._office.snapshot() as now:
            found = now.asking.count(question)
            plain = Question(question.ledger)
            total = found if _finds_all(question) else now.asking.count(plain)
            last = max(found - 1, 0) // PAGE
            wanted = sorted({min(one, last) for one in pages})
            rows = {one: self._page(now, question, fields, one) for one in wanted} if found else {}
            is_shared = bool(self._office.trust.peers(now.connection))
        return Answer(question, found, total, is_shared, rows)

    def pages(
        self, question: Question, fields: Sequence[Field], pages: Collection[int]
    ) -> dict[int, list[Row]]:
        """Pages of what a question finds; number of the page → its rows."""
        with self._office.snapshot() as now:
            return {one: self._page(now, question, fields, one) for one in sorted(pages)}

    def place_of(self, question: Question, uid: bytes) -> int | None:
        """The row in which a record stands; None if the question does not find it."""
        with self._office.snapshot() as now:
            uids = now.asking.uids(question)
        return uids.index(uid) if uid in uids else None

    def uids(self, question: Question, rows: Sequence[range]) -> list[bytes]:
        """The records that stand in some rows."""
        with self._office.snapshot() as now:
            found = now.asking.uids(question)
        return [uid for one in rows for uid in found[one.start : one.stop]]

    def texts(
        self, question: Question, fields: Sequence[Field], rows: Sequence[range]
    ) -> list[list[str]]:
        """What stands in some rows."""
        with self._office.snapshot() as now:
            view = View(self._office, now, self.declared)
            return [
                cells
                for one in rows
                for cells in view.table(
                    now.asking.page(question, offset=one.start, limit=len(one)), fields
                )
            ]

    def _page(
        self, now: Snapshot, question: Question, fields: Sequence[Field], number: int
    ) -> list[Row]:
        records = now.asking.page(question, offset=number * PAGE, limit=PAGE)
        texts = View(self._office, now, self.declared).table(records, fields)
        got_to = whereabouts(self._office, now.connection, records)
        called = labels(self._office, now.connection)
        waiting = contested(self._office, now.connection, question.ledger, records)
        return [
            Row(
                record.uid,
                {one.name: text for one, text in zip(fields, cells, strict=True)},
                called[got_to[record.uid]],
                record.review,
                waiting.get(record.uid, frozenset()),
            )
            for record, cells in zip(records, texts, strict=True)
        ]


def _finds_all(question: Question) -> bool:
    is_narrowed = question.in_review or question.got_to is not None
    return not (question.words() or question.where or question.units or is_narrowed)
