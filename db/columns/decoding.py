"""Values back from a column, which may have been damaged, or made to do damage."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, TypeVar

from db.columns import quoting, texts
from db.columns.ids import unpack_ids
from db.columns.packing import INT64, cut, restore, unpack, unpack_bits
from db.columns.parts import Code, DamagedColumn, are_all, is_list
from db.record_ids import LENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.columns.ids import RowReferences
    from db.columns.parts import Value

_Kind = TypeVar("_Kind", str, bytes)

_ROOM = 20


def decode(column: object, count: int, seen: RowReferences | None = None) -> list[Value]:
    """The values that `encode` was given.

    Whatever the column is, the time and the memory that this takes are bounded by its size and
    by the count.

    Args:
        column: what `encode` gave, after a journey.
        count: how many values there are; the caller has made sure that they are not too many.
        seen: the record ids in the segment's columns before this one; takes up those in it.

    Raises:
        DamagedColumn: it is not a column of so many values.
    """
    _check_parts(column, 2 * _ROOM)
    return list(_Decoder(seen, count).column(column, count, _ROOM))


def _check_parts(part: object, room: int) -> None:
    """Refuse what no column is made of: `True` and 1.0 would pass as the number 1."""
    if is_list(part):
        if not room:
            raise DamagedColumn("columns lie too deep in each other")
        for one in part:
            _check_parts(one, room - 1)
    elif type(part) is not int and type(part) is not bytes:
        raise DamagedColumn("a column is made of something else")


class _Decoder:
    """Decodes one column with the columns that it consists of.

    ``room`` is how many columns may still lie one in another; `encode` never needs so many.
    """

    def __init__(self, seen: RowReferences | None, count: int) -> None:
        self._seen = seen
        self._allowance = quoting.Allowance(count)

    def column(self, column: object, count: int, room: int) -> Sequence[Value]:
        """Values of any kinds."""
        if not room:
            raise DamagedColumn("columns lie too deep in each other")
        room -= 1
        match column if is_list(column) else ():
            case [Code.NOTHING]:
                return [None] * count
            case _ if count < 1:
                raise DamagedColumn("there are values where there should be none")
            case [Code.SAME, only]:
                return [*self.column(only, 1, room)] * count
            case [Code.SPLIT, bytes(bits), ones, noughts]:
                return self._split(unpack_bits(bits, count), ones, noughts, room)
            case [Code.CODES, int(size), column_of_distinct, numbers] if 0 < size <= count:
                distinct = self.column(column_of_distinct, size, room)
                return list(map(distinct.__getitem__, unpack(numbers, count, range(size))))
            case [Code.NUMBERS, numbers]:
                return unpack(numbers, count, INT64)
            case [Code.DAYS, numbers]:
                return texts.decode_days(numbers, count)
            case [Code.TIMES, numbers]:
                return texts.decode_times(numbers, count)
            case [Code.DIGITS, bytes(start), int(length), bytes(planes)]:
                return texts.decode_digits(start, length, planes, count)
            case [Code.HEX, column_of_bytes]:
                return _each_once(bytes.hex, self._all(bytes, column_of_bytes, count, room))
            case [Code.QUOTED, frames, strings]:
                return self._quoted(frames, strings, count, room)
            case [Code.TEXT, bytes(joined)]:
                return texts.split_texts(texts.decode_text(joined), count)
            case [Code.WIDE_TEXT, bytes(joined)]:
                return texts.split_texts(texts.decode_text(joined, "utf-16-le"), count)
            case [Code.UTF8, column_of_bytes]:
                return _each_once(texts.decode_text, self._all(bytes, column_of_bytes, count, room))
            case [Code.IDS, bytes(sites), numbers, counters]:
                return self._named(unpack_ids(sites, numbers, counters, count))
            case [Code.SEEN, numbers] if self._seen is not None:
                return self._seen.lookup(numbers, count)
            case [Code.FIXED, int(size), bytes(planes)] if 0 < size * count == len(planes):
                values = cut(restore(planes, size, size), size)
                return self._named(values) if size == LENGTH else values
            case [Code.BLOBS, lengths, bytes(joined)]:
                return _cut_at(unpack(lengths, count, range(len(joined) + 1)), joined)
            case [Code.MARKED, bytes(mark), unmarked] if len(mark) <= texts.LONGEST_MARK:
                return self._marked(texts.decode_text(mark), unmarked, count, room)
            case _:
                raise DamagedColumn("nothing is written in this way")

    def _split(self, digits: str, ones: object, noughts: object, room: int) -> list[Value]:
        """Values of two sorts, in the order that the bits tell."""
        chosen = digits.count("1")
        one = iter(self.column(ones, chosen, room))
        nought = iter(self.column(noughts, len(digits) - chosen, room))
        return [next(one) if digit == "1" else next(nought) for digit in digits]

    def _all(self, kind: type[_Kind], column: object, count: int, room: int) -> Sequence[_Kind]:
        """Values that must be of one kind."""
        values = self.column(column, count, room)
        if not are_all(values, kind):
            raise DamagedColumn(f"some values are not {kind.__name__}")
        return values

    def _quoted(self, frames: object, strings: object, count: int, room: int) -> list[str]:
        """Texts whose quoted strings stand in a column of their own."""
        framed = quoting.decode_frames(frames, count, self._allowance)
        quoted = self._all(str, strings, framed.count('"'), room)
        return quoting.put_together(framed, quoted, count, self._allowance)

    def _marked(self, mark: str, unmarked: object, count: int, room: int) -> list[str]:
        """Texts that begin with the same mark."""
        return _each_once(mark.__add__, self._all(str, unmarked, count, room))

    def _named(self, ids: list[bytes]) -> list[bytes]:
        """Record ids that later columns may refer to."""
        if self._seen is not None:
            self._seen.add(ids)
        return ids


def _each_once(text_of: Callable[[_Kind], str], values: Sequence[_Kind]) -> list[str]:
    """A text for each value; equal values share theirs, for one may be long and stand often."""
    texts_of = {value: text_of(value) for value in set(values)}
    return list(map(texts_of.__getitem__, values))


def _cut_at(lengths: Sequence[int], joined: bytes) -> list[bytes]:
    """The byte strings that were joined."""
    ends = list(accumulate(lengths, initial=0))
    if ends[-1] != len(joined):
        raise DamagedColumn("there are more or fewer bytes than the strings have")
    return [joined[start:end] for start, end in pairwise(ends)]
