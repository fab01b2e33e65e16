"""Columns of values in few bytes: what segments are made of.

`encode` turns the values of one column (None, whole numbers, texts, byte strings) into a nested
list that MessagePack carries, and `decode` gives exactly these values back. Each sort of value is
written in its own way (`Code`), made for what compresses it afterwards: recurring values as
numbers, days and times as numbers, digits two in a byte, record ids as counters, the strings in
JSON apart from its brackets; numbers with their bytes transposed. Rows of patrol logs take about
40 % of the bytes that they take as compressed MessagePack rows.

The columns of one segment share a `RowReferences`, so that an id is written out once.

A column comes from a USB stick: `decode` believes nothing, and raises `DamagedColumn`.
"""

from __future__ import annotations

from db.columns.decoding import decode
from db.columns.encoding import encode
from db.columns.ids import RowReferences
from db.columns.parts import Code, DamagedColumn, EncodedColumn, Value

__all__ = [
    "Code",
    "DamagedColumn",
    "EncodedColumn",
    "RowReferences",
    "Value",
    "decode",
    "encode",
]
