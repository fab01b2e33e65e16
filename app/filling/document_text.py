"""Running text as a .docx that the office can word itself: notices (公示) and drafts of letters.

Laid out as official documents are (GB/T 9704-2012): A4, the margins of the standard, title in 2号
小标宋, text in 3号 仿宋 with 22 lines of 28 characters, unit and day at the right below. Where a
computer lacks these types, `fontTable.xml` names those that come nearest.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from app.filling.spans import escaped
from app.saving import replacing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from app.paper.labels import Line
    from app.paper.prose import Prose, Text

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"

TITLE, BODY, MONGOLIAN = "方正小标宋简体", "仿宋_GB2312", "Mongolian Baiti"
_NEAREST = {TITLE: "宋体", BODY: "仿宋", "宋体": "SimSun", MONGOLIAN: "Noto Sans Mongolian"}
_LINE = 579
"""Twentieths of a point: 22 lines on the 225 mm between the margins."""
_FLUSH = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_DATE = (1980, 1, 1, 0, 0, 0)
"""Of the parts, so that equal texts give equal files."""

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_ML}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_ML}.styles+xml"/>'
    f'<Override PartName="/word/fontTable.xml" ContentType="{_ML}.fontTable+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_ML}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)


def write_document(path: Path, prose: Prose) -> None:
    """Write texts as a .docx, each begun on a page of its own.

    Raises:
        Trouble: the file cannot be written.
    """
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": _document(prose),
        "word/styles.xml": _styles(),
        "word/fontTable.xml": _fonts(),
        "word/footer1.xml": _footer(),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "docProps/core.xml": _properties(prose),
    }
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, (_HEAD + text).encode())


def _document(prose: Prose) -> str:
    body = "".join(
        part for at, text in enumerate(prose.texts) for part in _text(text, begins=at > 0)
    )
    # margins of the standard: 37 mm above, 35 below, 28 left, 26 right
    section = (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" '
        'w:header="851" w:footer="1417" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{_LINE}"/></w:sectPr>'
    )
    return f"<w:document {_W} {_R}><w:body>{body}{section}</w:body></w:document>"


def _text(text: Text, *, begins: bool) -> Iterator[str]:
    titles = [("Title", text.title)]
    if text.mongolian_title:
        titles.insert(0 if text.mongolian_first else 1, ("MongolianTitle", text.mongolian_title))
    for at, (style, words) in enumerate(titles):
        yield _paragraph(words, style, "<w:pageBreakBefore/>" if begins and at == 0 else "")
    yield _paragraph("", "Normal")
    for line in text.lines:
        if line.text:
            yield _paragraph(line.text, "Normal", _aligned(line))
    if text.unit or text.day:
        yield _paragraph("", "Normal")
    for words in filter(None, (text.unit, text.day)):
        yield _paragraph(words, "Signature")


def _aligned(line: Line) -> str:
    return "" if line.align == "left" else f'{_FLUSH}<w:jc w:val="{line.lean}"/>'


def _paragraph(words: str, style: str, properties: str = "") -> str:
    runs = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escaped(one)}</w:t>' for one in words.split("\n")
    )
    run = f"<w:r>{runs}</w:r>" if words else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{run}</w:p>'


def _fonts_of(name: str, latin: str = "Times New Roman") -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{name}" w:cs="{latin}"/>'


def _styles() -> str:
    def style(name: str, called: str, paragraph: str, run: str, *, usual: bool = False) -> str:
        default = ' w:default="1"' if usual else ""
        based = "" if usual else '<w:basedOn w:val="Normal"/>'
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{called}"/>'
            f"{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        )

    spacing = f'<w:spacing w:line="{_LINE}" w:lineRule="exact"/>'
    high = '<w:spacing w:line="700" w:lineRule="exact"/>'
    no_indent = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
    return (
        f"<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{_fonts_of(BODY)}"
        '<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
        + style(
            "Normal", "Normal",
            f'{spacing}<w:ind w:firstLineChars="200" w:firstLine="640"/><w:jc w:val="both"/>',
            _fonts_of(BODY), usual=True,
        )
        + style(
            "Title", "Title", f'{high}{no_indent}<w:jc w:val="center"/>',
            f'{_fonts_of(TITLE)}<w:sz w:val="44"/><w:szCs w:val="44"/>',
        )
        + style(
            "MongolianTitle", "Mongolian Title", f'{high}{no_indent}<w:jc w:val="center"/>',
            f'{_fonts_of(MONGOLIAN, MONGOLIAN)}<w:sz w:val="40"/><w:szCs w:val="40"/>',
        )
        + style(
            "Signature", "Signature",
            f'{spacing}<w:ind w:rightChars="400" w:right="1280" w:firstLineChars="0" '
            'w:firstLine="0"/><w:jc w:val="right"/>',
            _fonts_of(BODY),
        )
        + "</w:styles>"
    )  # fmt: skip


def _fonts() -> str:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{nearest}"/></w:font>'
        for name, nearest in _NEAREST.items()
    )
    return f"<w:fonts {_W}>{fonts}</w:fonts>"


def _footer() -> str:
    """The page's number between two strokes, in 4号 宋体."""
    run = f'<w:rPr>{_fonts_of("宋体", "宋体")}<w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>'
    field = "".join(
        f"<w:r>{run}{part}</w:r>"
        for part in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    paragraph = (
        '<w:p><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>'
    )
    return f"<w:ftr {_W}>{paragraph}{field}</w:p></w:ftr>"


def _properties(prose: Prose) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(prose.title)}</dc:title><dc:creator>{escaped(prose.unit)}</dc:creator>"
        "</cp:coreProperties>"
    )
