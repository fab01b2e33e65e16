"""Which way of writing suits a column: judged by how often values recur, and by a sample."""

from __future__ import annotations

from functools import partial
from itertools import compress
from operator import not_
from typing import TYPE_CHECKING

from db.columns import quoting, texts
from db.columns.ids import pack_ids
from db.columns.packing import INT64, pack, pack_bits, transpose
from db.columns.parts import Code, are_all
from db.record_ids import LENGTH

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from db.columns.ids import RowReferences
    from db.columns.parts import EncodedColumn, Value

    Encode = Callable[[Sequence[str]], EncodedColumn | None]

_KINDS = {int, str, bytes, type(None)}
_ROOM = 8
_SAMPLE = 40


def encode(values: Sequence[Value], seen: RowReferences | None = None) -> EncodedColumn:
    """The values as a column that is small, and that compresses well.

    Args:
        values: any number of them. The same values give the same column.
        seen: the record ids in the segment's columns before this one; takes up those in it.

    Raises:
        ValueError: a column cannot hold one of the values: it is not exactly None, int, str or
            bytes, it is a number beyond 64 bits, or a text with half a surrogate pair.
    """
    kinds = set(map(type, values))
    if not kinds <= _KINDS:
        raise ValueError("a column holds None, int, str and bytes, and nothing else")
    if int in kinds:
        numbers = [value for value in values if isinstance(value, int)]
        if min(numbers) not in INT64 or max(numbers) not in INT64:
            raise ValueError("a column cannot hold a number beyond 64 bits")
    return _Encoder(seen).column(values, _ROOM)


class _Encoder:
    """Encodes one column with the columns that it consists of.

    ``room`` is how many columns may still lie one in another for the sake of size. Where there
    is none left a few more keep the kinds of values apart.
    """

    def __init__(self, seen: RowReferences | None) -> None:
        self._seen = seen

    def column(self, values: Sequence[Value], room: int) -> EncodedColumn:
        """Values of any kinds."""
        distinct = list(dict.fromkeys(values))
        gaps = values.count(None)
        if gaps == len(values):
            return [Code.NOTHING]
        if len(distinct) == 1 < len(values):
            return [Code.SAME, self.column(distinct, room)]
        if room and 3 * (len(distinct) - bool(gaps)) <= len(values) - gaps:
            numbers = {value: number for number, value in enumerate(distinct)}
            packed = pack(list(map(numbers.__getitem__, values)))
            return [Code.CODES, len(distinct), self.column(distinct, room - 1), packed]
        if gaps:
            return self._split(values, [value is not None for value in values], room)
        if are_all(values, int):
            return [Code.NUMBERS, pack(values)]
        if are_all(values, str):
            return self._texts(values, room)
        if are_all(values, bytes):
            return self._bytes(values, room)
        kind = type(values[0])
        return self._split(values, [type(value) is kind for value in values], room)

    def _split(self, values: Sequence[Value], chosen: list[bool], room: int) -> EncodedColumn:
        """Two sorts of values, each in a column of its own."""
        room = max(room - 1, 0)
        ones = self.column(list(compress(values, chosen)), room)
        noughts = self.column(list(compress(values, map(not_, chosen))), room)
        return [Code.SPLIT, pack_bits(chosen), ones, noughts]

    def _texts(self, values: Sequence[str], room: int) -> EncodedColumn:
        """Texts that do not recur often."""
        column = self._patterned(values, room) if room else None
        column = column or texts.encode_texts(values)
        if column:
            return column
        plain = ["\0" not in value for value in values]
        if any(plain):
            return self._split(values, plain, room)
        return [Code.UTF8, self.column([value.encode() for value in values], 0)]

    def _patterned(self, values: Sequence[str], room: int) -> EncodedColumn | None:
        """Texts most of which follow a pattern; None where they follow none.

        Days, times and ids without letters would also pass for digits, hence the order.
        """
        sample = values[:: len(values) // _SAMPLE + 1]
        digits = texts.Digits(sample)
        patterns: tuple[tuple[Callable[[str], bool], Encode], ...] = (
            (texts.is_day, texts.encode_days),
            (texts.is_time, texts.encode_times),
            (texts.is_hex, partial(self._hex, room=room)),
            (texts.is_link, partial(self._links, room=room)),
            (quoting.is_quoting, partial(self._quoted, room=room)),
            (digits.fits, digits.encode),
        )
        for fits, encode_fitting in patterns:
            if 4 * sum(map(fits, sample)) >= 3 * len(sample):
                chosen = list(map(fits, values))
                if all(chosen):
                    return encode_fitting(values)
                return self._split(values, chosen, room)
        return None

    def _hex(self, values: Sequence[str], room: int) -> EncodedColumn:
        """Texts that are all hexadecimal."""
        return [Code.HEX, self.column(list(map(bytes.fromhex, values)), room - 1)]

    def _links(self, values: Sequence[str], room: int) -> EncodedColumn:
        """Texts that are all links."""
        ids = [value[len(texts.MARK) :] for value in values]
        return [Code.MARKED, texts.MARK.encode(), self._hex(ids, room - 1)]

    def _quoted(self, values: Sequence[str], room: int) -> EncodedColumn | None:
        """Texts that all have quoted strings; None where it would not do."""
        parts = quoting.take_apart(values)
        if parts is None:
            return None
        frames, strings = parts
        return [Code.QUOTED, frames, self.column(strings, room - 1)]

    def _bytes(self, values: Sequence[bytes], room: int) -> EncodedColumn:
        """Byte strings that do not recur often."""
        lengths = list(map(len, values))
        size = max(lengths)
        if size == min(lengths) == LENGTH:
            return self._ids(values, room)
        if room and LENGTH in lengths:
            return self._split(values, [length == LENGTH for length in lengths], room)
        if size == min(lengths) > 0:
            return [Code.FIXED, size, transpose(b"".join(values), size, size)]
        return [Code.BLOBS, pack(lengths), b"".join(values)]

    def _ids(self, values: Sequence[bytes], room: int) -> EncodedColumn:
        """Record ids: those that the segment named before, and new ones."""
        if self._seen is not None:
            numbers = self._seen.numbers()
            known = [value in numbers for value in values]
            if all(known):
                return [Code.SEEN, pack(list(map(numbers.__getitem__, values)))]
            if room and any(known):
                return self._split(values, known, room)
            self._seen.add(values)
        packed = pack_ids(values)
        if packed:
            return [Code.IDS, *packed]
        return [Code.FIXED, LENGTH, transpose(b"".join(values), LENGTH, LENGTH)]
