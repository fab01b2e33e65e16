"""A picture of the window's first face, shown while the program that paints it is loaded.

It is taken when the window closes, of a face without an office (`ui.painted`, `ui.unlock`), so it
shows what is in the program itself and nothing else. Imports little: it comes before all else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QPaintEvent

FILE_NAME = "face.png"
KEY, KIND = "face", "kind"


class Picture(QWidget):
    """Fills a window with the picture that fits it; where there is none it stays empty.

    Only a window that is on the screen knows how large it is, so it is looked for when it is
    painted. What Qt's constants would be needed for is left out: they take longer than all this.

    Args:
        folder: the office's.
        what: the version, the language, the size of text.

    Signals:
        painted: it is on the screen.
    """

    painted = Signal()

    def __init__(self, folder: Path, what: str) -> None:
        super().__init__()
        self._folder = folder
        self._what = what
        self._key = ""
        self.image: QPixmap | None = None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        key = key_of(self._what, self)
        if key != self._key:
            self._key, self.image = key, find_picture(self._folder, self._what, self)
        if self.image is not None:
            painter = QPainter(self)
            painter.drawPixmap(0, 0, self.image)
            painter.end()
        self.painted.emit()


def key_of(what: str, place: QWidget) -> str:
    """For what a picture is good: the version, how it is written, and this size of window."""
    ratio = place.devicePixelRatioF()
    return f"{what} {place.width()}x{place.height()} {ratio:g}"


def find_picture(folder: Path, what: str, place: QWidget) -> QPixmap | None:
    """The picture that fits; None where there is none.

    Args:
        folder: the office's.
        what: the version, the language, the size of text.
        place: the widget that it would fill.
    """
    reader = QImageReader(str(folder / FILE_NAME))
    reader.setDecideFormatFromContent(True)
    if reader.text(KEY) != key_of(what, place):
        return None
    image = QPixmap.fromImage(reader.read())
    if image.isNull():
        return None
    image.setDevicePixelRatio(place.devicePixelRatioF())
    return image


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
