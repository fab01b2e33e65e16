"""Running text on pages as official documents have it (GB/T 9704-2012, 5 and 7).

A4 with 37 mm above and 28 mm on the left, 156 × 225 mm of text: 22 lines of 28 characters of 16
points. A text that ends with unit and day has lines of its own on the page where they stand.
"""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, NamedTuple

from app.language import say
from app.paper import blocks, content
from app.paper.cells import LEANS
from app.paper.fonts import MAIN
from app.paper.leaf import Leaf
from app.paper.measures import MIDDLE, MILLIMETRE, Sheet
from app.paper.pen import has_joined
from app.paper.text import wrap
from app.progress import watched

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from app.paper.document import Document
    from app.paper.labels import Line
    from app.paper.pen import Pen
    from app.paper.prose import Prose, Text
    from app.progress import Progress

TOP = 37 * MILLIMETRE
LEFT = 28 * MILLIMETRE
MEASURE = 156 * MILLIMETRE
DEPTH = 225 * MILLIMETRE
LINES, CHARACTERS = 22, 28
TEXT_SIZE = 16.0
TITLE_FLOOR = 20.0
"""How small, of 22 points, a title may be so that it stays one line."""
PITCH = DEPTH / LINES
NARROW = MEASURE / (CHARACTERS * TEXT_SIZE)
"""28 characters of 16 points are 2 mm wider than the text: all are set this much narrower."""
INDENT = 2.0
"""How far in a paragraph begins, in characters."""
DAY_INDENT = 4.0
"""How far from the right edge the day ends, in characters."""
UNIT_GAP = 2
"""Lines between the text and the unit: a seal on unit and day reaches so far up."""
ALONG = 2
"""Lines of text that go along where unit and day would stand alone on a page."""
NUMBER_SIZE = 14.0
NUMBER_BELOW = 7 * MILLIMETRE
LOOSEST = 2.2
"""How many characters of room may be spread over a line to make it even."""


class _Line(NamedTuple):
    """A line that is set.

    Attributes:
        height: how much of the page it takes, in points.
        drawing: from the left edge and the middle of the line.
    """

    height: float
    drawing: bytes


def lay_prose(prose: Prose, pen: Pen, document: Document, progress: Progress) -> None:
    """Put the texts on pages of the document, each begun on a page of its own.

    Raises:
        Cancelled: through ``progress``.
    """
    total = len(prose.texts) if isinstance(prose.texts, Sized) else 0
    for text in watched(prose.texts, total, progress, say("正在排版")):
        _lay_text(text, pen, document)


def _lay_text(text: Text, pen: Pen, document: Document) -> None:
    sheet = Sheet.of("A4 portrait")
    title = blocks.Title(text.title, text.mongolian_title, text.mongolian_first)
    heading = blocks.titles(pen, title, MEASURE, TITLE_FLOOR) if any(title[:2]) else []
    begin = sum(block.height for block in heading)
    if heading:
        begin += PITCH
    lines = [set_line for line in text.lines for set_line in _set(pen, line)]
    closing = _closing(pen, text)
    for number, page in enumerate(_pages(lines, closing, begin), 1):
        leaf = Leaf()
        y = sheet.height - TOP
        if number == 1:
            for block in heading:
                leaf.block(LEFT, y, block)
                y -= block.height
            y = sheet.height - TOP - begin
        for line in page:
            leaf.cell(LEFT, y - line.height / 2, line.drawing, TEXT_SIZE)
            y -= line.height
        _number(leaf, pen, sheet, number)
        document.add_page(*sheet.size, leaf.content())


def _pages(
    lines: Sequence[_Line], closing: Sequence[_Line], begin: float
) -> Iterator[Sequence[_Line]]:
    """The lines of each page; unit and day stay together, with lines of the text above them."""
    page: list[_Line] = []
    room = DEPTH - begin + 0.05  # the sum of the pitches is not exact
    for line in lines:
        if line.height > room and page:
            yield page
            page, room = [], DEPTH + 0.05
        page.append(line)
        room -= line.height
    if sum(line.height for line in closing) > room and page:
        along = page[-ALONG:] if len(page) > ALONG else []
        yield page[: len(page) - len(along)]
        page = along
    yield [*page, *closing]


def _set(pen: Pen, line: Line) -> Iterator[_Line]:
    """A paragraph in lines."""
    size = line.size or TEXT_SIZE
    height = PITCH * max(1.0, size / TEXT_SIZE)
    limit = MEASURE / NARROW * 1000 / size
    indent = INDENT * 1000 if line.align == "left" else 0.0
    for paragraph in line.text.splitlines() or [""]:
        begun = "\u3000" * int(indent / 1000)
        widths = [1000.0] * len(begun) + pen.widths(paragraph)
        found = wrap(begun + paragraph, widths, limit, items=False).lines
        for number, part in enumerate(found):
            bare = (part[len(begun) :] if number == 0 else part).rstrip()
            first = indent if number == 0 else 0.0
            room = limit - first - pen.width(bare)
            start = (first + room * LEANS[line.lean]) * size / 1000 * NARROW
            spread = room if line.lean == "left" and number < len(found) - 1 else 0.0
            yield _Line(height, _drawn(pen, bare, size, start, spread))


def _drawn(pen: Pen, text: str, size: float, start: float, spread: float = 0.0) -> bytes:
    """A line that begins here, with room (thousandths of the size) spread over its characters."""
    even = 0 < spread <= LOOSEST * 1000 and len(text) > 1 and not has_joined(text)
    loose = spread * size / 1000 / (len(text) - 1) if even else 0.0
    baseline = MIDDLE * (TEXT_SIZE - size)
    return b"".join(
        (
            content.font(MAIN, size),
            content.squeeze(NARROW),
            content.spacing(loose) if loose else b"",
            content.move(start, baseline),
            pen.write(text, size),
            content.spacing(0) if loose else b"",
            content.squeeze(1),
        )
    )


def _closing(pen: Pen, text: Text) -> list[_Line]:
    """Unit and day at the right, one in the middle over the other."""
    limit = MEASURE / NARROW * 1000 / TEXT_SIZE
    said = [one for one in (text.unit, text.day) if one]
    if not said:
        return []
    lines = [line for one in said for line in wrap(one, pen.widths(one), limit).lines]
    widest = max(map(pen.width, lines))
    last = pen.width(lines[-1])
    middle = min(limit - DAY_INDENT * 1000 - last / 2, limit - widest / 2)
    middle = max(middle, widest / 2)
    found = [_Line(PITCH, b"")] * UNIT_GAP
    for line in lines:
        start = (middle - pen.width(line) / 2) * TEXT_SIZE / 1000 * NARROW
        found.append(_Line(PITCH, _drawn(pen, line, TEXT_SIZE, start)))
    return found


def _number(leaf: Leaf, pen: Pen, sheet: Sheet, number: int) -> None:
    """— 1 — under the text, on the outer side: odd numbers right, even ones left."""
    words = f"— {number} —"
    x = LEFT + NUMBER_SIZE
    if number % 2:
        x = LEFT + MEASURE - NUMBER_SIZE - pen.width(words) * NUMBER_SIZE / 1000
    y = sheet.height - TOP - DEPTH - NUMBER_BELOW
    leaf.cell(x, y, pen.write(words, NUMBER_SIZE), NUMBER_SIZE)
