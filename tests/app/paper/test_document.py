"""What is used of reportlab, which has no types and may change: the document and its objects."""

from __future__ import annotations

import re
import zlib

import pypdfium2
import pytest

from app.paper import content
from app.paper.document import Document
from app.paper.fonts import FONT_FILES, MAIN, FontChain
from app.paper.pen import Pen


@pytest.fixture
def pen():
    return Pen(FontChain(FONT_FILES[:2]))


def page_of(pen, text):
    return b"".join(
        (
            content.BEGIN_TEXT,
            content.font(MAIN, 12),
            content.start_at(40, 700),
            pen.write(text, 12),
            content.END_TEXT,
        )
    )


def test_a_document_of_reportlab_opens_in_pdfium(pen):
    document = Document("题目", "单位", invariant=True)
    document.add_page(595, 842, page_of(pen, "第一页"))
    document.add_page(842, 595, page_of(pen, "ᠨᠡᠷ᠎ᠡ"))
    document.pages[0].add(page_of(pen, "后来添上的"))
    data = document.to_bytes(pen.fonts.opened)
    opened = pypdfium2.PdfDocument(data)
    try:
        assert len(opened) == 2
        assert opened.get_version() == 15
        first, second = (page.get_textpage().get_text_range() for page in opened)
        assert "第一页" in first
        assert "后来添上的" in first
        assert second == "ᠨᠡᠷ᠎ᠡ"
        assert opened.get_metadata_dict()["Title"] == "题目"
    finally:
        opened.close()


def test_only_what_was_shown_is_embedded(pen):
    document = Document("题目", "单位", invariant=True)
    document.add_page(595, 842, page_of(pen, "张"))
    data = document.to_bytes(pen.fonts.opened)
    assert data.count(b"/FontFile2") == 1
    assert b"Helvetica" not in data
    assert len(data) < 6000


def test_characters_beyond_the_first_plane_are_surrogate_pairs_in_the_map(pen):
    document = Document("题目", "单位", invariant=True)
    document.add_page(595, 842, page_of(pen, "𠅤"))
    data = document.to_bytes(pen.fonts.opened)
    streams = re.findall(rb"/FlateDecode/Length \d+>>stream\n(.*?)\nendstream", data, re.DOTALL)
    (found,) = [text for text in map(zlib.decompress, streams) if b"beginbfchar" in text]
    assert b"<d840dd64>" in found


def test_without_invariance_the_time_is_told(pen):
    document = Document("题目", "单位", invariant=False)
    document.add_page(595, 842, page_of(pen, "张"))
    data = document.to_bytes(pen.fonts.opened)
    assert re.search(rb"/CreationDate \(D:20[2-9]\d", data)
