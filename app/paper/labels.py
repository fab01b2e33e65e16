"""Labels and cards: several to the page, cut apart along thin marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from app.paper.roster import Align

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from app.paper.roster import Paper

Place = Literal[Align, "flush"]


@dataclass(frozen=True)
class Line:
    """A line of a label or of running text; wrapped where it is too long.

    Attributes:
        text: what it says. Mongolian in it is set along the line, joined.
        size: of the type, in points; 0: the usual one.
        align: where it stands. In running text a paragraph at the left begins two characters in,
            unless it stands ``flush``, as the line does that says to whom.
    """

    text: str
    size: float = 0.0
    align: Place = "left"

    @property
    def lean(self) -> Align:
        """To which side it leans."""
        return "left" if self.align == "flush" else self.align


@dataclass(frozen=True)
class Labels:
    """All labels of one print.

    Attributes:
        title: of the file.
        unit: which office made it.
        size: width and height of one, in millimetres.
        labels: the lines of each; read once. What does not fit is set smaller, never cut.
        paper: size and direction.
    """

    title: str
    unit: str
    size: tuple[float, float]
    labels: Iterable[Sequence[Line]]
    paper: Paper = "A4 portrait"
