"""How Chinese text sounds: keys to sort people by, and letters to find them by.

Readings come from pypinyin (MIT); surnames that sound different as surnames, and syllables of
Mongolian names, from `app.values.surnames`. A reading typed by a person overrides them all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from app.values import surnames
from app.values.characters import HAN
from app.values.typed_pinyin import split_typed

# a word may hold the marks that shape Mongolian letters
_RUNS = re.compile(
    rf"(?P<han>[{HAN}]+)|(?P<number>[0-9]+)"
    rf"|(?P<word>(?:(?![{HAN}0-9_])\w[\u180b-\u180e\u200c\u200d]*)+)"
)


class Syllable(NamedTuple):
    """One sounding unit: a Han character's reading, a number, or a word in another script.

    Attributes:
        letters: lower-case ASCII, ü written v; the character itself where its sound is unknown.
        tone: "1" to "5", "0" where there is none.
        han: whether it stands for one Han character.
    """

    letters: str
    tone: str = "0"
    han: bool = False


def sort_key(text: str, manual: str = "") -> str:
    """A key that sorts as a Chinese name list does when compared byte by byte (UTF-8).

    First come the syllables, one by one, then all tones, then the characters themselves:
    ``"zhang san  11  张三"``. Two spaces part the three, so that 张三 stands before 张三丰.
    Numbers compare by value and before letters; ü follows u (lu, lü, luan, as dictionaries have
    it); characters without a known reading follow everything else, by code point.

    Args:
        text: what is sorted.
        manual: its reading as a person typed it, "shan yu xiu" or "shanyuxiu"; "" if none.
    """
    syllables = _syllables(text, manual)
    letters = " ".join(_sortable(syllable) for syllable in syllables)
    tones = "".join(syllable.tone for syllable in syllables)
    return f"{letters}  {tones}  {text}" if text or letters else ""


def initials(text: str, manual: str = "") -> str:
    """The first letters of all syllables, to be found by: 王玉发 → ``wyf``; numbers stay whole."""
    return "".join(
        syllable.letters if syllable.letters.isdecimal() else syllable.letters[0]
        for syllable in _syllables(text, manual)
    )


def full(text: str, manual: str = "") -> str:
    """All letters without spaces, to be found by: 王玉发 → ``wangyufa``; 吕 → ``lv``."""
    return "".join(syllable.letters for syllable in _syllables(text, manual))


@lru_cache(maxsize=4096)
def _syllables(text: str, manual: str) -> tuple[Syllable, ...]:
    """Cached for the three questions that are asked of one name in a row, not for a whole list."""
    read = tuple(_read(text))
    if not manual:
        return read
    spoken = [syllable for syllable in read if syllable.han]
    typed = split_typed(manual, [syllable.letters for syllable in spoken])
    if not typed:
        return read
    if len(typed) != len(spoken):
        return tuple(Syllable(letters, tone or "0", han=True) for letters, tone in typed)
    return tuple(
        Syllable(letters, tone or (own.tone if own.letters == letters else "0"), han=True)
        for (letters, tone), own in zip(typed, spoken, strict=True)
    )


def _read(text: str) -> list[Syllable]:
    """The syllables of a text as they sound by themselves."""
    syllables: list[Syllable] = []
    for run in _RUNS.finditer(unicodedata.normalize("NFKC", text).lower()):
        if run.lastgroup == "han":
            syllables.extend(_han(run[0], opens=not syllables))
        else:
            syllables.append(Syllable(run[0]))
    return syllables


def _han(run: str, *, opens: bool) -> list[Syllable]:
    """The readings of Han characters in a row; where they open the text, a surname may lead."""
    syllables: list[Syllable] = []
    if opens:
        syllables.extend(_opening(run[:2]))
    syllables.extend(_words(run[len(syllables) :]))
    return syllables


@lru_cache(maxsize=16384)
def _words(run: str) -> tuple[Syllable, ...]:
    """The readings of Han characters without a surname: given names repeat in every list."""
    from pypinyin.seg import mmseg  # noqa: PLC0415 importing it takes a third of a second

    return tuple(syllable for word in mmseg.seg.cut(run) for syllable in _word(word))


def _opening(start: str) -> list[Syllable]:
    """The surname with a reading of its own that the two characters begin with, if there is one."""
    readings = (
        surnames.NOT_SURNAMES.get(start)
        or surnames.DOUBLE.get(start)
        or surnames.SINGLE.get(start[0], "")
    )
    return [Syllable(reading[:-1], reading[-1], han=True) for reading in readings.split()]


@lru_cache(maxsize=16384)
def _word(word: str) -> tuple[Syllable, ...]:
    """The readings of one dictionary word, or of one character that belongs to none."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 see _words

    if len(word) == 1 and (reading := surnames.IN_NAMES.get(word)):
        return (Syllable(reading[:-1], reading[-1], han=True),)
    readings = [
        reading[0]
        for reading in pinyin(word, style=Style.TONE3, neutral_tone_with_five=True, v_to_u=False)
    ]
    if len(readings) != len(word):  # a dictionary phrase with a slip
        return tuple(syllable for char in word for syllable in _word(char))
    return tuple(_heard(char, reading) for char, reading in zip(word, readings, strict=True))


def _heard(char: str, reading: str) -> Syllable:
    """What the dictionary says about one character; the character itself if it says nothing."""
    if reading.startswith(char):  # the character again, with a neutral tone
        return Syllable(char, han=True)
    letters, tone = (reading[:-1], reading[-1]) if reading[-1].isdecimal() else (reading, "0")
    plain = unicodedata.normalize("NFD", letters).encode("ascii", "ignore").decode()
    return Syllable(plain, tone, han=True)


def _sortable(syllable: Syllable) -> str:
    """The syllable so written that comparing bytes gives the order of a dictionary."""
    letters = syllable.letters
    if letters.isdecimal():
        digits = letters.lstrip("0")
        # the number of digits stands before them: 2 < 10 becomes "12" < "210"
        return "9" * (len(digits) // 9) + str(len(digits) % 9) + digits
    if syllable.han and "v" in letters:
        # ":" stands between the space and the letters: lu < lu: (lü) < luan
        return letters.replace("v", "u") + ":"
    return letters
