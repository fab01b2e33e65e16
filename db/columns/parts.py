"""What an encoded column is made of, and what goes wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, TypeGuard, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Value: TypeAlias = int | str | bytes | None
"""What a column holds: whole numbers are 64-bit signed; there is no bool and no float."""

Part: TypeAlias = "int | bytes | list[Part]"

EncodedColumn: TypeAlias = list[Part]
"""A number of `Code` and what belongs to it; MessagePack carries it as it is."""


_Kind = TypeVar("_Kind", int, str, bytes)


def is_list(part: object) -> TypeGuard[Sequence[object]]:
    """Whether something that was decoded is a list, as a column and a pack are."""
    return isinstance(part, list | tuple)


def are_all(values: Sequence[Value], kind: type[_Kind]) -> TypeGuard[Sequence[_Kind]]:
    """Whether all values, if there are any, are of this kind."""
    return set(map(type, values)) <= {kind}


class DamagedColumn(ValueError):
    """A column is not what `encode` wrote: it was cut or changed, or something else made it."""


class Code:
    """The ways in which a column is written; the numbers stand in files and never change.

    "Column" means a column encoded in the same manner, "packed" what `db.columns.packing` packs,
    "transposed" all first bytes, then all second ones, and so on.
    """

    NOTHING = 0
    """Every value is None."""
    SAME = 1
    """Every value is the same: column of it alone."""
    SPLIT = 2
    """Two sorts of values: a bit for each value, column of the ones, column of the noughts."""
    CODES = 3
    """Values that recur: how many distinct ones, column of these, their numbers packed."""
    NUMBERS = 4
    """Whole numbers: packed."""
    DAYS = 5
    """Texts ``YYYY-MM-DD``: proleptic Gregorian ordinals, packed."""
    TIMES = 6
    """Texts ``HH:MM``: minutes of the day, packed."""
    DIGITS = 7
    """Texts of one length, digits and ``X:/. -`` after a common start: this start in UTF-8, the
    length of the rest, and the rest transposed, two characters in a byte as hexadecimal digits
    (``X:/. -`` are a to f; a nought comes before an odd length)."""
    HEX = 8
    """Texts of lower-case hexadecimal digits: column of the bytes that they stand for."""
    QUOTED = 9
    """Texts with quoted strings, as in JSON: the frames (a list: how many distinct ones, these
    joined by NUL in UTF-8, their numbers packed), column of all the strings."""
    TEXT = 10
    """Any texts without NUL: joined by NUL, in UTF-8."""
    WIDE_TEXT = 11
    """The same in UTF-16, low byte first: Chinese is two bytes a character instead of three."""
    UTF8 = 12
    """Texts that contain NUL: column of their bytes."""
    IDS = 13
    """Record ids: the distinct sites joined, each id's site packed, each id's counter packed."""
    SEEN = 14
    """Record ids that the segment named before: their numbers in `RowReferences`, packed."""
    FIXED = 15
    """Byte strings of one length: the length, the bytes transposed."""
    BLOBS = 16
    """Any byte strings: their lengths packed, the strings joined."""
    MARKED = 17
    """Texts that begin with the same mark (a link is ``@`` and a record id): the mark in UTF-8,
    column of the texts without it."""
