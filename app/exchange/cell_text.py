"""What of a text a spreadsheet's cell can hold, and how wide it is there."""

from __future__ import annotations

import codecs
import re

_gbk = codecs.getencoder("gbk")
"""Looked up when the program starts: a codec that cannot be loaded once is not tried again."""
_LINE_END = re.compile("\r\n?")
_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML does not allow; no keyboard has them."""


def clean(text: str) -> str:
    """The text with plain line ends, and without characters that no file format can carry."""
    return _IMPOSSIBLE.sub("", _LINE_END.sub("\n", text) if "\r" in text else text)


def display_width(text: str) -> int:
    """How many Latin letters the longest line takes; a Chinese character takes two."""
    if "\n" in text:
        return max(display_width(line) for line in text.split("\n"))
    # GBK gives what is wide two bytes; it lacks rare characters, which count as narrow
    return len(text) if text.isascii() else len(_gbk(text, "replace")[0])
