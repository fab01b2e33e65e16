"""Labels in rows and columns on the page, their lines in the middle, thin marks to cut along."""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, NamedTuple

from app.language import say
from app.paper import content
from app.paper.blocks import Block
from app.paper.cells import LEANS, placed
from app.paper.fonts import MAIN
from app.paper.leaf import Leaf
from app.paper.measures import FLOOR, LIGHT, MIDDLE, MILLIMETRE, Sheet
from app.paper.text import wrap, wrap_evenly
from app.progress import watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.paper.document import Document
    from app.paper.labels import Labels, Line
    from app.paper.pen import Pen
    from app.progress import Progress

USUAL = 14.0
"""The type size of a line that names none, in points."""
MARGIN = 7 * MILLIMETRE
"""What printers cannot reach at the edges of the paper, and some air."""
PADDING = 3 * MILLIMETRE
"""Free around the lines of a label."""
LABEL_LEADING = 1.3
MARK = 2.5 * MILLIMETRE
"""How long a cutting mark is."""
MARK_WIDTH = 0.3
NARROWER = 0.62
"""How much smaller a line may be set so that it stays one line, before it is wrapped."""
SMALLER = 0.94
"""From one size that is tried to the next."""


class _SetLine(NamedTuple):
    """A line of a label as it stands: words, type size, and how it leans."""

    text: str
    size: float
    lean: float


class _Places(NamedTuple):
    """Where the labels of a page stand, in points."""

    width: float
    height: float
    across: int
    down: int
    left: float
    top: float

    @classmethod
    def of(cls, sheet: Sheet, size: tuple[float, float]) -> _Places:
        """As many as the paper holds, in its middle; a label larger than it is made smaller."""
        width, height = (
            min(max(length * MILLIMETRE, 4 * PADDING), whole - 2 * MARGIN)
            for length, whole in zip(size, sheet.size, strict=True)
        )
        across = int((sheet.width - 2 * MARGIN) / width + 1e-6)
        down = int((sheet.height - 2 * MARGIN) / height + 1e-6)
        left = (sheet.width - across * width) / 2
        return cls(width, height, across, down, left, (sheet.height + down * height) / 2)

    def corner(self, number: int) -> tuple[float, float]:
        """The upper left corner of a label, counted by rows."""
        row, column = divmod(number, self.across)
        return self.left + column * self.width, self.top - row * self.height


def lay_labels(labels: Labels, pen: Pen, document: Document, progress: Progress) -> None:
    """Put the labels on pages of the document; what a label cannot hold goes on in the next.

    Raises:
        Cancelled: through ``progress``.
    """
    sheet = Sheet.of(labels.paper)
    places = _Places.of(sheet, labels.size)
    total = len(labels.labels) if isinstance(labels.labels, Sized) else 0
    leaf, number = Leaf(), 0

    def hand_over() -> None:
        leaf.draw(_marks(places))
        document.add_page(*sheet.size, leaf.content())

    for lines in watched(labels.labels, total, progress, say("正在排版")):
        for part in _fitted(pen, lines, places.width - 2 * PADDING, places.height - 2 * PADDING):
            if number == places.across * places.down:
                hand_over()
                leaf, number = Leaf(), 0
            x, y = places.corner(number)
            block = _block(pen, part, places.width - 2 * PADDING)
            leaf.block(x + PADDING, y - (places.height - block.height) / 2, block)
            number += 1
    if number:
        hand_over()


def _fitted(
    pen: Pen, lines: Sequence[Line], width: float, height: float
) -> Iterator[Sequence[_SetLine]]:
    """The lines of a label at the largest size at which it holds them; never below the floor."""
    scale = 1.0
    while True:
        found: list[_SetLine] = []
        torn, smallest = False, True
        for line in lines:
            size = max((line.size or USUAL) * scale, FLOOR)
            smallest = smallest and size == FLOOR
            wrapped, was_torn = _wrapped(pen, line, size, width)
            found += wrapped
            torn = torn or was_torn
        if smallest or (not torn and sum(map(_pitch, found)) <= height):
            break
        scale *= SMALLER
    part: list[_SetLine] = []
    for line in found:
        if part and sum(map(_pitch, part)) + _pitch(line) > height:
            yield part
            part = []
        part.append(line)
    yield part


def _wrapped(pen: Pen, line: Line, size: float, width: float) -> tuple[list[_SetLine], bool]:
    """The line in lines, and whether a word had to be torn; a little too long, it is set smaller.

    A name that falls into two lines reads worse than one in smaller type.
    """
    lean = LEANS[line.lean]
    whole = pen.width(line.text) * size / 1000
    if "\n" not in line.text and width < whole <= width / NARROWER:
        fitting = size * width / whole - 0.005
        if fitting >= FLOOR:
            return [_SetLine(line.text, fitting, lean)], False
    breaking = wrap if line.lean == "left" else wrap_evenly
    found = breaking(line.text, pen.widths(line.text), width * 1000 / size)
    return [_SetLine(one.rstrip(), size, lean) for one in found.lines], found.torn


def _pitch(line: _SetLine) -> float:
    return line.size * LABEL_LEADING


def _block(pen: Pen, lines: Sequence[_SetLine], width: float) -> Block:
    pieces: list[tuple[float, float, bytes]] = []
    y = 0.0
    for line in lines:
        room = width - pen.width(line.text) * line.size / 1000
        middle = y - _pitch(line) / 2
        shown = content.font(MAIN, line.size) + pen.write(line.text, line.size)
        pieces.append((room * line.lean, middle - MIDDLE * line.size, shown))
        y -= _pitch(line)
    return Block(-y, placed(pieces, (0, 0)))


def _marks(places: _Places) -> bytes:
    """A small thin cross at each corner of each label of a page."""
    drawn = [content.pen_width(MARK_WIDTH), content.gray_lines(LIGHT)]
    for column in range(places.across + 1):
        x = places.left + column * places.width
        for row in range(places.down + 1):
            y = places.top - row * places.height
            drawn.append(content.line(x - MARK, y, x + MARK, y))
            drawn.append(content.line(x, y - MARK, x, y + MARK))
    return b"".join((*drawn, content.STROKE))
