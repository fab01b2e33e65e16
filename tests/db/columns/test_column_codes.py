"""Each sort of values is written in the way that was made for it, and takes few bytes."""

from __future__ import annotations

import datetime as dt
import json
import random

import msgspec
import pytest

from db.columns import Code, RowReferences, decode, encode
from db.record_ids import RecordIds


@pytest.fixture
def rng() -> random.Random:
    return random.Random(11)


def check(values, code, most, seen=None):
    """The column has this code, takes at most so many bytes, and gives the values back."""
    column = encode(values, seen)
    sent = msgspec.msgpack.encode(column)
    found = decode(msgspec.msgpack.decode(sent), len(values))
    assert found == values
    assert [type(value) for value in found] == [type(value) for value in values]
    assert column[0] == code
    assert len(sent) <= most
    return column


def test_no_values_and_only_gaps_take_two_bytes():
    check([], Code.NOTHING, 2)
    check([None], Code.NOTHING, 2)
    check([None] * 50_000, Code.NOTHING, 2)


def test_one_value_for_all_is_written_once():
    check(["贡宝拉格苏木"] * 50_000, Code.SAME, 20)
    check([0] * 50_000, Code.SAME, 10)


def test_running_numbers_take_no_bytes_for_each():
    check(list(range(10_000, 60_000)), Code.NUMBERS, 20)


def test_numbers_in_random_order_take_their_own_width(rng):
    check([rng.randrange(1_000_000, 1_000_256) for _ in range(500)], Code.NUMBERS, 520)
    check([rng.randrange(-30_000, 30_000) for _ in range(500)], Code.NUMBERS, 1020)
    check([rng.randrange(2**23) for _ in range(500)], Code.NUMBERS, 1520)


def test_rising_stamps_are_written_as_steps(rng):
    stamps, now = [], 1_700_000_000_000
    for _ in range(1000):
        now += rng.randrange(200)
        stamps.append(now)
    check(stamps, Code.NUMBERS, 1030)


def test_the_widest_numbers_survive_although_their_steps_need_65_bits():
    low, high = -(2**63), 2**63 - 1
    check([low, high], Code.NUMBERS, 40)
    check([high, low, high, 0, -1, 1], Code.NUMBERS, 70)
    check(
        [high, *[high - step for step in range(4000)], low, *range(high - 4000, high)],
        Code.NUMBERS,
        70_000,
    )


def test_a_step_that_msgpack_cannot_hold_is_not_written_as_one():
    """Found by Hypothesis: the base of these steps would have been below -(2**63)."""
    check([0, 0, 0, 1, -(2**63), -2], Code.NUMBERS, 64)


def test_recurring_values_are_numbered(rng):
    weather = ["晴", "多云", None, "白毛风"]
    check([rng.choice(weather) for _ in range(1000)], Code.CODES, 1050)


def test_many_recurring_values_take_two_bytes_each(rng):
    names = [f"敖特根{number}" for number in range(300)]
    column = check([rng.choice(names) for _ in range(2000)], Code.CODES, 9000)
    assert len(column[3][1]) == 4000


def test_days_in_random_order_take_two_bytes_each(rng):
    born = [str(dt.date(1940, 1, 1) + dt.timedelta(rng.randrange(24_000))) for _ in range(500)]
    check(born, Code.DAYS, 1020)


def test_days_that_follow_each_other_take_one_byte_each(rng):
    days, day = [], dt.date(2015, 1, 1)
    for _ in range(500):
        day += dt.timedelta(rng.randrange(1, 4))
        days.append(str(day))
    check(days, Code.DAYS, 520)


@pytest.mark.parametrize(
    "other", ["2023-02-29", "0000-01-01", "20240101", "2024-W01-1", "２０２４-01-01", "2024-1-1 "]
)
def test_a_text_that_only_resembles_a_day_stays_as_it_is(other):
    days = [str(dt.date(2020, 1, 1) + dt.timedelta(number)) for number in range(50)]
    check([*days, other], Code.SPLIT, 100)
    check([other], encode([other])[0], 60)


def test_months_among_days_do_not_spoil_the_days(rng):
    days = [str(dt.date(1960, 1, 1) + dt.timedelta(rng.randrange(20_000))) for _ in range(1000)]
    joined = [day if rng.random() < 0.8 else day[:7] for day in days]
    column = check(joined, Code.SPLIT, 2700)
    assert column[2][0] == Code.DAYS


def test_times_take_two_bytes_at_most(rng):
    times = [f"{rng.randrange(24):02d}:{rng.randrange(60):02d}" for _ in range(500)]
    check(times, Code.TIMES, 1020)


def test_a_time_that_does_not_exist_stays_text():
    check(["24:00"], Code.DIGITS, 20)
    check(["7:30", "07：30"], Code.TEXT, 20)


def test_phones_take_half_a_byte_a_digit(rng):
    phones = [f"1{rng.randrange(3, 10)}{rng.randrange(10**9):09d}" for _ in range(500)]
    check(phones, Code.DIGITS, 6 * 500 + 20)


def test_leading_noughts_of_digits_survive(rng):
    check([f"{rng.randrange(10**9):012d}" for _ in range(500)], Code.DIGITS, 6 * 500 + 20)


def test_id_numbers_with_and_without_x_take_nine_bytes(rng):
    numbers = [f"990000{rng.randrange(10**11):011d}{rng.choice('0123456789X')}" for _ in range(500)]
    check(numbers, Code.DIGITS, 9 * 500 + 20)


def test_landlines_among_phones_do_not_spoil_the_phones(rng):
    phones = [f"1{rng.randrange(10**10):010d}" for _ in range(500)]
    phones[7] = "0479-1234567"
    phones[9] = "无"
    check(phones, Code.SPLIT, 6 * 500 + 160)


def test_running_numbers_with_letters_before_them_are_digits():
    numbers = [f"XL-DDWS-2024-{number:05d}" for number in range(500)]
    column = check(numbers, Code.DIGITS, 6 * 500 + 30)
    assert column[1] == b"XL-DDWS"


def test_ids_of_one_start_take_a_few_bytes_together():
    check(RecordIds().many(50_000), Code.IDS, 40)


def test_ids_of_many_starts_take_a_few_bytes_each():
    ids = [uid for _ in range(100) for uid in RecordIds().many(20)]
    check(ids, Code.IDS, 2000 * 6)


def test_random_ids_take_sixteen_bytes(rng):
    check([rng.randbytes(16) for _ in range(500)], Code.FIXED, 16 * 500 + 20)


def test_ids_as_hexadecimal_text_are_ids():
    check([uid.hex() for uid in RecordIds().many(5000)], Code.HEX, 50)


def test_ids_without_letters_are_ids_all_the_same():
    check([uid.hex() for uid in RecordIds(bytes).many(9)], Code.HEX, 50)


def test_hexadecimal_text_in_capitals_stays_as_it_is(rng):
    check([rng.randbytes(16).hex().upper() for _ in range(3)], Code.TEXT, 110)


def test_hashes_and_other_bytes_keep_their_length(rng):
    check([rng.randbytes(32) for _ in range(100)], Code.FIXED, 3220)
    check([b"", b"a", b"bc" * 300], Code.BLOBS, 630)
    check([b""], Code.BLOBS, 10)


def test_the_riders_of_a_patrol_take_little_more_than_a_byte_each(rng):
    riders = [uid.hex() for uid in RecordIds().many(30)]
    parties = [rng.sample(riders, rng.randrange(1, 5)) for _ in range(1000)]
    texts = [json.dumps(party, separators=(",", ":")) for party in parties]
    items = sum(map(len, parties))
    check(texts, Code.QUOTED, items + 1000 + 200)


def test_items_with_a_payload_and_changes_of_sets_are_taken_apart(rng):
    riders = [uid.hex() for uid in RecordIds().many(30)]
    changes = [
        json.dumps(
            [[[rng.choice(riders), "骑马"]], [rng.choice(riders)], []],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for _ in range(1000)
    ]
    check(changes, Code.QUOTED, 3 * 1000 + 200)


def test_a_text_with_one_quotation_mark_does_not_spoil_the_others(rng):
    items = [str(number) for number in range(1180, 1300)]
    texts = [json.dumps(rng.sample(items, 3)) for _ in range(500)]
    texts[3] = '["not closed]'
    check(texts, Code.SPLIT, 3 * 500 + 900)


def test_quoted_texts_with_nul_come_back():
    check(['["a\0b"]', '["c"]', '["d"]', '[\0"e"]'], Code.SPLIT, 70)


def test_long_quoted_texts_are_written_plainly():
    texts = [json.dumps(["长" * 1000 + str(number)], ensure_ascii=False) for number in range(5)]
    check(texts, Code.WIDE_TEXT, 10_200)


def test_chinese_takes_two_bytes_a_character_and_latin_one():
    check(["铁丝网破损", "已临时修补", "发现羊靠近边界线"], Code.WIDE_TEXT, 2 * 20 + 10)
    check(["Sain baina uu", "bayarlalaa"], Code.TEXT, 30)


def test_scattered_gaps_take_a_bit_each():
    remarks = [None if number % 5 else f"巡查第{number}次" for number in range(1000)]
    check(remarks, Code.SPLIT, 125 + 200 * 16)


def test_values_of_all_kinds_in_one_column_keep_their_kinds():
    values = [0, "0", b"0", None, "", b"", 1, "1", b"1", -5, "\0", "a\0b", "巡"] * 2
    check(values, Code.SPLIT, 140)


def test_an_id_that_the_segment_has_named_is_referred_to(rng):
    ids = [rng.randbytes(16) for _ in range(200)]
    seen = RowReferences()
    encode(ids, seen)
    chosen = rng.sample(ids, 150)
    column = encode(chosen, seen)
    assert column[0] == Code.SEEN
    assert len(msgspec.msgpack.encode(column)) <= 150 + 10
    found = RowReferences()
    decode(encode(ids, RowReferences()), len(ids), found)
    assert decode(column, len(chosen), found) == chosen


def test_ids_in_later_columns_are_found_in_text_and_in_codes_too(rng):
    """Riders stand as JSON text, sections as codes; new ids among known ones are taken up."""
    members = [rng.randbytes(16) for _ in range(50)]
    fresh = [rng.randbytes(16) for _ in range(3)]
    columns = [
        members,
        [json.dumps([uid.hex()]) for uid in rng.sample(members, 40)],
        [*rng.sample(members, 10), *fresh],
        [rng.choice(fresh) for _ in range(30)],
    ]
    write, read = RowReferences(), RowReferences()
    sent = [msgspec.msgpack.encode(encode(column, write)) for column in columns]
    assert [
        decode(msgspec.msgpack.decode(data), len(column), read)
        for data, column in zip(sent, columns, strict=True)
    ] == columns
    assert len(sent[1]) < 150
    assert len(sent[2]) < 110
    assert len(sent[3]) < 60


@pytest.mark.parametrize(
    "value",
    [
        True,
        1.5,
        2**63,
        -(2**63) - 1,
        "\ud800",
        "a\udfff",
        ["a"],
        dt.date(2024, 1, 1),
        bytearray(b"x"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(value):
    with pytest.raises(ValueError):  # noqa: PT011 UnicodeEncodeError has its own words
        encode([value])
    with pytest.raises(ValueError):  # noqa: PT011 the same
        encode([1, "a", None, value] * 10)
