"""Font files: which glyph a character has, how wide it is, how a joined script is shaped.

The one place that speaks to HarfBuzz (which ships no types: the protocols here name what is used).
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, MutableSet, Sequence
    from pathlib import Path

UNUSED_TABLES = (
    *("BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp"),
    *("kern", "meta", "name", "post", "vhea", "vmtx"),
)
"""What a font inside a PDF does not need: text comes shaped and the codes are our own."""


class _Glyph(Protocol):
    codepoint: int
    cluster: int


class _Position(Protocol):
    x_advance: int
    x_offset: int
    y_offset: int


class _Buffer(Protocol):
    glyph_infos: Sequence[_Glyph]
    glyph_positions: Sequence[_Position]
    direction: str

    def add_str(self, text: str) -> None: ...
    def guess_segment_properties(self) -> None: ...


class _Blob(Protocol):
    data: bytes


class _Face(Protocol):
    upem: int
    blob: _Blob

    def reference_table(self, tag: str) -> _Blob: ...


class _Extents(Protocol):
    ascender: int
    descender: int


class _Font(Protocol):
    def get_nominal_glyph(self, codepoint: int) -> int | None: ...
    def get_glyph_h_advance(self, glyph: int) -> int: ...
    def get_font_extents(self, direction: str) -> _Extents: ...


class _SubsetInput(Protocol):
    glyph_set: MutableSet[int]
    drop_table_tag_set: MutableSet[int]
    flags: int


class _SubsetPlan(Protocol):
    old_to_new_glyph_mapping: Mapping[int, int]

    def execute(self) -> _Face: ...


class _SubsetFlags(Protocol):
    NO_HINTING: int
    NO_LAYOUT_CLOSURE: int
    NOTDEF_OUTLINE: int


class _HarfBuzz(Protocol):
    SubsetFlags: _SubsetFlags

    def Blob(self, data: bytes) -> _Blob: ...
    def Face(self, blob: _Blob) -> _Face: ...
    def Font(self, face: _Face) -> _Font: ...
    def Buffer(self) -> _Buffer: ...
    def SubsetInput(self) -> _SubsetInput: ...
    def SubsetPlan(self, face: _Face, wanted: _SubsetInput) -> _SubsetPlan: ...
    def shape(self, font: _Font, buffer: _Buffer) -> None: ...


@cache
def _harfbuzz() -> _HarfBuzz:
    """The shaper, loaded when the first font is opened."""
    return cast("_HarfBuzz", import_module("uharfbuzz"))  # the package has no types


class ShapedGlyph(NamedTuple):
    """One glyph of a shaped run; lengths in thousandths of the type size.

    Attributes:
        glyph: its number in the face.
        start: where in the text its characters begin.
        advance: how far the pen moves on after it.
        rise: how far above the baseline it stands, and ``shift`` how far to the right.
    """

    glyph: int
    start: int
    advance: float
    shift: float
    rise: float


@dataclass(frozen=True)
class Metrics:
    """The size of a face, in thousandths of the type size, as a PDF font descriptor wants it."""

    box: tuple[int, int, int, int]
    ascent: int
    descent: int


class Face:
    """One font file, read once and shared by all documents.

    Args:
        path: a TrueType file with outlines in ``glyf``.

    Raises:
        OSError: the file cannot be read.
    """

    def __init__(self, path: Path) -> None:
        hb = _harfbuzz()
        # read by Python: HarfBuzz's own reader fails on Windows paths in Chinese
        self._face = hb.Face(hb.Blob(path.read_bytes()))
        self._font = hb.Font(self._face)
        self._scale = 1000 / self._face.upem
        self.name = path.stem

    def glyph(self, char: str) -> int:
        """The glyph of one character, 0 where the face has none."""
        return self._font.get_nominal_glyph(ord(char)) or 0

    def advance(self, glyph: int) -> float:
        """How wide the glyph is, in thousandths of the type size."""
        return self._font.get_glyph_h_advance(glyph) * self._scale

    def shape(self, text: str) -> list[ShapedGlyph]:
        """The joined glyphs of a run of one script, laid from left to right."""
        hb = _harfbuzz()
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = "ltr"
        hb.shape(self._font, buffer)
        scale = self._scale
        return [
            ShapedGlyph(
                info.codepoint,
                info.cluster,
                position.x_advance * scale,
                position.x_offset * scale,
                position.y_offset * scale,
            )
            for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        ]

    def metrics(self) -> Metrics:
        """The box around all glyphs, and the height above and below the baseline."""
        head = self._face.reference_table("head").data
        left, bottom, right, top = struct.unpack(">4h", head[36:44])
        extents = self._font.get_font_extents("ltr")
        scaled = [round(v * self._scale) for v in (left, bottom, right, top)]
        return Metrics(
            box=(scaled[0], scaled[1], scaled[2], scaled[3]),
            ascent=round(extents.ascender * self._scale),
            descent=round(extents.descender * self._scale),
        )

    def subset(self, glyphs: Iterable[int]) -> tuple[bytes, Mapping[int, int]]:
        """A font file with these glyphs alone, and where each of them stands in it.

        The glyph for "no such character" (0) is always kept, with its outline.
        """
        hb = _harfbuzz()
        wanted = hb.SubsetInput()
        for glyph in glyphs:
            wanted.glyph_set.add(glyph)
        for tag in UNUSED_TABLES:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.ljust(4).encode(), "big"))
        flags = hb.SubsetFlags
        wanted.flags = flags.NO_HINTING | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
        plan = hb.SubsetPlan(self._face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping)


open_face = cache(Face)
"""The face of a font file, opened at its first use and then kept."""
