"""What the records of an old .xls workbook say that the spreadsheet reader does not tell.

Records are those of Microsoft's [MS-XLS]: a type, a length and as many bytes. The workbook's own
records come first and say where the records of each sheet begin.

Unlike the other formats, this one has no checksums, and the reader believes every number that it
meets: one wrong bit can make it ask for all the memory there is, which ends the program. So
everything that it will believe is looked at here first.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from app.exchange.extent import CellError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.exchange.ole import CompoundFile

_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
"""Where the records stand in the container: since Excel 97, and in Excel 95."""

_BEGIN, _END = 0x0809, 0x000A
_SHEET, _LOCKED = 0x0085, 0x002F
_DIMENSIONS = 0x0200
_FORMULA, _CONSTANT = 0x0006, 0x0205
_CELLS = frozenset({_FORMULA, _CONSTANT, 0x0203, 0x0204, 0x00D6, 0x027E, 0x00FD, 0x00BD})
"""Records that begin with a row and a column."""

_MOST_ROWS, _MOST_COLUMNS = 65_536, 256

_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class BrokenRecords(ValueError):
    """A sheet claims more than the format can hold."""


def records(container: CompoundFile) -> bytes:
    """The records of the workbook in a container; nothing where it holds something else.

    Raises:
        app.exchange.ole.BrokenContainer: the stream is damaged.
    """
    name = next((name for name in _STREAMS if name in container.names), None)
    return container.stream(name) if name else b""


def is_locked(stream: bytes) -> bool:
    """Whether the workbook asks for a password before it can be read."""
    return any(kind == _LOCKED for kind, _ in _walk(stream, 0))


def cell_errors(stream: bytes) -> list[tuple[CellError, ...]]:
    """For each sheet, in the order of the workbook, the cells that hold an error such as #N/A.

    Raises:
        BrokenRecords: a sheet has cells where no .xls sheet can have any.
    """
    starts = [
        struct.unpack_from("<I", body)[0]
        for kind, body in _walk(stream, 0)
        if kind == _SHEET and len(body) >= 4
    ]
    return [tuple(_errors_from(stream, start)) for start in starts]


def _errors_from(stream: bytes, start: int) -> Iterator[CellError]:
    for kind, body in _walk(stream, start):
        if kind == _DIMENSIONS:
            _refuse_impossible_size(body)
        elif kind in _CELLS and len(body) >= 8:
            row, column = struct.unpack_from("<HH", body)
            if column >= _MOST_COLUMNS:
                raise BrokenRecords(f"a cell in column {column}")
            code = _error_code(kind, body)
            if code is not None:
                yield CellError(row + 1, column + 1, _ERRORS.get(code, "#"))


def _refuse_impossible_size(body: memoryview) -> None:
    """Refuse a reach from which the reader would take how much memory it needs."""
    layout = {10: "<HHHH", 14: "<IIHH"}.get(len(body))
    if layout is None:
        raise BrokenRecords("a reach of unknown form")
    first, end, _, end_column = struct.unpack_from(layout, body)
    if (end and first > end) or end > _MOST_ROWS or end_column > _MOST_COLUMNS:
        raise BrokenRecords(f"cells up to row {end}, column {end_column}")


def _error_code(kind: int, body: memoryview) -> int | None:
    if kind == _CONSTANT and body[7] == 1:
        return body[6]
    # a result that is no number is marked in its last bytes, and 2 stands for an error
    is_special = kind == _FORMULA and len(body) >= 14 and body[12:14].tobytes() == b"\xff\xff"
    return body[8] if is_special and body[6] == 2 else None


def _walk(stream: bytes, start: int) -> Iterator[tuple[int, memoryview]]:
    """Type and body of each record up to the end of the part that begins at ``start``.

    Charts inside a sheet are parts of their own, and left out.
    """
    view = memoryview(stream)
    at, depth = start, 0
    begun = False
    while at + 4 <= len(view):
        kind, length = struct.unpack_from("<HH", view, at)
        if kind == _BEGIN and begun:
            depth += 1
        elif kind == _END and depth == 0:
            return
        elif depth == 0:
            yield kind, view[at + 4 : at + 4 + length]
        elif kind == _END:
            depth -= 1
        begun |= kind == _BEGIN
        at += 4 + length
