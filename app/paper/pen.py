"""How wide a text is and how it is written into a page, whichever fonts its characters need."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from app.paper import content
from app.paper.fonts import INVISIBLE, MAIN, NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.paper.faces import ShapedGlyph
    from app.paper.fonts import Font, FontChain

JOINED = re.compile(
    r"([\u200c\u200d]*[\u1800-\u180a\u1810-\u18af]"
    r"(?:[\u1800-\u18af\u200c\u200d]|\u202f(?=[\u1800-\u18af]))*)"
)
"""A word of the Mongolian script with its suffixes: its letters take their form from each other,
so it is shaped as a whole."""


class Pen:
    """Measures and writes the text of one document.

    Lengths are thousandths of the type size where no unit is named.

    Args:
        fonts: of this document; what is written here is later embedded from them.
    """

    def __init__(self, fonts: FontChain) -> None:
        self.fonts = fonts
        self.missing: set[str] = set()
        self._main = fonts.main
        self._codes = fonts.main.codes
        self._widths = fonts.main.widths
        self._shaped: dict[str, list[ShapedGlyph]] = {}

    def width(self, text: str) -> float:
        """How far the text reaches."""
        return sum(self.widths(text))

    def widths(self, text: str) -> list[float]:
        """How far each character of the text reaches."""
        if NONE not in text.translate(self._codes):
            return list(map(self._widths.__getitem__, text))
        found: list[float] = []
        for part, joined in _parts(text):
            if joined:
                each = [0.0] * len(part)
                for glyph in self._shape(part):
                    each[glyph.start] += glyph.advance
                found += each
            else:
                for cluster in _clusters(part):
                    found += [self._look_up(cluster)[2], *[0.0] * (len(cluster) - 1)]
        return found

    def write(self, text: str, size: float) -> bytes:
        """The operators that show the text; the main font is set at ``size``, and stays so."""
        codes = text.translate(self._codes)
        if NONE not in codes:
            return content.show(codes)
        written = b"".join(self._write_mixed(text, size))
        return written + content.font(MAIN, size)

    def write_spread(self, text: str, size: float) -> bytes:
        """The same, with one character's width of nothing between the characters."""
        written: list[bytes] = []
        for char in text[:-1]:
            font = self._look_up(char)[0]
            written.append(content.font(font.name, size))
            written.append(content.show(font.spread(char)))
        return b"".join((*written, content.font(MAIN, size), self.write(text[-1], size)))

    def _write_mixed(self, text: str, size: float) -> Iterator[bytes]:
        for part, joined in _parts(text):
            if joined:
                yield self._write_joined(part, size)
                continue
            shown = map(self._look_up, _clusters(part))
            for font, found in groupby(shown, key=lambda found: found[0]):
                yield content.font(font.name, size)
                yield content.show("".join(code for _, code, _ in found))

    def _look_up(self, cluster: str) -> tuple[Font, str, float]:
        """The font, code and width of a character with what invisibly steers it."""
        main, char = self._main, cluster[0]
        if char in INVISIBLE:
            return main, main.blank(cluster, 0), 0
        font = self.fonts.font_of(char)
        if font is not None:
            width = font.widths[char]
            return font, font.code(font.face.glyph(char), cluster, width), width
        if char.isspace():
            width = main.widths[" "]
            return main, main.blank(cluster, width), width
        self.missing.add(char)
        return main, main.box(cluster), main.face.advance(0)

    def _shape(self, word: str) -> list[ShapedGlyph]:
        if word not in self._shaped:
            self._shaped[word] = self._script(word).face.shape(word)
        return self._shaped[word]

    def _script(self, word: str) -> Font:
        """The font of a joined word; a letter it lacks becomes a box in that font."""
        letters = [char for char in word if char not in INVISIBLE and not char.isspace()]
        self.missing |= self.fonts.missing("".join(letters))
        fonts = (self.fonts.font_of(char) for char in letters)
        return next((font for font in fonts if font is not None), self._main)

    def _write_joined(self, word: str, size: float) -> bytes:
        font = self._script(word)
        glyphs = self._shape(word)
        starts = sorted({glyph.start for glyph in glyphs})
        ends = dict(zip(starts, [*starts[1:], len(word)], strict=True))
        written = [content.reads_as(word, "mn-Mong"), content.font(font.name, size)]
        for glyph in glyphs:
            end = ends.pop(glyph.start, glyph.start)  # a second glyph of the letters reads as none
            code = font.code(glyph.glyph, word[glyph.start : end], glyph.advance)
            written.append(_placed(code, glyph, size))
        return b"".join((*written, content.END_MARK))


def _placed(code: str, glyph: ShapedGlyph, size: float) -> bytes:
    """The operators that show one shaped glyph, shifted and lifted where the font says so."""
    shown = content.show(code)
    if glyph.shift:
        shown = content.show_shifted(code, glyph.shift)
    if glyph.rise:
        shown = content.rise(glyph.rise * size / 1000) + shown + content.rise(0)
    return shown


def _clusters(text: str) -> list[str]:
    """The characters of the text, each with the invisible ones after it."""
    found: list[str] = []
    for char in text:
        if found and char in INVISIBLE:
            found[-1] += char
        else:
            found.append(char)
    return found


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, and whether each is a joined word."""
    for number, part in enumerate(JOINED.split(text)):
        if part:
            yield part, number % 2 == 1


def has_joined(text: str) -> bool:
    """Whether the text has a word of the Mongolian script, which is set upright."""
    return JOINED.search(text) is not None
