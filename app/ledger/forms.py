"""Printed forms as data: what stands on them, in which order, on what paper.

A ledger declares the forms that it comes with, the usual one first. An office copies one and
changes the copy, and a township sends its copies down (`app.forms`); so all of a form is here, and
none of it is code.

Words of a form may hold braces, which are filled when it is printed: ``{office}``, ``{person}``
(who fills it in), ``{day}``, ``{count}`` (of records), any field of the record on forms that show
one record at a time (``{name}``), and what is asked when it is printed (``{ask:监督电话}``). Forms
are always in Chinese, whatever the window speaks: the township reads them.

What a newer program says of a form and this one does not know is kept in ``more``, so that it is
there again when the form goes on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.signatures import SIGNATURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.paper.labels import Place
    from app.paper.roster import Paper

USUAL = "roster"
"""What the usual form of a ledger is called."""
BRACES = re.compile(r"\{([^{}]*)\}")
"""A place in words that is filled when they are printed."""
ASK = "ask:"
"""What a brace begins with that is asked."""
COMMON = frozenset({"office", "person", "day", "count"})
"""Braces that every form fills."""
UNIT = "@unit"
"""Stands for a field, in columns and groups: which office a record belongs to. A township's
rosters tell its villages apart by it."""

Layout = Literal["list", "sheet", "labels", "prose", "counts"]
"""How records stand on a form.

``list``: each in a row of a table. ``sheet``: each on a sheet of its own, in boxes. ``labels``:
each on a label, several to the page. ``prose``: each in running text, as notices and letters are.
``counts``: none; numbers that are counted from them.
"""


@dataclass(frozen=True, kw_only=True)
class FormColumn:
    """A column of a list.

    Attributes:
        field: whose values stand in it; empty: it is written by hand.
        title: its heading; empty: the field's own.
        over: a heading over it and over the neighbours that say the same.
        width: in millimetres; None: as the content needs.
        more: what this program does not know, in JSON.
    """

    field: str = ""
    title: str = ""
    over: str = ""
    width: float | None = None
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class FormBox:
    """One box of a sheet's grid. Boxes fill the rows from the left, as the cells of a table do.

    Attributes:
        words: printed as they are, braces filled; a heading of the box or boxes beside it.
        field: whose value stands in the box, behind the words.
        across: how many columns of the grid it takes.
        down: how many rows.
        least: how high it is at least, in millimetres.
        heading: whether the words are a heading, set in the middle.
        only_if: a field of yes or no on which the box depends: where that says no, there is
            nothing to write, and the box says 无. Otherwise what is empty is not known.
        more: what this program does not know, in JSON.
    """

    words: str = ""
    field: str = ""
    across: int = 1
    down: int = 1
    least: float = 0.0
    heading: bool = False
    only_if: str = ""
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class FormLine:
    """A line of a label or of running text.

    Attributes:
        words: braces are filled.
        size: of the type, in points; 0: the usual one.
        align: where it stands; ``flush`` at the left, though running text is begun further in.
        more: what this program does not know, in JSON.
    """

    words: str = ""
    size: float = 0.0
    align: Place = "left"
    more: str = ""


@dataclass(frozen=True, kw_only=True)
class Form:
    """One thing that can be printed of a ledger.

    Attributes:
        name: for scripts, and what keeps an office's own form apart from others: ``roster``.
        title: what people call it, and what stands above it after the office's name: 党员名册.
        heading: what stands above it instead, braces filled.
        layout: how records stand on it.
        paper: size and direction.
        columns: of a list; empty: all fields that are listed.
        order: how records are sorted, unless somebody sorted them; empty: as the table is.
        group: a list: records that agree in this field stand together, under a line that names it.
        group_pages: each group begins a page.
        total: the line under a list, a template for ``count``; empty: none.
        totals: fields that are counted in that line: of a code how many have each of its values,
            of a number the sum.
        facts: lines of phrases in place of the 填报 line: 会议名称, 时间, 地点.
        numbered: whether a list begins with running numbers.
        blank_rows: this many empty rows follow, to be written in by hand.
        fill: empty rows follow to the end of the page.
        blank: no record ever stands on it: it is taken along and written in by hand.
        empty: what stands where a record says nothing: —; empty: nothing.
        signatures: who signs under it, on the last page.
        seal: whether room is left there for a seal. None is ever drawn.
        notes: each a line under it.
        wall: it hangs where everybody reads it: neither ID numbers nor phones nor addresses stand
            on it, whatever its columns say.
        full: ID numbers and phones stand on it in full; to print it, a reason must be given.
        asks: what is asked when it is printed, and remembered: 公示期, 监督电话.
        grid: of a sheet: how wide the columns are, in relation to each other.
        boxes: of a sheet: its rows.
        label: of labels: width and height of one in millimetres.
        lines: of a label or of running text; a line whose braces all stay empty is left out.
        dated: of running text: the field of the day that stands below it; empty: the day on which
            it is printed.
        count: of counts: the name of what is counted.
        more: what this program does not know, in JSON.
    """

    name: str
    title: str
    heading: str = ""
    layout: Layout = "list"
    paper: Paper = "A4 landscape"
    columns: tuple[FormColumn, ...] = ()
    order: tuple[str, ...] = ()
    group: str = ""
    group_pages: bool = False
    total: str = ""
    totals: tuple[str, ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    numbered: bool = True
    blank_rows: int = 0
    fill: bool = False
    blank: bool = False
    empty: str = ""
    signatures: tuple[str, ...] = SIGNATURES
    seal: bool = False
    notes: tuple[str, ...] = ()
    wall: bool = False
    full: bool = False
    asks: tuple[str, ...] = ()
    grid: tuple[float, ...] = ()
    boxes: tuple[tuple[FormBox, ...], ...] = ()
    label: tuple[float, float] = (90.0, 55.0)
    lines: tuple[FormLine, ...] = ()
    dated: str = ""
    count: str = ""
    more: str = ""

    @property
    def shows_one(self) -> bool:
        """Whether it shows one record at a time, so that words may name its fields."""
        return self.layout in ("sheet", "labels", "prose")

    @property
    def wants_reason(self) -> bool:
        """Whether a reason must be given to print it; on a wall nothing stands in full anyhow."""
        return self.full and not self.wall

    def words(self) -> Iterator[str]:
        """All words in which braces are filled."""
        yield from (self.heading, self.total, *self.notes)
        for line in self.facts:
            yield from line
        for one in self.boxes_in_order():
            yield one.words
        for line in self.lines:
            yield line.words

    def boxes_in_order(self) -> Iterator[FormBox]:
        """The boxes of a sheet, row by row."""
        for row in self.boxes:
            yield from row

    def fields(self) -> Iterator[str]:
        """The fields that it names outside of its words, in order, some of them twice."""
        named = [
            *(one.field for one in self.columns),
            *(one.removeprefix("-") for one in self.order),
            self.group,
            *self.totals,
            *(name for one in self.boxes_in_order() for name in (one.field, one.only_if)),
            self.dated,
        ]
        yield from (one for one in named if one)

    def braces(self) -> Iterator[str]:
        """What stands in the braces of its words."""
        for words in self.words():
            yield from BRACES.findall(words)

    def unknown(self, known: frozenset[str]) -> list[str]:
        """What it names that is neither a field nor anything else that can be filled.

        Args:
            known: the fields of its ledger.
        """
        filled = COMMON | {ASK + one for one in self.asks}
        filled |= known if self.shows_one else frozenset()
        found = [
            *(one for one in self.fields() if one not in known and one != UNIT),
            *(f"{{{one}}}" for one in self.braces() if one not in filled),
        ]
        return list(dict.fromkeys(found))


def usual(title: str, measure: str) -> Form:
    """The list that a ledger has whose file declares no form."""
    return Form(name=USUAL, title=title, total="合计：{count} " + measure)


def columns(*fields: str) -> tuple[FormColumn, ...]:
    """Columns that show these fields under their own headings."""
    return tuple(FormColumn(field=one) for one in fields)
