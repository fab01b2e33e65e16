"""Other ways to print the same rows: reportlab's canvas, its tables, Typst, and the bare floor."""

# reportlab's font registry has no types, and Typst is there only where peers are installed
# pyright: reportUnknownMemberType=false, reportMissingImports=false

from __future__ import annotations

import json
import zlib
from itertools import accumulate
from typing import TYPE_CHECKING

from tests.bench.harness import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

FONTS = PROJECT / "resources" / "fonts"
BETWEEN = b"\0STREAM\0"
WIDTHS = (30, 70, 24, 44, 44, 46, 60, 60, 50, 60, 70, 150, 60)
ROWS_ON_A_PAGE = 25

Rows = list[list[str]]


def draw(rows: Rows, out: Path) -> None:
    """Each cell at its place on a canvas: nothing is measured, wrapped, shaped or ruled."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("SC", str(FONTS / "NotoSansSC-Regular.ttf")))
    canvas = Canvas(str(out), pagesize=landscape(A4), pageCompression=1)
    lefts = list(accumulate(WIDTHS, initial=10))
    for start in range(0, len(rows), ROWS_ON_A_PAGE):
        canvas.setFont("SC", 8)
        for line, row in enumerate(rows[start : start + ROWS_ON_A_PAGE]):
            for left, text in zip(lefts, row, strict=False):
                canvas.drawString(left, 550 - 20 * line, text)
        canvas.showPage()
    canvas.save()


def lay_out(rows: Rows, out: Path) -> None:
    """A table of reportlab's for each page, remarks and Mongolian as paragraphs; no header."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

    for name, file in (("SC", "NotoSansSC"), ("MN", "NotoSansMongolian")):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"{file}-Regular.ttf")))
    remark = ParagraphStyle("remark", fontName="SC", fontSize=8, leading=10, wordWrap="CJK")
    mongolian = ParagraphStyle("mongolian", fontName="MN", fontSize=8, leading=10)
    cells = [
        [
            *row[:11],
            Paragraph(row[11], remark) if row[11] else "",
            Paragraph(row[12], mongolian) if row[12] else "",
        ]
        for row in rows
    ]
    style = [
        ("FONT", (0, 0), (-1, -1), "SC", 8, 10),
        ("GRID", (0, 0), (-1, -1), 0.4, (0, 0, 0)),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
    ]
    tables: list[Flowable] = [
        Table(cells[start : start + ROWS_ON_A_PAGE], WIDTHS, style=style)
        for start in range(0, len(cells), ROWS_ON_A_PAGE)
    ]
    SimpleDocTemplate(str(out), pagesize=landscape(A4)).build(tables)


TYPST = """
#set page(paper: "a4", flipped: true, margin: 15mm)
#set text(font: ("Noto Sans SC", "Noto Sans Mongolian"), size: 8pt, lang: "zh")
#let rows = json(bytes(sys.inputs.rows))
#table(columns: (WIDTHS), stroke: 0.4pt, ..rows.flatten())
"""


def compose(rows: Rows, out: Path) -> None:
    """One table of Typst's: wrapped, fonts in turn, Mongolian along the line; no header."""
    import typst

    widths = ", ".join(f"{width}pt" for width in WIDTHS)
    typst.compile(
        TYPST.replace("WIDTHS", widths).encode(),
        output=str(out),
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={"rows": json.dumps(rows)},
    )


def compress(rows: Rows, streams: bytes, out: Path) -> None:
    """The floor: the pages as somebody else has set them, compressed, and a font subset."""
    from app.paper.faces import open_face

    face = open_face(FONTS / "NotoSansSC-Regular.ttf")
    glyphs = {face.glyph(char) for row in rows[:2000] for text in row for char in text}
    parts = [zlib.compress(one) for one in streams.split(BETWEEN)]  # as hard as ours
    parts.append(zlib.compress(face.subset(glyphs)[0]))
    out.write_bytes(b"".join(parts))
