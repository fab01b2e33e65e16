"""Texts with quoted strings in them, as in JSON: the strings apart from what stands around them.

``["a",["b","c"]]`` has the frame ``[",[","]]``, in which each ``"`` stands for a string, and the
strings a, b and c. Whether it is valid JSON does not matter: taking apart and putting together
are exact for every text with an even number of ``"``.

Frames hardly differ, and the strings (ids, names, marker numbers) recur, so both shrink to
codes. A few bytes of a damaged column may therefore stand for gigabytes of text: what one column
takes is bounded by an `Allowance`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from db.columns.packing import pack, unpack
from db.columns.parts import DamagedColumn, is_list
from db.columns.texts import decode_text, split_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.columns.parts import Part

_CHARACTERS_A_VALUE = 640
_STRING = 16
"""What a string weighs beside its characters."""


class Allowance:
    """How many characters the quoting texts of one column may still have.

    Args:
        count: values of the column; they may have a few hundred characters on average.
    """

    def __init__(self, count: int) -> None:
        self._left = _CHARACTERS_A_VALUE * count

    def take(self, characters: int) -> None:
        """Use some of it up.

        Raises:
            DamagedColumn: there is not so much left.
        """
        self._left -= characters
        if self._left < 0:
            raise DamagedColumn("the quoted strings are too many or too long")


def is_quoting(text: str) -> bool:
    """Whether the text looks like JSON that contains strings."""
    quotes = text.count('"')
    return quotes > 0 and quotes % 2 == 0 and text[0] in "[{"


def take_apart(texts: Sequence[str]) -> tuple[list[Part], list[str]] | None:
    """The frames of texts all of which are quoting, packed, and their strings.

    None where they are too long for an `Allowance`, or one contains NUL.
    """
    joined = "\0".join(texts)
    pieces = joined.split('"')
    strings = pieces[1::2]
    size = len(joined) + _STRING * len(strings)
    if joined.count("\0") != len(texts) - 1 or size > _CHARACTERS_A_VALUE * len(texts):
        return None
    frames = '"'.join(pieces[::2]).split("\0")
    numbers = {frame: number for number, frame in enumerate(dict.fromkeys(frames))}
    packed = pack(list(map(numbers.__getitem__, frames)))
    return [len(numbers), "\0".join(numbers).encode(), packed], strings


def decode_frames(parts: object, count: int, allowance: Allowance) -> str:
    """The frames of so many texts, joined by NUL; each ``"`` in it wants a string."""
    match parts if is_list(parts) else ():
        case [int(size), bytes(joined), numbers]:
            distinct = split_texts(decode_text(joined), size)
            frames = list(map(distinct.__getitem__, unpack(numbers, count, range(size))))
        case _:
            raise DamagedColumn("the frames are missing")
    allowance.take(sum(map(len, frames)))
    framed = "\0".join(frames)
    allowance.take(_STRING * framed.count('"'))
    return framed


def put_together(
    framed: str, strings: Sequence[str], count: int, allowance: Allowance
) -> list[str]:
    """The texts that `take_apart` took apart; as many strings as the frames want."""
    allowance.take(sum(map(len, strings)))
    pieces = framed.split('"')
    whole = [""] * (len(pieces) + len(strings))
    whole[::2] = pieces
    whole[1::2] = strings
    return split_texts('"'.join(whole), count)
