"""The rows of an .xlsx sheet as XML, one at a time."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from app.errors import Trouble
from app.exchange.cell_text import clean
from app.exchange.extent import column_letters
from app.exchange.widths import row_height
from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.exchange.out_sheet import OutColumn
    from app.values.reading import Raw

_LONGEST_TEXT = 32_767
"""Characters that Excel keeps in one cell; what is more, it drops."""

_MOST_DIGITS = 15
"""Excel turns all further digits of a number into zeros."""

_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel's calendar has a 29 February 1900, so that earlier days are not what they seem."""

_DAY_ZERO = dt.date(1899, 12, 30)

_SPECIAL = re.compile("[&<>]|_x[0-9a-fA-F]{4}_")
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


@dataclass(frozen=True)
class Styles:
    """The numbers of the cell formats in the workbook's list of styles."""

    text: str
    wrapped: str
    number: str
    day: str
    moment: str
    clock: str


class RowWriter:
    """Turns rows of values into XML.

    Text is text, whatever it looks like: nothing of it becomes a number, a date or a formula.

    Args:
        columns: the sheet's columns.
        widths: how wide they are, in Latin letters.
        styles: the formats of their cells.
    """

    def __init__(
        self, columns: Sequence[OutColumn], widths: Sequence[float], styles: Styles
    ) -> None:
        self._widths = widths
        self._columns = [(column_letters(at), column) for at, column in enumerate(columns, 1)]
        self._styles = styles

    def xml(self, number: int, row: Sequence[Raw]) -> str:
        """One row.

        Args:
            number: where it stands in the sheet, counted from 1.
            row: a value for each column.

        Raises:
            Trouble: a text is longer than Excel can hold.
        """
        cells = [
            self._cell(f"{letters}{number}", column, value)
            for (letters, column), value in zip(self._columns, row, strict=True)
        ]
        height = row_height(row, self._widths)
        return f'<row r="{number}" ht="{height}">{"".join(cells)}</row>'

    def _cell(self, place: str, column: OutColumn, value: Raw) -> str:
        if value is None or value == "":
            return f'<c r="{place}" s="{self._blank_style(column)}"/>'
        if column.kind == "number" and is_exact_number(value):
            return f'<c r="{place}" s="{self._styles.number}"><v>{value!r}</v></c>'
        if column.kind == "day" and is_real_day(value):
            return self._day(place, value)
        return self._text(place, column, value if isinstance(value, str) else text_of(value))

    def _blank_style(self, column: OutColumn) -> str:
        return self._styles.number if column.kind == "number" else self._text_style(column)

    def _text_style(self, column: OutColumn) -> str:
        return self._styles.wrapped if column.kind == "wrapped" else self._styles.text

    def _day(self, place: str, value: dt.date | dt.time) -> str:
        if isinstance(value, dt.time):
            return f'<c r="{place}" s="{self._styles.clock}"><v>{_part_of_day(value)!r}</v></c>'
        if isinstance(value, dt.datetime):
            days = (value.date() - _DAY_ZERO).days + _part_of_day(value.time())
            return f'<c r="{place}" s="{self._styles.moment}"><v>{days!r}</v></c>'
        return f'<c r="{place}" s="{self._styles.day}"><v>{(value - _DAY_ZERO).days}</v></c>'

    def _text(self, place: str, column: OutColumn, text: str) -> str:
        plain = clean(text)
        if len(plain) > _LONGEST_TEXT // 2 and len(plain.encode("utf-16-le")) // 2 > _LONGEST_TEXT:
            raise Trouble(
                "{cell} 格“{column}”的文字超过 32767 个字，表格里放不下。",
                "请先把这一格缩短，或者导出为 CSV 文件。",
                cell=place,
                column=column.title,
            )
        # without this mark, programs drop spaces and line ends at the edges
        keep = ' xml:space="preserve"' if plain != plain.strip() else ""
        style = self._text_style(column)
        return (
            f'<c r="{place}" s="{style}" t="inlineStr"><is><t{keep}>{escaped(plain)}</t></is></c>'
        )


def is_exact_number(value: Raw) -> TypeGuard[int | float]:
    """Whether a spreadsheet can hold the value as a number without changing it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return math.isfinite(value) if isinstance(value, float) else abs(value) < 10**_MOST_DIGITS


def is_real_day(value: Raw) -> TypeGuard[dt.date | dt.time]:
    """Whether a spreadsheet can hold the value as a day or a time."""
    if isinstance(value, dt.datetime):
        return value.date() >= _FIRST_DAY
    return isinstance(value, dt.time) or (isinstance(value, dt.date) and value >= _FIRST_DAY)


def escaped(text: str) -> str:
    """The text as XML, safe from what spreadsheets take for the code of a character."""
    if not _SPECIAL.search(text):
        return text
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"_x005F{found[0]}"), text)


def _part_of_day(time: dt.time) -> float:
    seconds = time.hour * 3600 + time.minute * 60 + time.second + time.microsecond / 1e6
    return seconds / 86400
