"""A free page: words, boxes and lines wherever they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.paper import content
from app.paper.fonts import MAIN
from app.paper.measures import MIDDLE

if TYPE_CHECKING:
    from app.paper.blocks import Block


class Leaf:
    """What one page shows; all places are points from its lower left corner."""

    def __init__(self) -> None:
        self._texts: list[bytes] = []
        self._lines: list[bytes] = []
        self._ground: list[bytes] = []

    def block(self, x: float, top: float, block: Block) -> None:
        """Put lines of text below this point."""
        self._texts.append(content.start_at(x, top) + block.drawing)

    def cell(self, x: float, middle: float, drawing: bytes, size: float) -> None:
        """Put the text of a cell whose left edge and middle are here, set in type of this size."""
        start = content.font(MAIN, size) + content.start_at(x, middle - MIDDLE * size)
        self._texts.append(start + drawing)

    def upright(self, x: float, middle: float, drawing: bytes) -> None:
        """Put content that runs downwards around this point."""
        self._texts.append(content.turned(x, middle, drawing))

    def draw(self, lines: bytes) -> None:
        """Draw operators of lines over the text."""
        self._lines.append(lines)

    def ground(self, shades: bytes) -> None:
        """Draw operators of surfaces under the text, in a state of their own."""
        self._ground.append(content.SAVE + shades + content.RESTORE)

    def content(self) -> bytes:
        """The content stream of the page."""
        return b"".join(
            (*self._ground, content.BEGIN_TEXT, *self._texts, content.END_TEXT, *self._lines)
        )
