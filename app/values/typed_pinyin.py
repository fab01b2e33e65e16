"""The reading that a person typed for a name: "shan yu xiu", "shanyuxiu", "Shàn Yùxiù"."""

from __future__ import annotations

import re
import unicodedata

TypedSyllable = tuple[str, str]
"""Lower-case letters with ü as v, and the tone "1" to "5" or ""."""

_MARKS = {"\u0304": "1", "\u0301": "2", "\u030c": "3", "\u0300": "4"}
_UMLAUT = "\u0308"

_SHAPE = re.compile(
    "(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:ai|ao|ang|an|a|ei|er|eng|en|e|ong|ou|o"
    "|iang|iao|ian|ia|ie|iong|iu|ing|in|i"
    "|uang|uai|uan|ua|uo|ui|un|ue|u|van|ve|vn|v)"
)
"""What a syllable can look like; looser than the table of syllables, which is enough to split."""

_LONGEST_SYLLABLE = 6
_LONGEST_TYPED = 200


def split_typed(manual: str, expected: list[str]) -> list[TypedSyllable]:
    """The syllables of a typed reading.

    Spaces, apostrophes, hyphens and tone figures part syllables. Where that does not give as many
    as expected, the letters are split so that it does, preferring the expected ones:
    "xian" is one syllable for 先 and two for 西安. Where no split fits, the typed parts are taken
    as they are.

    Args:
        manual: what was typed.
        expected: the readings of the characters by the dictionary, one each.
    """
    letters, tones, ends = _letters(manual)
    if len(ends) == len(expected) or not expected or len(letters) > _LONGEST_TYPED:
        return _cut(letters, tones, ends)
    return _cut(letters, tones, _best_ends(letters, ends, expected) or ends)


def _letters(manual: str) -> tuple[str, dict[int, str], list[int]]:
    """The bare letters, the tone of those that carry one, and where typed parts end."""
    letters: list[str] = []
    tones: dict[int, str] = {}
    ends: list[int] = []
    for char in unicodedata.normalize("NFKD", manual).lower() + " ":
        if "a" <= char <= "z":
            letters.append(char)
        elif letters and char in _MARKS:
            tones[len(letters) - 1] = _MARKS[char]
        elif letters and char in (_UMLAUT, ":") and letters[-1] == "u":
            letters[-1] = "v"
        elif letters and (not ends or ends[-1] < len(letters)):
            if char in "12345":
                tones[len(letters) - 1] = char
            ends.append(len(letters))
    return "".join(letters), tones, ends


def _best_ends(letters: str, ends: list[int], expected: list[str]) -> list[int]:
    """Where to cut the letters into as many syllables as expected; empty if that cannot be done.

    Built from the back: ``best[start]`` maps how many syllables remain to the best cut from there.
    """
    total = len(expected)
    fixed = set(ends)
    best: list[dict[int, tuple[int, list[int]]]] = [{} for _ in range(len(letters))]
    best.append({0: (0, [])})
    for start in reversed(range(len(letters))):
        for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(letters)) + 1):
            if _SHAPE.fullmatch(letters, start, end):
                for remaining, (score, cuts) in best[end].items():
                    if remaining < total:
                        hit = letters[start:end] == expected[total - remaining - 1]
                        found = best[start].get(remaining + 1)
                        if found is None or score + hit >= found[0]:
                            best[start][remaining + 1] = (score + hit, [end, *cuts])
            if end in fixed:
                break
    return best[0].get(total, (0, []))[1] if letters else []


def _cut(letters: str, tones: dict[int, str], ends: list[int]) -> list[TypedSyllable]:
    starts = [0, *ends][: len(ends)]
    return [
        (letters[start:end], "".join(tones.get(place, "") for place in range(start, end))[:1])
        for start, end in zip(starts, ends, strict=True)
    ]
