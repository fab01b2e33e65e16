"""Kinds of characters that cells are made of: Han, full-width, invisible."""

from __future__ import annotations

import re
import unicodedata

HAN = (
    "\u2e80-\u2fdf"  # radicals, as copied out of a PDF
    "\u3005\u3007"  # 々 〇
    "\u3400-\u4dbf\u4e00-\u9fff"
    "\ue000-\uf8ff"  # private use: characters that a police office made for one name
    "\uf900-\ufaff"  # compatibility ideographs
    "\U00020000-\U0003fffd"  # the planes of Extensions B to J, assigned or not yet
)
"""The inside of a character class of a regular expression."""

VARIATION_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
"""They follow a Han character and choose its form; the inside of a character class."""

COMPATIBILITY_IDEOGRAPHS = "\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Characters that Unicode's NFC would silently exchange for others; the inside of a class."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}

# Zero-width space, word joiner, byte order mark, soft hyphen and marks of writing direction.
# U+200C, U+200D, U+180B-180E and U+202F are not here: they shape Mongolian letters.
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF)
)

_SHAPING = "\u180e\u200c\u200d"
"""Marks without a width that a Mongolian name needs."""
_UNSHOWN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Categories of Unicode that show nothing, or turn round what stands beside them."""
LONGEST_LINE = 80
"""Characters; no office and no file that people name has more."""

_han = re.compile(f"[{HAN}]")
_full_width = re.compile("[\uff01-\uff5e\u3000]")
_invisible = re.compile("[" + "".join(map(chr, _INVISIBLE)) + "]")


def is_han(char: str) -> bool:
    """Whether this one character is a Han character, rare or private ones included."""
    return _han.match(char) is not None


def half_width(text: str) -> str:
    """The text with full-width letters, digits, punctuation and spaces made plain ASCII."""
    # most cells have none, and asking is ten times cheaper than translating
    return text.translate(_FULL_WIDTH) if _full_width.search(text) else text


def one_line(text: str, most: int = LONGEST_LINE) -> str:
    """What a stranger calls himself or his file, so that it can stand in a sentence of ours.

    In one line and not longer than that; without control characters and marks of direction, by
    which a name could hide or imitate what stands beside it, and without what Qt takes for HTML.
    Private characters of rare names go as well: nobody is found by this text.
    """
    shown = "".join(
        " " if unicodedata.category(one) in _UNSHOWN and one not in _SHAPING else one
        for one in text[: 4 * most]
    )
    line = " ".join(shown.replace("<", "＜").replace("&", "＆").split())
    return line if len(line) <= most else line[: most - 1] + "…"


def without_invisible(text: str) -> str:
    """The text without marks that cannot be seen and mean nothing."""
    return text.translate(_INVISIBLE) if _invisible.search(text) else text
