"""What was counted: tables of numbers, and where the markers stand that were passed.

Headings are in Chinese, as on paper; the window translates those that are `Message` or marked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.language import Message, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ledger.counts import Count
    from app.ledger.questions import Question
    from app.paper.report import Shade

Label = str | Message
"""What a row is called: the office's own words, or words of the program."""
NOTHING = "—"
"""Where there is nothing of which a share or an average could be said."""


def in_chinese(label: Label) -> str:
    """What a row is called on paper."""
    if isinstance(label, str):
        return label
    return label.template.format_map(dict(label.values)) if label.values else label.template


def said(label: Label) -> str:
    """What a row or a column is called, in the language that is spoken."""
    return translate(label) if isinstance(label, str) else str(label)


def share_text(share: float | None) -> str:
    """A share in percent."""
    if share is None:
        return NOTHING
    return "100%" if share == 100 else f"{share:.1f}%"


@dataclass(frozen=True)
class Amount:
    """What was counted of one group, so kept that two groups can be put together.

    Attributes:
        amount: in the smallest unit: records, tenths of kilometres, minutes.
        of: what it is a share or an average of.
        records: how many records stand behind it.
    """

    amount: int = 0
    of: int = 0
    records: int = 0

    def __add__(self, other: Amount) -> Amount:
        return Amount(self.amount + other.amount, self.of + other.of, self.records + other.records)


@dataclass(frozen=True)
class Cell:
    """One number.

    Attributes:
        text: as people read it.
        value: the number; None: there is none.
        records: how many records its question finds.
        question: the records behind it; None: it leads nowhere.
    """

    text: str
    value: float | None
    records: int = 0
    question: Question | None = None

    @property
    def leads(self) -> bool:
        """Whether there are records to be shown."""
        return self.question is not None and self.records > 0


@dataclass(frozen=True)
class Row:
    """One row of numbers.

    Attributes:
        label: what the group is called.
        cells: one for each column.
    """

    label: Label
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Head:
    """The heading of a column.

    Attributes:
        label: what it says.
        unit: of its numbers; empty: none is said.
        over: a heading over it and its neighbours that say the same.
        name: for scripts; of columns that are values the value.
    """

    label: Label
    unit: str = ""
    over: Label = ""
    name: str = ""


@dataclass(frozen=True)
class Place:
    """One marker along a section.

    Attributes:
        number: the marker's.
        last: the day on which it was passed last; empty: never.
        shade: how long ago.
        question: the rides of the period that speak of it.
        records: how many the question finds.
    """

    number: str
    last: str
    shade: Shade
    question: Question | None = None
    records: int = 0


@dataclass(frozen=True)
class Line:
    """The markers of a section in their natural order."""

    label: Label
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Counted:
    """One table of numbers.

    Attributes:
        count: what was counted.
        ledger: of which ledger.
        first: the heading of the rows.
        heads: the headings of the columns.
        rows: in order.
        total: the closing row; None: none.
        lines: the markers along their sections, where they are drawn.
        legend: what the shades say.
        parts: the tables that stand in this one.
        span: the first and the last day of the period; empty: from the beginning, without an end.
    """

    count: Count
    ledger: str
    first: Label = ""
    heads: tuple[Head, ...] = ()
    rows: tuple[Row, ...] = ()
    total: Row | None = None
    lines: tuple[Line, ...] = ()
    legend: tuple[tuple[Shade, Label], ...] = ()
    parts: tuple[Counted, ...] = ()
    span: tuple[str, str] = ("", "")

    def tables(self) -> Iterator[Counted]:
        """Itself, or the tables that stand in it."""
        if self.parts:
            for one in self.parts:
                yield from one.tables()
        else:
            yield self

    def every_row(self) -> Iterator[Row]:
        """Its rows, and the closing one."""
        yield from self.rows
        if self.total is not None:
            yield self.total
