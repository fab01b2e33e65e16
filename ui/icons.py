"""Icons: line drawings in ``resources/icons``, drawn in the colour that a place asks for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ui.appearance import RESOURCES, Colour

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SIZES = 20, 24, 32, 40
"""Pixels of a button's icon, 20 of the window's, on screens of the usual densities."""
LOGO_SIZES = 16, 24, 32, 48, 64, 128
"""Pixels of the icons that systems show for a window."""


@cache
def icon(name: str, colour: str = Colour.SOFT_INK, chosen: str = "") -> QIcon:
    """An icon for buttons and lists.

    Args:
        name: the file in ``resources/icons``, without its ending.
        colour: of the lines.
        chosen: of the lines where the item is selected or switched on; empty: the same.
    """
    made = QIcon()
    for one in _drawn(name, colour, SIZES):
        made.addPixmap(one)
    for one in _drawn(name, Colour.FADED, SIZES):
        made.addPixmap(one, QIcon.Mode.Disabled)
    if chosen:
        for one in _drawn(name, chosen, SIZES):
            made.addPixmap(one, QIcon.Mode.Selected)
            made.addPixmap(one, QIcon.Mode.Normal, QIcon.State.On)
    return made


def pixmap(name: str, size: int, ratio: float = 1.0, colour: str = Colour.SOFT_INK) -> QPixmap:
    """An icon as a picture for a label.

    Args:
        name: as for `icon`.
        size: its side in the window's pixels.
        ratio: the screen's pixels for each of them.
        colour: of the lines.
    """
    (made,) = _drawn(name, colour, (round(size * ratio),))
    made.setDevicePixelRatio(ratio)
    return made


def logo() -> QIcon:
    """The program's own icon."""
    made = QIcon()
    for one in _drawn("logo", Colour.SOFT_INK, LOGO_SIZES):
        made.addPixmap(one)
    return made


def _drawn(name: str, colour: str, sizes: Iterable[int]) -> Iterator[QPixmap]:
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    for size in sizes:
        made = QPixmap(QSize(size, size))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        yield made
