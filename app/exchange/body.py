"""Tells the rows of a table from what stands between and behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from app.exchange.head import NUMBERING, Head, Texts, texts_of
from app.exchange.headers import normalised, split_title
from app.exchange.identity import column_of, read_mark
from app.exchange.lines import Filler, filler_of, is_label_line, is_note, is_total
from app.language import Message

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.exchange.grid import Cells, SheetGrid

BLANK = Message("空行")
NUMBERED = Message("只有序号的空行")
REPEATED = Message("重复的表头")
TITLE = Message("标题行")
COUNTED = Message("栏次行")
TOTAL = Message("合计行")
SIGNED = Message("签字行")
NOTE = Message("说明行")
SECTION = Message("小标题行")
FOREIGN = Message("另一张表")

_ENDS = (TOTAL, SIGNED, NOTE)

_TELLING = re.compile("[计共和:：、※.]")
"""No total, label or note is without one of these."""

_CELESTIAL = "甲乙丙丁戊己庚辛"


@dataclass
class Body:
    """What stands below a header.

    Attributes:
        numbers: the table's rows, numbered as in the sheet.
        skipped: rows that are none, and why.
        untitled: columns that have values in the table's rows, but no title.
        filler: what lines below the table say about who filled it in.
    """

    numbers: list[int] = field(default_factory=list[int])
    skipped: dict[int, Message] = field(default_factory=dict[int, Message])
    untitled: set[int] = field(default_factory=set[int])
    filler: Filler = field(default_factory=Filler)


def body_below(head: Head, grid: SheetGrid, knows: Callable[[str], bool]) -> Body:
    """Go through the rows below a header, up to the end or to the header of another table."""
    return _Walk(head, grid, knows).body


class _Walk:
    """One pass over the rows below a header; remembers whether the table seemed to have ended."""

    def __init__(self, head: Head, grid: SheetGrid, knows: Callable[[str], bool]) -> None:
        self._head, self._knows = head, knows
        self._preface = {_joined(texts_of(cells)) for cells in grid.rows[: head.first - 1]} - {""}
        self._columns = {header.column for header in head.headers}
        self._numbering = {one.column for one in head.headers if one.title in NUMBERING}
        marked = column_of(head.headers)
        self._marked = None if marked is None else head.headers[marked].column
        self._first_column = min(self._columns)
        self._wide = {
            area.top
            for area in grid.merged
            if (area.right - area.left + 1) * 2 > len(self._columns) > 2
        }
        self._ended = False
        self.body = Body()
        for number, cells in enumerate(grid.rows[head.last :], head.last + 1):
            why = self._why_not(number, cells)
            if why is None:
                self.body.numbers.append(number)
                self._note_untitled(cells)
            else:
                self.body.skipped[number] = why
            if why is FOREIGN:
                self._leave_out_after(number, len(grid.rows))
                return

    def _note_untitled(self, cells: Cells) -> None:
        if len(cells) > len(self._columns):
            self.body.untitled.update(texts_of(cells).keys() - self._columns)

    def _leave_out_after(self, number: int, last: int) -> None:
        self.body.skipped.update(dict.fromkeys(range(number + 1, last + 1), FOREIGN))

    def _why_not(self, number: int, cells: Cells) -> Message | None:
        """Why a row belongs not to the table, or None if it does."""
        filled = (at for at, cell in enumerate(cells, 1) if cell is not None and at != self._marked)
        columns = list(islice(filled, 3))
        leading = [cell for cell in (cells[at - 1] for at in columns[:2]) if isinstance(cell, str)]
        plain = (
            len(columns) > 2
            and number > self._head.last + 1
            and not any(self._is_telling(text) for text in leading)
        )
        if plain:
            self._ended = False
            return None
        return self._why_not_closely(number, texts_of(cells))

    def _why_not_closely(self, number: int, texts: Texts) -> Message | None:
        if not texts:
            return BLANK
        if self._marked in texts and read_mark(texts.pop(self._marked)):
            # whatever stands in it: it was a row when we wrote it
            self._ended = False
            return None if texts.keys() - self._numbering else NUMBERED
        if not texts.keys() - self._numbering:
            # a total or a note may stand in the numbering's column
            numbered = all(text.rstrip(".、").isdecimal() for text in texts.values())
            if numbered:
                return NUMBERED
        whole = [normalised(text) for text in texts.values()]
        if self._is_repeated(texts):
            self._ended = False
            return REPEATED
        if number == self._head.last + 1 and _is_count(whole):
            return COUNTED
        if _joined(texts) in self._preface:
            return TITLE
        if self._is_foreign(texts):
            return FOREIGN
        why = self._kind_of_end(whole)
        if why is None and self._is_aside(number, texts):
            why = NOTE if self._ended else SECTION
        self._ended = why in _ENDS
        return why

    def _kind_of_end(self, whole: list[str]) -> Message | None:
        if is_label_line(whole):
            self.body.filler = self.body.filler.or_else(filler_of(whole))
            return SIGNED
        if is_total(whole):
            return TOTAL
        return NOTE if is_note(whole) else None

    def _is_aside(self, number: int, texts: Texts) -> bool:
        """Whether a row with a single text is about the table: 第一党小组, or more notes."""
        ((column, text), *more) = texts.items()
        if more or len(self._columns) < 2:
            return False
        in_front = column in self._numbering or column < self._first_column
        return number in self._wide or (in_front and not text[:1].isdigit()) or self._ended

    def _is_telling(self, text: str) -> bool:
        """Whether a row that begins so needs a closer look."""
        return not text.strip() or bool(_TELLING.search(text)) or self._knows(split_title(text)[0])

    def _is_repeated(self, texts: Texts) -> bool:
        """Whether a row says what a level of the header says, as on each page of a print."""
        return any(_same(texts, level) for level in self._head.levels)

    def _is_foreign(self, texts: Texts) -> bool:
        """Whether a row is another table's header: titles that stand elsewhere in this one."""
        titles = {column: split_title(text)[0] for column, text in texts.items()}
        known = [column for column, title in titles.items() if self._knows(title)]
        return len(known) >= 3 and len(known) * 2 > len(titles)


def _same(texts: Texts, level: Texts) -> bool:
    alike = [
        split_title(text) == split_title(level.get(column, "")) for column, text in texts.items()
    ]
    # one altered cell is a slip of the pen; one cell alone may be a value, such as 备注
    return sum(alike) * 5 >= len(alike) * 4 and (len(alike) > 1 or len(level) == 1)


def _joined(texts: Texts) -> str:
    return " ".join(texts.values())


def _is_count(whole: list[str]) -> bool:
    """Whether the texts number the columns: 甲 乙 1 2 3, or (1) (2) (3)."""
    numbers = [text.strip("()") for text in whole if text not in {"栏次", *_CELESTIAL}]
    return len(whole) > 2 and numbers == [str(at) for at in range(1, len(numbers) + 1)]
