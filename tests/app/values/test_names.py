from __future__ import annotations

import datetime as dt
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.names import NameList, read_person_name, show_names, split_names

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
NAME_LIKE = st.text(
    alphabet="张三李四布和巴图孟欧阳修等人共一 　\t\n·•.．、，；/（）:：0１3?𫖯豈ᠪᠠ\u180e\u202f\u200bAb",
    max_size=30,
)


def notes(reading):
    return [str(note) for note in reading.notes]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("张　三", "张三"),
        (" 图　门 ", "图门"),
        ("张\u00a0三", "张三"),
        ("张\u200b三", "张三"),
        ("张\n三", "张三"),
        ("㛃　红", "㛃红"),
        ("巴图•孟和", "巴图·孟和"),
        ("孟克．巴特尔", "孟克·巴特尔"),
        ("孟克・巴特尔", "孟克·巴特尔"),
        ("孟克‧巴特尔", "孟克·巴特尔"),
        ("孟克ᐧ巴特尔", "孟克·巴特尔"),
        ("孟克∙巴特尔", "孟克·巴特尔"),
        ("孟克⋅巴特尔", "孟克·巴特尔"),
        ("孟克.巴特尔", "孟克·巴特尔"),
        ("孟克 · 巴特尔", "孟克·巴特尔"),
        ("J. Smith", "J. Smith"),
        ("Anna   Lee", "Anna Lee"),
        ("布和朝鲁", "布和朝鲁"),
        ("e\u0301mile", "émile"),
    ],
)
def test_a_name_is_tidied(raw, name):
    assert read_person_name(raw).value == name
    assert notes(read_person_name(raw)) == []


RARE = [
    "㛃",
    "𠅤",
    "𫖯",
    "䶮",
    "𬱖",
    "犇",
    "骉",
    "\U0002a700",  # Extension C
    "\U0002b740",  # D
    "\U0002b820",  # E
    "\U0002ceb0",  # F
    "\U00030000",  # G
    "\U00031350",  # H, unknown to the Unicode of Python 3.11
    "\U0002ebf0",  # I
    "\uf900",  # a compatibility ideograph, which NFC would exchange
    "\ufa0e",
    "\U0002f800",
    "\ue863",  # private use, where GB 18030 once put 䶮
    "葛\U000e0100",  # a variant of its form
]


@pytest.mark.parametrize("char", RARE)
def test_rare_characters_survive_exactly(char):
    assert read_person_name(f"王{char}").value == f"王{char}"
    assert read_person_name(f"{char} 明").value == f"{char}明"


def test_nfc_alone_would_have_changed_compatibility_ideographs():
    assert unicodedata.normalize("NFC", "\uf900") != "\uf900"


@pytest.mark.parametrize(
    "name", ["ᠪᠠᠲᠤᠮᠥᠩᠬᠡ", "ᠰᠠᠷᠠᠩᠭᠡᠷᠡᠯ ᠤᠨ\u202fᠪᠠᠭ\u180eᠠ", "ᠮᠣᠩ\u180bᠭ\u180cᠣ\u180dᠯ"]
)
def test_traditional_mongolian_is_left_alone(name):
    assert read_person_name(name).value == name


@pytest.mark.parametrize(
    "raw",
    [
        "123",
        "１２３",
        "张\x00三",
        "张\ufffd",
        "·",
        "***",
        "名" * 101,
        5.0,
        True,
        dt.date(2024, 1, 1),
    ],
)
def test_what_is_no_name_is_refused(raw):
    with pytest.raises(Unreadable):
        read_person_name(raw)


def test_a_hundred_characters_are_allowed():
    assert read_person_name("名" * 100).value == "名" * 100


def test_a_question_mark_may_be_a_lost_rare_character():
    assert notes(read_person_name("王?")) == ["“王?”里有问号，可能丢了一个生僻字，请核对"]


def test_several_people_in_the_cell_of_one_are_pointed_out():
    reading = read_person_name("张三、李四")
    assert reading.value == "张三、李四"
    assert len(reading.notes) == 1


@pytest.mark.parametrize("raw", ["", "/", "无", "——", None])
def test_a_blank_cell_has_no_name(raw):
    assert read_person_name(raw).value is None
    assert split_names(raw).value is None


@pytest.mark.parametrize(
    ("raw", "names", "total"),
    [
        ("夏云飞、敖特根、图门等3人", ("夏云飞", "敖特根", "图门"), 3),
        ("其木格等3人", ("其木格",), 3),
        ("尹花明、邵国志等３人", ("尹花明", "邵国志"), 3),
        ("张三等十二人", ("张三",), 12),
        ("张三、李四共2名", ("张三", "李四"), 2),
        ("张三（共3人）", ("张三",), 3),
        ("3人", (), 3),
        ("张三等2人、李四等3人", ("张三", "李四"), 5),
        ("娜仁托娅", ("娜仁托娅",), None),
        (
            "图门、斯琴高娃，尹花明,邵国志；方凤;卢涛/宋静",
            ("图门", "斯琴高娃", "尹花明", "邵国志", "方凤", "卢涛", "宋静"),
            None,
        ),
        ("张三\r\n李四", ("张三", "李四"), None),
        ("布和朝鲁、巴图孟和", ("布和朝鲁", "巴图孟和"), None),
        ("张　三", ("张三",), None),
        ("张  三", ("张三",), None),
        ("张　三　　李　四", ("张三", "李四"), None),
        ("图门  其木格", ("图门", "其木格"), None),
        ("欧阳 修", ("欧阳修",), None),
        ("巴图 • 孟和、李四", ("巴图·孟和", "李四"), None),
        ("Anna Lee、李四", ("Anna Lee", "李四"), None),
    ],
)
def test_lists_of_names(raw, names, total):
    reading = split_names(raw)
    assert reading.value == NameList(names, total)
    assert notes(reading) == []


@pytest.mark.parametrize(
    ("raw", "names", "note"),
    [
        ("金国、斯琴高娃、金国", ("金国", "斯琴高娃"), "“金国”写了不止一次，按一个人记入"),
        ("张三（司机）、李四", ("张三", "李四"), "“（司机）”不是姓名，没有保留"),
        ("带队：张三、李四", ("张三", "李四"), "“带队：”不是姓名，没有保留"),
        ("张三 李四", ("张三", "李四"), "“张三 李四”按 2 个人记入，请核对"),
        ("图 门 其木格", ("图门", "其木格"), "“图 门 其木格”按 2 个人记入，请核对"),
        ("张三等", ("张三",), "“等”字没有保留，请写明共有几人"),
        ("张三、王?", ("张三", "王?"), "“王?”里有问号，可能丢了一个生僻字，请核对"),
        ("张三、李四、王五等2人", ("张三", "李四", "王五"), "写着共 2 人，却列了 3 个姓名，请核对"),
    ],
)
def test_what_was_judged_is_told(raw, names, note):
    reading = split_names(raw)
    assert reading.value is not None
    assert reading.value.names == names
    assert notes(reading) == [note]


@pytest.mark.parametrize("raw", ["、", "（司机）", "张三、5", 3.0, True, "张\x00三、李四"])
def test_lists_without_names_are_refused(raw):
    with pytest.raises(Unreadable):
        split_names(raw)


@given(st.one_of(CELLS, NAME_LIKE))
def test_reading_a_name_again_changes_nothing(outcome, raw):
    name, _ = outcome(read_person_name, raw)
    assert name is None or read_person_name(name).value == name


@given(st.one_of(CELLS, NAME_LIKE))
def test_a_shown_list_reads_as_itself(outcome, raw):
    people, _ = outcome(split_names, raw)
    if people is not None:
        assert split_names(show_names(people)).value == people


@given(
    st.text(
        alphabet=[chr(code) for code in range(0x4E00, 0x4F00)] + ["𫖯", "\uf900"],
        min_size=2,
        max_size=8,
    )
)
def test_no_han_character_of_a_name_is_ever_changed(name):
    assert read_person_name("　".join(name)).value == name
