"""What stands around the table: title, the 填报 line, totals, notes, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from app.paper import content
from app.paper.cells import placed
from app.paper.fonts import MAIN
from app.paper.measures import (
    BODY_SIZES,
    CELL_SIDE,
    LEADING,
    LIGHT,
    LINE_SIZE,
    MIDDLE,
    NOTE_SIZE,
    RUNNING_SIZE,
    SEAL,
    TITLE_FLOOR,
    TITLE_SIZE,
)
from app.paper.text import wrap, wrap_evenly

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.paper.pen import Pen
    from app.paper.roster import Filler

GAP = 2.0
"""Between two things on one line at least, in type sizes."""
ROOM_TO_WRITE = 7.0
"""After a label that somebody fills in by hand, in type sizes."""
OPENING_GAP = 6.0
"""Between the title and the line under it, in points."""
SIGNATURE_GAP = 14.0
"""Over the signatures, so that there is room to sign, in points."""
SEAL_WORDS = "（盖章）"
SIGNED_APART = 2.2
"""From one signature to the next under it at least, in type sizes."""
BETWEEN = "\u3000\u3000"
"""Between the phrases of the totals."""


class Block(NamedTuple):
    """Lines of text over the width of the table.

    Attributes:
        height: in points.
        drawing: text operators, from the upper left corner of the block.
    """

    height: float
    drawing: bytes


class Phrase(NamedTuple):
    """Words that stay together, and how much room is left after them, in type sizes."""

    text: str
    room: float = 0


class Title(NamedTuple):
    """What stands above everything: the heading, and the same in Mongolian, before or after it."""

    chinese: str
    mongolian: str = ""
    mongolian_first: bool = True


def opening(
    pen: Pen,
    title: Title,
    filler: Filler | None,
    measure: float,
    facts: Sequence[Sequence[str]] = (),
    *,
    seal: bool = False,
) -> Block:
    """Over the first page: the title, in one line if it can be, and the 填报 line.

    Args:
        pen: of the document.
        title: the heading.
        filler: what the 填报 line says; None: there is none.
        measure: how wide the table is.
        facts: lines of phrases that stand in its place.
        seal: whether the seal has its place elsewhere, and not on the office's name here.
    """
    told = [list(map(Phrase, line)) for line in facts]
    if filler and not told:
        told = [
            [
                _to_fill("填报单位：" if seal else "填报单位（盖章）：", filler.unit),
                _to_fill("填报人：", filler.person),
                _to_fill("填报时间：", filler.day),
            ]
        ]
    return stacked(
        (
            *titles(pen, title, measure),
            Block(OPENING_GAP, b""),
            *(spread(pen, line, LINE_SIZE, measure) for line in told),
        )
    )


def titles(pen: Pen, title: Title, measure: float, smallest: float = TITLE_FLOOR) -> list[Block]:
    """The title in the middle, and the Mongolian one above or below, of the same size.

    Args:
        pen: of the document.
        title: what they say.
        measure: how wide a line may be, in points.
        smallest: how small the type may be so that it stays one line, in points.
    """
    found: list[Block] = []
    for text in (title.chinese, title.mongolian):
        if not text and found:
            continue
        widths = pen.widths(text)
        size = min(TITLE_SIZE, max(smallest, measure * 1000 / max(sum(widths), 1)))
        lines = wrap_evenly(text, widths, measure * 1000 / size).lines
        found.append(centred(pen, lines, size, measure))
    return found[::-1] if title.mongolian_first else found


def running(
    pen: Pen, title: str, filler: Filler, measure: float, facts: Sequence[Sequence[str]] = ()
) -> Block:
    """Over the other pages: title, office and day in one small line, should sheets get mixed.

    Args:
        pen: of the document.
        title: the heading.
        filler: whose it is.
        measure: how wide the table is.
        facts: lines of phrases; the first stands in place of office and day.
    """
    phrases = (
        Phrase(title),
        Phrase(f"填报单位：{filler.unit}"),
        _to_fill("填报时间：", filler.day),
    )
    if facts:
        phrases = (Phrase(title), *map(Phrase, facts[0]))
    return spread(pen, phrases, RUNNING_SIZE, measure)


def totals(pen: Pen, phrases: Sequence[str], size: float, measure: float) -> Block | None:
    """What the closing row of the table says, or None if nothing."""
    if not phrases:
        return None
    return _bold(paragraph(pen, BETWEEN.join(phrases), size, measure - 2 * CELL_SIDE), size)


def tail(
    pen: Pen,
    notes: Sequence[str],
    signatures: Sequence[str],
    measure: float,
    *,
    seal: bool = False,
) -> list[Block]:
    """Under the table: the notes line by line, and who signs at equal distances.

    With room for a seal, that is on the right, and who signs stands beside it.
    """
    blocks = [
        paragraph(pen, line, NOTE_SIZE, measure)
        for note in notes
        for line in wrap(note, pen.widths(note), measure * 1000 / NOTE_SIZE).lines
    ]
    if seal:
        blocks.append(_sealed(pen, signatures, measure))
    elif signatures:
        blocks += (Block(SIGNATURE_GAP, b""), *_signed(pen, signatures, measure))
    return blocks


def _signed(pen: Pen, signatures: Sequence[str], measure: float) -> list[Block]:
    """Who signs: each at the beginning of an equal part of the line, or on a line of their own."""
    names = [f"{name}：" for name in signatures]
    part = measure / len(names)
    if max(map(pen.width, names)) * LINE_SIZE / 1000 + ROOM_TO_WRITE * LINE_SIZE > part:
        return [paragraph(pen, name, LINE_SIZE, measure) for name in names]
    starts = [part * place for place in range(len(names))]
    return [_row(pen, [Phrase(name) for name in names], starts, LINE_SIZE)]


def _sealed(pen: Pen, signatures: Sequence[str], measure: float) -> Block:
    """Who signs, one under the other, and on the right the room for a seal."""
    beside = measure - SEAL
    names = [
        line
        for name in signatures
        for line in wrap(f"{name}：", pen.widths(f"{name}："), beside * 1000 / LINE_SIZE).lines
    ]
    height = max(SEAL, len(names) * SIGNED_APART * LINE_SIZE)
    part = height / max(len(names), 1)
    pieces = [
        (0.0, -(number + 0.5) * part - MIDDLE * LINE_SIZE, pen.write(name, LINE_SIZE))
        for number, name in enumerate(names)
    ]
    words = content.gray(LIGHT) + pen.write(SEAL_WORDS, LINE_SIZE) + content.gray(0)
    at = beside + (SEAL - pen.width(SEAL_WORDS) * LINE_SIZE / 1000) / 2
    pieces.append((at, -height / 2 - MIDDLE * LINE_SIZE, words))
    return Block(height, content.font(MAIN, LINE_SIZE) + placed(pieces, (0, 0)))


def _to_fill(label: str, value: str) -> Phrase:
    return Phrase(label + value, 0 if value else ROOM_TO_WRITE)


def spread(pen: Pen, phrases: Sequence[Phrase], size: float, measure: float) -> Block:
    """Phrases on one line, the first at the left edge and the last at the right.

    Phrases that do not fit are set smaller, and at last one under the other.
    """
    for fitting in (size, *(smaller for smaller in BODY_SIZES if smaller < size)):
        reaches = [
            pen.width(phrase.text) * fitting / 1000 + phrase.room * fitting for phrase in phrases
        ]
        gaps = max(len(phrases) - 1, 1)
        gap = (measure - sum(reaches)) / gaps
        if gap >= GAP * fitting:
            starts = [sum(reaches[:place]) + gap * place for place in range(len(phrases))]
            return _row(pen, phrases, starts, fitting)
    return stacked([paragraph(pen, phrase.text, size, measure) for phrase in phrases])


def paragraph(pen: Pen, text: str, size: float, measure: float) -> Block:
    """Lines from the left edge."""
    lines = wrap(text, pen.widths(text), measure * 1000 / size).lines
    return _lines([(0, pen.write(line.rstrip(), size)) for line in lines], size)


def centred(pen: Pen, lines: Sequence[str], size: float, measure: float) -> Block:
    """Bold lines in the middle of the measure."""
    pieces: list[tuple[float, bytes]] = []
    for line in lines:
        bare = line.rstrip()
        start = (measure - pen.width(bare) * size / 1000) / 2
        pieces.append((start, pen.write(bare, size)))
    return _bold(_lines(pieces, size), size)


def _bold(block: Block, size: float) -> Block:
    return Block(block.height, content.bold_fill(size) + block.drawing + content.THIN_FILL)


def _lines(lines: Sequence[tuple[float, bytes]], size: float) -> Block:
    """Lines under each other, each with where it begins."""
    pitch = LEADING * size
    pieces = [
        (start, -(number + 0.5) * pitch - MIDDLE * size, shown)
        for number, (start, shown) in enumerate(lines)
    ]
    return Block(pitch * len(lines), content.font(MAIN, size) + placed(pieces, (0, 0)))


def _row(pen: Pen, phrases: Sequence[Phrase], starts: Sequence[float], size: float) -> Block:
    """Phrases beside each other, each with where it begins."""
    pitch = LEADING * size
    baseline = -pitch / 2 - MIDDLE * size
    pieces = [
        (start, baseline, pen.write(phrase.text, size))
        for phrase, start in zip(phrases, starts, strict=True)
    ]
    return Block(pitch, content.font(MAIN, size) + placed(pieces, (0, 0)))


def stacked(blocks: Sequence[Block]) -> Block:
    """Blocks one under the other."""
    height = sum(block.height for block in blocks)
    drawing = b"".join(block.drawing + content.move(0, -block.height) for block in blocks)
    return Block(height, drawing + content.move(0, height))
