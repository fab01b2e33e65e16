"""A picture of the window's first face, shown while the program that paints it is loaded.

It is taken when the window closes, of a face without an office (`ui.painted`, `ui.unlock`), so it
shows what is in the program itself and nothing else. Imports little: it comes before all else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

FILE_NAME = "face.png"
KEY, KIND = "face", "kind"
GROUND = "#F3F5F8"
"""As `ui.appearance.Colour.GROUND`, which is not loaded yet."""


class Picture(QWidget):
    """Fills a window with a picture, or with the colour of its ground.

    Args:
        image: in the screen's own pixels.
    """

    def __init__(self, image: QPixmap | None = None) -> None:
        super().__init__()
        self._image = image

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return self._image is None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(GROUND))
        if self._image is not None:
            painter.drawPixmap(0, 0, self._image)
        painter.end()


def key_of(what: str, place: QWidget) -> str:
    """For what a picture is good: the version, how it is written, and this size of window."""
    ratio = place.devicePixelRatioF()
    return f"{what} {place.width()}x{place.height()} {ratio:g}"


def find_picture(folder: Path, what: str, place: QWidget) -> Picture:
    """The picture that fits; an empty one where there is none.

    Args:
        folder: the office's.
        what: the version, the language, the size of text.
        place: the widget that it would fill.
    """
    reader = QImageReader(str(folder / FILE_NAME))
    reader.setDecideFormatFromContent(True)
    if reader.text(KEY) != key_of(what, place):
        return Picture()
    image = QPixmap.fromImage(reader.read())
    if image.isNull():
        return Picture()
    image.setDevicePixelRatio(place.devicePixelRatioF())
    return Picture(image)


def has_picture(folder: Path, what: str, kind: str, place: QWidget) -> bool:
    """Whether there is a picture that fits, and of this kind of face."""
    reader = QImageReader(str(folder / FILE_NAME))
    return (reader.text(KEY), reader.text(KIND)) == (key_of(what, place), kind)


def keep_picture(folder: Path, what: str, kind: str, face: QWidget) -> None:
    """Take a picture of a face for the next start.

    Args:
        folder: the office's.
        what: as for `find_picture`.
        kind: what the face shows.
        face: has no office behind it, and the size of the window.
    """
    from PySide6.QtCore import QBuffer, QIODeviceBase  # noqa: PLC0415 only when it is over
    from PySide6.QtGui import QImageWriter  # noqa: PLC0415 as above

    from app.errors import Trouble  # noqa: PLC0415 as above
    from app.saving import save  # noqa: PLC0415 as above

    buffer = QBuffer()
    buffer.open(QIODeviceBase.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setText(KEY, key_of(what, face))
    writer.setText(KIND, kind)
    writer.write(face.grab().toImage())
    try:
        save(bytes(buffer.data().data()), folder / FILE_NAME)
    except Trouble:
        # a disk that is full or may not be written: the next start has no picture
        return
