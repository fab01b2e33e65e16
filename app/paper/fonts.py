"""The fonts of one document: which code stands for which character, and which font has it.

A PDF shows text as codes. Here every *character* gets a code of its own, not every glyph: 482
glyphs of Noto Sans SC serve several characters (士 and the radical ⼠), and what is copied out of
the PDF must be what was put in.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from app.paper.faces import Face, open_face

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FONTS = Path(__file__).parents[2] / "resources" / "fonts"


def _rare_han() -> Path:
    """The font of rare Han: put in place by `make setup`, or as Debian's fonts-hanazono has it."""
    ours = FONTS / "HanaMinB.ttf"
    debian = Path("/usr/share/fonts/truetype/hanazono/HanaMinB.ttf")
    return debian if debian.exists() and not ours.exists() else ours


FONT_FILES = (
    FONTS / "NotoSansSC-Regular.ttf",
    FONTS / "NotoSansMongolian-Regular.ttf",
    _rare_han(),
)
"""In the order they are asked; the last has the rare Han of Extensions B to F, is opened only for
those (it is large), and is absent where the system has no such package."""

MAIN = "F0"
"""What pages call the first font."""

NONE = "\0"
"""The code of a character that the font lacks: no font may show it, so it marks a text."""


def _between(*spans: tuple[int, int]) -> frozenset[str]:
    return frozenset(chr(code) for first, last in spans for code in range(first, last + 1))


INVISIBLE = _between(
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xE0100, 0xE01EF),
)
"""Characters that steer others and have no shape of their own (Unicode Default_Ignorable): they
are kept in the text, at no width, so that a name is copied out exactly as it is stored."""


def _safe_codes() -> Iterator[int]:
    r"""Two-byte codes that need no escape inside ``( )`` and are characters that UTF-16 can write.

    So ``text.translate(codes)`` in UTF-16 is already the PDF string: no byte is one of
    ``( ) \ CR LF``, and no code is half a surrogate pair.
    """
    safe = [byte for byte in range(256) if byte not in b"()\\\r\n"]
    for high in safe:
        if not 0xD8 <= high <= 0xDF:
            yield from (high << 8 | low for low in safe if high or low)


class Slot(NamedTuple):
    """What one code shows: a glyph, the text it stands for, its width in thousandths."""

    code: int
    glyph: int
    text: str
    width: float


class Font:
    """One face as one document uses it: gives out codes, and remembers what they show.

    Args:
        face: where the glyphs are.
        name: how pages call the font.
    """

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self.codes = Codes(self)
        self.widths = Widths(self)
        self._slots: dict[tuple[int, str, float], Slot] = {}
        self._free = _safe_codes()

    @property
    def slots(self) -> Sequence[Slot]:
        """Everything shown so far, by rising code."""
        return tuple(self._slots.values())

    def code(self, glyph: int, text: str, width: float) -> str:
        """The code, as a character, that shows this glyph at this width and reads as this text."""
        key = (glyph, text, width)
        slot = self._slots.get(key)
        if slot is None:
            slot = self._slots[key] = Slot(next(self._free), *key)
        return chr(slot.code)

    def has(self, char: str) -> bool:
        """Whether the face can show this character."""
        return char not in INVISIBLE and self.face.glyph(char) != 0

    def spread(self, char: str) -> str:
        """The code of a character that is followed by one character's width of nothing.

        The room belongs to the code, so no reader of the PDF takes it for a space.
        """
        glyph = self.face.glyph(char)
        return self.code(glyph, char, 2 * self.face.advance(glyph))

    def blank(self, text: str, width: float) -> str:
        """The code that shows nothing, and reads as the text."""
        return self.code(self.face.glyph(" "), text, width)

    def box(self, text: str) -> str:
        """The code that shows a crossed box, and still reads as the text."""
        return self.code(0, text, self.face.advance(0))


class Codes(dict[int, str]):
    """Code point → code, for `str.translate`; filled as characters come. `NONE` where lacking."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, point: int) -> str:
        char = chr(point)
        code = NONE
        if self._font.has(char):
            glyph = self._font.face.glyph(char)
            code = self._font.code(glyph, char, self._font.face.advance(glyph))
        self[point] = code
        return code


class Widths(dict[str, float]):
    """Character → width in thousandths of the type size; only for characters the font has."""

    def __init__(self, font: Font) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, char: str) -> float:
        width = self[char] = self._font.face.advance(self._font.face.glyph(char))
        return width


class FontChain:
    """The fonts of a document, each asked in turn and opened when it is first needed.

    Args:
        files: the font files in the order they are asked. The first is needed; of the others, those
            that do not exist are passed over.

    Raises:
        OSError: a font file cannot be read.
    """

    def __init__(self, files: Iterable[Path] = FONT_FILES) -> None:
        main, *others = files
        self._files = [main, *(file for file in others if file.exists())]
        self._opened: list[Font] = []
        self._found: dict[str, Font | None] = {}
        self.main = self._font(0)  # pages call it MAIN

    @property
    def opened(self) -> Sequence[Font]:
        """The fonts that were needed so far, the main one first."""
        return tuple(self._opened)

    def font_of(self, char: str) -> Font | None:
        """The first font that can show the character, or None."""
        if char not in self._found:
            fonts = (self._font(number) for number in range(len(self._files)))
            self._found[char] = next((font for font in fonts if font.has(char)), None)
        return self._found[char]

    def missing(self, text: str) -> set[str]:
        """The characters of the text that no font has: they would print as boxes.

        Spaces, line ends and invisible characters are not missing.
        """
        return {
            char
            for char in set(text)
            if not (char.isspace() or char in INVISIBLE) and self.font_of(char) is None
        }

    def _font(self, number: int) -> Font:
        while len(self._opened) <= number:
            place = len(self._opened)
            self._opened.append(Font(open_face(self._files[place]), f"F{place}"))
        return self._opened[number]
