"""Sizes and distances of a printed sheet, in points (1/72 inch).

Type sizes are the Chinese ones that offices know: 2号 is 22, 五号 10.5, 小五 9, 六号 7.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.paper.roster import Paper

MILLIMETRE = 72 / 25.4

SIDE_MARGIN = 15 * MILLIMETRE
TOP_MARGIN = 15 * MILLIMETRE
BOTTOM_MARGIN = 17 * MILLIMETRE
FOOTER_BASELINE = 9 * MILLIMETRE

TITLE_SIZE = 22.0
TITLE_FLOOR = 14.0
LINE_SIZE = 10.5
RUNNING_SIZE = 9.0
NOTE_SIZE = 9.0
FOOTER_SIZE = 9.0

BODY_SIZES = (10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""What rows may be set in, the best first."""
COMFORTABLE = 9.5
"""The smallest size that a reader of 55 reads without leaning forward."""
FLOOR = 7.0
"""Nothing is ever set smaller."""

LEADING = 1.25
"""From baseline to baseline, in type sizes."""
ROW_AIR = 0.75
"""Above and below the text of a row together, in type sizes."""
CELL_SIDE = 4.0
"""Free on either side of a cell's text."""
MIDDLE = 0.38
"""From the baseline up to the middle of a Han character, in type sizes."""
MONGOLIAN = 1.1
"""Mongolian letters beside Han ones of size 1: their bodies are smaller."""

HEADING_GAP = 6.0
"""Between what stands over the table and the table."""
TAIL_GAP = 8.0
"""Between the table and what stands under it."""

BLANK_ROW = 8.5 * MILLIMETRE
"""How high an empty row is at least, so that a pen finds room in it."""
BILINGUAL_HEADING = 14 * MILLIMETRE
"""How high a row of headings is at least if Mongolian stands upright in it."""
SEAL = 46 * MILLIMETRE
"""The room for a seal, in both directions: the seals of offices are 42 mm wide, 45 with ink."""
LIGHT = 0.6
"""The gray of words that only show where something belongs."""

GRID_WIDTH = 0.5
FRAME_WIDTH = 1.0

_SIZES: dict[Paper, tuple[float, float]] = {
    "A4 landscape": (841.89, 595.28),
    "A4 portrait": (595.28, 841.89),
    "A3 landscape": (1190.55, 841.89),
    "A3 portrait": (841.89, 1190.55),
}


@dataclass(frozen=True)
class Sheet:
    """One page of paper and the part of it that is printed on."""

    width: float
    height: float

    @classmethod
    def of(cls, paper: Paper) -> Sheet:
        """The sheet of this name."""
        return cls(*_SIZES[paper])

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, self.height

    @property
    def left(self) -> float:
        """Where the table begins."""
        return SIDE_MARGIN

    @property
    def measure(self) -> float:
        """How wide the table is."""
        return self.width - 2 * SIDE_MARGIN

    @property
    def top(self) -> float:
        """The upper edge of what is printed."""
        return self.height - TOP_MARGIN

    @property
    def bottom(self) -> float:
        """The lower edge of the table; the page number stands below it."""
        return BOTTOM_MARGIN
