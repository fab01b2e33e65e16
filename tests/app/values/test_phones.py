from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.phones import is_masked, mask_phone, read_phone

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
PHONE_LIKE = st.text(alphabet="0123456789-+() 、/,;转（儿子）手机:*#", max_size=26)


def notes(reading):
    return [str(note) for note in reading.notes]


@pytest.mark.parametrize(
    ("raw", "phone"),
    [
        ("14651450081", "14651450081"),
        (18855566198.0, "18855566198"),
        (18855566198, "18855566198"),
        ("138 1234 1027", "13812341027"),
        ("138-1234-1027", "13812341027"),
        ("１３８１２３４１０２７", "13812341027"),
        ("\u202d13812341027\u202c", "13812341027"),
        ("+86 13812341027", "13812341027"),
        ("8613812341027", "13812341027"),
        ("0086-13812341027", "13812341027"),
        ("0479-1234567", "0479-1234567"),
        ("04791234567", "0479-1234567"),
        ("(0479) 2234567", "0479-2234567"),
        ("0479 2234567", "0479-2234567"),
        ("010-62345678", "010-62345678"),
        ("0479-2234567-801", "0479-2234567转801"),
        ("0479-2234567 转 801", "0479-2234567转801"),
        ("0479-2234567分机801", "0479-2234567转801"),
        ("400-123-4567", "4001234567"),
        ("13812341027、13912341027", "13812341027、13912341027"),
        ("13812341027/0479-2234567", "13812341027、0479-2234567"),
        ("13812341027 13912341027", "13812341027、13912341027"),
        ("13812341027\n13912341027", "13812341027、13912341027"),
        ("13812341027（0479-2234567）", "13812341027、0479-2234567"),
        ("13812341027，13812341027", "13812341027"),
        ("", None),
        ("无", None),
    ],
)
def test_phones(raw, phone):
    reading = read_phone(raw)
    assert reading.value == phone
    assert reading.notes == ()


@pytest.mark.parametrize(
    ("raw", "phone", "note"),
    [
        ("13812341027（儿子）", "13812341027", "“(儿子)”不是电话号码，没有保留"),
        ("手机：13812341027", "13812341027", "“手机:”不是电话号码，没有保留"),
        ("2234567", "2234567", "“*****67”没有区号，请核对"),
        ("1381234102", "1381234102", "“********02”有 10 位，不像电话号码，请核对"),
        (4792234567.0, "4792234567", "“********67”开头的 0 可能被表格软件去掉了，请核对"),
    ],
)
def test_doubts_are_told(raw, phone, note):
    reading = read_phone(raw)
    assert reading.value == phone
    assert notes(reading) == [note]


@pytest.mark.parametrize("raw", ["123", "1" * 21, "同上", "、", True, dt.date(2024, 1, 1)])
def test_what_is_no_phone_is_refused(raw):
    with pytest.raises(Unreadable, match="不是电话号码"):
        read_phone(raw)


def test_masked_and_rounded_numbers_are_refused():
    assert is_masked("138****1027")
    with pytest.raises(Unreadable, match="遮盖"):
        read_phone("138****1027")
    with pytest.raises(Unreadable, match="文本格式"):
        read_phone("1.38123E+10")


def test_masks():
    assert mask_phone("13812341027") == "138****1027"
    assert mask_phone("0479-1234567") == "0479-*****67"
    assert mask_phone("0479-2234567转801") == "0479-*****67转***"
    assert mask_phone("13812341027、0479-2234567") == "138****1027、0479-*****67"
    assert mask_phone("12345") == "***45"


@given(st.text())
def test_a_mask_keeps_the_length(phone):
    assert len(mask_phone(phone)) == len(phone)


@given(st.one_of(CELLS, PHONE_LIKE))
def test_any_cell_is_read_or_refused_with_a_sentence(outcome, raw):
    phone, _ = outcome(read_phone, raw)
    if phone is not None:
        assert read_phone(phone).value == phone
        masked = mask_phone(phone)
        assert len(masked) == len(phone)
        assert is_masked(masked)
        assert mask_phone(masked) == masked
