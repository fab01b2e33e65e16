from __future__ import annotations

import re

import pytest

from app.paper.fonts import FONT_FILES, FontChain
from app.paper.pen import Pen, has_joined


@pytest.fixture
def pen():
    return Pen(FontChain(FONT_FILES[:2]))


def test_a_han_character_is_one_type_size_wide_and_a_digit_about_half(pen):
    assert pen.widths("张3") == [1000, 555]
    assert pen.width("张3") == 1555


def test_invisible_characters_take_no_room(pen):
    assert pen.widths("葛\U000e0100城\u200b") == [1000, 0, 1000, 0]


def test_a_joined_word_is_measured_as_it_is_shaped(pen):
    word = "ᠮᠣᠩᠭᠣᠯ"
    font = pen.fonts.font_of("ᠮ")
    apart = sum(font.widths[char] for char in word)
    assert pen.width(word) == sum(glyph.advance for glyph in font.face.shape(word)) != apart
    assert len(pen.widths(word)) == len(word)


def test_after_another_font_the_main_one_is_set_again(pen):
    assert re.search(rb"/F1 9.00 Tf .*/F0 9.00 Tf $", pen.write("张ᠮᠣ", 9), re.DOTALL)
    assert b"Tf" not in pen.write("张三", 9)


def test_a_letter_the_mongolian_font_lacks_is_told(pen):
    pen.write("ᠮ\u18aeᠣ", 9)  # U+18AE is not assigned
    assert pen.missing == {"\u18ae"}


def test_mongolian_digits_and_letters_are_joined_words_and_others_are_not():
    assert has_joined("ᠨᠡᠷ᠎ᠡ")
    assert has_joined("᠑᠒")
    assert not has_joined("巴图 Bat 123 Бат")
    assert not has_joined("\u180e\u180b")
