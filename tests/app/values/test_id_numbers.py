from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Unreadable
from app.values.id_numbers import born_of, is_masked, mask_id_number, read_id_number

CELLS = st.one_of(
    st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.dates(), st.times()
)
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def with_check_digit(first: str) -> str:
    """GB 11643 as the standard writes it, to compare with."""
    total = sum(int(digit) * weight for digit, weight in zip(first, WEIGHTS, strict=True))
    return first + "10X98765432"[total % 11]


@pytest.mark.parametrize(
    "raw",
    [
        "99000019720721100X",
        "99000019720721100x",
        "９９００００１９７２０７２１１００Ｘ",
        "990000 19720721 100X",
        "990000-19720721-100X",
        "'99000019720721100X",
        "\t99000019720721100X\u202c",
    ],
)
def test_a_number_however_it_is_typed(raw):
    reading = read_id_number(raw)
    assert reading.value == "99000019720721100X"
    assert reading.notes == ()


@pytest.mark.parametrize(
    "raw", [9.90000195301121e17, 990000195301121000, "9.9E+17", "9.90000195301121e+17"]
)
def test_a_number_that_a_spreadsheet_rounded_is_refused(raw):
    with pytest.raises(Unreadable, match=r"后几位已经丢失.*文本格式"):
        read_id_number(raw)


def test_fifteen_digits_survive_a_spreadsheet():
    for raw in ("990000530112001", 990000530112001.0):
        reading = read_id_number(raw)
        assert reading.value == "990000530112001"
        assert [str(note) for note in reading.notes] == [
            "“990000*****2001”是 15 位的旧号码，请核对是否已换成 18 位"
        ]


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        ("990000196707221972", "“990000********1972”的校验位不对，请照原件核对"),
        (
            "990000195301121000",
            "“990000********1000”的末三位是 000，可能被表格软件改过，请照原件核对",
        ),
        (with_check_digit("99000019721321100"), "里的出生日期不存在，请照原件核对"),
    ],
)
def test_a_doubtful_number_is_kept_and_told(raw, note):
    reading = read_id_number(raw)
    assert reading.value == raw
    assert len(reading.notes) == 1
    assert str(reading.notes[0]).endswith(note)


@pytest.mark.parametrize(
    "raw",
    [
        "99000019720721",
        "9900001972072110011",
        "无证",
        "同上",
        "99000019720721100Y",
        True,
        5.0,
        dt.date(2024, 1, 1),
    ],
)
def test_what_is_no_number_is_refused(raw):
    with pytest.raises(Unreadable, match="不是公民身份号码"):
        read_id_number(raw)


def test_a_sentence_never_quotes_a_whole_number():
    with pytest.raises(Unreadable) as refusal:
        read_id_number("9900001972072110011")
    assert "19720721" not in str(refusal.value)


def test_a_masked_number_is_refused():
    assert is_masked("410102********0024")
    assert not is_masked("990000196707221972")
    assert not is_masked(None)
    with pytest.raises(Unreadable, match="遮盖"):
        read_id_number("410102********0024")


def test_masks():
    assert mask_id_number("410102199001010024") == "410102********0024"
    assert mask_id_number("990000530112001") == "990000*****2001"
    assert mask_id_number("1234567") == "*******"


def test_birth_dates():
    assert born_of("99000019720721100X") == "1972-07-21"
    assert born_of("990000530112001") == "1953-01-12"
    assert born_of("990000197213211001") is None
    assert born_of("无") is None


@given(st.text())
def test_a_mask_keeps_the_length_and_is_stable(number):
    masked = mask_id_number(number)
    assert len(masked) == len(number)
    assert mask_id_number(masked) == masked


@given(
    st.from_regex(
        r"990000(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True
    )
)
def test_a_right_number_is_read_without_doubt(first):
    number = with_check_digit(first)
    reading = read_id_number(number)
    assert reading.value == number
    assert born_of(number) == f"{first[6:10]}-{first[10:12]}-{first[12:14]}"
    assert all("000" in str(note) for note in reading.notes)


@given(st.one_of(CELLS, st.text(alphabet="0123456789Xx *-E+.", max_size=22)))
def test_any_cell_is_read_or_refused_with_a_sentence(outcome, raw):
    number, _ = outcome(read_id_number, raw)
    if number is not None:
        assert len(number) in (15, 18)
        assert read_id_number(number).value == number
