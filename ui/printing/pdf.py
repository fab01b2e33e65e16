"""A PDF in memory, and its pages as images.

The library must not be entered by two threads, and neither must the clearing up after it; so a
document is opened and closed within one job, and nothing of it is kept in between.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from collections.abc import Generator

POINTS_PER_INCH = 72


class _Bitmap(Protocol):
    buffer: memoryview
    width: int
    height: int
    stride: int

    def close(self) -> None: ...


class _Page(Protocol):
    def render(self, *, scale: float, grayscale: bool, prefer_bgrx: bool) -> _Bitmap: ...
    def get_size(self) -> tuple[float, float]: ...
    def close(self) -> None: ...


class _Document(Protocol):
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> _Page: ...
    def get_page_size(self, index: int) -> tuple[float, float]: ...
    def close(self) -> None: ...


@dataclass(frozen=True)
class Pdf:
    """A PDF.

    Attributes:
        content: the file.
    """

    content: bytes

    @contextmanager
    def opened(self) -> Generator[OpenPdf]:
        """The pages, to be read in one thread alone."""
        import pypdfium2  # noqa: PLC0415 only what is printed needs it

        document = cast("_Document", pypdfium2.PdfDocument(self.content))  # it has no types
        try:
            yield OpenPdf(document)
        finally:
            document.close()


class OpenPdf:
    """The pages of a PDF that is open."""

    def __init__(self, document: _Document) -> None:
        self._document = document

    def sizes(self) -> list[QSizeF]:
        """The pages' sizes in points."""
        return [self._size(number) for number in range(len(self._document))]

    def _size(self, number: int) -> QSizeF:
        # without opening the page: there may be thousands
        return QSizeF(*self._document.get_page_size(number))

    def image(self, number: int, width: int) -> QImage:
        """A page in colour.

        Args:
            number: counted from 0.
            width: of the image, in pixels.
        """
        return self._rendered(number, width, QImage.Format.Format_RGB32)

    def grey(self, number: int, dots_per_inch: int) -> QImage:
        """A page in shades of grey, as fine as a printer wants it."""
        width = self._size(number).width() * dots_per_inch / POINTS_PER_INCH
        return self._rendered(number, round(width), QImage.Format.Format_Grayscale8)

    def _rendered(self, number: int, width: int, kind: QImage.Format) -> QImage:
        grey = kind is QImage.Format.Format_Grayscale8
        page = self._document[number]
        try:
            scale = width / page.get_size()[0]
            bitmap = page.render(scale=scale, grayscale=grey, prefer_bgrx=not grey)
            size = bitmap.width, bitmap.height, bitmap.stride
            # a copy: the library takes its memory back
            image = QImage(bytes(bitmap.buffer), *size, kind).copy()
            bitmap.close()
        finally:
            page.close()
        return image
