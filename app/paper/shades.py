"""Four shades that a copier keeps apart: dark, hatched, thinly hatched, empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.paper import content

if TYPE_CHECKING:
    from app.paper.report import Shade

FULL_GRAY = 0.3
HATCHES: dict[Shade, tuple[float, float]] = {"half": (3.2, 1.1), "light": (6.0, 0.35)}
"""How far apart the lines of a hatching are, and how wide."""


def shaded(shade: Shade, x: float, y: float, width: float, height: float) -> bytes:
    """Operators that shade a rectangle, in a state of their own; its frame is drawn elsewhere."""
    if shade == "none":
        return b""
    area = content.frame(x, y, width, height)
    if shade == "full":
        return content.gray(FULL_GRAY) + area + content.FILL
    apart, thick = HATCHES[shade]
    lines = [area, content.CLIP, content.pen_width(thick)]
    across = -height
    while across < width:
        lines.append(content.line(x + across, y, x + across + height, y + height))
        across += apart
    return b"".join((*lines, content.STROKE))
