from __future__ import annotations

import itertools
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.values.pinyin import full, initials, sort_key


def in_order(*texts):
    """Whether the keys, as bytes of UTF-8, have the order of the texts."""
    keys = [sort_key(text).encode() for text in texts]
    return all(one < other for one, other in itertools.pairwise(keys))


@pytest.mark.parametrize(
    ("name", "reading"),
    [
        ("单玉秀", "shan yu xiu"),
        ("曾国志", "zeng guo zhi"),
        ("仇和", "qiu he"),
        ("解晓东", "xie xiao dong"),
        ("查良镛", "zha liang yong"),
        ("任正非", "ren zheng fei"),
        ("盖叫天", "ge jiao tian"),
        ("缪荣株", "miao rong zhu"),
        ("朴正洙", "piao zheng zhu"),
        ("翟志刚", "zhai zhi gang"),
        ("瞿秋白", "qu qiu bai"),
        ("区楚良", "ou chu liang"),
        ("尉迟恭", "yu chi gong"),
        ("万俟卨", "mo qi xie"),
        ("澹台灭明", "tan tai mie ming"),
        ("单于飞", "chan yu fei"),
        ("长孙无忌", "zhang sun wu ji"),
        ("王单", "wang dan"),
        ("王解放", "wang jie fang"),
        ("㛃红", "jie hong"),
        ("李𫖯", "li fu"),
        ("石犇犇", "shi ben ben"),
        ("王长明", "wang chang ming"),
        # Mongolian names and places
        ("格日勒图", "ge ri le tu"),
        ("什日布", "shi ri bu"),
        ("查干敖包", "cha gan ao bao"),
        ("朴日布", "pu ri bu"),
        ("布和朝鲁", "bu he chao lu"),
        ("巴图·孟和", "ba tu meng he"),
        # words that are no names
        ("单位", "dan wei"),
        ("重庆", "chong qing"),
        ("嘎查", "ga cha"),
    ],
)
def test_readings(name, reading):
    assert sort_key(name).split("  ")[0] == reading
    assert full(name) == reading.replace(" ", "")
    assert initials(name) == "".join(syllable[0] for syllable in reading.split())


def test_people_stand_as_in_a_list_of_names():
    assert in_order("敖特根", "巴图孟和", "李安", "李明", "王发", "张三", "张三丰", "张四", "章五")
    assert in_order("区楚良", "仇和", "任飞", "单玉秀", "解晓东", "曾国志", "查良镛", "翟志刚")


def test_a_short_syllable_stands_before_a_longer_one():
    assert in_order("张萨丰", "张三")


def test_tones_and_then_characters_break_ties():
    assert in_order("张飞", "张非") or in_order("张非", "张飞")
    assert in_order("王妈", "王麻", "王马", "王骂")


def test_u_umlaut_stands_where_dictionaries_have_it():
    assert in_order("卢一", "吕一", "栾一", "略一", "伦一", "罗一")
    assert full("吕布") == "lvbu"


def test_numbers_compare_by_value_and_before_letters():
    assert in_order("第2管段", "第10管段", "第100管段", "第一管段")
    assert in_order("1", "002", "3", "10")


def test_latin_letters_are_lower_case():
    assert in_order("Anna", "anna Lee", "BOB")
    assert full("Anna Lee") == "annalee"
    assert initials("Anna Lee") == "al"
    assert initials("第12管段") == "d12gd"


def test_unknown_characters_follow_all_others_by_code_point():
    unknown = ["\u3402", "\U00020002", "\U00031351"]
    assert in_order("卓资", "做", "ᠪᠠᠲᠤ", "ᠪᠠᠲᠤᠮᠥᠩᠬᠡ", *unknown)
    assert in_order("王足", "王\u3402", "王\U00020002一")


def test_a_compatibility_ideograph_sounds_like_its_character():
    assert full("\uf900") == full("豈")
    assert sort_key("\uf900") != sort_key("豈")


@pytest.mark.parametrize(
    "manual",
    ["shan yu xiu", "shanyuxiu", "Shàn Yùxiù", "shan4yu4xiu4", "SHAN YUXIU", "shan'yu-xiu"],
)
def test_a_typed_reading_wins_however_it_is_typed(manual):
    assert full("单玉秀", manual) == "shanyuxiu"
    assert initials("单玉秀", manual) == "syx"
    assert sort_key("单玉秀", manual) == sort_key("单玉秀")


def test_a_typed_reading_overrides_the_dictionary():
    assert full("乐山", "le shan") == "leshan"
    assert sort_key("乐山", "leshan").startswith("le shan  ")
    assert sort_key("吕一", "lü yi") == sort_key("吕一", "lv yi") == sort_key("吕一")


def test_letters_are_split_into_as_many_syllables_as_characters():
    assert sort_key("西安", "xian").startswith("xi an  ")
    assert sort_key("先", "xian").startswith("xian  ")
    assert sort_key("方安", "fangan").startswith("fang an  ")
    assert sort_key("凡干", "fangan").startswith("fan gan  ")


def test_a_reading_that_does_not_fit_is_taken_as_typed():
    assert sort_key("王𠅤", "wang").startswith("wang  ")
    assert sort_key("王一", "!!") == sort_key("王一")


@given(st.integers(0, 10**30), st.integers(0, 10**30))
@example(999999999, 10**9)
@example(10**17, 10**18)
def test_numbers_keep_their_order(one, other):
    keys = sort_key(f"第{one}段").encode(), sort_key(f"第{other}段").encode()
    assert (keys[0] < keys[1]) == (one < other)


@given(
    st.text(alphabet="张三李四王阿安吕卢0123456789", min_size=1, max_size=5),
    st.text(alphabet="张三李四王阿安", min_size=1, max_size=3),
)
def test_a_beginning_stands_before_the_whole(start, more):
    if not start[-1].isdecimal() or not more[0].isdecimal():
        assert sort_key(start).split("  ")[0] <= sort_key(start + more).split("  ")[0]


@given(st.text(), st.text(max_size=30))
def test_any_text_has_keys(text, manual):
    key = sort_key(text, manual)
    assert key.encode() == sort_key(text, manual).encode()
    assert key.endswith(text)
    assert " " not in full(text, manual)
    assert len(initials(text, manual)) <= len(full(text, manual))


@given(st.text(max_size=6), st.text(max_size=6))
def test_different_texts_have_different_keys(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)


def test_the_dictionary_is_loaded_only_when_it_is_needed():
    code = "import sys, app.values.pinyin as p; assert 'pypinyin' not in sys.modules; p.sort_key('张'); assert 'pypinyin' in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)
