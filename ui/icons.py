"""Icons: line drawings in ``resources/icons``, drawn in the colour that a place asks for."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.appearance import RESOURCES, Colour

SIZES = (16, 20, 24, 32, 40, 48, 64, 96)
"""Pixels; the larger ones also serve the smaller on screens of high density."""


def icon(name: str, colour: str = Colour.SOFT_INK, chosen: str = "") -> QIcon:
    """An icon for buttons and lists.

    Args:
        name: the file in ``resources/icons``, without its ending.
        colour: of the lines.
        chosen: of the lines where the item is selected or switched on; empty: the same.
    """
    made = QIcon()
    drawing = _drawing(name)
    for size in SIZES:
        made.addPixmap(_drawn(drawing, size, colour))
        made.addPixmap(_drawn(drawing, size, Colour.FADED), QIcon.Mode.Disabled)
        if chosen:
            made.addPixmap(_drawn(drawing, size, chosen), QIcon.Mode.Selected)
            made.addPixmap(_drawn(drawing, size, chosen), QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, size: int, ratio: float = 1.0, colour: str = Colour.SOFT_INK) -> QPixmap:
    """An icon as a picture for a label.

    Args:
        name: as for `icon`.
        size: its side in the window's pixels.
        ratio: the screen's pixels for each of them.
        colour: of the lines.
    """
    made = _drawn(_drawing(name), round(size * ratio), colour)
    made.setDevicePixelRatio(ratio)
    return made


def logo() -> QIcon:
    """The program's own icon."""
    return icon("logo")


def _drawing(name: str) -> str:
    return (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _drawn(drawing: str, size: int, colour: str) -> QPixmap:
    made = QPixmap(QSize(size, size))
    made.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    painter = QPainter(made)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
