"""The operators of a PDF page that printed things need, by name (ISO 32000-1, annex A).

All lengths are points, written to a hundredth; text operators belong between `BEGIN_TEXT` and
`END_TEXT`.
"""

from __future__ import annotations

from codecs import utf_16_be_encode

BEGIN_TEXT = b"BT\n"
END_TEXT = b"ET\n"
SAVE = b"q "
RESTORE = b"Q\n"
STROKE = b"S\n"
FILL = b"f\n"
CLIP = b"W n\n"
END_MARK = b"EMC "
THIN_FILL = b"0 Tr "


def font(name: str, size: float) -> bytes:
    """Use this font from here on."""
    return b"/%b %.2f Tf " % (name.encode(), size)


def move(right: float, up: float) -> bytes:
    """Begin the next text this far from where the last one began."""
    return b"%.2f %.2f Td " % (right, up)


def shift(right: float) -> bytes:
    """Begin the next text this far to the right of where the last one began."""
    return b"%.2f 0 Td " % right


def start_at(x: float, y: float) -> bytes:
    """Begin the next text here on the page."""
    return b"1 0 0 1 %.2f %.2f Tm " % (x, y)


def starts_at(x: float) -> bytes:
    """A template of `start_at` so far to the right: fill it with the height."""
    return b"1 0 0 1 %.2f %%.2f Tm " % x


def turned_at(x: float, y: float) -> bytes:
    """From here on the page, draw turned by a quarter: what ran to the right runs downwards."""
    return b"0 -1 1 0 %.2f %.2f cm " % (x, y)


def turned(x: float, y: float, drawing: bytes) -> bytes:
    """Content that runs downwards through this point, between two pieces of ordinary text."""
    return END_TEXT + SAVE + turned_at(x, y) + drawing + RESTORE + BEGIN_TEXT


def show(codes: str) -> bytes:
    """Show codes of the font, see `app.paper.fonts.Font`: none of them needs an escape."""
    return b"(%b)Tj " % utf_16_be_encode(codes)[0]


def around(before: float, after: float) -> tuple[bytes, bytes]:
    """What stands around the `encoded` codes of a cell: so far to the right, and then on."""
    return b"%.2f 0 Td (" % before, b")Tj %.2f 0 Td " % after


def encoded(codes: str) -> bytes:
    """The codes as they stand in a PDF string."""
    # the codec itself: to ask the registry for it by name costs as much as all the rest
    return utf_16_be_encode(codes)[0]


def show_shifted(codes: str, right: float) -> bytes:
    """Show codes this many thousandths of the type size further right, without moving on more."""
    return b"[%.2f(%b)%.2f]TJ " % (-right, utf_16_be_encode(codes)[0], right)


def rise(up: float) -> bytes:
    """Lift the text above its baseline."""
    return b"%.2f Ts " % up


def bold_fill(size: float) -> bytes:
    """Thicken the letters by a stroke of 3 % of their size, until `THIN_FILL`."""
    return b"%.2f w 2 Tr " % (size * 0.03)


def reads_as(text: str, language: str) -> bytes:
    """What follows, up to `END_MARK`, is copied out as this text."""
    written = (b"\xfe\xff" + text.encode("utf-16-be", "surrogatepass")).hex()
    return b"/Span<</Lang(%b)/ActualText<%b>>>BDC " % (language.encode(), written.encode())


def pen_width(width: float) -> bytes:
    """How thick lines are drawn."""
    return b"%.2f w " % width


def line(x: float, y: float, to_x: float, to_y: float) -> bytes:
    """A line, drawn by the next `STROKE`."""
    return b"%.2f %.2f m %.2f %.2f l " % (x, y, to_x, to_y)


def levels(x: float, to_x: float) -> bytes:
    """A template of lines from here to there, each at a height: fill it with the height twice."""
    return b"%.2f %%.2f m %.2f %%.2f l " % (x, to_x)


def frame(x: float, y: float, width: float, height: float) -> bytes:
    """A rectangle, drawn by the next `STROKE`, filled by `FILL`, or all that is left by `CLIP`."""
    return b"%.2f %.2f %.2f %.2f re " % (x, y, width, height)


def gray(level: float) -> bytes:
    """Fill, and show text, in this gray from here on: 0 is black and 1 white."""
    return b"%.2f g " % level


def gray_lines(level: float) -> bytes:
    """Draw lines in this gray from here on: 0 is black and 1 white."""
    return b"%.2f G " % level


def squeeze(part: float) -> bytes:
    """Show text this much narrower, or with 1 as wide as it is."""
    return b"%.3f Tz " % (part * 100)


def spacing(room: float) -> bytes:
    """Leave so much after each character from here on, in points."""
    return b"%.3f Tc " % room
