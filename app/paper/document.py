"""The PDF file: pages and embedded fonts, put together by reportlab.

Of reportlab this uses the document (object numbers, information, cross references) and none of
its drawing. Pages come as finished content streams and are compressed as they come, so a long
roster is never held in full. Imported only when something is printed.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, NamedTuple, Protocol, cast

from reportlab.pdfbase import pdfdoc

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from app.paper.fonts import Font, Slot

CREATOR = "Örtöö 驿站"
LANGUAGE = "zh-CN"
PDF_VERSION = (1, 5)
"""The first in which any piece of text may say what it reads as."""

BLOCK = 100
"""How many entries a ToUnicode map may list together (Adobe Technical Note 5411)."""

TO_UNICODE_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
"""
TO_UNICODE_TAIL = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _Reference(Protocol):
    def format(self, document: _Document) -> bytes: ...


class _Catalog(Protocol):
    Outlines: object


class _Document(Protocol):
    """`pdfdoc.PDFDocument`, which has no types, as far as it is used."""

    Catalog: _Catalog
    Pages: pdfdoc.PDFObject

    def setTitle(self, title: str) -> None: ...
    def setAuthor(self, author: str) -> None: ...
    def setCreator(self, creator: str) -> None: ...
    def setSubject(self, subject: str) -> None: ...
    def updateSignature(self, thing: bytes) -> None: ...
    def Reference(self, obj: pdfdoc.PDFObject) -> _Reference: ...
    def addPage(self, page: pdfdoc.PDFObject) -> None: ...
    def format(self) -> bytes: ...


class _Library(Protocol):
    def PDFDocument(
        self,
        *,
        dummyoutline: bool,
        invariant: bool,
        lang: str,
        pdfVersion: tuple[int, int],  # noqa: N803 reportlab's name
    ) -> _Document: ...


class Written(pdfdoc.PDFObject):
    """A PDF object that is already written out."""

    def __init__(self, text: bytes) -> None:
        self.text = text

    def format(self, document: object) -> bytes:
        """The object, as reportlab asks for it."""
        return self.text


class Page(NamedTuple):
    """One page: its size in points, and its content streams in the order they are drawn."""

    width: float
    height: float
    streams: list[bytes]

    def add(self, content: bytes) -> None:
        """Draw this on top of the page; for a few words, so it is not compressed."""
        self.streams.append(_stream(content))


class Document:
    """A PDF in the making.

    Args:
        title: for the window of the PDF reader.
        author: who made it, an office.
        invariant: leave out the time, so that the same content gives the same bytes.
    """

    def __init__(self, title: str, author: str, *, invariant: bool) -> None:
        library = cast("_Library", pdfdoc)  # reportlab ships no types
        self._document = library.PDFDocument(
            dummyoutline=True, invariant=invariant, lang=LANGUAGE, pdfVersion=PDF_VERSION
        )
        self._document.Catalog.Outlines = None
        self._document.setTitle(title)
        self._document.setAuthor(author)
        self._document.setCreator(CREATOR)
        self._document.setSubject("")  # instead of "unspecified"
        self._document.updateSignature(f"{title}\n{author}".encode())
        self.pages: list[Page] = []

    def add_page(self, width: float, height: float, content: bytes) -> None:
        """Append a page of this size (points) that shows this content stream."""
        self.pages.append(Page(width, height, [_compressed(content)]))

    def to_bytes(self, fonts: Iterable[Font]) -> bytes:
        """The whole file, with these fonts embedded; call it once."""
        names = b" ".join(
            b"/%b %b" % (font.name.encode(), self._embed(font)) for font in fonts if font.slots
        )
        resources = self._keep(b"<</Font<<%b>>/ProcSet[/PDF/Text]>>" % names)
        parent = self._document.Reference(self._document.Pages).format(self._document)
        for page in self.pages:
            streams = b" ".join(map(self._keep, page.streams))
            self._document.addPage(
                Written(
                    b"<</Type/Page/Parent %b/MediaBox[0 0 %g %g]/Resources %b/Contents[%b]>>"
                    % (parent, page.width, page.height, resources, streams)
                )
            )
        return self._document.format()

    def _keep(self, text: bytes) -> bytes:
        """Give the object a number; the reference to it."""
        return self._document.Reference(Written(text)).format(self._document)

    def _embed(self, font: Font) -> bytes:
        """Embed what was shown of the font; the reference to it (ISO 32000-1, 9.7)."""
        slots = font.slots
        program, places = font.face.subset({slot.glyph for slot in slots})
        name = b"/%b+%b" % (_subset_tag(program), font.face.name.encode())
        metrics = font.face.metrics()
        program_file = self._keep(_compressed(program, b"/Length1 %d" % len(program)))
        descriptor = self._keep(
            b"<</Type/FontDescriptor/FontName%b/Flags 4/FontBBox[%d %d %d %d]/ItalicAngle 0"
            b"/Ascent %d/Descent %d/CapHeight %d/StemV 80/FontFile2 %b>>"
            % (name, *metrics.box, metrics.ascent, metrics.descent, metrics.ascent, program_file)
        )
        descendant = self._keep(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont%b"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/FontDescriptor %b/DW 1000/W[%b]/CIDToGIDMap %b>>"
            % (name, descriptor, _widths(slots), self._keep(_compressed(_glyphs(slots, places))))
        )
        return self._keep(
            b"<</Type/Font/Subtype/Type0/BaseFont%b/Encoding/Identity-H"
            b"/DescendantFonts[%b]/ToUnicode %b>>"
            % (name, descendant, self._keep(_compressed(_to_unicode(slots))))
        )


def _stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def _compressed(content: bytes, entries: bytes = b"") -> bytes:
    return _stream(zlib.compress(content), b"/Filter/FlateDecode" + entries)


def _subset_tag(program: bytes) -> bytes:
    """Six letters that tell this subset from others of the same font (ISO 32000-1, 9.6.4)."""
    rest = zlib.crc32(program)
    letters = bytearray()
    for _ in range(6):
        rest, letter = divmod(rest, 26)
        letters.append(ord("A") + letter)
    return bytes(letters)


def _widths(slots: Sequence[Slot]) -> bytes:
    """The width of each code that is not as wide as a Han character, the default."""
    return b" ".join(
        b"%d %d %g" % (slot.code, slot.code, slot.width) for slot in slots if slot.width != 1000
    )


def _glyphs(slots: Sequence[Slot], places: Mapping[int, int]) -> bytes:
    """For each code, two bytes: where its glyph stands in the embedded font program."""
    found = bytearray(2 * (slots[-1].code + 1))
    for slot in slots:
        found[2 * slot.code : 2 * slot.code + 2] = places[slot.glyph].to_bytes(2, "big")
    return bytes(found)


def _to_unicode(slots: Sequence[Slot]) -> bytes:
    """The map by which readers copy text out; beyond the BMP it takes surrogate pairs."""
    entries = [
        f"<{slot.code:04x}> <{slot.text.encode('utf-16-be', 'surrogatepass').hex()}>\n"
        for slot in slots
        if slot.text
    ]
    blocks = (entries[start : start + BLOCK] for start in range(0, len(entries), BLOCK))
    body = "".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)
    return (TO_UNICODE_HEAD + body + TO_UNICODE_TAIL).encode()
