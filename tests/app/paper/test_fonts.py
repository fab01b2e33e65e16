from __future__ import annotations

from itertools import islice

import pytest

from app.paper.faces import open_face
from app.paper.fonts import FONT_FILES, FONTS, MAIN, NONE, FontChain, _safe_codes

RARE_IN_EXTENSION_B = "𠀋"


def test_characters_that_share_a_glyph_have_codes_of_their_own():
    font = FontChain().main
    for one, other in ("士⼠", "生⽣", "-‑", "土⼟"):
        assert font.face.glyph(one) == font.face.glyph(other)
        assert font.codes[ord(one)] != font.codes[ord(other)]


def test_codes_need_no_escape_in_a_pdf_string_and_none_is_half_a_surrogate():
    codes = list(_safe_codes())
    assert len(codes) == len(set(codes)) > 54_000
    for code in codes:
        assert not set(chr(code).encode("utf-16-be")) & set(b"()\\\r\n")
    assert 0 not in codes


def test_a_code_given_twice_is_the_same():
    font = FontChain().main
    assert "张三张三".translate(font.codes)[:2] == "张三".translate(font.codes)
    assert len(font.slots) == 2


def test_fonts_are_opened_only_when_a_character_needs_them():
    fonts = FontChain()
    assert fonts.font_of("张") is fonts.main
    assert [font.name for font in fonts.opened] == [MAIN]
    mongolian = fonts.font_of("ᠮ")
    assert mongolian is not None
    assert mongolian.face.name == "NotoSansMongolian-Regular"
    assert len(fonts.opened) == 2


def test_what_no_font_has_is_told_before_printing():
    fonts = FontChain(FONT_FILES[:2])
    assert fonts.missing("张三𠅤㛃ᠨᠡᠷ᠎ᠡ·•") == set()
    assert fonts.missing("张😀三Ө") == {"😀", "Ө"}


def test_spaces_line_ends_and_invisible_characters_are_not_missing():
    assert FontChain().missing(" \n\t\u3000\u2003\u200b\ufe00\U000e0100\u202f") == set()


def test_the_rare_names_of_the_region_are_in_the_fonts_that_are_always_there():
    assert FontChain(FONT_FILES[:2]).missing("㛃𠅤𫖯䶮𬱖犇骉") == set()


def test_a_font_that_is_not_there_is_passed_over():
    fonts = FontChain((FONT_FILES[0], FONTS / "no-such-font.ttf", FONT_FILES[1]))
    assert fonts.font_of("ᠮ") is not None


def test_without_the_main_font_nothing_can_be_printed():
    with pytest.raises(OSError, match="no-such-font"):
        FontChain([FONTS / "no-such-font.ttf"])


@pytest.mark.skipif(not FONT_FILES[2].exists(), reason="HanaMinB is put in place by the build")
def test_extension_b_comes_from_hanamin():
    font = FontChain().font_of(RARE_IN_EXTENSION_B)
    assert font is not None
    assert font.face.name == "HanaMinB"


def test_the_main_font_lacks_what_it_lacks():
    assert FontChain().main.codes[ord("ᠮ")] == NONE


def test_a_subset_keeps_the_box_and_the_glyphs_that_were_asked_for():
    face = open_face(FONT_FILES[0])
    program, places = face.subset([face.glyph("张")])
    assert set(places) == {0, face.glyph("张")}
    assert len(program) < 2000


def test_a_mongolian_word_is_shaped_into_joined_letters():
    face = open_face(FONT_FILES[1])
    word = "ᠮᠣᠩᠭᠣᠯ"
    joined = [glyph.glyph for glyph in face.shape(word)]
    apart = [face.glyph(char) for char in word]
    assert joined != apart
    assert len(joined) < len(apart)  # ᠩ and ᠭ are written as one


def test_codes_run_out_far_beyond_any_roster():
    assert len(list(islice(_safe_codes(), 31_000))) == 31_000  # more than the main font has
