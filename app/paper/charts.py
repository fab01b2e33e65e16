"""Charts of a report as lines and surfaces, told apart without colour.

A chart is strips one under the other, so that one that is higher than a page can go on overleaf.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from app.paper import blocks, content
from app.paper.cells import CellSetter, sizes_from
from app.paper.measures import BODY_SIZES, MILLIMETRE
from app.paper.roster import Column
from app.paper.shades import shaded

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from app.paper.leaf import Leaf
    from app.paper.pen import Pen
    from app.paper.report import BarsPart, CoveragePart, Mark, Shade
    from app.paper.roster import Align

HEADING = 12.0
HEADING_AIR = 4.0
"""Above and below it, each."""
LABEL = 10.0
NOTE = 8.0
BAR_PITCH = 7.5 * MILLIMETRE
"""From one lying bar to the next."""
BAR = 0.62
"""How much of that, or of the distance of upright ones, a bar takes."""
WIDEST_BAR = 14 * MILLIMETRE
PLOT = 50 * MILLIMETRE
"""How high the highest of upright bars is."""
LABELS = 0.28
"""How much of the width the names beside a chart take at most."""
BAR_GRAY = 0.72
BAND = 4.5 * MILLIMETRE
"""How high the shaded part of a place is."""
LEAST_PLACE, WIDEST_PLACE = 12 * MILLIMETRE, 28 * MILLIMETRE
ROW_GAP = 2 * MILLIMETRE
AXIS_WIDTH = 0.8
BOX_WIDTH = 0.5
TALLEST = 300.0
"""How high a name or a note may be, in points."""


class Strip(NamedTuple):
    """A part of a chart that stays whole.

    Attributes:
        height: in points.
        draw: on a page, from this left edge and this upper one.
        keep: whether the next strip stays on its page.
    """

    height: float
    draw: Callable[[Leaf, float, float], None]
    keep: bool = False


class Cells:
    """Sets short texts, each in a width of its own, wrapped or smaller where they are too long."""

    def __init__(self, pen: Pen, align: Align, width: float, size: float) -> None:
        self.size = size
        self._setter = CellSetter(pen, Column("", "text", align), width, size, TALLEST)

    def height(self, text: str) -> float:
        """How high the text stands, in points."""
        return self._setter[text][0]

    def draw(self, leaf: Leaf, text: str, x: float, middle: float) -> None:
        """Put the text into the cell that begins here."""
        leaf.cell(x, middle, self._setter[text][1], self.size)


def heading_strip(pen: Pen, title: str, measure: float) -> Strip:
    """The line over a part."""
    block = blocks.paragraph(pen, title, HEADING, measure)
    bold = blocks.Block(
        block.height, content.bold_fill(HEADING) + block.drawing + content.THIN_FILL
    )

    def draw(leaf: Leaf, left: float, top: float) -> None:
        leaf.block(left, top - HEADING_AIR, bold)

    return Strip(block.height + 2 * HEADING_AIR, draw, keep=True)


def bar_strips(pen: Pen, part: BarsPart, measure: float) -> list[Strip]:
    """Bars with their numbers; those whose names have no room under them lie."""
    strips: list[Strip] = []
    if part.unit:
        block = blocks.paragraph(pen, f"单位：{part.unit}", NOTE, measure)
        strips.append(Strip(block.height, _drawn(block), keep=True))
    slot = measure / max(len(part.bars), 1)
    if part.upright and part.bars and _label_size(pen, part, slot):
        return [*strips, _upright(pen, part, measure)]
    most = max((value for _, value in part.bars), default=0.0)
    names = _widest(pen, [name for name, _ in part.bars], LABEL, measure * LABELS)
    cells = Cells(pen, "right", names, LABEL)
    numbers = max((pen.width(shown(value)) for _, value in part.bars), default=0.0) * LABEL / 1000
    longest = measure - names - numbers - 8
    for name, value in part.bars:
        length = longest * max(value, 0.0) / most if most > 0 else 0.0
        strips.append(_lying(pen, cells, (name, value), names, length))
    return strips


def _drawn(block: blocks.Block) -> Callable[[Leaf, float, float], None]:
    def draw(leaf: Leaf, left: float, top: float) -> None:
        leaf.block(left, top, block)

    return draw


def _lying(pen: Pen, cells: Cells, bar: tuple[str, float], names: float, length: float) -> Strip:
    """One bar beside its name, its number behind it."""
    name, value = bar
    height = max(BAR_PITCH, cells.height(name))
    thick = BAR_PITCH * BAR

    def draw(leaf: Leaf, left: float, top: float) -> None:
        middle, axis = top - height / 2, left + names
        cells.draw(leaf, name, left, middle)
        if length:
            leaf.ground(_bar(axis, middle - thick / 2, length, thick))
        leaf.cell(axis + length + 4, middle, pen.write(shown(value), LABEL), LABEL)
        leaf.draw(content.pen_width(AXIS_WIDTH) + content.line(axis, top, axis, top - height))
        leaf.draw(content.STROKE)

    return Strip(height, draw)


def _label_size(pen: Pen, part: BarsPart, slot: float) -> float:
    """The type size at which all names and numbers fit under and over their bars, or 0."""
    texts = [text for name, value in part.bars for text in (name, shown(value))]
    widest = max(map(pen.width, texts))
    fitting = (size for size in sizes_from(LABEL) if widest * size / 1000 <= slot - 3)
    return next(fitting, 0.0)


def _upright(pen: Pen, part: BarsPart, measure: float) -> Strip:
    slot = measure / len(part.bars)
    size = _label_size(pen, part, slot)
    line = 1.5 * size
    width = min(slot * BAR, WIDEST_BAR)
    most = max(value for _, value in part.bars)
    height = PLOT + 2 * line

    def draw(leaf: Leaf, left: float, top: float) -> None:
        base = top - line - PLOT
        for number, (name, value) in enumerate(part.bars):
            middle = left + (number + 0.5) * slot
            high = PLOT * max(value, 0.0) / most if most > 0 else 0.0
            if high:
                leaf.ground(_bar(middle - width / 2, base, width, high))
            for text, y in ((shown(value), base + high + line / 2), (name, base - line / 2)):
                x = middle - pen.width(text) * size / 2000
                leaf.cell(x, y, pen.write(text, size), size)
        axis = content.line(left, base, left + measure, base)
        leaf.draw(content.pen_width(AXIS_WIDTH) + axis + content.STROKE)

    return Strip(height, draw)


def _bar(x: float, y: float, width: float, height: float) -> bytes:
    area = content.frame(x, y, width, height)
    edge = content.pen_width(BOX_WIDTH) + area + content.STROKE
    return content.gray(BAR_GRAY) + area + content.FILL + edge


def shown(value: float) -> str:
    """A number as it stands beside its bar: 1204, 36.5."""
    return f"{round(value, 1):g}" if abs(value) < 1e5 else f"{value:.0f}"


def coverage_strips(pen: Pen, part: CoveragePart, measure: float) -> list[Strip]:
    """Rows of places, each a box with its number, its shade, and what stands under it."""
    marks = [mark for _, marks in part.lines for mark in marks]
    names = _widest(pen, [name for name, _ in part.lines], LABEL, measure * LABELS)
    room = measure - names - 4
    texts = [(mark.label, LABEL) for mark in marks] + [(mark.note, NOTE) for mark in marks]
    widest = max((pen.width(text) * size / 1000 + 8 for text, size in texts), default=0.0)
    width = min(max(widest, LEAST_PLACE), WIDEST_PLACE, room)
    places = _Places(pen, names, width, max(1, int(room / width)))
    strips = [strip for name, line in part.lines for strip in places.strips(name, line)]
    if part.legend:
        strips.append(_legend(pen, part.legend, measure))
    return strips


def _widest(pen: Pen, texts: Sequence[str], size: float, limit: float) -> float:
    """How wide a column of these texts is, in points."""
    widest = max((pen.width(text) for text in texts), default=0.0)
    return min(widest * size / 1000 + 9, limit)


class _Places:
    """Draws places of one width beside the name of their row."""

    def __init__(self, pen: Pen, names: float, width: float, count: int) -> None:
        self._names = names
        self._width = width
        self._count = count
        self._name = Cells(pen, "left", names, LABEL)
        self._label = Cells(pen, "center", width, LABEL)
        self._note = Cells(pen, "center", width, NOTE)

    def strips(self, name: str, marks: Sequence[Mark]) -> list[Strip]:
        """The places of one row in as many lines as they need; the name stands at the first."""
        lines = range(max(1, ceil(len(marks) / self._count)))
        return [
            self._strip(
                "" if line else name,
                marks[line * self._count : (line + 1) * self._count],
                last=line == lines[-1],
            )
            for line in lines
        ]

    def _strip(self, name: str, marks: Sequence[Mark], *, last: bool) -> Strip:
        label = max((self._label.height(mark.label) for mark in marks), default=0.0)
        notes = any(mark.note for mark in marks)
        note = max(self._note.height(mark.note) for mark in marks) if notes else 0.0
        box = label + BAND + note if marks else 0.0
        height = max(box, self._name.height(name))
        gap = ROW_GAP * (2 if last else 1)

        def draw(leaf: Leaf, left: float, top: float) -> None:
            self._name.draw(leaf, name, left, top - height / 2)
            for place, mark in enumerate(marks):
                x = left + self._names + place * self._width
                self._label.draw(leaf, mark.label, x, top - label / 2)
                leaf.ground(shaded(mark.shade, x, top - label - BAND, self._width, BAND))
                if notes:
                    self._note.draw(leaf, mark.note, x, top - label - BAND - note / 2)
                leaf.draw(content.pen_width(BOX_WIDTH))
                leaf.draw(content.frame(x, top - label - BAND, self._width, BAND))
                leaf.draw(content.frame(x, top - box, self._width, box) + content.STROKE)

        return Strip(height + gap, draw)


def _legend(pen: Pen, legend: Sequence[tuple[Shade, str]], measure: float) -> Strip:
    """What the shades say, beside each other, in as many lines as they need."""
    swatch, size = 2 * BAND, BODY_SIZES[0] - 1.5
    pitch = BAND * 1.6
    placed: list[tuple[float, int, Shade, str]] = []
    x, line = 0.0, 0
    for shade, words in legend:
        reach = swatch + 4 + pen.width(words) * size / 1000
        if x and x + reach > measure:
            x, line = 0.0, line + 1
        placed.append((x, line, shade, words))
        x += reach + 2 * size

    def draw(leaf: Leaf, left: float, top: float) -> None:
        for at, row, shade, words in placed:
            middle = top - (row + 0.5) * pitch
            area = (left + at, middle - BAND / 2, swatch, BAND)
            leaf.ground(shaded(shade, *area))
            leaf.draw(content.pen_width(BOX_WIDTH) + content.frame(*area) + content.STROKE)
            leaf.cell(left + at + swatch + 4, middle, pen.write(words, size), size)

    return Strip((line + 1) * pitch, draw)
