"""Which record a row of our own export was written from: a short checked mark in its last column.

The column is called 记录编号（勿改）. In .xlsx it is hidden and lies outside the print area, so
that nobody is disturbed; Excel, WPS and LibreOffice carry it along when rows are sorted, moved or
saved as .xls, .ods or .csv (in .csv it can be seen). A mark consists of letters, so that no program
takes it for a number; its last two check the others.

A mark is made of the ledger and the record's id, which is the same in every office that holds the
record: a township's export comes back right from its village. A mark that no record here has says
nothing, and the row is told by what stands in it, as rows without a mark are. A mark is believed
only as far as the row agrees with it, see `app.exchange.matching`: programs can sort some columns
without the others, and people copy rows.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from app.values.reading import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.exchange.headers import Header
    from app.values.reading import Raw

TITLE, _DUTY = "记录编号", "勿改"
HEADING = f"{TITLE}（{_DUTY}）"
"""The column's heading."""

REASON = "没有导入的原因"
"""The heading of the last column of a file of rejected rows; it is none of the clerk's own."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""I and O look like figures."""
_LENGTH, _CHECK = 14, 2
_PRIME = 571
"""The greatest that two letters can say: so a wrong letter is found, or two that changed places."""


def mark_of(ledger: str, uid: bytes) -> str:
    """The mark of a record.

    Args:
        ledger: the ledger's name; records of another one have other marks.
        uid: its id.
    """
    digest = blake2b(uid, digest_size=8, person=ledger.encode()[:16]).digest()
    number = int.from_bytes(digest) % len(_LETTERS) ** _LENGTH
    return _written(number, _LENGTH) + _written(number % _PRIME, _CHECK)


def _written(number: int, length: int) -> str:
    letters: list[str] = []
    for _ in range(length):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return "".join(reversed(letters))


def read_mark(cell: Raw) -> str:
    """The mark in a cell; empty where there is none, or a damaged one."""
    if not isinstance(cell, str):
        return ""
    text = cell if cell.isascii() and cell.isalpha() else text_of(cell)
    text = text.strip("'").upper()
    if len(text) != _LENGTH + _CHECK or not set(text) <= set(_LETTERS):
        return ""
    number = 0
    for letter in text[:_LENGTH]:
        number = number * len(_LETTERS) + _LETTERS.index(letter)
    return text if text[_LENGTH:] == _written(number % _PRIME, _CHECK) else ""


def is_ours(title: str, unit: str) -> bool:
    """Whether a heading is one that we have added to somebody's columns."""
    return title == REASON or is_identity(title, unit)


def is_identity(title: str, unit: str) -> bool:
    """Whether a heading, divided as `split_title` does, is that of the column of marks."""
    return title == TITLE and unit == _DUTY


def column_of(headers: Iterable[Header]) -> int | None:
    """Which of a table's headers is that of the marks, counted from 0; None: there is none."""
    found = (at for at, one in enumerate(headers) if is_identity(one.title, one.unit))
    return next(found, None)
